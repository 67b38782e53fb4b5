//! Complaints: what speaks against the next step of one.

use super::{Refusal, refusal};
use crate::case::{Case, Complaint};
use crate::code::Reassessment;
use crate::event::Payload;
use crate::id::ItemId;
use law::Moment;

/// What speaks against a step of a complaint.
pub(super) fn against(case: &Case, payload: &Payload, at: Moment) -> Vec<Refusal> {
    match payload {
        Payload::ComplaintReassessed(p) => step(case, p.complaint, at, |c| {
            !c.is_committee && c.reassessed_at.is_none()
        }),
        Payload::ComplaintSentOn(p) => step(case, p.complaint, at, |c| {
            !c.is_committee && c.sent_on_at.is_none()
        }),
        Payload::ComplaintDecided(p) => step(case, p.complaint, at, |c| c.decided_at.is_none()),
        _ => Vec::new(),
    }
}

/// Whether a complaint waits for a step. Which steps went before is not asked: practice skips
/// some, and the page shows it.
fn step(
    case: &Case,
    complaint: ItemId,
    at: Moment,
    waits: impl Fn(&Complaint) -> bool,
) -> Vec<Refusal> {
    let Some(found) = case.complaints.iter().find(|c| c.id == complaint) else {
        return vec![refusal("complaint_id", "refused-choose")];
    };
    let mut against = Vec::new();
    // The arrival is a day rather than a moment to whoever writes it down later.
    if at.day() < found.received_at.day() {
        against.push(refusal("at", "refused-before-complaint"));
    }
    let is_over = found.reassessment.is_some_and(Reassessment::is_final);
    if is_over || !waits(found) {
        against.push(refusal("complaint_id", "refused-complaint-step"));
    }
    against
}
