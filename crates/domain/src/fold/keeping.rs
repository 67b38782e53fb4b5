//! What was handed over to the archives, and who was erased.

use crate::case::{Archive, Archived, Case, Erasure};
use crate::correction::Effective;
use crate::event::Payload;

pub(super) fn take(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    let how = match &event.content.payload {
        Payload::PersonErased(p) => {
            let ground = p.ground;
            case.erased.get_or_insert(Erasure { at, ground });
            return;
        }
        Payload::CaseArchived(p) => Archived::HandedOver(p.reference.clone()),
        Payload::ArchivingWaived(p) => Archived::Waived(p.ground),
        _ => return,
    };
    case.archive = Some(Archive { at, how });
}

/// What was recorded after the handing over was not handed over.
pub(super) fn unsettle(case: &mut Case, events: &[Effective<'_>]) {
    let is_archiving = |e: &&Effective<'_>| {
        matches!(
            e.content.payload,
            Payload::CaseArchived(_) | Payload::ArchivingWaived(_)
        )
    };
    let settled = events.iter().filter(is_archiving);
    let settled = settled.map(|e| e.content.position).max();
    let is_later = |e: &Effective<'_>| {
        !e.content.payload.is_beside_casework() && Some(e.content.position) > settled
    };
    if events.iter().any(is_later) {
        case.archive = None;
    }
}
