//! Erasing in a whole municipality: what speaks against it, that figures stay, and what comes
//! after a restore.

use app::archive::Delivery;
use app::erase::{EraseOrder, Whom};
use app::{Actor, App, Error, Fixed};
use domain::case::Case;
use domain::{ArchiveWaiver, Day, ErasureGround, Moment, PersonId};
use indicators::{Period, Record, When};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::testing::{TempDir, keys, postgres_url, sqlite_dir};
use store::{Keys, Scope, Store, restore};

fn until() -> Moment {
    "2026-06-30T21:59:59Z".parse().expect("a moment")
}

/// Long after everything: all periods have run out.
fn later() -> Moment {
    Day::from_ymd(2060, 1, 1).expect("a day").at(12, 0)
}

fn open(url: &str, keys: &Keys, now: Moment) -> App {
    let store = Store::open(url, keys).expect("a database");
    App::open(store, Arc::new(Fixed::at(now))).expect("an application")
}

fn municipality(url: &str) -> App {
    let app = open(url, &keys(url), until());
    let events = synth::generate(&synth::Settings {
        children: 60,
        years: 4,
        until: until(),
        seed: 7,
    });
    app.take_in(events, &mut |_| {}).expect("taken in");
    app
}

fn on_both(test: impl Fn(&str)) {
    test(&sqlite_dir_kept().url());
    if let Some(url) = postgres_url() {
        test(&url);
    }
}

/// A folder that outlives the test's closures.
fn sqlite_dir_kept() -> &'static TempDir {
    Box::leak(Box::new(sqlite_dir()))
}

/// A closed case with texts of its own, as it stands.
fn closed(app: &App) -> Case {
    let all = app.store().load_cases(&Scope::system()).expect("cases");
    all.into_iter()
        .find(|c| c.file.as_ref().is_some_and(|f| f.closed_at.is_some()) && c.ended_at().is_some())
        .expect("a closed case")
}

fn order() -> EraseOrder {
    EraseOrder {
        reason: "Fristen er udløbet".into(),
        ..EraseOrder::default()
    }
}

/// The keys of the words with which something was refused.
fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<&'static str> {
    match result {
        Err(Error::Refused(problems)) => problems.iter().map(|p| p.message).collect(),
        other => panic!("{other:?}"),
    }
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

fn readable(app: &App, person: PersonId) -> usize {
    let found = app.store().events_of_person(&Scope::system(), person);
    let events = found.expect("a look").expect("the person").events;
    let is_words = |field: &&String| field.as_str() != "reason";
    events
        .iter()
        .flat_map(|e| e.text.keys())
        .filter(is_words)
        .count()
}

fn is_clean(app: &App) {
    assert_eq!(app.verify().expect("a check").findings, vec![]);
}

#[test]
fn an_open_case_a_missing_archive_and_a_running_period_are_refused() {
    let dir = sqlite_dir();
    let app = municipality(&dir.url());
    let system = Actor::system();
    let all = app.store().load_cases(&Scope::system()).expect("cases");
    let is_running = |c: &&Case| c.has_running_measure() && c.number() > 0;
    let running = all.iter().find(is_running).expect("a running case");
    let whom = Whom::Case(running.number());
    let said = refused(app.erase_person(&system, whom, &order()));
    for key in [
        "refused-erase-open",
        "refused-erase-measure",
        "refused-erase-archive",
    ] {
        assert!(said.contains(&key), "{key} in {said:?}");
    }
    let said = refused(app.archive_case(&system, whom, "AV.12345"));
    assert_eq!(said, ["refused-archive-open"]);
    let case = closed(&app);
    let whom = Whom::Case(case.number());
    let said = refused(app.erase_person(&system, whom, &order()));
    assert_eq!(said, ["refused-erase-archive", "refused-erase-period"]);
    for reference in ["010190-1234 12", "Anna Sørensen", ""] {
        assert_eq!(refused(app.archive_case(&system, whom, reference)).len(), 1);
    }
    app.archive_case(&system, whom, "AV.12345")
        .expect("archived");
    let said = refused(app.erase_person(&system, whom, &order()));
    assert_eq!(said, ["refused-erase-period"]);
    let by_mistake = EraseOrder {
        ground: ErasureGround::Mistake,
        ..order()
    };
    let empty = EraseOrder {
        reason: " ".into(),
        ..by_mistake.clone()
    };
    let said = refused(app.erase_person(&system, whom, &empty));
    assert_eq!(said, ["refused-empty"]);
    app.erase_person(&system, whom, &by_mistake)
        .expect("erased");
    for again in [
        app.erase_person(&system, whom, &by_mistake).map(drop),
        app.open_case(&system, case.number()).map(drop),
        app.archive_case(&system, whom, "AV.12345"),
    ] {
        let Err(Error::Erased(Some(erasure))) = again else {
            panic!("{again:?}");
        };
        assert_eq!(erasure.ground, ErasureGround::Mistake);
    }
    // Who has seen the case stays on record, this view among them.
    let extract = app
        .extract(&system, case.number(), None)
        .expect("an extract");
    assert!(extract.rows.iter().any(|row| row.access.what == "erased"));
    assert_eq!(extract.person.name, None);
}

