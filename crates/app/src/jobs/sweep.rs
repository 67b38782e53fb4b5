//! Putting away what is over.

use crate::{App, Error};

/// How long jobs that ended well can be looked at, in seconds.
const KEPT: i64 = 14 * 86_400;

/// Forgets sessions that are over and old attempts to log in.
pub(super) fn sessions(app: &App) -> Result<String, Error> {
    let count = app.sweep_accounts()?;
    Ok(format!("{count} sessions and attempts to log in forgotten"))
}

/// Forgets jobs that were done long ago.
pub(super) fn jobs(app: &App) -> Result<String, Error> {
    let count = app.store.job_sweep(app.now().add_seconds(-KEPT))?;
    Ok(format!("{count} jobs forgotten"))
}

/// Forgets drafts of forms that nobody came back to.
pub(super) fn drafts(app: &App) -> Result<String, Error> {
    Ok(format!("{} drafts forgotten", app.sweep_drafts()?))
}

/// Forgets files that no event came to name.
pub(super) fn files(app: &App) -> Result<String, Error> {
    Ok(format!("{} files forgotten", app.sweep_files()?))
}

/// Forgets views that are older than the period of the access log.
pub(super) fn accesses(app: &App) -> Result<String, Error> {
    Ok(format!("{} views forgotten", app.sweep_accesses()?))
}
