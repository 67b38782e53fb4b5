//! A backup holds one state whole, goes into either database, and is refused when it is not
//! whole.

use crate::world::{World, beside_with_keys, fold, moment};
use domain::Event;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use store::testing::{TempDir, postgres_url, sqlite_dir};
use store::{Access, Completion, Scope, Store, StoreError, check_backup, restore};

static COUNTER: AtomicU32 = AtomicU32::new(0);

/// A place for a file of its own; gone with the value.
struct Place(PathBuf);

impl Place {
    fn new() -> Self {
        let number = COUNTER.fetch_add(1, Ordering::Relaxed);
        let name = format!("traad-backup-{}-{number}", std::process::id());
        Self(std::env::temp_dir().join(name))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn events(store: &Store) -> Vec<Event> {
    let mut all = Vec::new();
    let take = &mut |event| {
        all.push(event);
        Ok(())
    };
    store.all_events(None, take).expect("events");
    all
}

fn back_up(world: &World, path: &Path) -> store::BackupMade {
    let made = world.store.backup(path, moment(2026, 1, 1), &mut |_| {});
    made.expect("a backup")
}

/// A backup holds no keys: those of the database it was made from open it.
fn restored(from: &World, url: &str, path: &Path) -> Store {
    restore(url, path, false, &mut |_| {}).expect("restored");
    Store::open(url, &from.keys).expect("the restored database")
}

/// A child with a story, a member of staff, a view in the access log and a log-in.
fn lived_in(world: &World) {
    let team = world.team("north", "Nord");
    let worker = world.worker("Åse Ærø", Some(&team));
    let child = world.child("Öjvind Ål-Hansen");
    world.assign(child, worker, &team);
    let notification = world.notify(&[child]);
    world.evaluate(&notification);
    world.decide(child);
    let (measure, _) = world.place(child);
    world.follow_up(child, measure);
    let view = Access {
        view: None,
        at: world.now(),
        actor: worker,
        role: domain::Role::Caseworker,
        what: "case".into(),
        case: Some(100),
        persons: vec![child],
        is_whole: false,
        detail: None,
    };
    let view = world.store.log_view(&view).expect("a view");
    world.store.complete_view(Completion {
        view,
        at: world.now(),
        outcome: domain::AccessOutcome::Shown,
        shown: Some(1),
    });
    world.store.flush_accesses().expect("its outcome");
}

pub fn a_restored_backup_is_what_was_backed_up(world: &World) {
    lived_in(world);
    let file = Place::new();
    let made = back_up(world, &file.0);
    let (head, checksum) = check_backup(&file.0).expect("whole");
    assert_eq!(checksum, made.checksum);
    assert_eq!(head.position, world.store.head().expect("the head"));
    assert_eq!(made.bytes, fs::metadata(&file.0).expect("a file").len());
    beside_with_keys(world, |other| {
        let store = restored(world, &other.url, &file.0);
        assert_eq!(events(&store), events(&world.store));
        assert_eq!(
            store.access_latest(9).expect("views"),
            world.store.access_latest(9).expect("views")
        );
        let scope = Scope::system();
        assert_eq!(
            store.load_cases(&scope).expect("cases"),
            world.store.load_cases(&scope).expect("cases")
        );
        assert_eq!(store.verify(&*fold()).expect("a check").findings, vec![]);
        // It goes on from there: positions, places and numbers of rows.
        other.skip_ids(1_000_000);
        let child = store.load_cases(&scope).expect("cases")[0].person;
        assert_eq!(other.notify(&[child]).position, head.position + 1);
        let view = store.access_latest(1).expect("views").remove(0).access;
        store
            .log_view(&view)
            .expect("a view behind the restored ones");
        assert!(other.is_clean());
    });
}

pub fn a_backup_goes_into_the_other_database(world: &World) {
    lived_in(world);
    let file = Place::new();
    back_up(world, &file.0);
    let dir: TempDir = sqlite_dir();
    let url = if world.store.backend_name() == "sqlite" {
        match postgres_url() {
            Some(url) => url,
            None => return,
        }
    } else {
        dir.url()
    };
    let store = restored(world, &url, &file.0);
    assert_ne!(store.backend_name(), world.store.backend_name());
    assert_eq!(events(&store), events(&world.store));
    assert_eq!(store.verify(&*fold()).expect("a check").findings, vec![]);
    // And back again, with nothing lost on the way.
    let back = Place::new();
    let made = store.backup(&back.0, moment(2026, 1, 2), &mut |_| {});
    made.expect("a backup");
    beside_with_keys(world, |third| {
        let store = restored(world, &third.url, &back.0);
        assert_eq!(events(&store), events(&world.store));
    });
}

pub fn a_backup_holds_all_that_was_acknowledged_before_it_began(world: &World) {
    let child = world.child("Bo");
    let is_over = AtomicBool::new(false);
    let acknowledged = AtomicU32::new(0);
    let file = Place::new();
    let (before, after) = std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !is_over.load(Ordering::SeqCst) {
                    world.notify(&[child]);
                    acknowledged.fetch_add(1, Ordering::SeqCst);
                }
            });
        }
        while acknowledged.load(Ordering::SeqCst) < 20 {
            std::thread::yield_now();
        }
        let before = world.store.head().expect("the head");
        back_up(world, &file.0);
        let after = world.store.head().expect("the head");
        is_over.store(true, Ordering::SeqCst);
        (before, after)
    });
    let all = events(&world.store);
    beside_with_keys(world, |other| {
        let store = restored(world, &other.url, &file.0);
        let there = events(&store);
        let count = there.len() as u64;
        assert!(
            (before..=after).contains(&count),
            "{before} {count} {after}"
        );
        assert!(there[..] == all[..there.len()], "a state that never was");
        assert!(other.is_clean());
    });
}

