//! The access log: two phases, one gapless count, seals that nobody can forge.

use crate::world::{World, beside, fold, moment};
use domain::{AccessOutcome, PersonId, Role, WorkerId};
use std::collections::BTreeSet;
use store::{Access, AccessFilter, Completion, FindingKind, Store, Verification};

pub fn view(persons: &[PersonId], what: &str) -> Access {
    Access {
        view: None,
        at: moment(2024, 5, 1),
        actor: WorkerId::SYSTEM,
        role: Role::TeamLeader,
        what: what.into(),
        case: (persons.len() == 1).then_some(4711),
        persons: persons.to_vec(),
        is_whole: false,
        detail: Some("fane=frister".into()),
    }
}

fn end(view: u64, outcome: AccessOutcome) -> Completion {
    Completion {
        view,
        at: moment(2024, 5, 1).add_seconds(2),
        outcome,
        shown: Some(1),
    }
}

pub fn every_view_is_kept_and_found_by_person(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    world.store.log_view(&view(&[a], "case")).unwrap();
    world.store.log_view(&view(&[a, b], "cases")).unwrap();
    world.store.log_view(&view(&[], "cases")).unwrap();
    world.store.log_view(&view(&[b], "case")).unwrap();
    let of = |person| -> Vec<String> {
        let rows = world.store.access_of(person).unwrap();
        rows.into_iter().map(|r| r.access.what).collect()
    };
    assert_eq!(of(a), ["cases", "case"]);
    let kept = Access {
        view: Some(4),
        ..view(&[b], "case")
    };
    assert_eq!(world.store.access_of(b).unwrap()[0].access, kept);
    assert_eq!(world.store.access_latest(10).unwrap().len(), 4);
    assert_eq!(world.store.access_latest(3).unwrap()[2].position, 2);
    // After a merge the extract of the one person holds the views of both surrogates.
    world.merge(b, a);
    assert_eq!(of(b), ["case", "cases", "case"]);
    let everybody = Access {
        is_whole: true,
        ..view(&[], "export")
    };
    world.store.log_view(&everybody).unwrap();
    assert_eq!(of(a)[0], "export");
    assert!(world.is_clean());
}

pub fn a_view_is_begun_and_then_completed(world: &World) {
    let child = world.child("A");
    let first = world.store.log_view(&view(&[child], "case")).unwrap();
    let second = Access {
        view: Some(first),
        ..view(&[], "search")
    };
    world.store.log_view(&second).unwrap();
    assert!(
        world
            .store
            .access_latest(9)
            .unwrap()
            .iter()
            .all(|r| r.outcome.is_none())
    );
    world.store.complete_view(end(first, AccessOutcome::CutOff));
    world.store.flush_accesses().unwrap();
    let rows = world.store.access_latest(9).unwrap();
    let outcome = Some((
        AccessOutcome::CutOff,
        moment(2024, 5, 1).add_seconds(2),
        Some(1),
    ));
    assert_eq!(rows.len(), 2);
    assert!(
        rows.iter().all(|r| r.outcome == outcome),
        "both rows are of one request"
    );
    // An outcome that nobody waits for arrives by itself.
    let third = world.store.log_view(&view(&[child], "why")).unwrap();
    world.store.complete_view(end(third, AccessOutcome::Shown));
    let came = (0..100).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(50));
        world.store.access_latest(1).unwrap()[0].outcome.is_some()
    });
    assert!(came && world.is_clean());
}

pub fn an_outcome_waits_for_the_next_view_or_the_end(world: &World) {
    let child = world.child("A");
    beside(world, |other| {
        let first = other.store.log_view(&view(&[child], "case")).unwrap();
        let store = Store::open(&other.url, &other.keys).unwrap();
        store.complete_view(end(first, AccessOutcome::Shown));
        drop(store);
        assert!(other.store.access_latest(1).unwrap()[0].outcome.is_some());
        let found = check(other);
        assert_eq!((found.views, found.access_position), (1, 2));
    });
}

