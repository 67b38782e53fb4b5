//! New keys in place of old ones: what was sealed, found and read before still is, also when
//! the work was interrupted.

use crate::world::{World, beside_with_keys, cpr, fold, moment};
use domain::PersonId;
use std::path::Path;
use store::testing::sqlite_dir;
use store::{Access, FindingKind, Keys, Master, Scope, Store, StoreError, restore};

fn open(world: &World) -> Store {
    Store::open(&world.url, &world.keys).expect("the database")
}

fn is_clean(store: &Store) {
    let found = store.verify(&*fold()).expect("a check");
    assert_eq!(found.findings, vec![]);
}

fn is_found(store: &Store, words: &str) -> bool {
    let found = store.search(&Scope::system(), words, 10);
    !found.expect("a search").is_empty()
}

fn look(store: &Store, child: PersonId) {
    let view = Access {
        view: None,
        at: moment(2026, 11, 28),
        actor: domain::WorkerId::SYSTEM,
        role: domain::Role::Head,
        what: "case".into(),
        case: Some(100),
        persons: vec![child],
        is_whole: false,
        detail: None,
    };
    store.log_view(&view).expect("a view");
}

/// The lines of the key store for one purpose.
fn generations(store: &Store, purpose: &str) -> Vec<(u32, u64)> {
    let status = store.vault().status().expect("the status");
    let of = status
        .generations
        .into_iter()
        .filter(|g| g.purpose == purpose);
    of.map(|g| (g.generation, g.from_position)).collect()
}

pub fn a_new_seal_begins_at_the_next_position(world: &World) {
    let child = world.child("Ida Holm");
    look(&world.store, child);
    let line = b"a line of the heads";
    let code = world.store.head_code(line).expect("a code");
    assert_eq!(world.store.rotate_seal(world.now()).expect("rotated"), 2);
    world.notify(&[child]);
    look(&world.store, child);
    world.store.flush_accesses().expect("written");
    is_clean(&world.store);
    let seals = world.count("SELECT count(*) FROM journal WHERE seal = 2");
    assert_eq!(
        (seals, world.count("SELECT max(seal) FROM journal_head")),
        (1, 2)
    );
    let batches = "SELECT count(*) FROM access_seal WHERE generation =";
    assert_eq!(world.count(&format!("{batches} 1")), 1);
    assert_eq!(world.count(&format!("{batches} 2")), 1);
    // Another node, and another generation after that.
    let other = open(world);
    assert_eq!(other.rotate_seal(world.now()).expect("rotated"), 3);
    world.notify(&[child]);
    look(&world.store, child);
    is_clean(&world.store);
    assert_eq!(generations(&other, "seal"), [(1, 1), (2, 3), (3, 4)]);
    assert!(other.is_head_code(line, &code).expect("a look"));
    assert!(!other.is_head_code(b"another line", &code).expect("a look"));
    // Neither a key of the past nor one of the future.
    for (position, seal) in [(4, 2), (1, 3)] {
        let was = world.count(&format!(
            "SELECT seal FROM journal WHERE position = {position}"
        ));
        world.raw(&format!(
            "UPDATE journal SET seal = {seal} WHERE position = {position}"
        ));
        let found = other.verify(&*fold()).expect("a check").findings;
        assert!(
            found.iter().any(|f| f.kind == FindingKind::Hash),
            "{found:?}"
        );
        world.raw(&format!(
            "UPDATE journal SET seal = {was} WHERE position = {position}"
        ));
    }
    world.raw("UPDATE access_seal SET generation = 1 WHERE generation = 3");
    let found = other.verify(&*fold()).expect("a check").findings;
    assert!(
        found.iter().any(|f| f.kind == FindingKind::ViewSeal),
        "{found:?}"
    );
}

pub fn a_new_seal_that_was_interrupted_is_the_one_that_is_used(world: &World) {
    let child = world.child("Ida Holm");
    world.store.rotate_seal(world.now()).expect("rotated");
    // As if the database had never been told.
    world.raw("UPDATE journal_head SET seal = 1");
    world.raw("UPDATE access_head SET generation = 1");
    world.notify(&[child]);
    let again = open(world);
    assert_eq!(again.rotate_seal(world.now()).expect("rotated"), 2);
    world.notify(&[child]);
    look(&again, child);
    is_clean(&again);
}

/// The key store knows a seal from a position that an older database, put back, has not come to.
pub fn a_seal_of_a_journal_that_was_put_back_is_not_used_before_its_place(world: &World) {
    for name in ["Ana", "Bo", "Cai"] {
        world.child(name);
    }
    assert_eq!(world.store.rotate_seal(moment(2024, 3, 5)).unwrap(), 2);
    beside_with_keys(world, |older| {
        assert_eq!(older.store.rotate_seal(moment(2024, 3, 6)).unwrap(), 3);
        older.skip_ids(1000);
        older.child("Dan");
        assert!(older.is_clean());
    });
}

