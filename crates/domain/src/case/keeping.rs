//! Whether the case was handed over to the archives, and whether the person was erased.

use super::Case;
use crate::code::{ArchiveWaiver, ErasureGround};
use law::Moment;

/// How the duty to hand over to the archives was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// When.
    pub at: Moment,
    /// How.
    pub how: Archived,
}

/// The two ways in which it is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Archived {
    /// Handed over, with the reference of the delivery.
    HandedOver(String),
    /// Not to be handed over, and why.
    Waived(ArchiveWaiver),
}

/// That a person was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erasure {
    /// When.
    pub at: Moment,
    /// On what ground.
    pub ground: ErasureGround,
}

impl Case {
    /// Whether a measure has not ended.
    pub fn has_running_measure(&self) -> bool {
        self.measures.iter().any(|m| m.ended_at.is_none())
    }

    /// When all that was on record about the person had come to its end: the file closed, or
    /// without a file the last notification evaluated; `None` while something is open.
    pub fn ended_at(&self) -> Option<Moment> {
        if self.has_running_measure() {
            return None;
        }
        let notifications = self.notifications.iter().map(|n| match n.evaluated_at {
            None if n.enquiry == crate::Enquiry::Notification => None,
            evaluated => Some(evaluated.unwrap_or(n.received_at)),
        });
        let file = self.file.iter().map(|f| f.closed_at);
        let ends: Option<Vec<Moment>> = notifications.chain(file).collect();
        ends?.into_iter().max()
    }
}
