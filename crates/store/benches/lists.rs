//! Lists on a million cases: each bar beside its figure, with one client and with sixteen.
//!
//! `cargo bench -p store --bench lists -- --database ADDRESS [--children N] [--until DATE]
//! [--seconds S] [--only WORDS]`: a database that is empty is filled with a large service first;
//! one that was filled by `traad import` is taken as it is. Without an address a cluster for tests
//! is used, which runs without fsync. `--only` measures the lists whose names hold the words.
//! `scripts/million.sh` does all of it.

#[path = "lists/asked.rs"]
mod asked;
#[path = "lists/people.rs"]
mod people;
#[path = "lists/times.rs"]
mod times;

use asked::Question;
use domain::fold::Rules;
use domain::{Day, Moment};
use people::People;
use std::time::{Duration, Instant};
use store::testing::{keys, postgres_url};
use store::{Store, fold_with};
use times::Times;

/// Clients at once.
const CLIENTS: usize = 16;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|a| a == name)?;
        arguments.get(at + 1).cloned()
    };
    let number = |name: &str, otherwise: u32| {
        after(name)
            .and_then(|n| n.parse().ok())
            .unwrap_or(otherwise)
    };
    let now = after("--until")
        .and_then(|day| day.parse::<Day>().ok())
        .or_else(|| Day::from_ymd(2026, 11, 22))
        .expect("a day")
        .end();
    let Some(url) = after("--database").or_else(postgres_url) else {
        println!("no database: give --database ADDRESS");
        return;
    };
    let store = Store::open(&url, &keys(&url)).expect("a database");
    if store.head().expect("the journal's end") == 0 {
        fill(&store, number("--children", 1_000_000), now);
    }
    let people = People::choose(&store, now);
    println!("{people}\n");
    println!("| list | rows in all | 1 client: median | p99 | 16 clients: median | p99 | bar |");
    println!("|---|---|---|---|---|---|---|");
    let seconds = Duration::from_secs(number("--seconds", 4).into());
    let only = after("--only").unwrap_or_default();
    let mut missed = 0;
    warm(&store, &asked::all(&people, now)[0]);
    for question in asked::all(&people, now) {
        if !question.name.contains(&only) {
            continue;
        }
        missed += u32::from(!measure(&store, &question, seconds));
    }
    println!("\n{missed} bars missed");
}

fn fill(store: &Store, children: u32, until: Moment) {
    let settings = synth::Settings {
        children,
        years: 10,
        until,
        seed: 1,
    };
    let rules = Rules::built_in();
    let start = Instant::now();
    let count = store
        .bulk_load(
            &mut synth::light(&settings),
            &fold_with(&rules),
            &mut |done| {
                if done % 512_000 == 0 {
                    println!("{done} events after {:.0?}; {}", start.elapsed(), memory());
                }
            },
        )
        .expect("a bulk load");
    let rate = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / start.elapsed().as_secs_f64();
    println!(
        "{count} events of {children} children loaded in {:.0?}, {rate:.0}/s; {}",
        start.elapsed(),
        memory()
    );
}

/// Opens a connection for each client, as a server has them after its first minutes.
fn warm(store: &Store, question: &Question) {
    std::thread::scope(|scope| {
        for client in 0..CLIENTS {
            scope.spawn(move || {
                for n in 0..20 {
                    question.run(store, client + n);
                }
            });
        }
    });
}

/// Prints one line; whether its bar is kept.
fn measure(store: &Store, question: &Question, seconds: Duration) -> bool {
    let total = question.run(store, 0);
    let mut alone = Times::default();
    let start = Instant::now();
    let mut n = 0;
    while n < 20 || (n < 400 && start.elapsed() < seconds) {
        alone.one(|| question.run(store, n));
        n += 1;
    }
    let start = Instant::now();
    let together: Vec<Times> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                scope.spawn(move || {
                    let mut times = Times::default();
                    let mut n = client * 1_009;
                    while start.elapsed() < seconds {
                        times.one(|| question.run(store, n));
                        n += 1;
                    }
                    times
                })
            })
            .collect();
        clients
            .into_iter()
            .map(|c| c.join().expect("a client"))
            .collect()
    });
    let together = Times::all(together);
    let (median, p99) = question.bar;
    let is_kept = alone.at(50) <= median && together.at(99) <= p99;
    println!(
        "| {} | {total} | {:.1} ms | {:.1} | {:.1} | {:.1} | {}median ≤ {median} alone, p99 ≤ {p99} |",
        question.name,
        alone.at(50),
        alone.at(99),
        together.at(50),
        together.at(99),
        if is_kept { "" } else { "**missed** " },
    );
    is_kept
}

/// Memory held now and at most so far, as the kernel tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let fits = |line: &&str| line.starts_with("VmRSS") || line.starts_with("VmHWM");
    status
        .lines()
        .filter(fits)
        .collect::<Vec<_>>()
        .join(", ")
        .replace('\t', " ")
}