pub fn a_backup_is_not_restored_over_what_is_recorded(world: &World) {
    lived_in(world);
    let file = Place::new();
    back_up(world, &file.0);
    let then = events(&world.store);
    world.child("Later");
    let now = events(&world.store);
    let refused = restore(&world.url, &file.0, false, &mut |_| {});
    assert!(matches!(refused, Err(StoreError::Occupied)), "{refused:?}");
    assert_eq!(events(&world.store), now);
    restore(&world.url, &file.0, true, &mut |_| {}).expect("replaced");
    let store = Store::open(&world.url, &world.keys).expect("the database");
    assert_eq!(events(&store), then);
    assert_eq!(store.verify(&*fold()).expect("a check").findings, vec![]);
    let cases = store.load_cases(&Scope::system()).expect("cases");
    assert_eq!(cases.len(), 1, "the case opened later is gone");
}

pub fn a_damaged_or_cut_backup_is_refused_and_changes_nothing(world: &World) {
    lived_in(world);
    let file = Place::new();
    back_up(world, &file.0);
    let whole = fs::read(&file.0).expect("the file");
    let bad = Place::new();
    beside_with_keys(world, |other| {
        let attempt = |bytes: &[u8], what: &str| {
            fs::write(&bad.0, bytes).expect("written");
            let refused = restore(&other.url, &bad.0, false, &mut |_| {});
            let said = match refused {
                Err(StoreError::Backup(why)) => why,
                other => panic!("{what}: {other:?}"),
            };
            assert!(said.contains(' '), "{what}: {said}");
            assert_eq!(other.store.head().expect("the head"), 0, "{what}");
        };
        for at in (0..whole.len()).step_by(whole.len() / 60) {
            let mut changed = whole.clone();
            changed[at] ^= 0x20;
            attempt(&changed, &format!("byte {at}"));
        }
        for length in [0, 7, 40, whole.len() / 2, whole.len() - 33, whole.len() - 1] {
            attempt(&whole[..length], &format!("cut to {length}"));
        }
        let mut longer = whole.clone();
        longer.push(0);
        attempt(&longer, "a byte more");
    });
}

pub fn a_backup_does_not_replace_a_file(world: &World) {
    let file = Place::new();
    fs::write(&file.0, "something dear").expect("written");
    let refused = world.store.backup(&file.0, moment(2026, 1, 1), &mut |_| {});
    assert!(matches!(refused, Err(StoreError::BackupFile(..))));
    assert_eq!(fs::read(&file.0).expect("the file"), b"something dear");
}
