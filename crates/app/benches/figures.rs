//! What the pages of goals and indicators ask of the benchmark municipality: 11,000 children
//! in 10 years, on an `SQLite` file, with the log of views written.
//!
//! `cargo bench -p app --bench figures` prints median, 99th percentile and the slowest of
//! questions never asked before and of the same ones asked again.

use app::goals::{Question, UnitsWanted};
use app::{Actor, App, Fixed};
use domain::{Day, Moment, Role, WorkerId};
use indicators::{Filter, When};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::{Keys, Store};

fn main() {
    let until: Moment = "2026-06-30T21:59:59Z".parse().expect("a moment");
    let settings = synth::Settings {
        children: 11_000,
        years: 10,
        until,
        seed: 1,
    };
    let folder = std::env::temp_dir().join(format!("traad-figures-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the database");
    let url = format!("sqlite:{}", folder.join("bench.db").display());
    let store = Store::open(&url, &Keys::in_folder(folder.join("keys"))).expect("a database");
    let app = App::open(store, Arc::new(Fixed::at(until))).expect("an application");
    let events = synth::generate(&settings);
    let count = app.take_in(events, &mut |_| {}).expect("events");
    let start = Instant::now();
    drop(app.frame().expect("a frame"));
    println!(
        "{count} events; cases in memory after {:?}",
        start.elapsed()
    );

    measure(&app);
    let _ = std::fs::remove_dir_all(&folder);
}

fn measure(app: &App) {
    let ruleset = app.ruleset();
    let actor = |role| Actor::new(WorkerId::SYSTEM, role, &ruleset.roles);
    let (head, committee) = (actor(Role::Head), actor(Role::Committee));
    let today = app.now().day();
    let wanted = UnitsWanted { page: 0, size: 50 };
    let of_year = Question::of_year(today);

    for again in ["first", "again"] {
        let time = timed(|| drop(app.goals(&head, of_year).expect("goals")));
        println!("all goals, year to date, {again}: {time:?}");
        let time = timed(|| drop(app.goals(&committee, of_year).expect("goals")));
        println!("all goals, year to date, for the committee, {again}: {time:?}");
    }
    let ends = month_ends(today);
    let mut slowest: Vec<(Duration, String)> = Vec::new();
    for again in ["first", "again"] {
        let (mut goals, mut figures) = (Vec::new(), Vec::new());
        for (at, end) in ends.iter().enumerate() {
            let question = Question {
                when: When::as_of(*end),
                known: None,
            };
            for goal in ruleset.goals.all().iter().skip(at % 4).step_by(4) {
                let ask = || drop(app.goal(&head, &goal.id, question).expect("a goal"));
                goals.push(timed(ask));
            }
            for card in ruleset.cards.all().iter().skip(at % 6).step_by(6) {
                let ask = || {
                    let none = &Filter::NONE;
                    let found = app.indicator(&head, &card.id, question, none, wanted);
                    drop(found.expect("an indicator"));
                };
                let time = timed(ask);
                figures.push(time);
                slowest.push((time, format!("{} {end}", card.id)));
            }
        }
        println!("a goal at a month-end, {again}: {}", spread(goals));
        println!("an indicator at a month-end, {again}: {}", spread(figures));
    }
    slowest.sort_unstable_by(|a, b| b.cmp(a));
    for (time, what) in slowest.iter().take(5) {
        println!("  slowest: {what}: {time:?}");
    }
}

fn month_ends(today: Day) -> Vec<Day> {
    let first = today.add_days(1 - i32::try_from(today.dom()).unwrap_or(1));
    (0..96).map(|n| first.add_months(-n).add_days(-1)).collect()
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    format!(
        "{} questions, median {:?}, 99 % below {:?}, slowest {:?}",
        times.len(),
        at(50),
        at(99),
        at(100)
    )
}
