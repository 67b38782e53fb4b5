//! What a thief of the database gets: nothing that can be read, from the first schema on.

#![expect(
    clippy::format_push_string,
    reason = "a few rows of SQL are put together as text"
)]

use crate::world::{World, fold, hex};
use domain::event::Event;
use domain::text::{Audience, text};
use domain::{Day, Payload, PersonKind};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::testing::{keys, postgres_url, sqlite_dir};
use store::{Scope, Store, StoreError};

/// The words of all texts, and the parts of names: what no thief may find.
fn words(store: &Store) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    store
        .all_events(None, &mut |event| {
            for text in event.text.values() {
                out.insert(text.value.clone());
                out.extend(text.value.split(' ').map(str::to_owned));
            }
            Ok(())
        })
        .expect("all events");
    // Codes of teams are no secret, and a file puts columns side by side without a mark.
    let codes: Vec<String> = store
        .teams()
        .expect("the teams")
        .into_iter()
        .map(|team| team.id.as_str().to_owned())
        .collect();
    // Short ones stand in any heap of bytes by chance.
    out.retain(|word| word.len() > 6 && !codes.iter().any(|code| word.starts_with(code)));
    out
}

fn shows_nothing(world: &World) {
    let stolen = world.stolen();
    let words = words(&world.store);
    assert!(words.len() > 10, "{} words are looked for", words.len());
    // What is not secret is found, so that the search is known to work.
    assert!(World::is_readable(&stolen, "person_registered"));
    let id = world.hashes()[0].1.clone();
    let is_there = stolen.windows(32).any(|w| w == id) || World::is_readable(&stolen, &hex(&id));
    assert!(is_there, "bytes are looked for as the database writes them");
    // One pass over the heap for all words: eight bytes of each are looked up.
    let begins: BTreeSet<Vec<u8>> = words
        .iter()
        .flat_map(|w| [w.as_bytes().to_vec(), hex(w.as_bytes()).into_bytes()])
        .map(|w| w[..7].to_vec())
        .collect();
    for at in 0..stolen.len().saturating_sub(7) {
        if !begins.contains(&stolen[at..at + 7]) {
            continue;
        }
        for word in &words {
            for form in [word.as_bytes().to_vec(), hex(word.as_bytes()).into_bytes()] {
                assert!(!stolen[at..].starts_with(&form), "»{word}« is readable");
            }
        }
    }
}

pub fn a_stolen_database_shows_nothing_readable(world: &World) {
    let child = world.child("Rosenkilde Vestergaard");
    let mut mother = world.registration(
        domain::PersonId(world.id()),
        "Annelise Vestergaard",
        PersonKind::Adult,
        false,
    );
    let address = text("Strandvejen 117, 9990 Fjordby", Audience::Staff);
    mother.text.insert("address".into(), address);
    world.add(mother);
    world.notify(&[child]);
    let team = world.team("nord", "Modtagelsen Nordkysten");
    world.worker("Sagsbehandler Kragelund", Some(&team));
    shows_nothing(world);
}

pub fn a_made_up_municipality_shows_nothing_readable(world: &World) {
    let settings = synth::Settings {
        children: 40,
        years: 2,
        until: Day::from_ymd(2025, 9, 30).expect("a day").end(),
        seed: 3,
    };
    let mut events = synth::generate(&settings).into_iter();
    world
        .store
        .bulk_load(&mut events, &*fold(), &mut |_| {})
        .expect("a load");
    assert!(world.is_clean());
    shows_nothing(world);
}

/// The tables of the first release, with the rows that it would have written.
struct Old<'w> {
    world: &'w World,
    url: String,
}

