//! Whom one should have heard by now: looked for in all cases of one's own, and said where nobody
//! looked.

#[path = "support/settled.rs"]
mod settled;

use app::account::Post;
use app::{Actor, App, Fixed};
use domain::event::assessment::SourcePlanned;
use domain::event::casework::ClarificationStarted;
use domain::{Role, SourceKind, Texts};
use settled::{named, noon, screened};
use std::sync::Arc;
use store::Store;
use store::testing::{keys, sqlite_dir};

/// More than a day looks into of cases that are others'.
const CASES: usize = 53;

/// A new case of somebody in which the school should have been heard three days ago.
fn late_case(app: &App, worker: &Actor) {
    let system = Actor::system();
    let (number, _) = screened(app, named("Bo Holm"));
    let given = domain::event::people::Assigned {
        worker: worker.worker,
        role: domain::AssignmentRole::Main,
        team: "nord".parse().expect("a team"),
        from: None,
        reason: None,
        from_on: None,
    };
    app.assign(&system, number, None, given).expect("given");
    let clarification = app.new_item();
    let record = |payload| {
        app.record_in_case(&system, number, None, noon(), payload, Texts::new())
            .expect("recorded");
    };
    record(ClarificationStarted { clarification }.into());
    record(
        SourcePlanned {
            assessment: clarification,
            source: app.new_item(),
            kind: SourceKind::School,
            until: noon().day().add_days(-3),
            by: None,
        }
        .into(),
    );
}

#[test]
fn whom_one_should_have_heard_is_looked_for_in_every_case_of_ones_own() {
    let dir = sqlite_dir();
    let url = dir.url();
    let store = Store::open(&url, &keys(&url)).expect("a database");
    let app = App::open(store, Arc::new(Fixed::at(noon()))).expect("an application");
    app.adopt_built_in().expect("rules");
    let system = Actor::system();
    let staff = |name: &str, role| {
        let worker = app.register_worker(&system, name, Post::of(role));
        app.ruleset()
            .actor(worker.expect("a worker"))
            .expect("staff")
    };
    let (mine, head) = (staff("Anna", Role::Caseworker), staff("Birte", Role::Head));
    for _ in 0..CASES {
        late_case(&app, &mine);
    }
    let today = app.today(&mine).expect("a day");
    assert_eq!((today.to_hear.len(), today.to_hear_unseen), (CASES, 0));
    // The head is to hear nobody, and is told that not every case was looked into.
    let today = app.today(&head).expect("a day");
    assert_eq!((today.to_hear.len(), today.to_hear_unseen), (0, 3));
}
