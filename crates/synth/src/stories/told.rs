//! The form in which a story is written down.

use super::Words;
use crate::hours;
use domain::{Day, PersonKind, Relation, Sex};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;

type Fields = BTreeMap<String, String>;

/// A story as its file tells it.
#[derive(Deserialize)]
pub(super) struct Told {
    #[serde(flatten)]
    pub(super) words: Words,
    pub(super) people: BTreeMap<String, Person>,
    pub(super) step: Vec<Step>,
}

/// A person of the story; the one called `child` has the case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    pub(super) kind: PersonKind,
    pub(super) name: String,
    pub(super) born: i32,
    pub(super) serial: u16,
    pub(super) sex: Sex,
    pub(super) address: String,
    pub(super) relation: Option<Relation>,
    #[serde(default)]
    pub(super) custody: bool,
    pub(super) means: Option<String>,
}

/// One event, with what is often told beside it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) day: i32,
    pub(super) time: String,
    /// Also when the office is closed; else the next day on which it is open.
    #[serde(default)]
    pub(super) any_day: bool,
    /// Put on record the day after at this hour, not at once.
    pub(super) written: Option<String>,
    #[serde(default)]
    pub(super) by: String,
    /// Whose story it stands in, if not the child's.
    pub(super) stream: Option<String>,
    /// By which a later step names it.
    pub(super) label: Option<String>,
    pub(super) kind: String,
    #[serde(default = "nothing")]
    pub(super) data: Value,
    #[serde(default)]
    pub(super) staff: Fields,
    #[serde(default)]
    pub(super) family: Fields,
    #[serde(default)]
    pub(super) notifier: Fields,
    /// What the network said at the same meeting.
    pub(super) network: Option<String>,
    #[serde(default)]
    pub(super) scores: BTreeMap<String, [u8; 4]>,
}

impl Step {
    /// The day itself, or the next one on which the step can be taken.
    pub(super) fn on(&self, day: Day) -> Day {
        if self.any_day {
            day
        } else {
            hours::open_day(day)
        }
    }
}

fn nothing() -> Value {
    Value::Object(serde_json::Map::new())
}
