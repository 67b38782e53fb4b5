//! The components every page is made of: functions that turn plain view structs into
//! HTML. They know words ([`Lang`](crate::i18n::Lang)) and shapes, never the domain:
//! a page translates, formats and decides, then fills the structs.

pub mod bars;
pub mod board;
pub mod choice;
pub mod duty;
pub mod form;
pub mod history;
pub mod ladder;
pub mod layout;
pub mod notice;
pub mod path;
pub mod ring;
pub mod sign;
pub mod state;
pub mod strip;
mod svg;
pub mod table;
pub mod thread;
pub mod timeline;
pub mod tree;
pub mod trend;
pub mod why;

pub use svg::DataTable;
