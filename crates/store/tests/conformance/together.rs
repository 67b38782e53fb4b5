//! Callers that record at once share a transaction, and none can tell.

use crate::world::{World, fold};
use domain::event::casework::NoteWritten;
use domain::{PersonId, StreamId};
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, ThreadId, sleep};
use std::time::Duration;
use store::{Appended, Fold, NewEvent, Scope, StoreError};

/// What one of them wants recorded.
struct Caller {
    events: Vec<NewEvent>,
    expected: Vec<(StreamId, u32)>,
    fold: Arc<Fold<'static>>,
}

impl Caller {
    fn note(world: &World, child: PersonId) -> Self {
        Self {
            events: vec![world.event(child, &[child], NoteWritten::default())],
            expected: Vec::new(),
            fold: fold(),
        }
    }

    fn expecting(mut self, stream: impl Into<StreamId>, version: u32) -> Self {
        self.expected.push((stream.into(), version));
        self
    }
}

/// How a caller fared; an error of the thread is a panic.
type Fared = thread::Result<Result<Appended, StoreError>>;

/// Lets callers stand in line while two others hold it up, so that they go together; gives
/// back in how many threads their cases were folded.
fn in_line(world: &World, callers: Vec<Caller>) -> (Vec<Fared>, usize) {
    let holders = [world.child("Først"), world.child("Dernæst")];
    let is_free = Arc::new(AtomicBool::new(false));
    let threads: Arc<Mutex<HashSet<ThreadId>>> = Arc::default();
    let fared = thread::scope(|scope| {
        for holder in holders {
            let event = world.event(holder, &[holder], NoteWritten::default());
            let (is_free, folds) = (Arc::clone(&is_free), fold());
            let slow: Arc<Fold<'static>> = Arc::new(move |members, events| {
                while !is_free.load(Ordering::SeqCst) {
                    sleep(Duration::from_millis(5));
                }
                folds(members, events)
            });
            scope.spawn(move || world.store.append(vec![event], &[], slow).expect("held"));
        }
        sleep(Duration::from_millis(200));
        let running: Vec<_> = callers
            .into_iter()
            .map(|caller| {
                let (threads, folds) = (Arc::clone(&threads), caller.fold);
                let told: Arc<Fold<'static>> = Arc::new(move |members, events| {
                    let mut threads = threads.lock().expect("the threads");
                    threads.insert(thread::current().id());
                    drop(threads);
                    folds(members, events)
                });
                let (events, expected) = (caller.events, caller.expected);
                scope.spawn(move || world.store.append(events, &expected, told))
            })
            .collect();
        sleep(Duration::from_millis(200));
        is_free.store(true, Ordering::SeqCst);
        running
            .into_iter()
            .map(thread::ScopedJoinHandle::join)
            .collect()
    });
    let count = threads.lock().expect("the threads").len();
    (fared, count)
}

fn landed(fared: Fared) -> Appended {
    fared.expect("no panic").expect("recorded")
}

pub fn who_waits_is_taken_along_and_order_is_kept(world: &World) {
    let children: Vec<PersonId> = (0..6).map(|n| world.child(&format!("Barn {n}"))).collect();
    let three = |child: &PersonId| Caller {
        events: (0..3)
            .map(|_| world.event(*child, &[*child], NoteWritten::default()))
            .collect(),
        ..Caller::note(world, *child).expecting(*child, 2)
    };
    let (fared, threads) = in_line(world, children.iter().map(three).collect());
    assert!(threads < 6, "each folded alone");
    let mut taken = Vec::new();
    for (child, fared) in children.iter().zip(fared) {
        let Appended { events, cases } = landed(fared);
        let first = events[0].position;
        let at: Vec<(u64, u32)> = events.iter().map(|e| (e.position, e.seq)).collect();
        assert_eq!(at, [(first, 3), (first + 1, 4), (first + 2, 5)]);
        let about: Vec<(PersonId, u64)> = cases.iter().map(|c| (c.person, c.position)).collect();
        assert_eq!(about, [(*child, first + 2)]);
        taken.extend(events.iter().map(|e| e.position));
    }
    taken.sort_unstable();
    taken.dedup();
    assert_eq!(taken.len(), 18, "each position is given once");
    assert_eq!(world.store.head().unwrap(), 2 * 8 + 2 + 18);
    assert!(world.is_clean());
}

