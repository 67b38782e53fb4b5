//! Views that wait on disk for the next write of the log: `SQLite` only. Under kills:
//! `crates/app/examples/crash`.

use crate::access::view;
use crate::world::{World, fold, moment};
use domain::{AccessOutcome, PersonId};
use std::path::{Path, PathBuf};
use store::testing::{TempDir, sqlite_dir};
use store::{Completion, Store};

/// A database with an open spool, and what it was before any view.
struct Spooled {
    _dir: TempDir,
    world: World,
    child: PersonId,
    /// A copy of the database in which nothing of the spool has arrived.
    before: TempDir,
}

fn spooled() -> Spooled {
    let dir = sqlite_dir();
    let world = World::new(&dir.url());
    let child = world.child("A");
    assert!(world.store.spool_accesses().expect("a spool"));
    let before = sqlite_dir();
    for suffix in ["", "-wal"] {
        let from = beside(&dir.url(), suffix);
        if from.exists() {
            std::fs::copy(from, beside(&before.url(), suffix)).expect("a copy");
        }
    }
    Spooled {
        _dir: dir,
        world,
        child,
        before,
    }
}

/// A file beside a database.
fn beside(url: &str, suffix: &str) -> PathBuf {
    let path = url.strip_prefix("sqlite:").expect("a file");
    PathBuf::from(format!("{path}{suffix}"))
}

const SPOOL: [&str; 2] = ["-access-a", "-access-b"];

impl Spooled {
    /// The spool as it is on disk now.
    fn files(&self) -> [Vec<u8>; 2] {
        SPOOL.map(|name| std::fs::read(beside(&self.world.url, name)).expect("a file"))
    }

    /// What a program that starts after a crash finds in the log: the database as it was before
    /// any view, with these files beside it. Twice: nothing is taken in again.
    fn after_crash(&self, files: &[Vec<u8>; 2]) -> Vec<String> {
        let dir = sqlite_dir();
        let url = dir.url();
        for suffix in ["", "-wal"] {
            let from = beside(&self.before.url(), suffix);
            if from.exists() {
                std::fs::copy(from, beside(&url, suffix)).expect("a copy");
            }
        }
        for (name, bytes) in SPOOL.iter().zip(files) {
            std::fs::write(beside(&url, name), bytes).expect("a file");
        }
        let opened = || {
            let store = Store::open(&url, &self.world.keys).expect("the database");
            assert!(store.spool_accesses().expect("a spool"));
            let found = store.verify(&*fold()).expect("a check");
            assert_eq!(found.findings, vec![]);
            whats(&store)
        };
        let first = opened();
        assert_eq!(opened(), first, "nothing comes twice");
        first
    }
}

/// The kinds of the logged views, the earliest first.
fn whats(store: &Store) -> Vec<String> {
    store.flush_accesses().expect("written");
    let mut rows = store.access_latest(u32::MAX).expect("the log");
    rows.reverse();
    rows.into_iter().map(|r| r.access.what).collect()
}

fn names(range: std::ops::Range<u32>) -> Vec<String> {
    range.map(|n| format!("page{n:04}")).collect()
}

/// Logs one view after the other, each a record of its own.
fn look(spooled: &Spooled, range: std::ops::Range<u32>) {
    for what in names(range) {
        let access = view(&[spooled.child], &what);
        spooled.world.store.log_view(&access).expect("a view");
    }
}

fn end(view: u64) -> Completion {
    Completion {
        view,
        at: moment(2024, 5, 2),
        outcome: AccessOutcome::Shown,
        shown: Some(1),
    }
}

#[test]
fn requests_keep_together_before_and_after_they_have_a_position() {
    let spooled = spooled();
    let (store, child) = (&spooled.world.store, spooled.child);
    let seen = |what: &str, of: Option<u64>| {
        let access = store::Access {
            view: of,
            ..view(&[child], what)
        };
        store.log_view(&access).expect("a view")
    };
    let first = seen("one", None);
    assert_eq!(seen("one more", Some(first)), first);
    let second = seen("two", None);
    assert_ne!(first, second);
    store.flush_accesses().expect("written");
    assert_eq!(seen("one at last", Some(first)), first);
    store.complete_view(end(first));
    store.flush_accesses().expect("written");
    let rows = store.access_of(child).expect("the log");
    let said: Vec<_> = rows
        .iter()
        .rev()
        .map(|r| {
            (
                r.position,
                r.access.view,
                r.access.what.as_str(),
                r.outcome.is_some(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (1, Some(1), "one", true),
            (2, Some(1), "one more", true),
            (3, Some(3), "two", false),
            (4, Some(1), "one at last", true),
        ]
    );
    store.complete_view(end(second));
    store.flush_accesses().expect("written");
    assert!(
        store
            .access_latest(9)
            .expect("the log")
            .iter()
            .all(|r| r.outcome.is_some())
    );
    assert!(spooled.world.is_clean());
}

#[test]
fn a_view_that_waits_arrives_without_anybody_asking() {
    let spooled = spooled();
    look(&spooled, 0..3);
    let other = Store::open(&spooled.world.url, &spooled.world.keys).expect("the database");
    let came = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        other.access_latest(9).expect("the log").len() == 3
    });
    assert!(came);
}

