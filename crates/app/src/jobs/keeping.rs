//! What is kept no longer than it may.

use crate::{Actor, App, Error};

/// Finishes erasures that were interrupted.
pub(super) fn finish(app: &App) -> Result<String, Error> {
    Ok(format!("{} erasures finished", app.finish_erasures()?))
}

/// Looks for what is due, and erases it where the municipality wants that done by itself.
pub(super) fn retention(app: &App) -> Result<String, Error> {
    let done = app.run_retention(&Actor::system(), app.ruleset().retention.is_automatic)?;
    Ok(done.in_words())
}
