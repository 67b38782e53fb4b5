//! The journal: order, versions, reading back.

use crate::world::{World, cpr, enquiry, fold, moment};
use domain::event::casework::NoteWritten;
use domain::event::people::CaseOpened;
use domain::event::{Event, Mode};
use domain::text::text;
use domain::{Audience, Moment, PersonId, Role, StreamId, WorkerId};
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Scope, StoreError};

fn all(world: &World) -> Vec<Event> {
    let mut out = Vec::new();
    let count = world
        .store
        .all_events(None, &mut |e| {
            out.push(e);
            Ok(())
        })
        .expect("all events");
    assert_eq!(count, out.len() as u64);
    out
}

pub fn an_event_reads_back_as_it_was_written(world: &World) {
    let child = world.child("Ida Holm");
    let mut event = world.event(StreamId(world.id()), &[child], enquiry());
    event.at = moment(2024, 2, 1);
    event.known_at = moment(2024, 2, 2);
    event.actor = WorkerId(world.id());
    event.role = Role::Reception;
    event
        .text
        .insert("concern".into(), text("Æøå – \"citat\"", Audience::Staff));
    event
        .text
        .insert("notifier_name".into(), text("Lærer", Audience::Notifier));
    let written = world.add(event.clone());
    assert_eq!((written.position, written.seq), (3, 1));
    assert_eq!(written.text, event.text);

    let by_id = world
        .store
        .event(&Scope::system(), event.id)
        .unwrap()
        .unwrap();
    let by_stream = world
        .store
        .events_of_stream(&Scope::system(), event.stream)
        .unwrap()
        .unwrap();
    let by_person = world
        .store
        .events_of_person(&Scope::system(), child)
        .unwrap()
        .unwrap();
    assert_eq!(by_id, written);
    assert_eq!(by_stream, vec![written.clone()]);
    assert_eq!(by_person.members, vec![child]);
    assert_eq!(by_person.events.len(), 3);
    assert_eq!(by_person.events[2], written);
    assert_eq!(all(world)[2], written);
    assert_eq!(by_person.events[0].text["cpr"].value, cpr(child));
}

pub fn positions_and_places_have_no_gaps(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    world.append(vec![
        world.event(b, &[b], NoteWritten::default()),
        world.event(a, &[a], NoteWritten::default()),
        world.event(b, &[b], NoteWritten::default()),
    ]);
    let events = all(world);
    let positions: Vec<u64> = events.iter().map(|e| e.position).collect();
    assert_eq!(positions, (1..=7).collect::<Vec<u64>>());
    let seqs = |p: PersonId| -> Vec<u32> {
        events
            .iter()
            .filter(|e| e.stream == p.into())
            .map(|e| e.seq)
            .collect()
    };
    assert_eq!((seqs(a), seqs(b)), (vec![1, 2, 3], vec![1, 2, 3, 4]));
    assert_eq!(world.store.head().unwrap(), 7);
    assert_eq!(world.store.version(b.into()).unwrap(), 4);
    let mut until_4 = 0;
    world
        .store
        .all_events(Some(4), &mut |_| {
            until_4 += 1;
            Ok(())
        })
        .unwrap();
    assert_eq!(until_4, 4);
}

pub fn a_stale_version_is_a_conflict_and_writes_nothing(world: &World) {
    let child = world.child("A");
    let event = || world.event(child, &[child], NoteWritten::default());
    world
        .try_append(vec![event()], &[(child.into(), 2)])
        .unwrap();
    let refused = world.try_append(vec![event()], &[(child.into(), 2)]);
    let Err(StoreError::Conflict {
        stream,
        expected,
        actual,
    }) = refused
    else {
        panic!("{refused:?}");
    };
    assert_eq!((stream, expected, actual), (child.into(), 2, 3));
    // A stream that is only read may be expected too.
    let other = world.child("B");
    let refused = world.try_append(vec![event()], &[(child.into(), 3), (other.into(), 9)]);
    assert!(matches!(refused, Err(StoreError::Conflict { .. })));
    assert_eq!(world.store.head().unwrap(), 5);
    assert!(world.is_clean());
}

pub fn a_used_id_is_refused(world: &World) {
    let child = world.child("A");
    let event = world.event(child, &[child], NoteWritten::default());
    world.add(event.clone());
    let again = world.try_append(vec![event.clone()], &[]);
    assert!(matches!(again, Err(StoreError::Duplicate(id)) if id == event.id));
    let twice = world.event(child, &[child], NoteWritten::default());
    let twice = world.try_append(vec![twice.clone(), twice], &[]);
    assert!(matches!(twice, Err(StoreError::Duplicate(_))));
}

