//! What an evaluation gives: the figure and the units it was counted from.
//!
//! Holds no names. Who may see units is decided by the caller.

use domain::code::{Sex, TargetGroup};
use domain::id::{PersonId, TeamId, WorkerId};
use law::Day;
use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

/// How the value of a figure is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Part of a whole, 0 to 1.
    Share,
    /// A number of units.
    Count,
    /// Days.
    Days,
    /// Months of 30.4375 days.
    Months,
    /// Units a year per 1,000 inhabitants of the ages of the card.
    Per1000,
    /// A mean number per unit.
    Ratio,
}

/// An age group of the official tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum AgeGroup {
    /// Not born yet.
    #[serde(rename = "unborn")]
    Unborn,
    /// 0–5 years.
    #[serde(rename = "0-5")]
    From0,
    /// 6–11 years.
    #[serde(rename = "6-11")]
    From6,
    /// 12–17 years.
    #[serde(rename = "12-17")]
    From12,
    /// 18–22 years: support after 18 ends at 23.
    #[serde(rename = "18-22")]
    From18,
    /// 23 years and older: in figures only by a date that nobody put right.
    #[serde(rename = "23-up")]
    From23,
    /// Date of birth unknown.
    #[serde(rename = "unknown")]
    Unknown,
}

impl AgeGroup {
    /// All groups in order.
    pub const ALL: [Self; 7] = [
        Self::Unborn,
        Self::From0,
        Self::From6,
        Self::From12,
        Self::From18,
        Self::From23,
        Self::Unknown,
    ];

    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Unborn => "unborn",
            Self::From0 => "0-5",
            Self::From6 => "6-11",
            Self::From12 => "12-17",
            Self::From18 => "18-22",
            Self::From23 => "23-up",
            Self::Unknown => "unknown",
        }
    }

    /// The group of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.code() == code)
    }

    /// The group of an age in whole years.
    pub fn of(age: i32) -> Self {
        match age {
            ..0 => Self::Unborn,
            0..6 => Self::From0,
            6..12 => Self::From6,
            12..18 => Self::From12,
            18..23 => Self::From18,
            23.. => Self::From23,
        }
    }
}

/// A way to split a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// The team of the main caseworker.
    Team,
    /// The main caseworker.
    Worker,
    /// Age group on the day of the event.
    AgeGroup,
    /// Sex.
    Sex,
    /// The child's step on the ladder on that day.
    Step,
    /// The target group of the child on that day.
    TargetGroup,
    /// Who notified.
    Notifier,
    /// Where the placed child lives.
    Place,
    /// Which duty.
    Rule,
    /// What was decided.
    DecisionKind,
}

