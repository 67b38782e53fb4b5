//! Placements: what is done around them besides the measure itself.

use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// The place where the child lives gave its statement before a decision (serviceloven §§ 68
/// and 69, barnets lov §§ 97, 100 and 106). Texts: `statement`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlaceConsulted {}

/// A new municipality received the plan of a young person of 18 to 22 who moves there
/// (serviceloven § 68, barnets lov § 112).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TransferReceived {
    /// The transfer.
    pub transfer: ItemId,
}
