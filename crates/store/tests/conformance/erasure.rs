//! Erasing a person: nothing can be read any more, here, in backups, after a restore; whatever
//! the moment at which it was interrupted.

use crate::world::{World, beside_with_keys, count_in, cpr, fold, moment};
use domain::event::keeping::{ArchivingWaived, PersonErased};
use domain::event::people::RelationRecorded;
use domain::text::{Audience, text};
use domain::{ErasureGround, Event, PersonId, PersonKind, Relation, StreamId, WorkerId};
use std::any::Any;
use std::path::{Path, PathBuf};
use store::testing::{TempDir, sqlite_dir};
use store::{FormDraft, Keys, Store, StoreError, restore};

const NAME: &str = "Rosenkilde Vestergaard";
const PLACE: &str = "/cases/100/record/note_written";

/// Only puts on record that somebody was erased.
fn record(world: &World, persons: &[PersonId]) -> Event {
    let payload = PersonErased {
        person: persons[0],
        also: persons[1..].to_vec(),
        ground: ErasureGround::PeriodOver,
        texts: 0,
    };
    let mut event = world.event(persons[0], &[persons[0]], payload);
    let reason = text("Fristen er udløbet", Audience::Staff);
    event.text.insert("reason".into(), reason);
    world.add(event)
}

/// Puts it on record and carries it out.
fn erase(world: &World, persons: &[PersonId]) {
    record(world, persons);
    let keys = world.store.destroy_erased_keys().expect("keys destroyed");
    assert_eq!(keys, persons.len());
    assert_eq!(sweep(&world.store), 1);
}

fn sweep(store: &Store) -> usize {
    let now = moment(2026, 11, 28);
    store.sweep_erased(now, &*fold()).expect("swept")
}

/// A child with a name, an address and a concern of its own, and a draft about it.
fn child_with_all(world: &World) -> PersonId {
    let child = PersonId(world.id());
    let mut registered = world.registration(child, NAME, PersonKind::Child, false);
    let address = text("Strandvejen 117, 9990 Fjordby", Audience::Staff);
    registered.text.insert("address".into(), address);
    world.add(registered);
    world.notify(&[child]);
    draft(world, child);
    child
}

fn draft(world: &World, child: PersonId) {
    let draft = FormDraft {
        worker: WorkerId(world.id()),
        place: PLACE.to_owned(),
        person: Some(child),
        saved_at: moment(2026, 11, 1),
        content: NAME.as_bytes().to_vec(),
    };
    world.store.form_draft_keep(&draft).expect("a draft");
}

/// All texts about a person that a store can open.
fn readable(store: &Store, person: PersonId) -> Vec<String> {
    let mut out = Vec::new();
    let mut take = |event: Event| {
        let is_about = event.subjects.contains(&person);
        let words = event.text.into_values().map(|text| text.value);
        out.extend(words.filter(|word| is_about && word != "Fristen er udløbet"));
        Ok(())
    };
    store.all_events(None, &mut take).expect("all events");
    out
}

fn is_found(store: &Store, words: &str) -> bool {
    let found = store.search(&store::Scope::system(), words, 10);
    !found.expect("a search").is_empty()
}

/// Nothing about the child opens or is found, and the store fits itself.
fn is_gone(store: &Store, child: PersonId) {
    assert_eq!(readable(store, child), Vec::<String>::new());
    assert!(!is_found(store, NAME) && !is_found(store, "Rosen"));
    assert!(!is_found(store, &cpr(child)));
    let names = store.names(&store::Scope::system(), &[child]);
    let name = names.expect("names").remove(0);
    assert_eq!((name.name, name.cpr, name.address), (None, None, None));
    let found = store.verify(&*fold()).expect("a check");
    assert_eq!(found.findings, vec![]);
    let again = store.vault().protect_for(child, "x", b"y");
    assert!(matches!(again, Err(StoreError::Erased(_))), "{again:?}");
}