#[test]
fn what_is_recorded_after_the_handing_over_unsettles_it() {
    let dir = sqlite_dir();
    let app = municipality(&dir.url());
    let system = Actor::system();
    let case = closed(&app);
    let whom = Whom::Case(case.number());
    let ground = ArchiveWaiver::NotPreserved;
    app.waive_archiving(&system, whom, ground, "Ikke udvalgt")
        .expect("waived");
    assert_eq!(
        app.erase_plan(&system, whom).expect("a plan").hindered_by,
        vec![]
    );
    let note = domain::event::casework::NoteWritten::default().into();
    app.record_in_case(
        &system,
        case.number(),
        None,
        until(),
        note,
        domain::Texts::new(),
    )
    .expect("a note");
    let plan = app.erase_plan(&system, whom).expect("a plan");
    let said: Vec<_> = plan.hindered_by.iter().map(|p| p.message).collect();
    assert_eq!(said, ["refused-erase-archive"]);
}

#[test]
fn figures_and_duties_are_the_same_after_an_erasure() {
    on_both(|url| {
        let app = municipality(url);
        let system = Actor::system();
        let case = closed(&app);
        let whom = Whom::Case(case.number());
        let before = (figures(&app), readable(&app, case.person));
        assert!(before.1 > 3);
        let ground = ArchiveWaiver::NotPreserved;
        app.waive_archiving(&system, whom, ground, "Ikke udvalgt")
            .expect("waived");
        let by_mistake = EraseOrder {
            ground: ErasureGround::Mistake,
            ..order()
        };
        let plan = app
            .erase_person(&system, whom, &by_mistake)
            .expect("erased");
        assert!(plan.goes.texts > 3, "{:?}", plan.goes);
        // What is left is shared with siblings.
        let left = readable(&app, case.person);
        assert!(
            left < before.1 && left <= plan.goes.shared as usize,
            "{left}"
        );
        assert!(plan.along.iter().all(|one| readable(&app, *one) == 0));
        assert_eq!(figures(&app), before.0);
        is_clean(&app);
        let again = app.store().case(&Scope::system(), case.person);
        let again = again.expect("a look").expect("the case");
        assert_eq!(again.duties, case.duties);
        assert_eq!(again.file, case.file);
        app.rebuild(&mut |_| {}).expect("rebuilt");
        is_clean(&app);
        assert_eq!(figures(&app), before.0);
    });
}

#[test]
fn a_restored_older_database_learns_who_was_erased() {
    on_both(|url| {
        let app = municipality(url);
        let system = Actor::system();
        let case = closed(&app);
        let whom = Whom::Case(case.number());
        let dir = sqlite_dir();
        let kept = dir.path().join("kept.backup");
        app.store()
            .backup(&kept, until(), &mut |_| {})
            .expect("a backup");
        let ground = ArchiveWaiver::NotPreserved;
        app.waive_archiving(&system, whom, ground, "Ikke udvalgt")
            .expect("waived");
        let order = EraseOrder {
            ground: ErasureGround::Ordered,
            ..order()
        };
        app.erase_person(&system, whom, &order).expect("erased");
        drop(app);
        let other = postgres_url().filter(|_| !url.starts_with("sqlite:"));
        let other = other.unwrap_or_else(|| sqlite_dir_kept().url());
        restore(&other, &kept, true, &mut |_| {}).expect("restored");
        let app = open(&other, &keys(url), until());
        let Err(Error::Erased(Some(erasure))) = app.open_case(&system, case.number()) else {
            panic!("the case opens");
        };
        assert_eq!(erasure.ground, ErasureGround::Ordered);
        assert_eq!(app.finish_erasures().expect("nothing left"), 0);
        is_clean(&app);
    });
}

