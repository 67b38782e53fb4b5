//! Complaints over decisions: received, re-assessed by the municipality, decided by
//! Ankestyrelsen (retssikkerhedsloven § 66, barnets lov §§ 144-147).

use crate::code::{AppealOutcome, Reassessment};
use crate::id::{ItemId, PersonId};
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
    /// Which of the parties complains; the page of complaints names them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<PersonId>,
}

/// The municipality looked at its decision again; what it does not change in full, it owes
/// Ankestyrelsen. Texts: `reasons` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintReassessed {
    /// The complaint.
    pub complaint: ItemId,
    /// What came of it.
    pub reassessment: Reassessment,
}

/// The complaint was sent on to Ankestyrelsen with the file and the re-assessment
/// (retssikkerhedsloven § 66).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintSentOn {
    /// The complaint.
    pub complaint: ItemId,
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
