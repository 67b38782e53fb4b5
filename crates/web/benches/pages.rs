//! Pages of the real site, each asked for by people who are logged in: how long a case of 500
//! events takes to open, and what the access log costs.
//!
//! `cargo bench -p web --bench pages`; `-- --only sqlite|postgres`, `--children N`,
//! `--seconds N`. Both databases wait for the disk. The site runs in this process and nothing
//! goes over a network, so that the share of the log is larger here than for a browser.

use app::{Actor, App, Fixed};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::event::casework::NoteWritten;
use domain::text::{Audience, text};
use domain::{Day, Moment, Role, Texts};
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::testing::{DurableCluster, sqlite_dir};
use store::{CaseFilter, CaseSort, Page, Store};
use tokio::runtime::Runtime;
use tower::ServiceExt;
use web::site::{DemoLogin, Site, router};

/// Browsers at once.
const CLIENTS: usize = 16;

/// Events of the long case.
const LONG: usize = 500;

/// A caseworker's browser.
#[derive(Clone)]
struct Browser {
    cookie: String,
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
        run("postgres", &cluster.database("pages"), children, seconds);
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
    store.spool_accesses().expect("views wait as in a server");
    let app = App::open(store, Arc::new(Fixed::at(until))).expect("an application");
    app.take_in(synth::generate(&settings), &mut |_| {})
        .expect("a municipality");
    let app = Arc::new(app);
    let threads = Runtime::new().expect("threads");
    let (site, browsers) = open(&app, &threads);
    let length = Duration::from_secs(seconds.into());
    println!("{name}, {children} children");

    let long = lengthen(&app, &browsers[0], until);
    let address = format!("/cases/{long}");
    for clients in [1, 8] {
        let one = vec![browsers[0].clone(); clients];
        let address = address.clone();
        let asked = move |_: &Browser, _| address.clone();
        let mut times = threads.block_on(during(&site, &one, length, asked));
        times.sort_unstable();
        let at = |percent: usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
        println!(
            "  a case of {LONG} events, {clients} clients: median {:.1} ms, 99th percentile \
             {:.1} ms (bar 50 ms)",
            at(50),
            at(99),
        );
    }

    let mut many = browsers.clone();
    many.truncate(CLIENTS);
    let round = |length| {
        let times = threads.block_on(during(&site, &many, length, address_of));
        let count = u32::try_from(times.len()).unwrap_or(u32::MAX);
        f64::from(count) / length.as_secs_f64()
    };
    // Once for the caches; then in turns, so that a busy machine hits both alike.
    round(length / 2);
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        app.store().set_access_log(false);
        without.push(round(length));
        app.store().set_access_log(true);
        with.push(round(length));
    }
    let (with, without) = (middle(with), middle(without));
    println!(
        "  the access log, {} clients: without it {without:.0} pages/s, with it {with:.0}: costs \
         {:.1} % (bar < 15 %)",
        many.len(),
        100.0 * (1.0 - with / without),
    );
}

fn middle(mut rounds: Vec<f64>) -> f64 {
    rounds.sort_by(f64::total_cmp);
    rounds[rounds.len() / 2]
}

/// The site, and the browsers of caseworkers who have cases.
fn open(app: &Arc<App>, threads: &Runtime) -> (Router, Vec<Browser>) {
    let known = app.ruleset();
    let workers = app.store().workers().expect("the staff");
    let people: Vec<DemoLogin> = workers
        .iter()
        .filter(|w| w.role == Role::Caseworker && w.left_at.is_none())
        .map(|w| DemoLogin {
            worker: w.id,
            role: w.role,
            name: String::new(),
        })
        .collect();
    let site = router(Site::new(Arc::clone(app), "Prøvekøbing").on_trial(people.clone()));
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let mut browsers = Vec::new();
    for person in &people {
        let actor = known.actor(person.worker).expect("a member of staff");
        let scope = app.scope(&actor);
        let list = app
            .store()
            .case_list(
                &scope,
                &filter,
                CaseSort::Number,
                Page::first(40),
                app.now(),
            )
            .expect("a list");
        let cases: Vec<u32> = list.rows.iter().map(|row| row.number).collect();
        if cases.len() >= 5 {
            let cookie = threads.block_on(log_in(&site, person));
            browsers.push(Browser { cookie, cases });
        }
    }
    assert!(browsers.len() >= CLIENTS, "too small a municipality");
    (site, browsers)
}

async fn log_in(site: &Router, person: &DemoLogin) -> String {
    let guest = "someone";
    let token = web::forgery::token_of(guest);
    let request = Request::post("/login")
        .header(header::COOKIE, format!("__Host-traad_guest={guest}"))
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(format!(
            "_token={token}&person={}",
            person.worker
        )))
        .expect("a request");
    let answer = site.clone().oneshot(request).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let cookies = answer.headers().get_all(header::SET_COOKIE).iter();
    let session = cookies
        .filter_map(|c| c.to_str().ok()?.split(';').next())
        .find(|c| c.starts_with("__Host-traad_session="));
    session.expect("a session").to_owned()
}

/// Writes notes in the case with the most events until it has enough; returns its number.
fn lengthen(app: &App, browser: &Browser, now: Moment) -> u32 {
    let actor = Actor::system();
    let count = |number: u32| app.open_case(&actor, number).expect("a case").events.len();
    let number = *browser
        .cases
        .iter()
        .max_by_key(|n| count(**n))
        .expect("one");
    let before = count(number);
    for n in before..LONG {
        let mut texts = Texts::new();
        let words = format!("Notat {n}: skolen har ringet om fraværet i denne uge.");
        texts.insert("note".into(), text(words, Audience::Staff));
        let note = NoteWritten::default().into();
        app.record_in_case(&actor, number, None, now, note, texts)
            .expect("a note");
    }
    println!("  the long case had {before} events of its own, the others are notes");
    number
}

/// Of ten pages six are cases, three lists and one a day's work.
fn address_of(browser: &Browser, k: usize) -> String {
    match k % 10 {
        0..6 => format!("/cases/{}", browser.cases[k % browser.cases.len()]),
        6..9 => "/cases".to_owned(),
        _ => "/".to_owned(),
    }
}

/// All browsers ask for one page after the other; how long each took.
async fn during(
    site: &Router,
    browsers: &[Browser],
    length: Duration,
    address: impl Fn(&Browser, usize) -> String + Clone + Send + Sync + 'static,
) -> Vec<Duration> {
    let start = Instant::now();
    let tasks: Vec<_> = browsers
        .iter()
        .cloned()
        .enumerate()
        .map(|(n, browser)| {
            let (site, address) = (site.clone(), address.clone());
            tokio::spawn(async move {
                let asked = |k| address(&browser, k);
                one(&site, &browser.cookie, start + length, n, asked).await
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.append(&mut task.await.expect("a browser"));
    }
    times
}

async fn one(
    site: &Router,
    cookie: &str,
    end: Instant,
    from: usize,
    address: impl Fn(usize) -> String,
) -> Vec<Duration> {
    let mut times = Vec::new();
    for k in from.. {
        let begin = Instant::now();
        if begin >= end {
            break;
        }
        let request = Request::get(address(k))
            .header(header::COOKIE, format!("{cookie}; traad_language=da"))
            .body(Body::empty())
            .expect("a request");
        let answer = site.clone().oneshot(request).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::OK, "{}", address(k));
        let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await;
        assert!(body.expect("a page").len() > 1000);
        times.push(begin.elapsed());
    }
    times
}
