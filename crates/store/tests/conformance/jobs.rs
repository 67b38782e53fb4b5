//! Jobs: done once, taken over from the dead, planned with the event they follow from.

use crate::world::{World, fold, moment};
use domain::event::casework::NoteWritten;
use domain::{Moment, StreamId};
use std::collections::BTreeMap;
use std::sync::Mutex;
use store::{Claimed, Ended, JobRow, NewJob, StoreError};

const NAMES: &[&str] = &["night", "letter"];

fn now() -> Moment {
    moment(2026, 11, 23)
}

fn later(seconds: i64) -> Moment {
    now().add_seconds(seconds)
}

fn letter(world: &World, due_at: Moment) -> NewJob {
    NewJob {
        id: world.id(),
        name: "letter".to_owned(),
        argument: "{\"n\":1}".to_owned(),
        created_at: now(),
        due_at,
    }
}

fn claim(world: &World, node: &str, at: Moment) -> Option<Claimed> {
    let until = at.add_seconds(60);
    world.store.job_claim(NAMES, node, at, until).unwrap()
}

fn good(at: Moment, next: Option<Moment>) -> Ended {
    Ended {
        at,
        is_good: true,
        result: "3 letters".to_owned(),
        next,
    }
}

fn bad(at: Moment, next: Option<Moment>) -> Ended {
    Ended {
        is_good: false,
        result: "no paper".to_owned(),
        ..good(at, next)
    }
}

fn only(world: &World) -> JobRow {
    let mut jobs = world.store.jobs().unwrap();
    assert_eq!(jobs.len(), 1);
    jobs.remove(0)
}

pub fn each_job_is_claimed_once_however_many_ask(world: &World) {
    for _ in 0..60 {
        world.store.job_enqueue(&letter(world, now())).unwrap();
    }
    let claimed = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for node in 0..8 {
            let claimed = &claimed;
            scope.spawn(move || {
                while let Some(job) = claim(world, &format!("node {node}"), now()) {
                    *claimed.lock().unwrap().entry(job.id).or_insert(0) += 1;
                    assert!(world.store.job_end(&job, &good(now(), None)).unwrap());
                }
            });
        }
    });
    let claimed = claimed.into_inner().unwrap();
    assert_eq!(claimed.len(), 60);
    assert!(claimed.values().all(|times| *times == 1));
}

pub fn a_job_of_a_dead_node_is_taken_over_and_the_dead_one_writes_nothing(world: &World) {
    world.store.job_plan("night", now(), now()).unwrap();
    let first = claim(world, "a", now()).unwrap();
    assert_eq!(claim(world, "b", later(59)), None);
    assert!(world.store.job_hold(&first, later(120)).unwrap());
    assert_eq!(claim(world, "b", later(119)), None, "the lease was kept");
    let second = claim(world, "b", later(120)).unwrap();
    assert_eq!((second.id, second.attempts), (first.id, 2));
    assert!(!world.store.job_hold(&first, later(999)).unwrap());
    assert!(!world.store.job_release(&first).unwrap());
    let late = good(later(121), Some(later(1)));
    assert!(!world.store.job_end(&first, &late).unwrap());
    assert_eq!(only(world).leased_by.as_deref(), Some("b"));
    let next = later(86_400);
    let end = good(later(130), Some(next));
    assert!(world.store.job_end(&second, &end).unwrap());
    let row = only(world);
    assert_eq!(
        (row.due_at, row.failures, row.leased_by),
        (Some(next), 0, None)
    );
    assert_eq!(row.succeeded_at, Some(later(130)));
}

pub fn a_periodic_job_has_one_row_however_many_plan_it(world: &World) {
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| world.store.job_plan("night", now(), later(5)).unwrap());
        }
    });
    let row = only(world);
    assert_eq!((row.name.as_str(), row.due_at), ("night", Some(later(5))));
    assert_eq!(claim(world, "a", later(4)), None);
    assert!(world.store.job_hasten("night", now()).unwrap());
    assert!(claim(world, "a", later(4)).is_some());
}

