//! Putting away what is over.

use crate::{App, Error};

/// How long jobs that ended well can be looked at, in seconds.
const KEPT: i64 = 14 * 86_400;

/// Forgets sessions that are over.
pub(super) fn sessions(app: &App) -> Result<String, Error> {
    let count = app.store.session_sweep(app.now())?;
    Ok(format!("{count} sessions ended"))
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
