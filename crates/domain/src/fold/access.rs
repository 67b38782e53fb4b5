//! Who may see the case besides those assigned to it.

use crate::case::{Case, Named};
use crate::code::{Naming, Protection};
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::{EventId, WorkerId};
use law::Moment;

pub(super) fn take(case: &mut Case, event: &Effective<'_>) {
    let (at, id) = (event.at(), event.id());
    match &event.content.payload {
        Payload::ProtectionChanged(p) => match p.ground {
            Protection::Address => case.is_address_protected = p.protected,
            Protection::StaffFamily => case.is_staff_family = p.protected,
        },
        Payload::AccessGranted(p) => name(case, id, p.worker, Naming::Granted, (at, p.until)),
        Payload::GlassBroken(p) => name(case, id, p.worker, Naming::Glass, (at, p.until)),
        Payload::AccessRevoked(p) => {
            for named in case.named.iter_mut().filter(|n| n.worker == p.worker) {
                named.until = named.until.min(at);
            }
        }
        Payload::GlassSeen(p) => {
            if let Some(named) = case.named.iter_mut().find(|n| n.id == p.glass) {
                named.seen_at = named.seen_at.or(Some(at));
            }
        }
        _ => {}
    }
}

fn name(
    case: &mut Case,
    id: EventId,
    worker: WorkerId,
    by: Naming,
    (from, until): (Moment, Moment),
) {
    case.named.push(Named {
        id,
        worker,
        by,
        from,
        until,
        seen_at: None,
    });
}