impl Old<'_> {
    fn run(&self, sql: &str) {
        if let Some(path) = self.url.strip_prefix("sqlite:") {
            let conn = rusqlite::Connection::open(path).expect("the file");
            conn.execute_batch(sql).expect("raw SQL");
        } else {
            let mut client =
                postgres::Client::connect(&self.url, postgres::NoTls).expect("the server");
            client.batch_execute(sql).expect("raw SQL");
        }
    }

    fn tables(&self) {
        let texts = [
            include_str!("../../migrations/0001_journal.sql"),
            include_str!("../../migrations/0002_registers.sql"),
            include_str!("../../migrations/0003_office_access_session.sql"),
        ];
        let is_lite = self.url.starts_with("sqlite:");
        let words = |text: &str| {
            let words = [
                ("{bytes}", "BLOB", "BYTEA"),
                ("{text}", "TEXT", "TEXT COLLATE \"C\""),
                ("{clustered}", "WITHOUT ROWID", ""),
                ("{position}", "INTEGER PRIMARY KEY", "BIGINT PRIMARY KEY"),
                (
                    "{serial}",
                    "INTEGER PRIMARY KEY",
                    "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
                ),
                ("{nothing}", "x''", "''"),
            ];
            words
                .iter()
                .fold(text.to_owned(), |text, (word, lite, pg)| {
                    text.replace(word, if is_lite { lite } else { pg })
                })
        };
        self.run(&words(
            "CREATE TABLE migration (number BIGINT NOT NULL PRIMARY KEY, name {text} NOT NULL, \
             fingerprint {bytes} NOT NULL)",
        ));
        for (n, text) in texts.iter().enumerate() {
            self.run(&words(text));
            let print = self.bytes(&Sha256::digest(text.as_bytes()));
            self.run(&format!(
                "INSERT INTO migration VALUES ({}, 'x', {print})",
                n + 1
            ));
        }
    }

    fn bytes(&self, bytes: &[u8]) -> String {
        self.world.literal(bytes)
    }

    /// Writes events as the first release did, each row hashed after the one before it.
    fn write(&self, events: &[Event]) {
        let mut hash: Vec<u8> = Vec::new();
        let mut sql = String::new();
        for e in events {
            let mut digest = Sha256::new();
            for (field, text) in &e.text {
                part(&mut digest, b't', field.as_bytes());
                part(&mut digest, b't', audience(text.audience).as_bytes());
                part(&mut digest, b't', text.value.as_bytes());
                sql.push_str(&format!(
                    "INSERT INTO journal_text VALUES ({}, '{field}', '{}', '{}');\n",
                    e.position,
                    audience(text.audience),
                    text.value
                ));
            }
            let digest = (!e.text.is_empty()).then(|| digest.finalize().to_vec());
            let subjects: Vec<u8> = e.subjects.iter().flat_map(|p| p.bytes()).collect();
            let mode = e.mode.map(|m| match m {
                domain::event::Mode::Replace => "replace",
                domain::event::Mode::Retract => "retract",
            });
            let columns = [
                Old::int(e.position),
                (b'b', e.id.bytes().to_vec()),
                (b'b', e.stream.bytes().to_vec()),
                Old::int(u64::from(e.seq)),
                (b't', e.kind().as_bytes().to_vec()),
                Old::int(1),
                (b'i', e.at.0.to_be_bytes().to_vec()),
                (b'i', e.known_at.0.to_be_bytes().to_vec()),
                (b'i', e.appended_at.0.to_be_bytes().to_vec()),
                (b'b', e.actor.bytes().to_vec()),
                (b't', e.role.as_str().as_bytes().to_vec()),
                (b'b', subjects),
                (b'b', e.payload.to_bytes()),
                e.corrects
                    .map_or((b'n', vec![]), |c| (b'b', c.bytes().to_vec())),
                mode.map_or((b'n', vec![]), |m| (b't', m.as_bytes().to_vec())),
                digest.map_or((b'n', vec![]), |d| (b'b', d)),
            ];
            let mut link = Sha256::new();
            part(&mut link, b'b', &hash);
            for (tag, bytes) in &columns {
                part(&mut link, *tag, bytes);
            }
            hash = link.finalize().to_vec();
            let mut row: Vec<String> = columns.iter().map(|c| self.column(c)).collect();
            row.push(self.bytes(&hash));
            sql.push_str(&format!(
                "INSERT INTO journal VALUES ({});\n",
                row.join(", ")
            ));
        }
        let last = events.last().expect("an event");
        sql.push_str(&format!(
            "UPDATE journal_head SET position = {}, appended_at = {}, hash = {};\n",
            last.position,
            last.appended_at.0,
            self.bytes(&hash)
        ));
        self.run(&sql);
        self.registers(events);
    }

    fn int(n: u64) -> (u8, Vec<u8>) {
        (b'i', n.to_be_bytes().to_vec())
    }

    fn column(&self, (tag, bytes): &(u8, Vec<u8>)) -> String {
        match tag {
            b'n' => "NULL".into(),
            b'i' => i64::from_be_bytes(bytes.as_slice().try_into().expect("a number")).to_string(),
            b't' => format!("'{}'", String::from_utf8_lossy(bytes)),
            _ => self.bytes(bytes),
        }
    }

    /// The registers that hold names; all others are made by a rebuild.
    fn registers(&self, events: &[Event]) {
        let mut sql = String::new();
        let mut subjects = BTreeSet::new();
        let mut seqs = std::collections::BTreeMap::new();
        for e in events {
            seqs.insert(e.stream, e.seq);
            subjects.extend(e.subjects.iter().map(|p| (*p, e.position)));
            let name = e.text.get("name").map(|t| t.value.as_str());
            match (&e.payload, name) {
                (Payload::PersonRegistered(p), Some(name)) => {
                    let person = self.bytes(&p.person.bytes());
                    let cpr = &e.text["cpr"].value;
                    sql.push_str(&format!(
                        "INSERT INTO person VALUES ({person}, '{}', NULL, NULL, NULL, 0, 1, NULL, \
                         NULL, {});\n\
                         INSERT INTO person_text VALUES ({person}, '{name}', {person}, '{cpr}', \
                         NULL);\n",
                        p.kind.as_str(),
                        e.position
                    ));
                }
                (Payload::WorkerRegistered(p), Some(name)) => {
                    let worker = self.bytes(&p.worker.bytes());
                    sql.push_str(&format!(
                        "INSERT INTO worker VALUES ({worker}, '{name}', {worker}, '{}', NULL, {}, \
                         NULL);\n",
                        p.role.as_str(),
                        e.at.0
                    ));
                }
                _ => {}
            }
        }
        for (person, position) in subjects {
            let person = self.bytes(&person.bytes());
            sql.push_str(&format!(
                "INSERT INTO journal_subject VALUES ({person}, {position});\n"
            ));
        }
        for (stream, seq) in seqs {
            let stream = self.bytes(&stream.bytes());
            sql.push_str(&format!("INSERT INTO stream VALUES ({stream}, {seq});\n"));
        }
        self.run(&sql);
    }
}

fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Staff => "staff",
        Audience::Child => "child",
        Audience::Family => "family",
        Audience::Provider => "provider",
        Audience::Notifier => "notifier",
    }
}

fn part(hash: &mut Sha256, tag: u8, bytes: &[u8]) {
    let mut head = [tag; 9];
    head[1..].copy_from_slice(&(bytes.len() as u64).to_be_bytes());
    hash.update(head);
    hash.update(bytes);
}

/// A database of the first release with what a busy world recorded, and its events.
fn released(world: &World, then: impl FnOnce(&Old<'_>, &[Event])) {
    let child = world.child("Rosenkilde Vestergaard");
    let sibling = world.child("Valdemar Vestergaard");
    world.notify(&[child, sibling]);
    world.worker("Sagsbehandler Kragelund", None);
    let mut events = Vec::new();
    world
        .store
        .all_events(None, &mut |e| {
            events.push(e);
            Ok(())
        })
        .expect("all events");
    let dir = sqlite_dir();
    let url = if world.url.starts_with("sqlite:") {
        dir.url()
    } else {
        postgres_url().expect("a server")
    };
    let old = Old { world, url };
    old.tables();
    old.write(&events);
    then(&old, &events);
}

pub fn the_readable_schema_is_encrypted_in_place(world: &World) {
    released(world, |old, events| {
        let other = World::new(&old.url);
        other.skip_ids(1_000_000);
        let mut now = Vec::new();
        let take = &mut |e| {
            now.push(e);
            Ok(())
        };
        other.store.all_events(None, take).expect("all events");
        assert_eq!(now, events, "nothing is lost");
        let found = other.store.search(&Scope::system(), "rosenk", 5).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].name.as_deref(), Some("Rosenkilde Vestergaard"));
        let named = other
            .store
            .names(&Scope::system(), &[found[0].person])
            .unwrap();
        assert!(named[0].cpr.is_some());
        assert_eq!(
            other.store.workers().unwrap()[0].name,
            "Sagsbehandler Kragelund"
        );
        shows_nothing(&other);
        // What the schema has got since is filled in by a job.
        let jobs = other.store.jobs().expect("the jobs");
        let planned = jobs.iter().filter(|job| job.name == store::REBUILD);
        assert_eq!(planned.count(), 1);
        other
            .store
            .rebuild(&*fold(), &mut |_| {})
            .expect("registers");
        assert!(other.is_clean());
        // It goes on as any other database, and opens again.
        other.worker("Ny Medarbejder", None);
        assert!(other.is_clean());
        Store::open(&old.url, &keys(&old.url)).expect("the same again");
    });
}

pub fn an_old_chain_that_does_not_hold_is_not_sealed(world: &World) {
    released(world, |old, _| {
        old.run("UPDATE journal SET at = at + 1 WHERE position = 2");
        let refused = Store::open(&old.url, &keys(&old.url));
        assert!(
            matches!(refused, Err(StoreError::Damaged(_))),
            "{refused:?}"
        );
        old.run("UPDATE journal SET at = at - 1 WHERE position = 2");
        old.run("UPDATE journal_text SET value = 'x' WHERE position = 1");
        let refused = Store::open(&old.url, &keys(&old.url));
        assert!(
            matches!(refused, Err(StoreError::Damaged(_))),
            "{refused:?}"
        );
    });
}

pub fn what_a_crash_left_readable_is_wiped_at_the_next_start(world: &World) {
    world.child("Barn Et");
    // As the upgrade leaves it, when nothing comes after its commit.
    world.raw("CREATE TABLE unwiped (one BIGINT)");
    world.raw("CREATE TABLE plain (words TEXT)");
    let words = "Hemmelighed".repeat(500);
    world.raw(&format!("INSERT INTO plain VALUES ('{words}')"));
    world.raw("DROP TABLE plain");
    let is_sqlite = world.store.backend_name() == "sqlite";
    assert_eq!(
        World::is_readable(&world.stolen(), "Hemmelighed"),
        is_sqlite
    );
    Store::open(&world.url, &world.keys).expect("the next start");
    assert!(!World::is_readable(&world.stolen(), "Hemmelighed"));
    world.raw("CREATE TABLE unwiped (it_was_gone BIGINT); DROP TABLE unwiped");
    assert!(world.is_clean());
}
