//! Files of documents: under a key of their own, covered by the seal through the event that names
//! them, gone with the keys of those they are about.

use crate::world::{World, beside_with_keys, fold, moment};
use domain::event::document::{DocumentAdded, KeptFile};
use domain::event::keeping::PersonErased;
use domain::id::ItemId;
use domain::text::{Audience, text};
use domain::{DocumentKind, DocumentWay, ErasureGround, Event, FileKind, PersonId};
use store::testing::sqlite_dir;
use store::{FileTaken, FindingKind, OpenFile, Store, StoreError, restore};

const WORDS: &str = "Udtalelse om Rosenkilde fra skolen";

/// Keeps a file and records the document it belongs to.
fn add(world: &World, persons: &[PersonId]) -> (ItemId, Event) {
    let document = ItemId(world.id());
    let mut about = persons.to_vec();
    about.sort_unstable();
    let digest = world
        .store
        .file_keep(document, &about, world.now(), WORDS.as_bytes())
        .expect("a file");
    let payload = DocumentAdded {
        document,
        kind: DocumentKind::Statement,
        way: DocumentWay::Received,
        kle: None,
        to: None,
        decision: None,
        file: KeptFile {
            kind: FileKind::Text,
            size: u32::try_from(WORDS.len()).expect("small"),
            digest,
        },
    };
    let mut event = world.event(persons[0], &about, payload);
    let title = text("Udtalelse", Audience::Staff);
    event.text.insert("title".into(), title);
    (document, world.add(event))
}

fn opened(store: &Store, document: ItemId) -> Option<String> {
    let bytes = store.file(document).expect("a file that opens");
    bytes.map(|bytes| String::from_utf8(bytes).expect("words"))
}

fn findings(world: &World) -> Vec<FindingKind> {
    let found = world.store.verify(&*fold()).expect("a check").findings;
    found.into_iter().map(|f| f.kind).collect()
}

fn erase(world: &World, person: PersonId) {
    let payload = PersonErased {
        person,
        also: Vec::new(),
        ground: ErasureGround::PeriodOver,
        texts: 0,
    };
    let mut event = world.event(person, &[person], payload);
    let reason = text("Fristen er udløbet", Audience::Staff);
    event.text.insert("reason".into(), reason);
    world.add(event);
    world.store.destroy_erased_keys().expect("keys destroyed");
    let now = moment(2026, 11, 28);
    world.store.sweep_erased(now, &*fold()).expect("swept");
}

pub fn a_file_opens_for_whom_it_is_about_and_lies_encrypted(world: &World) {
    let child = world.child("Ida Rosenkilde");
    let (document, _) = add(world, &[child]);
    assert_eq!(opened(&world.store, document).as_deref(), Some(WORDS));
    assert_eq!(opened(&world.store, ItemId(world.id())), None);
    assert_eq!(findings(world), vec![]);
    let stolen = world.stolen();
    assert!(!World::is_readable(&stolen, WORDS));
    let nobody = PersonId(world.id());
    erase(world, child);
    let again = world
        .store
        .file_keep(ItemId(world.id()), &[nobody, child], world.now(), b"x");
    assert!(matches!(again, Err(StoreError::Erased(_))), "{again:?}");
}

pub fn a_file_that_was_changed_or_taken_away_is_found(world: &World) {
    let child = world.child("Ida Rosenkilde");
    let (document, _) = add(world, &[child]);
    let (other, _) = add(world, &[child]);
    let id = world.literal(&document.bytes());
    let changes = [
        "UPDATE file SET value = keys",
        "UPDATE file SET keys = value",
        "UPDATE file SET keys = (SELECT o.keys FROM file o WHERE o.file <> file.file)",
        "DELETE FROM file",
    ];
    for change in changes {
        world.raw("DROP TABLE IF EXISTS keep");
        world.raw("CREATE TABLE keep AS SELECT * FROM file");
        world.raw(&format!("{change} WHERE file = {id}"));
        assert_eq!(findings(world), vec![FindingKind::File], "{change}");
        assert_eq!(opened(&world.store, other).as_deref(), Some(WORDS));
        world.raw("DELETE FROM file");
        world.raw("INSERT INTO file SELECT * FROM keep");
        assert_eq!(findings(world), vec![], "{change} put back");
    }
    world.raw(&format!("UPDATE file SET value = keys WHERE file = {id}"));
    assert!(matches!(
        world.store.file(document),
        Err(StoreError::Vault(_))
    ));
}

