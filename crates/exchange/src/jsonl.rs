//! Events as JSON Lines, the format in which journals travel between installations.
//!
//! One event is one line (`domain::wire`). Export, import and export again gives the same
//! bytes. Only the form and the order are judged here, not whether the content is lawful.

mod read;
mod write;

pub use read::{Options, Reader, read};
pub(crate) use read::{is_sane, plain};
pub use write::{Writer, write};
