//! Who may see a case besides those assigned to it: protection, naming, breaking the glass.
//!
//! They belong to the person's own stream, so that the case's story shows them. The law never
//! sees them.

use crate::code::Protection;
use crate::id::{EventId, WorkerId};
use law::Moment;
use serde::{Deserialize, Serialize};

/// From now on only named persons may see the case, or no longer only they.
/// Texts: `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtectionChanged {
    /// On what ground.
    pub ground: Protection,
    /// Whether the ground holds from now on.
    pub protected: bool,
}

/// A member of staff was named to the case. Texts: `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessGranted {
    /// Who.
    pub worker: WorkerId,
    /// Until when.
    pub until: Moment,
}

/// Somebody is no longer named to the case, whatever named them. Texts: `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessRevoked {
    /// Who.
    pub worker: WorkerId,
}

/// Somebody opened a case outside their reach. Texts: `reason`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassBroken {
    /// Who.
    pub worker: WorkerId,
    /// Until when the case stays open to them.
    pub until: Moment,
}

/// A leader has looked at a breaking of the glass. Texts: `remark`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassSeen {
    /// The event that broke it.
    pub glass: EventId,
}
