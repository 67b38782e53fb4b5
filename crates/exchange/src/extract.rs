//! Extracts of other systems as CSV: a mapping file says what a row means.
//!
//! A bad row is a problem with file, line, column and reason, and none of its events are
//! taken; the good rows are. Knows no particular system: what is special stands in the
//! mapping.

mod cell;
mod check;
mod decode;
mod draft;
mod field;
mod file;
mod ids;
mod mapping;
mod overlap;
mod payload;
mod read;
mod row;
mod table;

pub use decode::Encoding;
pub use mapping::{Mapping, MappingError};
pub use read::{Options, Source, read};
