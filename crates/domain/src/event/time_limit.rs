//! What may only last a limited time: orders to parents or a young person, limits on contact,
//! acute stays in a place that is not approved.

use crate::code::TimeLimited;
use crate::id::ItemId;
use law::Day;
use serde::{Deserialize, Serialize};

/// Something limited in time began, or was extended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimitSet {
    /// What is limited; an extension names it again.
    pub time_limit: ItemId,
    /// What it is; chooses the longest time the law allows.
    pub limits: TimeLimited,
    /// Whether it goes on after an earlier period.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub extended: bool,
    /// The last day decided; the law demands one for interrupted and supervised contact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until_on: Option<Day>,
    /// The decision it rests on, where one was made here; its last day is not asked for again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ItemId>,
}

/// It ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeLimitEnded {
    /// What was limited.
    pub time_limit: ItemId,
}