impl Dimension {
    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Worker => "worker",
            Self::AgeGroup => "age_group",
            Self::Sex => "sex",
            Self::Step => "step",
            Self::TargetGroup => "target_group",
            Self::Notifier => "notifier",
            Self::Place => "place",
            Self::Rule => "rule",
            Self::DecisionKind => "decision_kind",
        }
    }

    /// The dimension of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Team,
            Self::Worker,
            Self::AgeGroup,
            Self::Sex,
            Self::Step,
            Self::TargetGroup,
            Self::Notifier,
            Self::Place,
            Self::Rule,
            Self::DecisionKind,
        ]
        .into_iter()
        .find(|dimension| dimension.code() == code)
    }

    /// Whether it is a property of the kind of unit and not of the child or its caseworker.
    pub fn is_class(self) -> bool {
        matches!(
            self,
            Self::Notifier | Self::Place | Self::Rule | Self::DecisionKind
        )
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One part of a split: a team's code, an age group, a step, a code word, or `unknown`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Key(pub String);

impl Key {
    /// The word for units whose property is not known.
    pub const UNKNOWN: &'static str = "unknown";

    /// The word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which units are asked for. Team, worker, age and step are those of the unit's own day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only units of this team.
    pub team: Option<TeamId>,
    /// Only units of this main caseworker.
    pub worker: Option<WorkerId>,
    /// Only units of this age group.
    pub age_group: Option<AgeGroup>,
    /// Only units of this sex.
    pub sex: Option<Sex>,
    /// Only units whose child stood on this step.
    pub step: Option<u8>,
    /// Only units whose child was in this target group.
    pub target_group: Option<TargetGroup>,
    /// Only units of this child.
    pub case: Option<PersonId>,
    /// Only units of this class: the notifier, place, rule or kind of decision.
    pub class: Option<String>,
}

impl Filter {
    /// No restriction.
    pub const NONE: Self = Self {
        team: None,
        worker: None,
        age_group: None,
        sex: None,
        step: None,
        target_group: None,
        case: None,
        class: None,
    };

    /// The restrictions as `team=nord;age_group=0-5`, empty for none; as printed with results.
    pub fn to_text(&self) -> String {
        let mut parts = Vec::new();
        if let Some(team) = &self.team {
            parts.push(format!("team={team}"));
        }
        if let Some(worker) = &self.worker {
            parts.push(format!("worker={worker}"));
        }
        if let Some(group) = self.age_group {
            parts.push(format!("age_group={}", group.code()));
        }
        if let Some(sex) = self.sex {
            parts.push(format!("sex={sex}"));
        }
        if let Some(step) = self.step {
            parts.push(format!("step={step}"));
        }
        if let Some(group) = self.target_group {
            parts.push(format!("target_group={group}"));
        }
        if let Some(case) = &self.case {
            parts.push(format!("case={case}"));
        }
        if let Some(class) = &self.class {
            parts.push(format!("class={class}"));
        }
        parts.join(";")
    }

    /// Adds the restriction to one part of a split; `None` if the part is `unknown` or no
    /// value of the dimension, for which there is no filter.
    pub fn narrowed(&self, dimension: Dimension, key: &Key) -> Option<Self> {
        if key.as_str() == Key::UNKNOWN && dimension != Dimension::AgeGroup {
            return None;
        }
        let mut filter = self.clone();
        match dimension {
            Dimension::Team => filter.team = Some(key.as_str().parse().ok()?),
            Dimension::Worker => filter.worker = Some(key.as_str().parse().ok()?),
            Dimension::AgeGroup => filter.age_group = Some(AgeGroup::from_code(key.as_str())?),
            Dimension::Sex => filter.sex = Some(key.as_str().parse().ok()?),
            Dimension::Step => filter.step = Some(key.as_str().parse().ok()?),
            Dimension::TargetGroup => filter.target_group = Some(key.as_str().parse().ok()?),
            Dimension::Notifier | Dimension::Place | Dimension::Rule | Dimension::DecisionKind => {
                filter.class = Some(key.0.clone());
            }
        }
        Some(filter)
    }
}

/// One counted unit: a notification, child, placement, duty … and where it belongs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Unit {
    /// The child.
    pub person: PersonId,
    /// The number people call the case by; 0 before a file is opened.
    pub case_number: u32,
    /// The unit itself: a duty, measure, notification, assessment or decision, or the child.
    pub id: Uuid,
    /// Whether it counts above the line, not only below.
    pub in_numerator: bool,
    /// Its own value, for durations, days late and numbers of caseworkers.
    pub value: Option<f64>,
    /// The team of the main caseworker on that day.
    pub team: Option<TeamId>,
    /// The main caseworker on that day.
    pub worker: Option<WorkerId>,
    /// Age group on that day.
    pub age_group: AgeGroup,
    /// Sex, if known.
    pub sex: Option<Sex>,
    /// The child's step on that day, 0 for none.
    pub step: u8,
    /// The child's target group on that day, if it is in one.
    pub target_group: Option<TargetGroup>,
    /// The notifier, place, rule or kind of decision.
    pub class: Option<String>,
    /// The day it is counted on.
    #[serde(serialize_with = "day_as_text")]
    pub event_on: Day,
    /// Whether the child's name and address are protected.
    pub is_protected: bool,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn day_as_text<S: serde::Serializer>(day: &Day, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(day)
}

/// How many different children stand behind a figure, counted to 5 and no further: enough to
/// hide six duties of one child. 0 where nobody counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Persons {
    /// Behind all units.
    pub all: u8,
    /// Behind the units in the numerator.
    pub counted: u8,
    /// Behind the other units.
    pub others: u8,
}

/// A figure with what it was counted from.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// How to read `value`.
    pub format: Format,
    /// What stands above the line: units counted, or the sum of their values.
    pub numerator: f64,
    /// What stands below: all units, person-years in thousands' base, or nothing for a count.
    pub denominator: Option<f64>,
    /// The figure; `None` when there is nothing to divide by or nothing to rank.
    pub value: Option<f64>,
    /// How many units were counted, in the numerator or not.
    pub n: u32,
    /// How many of them are in the numerator.
    pub counted: u32,
    /// How many different children, up to 5.
    pub persons: Persons,
    /// Mean of the units' own values, where they have any.
    pub mean: Option<f64>,
    /// Median of the units' own values, where they have any.
    pub median: Option<f64>,
    /// The units, ordered by day, case and id; empty unless asked for.
    pub units: Vec<Unit>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_group_ends_where_the_next_begins() {
        let of = |ages: [i32; 10]| ages.map(|age| AgeGroup::of(age).code());
        assert_eq!(
            of([-1, 0, 5, 6, 11, 12, 17, 18, 22, 23]),
            [
                "unborn", "0-5", "0-5", "6-11", "6-11", "12-17", "12-17", "18-22", "18-22", "23-up"
            ]
        );
        for group in AgeGroup::ALL {
            assert_eq!(AgeGroup::from_code(group.code()), Some(group));
        }
    }
}
