//! Search in casework texts: what is found, by whom, and what a thief or a deletion leaves.

use crate::registers::busy;
use crate::world::{World, fold, scope};
use domain::event::casework::NoteWritten;
use domain::event::people::PersonsUnmerged;
use domain::text::text;
use domain::{Audience, Event, Mode, PersonId, WorkerId};
use std::collections::BTreeSet;
use store::{FoundCase, Page, Reach, Scope, Store, TextQuery, TextsFound};

fn query(words: &str) -> TextQuery<'_> {
    TextQuery {
        words,
        audiences: &Audience::OF_CASE,
        page: Page::first(20),
        most: 1000,
    }
}

/// Whom a reader finds by some words, in order of id; the total agrees.
fn found(store: &Store, scope: &Scope, words: &str) -> Vec<PersonId> {
    let found = ask(store, scope, query(words));
    let mut persons: Vec<PersonId> = found.cases.rows.iter().map(|row| row.person).collect();
    assert_eq!(found.cases.total, persons.len() as u64, "{words}");
    persons.sort();
    persons
}

fn ask(store: &Store, scope: &Scope, query: TextQuery<'_>) -> TextsFound {
    let found = store.search_texts(scope, query).expect("a search");
    found.expect("words that can be searched for")
}

fn marked(row: &FoundCase) -> Vec<&str> {
    let pieces = row.excerpts.iter().flat_map(|e| &e.pieces);
    let hits = pieces.filter(|piece| piece.is_hit);
    hits.map(|piece| piece.text.as_str()).collect()
}

impl World {
    fn note(&self, child: PersonId, words: &str) -> Event {
        self.note_for(child, words, Audience::Staff)
    }

    fn note_for(&self, child: PersonId, words: &str, audience: Audience) -> Event {
        let mut event = self.event(child, &[child], NoteWritten::default());
        event.text.insert("note".into(), text(words, audience));
        self.add(event)
    }
}

pub fn a_case_is_found_by_words_in_any_order_and_inflection(world: &World) {
    let [one, other] = ["Barn Et", "Barn To"].map(|name| world.child(name));
    world.note(one, "Skolen har en stor bekymring for søvnen.");
    let late = world.note(one, "Ring til moderen på 12 34 56 78 om CPR 711115-5678.");
    world.note(other, "Læreren deler sine bekymringer med os.");
    let system = Scope::system();
    let find = |words: &str| found(&world.store, &system, words);
    let mut both = vec![one, other];
    both.sort();
    assert_eq!(find("bekymringerne"), both);
    assert_eq!(find("SØVN, bekymring"), [one]);
    assert_eq!(find("moder skole"), [one], "in two notes of one case");
    assert_eq!(find("moder lærer"), [], "in two cases");
    assert_eq!(find("hest"), []);
    // Names are found elsewhere, and numbers of persons not at all.
    assert_eq!(find("barn"), []);
    for none in ["", "og, at", "711115-5678", "7111155678", "12345678", "x"] {
        let nothing = world.store.search_texts(&system, query(none)).unwrap();
        assert_eq!(nothing, None, "{none}");
    }
    let shown = ask(&world.store, &system, query("moder skole"))
        .cases
        .rows
        .remove(0);
    assert_eq!(
        shown.number,
        world.store.case(&system, one).unwrap().unwrap().number()
    );
    assert_eq!(marked(&shown), ["moderen", "Skolen"], "the latest first");
    assert_eq!(shown.excerpts[0].original, late.id);
    assert!(shown.excerpts[0].event.text.is_empty());
}

pub fn a_text_is_found_only_by_whom_it_is_for(world: &World) {
    let child = world.child("Barn Et");
    world.note_for(child, "ferie", Audience::Family);
    world.note_for(child, "mistanke", Audience::Staff);
    world.note_for(child, "anmelder", Audience::Notifier);
    let system = Scope::system();
    let find = |words, audiences| {
        let query = TextQuery {
            audiences,
            ..query(words)
        };
        ask(&world.store, &system, query).cases.total
    };
    assert_eq!(find("ferier", &Audience::OF_CASE), 1);
    assert_eq!(find("ferier mistanke", &Audience::OF_CASE), 1);
    assert_eq!(
        find("anmelder", &Audience::OF_CASE),
        0,
        "nobody through the case"
    );
    assert_eq!(find("ferier", &[Audience::Family]), 1);
    assert_eq!(find("mistanke", &[Audience::Family]), 0);
    assert_eq!(find("ferier mistanke", &[Audience::Family]), 0);
}

pub fn what_no_longer_stands_is_not_found(world: &World) {
    let child = world.child("Barn Et");
    let sibling = world.child("Barn To");
    let note = world.note(child, "Hunden bider.");
    let mut other = world.event(child, &[child, sibling], NoteWritten::default());
    other
        .text
        .insert("note".into(), text("Katten kradser.", Audience::Staff));
    let shared = world.add(other);
    let system = Scope::system();
    let find = |words: &str| found(&world.store, &system, words);
    assert_eq!(find("hund"), [child]);
    assert_eq!(find("kat").len(), 2);
    let mut right = world.correction(&note, note.payload.clone(), Mode::Replace);
    right
        .text
        .insert("note".into(), text("Hesten bider.", Audience::Staff));
    right
        .text
        .insert("reason".into(), text("Forvekslet", Audience::Staff));
    world.add(right);
    assert_eq!((find("hund"), find("hest")), (vec![], vec![child]));
    assert_eq!(find("forvekslet"), [], "a reason is no casework");
    let row = ask(&world.store, &system, query("hest"))
        .cases
        .rows
        .remove(0);
    assert_eq!(row.excerpts[0].original, note.id, "its line in the case");
    let gone = world.correction(&shared, shared.payload.clone(), Mode::Retract);
    world.add(gone);
    assert_eq!(find("kat"), []);
    assert!(world.is_clean());
}