pub fn a_file_goes_with_the_last_of_those_it_is_about(world: &World) {
    let (ida, bo) = (world.child("Ida Rosenkilde"), world.child("Bo Rosenkilde"));
    let (own, _) = add(world, &[ida]);
    let (shared, _) = add(world, &[ida, bo]);
    erase(world, ida);
    assert_eq!(opened(&world.store, own), None);
    assert_eq!(opened(&world.store, shared).as_deref(), Some(WORDS));
    assert_eq!(world.count("SELECT count(*) FROM file"), 1);
    assert_eq!(findings(world), vec![]);
    erase(world, bo);
    assert_eq!(opened(&world.store, shared), None);
    assert_eq!(world.count("SELECT count(*) FROM file"), 0);
    assert_eq!(findings(world), vec![]);
}

pub fn a_file_that_no_event_names_is_forgotten(world: &World) {
    let child = world.child("Ida Rosenkilde");
    let (named, _) = add(world, &[child]);
    let lost = ItemId(world.id());
    world
        .store
        .file_keep(lost, &[child], world.now(), b"interrupted")
        .expect("a file");
    let fresh = world.now();
    assert_eq!(
        world.store.file_sweep(moment(2024, 3, 4)).expect("swept"),
        0
    );
    assert_eq!(world.store.file_sweep(fresh).expect("swept"), 1);
    assert_eq!(opened(&world.store, lost), None);
    assert_eq!(opened(&world.store, named).as_deref(), Some(WORDS));
}

pub fn a_large_file_comes_back_whole(world: &World) {
    let child = world.child("Ida Rosenkilde");
    let document = ItemId(world.id());
    // Nothing in it repeats, so that no database makes it smaller.
    let mut state = 7_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        state.to_be_bytes()[0]
    };
    let large: Vec<u8> = (0..2 << 20).map(|_| next()).collect();
    let now = world.now();
    let kept = world.store.file_keep(document, &[child], now, &large);
    kept.expect("a file");
    let back = world.store.file(document).expect("a file that opens");
    assert!(back.is_some_and(|back| back == large));
}

pub fn a_file_that_comes_with_an_export_is_the_one_its_event_names(world: &World) {
    let (ida, bo) = (world.child("Ida Rosenkilde"), world.child("Bo Rosenkilde"));
    let (document, event) = add(world, &[ida, bo]);
    let out = world.store.file_opened(document).expect("it opens");
    let out = out.expect("a file");
    assert_eq!(out.bytes, WORDS.as_bytes());
    let take = |file: &OpenFile| world.store.file_take_in(&event, file).expect("an answer");
    assert_eq!(take(&out), FileTaken::There);
    world.raw("DELETE FROM file");
    let other = OpenFile {
        bytes: b"Another statement".to_vec(),
        ..out.clone()
    };
    assert_eq!(take(&other), FileTaken::Foreign);
    erase(world, ida);
    assert_eq!(take(&out), FileTaken::Kept, "for whom there is a key");
    assert_eq!(opened(&world.store, document).as_deref(), Some(WORDS));
    // Kept as long ago as its event was written: no sweep looks for an event in vain.
    let at = event.appended_at.0;
    let same = format!("SELECT count(*) FROM file WHERE kept_at = {at}");
    assert_eq!(world.count(&same), 1);
    assert_eq!(findings(world), vec![]);
    erase(world, bo);
    assert_eq!(take(&out), FileTaken::Closed);
    assert_eq!(world.count("SELECT count(*) FROM file"), 0);
}

pub fn files_come_back_with_a_backup(world: &World) {
    let child = world.child("Ida Rosenkilde");
    let (document, _) = add(world, &[child]);
    let folder = sqlite_dir();
    let path = folder.path().join("a.backup");
    world
        .store
        .backup(&path, world.now(), &mut |_| {})
        .expect("a backup");
    beside_with_keys(world, |other| {
        restore(&other.url, &path, true, &mut |_| {}).expect("restored");
        let back = Store::open(&other.url, &other.keys).expect("the restored one");
        assert_eq!(opened(&back, document).as_deref(), Some(WORDS));
        assert_eq!(back.verify(&*fold()).expect("a check").findings, vec![]);
    });
}
