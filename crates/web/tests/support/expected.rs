//! The file of a child not yet born, in the hands of the caseworker.

use crate::town::{TOWN, now};
use app::TypedDay;
use app::intake::{Arrival, Child, Described, EvaluationGiven, Mother};
use domain::{Day, Enquiry, Evaluation, Notifier, Role};
use store::Scope;

/// Opens it; gives back its number.
pub fn file(due: Day) -> u32 {
    let known = TOWN.app.ruleset();
    let me = known.actor(TOWN.worker(Role::Caseworker)).unwrap();
    let arrival = Arrival {
        enquiry: Enquiry::Notification,
        received_at: now().add_seconds(-7200),
        children: vec![Child::Unborn {
            mother: Mother {
                name: "Sofie Ventende".into(),
                cpr: None,
            },
            due_on: TypedDay {
                day: due,
                field: "due_on",
            },
        }],
        notifier: Notifier::HealthVisitor,
        is_anonymous: false,
        notifier_name: String::new(),
        notifier_person: None,
        notifier_contact: String::new(),
        is_professional: true,
        is_acute: false,
        causes: Vec::new(),
        concern: "Den ventende mor har brug for støtte.".into(),
        described: Described::default(),
        came_by: None,
    };
    let id = TOWN.app.register_arrival(&me, arrival).unwrap();
    let evaluation = EvaluationGiven {
        at: now().add_seconds(-3600),
        is_acute: false,
        outcome: Evaluation::Screening,
        second: None,
        causes: vec![domain::Cause::ALL[0]],
        reasons: "Der er brug for at vide mere.".into(),
        seen: None,
    };
    TOWN.app.evaluate(&me, id, &evaluation).unwrap();
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let of = cases
        .iter()
        .find(|c| c.notifications.iter().any(|n| n.id == id));
    of.expect("the case").number()
}
