//! Every use case that gives a reader something about persons writes a view before; the list
//! of use cases is read from the source, so that a new one cannot be forgotten.

use app::archive::Delivery;
use app::document::DocumentGiven;
use app::erase::Whom;
use app::extract::LogAsked;
use app::goals::Question;
use app::{Actor, App, Error, Fixed};
use domain::correction::effective;
use domain::document::documents;
use domain::event::complaint::ComplaintReceived;
use domain::id::ItemId;
use domain::{
    AssignmentRole, Audience, Day, DocumentKind, DocumentWay, Moment, PersonId, Role, StreamId,
    Texts, WorkerId,
};
use indicators::Filter;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::testing::sqlite_dir;
use store::{CaseFilter, CaseSort, Page, RedFilter, Scope, Store};

/// Use cases that give back nothing about a person.
const SHOW_NOBODY: &[(&str, &str)] = &[
    ("decide", "gives back whose competence it is"),
    ("goals", "figures, small cells hidden"),
    ("goal", "figures, small cells hidden"),
    ("ladder", "counts, small cells hidden"),
    (
        "register_arrival",
        "the id of what the actor has just typed",
    ),
    ("hand_over", "how many cases the actor has just handed over"),
    ("distribute", "how many cases the actor has just given out"),
    ("end_absence", "how many cases the actor has just changed"),
    ("find_receipt", "the id of a notification in reach"),
    ("record_once", "what the actor has just recorded"),
    (
        "drafts",
        "addresses of the actor's own forms; what they say stays closed",
    ),
    ("scope", "how far the actor may see"),
    ("seal_question", "what the actor has just typed"),
    ("open_question", "what the actor typed before"),
    ("guarded_cases", "numbers of cases, without the child"),
    ("add_client", "another program"),
    ("clients", "other programs"),
    ("add_account", "a member of staff"),
    ("account_lines", "members of staff"),
    ("account_view", "a member of staff"),
    ("register_worker", "a member of staff"),
    ("reset_password", "a member of staff"),
    ("due_for_erasure", "numbers of cases, without the child"),
    ("due_page", "numbers of cases, without the child"),
    ("run_retention", "counts"),
    ("erase_person", "numbers of what went, without the child"),
    ("adopt_own", "which documents changed"),
    ("adopt_the_programs", "how a document changed"),
    ("own_calendar", "that the actor has a calendar"),
    ("make_calendar", "a secret of the actor's own"),
    ("add_template", "the id of a template"),
    ("template_versions", "templates of letters"),
    ("own_sessions", "the actor's own log-ins"),
    ("end_other_sessions", "the actor's own log-ins"),
    ("end_sessions_of", "log-ins of a member of staff"),
];

/// Use cases that show persons and need more of a town than there is here: the pages that call
/// them are held to the log in `web/tests/access.rs`.
const HELD_BY_PAGES: &[&str] = &[
    "contracts",
    "break_glass",
    "draft_at",
    "glass_notices",
    "decision",
    "proposals",
];

fn now() -> Moment {
    Day::from_ymd(2026, 11, 23).unwrap().at(12, 0)
}

/// A use case run by an actor on a case.
type Call = Box<dyn Fn(&App, &Case) -> Result<(), Error>>;

/// An archive that forgets what it is given.
struct Nowhere;

impl Delivery for Nowhere {
    fn file(&mut self, _: &str, _: &[u8]) -> std::io::Result<()> {
        Ok(())
    }
}

/// What the calls need.
struct Case {
    head: Actor,
    leader: Actor,
    worker: Actor,
    auditor: Actor,
    number: u32,
    child: PersonId,
    duty: uuid::Uuid,
    notification: StreamId,
}

fn statement() -> DocumentGiven {
    DocumentGiven {
        kind: DocumentKind::Statement,
        way: DocumentWay::Received,
        at: now(),
        kle: None,
        title: "Udtalelse".to_owned(),
        party: "Skolen".to_owned(),
        to: None,
        decision: None,
        audience: Audience::Staff,
        bytes: b"Det gaar godt".to_vec(),
    }
}

fn last_document(app: &App, case: &Case) -> ItemId {
    let system = Scope::system();
    let found = app.store().events_of_person(&system, case.child).unwrap();
    documents(&effective(&found.unwrap().events))[0].id
}

