//! Who may see a case although it is not theirs.

use super::Case;
use crate::code::Naming;
use crate::id::{EventId, WorkerId};
use law::Moment;

/// Somebody who may see the case although it is not theirs, for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The event that named them; its text says why.
    pub id: EventId,
    /// Who.
    pub worker: WorkerId,
    /// By what.
    pub by: Naming,
    /// From when.
    pub from: Moment,
    /// Until when.
    pub until: Moment,
    /// When a leader has looked at it; only a broken glass waits for that.
    pub seen_at: Option<Moment>,
}

impl Named {
    /// Whether the case is open to them at a moment.
    pub fn holds_at(&self, at: Moment) -> bool {
        self.from <= at && self.until > at
    }
}

impl Case {
    /// Whether only named persons may see the case.
    pub fn is_protected(&self) -> bool {
        self.is_address_protected || self.is_staff_family
    }

    /// Whether a member of staff is named: has a part in the case now, or was named to it.
    pub fn is_named(&self, worker: WorkerId, at: Moment) -> bool {
        let assigned = |a: &super::Assignment| a.worker == worker && a.until.is_none();
        self.assignments.iter().any(assigned)
            || self
                .named
                .iter()
                .any(|n| n.worker == worker && n.until > at)
    }
}
