//! Rounds: start, kill at a moment nobody chose, start again, look.

use crate::place::{Database, Place};
use crate::{Chance, writer};
use app::{App, Fixed};
use domain::{Event, Moment};
use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use store::testing::keys;
use store::{Store, check_backup};

/// Rounds on one database before a fresh one is taken: every round checks all of it.
const ON_ONE: u32 = 10;

/// The longest wait before a kill.
const LONGEST: u64 = 2_000;

/// How the rounds went.
#[derive(Debug, Default)]
pub struct Told {
    /// Rounds in which nothing was wrong.
    pub clean: u32,
    /// Rounds in which something was.
    pub failed: u32,
}

/// A database with what is known to be in it.
struct Bench {
    database: Database,
    backups: PathBuf,
    acknowledged: Vec<String>,
}

/// Runs all rounds on one kind of database.
pub fn all(place: &dyn Place, rounds: u32, seed: u64) -> Told {
    let mut told = Told::default();
    let mut chance = Chance(seed);
    let mut bench = None;
    let (mut count, mut backups) = (0, 0);
    for round in 0..rounds {
        if round % ON_ONE == 0 {
            bench = Some(fresh(place, seed));
        }
        let Some(bench) = &mut bench else { continue };
        let before = bench.acknowledged.len();
        let how = one(place, bench, seed * 100_000 + u64::from(round), &mut chance);
        let new = bench.acknowledged.len() - before;
        count += new;
        let (found, whole) = look(bench);
        backups += whole;
        if found.is_empty() {
            told.clean += 1;
        } else {
            told.failed += 1;
        }
        let word = if found.is_empty() { "clean" } else { "DAMAGED" };
        println!(
            "{} {round}: {how}, {new} acknowledged: {word}",
            place.name()
        );
        for what in &found {
            println!("    {what}");
        }
    }
    if count == 0 {
        println!(
            "{}: nothing was acknowledged, so nothing was shown",
            place.name()
        );
        told.failed += 1;
    }
    println!(
        "{}: {rounds} kills, {count} events acknowledged, {backups} backups whole, {} rounds clean",
        place.name(),
        told.clean
    );
    told
}

fn fresh(place: &dyn Place, seed: u64) -> Bench {
    let (database, backups) = place.fresh();
    let until: Moment = "2026-06-30T21:59:59Z".parse().expect("a moment");
    let events = synth::generate(&synth::Settings {
        children: 60,
        years: 2,
        until,
        seed,
    });
    open(&database)
        .take_in(events, &mut |_| {})
        .expect("a municipality");
    Bench {
        database,
        backups,
        acknowledged: Vec::new(),
    }
}

fn open(database: &Database) -> App {
    let store = Store::open(&database.url, &keys(&database.url)).expect("the database opens again");
    store.spool_accesses().expect("what waited is taken in");
    let now = Fixed::at("2026-07-01T08:00:00Z".parse().expect("a moment"));
    App::open(store, Arc::new(now)).expect("the application opens again")
}

/// Starts the writer and kills it; notes what it had acknowledged, and says how it ended.
fn one(place: &dyn Place, bench: &mut Bench, seed: u64, chance: &mut Chance) -> String {
    let mut child = Command::new(std::env::current_exe().expect("this program"))
        .args([writer::WORD, &bench.database.url])
        .arg(&bench.backups)
        .arg(seed.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a writer");
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let begun = lines
        .by_ref()
        .map_while(Result::ok)
        .any(|l| l == writer::BEGUN);
    let reader = std::thread::spawn(move || {
        let lines = lines.map_while(Result::ok);
        lines
            .filter_map(|l| Some(l.strip_prefix(writer::ACKNOWLEDGED)?.to_owned()))
            .collect::<Vec<String>>()
    });
    let wait = chance.below(LONGEST);
    std::thread::sleep(Duration::from_millis(wait));
    let server = place.kill_server(chance.below(1_000));
    child.kill().expect("a kill");
    child.wait().expect("its end");
    bench
        .acknowledged
        .extend(reader.join().expect("the reader"));
    if server.is_some() {
        place.start_again();
    }
    let what = server.map_or_else(|| "writer".to_owned(), |s| format!("writer and {s}"));
    let begun = if begun { "" } else { " before it began" };
    format!("{what} killed after {wait} ms{begun}")
}

/// What is wrong with the database, its access log and its backups; how many backups are whole.
fn look(bench: &Bench) -> (Vec<String>, u32) {
    let app = open(&bench.database);
    let mut found: Vec<String> = app
        .verify()
        .expect("a check")
        .findings
        .iter()
        .map(|f| format!("{:?}: {}", f.kind, f.detail))
        .collect();
    let mut recorded: HashMap<String, u32> = HashMap::new();
    let mut take = |event: Event| {
        for field in ["note", "concern"] {
            if let Some(text) = event.text.get(field) {
                *recorded.entry(text.value.clone()).or_default() += 1;
            }
        }
        Ok(())
    };
    app.store().all_events(None, &mut take).expect("the events");
    for word in &bench.acknowledged {
        match recorded.get(word) {
            Some(1) => {}
            Some(n) => found.push(format!("{word} was recorded {n} times")),
            None => found.push(format!("{word} was acknowledged and is gone")),
        }
    }
    let mut seen: HashMap<String, u32> = HashMap::new();
    for row in app.store().access_latest(u32::MAX).expect("the log") {
        let by = row.access.detail.unwrap_or_default();
        let word = by.strip_prefix("by=").unwrap_or_default();
        *seen.entry(word.to_owned()).or_default() += 1;
    }
    for word in &bench.acknowledged {
        match seen.get(word) {
            Some(1) => {}
            Some(n) => found.push(format!("the view of {word} was logged {n} times")),
            None => found.push(format!(
                "the view of {word} was shown and is not in the log"
            )),
        }
    }
    let (bad, whole) = backups(&bench.backups);
    found.extend(bad);
    (found, whole)
}

/// A backup that has its name is whole, whenever the program was killed. Looked at and taken away.
fn backups(folder: &Path) -> (Vec<String>, u32) {
    let (mut bad, mut whole) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder).expect("the folder").flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "backup") {
            match check_backup(&path) {
                Ok(_) => whole += 1,
                Err(e) => bad.push(format!("{}: {e}", path.display())),
            }
            std::fs::remove_file(&path).expect("taken away");
        }
    }
    (bad, whole)
}
