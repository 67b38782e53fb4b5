//! The program that is killed: sixteen threads that record through the application and say
//! each word once it is acknowledged, and one that makes backups meanwhile.

use crate::Chance;
use app::backup::BackupOrder;
use app::intake::{Arrival, Child, Described};
use app::{Actor, App, Error, SystemClock};
use domain::Texts;
use domain::code::{Enquiry, Notifier};
use domain::event::casework::NoteWritten;
use domain::text::{Audience, text};
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use store::{CaseFilter, CaseSort, Page, Store, StoreError};

/// What tells the program to be the writer.
pub const WORD: &str = "write";

/// What stands before an acknowledged word in its output.
pub const ACKNOWLEDGED: &str = "acknowledged ";

/// What it says when it begins to record.
pub const BEGUN: &str = "begun";

const THREADS: u64 = 16;

/// Records until it is killed or the database goes away.
pub fn run(url: &str, backups: &Path, seed: u64) {
    let store = Store::open(url, &store::testing::keys(url)).expect("the database opens");
    store.spool_accesses().expect("views may wait");
    let app = App::open(store, Arc::new(SystemClock)).expect("the application opens");
    let actor = Actor::system();
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let (_, cases) = app
        .cases(&actor, &filter, CaseSort::Number, Page::first(50))
        .expect("the cases");
    let cases: Vec<(u32, domain::PersonId)> =
        cases.rows.iter().map(|c| (c.number, c.person)).collect();
    say(BEGUN);
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (app, cases, actor) = (&app, &cases, &actor);
            scope.spawn(move || {
                let mut chance = Chance(seed.wrapping_mul(1_000) + thread);
                for n in 0_u64.. {
                    let word = format!("{seed}-{thread}-{n}");
                    match record(app, actor, cases, &word, &mut chance) {
                        Ok(()) => say(&format!("{ACKNOWLEDGED}{word}")),
                        // Someone else was faster in the same case; nothing was recorded.
                        Err(Error::Conflict) => {}
                        Err(_) => return,
                    }
                }
            });
        }
        scope.spawn(|| {
            let order = BackupOrder {
                out: backups.to_owned(),
                ..BackupOrder::default()
            };
            loop {
                match app.backup(&order, &mut |_| {}) {
                    // A file of the same second is there already.
                    Ok(_) | Err(Error::Store(StoreError::BackupFile(..))) => {}
                    Err(_) => return,
                }
                std::thread::sleep(std::time::Duration::from_millis(300));
            }
        });
    });
}

/// One line at once, so that a kill leaves whole lines.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(format!("{line}\n").as_bytes());
    let _ = out.flush();
}

/// Looks at a case, as a command named by the word, and then records.
fn record(
    app: &App,
    actor: &Actor,
    cases: &[(u32, domain::PersonId)],
    word: &str,
    chance: &mut Chance,
) -> Result<(), Error> {
    let pick = usize::try_from(chance.below(cases.len() as u64)).unwrap_or(0);
    let (number, person) = cases[pick];
    app.as_command(Some(word.to_owned()), || {
        app.log_view(actor, Some(person), Some(number), "why")
    })?;
    record_about(app, actor, (number, person), word, chance)
}

/// A note in a case, or now and then a notification about a known or a new child.
fn record_about(
    app: &App,
    actor: &Actor,
    (number, person): (u32, domain::PersonId),
    word: &str,
    chance: &mut Chance,
) -> Result<(), Error> {
    match chance.below(10) {
        0 => arrive(app, actor, Child::Known(person), word),
        1 => {
            let child = Child::New {
                name: format!("Barn {word}"),
                cpr: None,
                birth_on: None,
                sex: None,
            };
            arrive(app, actor, child, word)
        }
        _ => {
            let mut texts = Texts::new();
            texts.insert("note".into(), text(word, Audience::Staff));
            let note = NoteWritten::default().into();
            app.record_in_case(actor, number, None, app.now(), note, texts)
        }
    }
}

fn arrive(app: &App, actor: &Actor, child: Child, word: &str) -> Result<(), Error> {
    let arrival = Arrival {
        enquiry: Enquiry::Notification,
        received_at: app.now(),
        children: vec![child],
        siblings: Vec::new(),
        notifier: Notifier::School,
        is_anonymous: false,
        notifier_name: String::new(),
        notifier_person: None,
        notifier_contact: String::new(),
        is_professional: true,
        is_acute: false,
        causes: Vec::new(),
        concern: word.to_owned(),
        described: Described::default(),
        came_by: None,
        attachments: Vec::new(),
    };
    app.register_arrival(actor, arrival).map(|_| ())
}
