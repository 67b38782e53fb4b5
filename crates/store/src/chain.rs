//! The hash chain over the journal.