pub fn one_stale_version_is_a_conflict_for_its_caller_only(world: &World) {
    let children: Vec<PersonId> = (0..6).map(|n| world.child(&format!("Barn {n}"))).collect();
    let stale = children[2];
    let caller = |child: &PersonId| {
        let version = if *child == stale { 1 } else { 2 };
        Caller::note(world, *child).expecting(*child, version)
    };
    let (fared, _) = in_line(world, children.iter().map(caller).collect());
    for (child, fared) in children.iter().zip(fared) {
        let fared = fared.expect("no panic");
        if *child != stale {
            assert_eq!(fared.expect("recorded").events[0].seq, 3);
            continue;
        }
        let is_told = matches!(
            fared,
            Err(StoreError::Conflict { stream, expected: 1, actual: 2 }) if stream == stale.into()
        );
        assert!(is_told, "{fared:?}");
    }
    assert_eq!(world.store.version(stale.into()).unwrap(), 2);
    assert_eq!(world.store.head().unwrap(), 2 * 8 + 2 + 5, "no gap is left");
    assert!(world.is_clean());
}

pub fn a_panic_in_one_fold_is_its_callers_only(world: &World) {
    let children: Vec<PersonId> = (0..6).map(|n| world.child(&format!("Barn {n}"))).collect();
    let mut callers: Vec<Caller> = children.iter().map(|c| Caller::note(world, *c)).collect();
    callers[3].fold = Arc::new(|_, _| panic!("this fold gives up"));
    let (fared, _) = in_line(world, callers);
    for (n, fared) in fared.into_iter().enumerate() {
        match fared {
            Ok(fared) => assert_eq!(fared.expect("recorded").events.len(), 1),
            Err(_) => assert_eq!(n, 3),
        }
    }
    assert_eq!(world.store.version(children[3].into()).unwrap(), 2);
    world.add(world.event(children[3], &[children[3]], NoteWritten::default()));
    assert!(world.is_clean());
}

pub fn two_about_one_child_are_written_one_after_the_other(world: &World) {
    let child = world.child("A");
    // Both read the file at its second event; only one of them can be the third.
    let caller = || Caller::note(world, child).expecting(child, 2);
    let (fared, _) = in_line(world, vec![caller(), caller()]);
    let fared: Vec<_> = fared.into_iter().map(|f| f.expect("no panic")).collect();
    assert_eq!(fared.iter().filter(|f| f.is_ok()).count(), 1);
    let is_conflict = |f: &Result<Appended, StoreError>| {
        matches!(
            f,
            Err(StoreError::Conflict {
                expected: 2,
                actual: 3,
                ..
            })
        )
    };
    assert!(fared.iter().any(is_conflict), "{fared:?}");
    // Who expects nothing is written behind whoever came first.
    let free = |_| Caller::note(world, child);
    let (fared, _) = in_line(world, (0..4).map(free).collect());
    let mut seqs: Vec<u32> = fared.into_iter().map(|f| landed(f).events[0].seq).collect();
    seqs.sort_unstable();
    assert_eq!(seqs, [4, 5, 6, 7]);
    let events = world
        .store
        .events_of_person(&Scope::system(), child)
        .unwrap();
    assert_eq!(events.expect("the child").events.len(), 7);
    assert!(world.is_clean());
}

pub fn what_another_node_recorded_is_not_missed_by_one_that_remembers(world: &World) {
    let child = world.child("Barn Et");
    let scope = Scope::system();
    let case = &world.store.load_cases(&scope).expect("cases")[0];
    let number = case.file.as_ref().expect("a file").number;
    let seen = |of: &World| {
        let found = of.store.bare_events_of_number(&scope, number);
        found.expect("a look").expect("the case").events.len()
    };
    let before = seen(world);
    let other = World::new(&world.url);
    other.skip_ids(1_000_000);
    other.place(child);
    // Recorded without another look.
    let note = Caller::note(world, child);
    let appended = world.store.append(note.events, &[], note.fold);
    let cases = appended.expect("recorded").cases;
    assert_eq!(cases[0].measures.len(), 1, "folded with the other's");
    assert_eq!((seen(world), seen(&other)), (before + 2, before + 2));
    assert!(world.is_clean() && other.is_clean());
}