pub fn a_merge_joins_the_words_and_its_undoing_parts_them(world: &World) {
    let [from, into] = ["Barn Et", "Barn Et"].map(|name| world.child(name));
    world.note(from, "Svømning");
    world.note(into, "Fodbold");
    world.merge(from, into);
    let system = Scope::system();
    assert_eq!(found(&world.store, &system, "svømning fodbold"), [into]);
    assert!(world.is_clean());
    world.note(from, "Ridning");
    assert_eq!(found(&world.store, &system, "ridning fodbold"), [into]);
    world.add(world.event(into, &[from, into], PersonsUnmerged { from, into }));
    assert_eq!(found(&world.store, &system, "svømning ridning"), [from]);
    assert_eq!(found(&world.store, &system, "svømning fodbold"), []);
    assert!(world.is_clean());
}

pub fn pages_of_texts_follow_one_another_and_know_their_total(world: &World) {
    let children: Vec<PersonId> = (0..5).map(|n| world.child(&format!("Barn {n}"))).collect();
    for child in &children {
        world.note(*child, "Mødet er aflyst");
    }
    let system = Scope::system();
    let mut seen = Vec::new();
    for number in 0..4 {
        let page = TextQuery {
            page: Page::nth(number, 2),
            ..query("aflyste møder")
        };
        let found = ask(&world.store, &system, page);
        assert_eq!((found.cases.total, found.is_partial), (5, false));
        seen.extend(found.cases.rows.iter().map(|row| row.person));
    }
    assert!(
        seen.iter().eq(children.iter().rev()),
        "the newest case first"
    );
    let few = TextQuery {
        most: 3,
        ..query("møde")
    };
    let found = ask(&world.store, &system, few);
    assert_eq!((found.cases.total, found.is_partial), (3, true));
    let own = scope(Reach::Own, WorkerId(world.id()));
    assert_eq!(ask(&world.store, &own, few).cases.total, 0);
}

/// What stands in the table of tokens, read behind the store's back.
fn stored(world: &World) -> Vec<(Vec<u8>, Vec<u8>)> {
    let sql = "SELECT person, tokens FROM word_token ORDER BY person, audience";
    if let Some(path) = world.url.strip_prefix("sqlite:") {
        let conn = rusqlite::Connection::open(path).expect("the file");
        let mut rows = conn.prepare(sql).expect("the table");
        let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
        return rows.expect("rows").map(|row| row.expect("a row")).collect();
    }
    let mut client = postgres::Client::connect(&world.url, postgres::NoTls).expect("the server");
    let rows = client.query(sql, &[]).expect("the table");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

pub fn the_same_words_in_two_cases_look_different(world: &World) {
    let words = "Alkohol, gæld og vold i hjemmet siden sommerferien";
    for name in ["Barn Et", "Barn To"] {
        world.note(world.child(name), words);
    }
    let rows = stored(world);
    let tokens: Vec<&[u8]> = rows
        .iter()
        .flat_map(|(_, tokens)| tokens.chunks(4))
        .collect();
    let different: BTreeSet<&[u8]> = tokens.iter().copied().collect();
    assert_eq!((rows.len(), tokens.len(), different.len()), (2, 12, 12));
    let stolen = world.stolen();
    for word in ["Alkohol", "alkohol", "hjem", "sommerferi"] {
        assert!(!World::is_readable(&stolen, word), "{word}");
    }
}

pub fn words_go_with_the_key_of_the_person(world: &World) {
    let [gone, stays] = ["Barn Et", "Barn To"].map(|name| world.child(name));
    world.note(gone, "Alkohol");
    let mut shared = world.event(gone, &[gone, stays], NoteWritten::default());
    shared
        .text
        .insert("note".into(), text("Vold", Audience::Staff));
    world.add(shared);
    let store_of_keys = world.keys.files().remove(0);
    let id = crate::world::hex(&gone.bytes());
    rusqlite::Connection::open(store_of_keys)
        .expect("the key store")
        .execute_batch(&format!(
            "UPDATE person_key SET wrapped = NULL, master = NULL WHERE person = x'{id}'"
        ))
        .expect("destroyed");
    let store = Store::open(&world.url, &world.keys).expect("with fresh keys");
    let system = Scope::system();
    // Even what is still stored, as in an old copy, says nothing.
    assert_eq!(stored(world).len(), 2);
    assert_eq!(found(&store, &system, "alkohol"), []);
    assert_eq!(found(&store, &system, "vold"), [stays]);
    store.rebuild(&*fold(), &mut |_| {}).expect("registers");
    let left: Vec<Vec<u8>> = stored(world)
        .into_iter()
        .map(|(person, _)| person)
        .collect();
    assert_eq!(left, [stays.bytes().to_vec()]);
    assert!(store.verify(&*fold()).expect("a check").is_clean());
}

pub fn an_older_database_gets_its_words_when_it_is_brought_up_to_date(world: &World) {
    busy(world);
    let before = stored(world);
    assert!(before.len() > 5);
    world.raw("DROP TABLE word_token");
    world.raw("DELETE FROM migration WHERE number = 15");
    let store = Store::open(&world.url, &world.keys).expect("brought up to date");
    assert_eq!(stored(world), before);
    assert!(store.verify(&*fold()).expect("a check").is_clean());
    let scope = Scope::system();
    assert!(!found(&store, &scope, "trivsel bekymringerne").is_empty());
}
