//! What an upgrade is about to do, told before it is done, so that a backup can be made first.

use super::{BackupMade, write};
use crate::catalog;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::migrate;
use crate::sql::Backend;
use domain::Moment;
use std::path::Path;

/// A database with an older schema than the program's, not yet touched.
pub struct PendingUpgrade {
    backend: Backend,
    /// The number of its schema.
    pub from: i64,
    /// The number that opening it will lead to.
    pub to: i64,
    /// The events in it.
    pub events: u64,
}

impl std::fmt::Debug for PendingUpgrade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PendingUpgrade")
            .field("from", &self.from)
            .field("to", &self.to)
            .finish_non_exhaustive()
    }
}

/// Whether opening the database would change the schema under recorded events.
pub fn pending_upgrade(url: &str) -> Result<Option<PendingUpgrade>, StoreError> {
    let is_new = url
        .strip_prefix("sqlite:")
        .is_some_and(|path| !Path::new(path.strip_prefix("//").unwrap_or(path)).exists());
    if is_new {
        return Ok(None);
    }
    let backend = Backend::open(url)?;
    let mut conn = backend.reader()?;
    if !catalog::tables(&mut conn)?
        .iter()
        .any(|t| t.name == "migration")
    {
        return Ok(None);
    }
    let from = conn.number("SELECT coalesce(max(number), 0) FROM migration", &[])?;
    let events = unsigned(conn.number("SELECT position FROM journal_head", &[])?);
    drop(conn);
    let to = migrate::newest();
    if from >= to || events == 0 {
        return Ok(None);
    }
    Ok(Some(PendingUpgrade {
        backend,
        from,
        to,
        events,
    }))
}

impl PendingUpgrade {
    /// Backs the database up as it is.
    pub fn backup(
        &self,
        path: &Path,
        made_at: Moment,
        progress: &mut dyn FnMut(u64),
    ) -> Result<BackupMade, StoreError> {
        write::backup(&self.backend, path, made_at, progress)
    }
}
