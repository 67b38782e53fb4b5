//! What is kept no longer than it may.

use crate::{Actor, App, Error};

/// Finishes erasures that were interrupted, down to the files.
pub(super) fn finish(app: &App) -> Result<String, Error> {
    let count = app.finish_erasures()?;
    Ok(if app.store.finish_wipes()? {
        format!("{count} erasures finished")
    } else {
        format!("{count} erasures finished; readers keep the files from being cleaned")
    })
}

/// Looks for what is due, and erases it where the municipality wants that done by itself.
pub(super) fn retention(app: &App) -> Result<String, Error> {
    let done = app.run_retention(&Actor::system(), app.ruleset().retention.is_automatic)?;
    Ok(done.in_words())
}
