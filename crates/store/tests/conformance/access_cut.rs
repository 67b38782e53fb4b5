//! The period of the access log: what is older goes by whole batches and stays on record; a cut
//! that the record does not cover is found.

use crate::access::view;
use crate::world::{World, beside_with_keys, fold, moment};
use domain::{AccessOutcome, Moment, PersonId};
use store::testing::sqlite_dir;
use store::{Access, Completion, CutOrder, FindingKind, Store, StoreError, restore};

/// A view at a moment, with its outcome, each in a batch of its own.
fn look(store: &Store, child: PersonId, at: Moment) {
    let access = Access {
        at,
        ..view(&[child], "case")
    };
    let first = store.log_view(&access).expect("a view");
    store.complete_view(Completion {
        view: first,
        at: at.add_seconds(2),
        outcome: AccessOutcome::Shown,
        shown: Some(1),
    });
    store.flush_accesses().expect("an outcome");
}

/// Three views of 2019, then three of 2024: twelve positions.
fn watched(world: &World) -> PersonId {
    let child = world.child("A");
    for year in [2019, 2024] {
        for day in 1..=3 {
            look(&world.store, child, moment(year, 5, day));
        }
    }
    child
}

fn order(until: Moment) -> CutOrder {
    CutOrder {
        now: moment(2024, 11, 1),
        until,
        rule: "policy/retention.toml access_log 0f".into(),
    }
}

fn cut(store: &Store, until: Moment) -> u64 {
    store.cut_access_log(&order(until)).expect("a cut")
}

fn found(world: &World) -> Vec<FindingKind> {
    found_by(&world.store)
}

fn found_by(store: &Store) -> Vec<FindingKind> {
    let found = store.verify(&*fold()).expect("a check").findings;
    found.into_iter().map(|f| f.kind).collect()
}

/// A copy of the database from a backup, opened.
fn copied(world: &World, backup: &std::path::Path, then: impl Fn(&World, &Store)) {
    beside_with_keys(world, |other| {
        restore(&other.url, backup, true, &mut |_| {}).expect("restored");
        let store = Store::open(&other.url, &world.keys).expect("the copy");
        assert_eq!(found_by(&store), []);
        then(other, &store);
    });
}

pub fn what_is_older_than_the_period_goes_and_stays_on_record(world: &World) {
    let child = watched(world);
    assert_eq!(cut(&world.store, moment(2019, 1, 1)), 0);
    assert_eq!(world.store.access_cut().expect("a look"), None);
    let begins = || world.store.access_begins().expect("a look");
    assert_eq!(begins(), Some(moment(2019, 5, 1)));
    // Between the second view and its outcome: the view alone goes.
    let between = moment(2019, 5, 2).add_seconds(1);
    assert_eq!(cut(&world.store, between), 2);
    let record = world.store.access_cut().expect("a look").expect("a record");
    assert_eq!((record.number, record.last, record.views), (1, 3, 2));
    assert_eq!((record.at, record.until), (moment(2024, 11, 1), between));
    assert!(record.rule.contains("access_log") && begins() == Some(between));
    assert_eq!(found(world), []);
    assert_eq!(cut(&world.store, moment(2020, 1, 1)), 1);
    assert_eq!(cut(&world.store, moment(2020, 1, 1)), 0, "once is enough");
    let checked = world.store.verify(&*fold()).expect("a check");
    assert_eq!((checked.findings, checked.views), (vec![], 3));
    let record = checked.access_cut.expect("a record");
    assert_eq!((record.number, record.last), (2, 6));
    assert_eq!(world.store.access_of(child).expect("the views").len(), 3);
    assert_eq!(world.count("SELECT count(*) FROM access_person"), 3);
    assert_eq!(world.count("SELECT count(*) FROM access_outcome"), 3);
    // The log goes on, also when nothing of it is left.
    assert_eq!(cut(&world.store, moment(2025, 1, 1)), 3);
    assert_eq!(found(world), []);
    look(&world.store, child, moment(2025, 5, 1));
    let again = Store::open(&world.url, &world.keys).expect("the database");
    assert_eq!(again.access_of(child).expect("the views")[0].position, 13);
    assert_eq!(found(world), []);
}

