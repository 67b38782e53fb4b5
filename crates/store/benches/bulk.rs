//! What the store costs on the benchmark municipality: bulk load, one append, loading all
//! cases, lists. `cargo bench -p store`; `-- --children N --only sqlite|postgres` narrows.
//!
//! The test cluster of `PostgreSQL` runs without fsync: only `SQLite` figures are durable.

use domain::event::casework::NoteWritten;
use domain::fold::Rules;
use domain::{Day, Event, EventId, Moment, PersonId, Role, StreamId, Texts, WorkerId};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::testing::{keys, postgres_url, sqlite_dir};
use store::{
    Access, CaseFilter, CaseSort, Fold, NewEvent, OfficeFilter, Page, Reach, RedFilter, Scope,
    Store, fold_with,
};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        arguments
            .iter()
            .position(|a| a == name)
            .and_then(|at| arguments.get(at + 1))
            .cloned()
    };
    let children = after("--children")
        .and_then(|n| n.parse().ok())
        .unwrap_or(11_000);
    let only = after("--only").unwrap_or_default();
    let until = Day::from_ymd(2025, 9, 30).expect("a day").end();
    let settings = synth::Settings {
        children,
        years: 10,
        until,
        seed: 1,
    };
    let start = Instant::now();
    let events = synth::generate(&settings);
    println!(
        "{} events of {children} children made in {:.2?}",
        events.len(),
        start.elapsed()
    );
    let rules = Arc::new(Rules::built_in());
    if only != "postgres" {
        let dir = sqlite_dir();
        run("sqlite", &dir.url(), events.clone(), &rules, until);
        let size = std::fs::metadata(dir.path().join("test.db")).map_or(0, |m| m.len());
        println!("  file: {} MB", size / 1_000_000);
    }
    if only != "sqlite"
        && let Some(url) = after("--postgres").or_else(postgres_url)
    {
        run("postgres", &url, events, &rules, until);
    }
}

fn run(name: &str, url: &str, events: Vec<Event>, rules: &Arc<Rules>, now: Moment) {
    println!("{name}");
    let fold: Arc<Fold<'static>> = Arc::new(fold_with(Arc::clone(rules)));
    let store = Store::open(url, &keys(url)).expect("a database");
    let count = events.len();
    let (start, before) = (Instant::now(), processor());
    store
        .bulk_load(&mut events.into_iter(), &*fold, &mut |_| {})
        .expect("a bulk load");
    let took = start.elapsed();
    let rate = f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / took.as_secs_f64();
    let busy = processor() - before;
    println!(
        "  bulk load: {took:.2?} ({busy:.2} s of processor), {rate:.0} events/s; {}",
        memory()
    );

    let system = Scope::system();
    let start = Instant::now();
    let cases = store.load_cases(&system).expect("cases");
    let duties: usize = cases.iter().map(|c| c.duties.len()).sum();
    println!(
        "  {} cases with {duties} duties loaded in {:.2?}",
        cases.len(),
        start.elapsed()
    );

    let open: Vec<PersonId> = cases
        .iter()
        .filter(|c| c.is_open_at(now) && c.members.len() == 1)
        .map(|c| c.person)
        .collect();
    let busiest = cases
        .iter()
        .max_by_key(|c| c.duties.len())
        .expect("a case")
        .person;
    let mut n = 0;
    let mut append = |person: PersonId| {
        n += 1;
        let event = note(person, n, now);
        store
            .append(vec![event], &[], Arc::clone(&fold))
            .expect("an append");
    };
    times("one append", 200, |k| append(open[k * 7 % open.len()]));
    times("one append, largest case", 20, |_| append(busiest));

    together(&store, &fold, &open, now);

    let worker = cases
        .iter()
        .rev()
        .find_map(|c| c.main_at(now))
        .expect("a worker");
    let scope = |role, reach| Scope::new(worker.worker, role, reach, now);
    let own = scope(Role::Caseworker, Reach::Own);
    let team = scope(Role::TeamLeader, Reach::Teams(vec![worker.team.clone()]));
    let whole = scope(Role::Head, Reach::Whole);
    let horizon = now.add_seconds(30 * 86_400);
    for (who, scope) in [("own", &own), ("team", &team), ("whole", &whole)] {
        lists(&store, who, scope, now, horizon);
    }
    let view = Access {
        view: None,
        at: now,
        actor: worker.worker,
        role: Role::Caseworker,
        what: "case".into(),
        case: None,
        persons: vec![busiest],
        is_whole: false,
        detail: None,
    };
    times("access row", 200, |_| {
        store.log_view(&view).expect("a row");
    });
    times("events of a person", 200, |k| {
        store
            .events_of_person(&whole, open[k * 11 % open.len()])
            .expect("events");
    });
    times("case from registers", 200, |k| {
        store
            .case(&whole, open[k * 11 % open.len()])
            .expect("a case");
    });
    let start = Instant::now();
    let found = store.verify(&*fold).expect("a check");
    assert!(found.is_clean(), "{:?}", found.findings);
    println!("  verify: {:.2?}", start.elapsed());
    let start = Instant::now();
    store.rebuild(&*fold, &mut |_| {}).expect("a rebuild");
    println!("  rebuild: {:.2?}", start.elapsed());
}

