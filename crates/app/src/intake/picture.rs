//! Earlier notifications on a child and its siblings, so that several are seen as one.

use crate::{Actor, App, Error};
use domain::case::{Case, Notification};
use domain::correction::effective;
use domain::{Cause, Event, Payload, PersonId, StreamId};
use store::{PersonEvents, Scope};

/// One notification in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The child it is about.
    pub child: PersonId,
    /// Whether that is a sibling and not a child of the notification that is open.
    pub is_sibling: bool,
    /// What came in, and where it led.
    pub notification: Notification,
    /// Its causes, as the sender or the evaluation named them.
    pub causes: Vec<Cause>,
}

impl App {
    /// The notifications on these children and their siblings, the latest first, with the
    /// siblings they are about; siblings out of reach are left out.
    pub(crate) fn picture(
        &self,
        actor: &Actor,
        children: &[(PersonId, PersonEvents)],
    ) -> Result<(Vec<Earlier>, Vec<PersonId>), Error> {
        let scope = self.scope(actor);
        let mut all = Vec::new();
        let mut siblings = Vec::new();
        for (child, found) in children {
            all.extend(self.earlier(found, false));
            siblings.extend(self.store.siblings(&scope, *child)?);
        }
        siblings.sort_unstable();
        siblings.dedup();
        siblings.retain(|s| children.iter().all(|(child, _)| child != s));
        let mut shown = Vec::new();
        for sibling in siblings {
            let Some(found) = self.store.events_of_person(&scope, sibling)? else {
                continue;
            };
            shown.push(sibling);
            all.extend(self.earlier(&found, true));
        }
        all.sort_by_key(|e| std::cmp::Reverse(e.notification.received_at));
        Ok((all, shown))
    }

    fn earlier(&self, found: &PersonEvents, is_sibling: bool) -> Vec<Earlier> {
        let case: Case = self.fold(&found.members, &found.events);
        let of = |notification: Notification| Earlier {
            child: case.person,
            is_sibling,
            causes: causes_of(&found.events, notification.id),
            notification,
        };
        case.notifications.iter().cloned().map(of).collect()
    }

    /// The siblings of children chosen in a form, within reach and not chosen themselves.
    pub fn siblings_of(&self, actor: &Actor, chosen: &[PersonId]) -> Result<Vec<PersonId>, Error> {
        actor.require(crate::Deed::RegisterNotification)?;
        let scope: Scope = self.scope(actor);
        let mut all = Vec::new();
        for child in chosen {
            all.extend(self.store.siblings(&scope, *child)?);
        }
        all.sort_unstable();
        all.dedup();
        all.retain(|sibling| !chosen.contains(sibling));
        self.log_list(actor, "chosen", all.iter().copied())?;
        Ok(all)
    }
}

/// The causes of one notification: of its arrival, and those found at the evaluation.
fn causes_of(events: &[Event], notification: StreamId) -> Vec<Cause> {
    let mut causes = Vec::new();
    for event in effective(events) {
        if event.content.stream != notification {
            continue;
        }
        let found = match &event.content.payload {
            Payload::EnquiryReceived(p) => &p.causes,
            Payload::NotificationEvaluated(p) => &p.causes,
            _ => continue,
        };
        causes.extend(
            found
                .iter()
                .filter(|c| !causes.contains(*c))
                .copied()
                .collect::<Vec<_>>(),
        );
    }
    causes
}