#[test]
fn what_is_due_is_proposed_and_erased_only_when_somebody_says_so() {
    on_both(|url| {
        let case = {
            let app = municipality(url);
            let case = closed(&app);
            let ground = ArchiveWaiver::NotPreserved;
            app.waive_archiving(&Actor::system(), Whom::Case(case.number()), ground, "Nej")
                .expect("waived");
            assert!(
                app.due_for_erasure(&Actor::system())
                    .expect("a list")
                    .is_empty()
            );
            case
        };
        let app = open(url, &keys(url), later());
        let due = app.due_for_erasure(&Actor::system()).expect("a list");
        let ready: Vec<_> = due.iter().filter(|d| d.hindered_by.is_empty()).collect();
        assert_eq!(ready.len(), 1, "only one is settled with the archives");
        assert_eq!(ready[0].number, Some(case.number()));
        pages_hold_all(&app, &due);
        let proposed = app.run_retention(&Actor::system(), false).expect("a run");
        assert_eq!((proposed.due as usize, proposed.erased), (due.len(), 0));
        assert!(app.open_case(&Actor::system(), case.number()).is_ok());
        let done = app.run_retention(&Actor::system(), true).expect("a run");
        assert_eq!((done.hindered, done.erased), (proposed.hindered, 1));
        let gone = app.open_case(&Actor::system(), case.number());
        assert!(matches!(gone, Err(Error::Erased(_))));
        is_clean(&app);
    });
}

#[test]
fn views_older_than_their_period_go_and_the_log_is_proved_all_the_same() {
    on_both(|url| {
        let dir = sqlite_dir();
        let heads = dir.path().join("heads");
        let number = {
            let app = municipality(url);
            let number = closed(&app).number();
            app.open_case(&Actor::system(), number).expect("a look");
            app.export_heads(&heads).expect("the heads");
            assert_eq!(app.sweep_accesses().expect("a sweep"), 0);
            number
        };
        let app = open(url, &keys(url), later());
        app.open_case(&Actor::system(), number).expect("a look");
        assert!(app.sweep_accesses().expect("a sweep") > 0);
        let found = app.verify().expect("a check");
        assert_eq!(found.findings, vec![]);
        let cut = found.access_cut.expect("a record");
        assert!(cut.rule.starts_with("policy/retention.toml access_log "));
        assert_eq!(cut.until, later().day().add_months(-60).start());
        let (lines, wrong) = app.check_heads(&heads).expect("a check");
        assert_eq!((lines, wrong), (1, vec![]));
        let left = app.store().access_latest(9).expect("the log");
        assert!(!left.is_empty() && left.iter().all(|row| row.access.at == later()));
    });
}

/// The pages of the list follow one another without a gap, and each knows the total.
fn pages_hold_all(app: &App, due: &[app::retention::Due]) {
    let size = due.len() / 2;
    assert!(size > 0, "more than one page");
    let mut rows = Vec::new();
    for number in 0..due.len().div_ceil(size) {
        let page = app
            .due_page(&Actor::system(), number, size)
            .expect("a page");
        assert_eq!((page.page, page.total), (number, due.len()));
        assert!(page.rows.len() <= size);
        rows.extend(page.rows);
    }
    assert_eq!(rows, due);
    let beyond = app.due_page(&Actor::system(), 999, size).expect("a page");
    assert_eq!(beyond.rows.last(), due.last());
}

/// An archive in memory.
#[derive(Default)]
struct Shelf(BTreeMap<String, Vec<u8>>);

impl Delivery for Shelf {
    fn file(&mut self, name: &str, content: &[u8]) -> std::io::Result<()> {
        self.0.insert(name.to_owned(), content.to_vec());
        Ok(())
    }
}

#[test]
fn an_extract_for_the_archives_is_whole_and_says_so() {
    let dir = sqlite_dir();
    let app = municipality(&dir.url());
    let case = closed(&app);
    let mut shelf = Shelf::default();
    let manifest = app
        .export_case(&Actor::system(), Whom::Case(case.number()), &mut shelf)
        .expect("an extract");
    assert_eq!(shelf.0.len(), manifest.files.len() + 1);
    for file in &manifest.files {
        let text = String::from_utf8(shelf.0[&file.name].clone()).expect("text");
        assert_eq!(text.len(), file.bytes);
        assert_eq!(app::setup::fingerprint(&text), file.sha256);
    }
    let lines = String::from_utf8(shelf.0["events.jsonl"].clone()).expect("text");
    let words = lines
        .lines()
        .map(|line| domain::wire::from_line(line).expect("an event"))
        .map(|event| event.text.len())
        .sum::<usize>();
    assert!(words > 3, "with its texts");
}
