//! What is done with colleagues, family and network around a child: case consultations, safety
//! plans, family group conferences.

use law::Day;
use serde::{Deserialize, Serialize};

/// A case was thought through with colleagues, step by step; the brief of a case that changes hands
/// repeats what was decided.
///
/// Texts (staff): `presentation`, `questions`, `reflection`, `proposals`,
/// `decision_words`, `evaluation`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseConsulted {}

/// A safety plan was made with the family: who does what when it becomes unsafe. The page of the
/// family shows the one in force.
///
/// Texts (family): `worries`, `signs`, `agreements`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyPlanMade {
    /// When it is looked at again; from then on the page of the family says so.
    pub review_on: Day,
}

/// A family group conference was held: the family and its network made a plan of their own. The
/// page of the family shows the latest.
///
/// Texts (family): `question`, `participants`, `family_plan`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FamilyGroupHeld {}