/// Another open case, with whoever has it.
fn held_by_another(app: &App, case: &Case) -> (u32, WorkerId) {
    let all = app.store().load_cases(&app.scope(&case.head)).unwrap();
    let held = |c: &domain::case::Case| {
        let is_other = c.is_open_at(now()) && c.number() != case.number;
        let main = c.main_at(now()).filter(|_| is_other)?;
        Some((c.number(), main.worker))
    };
    all.iter().find_map(held).expect("another open case")
}

fn call(of: impl Fn(&App, &Case) -> Result<(), Error> + 'static) -> Call {
    Box::new(of)
}

#[expect(clippy::too_many_lines, reason = "one list of all calls")]
fn calls() -> Vec<(&'static str, Call)> {
    vec![
        (
            "open_case",
            call(|app, c| app.open_case(&c.worker, c.number).map(drop)),
        ),
        (
            "view_case",
            call(|app, c| app.view_case(&c.worker, c.number, "case").map(drop)),
        ),
        (
            "why",
            call(|app, c| app.why(&c.worker, c.number, c.duty).map(drop)),
        ),
        (
            "why_of",
            call(|app, c| app.why_of(&c.worker, c.duty).map(drop)),
        ),
        (
            "obligation",
            call(|app, c| app.obligation(&c.worker, c.duty).map(drop)),
        ),
        (
            "obligations",
            call(|app, c| {
                let (filter, page) = (RedFilter::default(), Page::first(50));
                let until = now().add_seconds(400 * 86_400);
                app.obligations(&c.head, &filter, (now(), until), page)
                    .map(drop)
            }),
        ),
        (
            "board_page",
            call(|app, c| app.board_page(&c.head, Page::first(50)).map(drop)),
        ),
        (
            "open_notification",
            call(|app, c| app.open_notification(&c.head, c.notification).map(drop)),
        ),
        (
            "distribution",
            call(|app, c| app.distribution(&c.head, c.number).map(drop)),
        ),
        (
            "unassigned",
            call(|app, c| {
                let (number, worker) = held_by_another(app, c);
                app.unassign(&c.head, number, worker, AssignmentRole::Main)?;
                app.unassigned(&c.head).map(drop)
            }),
        ),
        ("gaps", call(|app, c| app.gaps(&c.head, None).map(drop))),
        (
            "complaints",
            call(|app, c| {
                let came = ComplaintReceived {
                    complaint: app.new_item(),
                    decision: None,
                    committee: false,
                    by: None,
                };
                let texts = Texts::new();
                app.record_in_case(&c.worker, c.number, None, now(), came.into(), texts)?;
                app.complaints(&c.worker, None).map(drop)
            }),
        ),
        (
            "family",
            call(|app, c| app.family(&c.worker, c.number).map(drop)),
        ),
        (
            "document",
            call(|app, c| {
                app.add_document(&c.worker, c.number, &statement())?;
                let id = last_document(app, c);
                app.document(&c.worker, c.number, id).map(drop)
            }),
        ),
        (
            "attachment",
            call(|app, c| {
                let system = Actor::system();
                app.add_attachment(&system, c.notification, &statement())?;
                let events = app.open_notification(&system, c.notification)?.events;
                let id = documents(&effective(&events))[0].id;
                app.attachment(&c.head, c.notification, id).map(drop)
            }),
        ),
        (
            "handover",
            call(|app, c| app.handover(&c.leader, c.worker.worker).map(drop)),
        ),
        (
            "in_hands",
            call(|app, c| app.in_hands(&c.leader, &[c.number]).map(drop)),
        ),
        (
            "briefs",
            call(|app, c| app.briefs(&c.worker, &[c.number]).map(drop)),
        ),
        (
            "extract",
            call(|app, c| app.extract(&c.auditor, c.number, None).map(drop)),
        ),
        (
            "access_log",
            call(|app, c| app.access_log(&c.auditor, &LogAsked::default()).map(drop)),
        ),
        (
            "indicator",
            call(|app, c| {
                let question = Question::of_year(now().day());
                let wanted = app::goals::UnitsWanted { page: 0, size: 20 };
                app.indicator(&c.head, "all_law_on_time", question, &Filter::NONE, wanted)
                    .map(drop)
            }),
        ),
        (
            "unusual",
            call(|app, c| app.unusual(&c.auditor, None).map(drop)),
        ),
        (
            "unusual_line",
            call(|app, c| {
                app.unusual_line(&c.auditor, None, c.head.worker, Some(c.number))
                    .map(drop)
            }),
        ),
        (
            "search",
            call(|app, c| app.search(&c.head, &c.number.to_string()).map(drop)),
        ),
        (
            "search_texts",
            call(|app, c| {
                let found = app.search_texts(&c.head, "barnet", Page::first(5))?;
                assert!(found.is_some_and(|texts| texts.found.cases.total > 0));
                Ok(())
            }),
        ),
        (
            "chosen",
            call(|app, c| app.chosen(&c.leader, &[c.child]).map(drop)),
        ),
        (
            "relatives_of",
            call(|app, c| app.relatives_of(&c.leader, &[c.child]).map(drop)),
        ),
        (
            "siblings_of",
            call(|app, c| {
                let all = app.store().load_cases(&Scope::system())?;
                let reach = app.scope(&c.leader);
                let has = |p: &PersonId| {
                    app.store()
                        .siblings(&reach, *p)
                        .is_ok_and(|s| !s.is_empty())
                };
                let one = all.iter().map(|c| c.person).find(has).expect("a sibling");
                app.siblings_of(&c.leader, &[one]).map(drop)
            }),
        ),
        (
            "open_siblings",
            call(|app, c| {
                let reach = app.scope(&c.leader);
                let all = app.store().load_cases(&reach)?;
                let open: Vec<_> = all.iter().filter(|c| c.is_open_at(now())).collect();
                let has = |one: &&&domain::case::Case| {
                    let theirs = app.store().siblings(&reach, one.person).unwrap();
                    open.iter().any(|other| theirs.contains(&other.person))
                };
                let one = open.iter().find(has).expect("open cases of siblings");
                app.open_siblings(&c.leader, one.number()).map(drop)
            }),
        ),
        (
            "cases",
            call(|app, c| {
                let (filter, page) = (CaseFilter::default(), Page::first(50));
                app.cases(&c.worker, &filter, CaseSort::Number, page)
                    .map(drop)
            }),
        ),
        (
            "erase_plan",
            call(|app, c| {
                app.erase_plan(&Actor::system(), Whom::Case(c.number))
                    .map(drop)
            }),
        ),
        (
            "export_case",
            call(|app, c| {
                app.export_case(&Actor::system(), Whom::Case(c.number), &mut Nowhere)
                    .map(drop)
            }),
        ),
        ("today", call(|app, c| app.today(&c.worker).map(drop))),
        ("overview", call(|app, c| app.overview(&c.leader).map(drop))),
    ]
}

