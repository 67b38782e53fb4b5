//! Damage is found; rebuilding and bulk loading give what appending gave.

use crate::registers::busy;
use crate::world::{World, beside, fold, moment};
use domain::event::casework::NoteWritten;
use domain::event::{Event, Mode};
use store::{FindingKind, Scope, Store, StoreError, Verification};

fn check(world: &World) -> Verification {
    world.store.verify(&*fold()).expect("a check")
}

fn kinds(world: &World) -> Vec<FindingKind> {
    check(world).findings.into_iter().map(|f| f.kind).collect()
}

fn events(store: &Store) -> Vec<Event> {
    let mut out = Vec::new();
    store
        .all_events(None, &mut |e| {
            out.push(e);
            Ok(())
        })
        .expect("all events");
    out
}

pub fn a_whole_journal_is_clean(world: &World) {
    let empty = check(world);
    assert!(empty.is_clean() && empty.events == 0 && empty.head.is_empty());
    busy(world);
    let found = check(world);
    assert_eq!(found.findings, vec![]);
    assert_eq!(found.events, world.store.head().unwrap());
    assert_eq!((found.persons, found.head.len()), (5, 64));
}

pub fn a_changed_byte_in_any_column_is_found(world: &World) {
    busy(world);
    let changes = [
        ("id", "subjects"),
        ("stream", "id"),
        ("seq", "seq + 1000"),
        ("kind", "'note_written'"),
        ("at", "at + 1"),
        ("known_at", "known_at + 1"),
        ("appended_at", "appended_at + 1"),
        ("actor", "id"),
        ("role", "'head'"),
        ("subjects", "id"),
        ("corrects", "id"),
        ("mode", "'retract'"),
        ("text_digest", "id"),
        ("seal", "seal + 1"),
        ("hash", "id"),
    ];
    for (column, value) in changes {
        let position = 12;
        // The old value is put back from a copy that is exact.
        world.raw("DROP TABLE IF EXISTS keep");
        world.raw(&format!(
            "CREATE TABLE keep AS SELECT {column} AS old FROM journal WHERE position = {position}"
        ));
        world.raw(&format!(
            "UPDATE journal SET {column} = {value} WHERE position = {position}"
        ));
        let found = check(world).findings;
        let is_found = found
            .iter()
            .any(|f| f.kind == FindingKind::Hash && f.position == Some(position));
        assert!(is_found, "{column}: {found:?}");
        world.raw(&format!(
            "UPDATE journal SET {column} = (SELECT old FROM keep) WHERE position = {position}"
        ));
        assert!(world.is_clean(), "{column} put back");
    }
}

pub fn a_slice_is_checked_as_the_whole_is(world: &World) {
    busy(world);
    let head = world.store.head().unwrap();
    let mut seen = 0;
    for after in (0..head).step_by(7) {
        let rows = 7.min(head - after);
        let found = world.store.verify_slice(after, rows).unwrap();
        assert!(found.is_clean(), "after {after}: {:?}", found.findings);
        seen += found.events;
    }
    assert_eq!(seen, head, "the slices are the whole");
    world.raw("UPDATE journal SET at = at + 1 WHERE position = 12");
    let is_found = |after| !world.store.verify_slice(after, 7).unwrap().is_clean();
    assert!(is_found(7) && !is_found(0));
    world.raw("UPDATE journal SET at = at - 1 WHERE position = 12");
    world.raw("DELETE FROM journal WHERE position = 14");
    assert!(is_found(14), "the event before the slice");
    assert!(is_found(7), "the last of the slice");
}

pub fn a_deleted_row_is_found(world: &World) {
    busy(world);
    world.raw("DELETE FROM journal WHERE position = 9");
    let found = kinds(world);
    assert!(found.contains(&FindingKind::Position) && found.contains(&FindingKind::Hash));
    assert!(found.contains(&FindingKind::Sequence));
}

pub fn swapped_rows_are_found(world: &World) {
    busy(world);
    world.raw("UPDATE journal SET position = -1 WHERE position = 9");
    world.raw("UPDATE journal SET position = 9 WHERE position = 10");
    world.raw("UPDATE journal SET position = 10 WHERE position = -1");
    assert!(kinds(world).contains(&FindingKind::Hash));
}

pub fn a_changed_text_is_found(world: &World) {
    busy(world);
    world.raw("UPDATE journal_text SET value = keys WHERE position = 5 AND field = 'name'");
    let found = check(world).findings;
    assert!(
        found
            .iter()
            .any(|f| f.kind == FindingKind::Text && f.position == Some(5))
    );
    world.raw(
        "INSERT INTO journal_text (position, field, audience, value, keys) \
         SELECT 99999, field, audience, value, keys FROM journal_text WHERE position = 5 \
         AND field = 'name'",
    );
    assert!(
        check(world)
            .findings
            .iter()
            .any(|f| f.kind == FindingKind::Text && f.position.is_none())
    );
}

