//! Writing results and progress.

use std::io::{IsTerminal, Write};

/// Shows progress on standard error while a person waits; nothing in a pipe.
pub struct Progress {
    what: &'static str,
    shows: bool,
    last: u64,
}

impl Progress {
    /// Progress of something counted.
    pub fn new(what: &'static str) -> Self {
        Self {
            what,
            shows: std::io::stderr().is_terminal(),
            last: 0,
        }
    }

    /// So much is done.
    pub fn step(&mut self, done: u64) {
        if self.shows && done >= self.last + 5_000 {
            self.last = done;
            let _ = write!(std::io::stderr(), "\r{}: {done}", self.what);
        }
    }

    /// All is done.
    pub fn finish(&self) {
        if self.shows && self.last > 0 {
            let _ = writeln!(std::io::stderr());
        }
    }
}
