//! Measures: from actual start to end, with place and consent. The ladder step is derived.

use crate::code::{Act, MeasureEnd, Place};
use crate::id::{ItemId, ProviderId};
use serde::{Deserialize, Serialize};

/// A measure actually started; follow-up is counted from here.
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
}

/// The child moved to another place within the same placement; restarts no clock.
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

/// The measure ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureEnded {
    /// The measure.
    pub measure: ItemId,
    /// Why.
    pub reason: MeasureEnd,
}
