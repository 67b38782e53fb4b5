//! What the access log costs: the same pages asked for by 16 clients, with and without it.
//!
//! `cargo bench -p app --bench access`; `-- --only sqlite|postgres`, `--children N`,
//! `--seconds N`. Both databases wait for the disk: `SQLite` in a temporary folder, then a
//! `PostgreSQL` cluster of its own. No HTML is made, so that the share of the log is larger
//! here than in the site.

use app::{Actor, App, Fixed, Views};
use domain::{AccessOutcome, Day, Role};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use store::testing::{DurableCluster, sqlite_dir};
use store::{CaseFilter, CaseSort, Page, Store};

/// Clients at once.
const CLIENTS: usize = 16;

/// What one client asks for: who, and which cases.
struct Client {
    actor: Actor,
    cases: Vec<u32>,
}

fn main() {
    let given: Vec<String> = std::env::args().collect();
    let after = |name: &str| {
        let at = given.iter().position(|a| a == name)?;
        given.get(at + 1).cloned()
    };
    let number = |name: &str, otherwise: u32| {
        after(name)
            .and_then(|n| n.parse().ok())
            .unwrap_or(otherwise)
    };
    let (children, seconds) = (number("--children", 2_000), number("--seconds", 5));
    let only = after("--only").unwrap_or_default();
    if only != "postgres" {
        let dir = sqlite_dir();
        run("sqlite", &dir.url(), children, seconds);
    }
    if only != "sqlite"
        && let Some(cluster) = DurableCluster::start()
    {
        run("postgres", &cluster.database("access"), children, seconds);
    }
}

fn run(name: &str, url: &str, children: u32, seconds: u32) {
    let until = Day::from_ymd(2025, 9, 30).expect("a day").at(12, 0);
    let settings = synth::Settings {
        children,
        years: 5,
        until,
        seed: 1,
    };
    let store = Store::open(url, &store::testing::keys(url)).expect("a database");
    let app = App::open(store, Arc::new(Fixed::at(until))).expect("an application");
    app.take_in(synth::generate(&settings), &mut |_| {})
        .expect("a municipality");
    let clients = clients(&app);
    let length = Duration::from_secs(seconds.into());
    println!("{name}, {children} children, {CLIENTS} clients, {seconds} s a round");
    // Once for the caches; then in turns, so that a busy machine hits both alike.
    pages(&app, &clients, length / 2);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        app.store().set_access_log(false);
        without.push(pages(&app, &clients, length));
        app.store().set_access_log(true);
        with.push(pages(&app, &clients, length));
    }
    let (with, without) = (middle(with), middle(without));
    let cost = 100.0 * (1.0 - with / without);
    println!(
        "  without the log {without:.0} pages/s, with it {with:.0}: costs {cost:.1} % (bar < 15 %)"
    );
    let found = app.verify().expect("a check");
    assert!(found.is_clean(), "{:?}", found.findings);
    println!("  {} views logged, the log is clean", found.views);
}

fn middle(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

/// Caseworkers with their open cases.
fn clients(app: &App) -> Vec<Client> {
    let known = app.ruleset();
    let open = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let mut clients = Vec::new();
    let workers = app.store().workers().expect("the staff");
    for worker in workers
        .iter()
        .filter(|w| w.role == Role::Caseworker && w.left_at.is_none())
    {
        let actor = known.actor(worker.id).expect("a member of staff");
        let list = app
            .store()
            .case_list(
                &app.scope(&actor),
                &open,
                CaseSort::Number,
                Page::first(40),
                app.now(),
            )
            .expect("a list");
        let cases: Vec<u32> = list.rows.iter().map(|row| row.number).collect();
        if cases.len() >= 5 {
            clients.push(Client { actor, cases });
        }
    }
    assert!(clients.len() >= 4, "too small a municipality");
    clients
}

/// Pages each second: of ten, six cases, three lists, one day's work.
fn pages(app: &App, clients: &[Client], length: Duration) -> f64 {
    let done = AtomicU64::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for n in 0..CLIENTS {
            let (client, done) = (&clients[n % clients.len()], &done);
            scope.spawn(move || {
                let mut k = n;
                while start.elapsed() < length {
                    let views = Views::default();
                    views.during(|| page(app, client, k));
                    app.end_views(&views, AccessOutcome::Shown);
                    done.fetch_add(1, Ordering::Relaxed);
                    k += 1;
                }
            });
        }
    });
    let done = u32::try_from(done.into_inner()).unwrap_or(u32::MAX);
    f64::from(done) / start.elapsed().as_secs_f64()
}

fn page(app: &App, client: &Client, k: usize) {
    let actor = &client.actor;
    match k % 10 {
        0..6 => {
            let number = client.cases[k % client.cases.len()];
            app.open_case(actor, number).expect("a case");
        }
        6..9 => {
            let open = CaseFilter {
                is_open: Some(true),
                ..CaseFilter::default()
            };
            app.cases(actor, &open, CaseSort::Late, Page::first(50))
                .expect("a list");
        }
        _ => {
            app.today(actor).expect("a day");
        }
    }
}
