//! What a family or a young person asks for, where the law sets a deadline for the answer.

use crate::code::{Answer, Requested};
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// A request arrived: to come home (barnets lov § 102), to see the documents
/// (forvaltningsloven § 16), for treatment of substance abuse (barnets lov § 33).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestReceived {
    /// The request.
    pub request: ItemId,
    /// What is asked for; chooses the deadline.
    pub requested: Requested,
    /// The placement the child is to come home from; the request falls away with its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<ItemId>,
}

/// A request was answered; treatment is granted when it has begun. Texts: `reasons` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestAnswered {
    /// The request.
    pub request: ItemId,
    /// The answer, or that the request was withdrawn.
    pub answer: Answer,
}
