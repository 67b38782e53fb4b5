//! Events as JSON Lines: what goes out comes in again, and a bad line is named.

#[path = "jsonl/files.rs"]
mod files;
#[path = "jsonl/journal.rs"]
mod journal;
#[path = "jsonl/lines.rs"]
mod lines;
#[path = "jsonl/properties.rs"]
mod properties;
#[path = "jsonl/support.rs"]
mod support;
