//! Work that nobody waits for. Every part of the product adds its line to one of the two
//! lists here; which node does it, and what happens when a node dies, is the runner's.
//!
//! A job may be begun again after a crash in the middle of it: it must bear that. What it
//! returns and its errors are shown to whoever looks after the installation, so they hold
//! nothing of a person.

mod backup;
mod gaps;
mod keeping;
mod rebuild;
mod runner;
mod stop;
mod substitutes;
mod sweep;
mod verify;
mod worker;

pub use runner::JobOutcome;
pub use worker::{Pace, Worker};

use crate::{App, Error};
use domain::Moment;

/// When a periodic job runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cadence {
    /// So many seconds after it began the last time.
    Every(i64),
    /// Once a day, at this hour and minute in Copenhagen.
    Daily(u32, u32),
}

/// A job that comes again and again.
pub struct Periodic {
    /// Its name in the table, in logs and figures; never changed.
    pub name: &'static str,
    /// When it runs; `None`: not in this installation.
    pub cadence: fn(&App) -> Option<Cadence>,
    /// Does it, and says in words what came of it.
    pub run: fn(&App) -> Result<String, Error>,
}

/// A job that is done once, because of something that happened.
pub struct Once {
    /// Its name in the table.
    pub name: &'static str,
    /// Does what the argument says (JSON), and says in words what came of it.
    pub run: fn(&App, &str) -> Result<String, Error>,
}

/// All periodic jobs.
pub const PERIODIC: &[Periodic] = &[
    Periodic {
        name: "backup",
        cadence: |app| app.nightly.as_ref().map(|_| Cadence::Daily(2, 30)),
        run: backup::run,
    },
    Periodic {
        name: "session_sweep",
        cadence: |_| Some(Cadence::Every(15 * 60)),
        run: sweep::sessions,
    },
    Periodic {
        name: "job_sweep",
        cadence: |_| Some(Cadence::Daily(3, 10)),
        run: sweep::jobs,
    },
    Periodic {
        name: "heads_export",
        cadence: |app| app.heads_file.as_ref().map(|_| Cadence::Every(3600)),
        run: App::heads_job,
    },
    Periodic {
        name: verify::NAME,
        cadence: |_| Some(Cadence::Daily(4, 10)),
        run: verify::run,
    },
    Periodic {
        name: "form_draft_sweep",
        cadence: |_| Some(Cadence::Daily(3, 20)),
        run: sweep::drafts,
    },
    Periodic {
        name: "file_sweep",
        cadence: |_| Some(Cadence::Daily(3, 30)),
        run: sweep::files,
    },
    Periodic {
        name: "access_log_sweep",
        cadence: |_| Some(Cadence::Daily(3, 40)),
        run: sweep::accesses,
    },
    Periodic {
        name: "erasure",
        cadence: |_| Some(Cadence::Every(3600)),
        run: keeping::finish,
    },
    Periodic {
        name: "retention",
        cadence: |_| Some(Cadence::Daily(4, 10)),
        run: keeping::retention,
    },
    Periodic {
        name: "substitutes",
        cadence: |_| Some(Cadence::Daily(0, 10)),
        run: substitutes::run,
    },
    Periodic {
        name: "gaps",
        cadence: |_| Some(Cadence::Daily(5, 10)),
        run: gaps::run,
    },
];

/// All jobs that are done once.
pub const ONCE: &[Once] = &[Once {
    name: store::REBUILD,
    run: |app, _| rebuild::run(app),
}];

pub(crate) use rebuild::plan as plan_rebuild;

impl Cadence {
    /// The first moment after `after` at which the job is due.
    pub fn next(self, after: Moment) -> Moment {
        match self {
            Self::Every(seconds) => after.add_seconds(seconds),
            Self::Daily(hour, minute) => {
                let today = after.day().at(hour, minute);
                if today > after {
                    today
                } else {
                    after.day().add_days(1).at(hour, minute)
                }
            }
        }
    }
}

/// How long to wait after so many failures in a row: half a minute, then twice as long each
/// time, at most an hour.
pub fn patience(failures: u32) -> i64 {
    (30_i64 << failures.saturating_sub(1).min(7)).min(3600)
}

/// Failures in a row after which a job that is done once is given up and waits for a person.
pub const GIVEN_UP_AFTER: u32 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_daily_job_keeps_its_hour_when_the_clocks_change() {
        let night = Cadence::Daily(3, 10);
        // Summer time ends on 25 October 2026.
        let first = night.next("2026-10-24T10:00:00Z".parse().unwrap());
        assert_eq!(first.to_string(), "2026-10-25T02:10:00Z");
        assert_eq!(night.next(first).to_string(), "2026-10-26T02:10:00Z");
        let summer = night.next("2026-07-01T00:00:00Z".parse().unwrap());
        assert_eq!(summer.to_string(), "2026-07-01T01:10:00Z");
    }

    #[test]
    fn patience_doubles_up_to_an_hour() {
        let waits: Vec<i64> = (1..=9).map(patience).collect();
        assert_eq!(waits, [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    }

    #[test]
    fn names_are_given_once() {
        let mut names: Vec<&str> = PERIODIC.iter().map(|j| j.name).collect();
        names.extend(ONCE.iter().map(|j| j.name));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
