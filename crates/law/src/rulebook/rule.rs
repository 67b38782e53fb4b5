//! A rule as others see it: names, sources, versions.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::terms::Terms;
use crate::counting::Counting;
use crate::time::Day;

/// Whether a rule is law or something the municipality promises. Never counted together.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Set by law.
    Law,
    /// A local standard.
    Local,
}

impl Layer {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Layer::Law => "law",
            Layer::Local => "local",
        }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The closed list of shapes a rule can have.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// So long after an event.
    Within,
    /// So long after an event, or when another event comes earlier.
    EarliestOf,
    /// Before an event, looking back a limited time.
    BeforeEvent,
    /// Again and again, each time so long after the act itself.
    Chain,
    /// A number of times in each calendar year while a state holds.
    Quota,
    /// When an age is reached while a state holds.
    AtAge,
    /// In a rhythm that is decided in the case.
    DecidedRhythm,
    /// By somebody of a certain kind.
    Actor,
}

impl Shape {
    /// The stable code, as in the rule files.
    pub fn code(self) -> &'static str {
        match self {
            Shape::Within => "within",
            Shape::EarliestOf => "earliest_of",
            Shape::BeforeEvent => "before_event",
            Shape::Chain => "chain",
            Shape::Quota => "quota",
            Shape::AtAge => "at_age",
            Shape::DecidedRhythm => "decided_rhythm",
            Shape::Actor => "actor",
        }
    }
}

/// A name in the two languages of the product.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

/// A source of a version.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// The paragraph or document, in Danish: "BL § 136, stk. 2".
    pub title: String,
    /// Where it can be read; absent for documents without a stable address.
    #[serde(default)]
    pub url: Option<String>,
}

/// A number or reading that the law does not give.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocalSetting {
    /// The key of the version it explains, or a short name of the reading.
    pub name: String,
    /// What was chosen and why.
    pub note: String,
}

/// How a version treats what began before it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    /// Clocks begun and not ended before the version are governed by it (BL § 213).
    #[serde(default)]
    pub takes_over_running: bool,
    /// Who is already past the age, or in the state, when the version begins is counted from
    /// its first day.
    #[serde(default)]
    pub already: bool,
    /// Whether the transitional rule was read in the text of the law.
    pub verified: bool,
    /// The source or the reason, in words.
    pub note: String,
}

/// A rule in force from a day.
#[derive(Clone, Debug)]
pub struct Version {
    /// The first day.
    pub from: Day,
    /// The number of units, visits or months, where the shape has one.
    pub value: Option<i32>,
    /// The sources; never empty for a version that is not repealed.
    pub law: Vec<Citation>,
    /// Whether the text of the law was read.
    pub verified: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// The rule has no force from this day.
    pub repealed: bool,
    /// How it treats what began before.
    pub transition: Option<Transition>,
    /// Numbers and readings that are the municipality's own.
    pub local_settings: Vec<LocalSetting>,
    /// How it is counted, where the shape counts.
    pub counting: Option<Counting>,
    /// What the engine reads.
    pub(crate) terms: Terms,
}

/// A rule with all its versions.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The path below `law/` without ending: "notification/evaluation". Stored; never changed.
    pub id: String,
    /// Law or local standard.
    pub layer: Layer,
    /// Its name.
    pub title: Title,
    /// Whom it applies to and what it leaves out, where that is not plain from the title.
    pub about: Option<Title>,
    /// Its shape.
    pub shape: Shape,
    /// The rule of law that a local standard tightens.
    pub tightens: Option<String>,
    /// The versions in order of their first day.
    pub versions: Vec<Version>,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub fingerprint: String,
}

impl Rule {
    /// The kind of fact that meets it by its latest version: the first one named.
    pub fn met_by(&self) -> Option<u16> {
        let terms = &self.versions.last()?.terms;
        terms
            .met_by
            .first()
            .or_else(|| terms.decided_by.first())
            .map(|matcher| matcher.kind)
    }
}
