//! Preliminary decisions by the committee's chair: carried out, notified in writing, put to
//! the committee (serviceloven § 75, barnets lov § 143).

use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// A preliminary decision was carried out; notice and committee are counted from here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreliminaryExecuted {
    /// The decision.
    pub decision: ItemId,
}

/// Those concerned were given written notice of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreliminaryNotified {
    /// The decision.
    pub decision: ItemId,
}

/// The committee took a position on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreliminaryReviewed {
    /// The decision.
    pub decision: ItemId,
    /// Whether it was approved; an approved one is valid for a month.
    pub approved: bool,
}
