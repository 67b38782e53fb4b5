//! Young people suspected of serious crime (serviceloven § 57 c, barnets lov § 130).

use crate::code::CrimeNotice;
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// The police documented a suspicion, or the youth-crime board rejected a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrimeNoticeReceived {
    /// The notice.
    pub notice: ItemId,
    /// Whose it is.
    pub from: CrimeNotice,
}

/// The network council (netværkssamråd) was called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkCouncilCalled {
    /// The notice.
    pub notice: ItemId,
}