#[test]
fn what_waited_at_a_crash_is_taken_in_once() {
    let spooled = spooled();
    look(&spooled, 0..5);
    assert_eq!(spooled.after_crash(&spooled.files()), names(0..5));
    // The program itself, told to stop, leaves nothing behind.
    let url = spooled.world.url.clone();
    drop(spooled.world);
    assert!(SPOOL.iter().all(|name| !beside(&url, name).exists()));
}

#[test]
fn a_record_cut_off_or_changed_anywhere_ends_what_is_believed() {
    let spooled = spooled();
    look(&spooled, 0..2);
    let [files, _] = spooled.files();
    let two = used(&files);
    look(&spooled, 2..3);
    let [files, other] = spooled.files();
    let three = used(&files);
    for at in (two..three).step_by(23) {
        let mut torn = files.clone();
        torn[at..].fill(0);
        let mut forged = files.clone();
        forged[at] ^= 4;
        for bytes in [torn, forged] {
            assert_eq!(
                spooled.after_crash(&[bytes, other.clone()]),
                names(0..2),
                "at byte {at} of {two} to {three}"
            );
        }
    }
    // Taken out from the front: what follows does not follow anything.
    let mut without = files.clone();
    without.drain(..used(&files) / 3);
    assert_eq!(spooled.after_crash(&[without, other]), names(1..3));
}

/// Bytes before the empty room at the end.
fn used(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|b| *b != 0).map_or(0, |at| at + 1)
}

#[test]
fn the_files_take_turns_and_stay_small() {
    let spooled = spooled();
    // Some 2,500 bytes each, so that they fill a file some times over.
    let many: Vec<PersonId> = (0..60).map(|_| spooled.child).collect();
    for what in names(0..600) {
        let access = view(&many, &what);
        spooled.world.store.log_view(&access).expect("a view");
        if what.ends_with("50") {
            spooled.world.store.flush_accesses().expect("written");
        }
    }
    let files = spooled.files();
    assert!(
        files.iter().all(|f| f.len() < 700_000),
        "both are written anew"
    );
    let found = spooled.after_crash(&files);
    let last = names(551..600);
    assert!(found.ends_with(&last), "what has not arrived is all there");
    assert_eq!(whats(&spooled.world.store), names(0..600));
    assert!(spooled.world.is_clean());
}

#[test]
fn only_one_program_has_the_spool_and_the_other_writes_at_once() {
    let spooled = spooled();
    let other = Store::open(&spooled.world.url, &spooled.world.keys).expect("the database");
    assert!(!other.spool_accesses().expect("no spool"));
    look(&spooled, 0..1);
    let access = view(&[spooled.child], "page0001");
    let position = other.log_view(&access).expect("a view");
    assert!(position <= 2, "it has its position at once");
    spooled.world.store.flush_accesses().expect("written");
    let mut all = whats(&other);
    all.sort();
    assert_eq!(all, names(0..2));
    assert!(spooled.world.is_clean());
}

#[test]
fn views_of_many_threads_are_written_once_each() {
    let spooled = spooled();
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (store, child) = (&spooled.world.store, spooled.child);
            scope.spawn(move || {
                for what in names(thread * 40..thread * 40 + 40) {
                    let request = store.log_view(&view(&[child], &what)).expect("a view");
                    store.complete_view(end(request));
                }
            });
        }
    });
    spooled.world.store.flush_accesses().expect("written");
    let rows = spooled
        .world
        .store
        .access_of(spooled.child)
        .expect("the log");
    assert!(
        rows.iter()
            .all(|r| r.access.view == Some(r.position) && r.outcome.is_some())
    );
    let mut all: Vec<String> = rows.into_iter().map(|r| r.access.what).collect();
    all.sort();
    assert_eq!(all, names(0..320));
    assert!(spooled.world.is_clean());
}

#[test]
fn the_spool_is_for_its_owner_only() {
    let spooled = spooled();
    look(&spooled, 0..2);
    for name in SPOOL {
        let path = beside(&spooled.world.url, name);
        assert!(is_private(&path), "{}", path.display());
    }
}

#[cfg(unix)]
fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path)
        .expect("a file")
        .permissions()
        .mode();
    mode.trailing_zeros() >= 6
}

#[cfg(not(unix))]
fn is_private(_: &Path) -> bool {
    true
}
