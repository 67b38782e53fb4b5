//! Danish calendar, counting of deadlines, rules as data, and the engine that turns the
//! facts of one child into obligations.
//!
//! Pure: no clock, no database, no async, no names and no free text. Everything here is a
//! function of its arguments, so the same facts and the same rules always give the same
//! obligations, whatever the day they are asked for on.

pub mod calendar;
mod check;
pub mod counting;
mod engine;
mod explain;
mod facts;
mod obligation;
mod rulebook;
mod time;
mod vocabulary;

pub use check::{Finding, FindingKind, Report};
pub use engine::Scratch;
pub use explain::Explanation;
pub use facts::{Fact, Facts};
pub use obligation::{Met, Obligation, Status, Void, VoidReason};
pub use rulebook::{
    Citation, LawError, Layer, LocalSetting, Rule, Rulebook, Shape, Title, Transition, Version,
};
pub use time::{Day, Moment, TimeError};
pub use vocabulary::{AttributeType, Vocabulary};