/// The text of siblings stays readable for one of them when the other's slot is cut: it is
/// found all the same, and so is a slot for somebody it is not about.
pub fn a_slot_cut_or_added_to_a_text_is_found(world: &World) {
    let [one, other] = ["Barn Et", "Barn To"].map(|name| world.child(name));
    let shared = world.notify(&[one, other]).position;
    let own = world.notify(&[one]).position;
    assert!(world.is_clean());
    for (change, position) in [
        (
            format!("keys = substr(keys, 1, length(keys) / 2) WHERE position = {shared}"),
            shared,
        ),
        (
            format!(
                "keys = (SELECT t.keys FROM journal_text t WHERE t.position = {shared}) \
                 WHERE position = {own}"
            ),
            own,
        ),
    ] {
        world.raw("DROP TABLE IF EXISTS keep");
        world.raw("CREATE TABLE keep AS SELECT * FROM journal_text");
        world.raw(&format!("UPDATE journal_text SET {change}"));
        let is_found =
            |f: &store::Finding| f.kind == FindingKind::Text && f.position == Some(position);
        assert!(check(world).findings.iter().any(is_found), "{change}");
        world.raw("DELETE FROM journal_text");
        world.raw("INSERT INTO journal_text SELECT * FROM keep");
        assert!(world.is_clean());
    }
}

/// The rest of a case stays readable, searchable and correctable.
pub fn a_changed_text_closes_no_other(world: &World) {
    let child = world.child("Barn Et");
    let notes = [world.notify(&[child]), world.notify(&[child])];
    world.raw(&format!(
        "UPDATE journal_text SET value = keys WHERE position = {}",
        notes[0].position
    ));
    let system = Scope::system();
    let found = world
        .store
        .events_of_person(&system, child)
        .unwrap()
        .unwrap();
    let [closed] = found.closed.as_slice() else {
        panic!("{:?}", found.closed);
    };
    assert_eq!(
        (closed.event, closed.field.as_str()),
        (notes[0].id, "concern")
    );
    let has_text = |id| {
        found
            .events
            .iter()
            .any(|e| e.id == id && !e.text.is_empty())
    };
    assert!(!has_text(notes[0].id) && has_text(notes[1].id));
    let stream = world
        .store
        .events_of_stream(&system, notes[0].stream)
        .unwrap();
    assert_eq!(stream.map(|events| events.len()), Some(1));
    let gone = world.correction(&notes[1], notes[1].payload.clone(), Mode::Retract);
    world.add(gone);
    assert!(
        world.store.all_events(None, &mut |_| Ok(())).is_err(),
        "an export is whole"
    );
}

pub fn a_lost_text_is_found(world: &World) {
    busy(world);
    world.raw("UPDATE journal_text SET keys = value WHERE position = 5 AND field = 'name'");
    let lost = |f: &store::Finding| f.kind == FindingKind::Text && f.position == Some(5);
    assert!(check(world).findings.iter().any(lost), "no key opens it");
    world.raw("DELETE FROM journal_text WHERE position = 5");
    assert!(check(world).findings.iter().any(lost), "it is gone");
}

/// Somebody who has the database but not the keys makes the whole chain anew.
pub fn a_chain_made_without_the_key_is_found(world: &World) {
    busy(world);
    beside(world, |other| {
        // The same events under other keys: as good a chain as anybody could make.
        let mut given = events(&world.store).into_iter();
        let load = |given: &mut dyn Iterator<Item = Event>| {
            other.store.bulk_load(given, &*fold(), &mut |_| {})
        };
        load(&mut given).expect("a chain");
        let rows = other.hashes();
        for (position, hash) in &rows {
            world.raw(&format!(
                "UPDATE journal SET hash = {} WHERE position = {position}",
                world.literal(hash)
            ));
        }
        let last = world.literal(&rows.last().expect("a row").1);
        world.raw(&format!("UPDATE journal_head SET hash = {last}"));
    });
    assert!(kinds(world).contains(&FindingKind::Hash));
}

pub fn a_cut_tail_is_found(world: &World) {
    busy(world);
    let head = world.store.head().unwrap();
    world.raw(&format!("DELETE FROM journal WHERE position = {head}"));
    assert!(kinds(world).contains(&FindingKind::Position));
}

