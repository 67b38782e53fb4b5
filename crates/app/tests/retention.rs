//! The run over everybody whose period is over: it goes past whoever cannot be erased, and leaves to
//! a person whatever the program cannot know.

#[path = "support/settled.rs"]
mod settled;

use app::erase::{EraseOrder, Whom};
use app::intake::Child;
use app::{Actor, App, Error, Fixed, TypedDay};
use domain::{Day, PersonId};
use settled::{named, noon, settled};
use std::sync::Arc;
use store::Store;
use store::testing::{TempDir, keys, sqlite_dir};

fn open(dir: &TempDir, day: Day) -> App {
    let url = dir.url();
    let store = Store::open(&url, &keys(&url)).expect("a database");
    App::open(store, Arc::new(Fixed::at(day.at(12, 0)))).expect("an application")
}

fn day(year: i16) -> Day {
    Day::from_ymd(year.into(), 11, 23).expect("a day")
}

/// A child born in 2016.
fn born(name: &str) -> Child {
    let Child::New { name, cpr, sex, .. } = named(name) else {
        unreachable!("it is new");
    };
    let (day, field) = (Day::from_ymd(2016, 5, 1).expect("a day"), "birth");
    Child::New {
        name,
        cpr,
        birth_on: Some(TypedDay { day, field }),
        sex,
    }
}

fn is_erased(app: &App, person: PersonId) -> bool {
    let plan = app.erase_plan(&Actor::system(), Whom::Person(person));
    matches!(plan, Err(Error::Erased(_)))
}

#[test]
fn nobody_of_unknown_birthday_is_erased_by_itself() {
    let dir = sqlite_dir();
    let (known, unknown) = {
        let app = open(&dir, noon().day());
        app.adopt_built_in().expect("rules");
        let (known, _) = settled(&app, born("Anna Holm"));
        (known, settled(&app, named("Bodil Holm")).0)
    };
    let system = Actor::system();
    // Both have been closed for five years; Anna is 23 in 2039, and so may Bodil be.
    for (year, due) in [(2030, 0), (2032, 1), (2038, 1), (2040, 2)] {
        let app = open(&dir, day(year));
        let run = app.run_retention(&system, false).expect("a run");
        assert_eq!((run.due, run.left), (due, due.min(1)), "{year}");
    }
    let app = open(&dir, day(2040));
    let due = app.due_for_erasure(&system).expect("a list");
    let waits = due.iter().filter(|one| one.is_age_unknown);
    let waits: Vec<PersonId> = waits.map(|one| one.person).collect();
    assert_eq!(waits, [unknown]);
    let run = app.run_retention(&system, true).expect("a run");
    assert_eq!((run.due, run.left, run.erased, run.failed), (2, 1, 1, 0));
    assert_eq!(
        run.in_words(),
        "2 persons due, 0 of them hindered, 1 erased, 1 of unknown birthday left to a person"
    );
    assert!(is_erased(&app, known) && !is_erased(&app, unknown));
    let order = EraseOrder {
        reason: "Født 2010 efter skolens oplysning".into(),
        ..EraseOrder::default()
    };
    app.erase_person(&system, Whom::Person(unknown), &order)
        .expect("a person has decided");
    assert!(is_erased(&app, unknown));
}

#[test]
fn one_who_cannot_be_erased_stands_in_nobodys_way() {
    let dir = sqlite_dir();
    let [first, second] = {
        let app = open(&dir, noon().day());
        app.adopt_built_in().expect("rules");
        ["Anna Holm", "Bodil Holm"].map(|name| settled(&app, born(name)).0)
    };
    // Behind the program's back: what was recorded of the first cannot be read any more.
    let insider = rusqlite::Connection::open(dir.path().join("test.db")).expect("the file");
    let spoilt = "UPDATE journal SET data = x'00' WHERE kind = 'case_closed' AND stream = ?1";
    let rows = insider
        .execute(spoilt, [first.0.as_bytes().as_slice()])
        .expect("spoilt");
    assert_eq!(rows, 1);
    let app = open(&dir, day(2040));
    for (due, erased) in [(2, 1), (1, 0)] {
        let run = app.run_retention(&Actor::system(), true).expect("a run");
        assert_eq!((run.due, run.erased, run.failed), (due, erased, 1));
        assert!(run.in_words().ends_with(", 1 failed"), "{}", run.in_words());
    }
    assert!(is_erased(&app, second));
}
