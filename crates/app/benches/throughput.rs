//! Sixteen clients that record at once, each event durable before the next: through the
//! application, in a municipality of the benchmark's size, with full durability.
//!
//! `cargo bench -p app --bench throughput`: `SQLite` in a temporary folder, then a
//! `PostgreSQL` cluster of its own. `TRAAD_BENCH_CHILDREN` makes the municipality smaller or larger,
//! `TRAAD_BENCH_ENGINE` (`sqlite`, `postgres`) measures one of the two.

use app::{Actor, App, SystemClock};
use domain::event::casework::NoteWritten;
use domain::text::{Audience, text};
use domain::{Moment, Texts};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use store::testing::{DurableCluster, sqlite_dir};
use store::{CaseFilter, CaseSort, Page, Store};

const CLIENTS: usize = 16;

/// How long they record.
const SPAN: Duration = Duration::from_secs(8);

fn main() {
    let only = std::env::var("TRAAD_BENCH_ENGINE").ok();
    let is_wanted = |engine: &str| only.as_deref().is_none_or(|only| only == engine);
    if is_wanted("sqlite") {
        let dir = sqlite_dir();
        measure("sqlite", &dir.url());
    }
    if !is_wanted("postgres") {
        return;
    }
    if let Some(cluster) = DurableCluster::start() {
        measure("postgres", &cluster.database("throughput"));
    }
}

fn measure(name: &str, url: &str) {
    let app = filled(url);
    let actor = Actor::system();
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let (_, cases) = app
        .cases(&actor, &filter, CaseSort::Number, Page::first(800))
        .expect("the cases");
    let numbers: Vec<u32> = cases.rows.iter().map(|c| c.number).collect();
    for clients in [1, CLIENTS] {
        let is_over = AtomicBool::new(false);
        let (start, used) = (Instant::now(), processor());
        let mut times: Vec<Duration> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..clients)
                .map(|client| {
                    let (app, actor, numbers, is_over) = (&app, &actor, &numbers, &is_over);
                    scope.spawn(move || client_works(app, actor, numbers, client, is_over))
                })
                .collect();
            std::thread::sleep(SPAN);
            is_over.store(true, Ordering::SeqCst);
            threads
                .into_iter()
                .flat_map(|t| t.join().expect("a client"))
                .collect()
        });
        let seconds = start.elapsed().as_secs_f64();
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
        let count = f64::from(u32::try_from(times.len()).expect("a count"));
        println!(
            "{name}, {clients} clients: {:.0} events/s (bar with 16: 500), median {:.1} ms, \
             99th percentile {:.1} ms, {:.2} ms of processor each in this process",
            count / seconds,
            at(50),
            at(99),
            (processor() - used) * 1e3 / count,
        );
    }
    let found = app.verify().expect("a check");
    assert!(found.is_clean(), "{:?}", found.findings);
}

/// Seconds of processor that this process has used, as the kernel tells: what is left of a
/// figure when others use the machine too.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = told.rsplit(')').next().unwrap_or_default();
    let fields = after_name.split_whitespace().skip(11).take(2);
    let ticks: f64 = fields.filter_map(|n| n.parse::<f64>().ok()).sum();
    ticks / 100.0
}

fn client_works(
    app: &App,
    actor: &Actor,
    numbers: &[u32],
    client: usize,
    is_over: &AtomicBool,
) -> Vec<Duration> {
    let mut times = Vec::new();
    for n in 0_usize.. {
        if is_over.load(Ordering::Relaxed) {
            break;
        }
        let number = numbers[(client * 97 + n * 31) % numbers.len()];
        let mut texts = Texts::new();
        let words = format!("Notat {client} {n}: skolen har ringet om fraværet i denne uge.");
        texts.insert("note".into(), text(words, Audience::Staff));
        let start = Instant::now();
        app.record_in_case(
            actor,
            number,
            None,
            app.now(),
            NoteWritten::default().into(),
            texts,
        )
        .expect("recorded");
        times.push(start.elapsed());
    }
    times
}

fn filled(url: &str) -> App {
    let children = std::env::var("TRAAD_BENCH_CHILDREN").ok();
    let children = children.map_or(11_000, |n| n.parse().expect("a number of children"));
    let until: Moment = "2026-06-30T21:59:59Z".parse().expect("a moment");
    let events = synth::generate(&synth::Settings {
        children,
        years: 10,
        until,
        seed: 1,
    });
    let store = Store::open(url, &store::testing::keys(url)).expect("a database");
    let app = App::open(store, Arc::new(SystemClock)).expect("an app");
    app.take_in(events, &mut |_| {}).expect("taken in");
    app
}
