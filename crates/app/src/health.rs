//! How the installation is, for monitoring: numbers only, nothing of anybody.

use crate::{App, Error};

/// The state of one node and its database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// `sqlite` or `postgres`.
    pub backend: &'static str,
    /// The migration number of the database, and the one this program knows.
    pub schema: (i64, i64),
    /// Whether the key store answers.
    pub has_keys: bool,
    /// Position of the last event.
    pub head: u64,
    /// The position that the figures in memory rest on; `None` before they are read.
    pub frame: Option<u64>,
    /// Connections of the pool.
    pub connections: u32,
    /// Those of them that nobody uses.
    pub idle: u32,
    /// Views that wait to be written to the access log.
    pub access_waiting: u64,
    /// The periodic jobs.
    pub jobs: Vec<JobHealth>,
}

/// How a periodic job does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobHealth {
    /// Which.
    pub name: String,
    /// Seconds since it last ended well; `None` if it never did.
    pub age_seconds: Option<i64>,
    /// Failures in a row.
    pub failures: u64,
}

impl App {
    /// How this node and its database are.
    pub fn health(&self) -> Result<Health, Error> {
        let now = self.now();
        let (store, pool) = (&self.store, self.store.pool());
        let jobs = store.jobs()?.into_iter().filter(|job| job.is_periodic);
        Ok(Health {
            backend: store.backend_name(),
            schema: store.schema()?,
            has_keys: store.vault().is_answering(),
            head: store.head()?,
            frame: self.frames.position(),
            connections: pool.connections,
            idle: pool.idle,
            access_waiting: store.access_waiting(),
            jobs: jobs
                .map(|job| JobHealth {
                    age_seconds: job.succeeded_at.map(|at| now.0 - at.0),
                    name: job.name,
                    failures: job.failures,
                })
                .collect(),
        })
    }
}
