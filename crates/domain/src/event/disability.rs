//! Children with a disability: the family adviser (serviceloven § 11, barnets lov § 81).

use serde::{Deserialize, Serialize};

/// The municipality learned of the child's disability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisabilityKnown {}

/// The family was offered a family adviser.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyAdviserOffered {}