pub fn a_periodic_job_keeps_a_mark_of_its_own(world: &World) {
    let store = &world.store;
    store.job_keep_mark("night", "nobody planned it").unwrap();
    for name in NAMES {
        store.job_plan(name, now(), now()).unwrap();
    }
    assert_eq!(store.job_mark("night").unwrap(), "", "none yet");
    store.job_keep_mark("night", "{\"n\":7}").unwrap();
    assert_eq!(store.job_mark("night").unwrap(), "{\"n\":7}");
    assert_eq!(store.job_mark("letter").unwrap(), "", "another's");
    let job = claim(world, "a", now()).unwrap();
    store.job_end(&job, &good(now(), Some(later(5)))).unwrap();
    store.job_plan("night", now(), now()).unwrap();
    assert_eq!(store.job_mark("night").unwrap(), "{\"n\":7}", "it stays");
}

pub fn a_job_that_fails_waits_is_given_up_and_can_be_taken_up_again(world: &World) {
    world.store.job_enqueue(&letter(world, now())).unwrap();
    let first = claim(world, "a", now()).unwrap();
    world
        .store
        .job_end(&first, &bad(now(), Some(later(30))))
        .unwrap();
    assert_eq!(claim(world, "a", later(29)), None);
    let second = claim(world, "a", later(30)).unwrap();
    assert_eq!(second.attempts, 2);
    world.store.job_end(&second, &bad(later(31), None)).unwrap();
    let row = only(world);
    assert_eq!((row.due_at, row.given_up_at), (None, Some(later(31))));
    assert_eq!(row.result.as_deref(), Some("no paper"));
    assert_eq!(claim(world, "a", later(9999)), None);
    // What was given up stays until somebody has looked at it.
    assert_eq!(world.store.job_sweep(later(99_999)).unwrap(), 0);
    assert!(world.store.job_retry(row.id, later(40)).unwrap());
    let third = claim(world, "a", later(40)).unwrap();
    assert_eq!(third.attempts, 1);
    world.store.job_end(&third, &good(later(41), None)).unwrap();
    assert_eq!(world.store.job_sweep(later(99_999)).unwrap(), 1);
}

pub fn a_job_given_back_is_free_at_once_and_did_not_fail(world: &World) {
    world.store.job_enqueue(&letter(world, now())).unwrap();
    let job = claim(world, "a", now()).unwrap();
    assert!(world.store.job_release(&job).unwrap());
    assert_eq!(claim(world, "b", now()).unwrap().attempts, 1);
}

pub fn a_job_of_an_unknown_name_is_left_to_others(world: &World) {
    world.store.job_plan("of_the_future", now(), now()).unwrap();
    assert_eq!(claim(world, "a", later(10)), None);
}

pub fn a_job_is_there_exactly_when_its_event_is(world: &World) {
    let child = world.child("A");
    let append = |expected: u32| {
        let event = world.event(child, &[child], NoteWritten::default());
        let jobs = [letter(world, now())];
        let expected = [(StreamId::from(child), expected)];
        world
            .store
            .append_and_queue(vec![event], &expected, &jobs, fold())
    };
    assert!(matches!(append(7), Err(StoreError::Conflict { .. })));
    assert!(world.store.jobs().unwrap().is_empty());
    append(2).unwrap();
    assert_eq!(only(world).name, "letter");
}

pub fn everybody_can_see_that_something_changed(world: &World) {
    let before = world.store.heads().unwrap();
    world.team("ung", "Ungeteamet");
    let child = world.child("A");
    let after = world.store.heads().unwrap();
    assert_eq!((before.office, after.office), (0, 1));
    assert_eq!(after.position, world.store.head().unwrap());
    world.store.rebuild(&*fold(), &mut |_| {}).unwrap();
    let rebuilt = world.store.heads().unwrap();
    assert_eq!(rebuilt.position, after.position);
    assert_eq!(rebuilt.rebuilds, after.rebuilds + 1);
    // What was folded by older rules is not written.
    let stale = [(StreamId::OFFICE, 0)];
    let event = world.event(child, &[child], NoteWritten::default());
    let refused = world.try_append(vec![event], &stale);
    assert!(
        matches!(refused, Err(StoreError::Conflict { stream, .. }) if stream == StreamId::OFFICE)
    );
}

pub fn appends_during_a_rebuild_lose_nothing(world: &World) {
    let children: Vec<_> = (0..6).map(|n| world.child(&format!("Barn {n}"))).collect();
    std::thread::scope(|scope| {
        for child in &children {
            scope.spawn(move || {
                for _ in 0..10 {
                    world.add(world.event(*child, &[*child], NoteWritten::default()));
                    world.notify(&[*child]);
                }
            });
        }
        for _ in 0..4 {
            world.store.rebuild(&*fold(), &mut |_| {}).unwrap();
        }
    });
    assert!(world.is_clean());
}
