//! The threads that do jobs: some that work, and one that keeps up what this node holds in
//! memory.

use super::runner::Held;
use super::stop::Stop;
use crate::App;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

/// How a node works.
#[derive(Debug, Clone)]
pub struct Pace {
    /// The municipality's name, for the log.
    pub municipality: String,
    /// The node's name in the table of jobs.
    pub node: String,
    /// How many jobs at once; 0: none, only what this node holds in memory is kept up.
    pub threads: usize,
    /// Seconds after which a node that says nothing counts as dead.
    pub lease: i64,
    /// How long to wait between two looks at the table.
    pub rest: Duration,
    /// Whether this node answers with figures, so that they are kept ready in memory.
    pub keeps_figures: bool,
}

/// Threads that work until they are stopped.
#[derive(Debug)]
pub struct Worker {
    app: Arc<App>,
    held: Arc<Held>,
    stop: Arc<Stop>,
    threads: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("store", &self.store)
            .finish_non_exhaustive()
    }
}

impl Worker {
    /// Starts the threads of a node.
    pub fn start(app: Arc<App>, pace: &Pace) -> Self {
        let (held, stop) = (Arc::new(Held::default()), Arc::new(Stop::default()));
        let mut threads = Vec::new();
        let mut start = |name: String, work: Box<dyn FnOnce() + Send>| match Builder::new()
            .name(name)
            .spawn(work)
        {
            Ok(thread) => threads.push(thread),
            Err(error) => tracing::error!(%error, "a thread for jobs cannot be started"),
        };
        for number in 0..pace.threads {
            let (app, held, stop) = (Arc::clone(&app), Arc::clone(&held), Arc::clone(&stop));
            let pace = pace.clone();
            let work = move || work(&app, &held, &stop, &pace);
            start(format!("job-{number}"), Box::new(work));
        }
        {
            let (app, stop) = (Arc::clone(&app), Arc::clone(&stop));
            let pace = pace.clone();
            let work = move || keep(&app, &stop, &pace);
            start("job-keeper".to_owned(), Box::new(work));
        }
        Self {
            app,
            held,
            stop,
            threads,
        }
    }

    /// Begins no more jobs, waits for those begun, and gives back what is not done by then
    /// so that another node takes it at once.
    pub fn stop(mut self, patience: Duration) {
        self.stop.order();
        let step = Duration::from_millis(20);
        let mut waited = Duration::ZERO;
        while waited < patience && self.threads.iter().any(|t| !t.is_finished()) {
            std::thread::sleep(step);
            waited += step;
        }
        for job in self.held.all() {
            match self.app.store.job_release(&job) {
                Ok(_) => tracing::warn!(job = job.name, "given back undone"),
                Err(error) => tracing::error!(job = job.name, %error, "cannot be given back"),
            }
        }
        for thread in self.threads.drain(..).filter(JoinHandle::is_finished) {
            let _ = thread.join();
        }
    }
}

fn work(app: &App, held: &Held, stop: &Stop, pace: &Pace) {
    let _span = tracing::info_span!("jobs", municipality = pace.municipality).entered();
    let names = app.job_names();
    while !stop.is_ordered() {
        match app.do_one_job(&names, &pace.node, pace.lease, held) {
            Ok(Some(done)) => {
                let (job, result) = (&*done.name, &*done.result);
                if done.is_good {
                    tracing::info!(job, result, kept = done.is_kept, "job done");
                } else {
                    tracing::error!(job, result, kept = done.is_kept, "job failed");
                }
            }
            Ok(None) => stop.rest(pace.rest),
            Err(error) => {
                tracing::error!(%error, "jobs cannot be claimed");
                stop.rest(pace.rest * 10);
            }
        }
    }
}

/// Takes notice of what other nodes changed, so that the first who asks for a figure need
/// not wait for it.
fn keep(app: &App, stop: &Stop, pace: &Pace) {
    let _span = tracing::info_span!("keeper", municipality = pace.municipality).entered();
    if pace.threads > 0
        && let Err(error) = app.plan_jobs()
    {
        tracing::error!(%error, "jobs cannot be planned");
    }
    while !stop.is_ordered() {
        let kept = if pace.keeps_figures {
            app.frame().map(|_| ())
        } else {
            app.follow().map(|_| ())
        };
        if let Err(error) = kept {
            tracing::error!(%error, "what other nodes changed cannot be read");
        }
        stop.rest(pace.rest * 2);
    }
}
