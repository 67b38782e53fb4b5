//! Two real servers on one `PostgreSQL` behave as one, and one's death costs nothing.

#[path = "support/running.rs"]
mod running;

use app::{App, SystemClock};
use domain::code::AdoptedKind;
use domain::event::office::Adopted;
use domain::{Payload, Role};
use running::{Desk, Node, figure, hidden, traad, wait_for};
use std::time::Duration;
use store::testing::postgres_url;
use store::{JobRow, Keys, NewJob};

fn node(desk: &Desk, name: &str, database: &str) -> Node {
    let plain = "edge.plain_http=true";
    let (id, lease, stop) = (
        format!("node={name}"),
        "worker.lease_seconds=3",
        "stop_seconds=2",
    );
    let keys = format!("keys={}", desk.path("keys"));
    let arguments = [
        "--database",
        database,
        "serve",
        "--set",
        &keys,
        "--set",
        plain,
        "--set",
        &id,
        "--set",
        lease,
        "--set",
        stop,
    ];
    Node::start(desk, name, &arguments)
}

fn app(desk: &Desk, database: &str) -> App {
    running::app(database, &Keys::in_folder(desk.path("keys")))
}

fn verify(desk: &Desk, database: &str) -> String {
    let keys = format!("keys={}", desk.path("keys"));
    traad(&["--database", database, "--set", &keys, "verify"])
}

fn job(app: &App, name: &str) -> Option<JobRow> {
    let jobs = app.store().jobs().expect("the jobs");
    jobs.into_iter().find(|job| job.name == name)
}

/// A notification received yesterday, which figures reach to, about a child nobody knows.
fn registration() -> String {
    let (today, _) = app::Clock::now(&SystemClock).local();
    let (day, hour, minute) = (today.add_days(-1), 12, 0);
    format!(
        "received={day}&received_time={hour:02}%3A{minute:02}&enquiry=notification&\
         child_name=Alfa+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&notifier=school&\
         professional=1&causes=child_school&concern=Kommer+sj%C3%A6ldent+i+skole&notifier_name=Lone"
    )
}

#[test]
fn two_nodes_on_one_database_are_one_site() {
    let Some(database) = postgres_url() else {
        return;
    };
    let desk = Desk::new("nodes");
    desk.fill(&database, &desk.path("keys"), 3);
    let (a, b) = (node(&desk, "a", &database), node(&desk, "b", &database));

    // A session begun on one node is one on all.
    let elsewhere = app(&desk, &database);
    let reception = Desk::log_in(&elsewhere, "localhost", Role::Reception);
    let head = Desk::log_in(&elsewhere, "localhost", Role::Head);
    assert_eq!(b.get("/notifications", &reception).status, 200);
    assert_eq!(a.get("/cases", &head).status, 200);

    // Recorded on A is seen on B at once: in the list, as a duty, in the figure in memory.
    let of = "/indicators/children_notified";
    let before = figure(&b.get(of, &head));
    assert_eq!(before, figure(&a.get(of, &head)));
    let form = a.get("/notifications/new", &reception);
    let sent = a.post(
        "/notifications/new",
        &reception,
        &(registration() + &hidden(&form.body)),
    );
    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(b.get("/notifications", &reception).body.contains("Alfa P."));
    let page = b.get(sent.to(), &reception);
    assert!(page.body.contains("24 timer"), "the duty and its rule");
    let after = figure(&b.get(of, &head));
    assert_ne!(before, after, "the figure counts the new child");
    assert_eq!(after, figure(&a.get(of, &head)));

    // Rules adopted elsewhere are in force on both, without a restart.
    let (path, text) = law::Rulebook::built_in_files()
        .into_iter()
        .find(|(path, _)| path.contains("notification/evaluation"))
        .expect("the rule of 24 hours");
    let content = text
        .replace("24 timer", "17 timer")
        .replace("value = 24", "value = 17");
    assert_ne!(content, text);
    let adopted = Adopted {
        what: AdoptedKind::Law,
        path: path.to_owned(),
        fingerprint: app::setup::fingerprint(&content),
        content,
    };
    let adopted = Payload::from(adopted);
    assert!(
        elsewhere
            .adopt(&elsewhere.ruleset(), vec![adopted])
            .unwrap()
    );
    for node in [&a, &b] {
        let law = node.get("/law/notification/evaluation", &head);
        assert!(law.body.contains("17 timer"), "{}", law.body);
        assert!(node.get(sent.to(), &reception).body.contains("17 timer"));
    }

    // What comes once a day is done once, whichever node did it.
    wait_for("the daily job", 20, || {
        job(&elsewhere, "job_sweep").is_some_and(|job| job.succeeded_at.is_some())
    });
    let logs = a.log() + &b.log();
    let done = logs.lines().filter(|line| line.contains("\"job_sweep\""));
    assert_eq!(done.count(), 1, "{logs}");
    assert!(verify(&desk, &database).contains("clean"));
}

#[test]
fn a_job_outlives_the_node_that_held_it() {
    let Some(database) = postgres_url() else {
        return;
    };
    let desk = Desk::new("outlives");
    desk.fill(&database, &desk.path("keys"), 4);
    let app = app(&desk, &database);
    let mut nodes = vec![node(&desk, "a", &database), node(&desk, "b", &database)];
    let reception = Desk::log_in(&app, "localhost", Role::Reception);

    // A job that cannot end: another transaction holds what it needs.
    let mut client = postgres::Client::connect(&database, postgres::NoTls).unwrap();
    let mut holder = client.transaction().unwrap();
    holder
        .batch_execute("LOCK TABLE duty IN SHARE MODE")
        .unwrap();
    let now = app.now();
    let name = "registers_rebuild";
    let planned = NewJob {
        id: uuid::Uuid::from_u128(7),
        name: name.to_owned(),
        argument: "{}".to_owned(),
        created_at: now,
        due_at: now,
    };
    app.store().job_enqueue(&planned).unwrap();
    let held_by = || job(&app, name).and_then(|job| job.leased_by);
    wait_for("a node to take the job", 20, || held_by().is_some());

    // Its node dies without a word; the other one takes the job over when the lease is out.
    let first = held_by().unwrap();
    let mut dead = nodes.remove(usize::from(first == "b"));
    dead.kill();
    wait_for("the other node to take it over", 30, || {
        held_by().is_some_and(|node| node != first)
    });
    let mut left = nodes.remove(0);
    assert_eq!(left.get("/notifications", &reception).status, 200);

    // Told to stop, the other one waits no longer than it may and gives the job back.
    let (is_good, took) = left.stop();
    assert!(is_good && took < Duration::from_secs(10), "{took:?}");
    let row = job(&app, name).unwrap();
    assert_eq!((row.leased_by, row.failures), (None, 1), "one death");

    // A third node does it.
    holder.commit().unwrap();
    let third = node(&desk, "c", &database);
    wait_for("the job to be done", 20, || {
        job(&app, name).is_some_and(|job| job.succeeded_at.is_some())
    });
    assert_eq!(third.get("/notifications", &reception).status, 200);
    assert!(verify(&desk, &database).contains("clean"));
}
