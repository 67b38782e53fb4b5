//! A process that is killed while it writes loses no event it had acknowledged.
//!
//! `SQLite` only: there the killed process is the database itself.

use crate::world::{World, fold};
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;
use store::testing::sqlite_dir;
use store::{Scope, Store};

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
    let program = std::env::current_exe().expect("this program");
    let mut last = 0;
    for round in 0..6 {
        let mut child = Command::new(&program)
            .args(["--ignored", "--exact", "--nocapture", "kill::writer"])
            .env(URL, dir.url())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the writer");
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
        let store = Store::open(&dir.url()).expect("the database opens again");
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
    let store = Store::open(&dir.url()).expect("the database");
    let cases = store.load_cases(&Scope::system()).expect("cases");
    assert_eq!(cases[0].notifications.len() as u64, last);
}