pub fn a_cut_that_the_record_does_not_cover_is_found(world: &World) {
    watched(world);
    let changes = [
        (
            "UPDATE access_cut SET rule = 'another'",
            FindingKind::ViewCut,
        ),
        (
            "UPDATE access_cut SET until = until + 1",
            FindingKind::ViewCut,
        ),
        ("UPDATE access_cut SET views = 1", FindingKind::ViewCut),
        ("UPDATE access_cut SET number = 2", FindingKind::ViewCut),
        ("UPDATE access_cut SET sealed_by = 9", FindingKind::ViewCut),
        ("DELETE FROM access_cut", FindingKind::ViewPosition),
    ];
    let uncovered = "DELETE FROM access_view WHERE position <= 2;\
                     DELETE FROM access_outcome WHERE position <= 2;\
                     DELETE FROM access_seal WHERE last <= 2;\
                     DELETE FROM access_person WHERE view <= 2";
    let dir = sqlite_dir();
    let whole = kept(world, dir.path().join("whole.backup"));
    copied(world, &whole, |other, store| {
        other.raw(uncovered);
        assert!(found_by(store).contains(&FindingKind::ViewPosition));
        // A record that somebody without the key made up does not cover it.
        other.raw(
            "INSERT INTO access_cut SELECT 1, 2, seal, 1, 0, 0, 1, 'policy', 1, seal \
             FROM access_head",
        );
        assert!(found_by(store).contains(&FindingKind::ViewCut));
    });
    assert_eq!(cut(&world.store, moment(2020, 1, 1)), 3);
    let lawful = kept(world, dir.path().join("cut.backup"));
    for (change, kind) in changes {
        copied(world, &lawful, |other, store| {
            other.raw(change);
            assert!(found_by(store).contains(&kind), "{change}");
        });
    }
    // Further than the record, with everything that tells of it, up to the lawful record moved on.
    world.raw(&uncovered.replace('2', "8"));
    assert!(found(world).contains(&FindingKind::ViewPosition));
    world.raw("UPDATE access_cut SET last = 8");
    assert!(found(world).contains(&FindingKind::ViewCut));
}

fn kept(world: &World, path: std::path::PathBuf) -> std::path::PathBuf {
    let made = world.store.backup(&path, world.now(), &mut |_| {});
    made.expect("a backup");
    path
}

pub fn heads_of_before_a_cut_still_fit(world: &World) {
    let child = world.child("A");
    let mut heads = Vec::new();
    for day in 1..=4 {
        look(&world.store, child, moment(2019, 5, day));
        heads.push(world.store.sealed_heads().expect("the heads"));
    }
    // One lies within what goes, one at its end, one behind it.
    assert_eq!(cut(&world.store, moment(2019, 5, 4)), 3);
    let wrong = |heads: &[store::SealedHeads]| -> usize {
        let found = heads.iter().map(|head| world.store.check_heads(head));
        found.map(|found| found.expect("a check").len()).sum()
    };
    assert_eq!(wrong(&heads), 0);
    let mut other = heads[2].clone();
    other.access_seal.clone_from(&heads[1].access_seal);
    assert_eq!(wrong(&[other]), 1, "the seal at the end of the cut is kept");
    world.raw("DELETE FROM access_seal WHERE last = 8");
    assert_eq!(wrong(&heads), 1);
}

pub fn views_that_were_made_older_than_they_are_stay_as_proof(world: &World) {
    watched(world);
    // So that the program itself would remove the traces.
    world.raw("UPDATE access_view SET at = 0");
    world.raw("UPDATE access_outcome SET at = 0");
    let refused = world.store.cut_access_log(&order(moment(2020, 1, 1)));
    assert!(
        matches!(refused, Err(StoreError::Damaged(_))),
        "{refused:?}"
    );
    assert_eq!(world.count("SELECT count(*) FROM access_view"), 6);
    assert_eq!(world.store.access_cut().expect("a look"), None);
}

pub fn a_new_seal_begins_before_and_after_a_cut(world: &World) {
    let child = watched(world);
    assert_eq!(world.store.rotate_seal(world.now()).expect("rotated"), 2);
    look(&world.store, child, moment(2024, 6, 1));
    assert_eq!(cut(&world.store, moment(2020, 1, 1)), 3);
    assert_eq!(found(world), []);
    assert_eq!(world.store.rotate_seal(world.now()).expect("rotated"), 3);
    look(&world.store, child, moment(2024, 6, 2));
    // Up to within the second generation, recorded under the third.
    assert_eq!(cut(&world.store, moment(2024, 6, 2)), 4);
    assert_eq!(found(world), []);
    assert_eq!(world.count("SELECT max(sealed_by) FROM access_cut"), 3);
    world.raw("UPDATE access_cut SET generation = 1 WHERE number = 2");
    assert!(found(world).contains(&FindingKind::ViewCut));
}

pub fn a_long_past_goes_in_steps_under_one_record(world: &World) {
    let child = world.child("A");
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                for day in 1..=28 {
                    for _ in 0..2 {
                        let access = Access {
                            at: moment(2019, 5, day),
                            ..view(&[child], "case")
                        };
                        let view = world.store.log_view(&access).expect("a view");
                        world.store.complete_view(Completion {
                            view,
                            at: access.at,
                            outcome: AccessOutcome::Shown,
                            shown: None,
                        });
                    }
                }
            });
        }
    });
    world.store.flush_accesses().expect("written");
    look(&world.store, child, moment(2024, 5, 1));
    assert_eq!(cut(&world.store, moment(2020, 1, 1)), 16 * 28 * 2);
    let record = world.store.access_cut().expect("a look").expect("a record");
    assert_eq!((record.number, record.views), (1, 16 * 28 * 2));
    assert_eq!(record.last, 16 * 28 * 2 * 2);
    assert_eq!(found(world), []);
}
