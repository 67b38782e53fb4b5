//! A process that is killed in the middle of a bulk load leaves nothing or all.
//!
//! `SQLite` only: there the killed process is the database itself. Recording under kills, on
//! both databases: `crates/app/examples/crash`.

use crate::world::fold;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use store::Store;
use store::testing::{keys, sqlite_dir};

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
