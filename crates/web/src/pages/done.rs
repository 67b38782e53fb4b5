//! What was just done, as the address of a page carries it for the message on top.

use crate::pages::words;
use serde::Deserialize;

/// What the address of a page may carry where it carries nothing else.
#[derive(Default, Deserialize)]
pub struct Done {
    done: Option<String>,
}

impl Done {
    /// The key of the words, if it is one of ours.
    pub fn key(self) -> Option<String> {
        words::done(self.done)
    }
}