pub fn a_correction_must_fit_what_it_corrects(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    let note = world.add(world.event(a, &[a], NoteWritten::default()));
    let good = world.correction(&note, NoteWritten::default().into(), Mode::Retract);
    let refused = |change: &dyn Fn(&mut store::NewEvent)| {
        let mut event = good.clone();
        change(&mut event);
        matches!(
            world.try_append(vec![event], &[]),
            Err(StoreError::Invalid(_))
        )
    };
    assert!(refused(&|e| e.subjects = vec![b]));
    assert!(refused(&|e| e.stream = b.into()));
    assert!(refused(&|e| e.payload = CaseOpened { number: 1 }.into()));
    assert!(refused(&|e| e.mode = None));
    assert!(refused(&|e| e.corrects = None));
    assert!(refused(&|e| e.corrects = Some(e.id)));
    assert!(refused(&|e| e.corrects = Some(domain::EventId(world.id()))));
    assert!(refused(&|e| e.subjects = vec![]));
    assert!(world.try_append(vec![good.clone()], &[]).is_ok());
}

pub fn a_case_number_is_given_once(world: &World) {
    let a = world.child("A");
    let number = world
        .store
        .case(&Scope::system(), a)
        .unwrap()
        .unwrap()
        .number();
    let b = PersonId(world.id());
    let refused = world.try_append(vec![world.event(b, &[b], CaseOpened { number })], &[]);
    assert!(
        matches!(refused, Err(StoreError::NumberTaken(n)) if n == number),
        "{refused:?}"
    );
    let next = world.store.next_case_number().unwrap();
    assert_eq!(next, number + 1);
    world.add(world.event(b, &[b], CaseOpened { number: next }));
    assert_eq!(
        world
            .store
            .person_of_number(&Scope::system(), next)
            .unwrap(),
        Some(b)
    );
}

pub fn a_moment_becomes_the_position_known_then(world: &World) {
    let first = moment(2024, 3, 4);
    world.set_now(first);
    let child = world.child("A");
    let later = moment(2024, 4, 1);
    world.set_now(later);
    world.add(world.event(child, &[child], NoteWritten::default()));
    let at = |m: Moment| world.store.position_at(m).unwrap();
    assert_eq!(at(first.add_seconds(-1)), 0);
    assert_eq!(at(first), 1);
    assert_eq!(at(later.add_seconds(-1)), 2);
    assert_eq!(at(later), 3);
    assert_eq!(at(moment(2030, 1, 1)), 3);
}

pub fn a_clock_that_goes_back_does_not_turn_positions_round(world: &World) {
    let child = world.child("A");
    let before = world.add(world.event(child, &[child], NoteWritten::default()));
    world.set_now(moment(2020, 1, 1));
    let after = world.add(world.event(child, &[child], NoteWritten::default()));
    assert_eq!(after.appended_at, before.appended_at);
    assert_eq!(after.at, moment(2020, 1, 1));
    assert!(world.is_clean());
}

pub fn a_zero_character_is_refused(world: &World) {
    let child = world.child("A");
    let mut event = world.event(child, &[child], NoteWritten::default());
    let mut note = text("ab", Audience::Staff);
    note.value.insert(1, '\0');
    event.text.insert("note".into(), note);
    assert!(matches!(
        world.try_append(vec![event], &[]),
        Err(StoreError::Invalid(_))
    ));
}

pub fn concurrent_appends_are_never_readable_out_of_order(world: &World) {
    let children: Vec<PersonId> = (0..5).map(|n| world.child(&format!("Barn {n}"))).collect();
    let start = world.store.head().unwrap();
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|n: usize| {
                let children = &children;
                scope.spawn(move || {
                    for k in 0..15 {
                        let (a, b) = (children[(n + k) % 5], children[(n * k) % 5]);
                        let mut subjects = vec![a, b];
                        subjects.dedup();
                        let event = world.event(StreamId(world.id()), &subjects, enquiry());
                        world.add(event);
                    }
                })
            })
            .collect();
        let reader = scope.spawn(|| {
            let mut last = start;
            while !is_over.load(Ordering::Relaxed) {
                let head = world.store.head().unwrap();
                assert!(head >= last);
                last = head;
                let mut expected = 1;
                let read = world.store.all_events(Some(head), &mut |e| {
                    assert_eq!(e.position, expected);
                    expected += 1;
                    Ok(())
                });
                assert_eq!(read.unwrap(), head);
            }
        });
        for writer in writers {
            writer.join().expect("a writer");
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("a reader");
    });
    assert_eq!(world.store.head().unwrap(), start + 8 * 15);
    assert!(world.is_clean());
}

pub fn two_appends_about_one_child_both_reach_the_registers(world: &World) {
    let child = world.child("A");
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..5 {
                    world.notify(&[child]);
                }
            });
        }
    });
    let case = world.store.case(&Scope::system(), child).unwrap().unwrap();
    assert_eq!(case.notifications.len(), 20);
    let again = world.store.verify(&*fold()).unwrap();
    assert_eq!(again.findings, vec![]);
}
