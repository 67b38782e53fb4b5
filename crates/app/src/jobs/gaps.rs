//! The nightly look for open cases that nothing would remind anybody of.

use crate::{App, Error};

/// Counts them; who they are stands on the leaders' page.
pub(super) fn run(app: &App) -> Result<String, Error> {
    app.gaps_in_words()
}
