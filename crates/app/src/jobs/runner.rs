//! One job from claim to end.

use super::stop::Stop;
use super::{Cadence, GIVEN_UP_AFTER, ONCE, PERIODIC, Periodic, patience};
use crate::{App, Error};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use store::{Claimed, Ended};

/// The lease of a job that a command does itself, in seconds.
const NOW_LEASE: i64 = 60;

/// Between two looks at a job that another node does.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// What came of one job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobOutcome {
    /// Which job.
    pub name: String,
    /// Whether it did what it should.
    pub is_good: bool,
    /// In words.
    pub result: String,
    /// Whether the end was written down; not if another node had taken the job over.
    pub is_kept: bool,
}

/// The jobs that this process holds at the moment.
#[derive(Debug, Default)]
pub(super) struct Held(Mutex<Vec<Claimed>>);

impl Held {
    pub(super) fn all(&self) -> Vec<Claimed> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Claimed>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Makes the rows of all periodic jobs of this installation. A job planned for the
    /// first time runs soon, not only at its next hour.
    pub fn plan_jobs(&self) -> Result<(), Error> {
        let now = self.now();
        for job in PERIODIC.iter().filter(|j| (j.cadence)(self).is_some()) {
            self.store.job_plan(job.name, now, now)?;
        }
        Ok(())
    }

    /// Does every job that is due, one after the other; for commands and tests.
    pub fn do_due_jobs(&self, node: &str, lease: i64) -> Result<Vec<JobOutcome>, Error> {
        self.plan_jobs()?;
        let held = Held::default();
        let mut out = Vec::new();
        while let Some(outcome) = self.do_one_job(&self.job_names(), node, lease, &held)? {
            out.push(outcome);
        }
        Ok(out)
    }

    /// Does what waits of these jobs at once, for a command that needs it done; what another
    /// node took before is waited for, and taken over if that node dies.
    pub(crate) fn do_jobs_now(&self, names: &[&str]) -> Result<(), Error> {
        let held = Held::default();
        loop {
            match self.do_one_job(names, "at once", NOW_LEASE, &held)? {
                Some(outcome) if !outcome.is_good => return Err(Error::Rules(outcome.result)),
                Some(_) => {}
                None if self.is_held_elsewhere(names)? => std::thread::sleep(LOOK_AGAIN),
                None => return Ok(()),
            }
        }
    }

    fn is_held_elsewhere(&self, names: &[&str]) -> Result<bool, Error> {
        let jobs = self.store.jobs()?;
        let mut wanted = jobs.iter().filter(|job| names.contains(&job.name.as_str()));
        Ok(wanted.any(|job| job.leased_by.is_some()))
    }

    /// The names of the jobs that this installation does. Others are left to nodes with a
    /// newer program.
    pub(super) fn job_names(&self) -> Vec<&'static str> {
        let periodic = PERIODIC.iter().filter(|j| (j.cadence)(self).is_some());
        periodic
            .map(|j| j.name)
            .chain(ONCE.iter().map(|j| j.name))
            .collect()
    }

    /// Claims one job, does it and writes down its end; `None` if nothing was due.
    pub(super) fn do_one_job(
        &self,
        names: &[&str],
        node: &str,
        lease: i64,
        held: &Held,
    ) -> Result<Option<JobOutcome>, Error> {
        let now = self.now();
        let until = now.add_seconds(lease);
        let Some(job) = self.store.job_claim(names, node, now, until)? else {
            return Ok(None);
        };
        held.lock().push(job.clone());
        let done = self.attempt_held(&job, lease);
        let ended = self.ended(&job, done);
        let is_kept = self.store.job_end(&job, &ended);
        held.lock().retain(|other| other.id != job.id);
        Ok(Some(JobOutcome {
            name: job.name,
            is_good: ended.is_good,
            result: ended.result,
            is_kept: is_kept?,
        }))
    }

    /// Makes the attempt while another thread keeps the lease.
    fn attempt_held(&self, job: &Claimed, lease: i64) -> Result<String, String> {
        let over = Stop::default();
        let beat = Duration::from_secs(u64::try_from(lease).unwrap_or(60)) / 3;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                over.rest(beat);
                while !over.is_ordered() {
                    let until = self.now().add_seconds(lease);
                    match self.store.job_hold(job, until) {
                        Ok(true) => {}
                        Ok(false) => tracing::warn!(job = job.name, "another node took it over"),
                        Err(error) => tracing::error!(job = job.name, %error, "lease not kept"),
                    }
                    over.rest(beat);
                }
            });
            let done = self.attempt(job);
            over.order();
            done
        })
    }

    fn attempt(&self, job: &Claimed) -> Result<String, String> {
        // A job that killed its node each time is not begun for ever.
        if !job.is_periodic && job.attempts > GIVEN_UP_AFTER {
            return Err("given up: it was begun again and again and never ended".to_owned());
        }
        let run = || -> Result<String, Error> {
            if let Some(periodic) = periodic(&job.name) {
                return (periodic.run)(self);
            }
            let once = ONCE.iter().find(|o| o.name == job.name);
            once.map_or_else(
                || Ok("no such job in this version".to_owned()),
                |once| (once.run)(self, &job.argument),
            )
        };
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(result) => result.map_err(|error| error.to_string()),
            Err(_) => Err("the job panicked; the log says where".to_owned()),
        }
    }

    fn ended(&self, job: &Claimed, done: Result<String, String>) -> Ended {
        let at = self.now();
        let (is_good, result) = match done {
            Ok(words) => (true, words),
            Err(words) => (false, words),
        };
        let cadence = periodic(&job.name).and_then(|p| (p.cadence)(self));
        let again = at.add_seconds(patience(job.attempts));
        let next = match (cadence, is_good) {
            // From when it was due, so that the work does not drift; never into the past.
            (Some(Cadence::Every(seconds)), true) => Some(
                job.due_at
                    .add_seconds(seconds)
                    .max(at.add_seconds(seconds / 2)),
            ),
            (Some(daily), true) => Some(daily.next(at)),
            (Some(cadence), false) => Some(again.min(cadence.next(at))),
            (None, true) => None,
            (None, false) => (job.attempts < GIVEN_UP_AFTER).then_some(again),
        };
        Ended {
            at,
            is_good,
            result,
            next,
        }
    }
}

fn periodic(name: &str) -> Option<&'static Periodic> {
    PERIODIC.iter().find(|p| p.name == name)
}
