//! Goals: what the council wants of a figure, by when, and whether it is reached.
//!
//! A goal names one indicator, or says which event is missing so that none can be counted.

use crate::card::{CardError, Direction, id_of, sha256};
use domain::code::Role;
use law::Title;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A goal with its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The file name without ending; stored and linked, never changed.
    pub id: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub fingerprint: String,
    /// What the file says.
    pub text: GoalText,
}

impl std::ops::Deref for Goal {
    type Target = GoalText;

    fn deref(&self) -> &GoalText {
        &self.text
    }
}

/// The fields of a goal's file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalText {
    /// The policy goal it makes concrete.
    pub under: String,
    /// Its place among the goals of that policy goal.
    pub order: u16,
    /// Its name.
    pub title: Title,
    /// What the council wants.
    pub statement: Title,
    /// Where it is from.
    pub origin: Origin,
    /// Who answers for it.
    pub owner: Role,
    /// Which way is better to the council, whatever its card says: a target needs a way.
    pub direction: Direction,
    /// The indicator it is measured by.
    #[serde(default)]
    pub indicator: Option<String>,
    /// Further indicators to read beside it.
    #[serde(default)]
    pub also: Vec<String>,
    /// What is missing, when no indicator can be counted.
    #[serde(default)]
    pub broken: Option<Broken>,
    /// How far from the target still counts as approaching it, in the indicator's unit.
    #[serde(default)]
    pub tolerance: f64,
    /// Without a figure for the year, the value of the year before is the target.
    #[serde(default)]
    pub better_than_year_before: bool,
    /// The year goals, in order of year.
    #[serde(default)]
    pub target: Vec<Target>,
}

/// Where a goal is from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Origin {
    /// The document, in Danish.
    pub document: String,
    /// Its year.
    pub year: i32,
    /// Page or section.
    pub place: String,
    /// Whether the figure stands in the document; false where the made-up council set it.
    pub figure_is_theirs: bool,
}

/// A thread that ends before the cases: the data do not exist yet.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Broken {
    /// The kind of event that would have to be recorded.
    pub missing_event: String,
    /// Why, in words.
    pub reason: Title,
}

/// A year goal.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The year; it holds until the next one.
    pub year: i32,
    /// The value, in the indicator's unit.
    pub value: f64,
}

/// Where a goal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The target is reached.
    OnTrack,
    /// It is missed by no more than the tolerance.
    Approaching,
    /// It is missed by more.
    OffTrack,
    /// There is a figure but no target for the year.
    NoTarget,
    /// There is an indicator but nothing to count in the period.
    NoData,
    /// There is no indicator: the thread is broken.
    Broken,
}

impl State {
    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::OnTrack => "on_track",
            Self::Approaching => "approaching",
            Self::OffTrack => "off_track",
            Self::NoTarget => "no_target",
            Self::NoData => "no_data",
            Self::Broken => "broken",
        }
    }
}

/// The state of a value against a target; pure comparison.
pub fn state(
    value: Option<f64>,
    target: Option<f64>,
    direction: Direction,
    tolerance: f64,
) -> State {
    // Values are quotients: 0.8 of a target of 80 % must not fail in the last bit.
    const GRAIN: f64 = 1e-9;
    let Some(value) = value else {
        return State::NoData;
    };
    let Some(target) = target else {
        return State::NoTarget;
    };
    let short = match direction {
        Direction::Up => target - value,
        Direction::Down => value - target,
    };
    if short <= GRAIN {
        State::OnTrack
    } else if short <= tolerance + GRAIN {
        State::Approaching
    } else {
        State::OffTrack
    }
}

/// Targets set during the year (`target_set`): goal and year to value. They go before the
/// targets of the goal's file.
pub type TargetsSet = BTreeMap<(String, i32), f64>;

impl Goal {
    /// Reads a goal; the id is the file name of the path.
    pub fn parse(path: &str, text: &str) -> Result<Self, CardError> {
        let error = |message: &str| CardError {
            path: path.to_owned(),
            message: message.to_owned(),
        };
        let id = id_of(path).ok_or_else(|| error("no name ending in .toml"))?;
        let fields: GoalText = toml::from_str(text).map_err(|e| error(&e.to_string()))?;
        if fields.indicator.is_some() == fields.broken.is_some() {
            return Err(error(
                "either an indicator or what is missing, and not both",
            ));
        }
        if !fields.target.is_sorted_by(|a, b| a.year < b.year) {
            return Err(error("the years of the targets rise"));
        }
        if fields.tolerance < 0.0 || !fields.tolerance.is_finite() {
            return Err(error("the tolerance is not negative"));
        }
        Ok(Self {
            id: id.to_owned(),
            fingerprint: sha256(&[text.as_bytes()]),
            text: fields,
        })
    }

    /// The target for a year: what was set for it or for the latest year before it.
    pub fn target_for(&self, year: i32, set: &TargetsSet) -> Option<f64> {
        let in_file = self
            .target
            .iter()
            .map(|target| (target.year, 0, target.value));
        let later = set
            .iter()
            .filter(|((goal, _), _)| *goal == self.id)
            .map(|((_, year), value)| (*year, 1, *value));
        in_file
            .chain(later)
            .filter(|(of, _, _)| *of <= year)
            .max_by_key(|(of, order, _)| (*of, *order))
            .map(|(_, _, value)| value)
    }
}

/// A set of goals, in order of policy goal, place and id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Goals {
    goals: Vec<Goal>,
}

impl Goals {
    /// Reads goal files; a later file of the same id replaces an earlier one.
    pub fn parse<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Result<Self, CardError> {
        let mut goals: Vec<Goal> = Vec::with_capacity(files.len());
        for (path, text) in files {
            let goal = Goal::parse(path.as_ref(), text.as_ref())?;
            goals.retain(|old| old.id != goal.id);
            goals.push(goal);
        }
        goals.sort_by(|a, b| (&a.under, a.order, &a.id).cmp(&(&b.under, b.order, &b.id)));
        Ok(Self { goals })
    }

    /// The goals that come with the program.
    pub fn built_in() -> Self {
        Self::parse(&crate::built_in_goals()).expect("the built-in goals are tested")
    }

    /// All goals.
    pub fn all(&self) -> &[Goal] {
        &self.goals
    }

    /// The goal of an id.
    pub fn get(&self, id: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.id == id)
    }

    /// The goals under a policy goal, in their order.
    pub fn under<'g>(&'g self, policy_goal: &'g str) -> impl Iterator<Item = &'g Goal> {
        self.goals
            .iter()
            .filter(move |goal| goal.under == policy_goal)
    }

    /// The goals that an indicator serves, as their own figure or beside it.
    pub fn of_indicator<'g>(&'g self, card: &'g str) -> impl Iterator<Item = &'g Goal> {
        self.goals.iter().filter(move |goal| goal.names(card))
    }
}

impl Goal {
    /// Whether it is measured by a card or read beside it.
    pub fn names(&self, card: &str) -> bool {
        self.indicator.as_deref() == Some(card) || self.also.iter().any(|id| id == card)
    }
}
