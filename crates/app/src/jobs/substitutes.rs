//! Who stood in for a colleague loses the case when the colleague's absence is over.

use crate::{Actor, App, Error};

/// Ends the parts whose time is over.
pub(super) fn run(app: &App) -> Result<String, Error> {
    let ended = app.end_over(&Actor::system())?;
    Ok(format!("{ended} substitutions ended"))
}