#[test]
fn a_leader_has_seen_whom_the_front_page_shows_and_nobody_else() {
    let dir = sqlite_dir();
    let (app, case) = town(&dir.url());
    let last = app.store().access_latest(1).unwrap();
    let before = last.first().map_or(0, |row| row.position);
    let day = app.overview(&case.leader).unwrap();
    let rows = app.store().access_latest(9).unwrap();
    let new = rows.iter().filter(|row| row.position > before);
    let logged: BTreeSet<PersonId> = new.flat_map(|row| row.access.persons.clone()).collect();
    let shown = day.overdue.iter().map(|line| line.duties[0].person);
    let shown = shown.chain(day.unassigned.rows.iter().map(|row| row.person));
    let shown: BTreeSet<PersonId> = shown
        .chain(day.waiting.iter().map(|row| row.person))
        .collect();
    assert_eq!(logged, shown);
    assert!(day.overdue.len() <= 12, "as many lines as the page has");
    let late = day.overdue_law + day.overdue_local;
    assert!(late > day.overdue.len() as u64, "the test needs some more");
}

#[test]
fn every_use_case_that_shows_a_person_writes_a_view() {
    let dir = sqlite_dir();
    let (app, case) = town(&dir.url());
    // The look that the oversight has something to say about.
    app.open_case(&case.head, case.number).unwrap();
    let calls = calls();
    for (name, call) in &calls {
        let last = || app.store().access_latest(1).unwrap()[0].position;
        let before = last();
        call(&app, &case).unwrap_or_else(|error| panic!("{name}: {error}"));
        let rows = app.store().access_latest(9).unwrap();
        let new: Vec<_> = rows.iter().filter(|row| row.position > before).collect();
        let persons: usize = new.iter().map(|row| row.access.persons.len()).sum();
        assert!(persons > 0, "{name} shows somebody and logs nobody");
    }
    let named: BTreeSet<String> = calls.iter().map(|(name, _)| (*name).to_owned()).collect();
    let known: BTreeSet<String> = SHOW_NOBODY
        .iter()
        .map(|(name, _)| *name)
        .chain(HELD_BY_PAGES.iter().copied())
        .map(str::to_owned)
        .chain(named.iter().cloned())
        .collect();
    let all = use_cases();
    let forgotten: Vec<_> = all.difference(&known).collect();
    assert!(
        forgotten.is_empty(),
        "neither called above nor said to show nobody: {forgotten:?}"
    );
    assert!(named.is_subset(&all), "a use case that is gone is called");
}

