//! Indicators as data plus kernel: cards say what is counted, pure code counts it, and every
//! figure is the set of units it was counted from, each with its case.
//!
//! Pure: no clock, no database, no names, no free text. What was known is the caller's choice
//! of cases; which day is the last one judged is the caller's choice of [`When`].

pub mod built_in;
pub mod card;
pub mod compare;
pub mod findings;
pub mod frame;
pub mod goal;
pub mod kernel;
pub mod outcome;
pub mod period;
pub mod policy;
pub mod population;
pub mod publish;
pub mod record;
pub mod suppress;

pub use built_in::{built_in_cards, built_in_goals, built_in_policy};
pub use card::{Calculation, Card, CardError, Cards, UnitKind};
pub use compare::{Changes, changes};
pub use findings::{Finding, Looked, findings};
pub use frame::Frame;
pub use goal::{Goal, Goals, State, state};
pub use kernel::{Collected, collect, counts_for_case, evaluate, evaluate_all, splits, trend};
pub use outcome::{AgeGroup, Dimension, Filter, Format, Key, Outcome, Persons, Unit};
pub use period::{Period, Span, When, Window};
pub use policy::Policy;
pub use population::Population;
pub use publish::{Published, PublishedCell, publish, publish_one, publish_series};
pub use record::Record;
