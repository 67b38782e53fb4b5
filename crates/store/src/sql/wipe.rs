//! Transactions that leave nothing behind: what they take away cannot be read in the files of
//! the database afterwards.

use super::{Backend, Conn};
use crate::error::StoreError;

/// Which tables of a `PostgreSQL` database are cleaned afterwards.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Wiped<'t> {
    /// Rows that were taken away make room for others; for large tables whose rows are
    /// encrypted anyway.
    Freed(&'t [&'t str]),
    /// The table is written anew and its old file given up: for keys.
    Rewritten(&'t str),
}

impl Backend {
    /// Runs `work` in a transaction; when it is committed, pages and logs of the database are
    /// cleaned as well. Not for what is done often.
    pub(crate) fn write_and_wipe<T>(
        &self,
        wiped: Wiped<'_>,
        work: impl FnMut(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Self::Lite { .. } = self {
            let mut work = work;
            let mut conn = self.writer()?;
            conn.batch("PRAGMA secure_delete = ON")?;
            let done = conn.transaction(&mut work);
            conn.batch("PRAGMA secure_delete = OFF")?;
            if let (Wiped::Rewritten(_), Ok(_)) = (wiped, &done) {
                // Pages that were split earlier hold copies of rows where nothing points to.
                conn.batch("VACUUM")?;
            }
            // The log still holds the pages as they were.
            let is_busy = conn.number("PRAGMA wal_checkpoint(TRUNCATE)", &[])? != 0;
            if is_busy {
                tracing::warn!("a reader kept the log of a database from being emptied");
            }
            return done;
        }
        let done = self.write(work)?;
        let mut conn = self.writer()?;
        match wiped {
            Wiped::Freed(tables) => tables
                .iter()
                .try_for_each(|table| conn.batch(&format!("VACUUM {table}")))?,
            Wiped::Rewritten(table) => conn.batch(&format!("VACUUM FULL {table}"))?,
        }
        Ok(done)
    }
}