pub fn the_log_is_filtered(world: &World) {
    let child = world.child("A");
    let other = Access {
        actor: WorkerId(world.id()),
        at: moment(2024, 5, 9),
        case: None,
        ..view(&[child], "cases")
    };
    world.store.log_view(&view(&[child], "case")).unwrap();
    world.store.log_view(&other).unwrap();
    world.store.log_view(&view(&[child], "why")).unwrap();
    let positions = |filter: AccessFilter| -> Vec<u64> {
        let rows = world.store.access_list(&filter, 10).unwrap();
        rows.into_iter().map(|r| r.position).collect()
    };
    let all = AccessFilter::default;
    assert_eq!(positions(all()), [3, 2, 1]);
    assert_eq!(
        positions(AccessFilter {
            before: Some(3),
            ..all()
        }),
        [2, 1]
    );
    assert_eq!(
        positions(AccessFilter {
            actor: Some(other.actor),
            ..all()
        }),
        [2]
    );
    assert_eq!(
        positions(AccessFilter {
            is_case: true,
            ..all()
        }),
        [3, 1]
    );
    assert_eq!(
        positions(AccessFilter {
            first: Some(2),
            ..all()
        }),
        [3, 2]
    );
    let first = |day| {
        world
            .store
            .access_first_since(moment(2024, 5, day))
            .unwrap()
    };
    assert_eq!((first(1), first(2), first(10)), (Some(1), Some(2), None));
    let (from, until) = (Some(moment(2024, 5, 2)), Some(moment(2024, 5, 9)));
    assert_eq!(positions(AccessFilter { from, ..all() }), [2]);
    assert_eq!(positions(AccessFilter { until, ..all() }), [3, 1]);
    let person = Some(child);
    assert_eq!(
        positions(AccessFilter {
            person,
            from,
            ..all()
        }),
        [2]
    );
}

pub fn views_of_many_threads_get_positions_without_gaps(world: &World) {
    let child = world.child("A");
    let told: BTreeSet<u64> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| {
                scope.spawn(|| {
                    let mut told = Vec::new();
                    for _ in 0..12 {
                        let first = world.store.log_view(&view(&[child], "case")).unwrap();
                        world.store.complete_view(end(first, AccessOutcome::Shown));
                        told.push(first);
                    }
                    told
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|t| t.join().unwrap())
            .collect()
    });
    world.store.flush_accesses().unwrap();
    let rows = world.store.access_latest(200).unwrap();
    assert_eq!(
        rows.iter().map(|r| r.position).collect::<BTreeSet<_>>(),
        told
    );
    assert!(
        rows.iter()
            .all(|r| r.access.view == Some(r.position) && r.outcome.is_some())
    );
    let found = check(world);
    assert_eq!((found.views, found.access_position), (96, 192));
    assert_eq!(found.findings, vec![]);
    assert_eq!(world.store.access_of(child).unwrap().len(), 96);
    assert!(world.is_clean(), "with the table of persons filled");
}

fn check(world: &World) -> Verification {
    world.store.verify(&*fold()).expect("a check")
}

/// Six views, four of them completed, in ten batches.
fn watched(world: &World) -> PersonId {
    let child = world.child("A");
    for n in 0..6 {
        let first = world.store.log_view(&view(&[child], "case")).unwrap();
        if n < 4 {
            world.store.complete_view(end(first, AccessOutcome::Shown));
            world.store.flush_accesses().unwrap();
        }
    }
    world.store.access_of(child).unwrap();
    assert!(world.is_clean());
    child
}

fn found(world: &World) -> Vec<FindingKind> {
    check(world).findings.into_iter().map(|f| f.kind).collect()
}

pub fn a_changed_column_of_a_view_or_outcome_is_found(world: &World) {
    watched(world);
    let views = [
        ("view", "view + 1"),
        ("at", "at + 1"),
        ("actor", "persons"),
        ("role", "'head'"),
        ("what", "'list'"),
        ("case_number", "4712"),
        ("case_number", "NULL"),
        ("whole", "1"),
        ("detail", "NULL"),
    ];
    let outcomes = [("at", "at + 1"), ("outcome", "'failed'"), ("shown", "NULL")];
    let changes = (views.iter().map(|c| ("access_view", 3, c)))
        .chain(outcomes.iter().map(|c| ("access_outcome", 4, c)))
        .chain([("access_view", 3, &("persons", "actor"))]);
    for (table, position, (column, value)) in changes {
        world.raw("DROP TABLE IF EXISTS keep");
        world.raw(&format!(
            "CREATE TABLE keep AS SELECT {column} AS old FROM {table} WHERE position = {position}"
        ));
        world.raw(&format!(
            "UPDATE {table} SET {column} = {value} WHERE position = {position}"
        ));
        let is_found = check(world)
            .findings
            .iter()
            .any(|f| f.kind == FindingKind::ViewSeal && f.position == Some(position));
        assert!(is_found, "{table}.{column}");
        world.raw(&format!(
            "UPDATE {table} SET {column} = (SELECT old FROM keep) WHERE position = {position}"
        ));
        assert!(world.is_clean(), "{table}.{column} put back");
    }
}

