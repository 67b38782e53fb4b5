//! A rule file as it is written. Nothing is checked here beyond the form.
//!
//! Everything that says when a duty arises and how it is met ("terms") may stand at the top
//! of the file or in a version; the version wins.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::value::Datetime;

use super::{Citation, Layer, LocalSetting, Shape, Title, Transition};
use crate::counting::Counting;
use crate::obligation::VoidReason;

/// A value in a condition.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Scalar {
    Flag(bool),
    Int(i64),
    Word(String),
}

/// One value or several, any of which will do.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    One(Scalar),
    Many(Vec<Scalar>),
}

impl Values {
    pub(super) fn list(&self) -> &[Scalar] {
        match self {
            Values::One(value) => std::slice::from_ref(value),
            Values::Many(values) => values,
        }
    }
}

/// Conditions on attributes, all of which must hold.
pub(super) type Conditions = BTreeMap<String, Values>;

/// Facts of a kind that fulfil conditions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct On {
    #[serde(rename = "on")]
    pub kind: String,
    #[serde(default, rename = "where")]
    pub only: Conditions,
    #[serde(default)]
    pub unless: Conditions,
    /// Another key than the rule's that this fact shares with the trigger.
    #[serde(default)]
    pub same: Option<String>,
    /// Only where an obligation or a state ends.
    #[serde(default)]
    pub reason: Option<VoidReason>,
}

/// Conditions on the trigger under which the duty is listed but falls away at once.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct If {
    #[serde(rename = "where")]
    pub only: Conditions,
    pub reason: VoidReason,
}

/// Ages from (inclusive) and below (exclusive).
#[derive(Copy, Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ages {
    #[serde(default)]
    pub from: Option<i32>,
    #[serde(default)]
    pub below: Option<i32>,
}

/// Which part of a decided rhythm a rule is about.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Part {
    /// That the rhythm is decided.
    Decide,
    /// That the rhythm is kept.
    Link,
}

/// The day that is compared with the first day of the versions.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SelectedBy {
    /// The day of the event that starts the duty.
    #[default]
    TriggerDay,
    /// The day the count starts from.
    CountedDay,
}

macro_rules! with_terms {
    (@one $(#[$doc:meta])* $name:ident { $($own:ident: $own_type:ty),* } { $($term:ident: $type:ty),* }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            $(pub $own: $own_type,)*
            #[serde(default, rename = "where")]
            pub only: Option<Conditions>,
            $(#[serde(default)] pub $term: Option<$type>,)*
        }

        impl $name {
            pub(super) fn terms(&self) -> TermsFile {
                TermsFile { only: self.only.clone(), $($term: self.$term.clone()),* }
            }
        }
    };
    (@terms { $($term:ident: $type:ty),* }) => {
        /// The terms of a rule, of a version, or of both together.
        #[derive(Clone, Debug, Default)]
        pub(super) struct TermsFile {
            pub only: Option<Conditions>,
            $(pub $term: Option<$type>,)*
        }

        impl TermsFile {
            /// These terms, and those of `other` where these are silent.
            pub(super) fn or(self, other: TermsFile) -> TermsFile {
                TermsFile { only: self.only.or(other.only), $($term: self.$term.or(other.$term)),* }
            }
        }
    };
    ($terms:tt $($(#[$doc:meta])* $name:ident $own:tt)+) => {
        with_terms!(@terms $terms);
        $(with_terms!(@one $(#[$doc])* $name $own $terms);)+
    };
}

with_terms! {
    {
        starts_on: String, unless: Conditions, state: String, not_state: String, age: Ages,
        same: String, counts_from: String, met_by: Vec<On>, or_on: Vec<On>,
        falls_away_on: Vec<On>, falls_away_if: Vec<If>, value: i32, counting: Counting,
        alarm_counting: Counting, look_back_days: i32, selected_by: SelectedBy, turns: i32,
        opens_months_before: i32, part: Part, rhythm: String, decided_by: Vec<On>,
        newcomer: String, known_as: Vec<String>
    }
    /// A rule file.
    RuleFile {
        kind: String, shape: Shape, layer: Option<Layer>, title: Title, about: Option<Title>,
        tightens: Option<String>, version: Vec<VersionFile>
    }
    /// A version in a rule file.
    VersionFile {
        from: Datetime, law: Option<Vec<Citation>>, verified: bool, note: Option<String>,
        repealed: Option<bool>, transition: Option<Transition>,
        local_settings: Option<Vec<LocalSetting>>
    }
}

/// The file `states.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StatesFile {
    pub kind: String,
    pub subject: SubjectFile,
    pub state: BTreeMap<String, StateFile>,
}

/// Where the engine finds a subject's birth.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SubjectFile {
    pub birth: String,
    pub birth_on: Vec<String>,
    pub unborn_on: String,
}

/// A state that holds between events.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StateFile {
    pub starts_on: Vec<On>,
    pub ends_on: Vec<On>,
    pub same: Option<String>,
}