#[test]
fn looks_at_cases_out_of_reach_are_not_counted() {
    let dir = sqlite_dir();
    let (app, case) = town(&dir.url());
    let theirs = app.store().load_cases(&app.scope(&case.leader)).unwrap();
    let theirs: BTreeSet<PersonId> = theirs.iter().map(|c| c.person).collect();
    let all = app.store().load_cases(&Scope::system()).unwrap();
    let other = |c: &&domain::case::Case| c.file.is_some() && !theirs.contains(&c.person);
    let elsewhere = all
        .iter()
        .find(other)
        .expect("a case of another team")
        .number();
    let looks = |actor| app.unusual(actor, None).unwrap().looks;
    let before = (looks(&case.leader), looks(&case.auditor));
    app.open_case(&case.auditor, elsewhere).unwrap();
    let after = (looks(&case.leader), looks(&case.auditor));
    assert_eq!(after, (before.0, before.1 + 1));
}

#[test]
fn a_view_that_cannot_be_written_shows_nothing() {
    let dir = sqlite_dir();
    let (app, case) = town(&dir.url());
    let insider = rusqlite_at(dir.path());
    insider
        .execute_batch("ALTER TABLE access_view RENAME TO gone")
        .unwrap();
    for (name, call) in calls() {
        let refused = call(&app, &case);
        assert!(matches!(refused, Err(Error::Store(_))), "{name}");
    }
}

fn rusqlite_at(folder: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.join("test.db")).unwrap()
}

/// The names of all public use cases of the application that take an actor and give back more
/// than that it was done.
fn use_cases() -> BTreeSet<String> {
    let mut files = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    let mut out = BTreeSet::new();
    while let Some(path) = files.pop() {
        if path.is_dir() {
            files.extend(
                std::fs::read_dir(&path)
                    .unwrap()
                    .map(|file| file.unwrap().path()),
            );
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        for part in text.split("\n    pub fn ").skip(1) {
            let Some((head, _)) = part.split_once(" {\n") else {
                continue;
            };
            let gives = head
                .rsplit_once("-> ")
                .map_or("", |(_, gives)| gives.trim());
            if head.contains("actor: &Actor") && !["", "Result<(), Error>"].contains(&gives) {
                let name = head.split(['(', '<']).next().unwrap();
                out.insert(name.to_owned());
            }
        }
    }
    out
}

fn town(url: &str) -> (App, Case) {
    let settings = synth::Settings {
        children: 120,
        years: 3,
        until: now(),
        seed: 7,
    };
    let app = App::open(
        Store::open(url, &store::testing::keys(url)).unwrap(),
        Arc::new(Fixed::at(now())),
    )
    .unwrap();
    app.take_in(synth::generate(&settings), &mut |_| {})
        .unwrap();
    let known = app.ruleset();
    let of = |role: Role| {
        let people = synth::demo_people(&settings);
        let person = people.iter().find(|p| p.role == role).unwrap();
        known.actor(person.worker).unwrap()
    };
    let worker = of(Role::Caseworker);
    let cases = app.store().load_cases(&app.scope(&worker)).unwrap();
    let mine = |c: &&domain::case::Case| c.is_open_at(now()) && !c.duties.is_empty();
    let case = cases.iter().find(mine).expect("a case with a duty");
    let all = app.store().load_cases(&Scope::system()).unwrap();
    let notified = all.iter().find_map(|c| c.notifications.last()).unwrap();
    let out = Case {
        head: of(Role::Head),
        leader: of(Role::TeamLeader),
        auditor: of(Role::Auditor),
        number: case.number(),
        child: case.person,
        duty: case.duties[0].id(case.person),
        notification: notified.id,
        worker,
    };
    drop(known);
    (app, out)
}
