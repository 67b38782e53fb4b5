//! Events as JSON Lines, the format in which journals travel between installations.
//!
//! One event is one line (`domain::wire`), and so is the file of a document. Export, import and export again gives the same
//! bytes. Only the form and the order are judged here, not whether the content is lawful.

mod file;
mod read;
mod write;

pub use file::{FileLine, file_from_line};
pub use read::{Options, Reader, read};
pub(crate) use read::{is_sane, plain};
pub use write::{Writer, write};
