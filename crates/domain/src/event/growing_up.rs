//! On the way to adult life: who on the adult side was spoken to, and what of the checklist is
//! done (barnets lov §§ 108-123).

use crate::code::AdultSide;
use serde::{Deserialize, Serialize};

/// Somebody on the adult side was spoken to; it answers the item of the checklist that asks for
/// that side. Texts: `summary` (family), which the page of growing up shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AdultSideContacted {
    /// Who.
    pub side: AdultSide,
}

/// Items of the checklist are done (`policy/transition.toml`); the page of growing up shows what
/// is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransitionItemsDone {
    /// Their names in the checklist.
    pub items: Vec<String>,
}