pub fn a_deleted_inserted_or_moved_view_is_found(world: &World) {
    watched(world);
    let copy = "INSERT INTO access_view SELECT 11, view, at, actor, role, what, case_number, \
                persons, whole, detail FROM access_view WHERE position = 3";
    for (change, back, kind) in [
        (
            copy,
            "DELETE FROM access_view WHERE position = 11",
            FindingKind::ViewPosition,
        ),
        (
            "UPDATE access_view SET position = CASE position WHEN 1 THEN -3 ELSE -1 END WHERE position IN (1, 3)",
            "UPDATE access_view SET position = CASE position WHEN -3 THEN 1 ELSE 3 END WHERE position < 0",
            FindingKind::ViewPosition,
        ),
        (
            "UPDATE access_seal SET seal = (SELECT seal FROM access_seal WHERE last = 4) WHERE last = 5",
            "",
            FindingKind::ViewSeal,
        ),
    ] {
        world.raw(change);
        assert!(found(world).contains(&kind), "{change}");
        if !back.is_empty() {
            world.raw(back);
            assert!(world.is_clean(), "{back}");
        }
    }
    world.raw("DELETE FROM access_view WHERE position = 5");
    assert!(found(world).contains(&FindingKind::ViewPosition));
}

pub fn swapped_views_are_found(world: &World) {
    let (a, b) = (world.child("A"), world.child("B"));
    world.store.log_view(&view(&[a], "case")).unwrap();
    world.store.log_view(&view(&[b], "case")).unwrap();
    assert!(world.is_clean());
    for (from, to) in [(1, -1), (2, 1), (-1, 2)] {
        world.raw(&format!(
            "UPDATE access_view SET position = {to} WHERE position = {from}"
        ));
    }
    assert_eq!(found(world), [FindingKind::ViewSeal, FindingKind::ViewSeal]);
}

pub fn a_cut_tail_of_the_log_is_found(world: &World) {
    watched(world);
    world.raw("DELETE FROM access_view WHERE position = 10");
    assert!(found(world).contains(&FindingKind::ViewPosition));
    world.raw("DELETE FROM access_seal WHERE last = 10");
    assert!(
        found(world).contains(&FindingKind::ViewPosition),
        "the head tells"
    );
}

pub fn a_changed_table_of_persons_is_found(world: &World) {
    watched(world);
    world.raw("DELETE FROM access_person WHERE view = 3");
    assert_eq!(found(world), [FindingKind::ViewPerson]);
}

pub fn what_the_first_version_logged_is_taken_over_and_sealed(world: &World) {
    let child = world.child("A");
    for n in 0..3 {
        world
            .store
            .log_view(&view(&[child], ["case", "why", "cases"][n]))
            .unwrap();
    }
    // Back to the tables of 0.1, with a gap as its counter may leave one.
    world.raw("CREATE TABLE keep AS SELECT * FROM access_view");
    for table in [
        "access_view",
        "access_outcome",
        "access_person",
        "access_person_head",
        "access_seal",
        "access_head",
    ] {
        world.raw(&format!("DROP TABLE {table}"));
    }
    world.raw(
        "CREATE TABLE access_log AS SELECT position + 10 AS id, at, actor, role, persons AS person, \
         case_number, what, detail FROM keep WHERE position <> 2",
    );
    world.raw("DROP TABLE keep");
    // What came later and builds on them is taken back, too.
    for column in [
        "archived_at",
        "archive_reference",
        "archive_waiver",
        "erased_at",
        "erased_ground",
    ] {
        world.raw(&format!("ALTER TABLE person DROP COLUMN {column}"));
    }
    world.raw("DROP INDEX journal_erased");
    world.raw("DROP TABLE erasure");
    world.raw("DELETE FROM migration WHERE name IN ('access', 'erasure', 'access_run')");
    let store = Store::open(&world.url, &world.keys).unwrap();
    let rows = store.access_of(child).unwrap();
    let seen: Vec<_> = rows
        .iter()
        .map(|r| (r.position, r.access.what.as_str()))
        .collect();
    assert_eq!(seen, [(2, "cases"), (1, "case")]);
    assert!(
        rows.iter()
            .all(|r| r.outcome.is_none() && r.access.persons == [child])
    );
    let found = check(world);
    assert_eq!((found.findings, found.access_position), (vec![], 2));
    store.log_view(&view(&[child], "case")).unwrap();
    assert!(world.is_clean());
    world.raw("UPDATE access_view SET at = at + 1 WHERE position = 1");
    assert!(!world.is_clean());
}

pub fn an_error_tells_no_value_of_a_row(world: &World) {
    world.child("Hemmelig");
    world.raw("CREATE UNIQUE INDEX only_one ON person (kind)");
    let (person, name) = (PersonId(world.id()), "Prøve");
    let event = world.registration(person, name, domain::PersonKind::Child, false);
    let refused = world.try_append(vec![event], &[]).unwrap_err();
    let said = format!("{refused}");
    assert!(said.contains("unique") || said.contains("UNIQUE"), "{said}");
    // PostgreSQL would add: Key (kind)=(child) already exists.
    assert!(!said.contains("child") && !said.contains("Key"), "{said}");
    let mut cause = std::error::Error::source(&refused);
    while let Some(error) = cause {
        assert!(!error.to_string().contains("Key"), "{error}");
        cause = error.source();
    }
}
