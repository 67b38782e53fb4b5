//! Children on record, and cases that are closed and settled with the archives.

#![allow(
    dead_code,
    reason = "each test binary uses the part of it that it needs"
)]

use app::erase::Whom;
use app::family::RelativeGiven;
use app::intake::{Arrival, Child, Described, EvaluationGiven};
use app::{Actor, App, Error};
use domain::event::people::CaseClosed;
use domain::{
    ArchiveWaiver, CloseReason, Day, Enquiry, Evaluation, Moment, Notifier, PersonId, Relation,
    StreamId, Texts,
};
use store::Scope;

pub fn noon() -> Moment {
    Day::from_ymd(2026, 11, 23).expect("a day").at(12, 0)
}

/// A new child of whom the name is known only.
pub fn named(name: &str) -> Child {
    Child::New {
        name: name.to_owned(),
        cpr: None,
        birth_on: None,
        sex: None,
    }
}

pub fn arrive(app: &App, child: Child) -> Result<StreamId, Error> {
    let arrival = Arrival {
        enquiry: Enquiry::Notification,
        received_at: noon(),
        children: vec![child],
        siblings: Vec::new(),
        notifier: Notifier::School,
        is_anonymous: false,
        notifier_name: String::new(),
        notifier_person: None,
        notifier_contact: String::new(),
        is_professional: true,
        is_acute: false,
        causes: Vec::new(),
        concern: "Han kommer ikke i skole".to_owned(),
        described: Described::default(),
        came_by: None,
        attachments: Vec::new(),
    };
    app.register_arrival(&Actor::system(), arrival)
}

/// A notification about a child, and the child.
pub fn arrived(app: &App, child: Child) -> (StreamId, PersonId) {
    let stream = arrive(app, child).expect("an arrival");
    let events = app.store().events_of_stream(&Scope::system(), stream);
    let events = events.expect("a look").expect("its events");
    (stream, events[0].subjects[0])
}

/// A child whose notification led to a screening: the case's number, and the child.
pub fn screened(app: &App, child: Child) -> (u32, PersonId) {
    let (notification, child) = arrived(app, child);
    let evaluation = EvaluationGiven {
        at: noon(),
        is_acute: false,
        outcome: Evaluation::Screening,
        second: None,
        causes: vec![domain::Cause::ALL[0]],
        reasons: "Screenes".to_owned(),
        seen: None,
    };
    app.evaluate(&Actor::system(), notification, &evaluation)
        .expect("evaluated");
    let case = app.store().case(&Scope::system(), child);
    (case.expect("a look").expect("a case").number(), child)
}

/// A child whose case is closed and settled with the archives, and its mother, whom nobody else
/// needs.
pub fn settled(app: &App, child: Child) -> (PersonId, PersonId) {
    let system = Actor::system();
    let (number, child) = screened(app, child);
    let mother = RelativeGiven {
        relation: Relation::Mother,
        name: "Dagny Holm".to_owned(),
        cpr: None,
        address: String::new(),
        custody: true,
        means: String::new(),
    };
    app.add_relative(&system, number, None, &mother)
        .expect("a mother");
    let closed = CaseClosed {
        reason: CloseReason::PurposeMet,
    };
    app.record_in_case(&system, number, None, noon(), closed.into(), Texts::new())
        .expect("closed");
    let ground = ArchiveWaiver::NotPreserved;
    app.waive_archiving(&system, Whom::Case(number), ground, "Nej")
        .expect("settled");
    let plan = app
        .erase_plan(&system, Whom::Person(child))
        .expect("a plan");
    assert_eq!(plan.hindered_by, vec![]);
    (child, plan.along[0])
}