/// How many rows a table holds of a person.
fn rows(world: &World, table: &str, person: PersonId) -> u64 {
    let id = world.literal(&person.bytes());
    world.count(&format!("SELECT count(*) FROM {table} WHERE person = {id}"))
}

pub fn nothing_of_an_erased_person_can_be_read(world: &World) {
    let child = child_with_all(world);
    assert!(is_found(&world.store, NAME) && is_found(&world.store, &cpr(child)));
    assert!(is_found(&world.store, "strandv 117") && rows(world, "address_token", child) > 5);
    assert_eq!(readable(&world.store, child).len(), 4);
    let texts = world.count("SELECT count(*) FROM journal_text");
    assert!(rows(world, "name_token", child) > 5 && rows(world, "form_draft", child) == 1);
    erase(world, &[child]);
    is_gone(&world.store, child);
    assert!(!is_found(&world.store, "strandv 117"));
    for table in ["name_token", "address_token", "form_draft"] {
        assert_eq!(rows(world, table, child), 0, "{table}");
    }
    let id = world.literal(&child.bytes());
    let filled = "name IS NOT NULL OR cpr IS NOT NULL OR cpr_token IS NOT NULL \
                  OR address IS NOT NULL";
    let sql = format!("SELECT count(*) FROM person_text WHERE person = {id} AND ({filled})");
    assert_eq!(world.count(&sql), 0);
    // The reason is the office's and stays.
    assert_eq!(
        world.count("SELECT count(*) FROM journal_text"),
        texts - 4 + 1
    );
    let persons = world.store.rebuild(&*fold(), &mut |_| {}).expect("rebuilt");
    assert_eq!(persons, 1);
    is_gone(&world.store, child);
    let stolen = world.stolen();
    for words in [NAME, "Strandvejen", "Bekymring for trivslen", &cpr(child)] {
        assert!(!World::is_readable(&stolen, words), "{words}");
    }
}

pub fn no_byte_of_a_destroyed_key_stays_in_the_key_store(world: &World) {
    let child = child_with_all(world);
    let path = &world.keys.files()[0];
    let conn = rusqlite::Connection::open(path).expect("the key store");
    let sql = "SELECT wrapped FROM person_key WHERE person = ?1";
    let wrapped: Vec<u8> = conn
        .query_row(sql, [child.bytes()], |row| row.get(0))
        .expect("a key");
    drop(conn);
    let holds = || {
        ["", "-wal"].iter().any(|suffix| {
            let file = format!("{}{suffix}", path.display());
            let bytes = std::fs::read(file).unwrap_or_default();
            bytes.windows(wrapped.len()).any(|w| w == wrapped)
        })
    };
    assert!(holds(), "the search works");
    erase(world, &[child]);
    assert!(!holds());
}

pub fn nothing_more_is_recorded_about_an_erased_person(world: &World) {
    let (child, other) = (child_with_all(world), world.child("Ida Holm"));
    erase(world, &[child]);
    let before = world.store.head().expect("the head");
    for subjects in [vec![child], vec![child, other]] {
        let event = world.event(StreamId(world.id()), &subjects, crate::world::enquiry());
        let refused = world.try_append(vec![event], &[]);
        assert!(matches!(refused, Err(StoreError::Erased(p)) if p == child));
    }
    assert_eq!(world.store.head().expect("the head"), before);
    world.notify(&[other]);
    assert!(world.is_clean());
}

