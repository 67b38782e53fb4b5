//! The benchmark municipality through the application: bulk import with registers and
//! duties, reading the figures, and recording one event after the other.
//!
//! `cargo bench -p app --bench record` uses `SQLite` in a temporary folder with full
//! durability; `TRAAD_BENCH_DATABASE=postgres://…` (an empty database) uses `PostgreSQL`.

use app::{App, Fixed};
use domain::Role;
use domain::event::casework::NoteWritten;
use domain::text::{Audience, text};
use domain::{Moment, Texts};
use std::sync::Arc;
use std::time::Instant;
use store::{CaseFilter, CaseSort, Keys, Page, Store};

fn main() {
    let until: Moment = "2026-06-30T21:59:59Z".parse().expect("a moment");
    let settings = synth::Settings {
        children: 11_000,
        years: 10,
        until,
        seed: 1,
    };
    let start = Instant::now();
    let events = synth::generate(&settings);
    println!(
        "generate: {} events in {:.2} s",
        events.len(),
        start.elapsed().as_secs_f64()
    );

    let folder = std::env::temp_dir().join(format!("traad-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let url = std::env::var("TRAAD_BENCH_DATABASE")
        .unwrap_or_else(|_| format!("sqlite:{}", folder.join("bench.db").display()));
    let store = Store::open(&url, &Keys::in_folder(folder.join("keys"))).expect("a database");
    let app = App::open(store, Arc::new(Fixed::at(until.add_seconds(60)))).expect("an app");
    let total = u32::try_from(events.len()).expect("a count");
    let start = Instant::now();
    app.take_in(events, &mut |_| {}).expect("taken in");
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "import: {seconds:.2} s, {:.0} events/s",
        f64::from(total) / seconds
    );

    let start = Instant::now();
    drop(app.frame().expect("figures"));
    println!(
        "figures read: {:.0} ms",
        start.elapsed().as_secs_f64() * 1e3
    );

    let head = synth::demo_people(&settings)
        .into_iter()
        .find(|p| p.role == Role::Caseworker)
        .expect("a caseworker");
    let actor = app.ruleset().actor(head.worker).expect("at work");
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let (_, cases) = app
        .cases(&actor, &filter, CaseSort::Number, Page::first(50))
        .expect("a list");
    let mut times: Vec<f64> = Vec::new();
    for round in 0..6 {
        for case in &cases.rows {
            let mut texts = Texts::new();
            texts.insert(
                "note".into(),
                text(format!("Notat {round}"), Audience::Staff),
            );
            let start = Instant::now();
            app.record_in_case(
                &actor,
                case.number,
                None,
                until,
                NoteWritten::default().into(),
                texts,
            )
            .expect("recorded");
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!(
        "record one event: median {:.2} ms, 99th percentile {:.2} ms, {} events",
        at(50),
        at(99),
        times.len()
    );
    let _ = std::fs::remove_dir_all(folder);
}
