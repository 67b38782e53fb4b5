//! Placements: what is done around them besides the measure itself.

use crate::code::Arrangement;
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// The place where the child lives gave its statement before a decision (serviceloven §§ 68
/// and 69, barnets lov §§ 97, 100 and 106). Texts: `statement`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceConsulted {}

/// The municipality where a child is to live was told before the placement there (serviceloven
/// § 68 b, stk. 1, barnets lov § 52, stk. 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityTold {
    /// Code of the municipality, where it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub municipality: Option<u16>,
}

/// A new municipality received the plan of a young person of 18 to 22 who moves there
/// (serviceloven § 68, barnets lov § 112).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferReceived {
    /// The transfer.
    pub transfer: ItemId,
}

/// Something was agreed around a placement besides the place. The page of measures shows it
/// while the placement runs. Texts: `agreement` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrangementMade {
    /// The arrangement.
    pub arrangement: ItemId,
    /// The placement it stands beside; it ends with it.
    pub measure: ItemId,
    /// What was agreed.
    pub what: Arrangement,
    /// How often in four weeks: contact less than once in four weeks is an interruption, which
    /// the committee decides (barnets lov § 104, stk. 6); the page says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per_four_weeks: Option<u8>,
}

/// An arrangement around a placement ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArrangementEnded {
    /// The arrangement.
    pub arrangement: ItemId,
}
