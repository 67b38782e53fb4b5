//! The files of documents travel with a full export into a database of the other kind.

#[path = "support/running.rs"]
mod running;

use app::document::DocumentGiven;
use app::{Actor, App, Clock, SystemClock};
use domain::id::ItemId;
use domain::{Audience, DocumentKind, DocumentWay, Payload, Role};
use running::{Desk, traad};
use std::fs;
use std::process::Command;
use store::testing::postgres_url;
use store::{CaseFilter, CaseSort, Keys, Page};

/// A database with its keys.
struct Place<'d> {
    desk: &'d Desk,
    database: String,
    keys: &'static str,
}

impl Place<'_> {
    fn app(&self) -> App {
        running::app(&self.database, &Keys::in_folder(self.desk.path(self.keys)))
    }

    fn arguments<'a>(&'a self, keys: &'a str, command: &[&'a str]) -> Vec<&'a str> {
        [&["--database", &self.database, "--set", keys], command].concat()
    }

    fn run(&self, command: &[&str]) -> String {
        let keys = format!("keys={}", self.desk.path(self.keys));
        traad(&self.arguments(&keys, command))
    }

    /// What a command says that must fail.
    fn fails(&self, command: &[&str]) -> String {
        let keys = format!("keys={}", self.desk.path(self.keys));
        let output = Command::new(env!("CARGO_BIN_EXE_traad"))
            .args(self.arguments(&keys, command))
            .env_remove("TRAAD_DATABASE")
            .env_remove("TRAAD_CONFIG")
            .output()
            .expect("the program runs");
        assert!(!output.status.success(), "{command:?} did not fail");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn export(&self, file: &str) -> String {
        let path = self.desk.path(file);
        self.run(&["export", "events", "--full", "--out", &path]);
        fs::read_to_string(path).expect("the export")
    }
}

/// The texts of the documents: one short, one larger than a line is thought to be.
fn contents() -> [Vec<u8>; 2] {
    [
        b"Udtalelse fra skolen".to_vec(),
        "Et langt referat. ".repeat(60_000).into_bytes(),
    ]
}

/// Puts the documents into a case.
fn add(app: &App) {
    let ruleset = app.ruleset();
    let workers = ruleset.workers.keys().copied();
    let all = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let (actor, number): (Actor, u32) = workers
        .filter_map(|worker| ruleset.actor(worker).filter(|a| a.role == Role::Caseworker))
        .find_map(|actor| {
            let cases = app.cases(&actor, &all, CaseSort::Number, Page::first(1));
            let number = cases.expect("a list").1.rows.first()?.number;
            Some((actor, number))
        })
        .expect("a caseworker with a case");
    for bytes in contents() {
        let given = DocumentGiven {
            kind: DocumentKind::Statement,
            way: DocumentWay::Received,
            at: app.now(),
            kle: None,
            title: "Udtalelse".to_owned(),
            party: "Skolen".to_owned(),
            to: None,
            decision: None,
            audience: Audience::Family,
            bytes,
        };
        app.add_document(&actor, number, &given)
            .expect("a document");
    }
}

/// The documents of the journal with their files.
fn documents(app: &App) -> Vec<(ItemId, Option<Vec<u8>>)> {
    let mut found = Vec::new();
    let mut take = |event: domain::Event| {
        if let Payload::DocumentAdded(added) = event.payload {
            found.push(added.document);
        }
        Ok(())
    };
    app.store().all_events(None, &mut take).expect("events");
    let file = |id| app.store().file(id).expect("a file that opens");
    found.into_iter().map(|id| (id, file(id))).collect()
}

#[test]
fn an_export_gives_the_same_documents_in_a_database_of_the_other_kind() {
    let Some(postgres) = postgres_url() else {
        return;
    };
    let desk = Desk::new("files");
    let place = |database: String, keys| Place {
        desk: &desk,
        database,
        keys,
    };
    let from = place(format!("sqlite:{}", desk.path("a.db")), "keys-a");
    desk.fill(&from.database, &desk.path(from.keys), 3);
    let app = from.app();
    add(&app);
    let before = documents(&app);
    drop(app);
    let kept: Vec<_> = before.iter().filter_map(|(_, file)| file.clone()).collect();
    assert_eq!(kept, contents());
    let bare = desk.path("bare.jsonl");
    from.run(&["export", "events", "--out", &bare]);
    let bare = fs::read_to_string(bare).expect("the export");
    assert!(bare.lines().all(|line| !line.starts_with("{\"file\":")));

    let export = from.export("a.jsonl");
    let to = place(postgres.clone(), "keys-b");
    to.run(&["import", "--strict", &desk.path("a.jsonl")]);
    assert!(to.run(&["verify"]).contains("clean"));
    assert!(export == to.export("b.jsonl"), "the exports differ");
    let app = to.app();
    assert_eq!(documents(&app), before);
    // The event that names a file was written long ago: the file is not taken for a lost one.
    let soon = SystemClock.now().add_seconds(60);
    assert_eq!(app.store().file_sweep(soon).expect("swept"), 0);
    drop(app);

    // Interrupted between the events and the files, an import is run again.
    let mut client = postgres::Client::connect(&postgres, postgres::NoTls).expect("the database");
    client.execute("DELETE FROM file", &[]).expect("no files");
    to.fails(&["import", &desk.path("a.jsonl")]);
    assert!(to.run(&["verify"]).contains("clean"));
    assert_eq!(documents(&to.app()), before);
}

#[test]
fn a_file_that_its_event_does_not_name_is_not_kept() {
    let desk = Desk::new("foreign-files");
    let place = |name: &str, keys| Place {
        desk: &desk,
        database: format!("sqlite:{}", desk.path(name)),
        keys,
    };
    let from = place("a.db", "keys-a");
    desk.fill(&from.database, &desk.path(from.keys), 4);
    add(&from.app());
    let export = from.export("a.jsonl");
    let key = |line: &str| line.split('"').nth(7).map(str::to_owned);
    let files: Vec<&str> = export
        .lines()
        .filter(|l| l.contains("\"sha256\""))
        .collect();
    let [one, other] = [0, 1].map(|n| key(files[n]).expect("a key"));
    let changed = export.replace(&one, &other);
    assert!(changed != export);
    fs::write(desk.path("changed.jsonl"), changed).expect("written");
    let to = place("b.db", "keys-b");
    let said = to.fails(&["import", &desk.path("changed.jsonl")]);
    assert!(said.contains("not the file that its event names"), "{said}");
    let kept: Vec<bool> = documents(&to.app())
        .iter()
        .map(|(_, file)| file.is_some())
        .collect();
    assert_eq!(kept, [false, true]);
}
