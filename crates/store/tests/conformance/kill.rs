//! A process that is killed while it writes loses no event it had acknowledged.
//!
//! `SQLite` only: there the killed process is the database itself.

use crate::world::{World, fold};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use store::testing::{keys, sqlite_dir};
use store::{Scope, Store};

/// The made-up municipality of the bulk load.
fn events() -> Vec<domain::Event> {
    let until = crate::world::moment(2025, 6, 1);
    synth::generate(&synth::Settings {
        children: 150,
        years: 4,
        until,
        seed: 3,
    })
}

/// Runs as the process that is killed in the middle of a bulk load.
#[test]
#[ignore = "started by the test below"]
fn loader() {
    let Ok(url) = std::env::var(URL) else { return };
    let store = Store::open(&url, &keys(&url)).expect("the database");
    println!("acknowledged 0");
    store
        .bulk_load(&mut events().into_iter(), &*fold(), &mut |_| {})
        .expect("a load");
    println!("acknowledged 1");
}

#[test]
fn a_bulk_load_that_is_killed_leaves_nothing_or_all() {
    let all = events().len() as u64;
    let mut empty = 0;
    for wait in [20, 120, 250, 400, 20_000] {
        let dir = sqlite_dir();
        let mut child = started("kill::loader", &dir.url());
        let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
        let mut is_done = lines
            .by_ref()
            .map_while(Result::ok)
            .any(|l| l.contains("acknowledged 0"));
        assert!(is_done, "it began");
        if wait < 10_000 {
            std::thread::sleep(Duration::from_millis(wait));
            child.kill().expect("a kill");
        }
        is_done = lines
            .map_while(Result::ok)
            .any(|l| l.contains("acknowledged 1"));
        child.wait().expect("its end");
        let store = Store::open(&dir.url(), &keys(&dir.url())).expect("the database opens again");
        let head = store.head().expect("the head");
        assert!(head == all || (head == 0 && !is_done), "{head} of {all}");
        assert_eq!(store.verify(&*fold()).expect("a check").findings, vec![]);
        if head == 0 {
            empty += 1;
            let again = store.bulk_load(&mut events().into_iter(), &*fold(), &mut |_| {});
            assert_eq!(again.expect("a load"), all);
        }
    }
    assert!(
        (1..=4).contains(&empty),
        "{empty} of the loads were cut short"
    );
}

/// This program again, as a process that runs one ignored test.
fn started(test: &str, url: &str) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--ignored", "--exact", "--nocapture", test])
        .env(URL, url)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process")
}

const URL: &str = "TRAAD_TEST_KILLED_URL";

/// Runs as the process that is killed: records notifications and says each position.
#[test]
#[ignore = "started by the test below"]
fn writer() {
    let Ok(url) = std::env::var(URL) else { return };
    let world = World::new(&url);
    world.skip_ids(world.store.head().expect("the head") * 10 + 1_000_000);
    let child = domain::PersonId(uuid::Uuid::from_u128(77));
    loop {
        let event = world.notify(&[child]);
        println!("acknowledged {}", event.position);
    }
}

#[test]
fn a_kill_in_the_middle_of_writing_loses_no_acknowledged_event() {
    let dir = sqlite_dir();
    let mut last = 0;
    for round in 0..6 {
        let mut child = started("kill::writer", &dir.url());
        let output = child.stdout.take().expect("its output");
        let reader = std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            lines
                .filter_map(|l| l.split("acknowledged ").nth(1)?.trim().parse::<u64>().ok())
                .max()
                .unwrap_or(0)
        });
        std::thread::sleep(Duration::from_millis(150 + 37 * round));
        child.kill().expect("a kill");
        child.wait().expect("its end");
        let acknowledged = reader.join().expect("the reader");
        let store = Store::open(&dir.url(), &keys(&dir.url())).expect("the database opens again");
        let head = store.head().expect("the head");
        assert!(
            head >= acknowledged,
            "{acknowledged} was acknowledged, {head} is there"
        );
        assert!(
            head <= acknowledged.max(last) + 1,
            "at most the one being told is more"
        );
        let found = store.verify(&*fold()).expect("a check");
        assert_eq!(found.findings, vec![]);
        last = head;
    }
    assert!(last > 0, "nothing was written");
    let store = Store::open(&dir.url(), &keys(&dir.url())).expect("the database");
    let cases = store.load_cases(&Scope::system()).expect("cases");
    assert_eq!(cases[0].notifications.len() as u64, last);
}