pub fn whoever_goes_along_must_be_needed_by_nobody_at_that_moment(world: &World) {
    let (child, other) = (world.child("A"), world.child("B"));
    let mother = PersonId(world.id());
    world.add(world.registration(mother, "Mor", PersonKind::Adult, false));
    let named = |of: PersonId| {
        let relation = RelationRecorded {
            person: of,
            other: mother,
            relation: Relation::Mother,
            custody: true,
            ended: false,
        };
        world.add(world.event(of, &[of], relation))
    };
    named(child);
    world.close(child);
    let settled = || {
        let ground = domain::ArchiveWaiver::NotPreserved;
        world.add(world.event(child, &[child], ArchivingWaived { ground }));
        world.store.version(StreamId::from(child)).unwrap()
    };
    let mut version = settled();
    let order = |version: u32| {
        let one = |person: PersonId| {
            let payload = PersonErased {
                person,
                also: Vec::new(),
                ground: ErasureGround::PeriodOver,
                texts: 0,
            };
            world.event(person, &[person], payload)
        };
        let expected = [(StreamId::from(child), version)];
        world.try_append(vec![one(child), one(mother)], &expected)
    };
    // What was looked at holds no longer: she is the mother of another, too.
    let relation = named(other);
    let refused = order(version);
    assert!(
        matches!(refused, Err(StoreError::Conflict { .. })),
        "{refused:?}"
    );
    let mut ended = relation.payload.clone();
    if let domain::Payload::RelationRecorded(p) = &mut ended {
        p.ended = true;
    }
    world.add(world.correction(&relation, ended, domain::event::Mode::Retract));
    // Or somebody is worried about her.
    let worry = world.notify(&[mother]);
    let refused = order(version);
    assert!(
        matches!(refused, Err(StoreError::Conflict { .. })),
        "{refused:?}"
    );
    let taken_back = worry.payload.clone();
    world.add(world.correction(&worry, taken_back, domain::event::Mode::Retract));
    // Or about the child itself, which does not move its own stream.
    let worry = world.notify(&[child]);
    let refused = order(version);
    assert!(
        matches!(refused, Err(StoreError::Conflict { .. })),
        "{refused:?}"
    );
    let taken_back = worry.payload.clone();
    world.add(world.correction(&worry, taken_back, domain::event::Mode::Retract));
    version = settled();
    order(version).expect("needed by nobody");
}

pub fn a_sibling_goes_on_reading_what_was_shared(world: &World) {
    let (child, sibling) = (child_with_all(world), world.child("Ida Holm"));
    world.notify(&[child, sibling]);
    let goes = world.store.would_go(&[child]).expect("a look");
    assert_eq!((goes.texts, goes.shared, goes.drafts), (4, 1, 1));
    erase(world, &[child]);
    let words = readable(&world.store, sibling);
    assert!(words.iter().any(|w| w == "Bekymring for trivslen"));
    assert!(is_found(&world.store, "Ida Holm") && !is_found(&world.store, NAME));
    assert!(world.is_clean());
    // What only the two could open goes with the second.
    erase(world, &[sibling]);
    assert_eq!(readable(&world.store, sibling), Vec::<String>::new());
    assert!(world.is_clean());
}

pub fn all_surrogates_of_a_merged_person_go_together(world: &World) {
    let (child, twice) = (child_with_all(world), world.child("Ida Holm"));
    world.merge(twice, child);
    erase(world, &[child, twice]);
    is_gone(&world.store, child);
    assert_eq!(readable(&world.store, twice), Vec::<String>::new());
    assert!(!is_found(&world.store, "Ida Holm") && world.is_clean());
}

pub fn an_erasure_that_was_interrupted_is_finished(world: &World) {
    // After the event, after the keys, after both but before the tables.
    for step in 0..2 {
        let child = child_with_all(world);
        record(world, &[child]);
        if step == 1 {
            world.store.destroy_erased_keys().expect("keys destroyed");
        }
        let unfinished = world.store.verify(&*fold()).expect("a check");
        assert!(!unfinished.is_clean(), "a half-done erasure is found");
        // Opening is what every program begins with.
        let again = Store::open(&world.url, &world.keys).expect("the database");
        assert_eq!(readable(&again, child), Vec::<String>::new(), "step {step}");
        assert_eq!(again.destroy_erased_keys().expect("none left"), 0);
        assert_eq!(sweep(&again), 1);
        assert_eq!(sweep(&again), 0, "once is enough");
        is_gone(&again, child);
    }
}

