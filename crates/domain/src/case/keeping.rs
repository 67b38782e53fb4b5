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

    /// Whether there is anything on record to hand over: a file, or a notification.
    pub fn has_record(&self) -> bool {
        self.file.is_some() || !self.notifications.is_empty()
    }

    /// When all that is on record about the person came to its end: the file closed, the last
    /// notification evaluated; `None` while something is open, or nothing is on record.
    pub fn ended_at(&self) -> Option<Moment> {
        if !crate::decide::unfinished(self).is_empty() {
            return None;
        }
        let closed = self.file.as_ref().and_then(|f| f.closed_at);
        let evaluated = self
            .notifications
            .iter()
            .map(|n| n.evaluated_at.unwrap_or(n.received_at));
        evaluated.chain(closed).max()
    }
}