pub fn a_changed_register_is_found(world: &World) {
    busy(world);
    let changes = [
        "UPDATE duty SET due = due + 1 WHERE n = 0",
        "DELETE FROM measure_stay",
        "UPDATE case_file SET station = 'plan'",
        "UPDATE case_file SET ask_by = 1",
        "UPDATE person SET is_protected = 1",
        "UPDATE person_text SET name = cpr",
        "DELETE FROM case_span",
        "UPDATE word_token SET tokens = person",
        "DELETE FROM word_token",
        "INSERT INTO address_token (person, token) SELECT person, 7 FROM person",
        "DELETE FROM person_redirect",
        "UPDATE worker SET name = worker",
        "INSERT INTO relation (person, n, other, relation, custody) SELECT person, 7, person, 'mother', 1 FROM person",
        "DELETE FROM journal_subject WHERE position = 6",
        "UPDATE stream SET seq = seq + 1 WHERE seq > 1",
    ];
    for change in changes {
        world.raw(change);
        assert!(!kinds(world).is_empty(), "{change}");
        if change.contains("journal") || change.contains("stream") {
            return;
        }
        world.store.rebuild(&*fold(), &mut |_| {}).unwrap();
        assert_eq!(kinds(world), vec![], "{change}, rebuilt");
    }
}

pub fn rebuilding_gives_the_same_registers(world: &World) {
    busy(world);
    let before = world.store.load_cases(&Scope::system()).unwrap();
    for table in [
        "duty",
        "person",
        "case_file",
        "measure",
        "worker",
        "person_redirect",
        "word_token",
        "address_token",
    ] {
        world.raw(&format!("DELETE FROM {table}"));
    }
    let mut told = 0;
    let persons = world.store.rebuild(&*fold(), &mut |n| told = n).unwrap();
    assert_eq!((persons, told), (5, 5));
    assert_eq!(world.store.load_cases(&Scope::system()).unwrap(), before);
    assert!(world.is_clean());
}

pub fn a_bulk_load_equals_appending_one_by_one(world: &World) {
    let children = busy(world);
    let given = events(&world.store);
    let cases = world.store.load_cases(&Scope::system()).unwrap();
    beside(world, |other| {
        // Positions and places are given anew, whatever the events carry.
        let mut without = given.clone().into_iter().map(|mut e| {
            (e.position, e.seq) = (0, 0);
            e
        });
        let mut told = 0;
        let count = other
            .store
            .bulk_load(&mut without, &*fold(), &mut |n| told = n)
            .unwrap();
        assert_eq!((count, told), (given.len() as u64, given.len() as u64));
        assert_eq!(events(&other.store), given);
        assert_eq!(other.store.load_cases(&Scope::system()).unwrap(), cases);
        assert_eq!(
            other.store.workers().unwrap(),
            world.store.workers().unwrap()
        );
        assert!(other.is_clean());
        // And it goes on as any other database.
        world.set_now(moment(2025, 1, 1));
        other.add(world.event(children[0], &[children[0]], NoteWritten::default()));
        assert!(other.is_clean());
        let found = other.store.search(&Scope::system(), "nummer1", 5).unwrap();
        assert_eq!(found.len(), 1);
    });
}

pub fn a_bulk_load_needs_an_empty_database(world: &World) {
    world.child("A");
    let given = events(&world.store);
    let refused = world
        .store
        .bulk_load(&mut given.into_iter(), &*fold(), &mut |_| {});
    assert!(matches!(refused, Err(StoreError::NotEmpty)));
    assert!(world.is_clean());
}

pub fn a_bulk_load_refuses_what_an_append_refuses(world: &World) {
    let child = world.child("A");
    world.notify(&[child]);
    let given = events(&world.store);
    beside(world, |other| {
        let load = |events: Vec<Event>| {
            let out = other
                .store
                .bulk_load(&mut events.into_iter(), &*fold(), &mut |_| {});
            assert_eq!(other.store.head().unwrap(), 0, "nothing is left of it");
            out
        };
        let mut twice = given.clone();
        twice.push(given[0].clone());
        assert!(matches!(
            load(twice),
            Err(StoreError::Invalid(_) | StoreError::Duplicate(_))
        ));
        let mut backwards = given.clone();
        backwards[2].appended_at = moment(1999, 1, 1);
        assert!(matches!(load(backwards), Err(StoreError::Invalid(_))));
        let mut unknown = given.clone();
        unknown[2].corrects = Some(domain::EventId(other.id()));
        unknown[2].mode = Some(Mode::Retract);
        assert!(matches!(load(unknown), Err(StoreError::Invalid(_))));
        let mut alone = given.clone();
        alone[2].subjects.clear();
        assert!(matches!(load(alone), Err(StoreError::Invalid(_))));
        assert_eq!(
            other
                .store
                .bulk_load(&mut given.clone().into_iter(), &*fold(), &mut |_| {})
                .unwrap(),
            given.len() as u64
        );
        assert!(other.is_clean());
    });
}
