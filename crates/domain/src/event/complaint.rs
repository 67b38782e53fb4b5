//! Complaints over decisions: received, re-assessed by the municipality, decided by
//! Ankestyrelsen (retssikkerhedsloven § 66, barnets lov §§ 144-147).

use crate::code::{AppealOutcome, Reassessment};
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// Somebody complained. Texts: `complaint` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintReceived {
    /// The complaint.
    pub complaint: ItemId,
    /// The decision complained of; the forms that answer the complaint name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ItemId>,
    /// Whether the committee decided: such a complaint goes to Ankestyrelsen at once, without
    /// re-assessment.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub committee: bool,
}

/// The municipality looked at its decision again; what it upholds, it sends on to
/// Ankestyrelsen. Texts: `reasons` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintReassessed {
    /// The complaint.
    pub complaint: ItemId,
    /// What came of it.
    pub reassessment: Reassessment,
}

/// Ankestyrelsen decided. Texts: `reasons` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintDecided {
    /// The complaint.
    pub complaint: ItemId,
    /// What Ankestyrelsen decided.
    pub appeal: AppealOutcome,
}