/// Sixteen writers for two seconds, each on children of its own choice.
fn together(store: &Store, fold: &Arc<Fold<'static>>, open: &[PersonId], now: Moment) {
    let start = Instant::now();
    let written: usize = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..16)
            .map(|thread: usize| {
                scope.spawn(move || {
                    let mut k = 0;
                    while start.elapsed() < Duration::from_secs(2) {
                        let person = open[(thread * 7919 + k * 31) % open.len()];
                        let n = (thread as u64 + 1) << 32 | k as u64;
                        store
                            .append(vec![note(person, n, now)], &[], Arc::clone(fold))
                            .expect("an append");
                        k += 1;
                    }
                    k
                })
            })
            .collect();
        writers
            .into_iter()
            .map(|w| w.join().expect("a writer"))
            .sum()
    });
    let rate = f64::from(u32::try_from(written).unwrap_or(0)) / start.elapsed().as_secs_f64();
    println!("  16 writers: {rate:.0} events/s");
}

/// Seconds of processor that this program has used, as the kernel tells; a second thread
/// and a busy machine make the time on the clock another.
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = |n: usize| after.split(' ').nth(n).and_then(|t| t.parse::<u32>().ok());
    f64::from(ticks(11).unwrap_or(0) + ticks(12).unwrap_or(0)) / 100.0
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

fn lists(store: &Store, who: &str, scope: &Scope, now: Moment, horizon: Moment) {
    let page = Page::first(20);
    times(&format!("case list, {who}"), 30, |_| {
        let filter = CaseFilter {
            is_open: Some(true),
            ..CaseFilter::default()
        };
        store
            .case_list(scope, &filter, CaseSort::Name, page, now)
            .expect("a list");
    });
    times(&format!("red list, {who}"), 30, |_| {
        store
            .red_list(scope, &RedFilter::default(), now, horizon, page)
            .expect("a list");
    });
    times(&format!("board, {who}"), 30, |_| {
        let since = now.add_seconds(-7 * 86_400);
        let office = OfficeFilter::default();
        store
            .notification_board(scope, &office, since, page)
            .expect("a list");
    });
    times(&format!("load per worker, {who}"), 30, |_| {
        store.load_per_worker(scope, now, horizon).expect("a list");
    });
    times(&format!("search, {who}"), 30, |_| {
        store.search(scope, "jen", 20).expect("a list");
    });
}

fn note(person: PersonId, n: u64, now: Moment) -> NewEvent {
    NewEvent {
        id: EventId(uuid::Uuid::from_u64_pair(0xbe, n)),
        stream: StreamId::from(person),
        at: now,
        known_at: now,
        appended_at: now,
        actor: WorkerId::SYSTEM,
        role: Role::Caseworker,
        subjects: vec![person],
        payload: NoteWritten::default().into(),
        text: Texts::new(),
        corrects: None,
        mode: None,
    }
}

/// Median and 99th percentile of some runs.
fn times(what: &str, runs: usize, mut one: impl FnMut(usize)) {
    let mut took: Vec<Duration> = (0..runs)
        .map(|k| {
            let start = Instant::now();
            one(k);
            start.elapsed()
        })
        .collect();
    took.sort();
    println!(
        "  {what}: median {:.2?}, p99 {:.2?}",
        took[runs / 2],
        took[runs * 99 / 100]
    );
}
