//! Data from outside and to outside: events as JSON Lines, extracts of other systems by a
//! mapping file, and statistics of an extract.
//!
//! Reads and writes only; it neither stores nor decides. The caller records what was read.

pub mod extract;
pub mod import;
pub mod jsonl;
pub mod statistics;

pub use extract::{Mapping, MappingError};
pub use import::{
    Change, Column, FileAt, Finding, FindingKind, Import, Label, Labels, Problem, RowAt,
};