pub fn a_new_master_key_wraps_every_key_and_the_old_one_goes_last(world: &World) {
    let children: Vec<PersonId> = (0..3)
        .map(|n| world.child(&format!("Barn Nummer{n}")))
        .collect();
    let before = world.store.vault().status().expect("the status");
    assert_eq!((before.masters.len(), before.masters[0].wraps), (1, 3 + 4));
    let old = std::fs::read_to_string(&world.keys.files()[1]).expect("the master key");
    let done = world.store.vault().rotate_master().expect("rotated");
    assert_eq!((done.persons, done.installation), (3, 4));
    // Both tables are written anew: nothing is left under the old key, of a person or the office.
    let conn = rusqlite::Connection::open(&world.keys.files()[0]).expect("the key store");
    for table in ["person_key", "purpose_key"] {
        let sql = "SELECT count(*) FROM wipe WHERE what = ?1 AND rewritten AND asked = done";
        let cleaned = conn.query_row(sql, [table], |row| row.get(0));
        assert_eq!(cleaned, Ok(1_i64), "{table}");
    }
    drop(conn);
    let between = world.store.vault().status().expect("the status");
    let wraps: Vec<u64> = between.masters.iter().map(|m| m.wraps).collect();
    assert_eq!(wraps, [7, 0]);
    assert_eq!(between.masters[1].id, before.masters[0].id);
    // A node that knew only the old one reads on, and writes what the new one reads.
    let late = world.child("Ida Holm");
    let other = open(world);
    assert!(is_found(&other, "Nummer2") && is_found(&other, "Ida"));
    is_clean(&other);
    let again = other.vault().rotate_master().expect("nothing to do");
    assert_eq!(again.persons, 0, "it was begun before: no third key");
    other.vault().forget_old_masters().expect("forgotten");
    let text = std::fs::read_to_string(&world.keys.files()[1]).expect("the master key");
    let keys = |text: &str| text.lines().filter(|l| !l.starts_with('#')).count();
    assert_eq!((keys(&old), keys(&text)), (1, 1));
    assert_ne!(old, text);
    let last = open(world);
    assert!(is_found(&last, "Nummer0"));
    is_clean(&last);
    // The node of the beginning takes notice, too.
    world.notify(&[children[0], late]);
    world.child("Bo Krag");
    is_clean(&open(world));
    let old = Keys::new(
        format!("sqlite:{}", world.keys.files()[0].display()),
        Master::given(&old).expect("a key"),
    );
    let refused = Store::open(&world.url, &old);
    assert!(matches!(refused, Err(StoreError::Vault(_))), "{refused:?}");
}

pub fn a_master_key_that_is_given_is_not_replaced_here(world: &World) {
    world.child("Ida Holm");
    let files = world.keys.files();
    let one = std::fs::read_to_string(&files[1]).expect("the master key");
    let address = format!("sqlite:{}", files[0].display());
    let given = |text: &str| Keys::new(address.clone(), Master::given(text).expect("keys"));
    let store = Store::open(&world.url, &given(&one)).expect("the database");
    let refused = store.vault().rotate_master();
    assert!(matches!(refused, Err(StoreError::MasterGiven)));
    let dir = sqlite_dir();
    let newer = new_master(dir.path());
    let both = Store::open(&world.url, &given(&format!("{newer}\n{one}"))).expect("the database");
    assert_eq!(both.vault().rotate_master().expect("rotated").persons, 1);
    let alone = Store::open(&world.url, &given(&newer)).expect("the new one alone");
    is_clean(&alone);
}

/// A master key as another key store has it.
fn new_master(folder: &Path) -> String {
    let keys = Keys::in_folder(folder.join("other"));
    Store::open(
        &format!("sqlite:{}", folder.join("other.db").display()),
        &keys,
    )
    .expect("another database");
    std::fs::read_to_string(&keys.files()[1]).expect("its master key")
}

pub fn search_tokens_get_a_new_key_and_the_old_one_is_gone(world: &World) {
    let child = world.child("Ida Holm");
    let dir = sqlite_dir();
    let older = dir.path().join("older.backup");
    world
        .store
        .backup(&older, world.now(), &mut |_| {})
        .expect("a backup");
    let tokens = "SELECT count(*) FROM name_token";
    let count = world.count(tokens);
    world.raw("CREATE TABLE kept AS SELECT token FROM name_token");
    assert_eq!(world.store.rotate_tokens(world.now()).expect("rotated"), 1);
    let same = "SELECT count(*) FROM name_token WHERE token IN (SELECT token FROM kept)";
    assert_eq!((world.count(tokens), world.count(same)), (count, 0));
    world.raw("DROP TABLE kept");
    assert_eq!(generations(&world.store, "token"), [(2, 1)]);
    assert!(is_found(&world.store, "Ida") && is_found(&world.store, &cpr(child)));
    is_clean(&world.store);
    world.child("Bo Krag");
    assert!(is_found(&world.store, "Krag"));
    world.store.rebuild(&*fold(), &mut |_| {}).expect("rebuilt");
    is_clean(&world.store);
    // An older backup has tokens of a key that is gone; it gets new ones when it is opened.
    beside_with_keys(world, |other| {
        restore(&other.url, &older, true, &mut |_| {}).expect("restored");
        let restored = Store::open(&other.url, &world.keys).expect("the older database");
        assert!(is_found(&restored, "Ida") && is_found(&restored, &cpr(child)));
        is_clean(&restored);
    });
}

pub fn a_rotation_of_tokens_that_was_interrupted_is_finished_at_the_start(world: &World) {
    let child = world.child("Ida Holm");
    world.store.rotate_tokens(world.now()).expect("rotated");
    // The key is made, the database not told: as after a kill between the two.
    world.raw("UPDATE vault SET token = 1");
    let again = open(world);
    assert!(is_found(&again, "Ida") && is_found(&again, &cpr(child)));
    is_clean(&again);
    assert_eq!(world.count("SELECT token FROM vault"), 2);
}
