//! What the access log costs in the site: the same pages asked for by 16 browsers at once,
//! with and without it, from session to HTML, on `SQLite` with full durability.
//!
//! `cargo bench -p web --bench site`. Every page here shows persons and is logged; in an
//! office some do not, so that the share of the log is larger here.

#[path = "../tests/support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio::task::JoinSet;
use town::{Persona, TOWN};

/// Browsers at once.
const BROWSERS: usize = 16;

/// How long they ask in one round.
const SPAN: Duration = Duration::from_secs(4);

fn main() {
    let runtime = Runtime::new().expect("a runtime");
    let (worker, paths) = runtime.block_on(paths());
    // Once for the caches; then in turns, so that a busy machine hits both alike.
    pages(&runtime, &worker, &paths);
    let (mut without, mut with) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        TOWN.app.store().set_access_log(false);
        without.push(pages(&runtime, &worker, &paths));
        TOWN.app.store().set_access_log(true);
        with.push(pages(&runtime, &worker, &paths));
    }
    let (without, with) = (middle(without), middle(with));
    let cost = 100.0 * (1.0 - with / without);
    println!(
        "without the log {without:.0} pages/s, with it {with:.0}: costs {cost:.1} % (bar < 15 %)"
    );
    let found = TOWN.app.verify().expect("a check");
    assert!(found.is_clean(), "{:?}", found.findings);
}

fn middle(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

/// A caseworker, and of ten pages of theirs six cases, three lists and one day's work.
async fn paths() -> (Persona, Arc<[String]>) {
    let worker = TOWN.log_in(Role::Caseworker).await;
    let list = worker.get("/cases").await;
    let mut cases = list.links_to("/cases/");
    cases.retain(|path| path["/cases/".len()..].parse::<u32>().is_ok());
    assert!(cases.len() >= 5, "too small a municipality");
    let mut paths = Vec::new();
    for (n, case) in cases.into_iter().cycle().take(60).enumerate() {
        paths.push(case);
        match n % 6 {
            1 | 3 | 5 => paths.push("/cases".to_owned()),
            4 => paths.push("/".to_owned()),
            _ => {}
        }
    }
    (worker, paths.into())
}

/// Pages each second.
fn pages(runtime: &Runtime, worker: &Persona, paths: &Arc<[String]>) -> f64 {
    let (done, start) = (Arc::new(AtomicU32::new(0)), Instant::now());
    runtime.block_on(async {
        let mut browsers = JoinSet::new();
        for n in 0..BROWSERS {
            let (worker, paths, done) = (worker.clone(), Arc::clone(paths), Arc::clone(&done));
            browsers.spawn(async move {
                for path in paths.iter().cycle().skip(n * 7) {
                    if start.elapsed() >= SPAN {
                        break;
                    }
                    let answer = worker.get(path).await;
                    assert_eq!(answer.status, StatusCode::OK, "{path}");
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        while let Some(ended) = browsers.join_next().await {
            ended.expect("a browser");
        }
    });
    f64::from(done.load(Ordering::Relaxed)) / start.elapsed().as_secs_f64()
}
