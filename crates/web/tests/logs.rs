//! What the program logs holds no personal data, at any level: no CPR number, no name, no
//! address, no word somebody typed.

#[path = "support/town.rs"]
mod town;

use domain::Role;
use std::collections::HashSet;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use store::Scope;
use town::TOWN;
use tracing_subscriber::fmt::MakeWriter;

/// Everything logged, as text.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Kept {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Full names, addresses and typed words that must not be in a log.
fn secrets() -> HashSet<String> {
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let persons: Vec<_> = cases.iter().map(|c| c.person).collect();
    let names = store.names(&Scope::system(), &persons).unwrap();
    names
        .into_iter()
        .flat_map(|n| [n.name, n.address])
        .flatten()
        .filter(|text| text.len() > 6)
        .chain([TYPED.to_owned(), "Bekymringens ordlyd".to_owned()])
        .collect()
}

/// The name somebody types into a form.
const TYPED: &str = "Hemmelig Prøvebarn";

/// Whether ten digits stand together as a CPR number does, day + 60 included.
fn holds_cpr(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..bytes.len()).find_map(|at| {
        if at > 0 && (is_digit(at - 1) || matches!(bytes[at - 1], b'.' | b'-' | b'a'..=b'f')) {
            return None;
        }
        let gap = usize::from(bytes.get(at + 6) == Some(&b'-'));
        let all = (0..6).all(|n| is_digit(at + n)) && (6..10).all(|n| is_digit(at + gap + n));
        let ends = !is_digit(at + gap + 10);
        let two = |from: usize| text.get(from..from + 2)?.parse::<u32>().ok();
        let day = two(at).filter(|d| (1..=31).contains(d) || (61..=91).contains(d));
        let month = two(at + 2).filter(|m| (1..=12).contains(m));
        (all && ends && day.is_some() && month.is_some()).then(|| &text[at..at + gap + 10])
    })
}

fn leaks(log: &str, secrets: &HashSet<String>) -> Vec<String> {
    let told = secrets
        .iter()
        .filter(|secret| log.contains(secret.as_str()));
    told.cloned()
        .chain(holds_cpr(log).map(str::to_owned))
        .collect()
}

#[test]
fn a_leak_would_be_found() {
    let secrets = HashSet::from([TYPED.to_owned()]);
    assert!(leaks("ERROR could not save Hemmelig Prøvebarn", &secrets).len() == 1);
    assert!(leaks("cpr=711115-5678", &secrets).len() == 1);
    assert!(leaks("\"7111155678\"", &secrets).len() == 1);
    assert!(
        leaks(
            "2026-11-23T12:00:00.123456789Z position 1234567890123",
            &secrets
        )
        .is_empty()
    );
}

#[tokio::test]
async fn a_whole_flow_leaves_no_personal_data_in_the_log() {
    let kept = Kept::default();
    tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(kept.clone())
        .init();
    let secrets = secrets();
    assert!(secrets.len() > 150, "{}", secrets.len());
    let mut asked = 0;
    for role in [
        Role::Caseworker,
        Role::TeamLeader,
        Role::Reception,
        Role::Head,
        Role::Committee,
        Role::Auditor,
        Role::Administrator,
    ] {
        let me = TOWN.log_in(role).await;
        let mut addresses: Vec<String> = ["/", "/cases", "/notifications", "/goals", "/ladder"]
            .map(str::to_owned)
            .into();
        for from in addresses.clone() {
            let links = me.get(&from).await.links();
            let of_site = links
                .into_iter()
                .filter(|l| l.starts_with('/') && !l.contains("/assets/"));
            addresses.extend(of_site.take(12));
        }
        if let Some(case) = addresses.iter().find(|a| a.starts_with("/cases/")).cloned() {
            let links = me.get(&case).await.links();
            addresses.extend(links.into_iter().filter(|l| l.starts_with(&case)).take(20));
        }
        for address in &addresses {
            me.get(address).await;
            asked += 1;
        }
        // What is typed: an arrival, a search by CPR number and name, forms with mistakes.
        let name = "Hemmelig+Pr%C3%B8vebarn";
        let arrival = format!(
            "enquiry=notification&received=2026-11-23&received_time=09%3A00&notifier=school\
             &child_name={name}&child_cpr=711115-5678&concern=Bekymringens+ordlyd"
        );
        me.post("/notifications/new", &arrival).await;
        me.post("/notifications/new", &arrival.replace("2026", "2099"))
            .await;
        me.post("/search", "q=711115-5678").await;
        me.post("/search", &format!("q={name}")).await;
        me.get("/search?q=711115-5678").await;
        me.get("/cases?q=711115-5678").await;
        for address in addresses.iter().filter(|a| a.contains("/record/")).take(3) {
            me.post(address, "at=2099-01-01&note=Bekymringens+ordlyd")
                .await;
        }
        me.get("/cases/4711/nonsense/711115-5678").await;
    }
    assert!(asked > 100, "{asked}");
    TOWN.app.verify().unwrap();
    tracing::trace!("the end of the flow");
    let log = kept.text();
    assert!(log.contains("the end of the flow"), "the log is kept");
    assert_eq!(leaks(&log, &secrets), Vec::<String>::new());
}
