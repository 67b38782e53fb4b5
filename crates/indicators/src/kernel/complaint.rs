//! Figures about complaints over decisions.

use super::row::{Row, Sink};
use crate::card::ChangedBy;
use crate::period::Window;
use domain::case::{Case, Complaint};
use domain::code::{AppealOutcome, Reassessment};
use law::Moment;

/// Complaints that somebody looked at in the window, counted where the decision was not left
/// as it was.
pub(super) fn changed<'c>(cases: &'c [Case], by: ChangedBy, window: Window, take: Sink<'_, 'c>) {
    for case in cases {
        for complaint in &case.complaints {
            let Some((at, is_changed)) = looked_at(complaint, by) else {
                continue;
            };
            if window.holds(at) {
                take(Row {
                    case,
                    id: complaint.id.0,
                    at,
                    in_numerator: is_changed,
                    value: 0,
                    class: kind(case, complaint),
                });
            }
        }
    }
}

/// When a complaint was looked at on its merits, and whether the decision was changed.
fn looked_at(complaint: &Complaint, by: ChangedBy) -> Option<(Moment, bool)> {
    match by {
        ChangedBy::Municipality => {
            let made = complaint.reassessment?;
            let is_look = made != Reassessment::Withdrawn;
            is_look.then_some((complaint.reassessed_at?, made.is_change()))
        }
        ChangedBy::AppealsBoard => {
            let decided = complaint.appeal?;
            let is_look = decided != AppealOutcome::Rejected;
            is_look.then_some((complaint.decided_at?, decided.is_change()))
        }
    }
}

/// What was decided that somebody complains of, if it is known.
pub(super) fn kind(case: &Case, complaint: &Complaint) -> Option<&'static str> {
    let decision = complaint.decision?;
    let found = case.decisions.iter().find(|d| d.id == decision);
    found.map(|decision| decision.kind.as_str())
}