/// Reads a table in a transaction that stays open until the value goes.
fn reading(url: &str, table: &str) -> Box<dyn Any> {
    let look = format!("SELECT count(*) FROM {table}");
    if let Some(path) = url.strip_prefix("sqlite:") {
        let conn = rusqlite::Connection::open(path).expect("the file");
        conn.execute_batch("BEGIN").expect("a transaction");
        let count: i64 = conn.query_row(&look, [], |row| row.get(0)).expect("a look");
        assert!(count > 0);
        return Box::new(conn);
    }
    let mut client = postgres::Client::connect(url, postgres::NoTls).expect("the server");
    let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ";
    client.batch_execute(begin).expect("a transaction");
    client.query_one(&look, &[]).expect("a look");
    Box::new(client)
}

/// What tells whether something of a table is left behind: bytes of a row in the files, or on a
/// server, which moves rows about, what its catalogue says of the file.
struct Trace {
    url: String,
    bytes: Vec<u8>,
    told: &'static str,
    was: u64,
}

impl Trace {
    fn of(url: &str, row: &str, told: &'static str) -> Self {
        let (mut bytes, mut was) = (Vec::new(), 0);
        if let Some(path) = url.strip_prefix("sqlite:") {
            let conn = rusqlite::Connection::open(path).expect("the file");
            bytes = conn.query_row(row, [], |row| row.get(0)).expect("a row");
        } else {
            was = count_in(url, told);
        }
        let url = url.to_owned();
        Self {
            url,
            bytes,
            told,
            was,
        }
    }

    fn is_there(&self) -> bool {
        let Some(path) = self.url.strip_prefix("sqlite:") else {
            return count_in(&self.url, self.told) == self.was;
        };
        ["", "-wal"].iter().any(|suffix| {
            let bytes = std::fs::read(format!("{path}{suffix}")).unwrap_or_default();
            bytes.windows(self.bytes.len()).any(|w| w == self.bytes)
        })
    }
}

pub fn files_that_were_not_cleaned_are_cleaned_at_the_next_start(world: &World) {
    let (home, other) = (sqlite_dir(), sqlite_dir());
    let [url, key_store] = match world.store.backend_name() {
        "sqlite" => [home.url(), other.url()],
        _ => [(); 2].map(|()| store::testing::postgres_url().expect("a server")),
    };
    let master = store::Master::File(other.path().join("master.key"));
    let world = &World::with_keys(&url, Keys::new(key_store.clone(), master));
    let child = child_with_all(world);
    let traces = [
        Trace::of(
            &key_store,
            "SELECT wrapped FROM person_key",
            "SELECT pg_relation_filenode('person_key')::bigint",
        ),
        Trace::of(
            &url,
            "SELECT content FROM form_draft",
            "SELECT pg_relation_size('form_draft')",
        ),
    ];
    let readers = [
        reading(&key_store, "person_key"),
        reading(&url, "form_draft"),
    ];
    // Both commits are made and nothing after them can be done: what a kill leaves behind.
    erase(world, &[child]);
    let unclean = "SELECT count(*) FROM wipe WHERE asked > done";
    assert!(count_in(&key_store, unclean) == 1 && world.count(unclean) > 0);
    assert!(traces.iter().all(Trace::is_there));
    drop(readers);
    let again = Store::open(&world.url, &world.keys).expect("the next start");
    assert_eq!(
        (count_in(&key_store, unclean), world.count(unclean)),
        (0, 0)
    );
    assert!(!traces.iter().any(Trace::is_there));
    assert!(again.finish_wipes().expect("nothing left"));
    is_gone(&again, child);
}

