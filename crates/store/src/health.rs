//! How the database and its connections are, for monitoring.

use crate::Store;
use crate::error::StoreError;
use crate::migrate;
use crate::sql::Backend;

/// The connections of the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pool {
    /// All that are open.
    pub connections: u32,
    /// Those that nobody uses.
    pub idle: u32,
}

impl Store {
    /// The highest migration applied to the database, and the highest this program knows.
    pub fn schema(&self) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT coalesce(max(number), 0) FROM migration";
        let found = self.backend.reader()?.number(sql, &[])?;
        Ok((found, migrate::newest()))
    }

    /// How the pool is.
    pub fn pool(&self) -> Pool {
        let states = match &*self.backend {
            Backend::Lite {
                writer, readers, ..
            } => vec![writer.state(), readers.state()],
            Backend::Pg(pool) => vec![pool.state()],
        };
        Pool {
            connections: states.iter().map(|s| s.connections).sum(),
            idle: states.iter().map(|s| s.idle_connections).sum(),
        }
    }

    /// How many views wait to be written to the access log.
    pub fn access_waiting(&self) -> u64 {
        self.accesses.waiting()
    }
}
