//! Taking notice of what another node, or a command, changed: rules, and registers made anew.

use crate::{App, Error};
use store::Heads;

impl App {
    /// Looks at how far the database has come, and reads the rules anew if they changed.
    /// Done at the beginning of every request of somebody who is logged in; it costs one
    /// look at two rows.
    pub fn follow(&self) -> Result<Heads, Error> {
        let heads = self.store.heads()?;
        if heads.office != self.ruleset().version {
            self.reload_rules()?;
        }
        Ok(heads)
    }
}
