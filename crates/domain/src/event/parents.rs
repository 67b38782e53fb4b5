//! Support for the parents of a placed child: their own plan and what becomes of it
//! (serviceloven §§ 54 and 70, barnets lov §§ 75-79).

use crate::code::ParentsPlanReview;
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// A plan for the parents' own support was made. Texts: `parents_plan` (staff: not the child's).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParentsPlanMade {
    /// The placement it stands beside; the plan ends with it.
    pub measure: ItemId,
}

/// The parents were offered a revision, or the need of one was assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParentsPlanReviewed {
    /// What came of it.
    pub review: ParentsPlanReview,
}
