//! Children with a disability: the family adviser (serviceloven § 11, barnets lov § 81), and the
//! partial cases, one for each help that is asked for.

use crate::code::{Help, PartialEnd};
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// The municipality learned of the child's disability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisabilityKnown {}

/// The family was offered a family adviser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyAdviserOffered {}

/// Help was asked for: a partial case of its own in the child's case, from then until it is
/// closed. Texts: `wish` (family), which the facts of the decision open with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialCaseOpened {
    /// The partial case.
    pub partial: ItemId,
    /// What is asked for: which paragraphs a decision on it may rest on follows from it.
    pub help: Help,
}

/// A partial case was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialCaseClosed {
    /// The partial case.
    pub partial: ItemId,
    /// Why.
    pub reason: PartialEnd,
}
