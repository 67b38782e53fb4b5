//! Children who arrive by a notification and whose files are opened, in the hands of whoever
//! evaluates it.

use crate::town::{TOWN, now};
use app::intake::{Arrival, Child, Described, EvaluationGiven};
use domain::{Cause, Enquiry, Evaluation, Notifier, StreamId, WorkerId};

/// Registers the children and opens their files; gives back the notification.
pub fn files(worker: WorkerId, children: Vec<Child>) -> StreamId {
    let actor = TOWN.app.ruleset().actor(worker).unwrap();
    let arrival = Arrival {
        enquiry: Enquiry::Notification,
        received_at: now().add_seconds(-7200),
        children,
        siblings: Vec::new(),
        notifier: Notifier::HealthVisitor,
        is_anonymous: false,
        notifier_name: String::new(),
        notifier_person: None,
        notifier_contact: String::new(),
        is_professional: true,
        is_acute: false,
        causes: Vec::new(),
        concern: "Familien har brug for støtte.".into(),
        described: Described::default(),
        came_by: None,
        attachments: Vec::new(),
    };
    let id = TOWN.app.register_arrival(&actor, arrival).unwrap();
    let evaluation = EvaluationGiven {
        at: now().add_seconds(-3600),
        is_acute: false,
        outcome: Evaluation::Screening,
        second: None,
        causes: vec![Cause::ALL[0]],
        reasons: "Der er brug for at vide mere.".into(),
        seen: None,
    };
    TOWN.app.evaluate(&actor, id, &evaluation).unwrap();
    id
}
