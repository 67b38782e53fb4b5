//! Every night a part of the journal is held against its seal, so that damage is found while
//! backups from before it are still there. `traad verify` checks the whole at once.

use crate::{App, Error};

/// Events of one night: some seconds of reading.
const ROWS: u64 = 20_000;

/// Checks the part whose turn it is: after as many nights as there are parts, all were.
pub(super) fn run(app: &App) -> Result<String, Error> {
    let head = app.store.head()?;
    let parts = head.div_ceil(ROWS).max(1);
    let night = u64::try_from(app.now().day().0).unwrap_or(0);
    let part = night % parts;
    let after = part * ROWS;
    let found = app.store.verify_slice(after, ROWS.min(head - after))?;
    let where_from = format!("part {} of {parts}, from position {}", part + 1, after + 1);
    match found.findings.first() {
        None => Ok(format!("{} events, {where_from}: clean", found.events)),
        Some(first) => Err(Error::Damaged(format!(
            "{} findings, {where_from}; the first: {}; `traad verify` tells all",
            found.findings.len(),
            first.detail
        ))),
    }
}