pub fn an_older_database_does_not_bring_the_person_back(world: &World) {
    let child = child_with_all(world);
    let dir = sqlite_dir();
    let older = backup(world, &dir, "older");
    erase(world, &[child]);
    let later = backup(world, &dir, "later");
    beside_with_keys(world, |other| {
        restore(&other.url, &older, true, &mut |_| {}).expect("restored");
        let restored = Store::open(&other.url, &world.keys).expect("the older database");
        assert_eq!(readable(&restored, child), Vec::<String>::new());
        let forgotten = restored.forgotten_erasures().expect("a look");
        let told: Vec<_> = forgotten
            .iter()
            .map(|one| (one.person, one.ground))
            .collect();
        assert_eq!(told, [(child, ErasureGround::PeriodOver)]);
    });
    beside_with_keys(world, |other| {
        restore(&other.url, &later, true, &mut |_| {}).expect("restored");
        let restored = Store::open(&other.url, &world.keys).expect("the later database");
        is_gone(&restored, child);
        assert!(restored.forgotten_erasures().expect("a look").is_empty());
        assert_eq!(sweep(&restored), 0, "it was carried out before the backup");
    });
}

fn backup(world: &World, dir: &TempDir, name: &str) -> PathBuf {
    let path = dir.path().join(format!("{name}.backup"));
    let now = moment(2026, 11, 27);
    world
        .store
        .backup(&path, now, &mut |_| {})
        .expect("a backup");
    path
}

pub fn an_older_key_store_does_not_bring_the_person_back(world: &World) {
    let child = child_with_all(world);
    let dir = sqlite_dir();
    let older = copied(world, dir.path());
    erase(world, &[child]);
    let again = Store::open(&world.url, &older).expect("the older key store");
    is_gone(&again, child);
}

/// A copy of the key store as it is now.
fn copied(world: &World, to: &Path) -> Keys {
    let files = world.keys.files();
    let conn = rusqlite::Connection::open(&files[0]).expect("the key store");
    let copy = to.join("keys.db");
    conn.execute("VACUUM INTO ?1", [copy.to_str().expect("a path")])
        .expect("a copy");
    std::fs::copy(&files[1], to.join("master.key")).expect("a copy");
    Keys::in_folder(to)
}

/// The key store in a database of the same kind: a server cleans its tables in its own way.
pub fn a_key_store_in_a_database_forgets_too(world: &World) {
    let (home, other) = (sqlite_dir(), sqlite_dir());
    let address = match world.store.backend_name() {
        "sqlite" => other.url(),
        _ => store::testing::postgres_url().expect("a server"),
    };
    let master = store::Master::File(other.path().join("master.key"));
    let world = &World::with_keys(&home.url(), Keys::new(address, master));
    let (child, sibling) = (child_with_all(world), world.child("Ida Holm"));
    erase(world, &[child]);
    is_gone(&world.store, child);
    let vault = world.store.vault();
    assert_eq!(vault.rotate_master().expect("rotated").persons, 1);
    vault.forget_old_masters().expect("forgotten");
    assert_eq!(world.store.rotate_tokens(world.now()).expect("rotated"), 2);
    world.store.rotate_seal(world.now()).expect("rotated");
    world.notify(&[sibling]);
    let again = Store::open(&world.url, &world.keys).expect("the database");
    is_gone(&again, child);
    assert!(is_found(&again, "Ida Holm"));
    let status = again.vault().status().expect("the status");
    assert_eq!(
        (status.persons, status.destroyed, status.masters.len()),
        (1, 1, 1)
    );
}

pub fn a_key_store_of_an_earlier_version_learns_to_forget(world: &World) {
    let child = child_with_all(world);
    let conn = rusqlite::Connection::open(&world.keys.files()[0]).expect("the key store");
    conn.execute_batch(
        "DROP INDEX person_key_destroyed;
         ALTER TABLE person_key DROP COLUMN ground;
         ALTER TABLE purpose_key DROP COLUMN made_at;
         CREATE TABLE noted_head (position BIGINT NOT NULL PRIMARY KEY);",
    )
    .expect("an older key store");
    drop(conn);
    record(world, &[child]);
    let again = Store::open(&world.url, &world.keys).expect("the database");
    assert_eq!(sweep(&again), 1);
    is_gone(&again, child);
}
