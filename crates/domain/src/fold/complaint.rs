//! Complaints over decisions.

use crate::case::{Case, Complaint};
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::ItemId;

pub(super) fn take(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    match &event.content.payload {
        Payload::ComplaintReceived(p) => {
            let complaint = Complaint::new(p.complaint, at, p.decision, p.committee);
            case.complaints.push(complaint);
        }
        Payload::ComplaintReassessed(p) => {
            if let Some(c) = find(case, p.complaint) {
                c.reassessed_at = c.reassessed_at.or(Some(at));
                c.reassessment = Some(p.reassessment);
            }
        }
        Payload::ComplaintSentOn(p) => {
            if let Some(c) = find(case, p.complaint) {
                c.sent_on_at = c.sent_on_at.or(Some(at));
            }
        }
        Payload::ComplaintDecided(p) => {
            if let Some(c) = find(case, p.complaint) {
                c.decided_at = c.decided_at.or(Some(at));
                c.appeal = Some(p.appeal);
            }
        }
        _ => {}
    }
}

fn find(case: &mut Case, complaint: ItemId) -> Option<&mut Complaint> {
    case.complaints.iter_mut().find(|c| c.id == complaint)
}
