//! Measures: from actual start to end, with place and consent. The ladder step is derived.

use crate::code::{Act, DecidedBy, MeasureEnd, NextStep, Place};
use crate::id::{ItemId, ProviderId};
use law::Day;
use serde::{Deserialize, Serialize};

/// A measure actually started; follow-up is counted from here.
///
/// Texts (family), which the page of measures shows: `step_reason`, why this step and none below;
/// `place_name`, where the child lives; `away_reason`; and of what was decided elsewhere `way_out`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureStarted {
    /// The measure.
    pub measure: ItemId,
    /// The paragraph of its decision, kept while it runs.
    pub paragraph: String,
    /// The act.
    pub law: Act,
    /// Where the child lives, for placements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The decision it rests on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ItemId>,
    /// Whether it runs with consent.
    pub consent: bool,
    /// Who delivers it under contract, if not the municipality itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderId>,
    /// What was decided by somebody else; what was decided here stands in the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elsewhere: Option<Elsewhere>,
    /// Whether it is delivered away from home ground; the page of measures says so and why.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
    /// Whether a placement lies in another municipality, which is told before the child moves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

/// What a decision of a court or another municipality says of a measure: the picture and the
/// page of measures show it as they show the terms of an own decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elsewhere {
    /// Whose decision it is.
    pub by: DecidedBy,
    /// The planned end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Day>,
    /// The price in kroner a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekly_price: Option<u32>,
}

/// The child moved to another place within the same placement; restarts no clock.
///
/// Texts (family), which the page of measures shows: `why`, `place_name`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasurePlaceChanged {
    /// The measure.
    pub measure: ItemId,
    /// The new place.
    pub place: Place,
    /// Why the old place was left.
    pub reason: MeasureEnd,
    /// Who delivers it there; the former provider's part ends with the old place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderId>,
    /// Whether the new place is away from home ground; the page of measures says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub away: bool,
    /// Whether it lies in another municipality, which is told before the child moves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
}

/// Consent was given or withdrawn; restarts no clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureConsentChanged {
    /// The measure.
    pub measure: ItemId,
    /// Whether it runs with consent from now on.
    pub consent: bool,
}

/// The measure ended. Texts: `result` (family), which the page of measures shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureEnded {
    /// The measure.
    pub measure: ItemId,
    /// Why.
    pub reason: MeasureEnd,
    /// Where the way goes on: the ladder suggests the step of the next measure by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<NextStep>,
}
