//! A municipality is backed up while its staff work, and restored into either database: all
//! that was acknowledged before is there, and every figure is the same.

use app::backup::BackupOrder;
use app::{Actor, App, Fixed};
use domain::event::casework::NoteWritten;
use domain::text::{Audience, text};
use domain::{Event, Moment, Texts};
use indicators::{Period, Record, When};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use store::testing::{TempDir, keys, postgres_url, sqlite_dir};
use store::{CaseFilter, CaseSort, Keys, Page, Store};

fn until() -> Moment {
    "2026-06-30T21:59:59Z".parse().expect("a moment")
}

fn open(url: &str, keys: &Keys) -> App {
    let store = Store::open(url, keys).expect("a database");
    App::open(store, Arc::new(Fixed::at(until().add_seconds(60)))).expect("an application")
}

/// A made-up municipality.
fn municipality(url: &str) -> App {
    let app = open(url, &keys(url));
    let events = synth::generate(&synth::Settings {
        children: 120,
        years: 4,
        until: until(),
        seed: 7,
    });
    app.take_in(events, &mut |_| {}).expect("taken in");
    app
}

/// All figures of a year, without the position they rest on.
fn figures(app: &App) -> Vec<Record> {
    let when = When::period(Period::Year(2025), until().day());
    let mut records = app.figures(None, when, None, true).expect("figures");
    assert!(records.len() > 20, "{} figures", records.len());
    for record in &mut records {
        record.position = 0;
    }
    records
}

/// The words of all notes.
fn notes(app: &App) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut take = |event: Event| {
        words.extend(event.text.get("note").map(|t| t.value.clone()));
        Ok(())
    };
    app.store().all_events(None, &mut take).expect("events");
    words
}

/// Several people write notes until the work is done; returns the words that were
/// acknowledged before it began.
fn while_others_write(app: &App, work: impl FnOnce()) -> Vec<String> {
    let actor = Actor::system();
    let (_, cases) = app
        .cases(
            &actor,
            &CaseFilter::default(),
            CaseSort::Number,
            Page::first(40),
        )
        .expect("cases");
    let (is_over, acknowledged) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let count = || acknowledged.lock().expect("the words").len();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let (actor, cases, is_over, acknowledged) = (&actor, &cases, &is_over, &acknowledged);
            scope.spawn(move || {
                for (n, case) in cases.rows.iter().cycle().enumerate() {
                    if is_over.load(Ordering::SeqCst) {
                        return;
                    }
                    let words = format!("note {thread} {n}");
                    let mut texts = Texts::new();
                    texts.insert("note".into(), text(words.as_str(), Audience::Staff));
                    let note = NoteWritten::default().into();
                    app.record_in_case(actor, case.number, None, until(), note, texts)
                        .expect("recorded");
                    acknowledged.lock().expect("the words").push(words);
                }
            });
        }
        while count() < 12 {
            std::thread::yield_now();
        }
        let before = acknowledged.lock().expect("the words").clone();
        work();
        let during = count();
        // They did write meanwhile: the backup did not make them wait until it was over.
        while count() < during + 4 {
            std::thread::yield_now();
        }
        is_over.store(true, Ordering::SeqCst);
        before
    })
}

fn folder(dir: &TempDir) -> PathBuf {
    let folder = dir.path().join("backups");
    std::fs::create_dir(&folder).expect("a folder");
    folder
}

fn proves_itself(from: &str, into: &[String]) {
    let app = municipality(from);
    let dir = sqlite_dir();
    let order = BackupOrder {
        out: folder(&dir),
        keep: Some(3),
        is_checked: true,
    };
    let mut made = None;
    let before = while_others_write(&app, || {
        made = Some(app.backup(&order, &mut |_| {}).expect("a backup"));
    });
    let made = made.expect("a backup");
    assert_eq!(
        app.store().last_backup().expect("the log"),
        Some(made.clone())
    );
    let figures_there = figures(&app);
    for url in into {
        let path = order.out.join(&made.name);
        store::restore(url, &path, false, &mut |_| {}).expect("restored");
        // A backup holds no keys: those of the database it was made from open it.
        let restored = open(url, &keys(from));
        assert_eq!(restored.verify().expect("a check").findings, vec![]);
        let there = notes(&restored);
        for word in &before {
            assert!(
                there.contains(word),
                "»{word}« was acknowledged and is gone"
            );
        }
        assert_eq!(figures(&restored), figures_there);
        assert_eq!(restored.store().last_backup().expect("the log"), None);
    }
}

#[test]
fn a_file_is_restored_into_both() {
    let (from, into) = (sqlite_dir(), sqlite_dir());
    let mut targets = vec![into.url()];
    targets.extend(postgres_url());
    proves_itself(&from.url(), &targets);
}

#[test]
fn a_server_is_restored_into_both() {
    let Some(from) = postgres_url() else { return };
    let into = sqlite_dir();
    let mut targets = vec![into.url()];
    targets.extend(postgres_url());
    proves_itself(&from, &targets);
}

#[test]
fn the_nightly_job_makes_backups_only_where_a_folder_is_named() {
    let dir = sqlite_dir();
    let folder = dir.path().join("nightly");
    let clock = Arc::new(Fixed::at(until()));
    let store = Store::open(&dir.url(), &keys(&dir.url())).expect("a database");
    let app = App::open(store, Arc::clone(&clock) as Arc<dyn app::Clock>).expect("an application");
    let job = app::jobs::PERIODIC
        .iter()
        .find(|job| job.name == "backup")
        .expect("the job");
    assert_eq!((job.cadence)(&app), None);
    let app = app.with_nightly_backup(folder.clone(), 2);
    assert!((job.cadence)(&app).is_some());
    for night in 0..3 {
        clock.set(until().add_seconds(night * 86_400));
        let said = (job.run)(&app).expect("a backup");
        assert!(said.contains("read back"), "{said}");
    }
    let files = std::fs::read_dir(&folder).expect("the folder").count();
    assert_eq!(files, 2, "the oldest is gone");
    let views = app.store().access_latest(9).expect("the log");
    let is_one = |row: &&store::AccessRow| row.access.what == "backup" && !row.access.is_whole;
    assert_eq!(views.iter().filter(is_one).count(), 3, "each is on record");
}
