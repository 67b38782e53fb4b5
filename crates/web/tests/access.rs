//! Whoever shows a person leaves a begun and a completed row in the access log.

#[path = "access/extract.rs"]
mod extract;
#[path = "support/town.rs"]
mod town;

use app::family::RelativeGiven;
use app::{Actor, TypedCpr};
use domain::{AccessOutcome, PersonId, Relation, Role};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use store::{AccessRow, CaseFilter, CaseSort, Page, Scope};
use tokio::sync::Mutex;
use town::{Answer, TOWN, now};

/// One test at a time reads the end of the log.
static LOG: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);

/// Everybody with a case, by number and by full name; names that staff bear too are left out.
struct Everybody {
    by_number: HashMap<u32, PersonId>,
    by_name: HashMap<String, HashSet<PersonId>>,
}

impl Everybody {
    fn new() -> Self {
        let store = TOWN.app.store();
        let cases = store.load_cases(&Scope::system()).unwrap();
        let by_number = cases
            .iter()
            .filter(|c| c.file.is_some())
            .map(|c| (c.number(), c.person))
            .collect();
        let staff: HashSet<String> = store
            .workers()
            .unwrap()
            .into_iter()
            .map(|w| w.name)
            .collect();
        let persons: Vec<PersonId> = cases.iter().map(|c| c.person).collect();
        let mut by_name: HashMap<String, HashSet<PersonId>> = HashMap::new();
        for found in store.names(&Scope::system(), &persons).unwrap() {
            let name = found.name.unwrap_or_default();
            if name.contains(' ') && !staff.contains(&name) {
                by_name.entry(name).or_default().insert(found.person);
            }
        }
        Self { by_number, by_name }
    }

    /// Each person that a page shows, as the surrogates it may be.
    fn shown(&self, answer: &Answer) -> Vec<HashSet<PersonId>> {
        let numbers = answer.links_to("/cases/").into_iter().filter_map(|link| {
            let number = link["/cases/".len()..].split(['/', '?', '#']).next()?;
            number.parse::<u32>().ok()
        });
        let linked = numbers.filter_map(|n| self.by_number.get(&n).map(|p| HashSet::from([*p])));
        let text = answer.body.replace("&amp;", "&");
        let named = self
            .by_name
            .iter()
            .filter(|(name, _)| text.contains(name.as_str()));
        linked
            .chain(named.map(|(_, persons)| persons.clone()))
            .collect()
    }
}

fn end() -> u64 {
    TOWN.app.store().flush_accesses().unwrap();
    let latest = TOWN.app.store().access_latest(1).unwrap();
    latest.first().map_or(0, |row| row.position)
}

fn since(position: u64) -> Vec<AccessRow> {
    TOWN.app.store().flush_accesses().unwrap();
    let mut rows = TOWN.app.store().access_latest(50).unwrap();
    rows.retain(|row| row.position > position);
    rows
}

fn a_case_of(role: Role) -> u32 {
    use store::{CaseFilter, CaseSort, Page, Reach};
    let scope = Scope {
        actor: TOWN.worker(role),
        role,
        reach: Reach::Own,
        now: town::now(),
    };
    let open = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let store = TOWN.app.store();
    let list = store.case_list(&scope, &open, CaseSort::Number, Page::first(1), town::now());
    list.unwrap().rows[0].number
}

/// Pages to ask for: those with fixed addresses, and those that the pages of one case and of
/// the board link to.
async fn addresses(number: u32) -> Vec<String> {
    let head = TOWN.log_in(Role::Caseworker).await;
    let mut all: Vec<String> = [
        "/",
        "/notifications",
        "/notifications/new",
        "/cases",
        "/cases?open=all&sort=name",
        "/goals",
        "/ladder",
        "/law",
        "/indicators/all_law_on_time",
        "/indicators/assessments_opened",
    ]
    .map(str::to_owned)
    .into();
    let case = format!("/cases/{number}");
    for from in [case.as_str(), "/notifications", "/goals"] {
        let page = head.get(from).await;
        let mut kinds = HashSet::new();
        let here = format!("{case}/");
        for link in page.links() {
            let is_wanted = link.starts_with(&here)
                || ["/notifications/", "/goals/", "/indicators/"]
                    .iter()
                    .any(|p| link.starts_with(p));
            let kind: Vec<&str> = link.split('/').take(4).collect();
            let of_kind = kinds.len();
            if is_wanted && of_kind < 40 {
                kinds.insert(kind.join("/"));
                all.push(link);
            }
        }
    }
    all.push(case.clone());
    all.push(format!("{case}/assign"));
    all.sort();
    all.dedup();
    all
}

#[tokio::test]
async fn every_page_that_shows_a_person_leaves_a_begun_and_a_completed_row() {
    let _alone = LOG.lock().await;
    let everybody = Everybody::new();
    let addresses = addresses(a_case_of(Role::Caseworker)).await;
    assert!(addresses.len() > 25, "{addresses:?}");
    let mut pages = 0;
    for role in [
        Role::Caseworker,
        Role::TeamLeader,
        Role::Reception,
        Role::Head,
        Role::Committee,
        Role::Economist,
        Role::Auditor,
        Role::Administrator,
    ] {
        let me = TOWN.log_in(role).await;
        // The address of an answer is of use to the asker alone.
        let mut addresses = addresses.clone();
        for question in ["q=an", "q=bekymring"] {
            let asked = me.post("/search", question).await;
            addresses.extend((!asked.to.is_empty()).then_some(asked.to));
        }
        for address in &addresses {
            let before = end();
            let answer = me.get(address).await;
            let rows = since(before);
            let logged: HashSet<PersonId> = rows
                .iter()
                .flat_map(|r| r.access.persons.iter().copied())
                .collect();
            let shown = everybody.shown(&answer);
            for persons in &shown {
                assert!(
                    persons.iter().any(|p| logged.contains(p)),
                    "{role} {address} shows somebody it does not log"
                );
            }
            pages += usize::from(!shown.is_empty());
            for row in &rows {
                let outcome = row.outcome.map(|(outcome, ..)| outcome);
                let expected = if answer.status.is_success() || answer.status.is_redirection() {
                    AccessOutcome::Shown
                } else {
                    AccessOutcome::Failed
                };
                assert_eq!(outcome, Some(expected), "{role} {address}");
                assert_eq!(row.access.actor, TOWN.worker(role));
            }
            let requests: HashSet<_> = rows.iter().map(|r| r.access.view).collect();
            assert!(
                requests.len() <= 1,
                "{role} {address}: one request is one view"
            );
        }
    }
    assert!(pages > 60, "{pages} pages showed somebody");
}

#[tokio::test]
async fn a_search_by_name_or_number_logs_whom_it_found() {
    let _alone = LOG.lock().await;
    let everybody = Everybody::new();
    let me = TOWN.log_in(Role::Head).await;
    let (name, persons) = everybody.by_name.iter().next().unwrap();
    let before = end();
    // The whole name: a first name finds more children than a page shows.
    let asked = me.post("/search", &format!("q={}", percent(name))).await;
    me.get(&asked.to).await;
    let rows = since(before);
    assert!(rows.iter().any(|r| r.access.what == "search"));
    assert!(
        rows.iter()
            .any(|r| r.access.persons.iter().any(|p| persons.contains(p)))
    );
}

#[tokio::test]
async fn a_reader_who_goes_away_is_on_record_as_cut_off() {
    use axum::body::Body;
    use axum::http::{Request, header};
    let _alone = LOG.lock().await;
    let me = TOWN.log_in(Role::Caseworker).await;
    let before = end();
    let request = Request::get(format!("/cases/{}", a_case_of(Role::Caseworker)))
        .header(header::COOKIE, me.sent())
        .body(Body::empty())
        .unwrap();
    // The answer is made, and thrown away before its body is read.
    drop(TOWN.raw(request).await);
    let rows = since(before);
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row.outcome.map(|(o, ..)| o), Some(AccessOutcome::CutOff));
    }
}

fn percent(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |out, b| format!("{out}%{b:02X}"))
}

#[tokio::test]
async fn the_auditor_filters_the_log_and_reads_on_by_position() {
    let _alone = LOG.lock().await;
    let number = a_case_of(Role::Caseworker);
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    for _ in 0..60 {
        caseworker.get(&format!("/cases/{number}")).await;
    }
    let auditor = TOWN.log_in(Role::Auditor).await;
    let first = auditor.get("/access").await;
    let older = first.links_to("/access?");
    let older = older
        .iter()
        .find(|link| link.contains("before="))
        .expect("an older page");
    assert_eq!(auditor.get(older).await.status, 200);
    let who = TOWN.worker(Role::Head);
    let of_head = auditor
        .get(&format!("/access?worker={who}&case={number}"))
        .await;
    assert!(!of_head.body.contains(&format!("href=\"/cases/{number}\"")));
    let of_case = auditor
        .get(&format!("/access?case={number}&day=2026-11-23"))
        .await;
    assert!(of_case.body.contains(&format!("href=\"/cases/{number}\"")));
    let another_day = auditor
        .get(&format!("/access?case={number}&day=2026-11-22"))
        .await;
    assert!(another_day.body.contains("Ingen opslag"));
    assert!(
        auditor
            .get("/access?case=99999999")
            .await
            .body
            .contains("ingen sag med det nummer")
    );
    let wrong = auditor.get("/access?day=i+g%C3%A5r").await;
    assert!(wrong.status == 200 && wrong.body.contains("Vælg en dag"));
}

#[tokio::test]
async fn a_look_without_a_part_in_the_case_is_flagged_judged_once_and_opens_again() {
    let _alone = LOG.lock().await;
    let number = a_case_of(Role::Caseworker);
    let (head, auditor) = (
        TOWN.log_in(Role::Head).await,
        TOWN.log_in(Role::Auditor).await,
    );
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    caseworker.get(&format!("/cases/{number}")).await;
    head.get(&format!("/cases/{number}")).await;
    let line = format!("/access/unusual/{}/{number}", TOWN.worker(Role::Head));
    let list = auditor.get("/access/unusual").await;
    assert!(
        list.links().contains(&line),
        "the head has no part in the case"
    );
    assert!(list.body.contains("uden at have en del i den"));
    let own = format!("/access/unusual/{}/{number}", TOWN.worker(Role::Caseworker));
    assert!(!list.links().contains(&own), "the caseworker has");

    // Nobody judges their own looks; without a reason nothing is recorded and nothing lost.
    let refused = head
        .post(&line, "outcome=fine&note=Mit+eget&up_to=999999999")
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("dine egne opslag"));
    let empty = auditor
        .post(&line, "outcome=follow_up&note=+&up_to=999999999")
        .await;
    assert_eq!(empty.status, 422);
    let kept = empty.body.contains("value=\"follow_up\" checked");
    assert!(kept, "what was chosen comes back");

    let done = auditor
        .post(
            &line,
            "outcome=fine&note=Afl%C3%B8ste+lederen&up_to=999999999",
        )
        .await;
    assert_eq!(
        (done.status.as_u16(), done.to.as_str()),
        (303, "/access/unusual?done=done-judged")
    );
    assert!(!auditor.get("/access/unusual").await.links().contains(&line));
    let fine = auditor.get("/access/unusual?state=fine").await;
    assert!(fine.links().contains(&line));
    assert!(auditor.get(&line).await.body.contains("Afløste lederen"));
    head.get(&format!("/cases/{number}")).await;
    assert!(
        auditor.get("/access/unusual").await.links().contains(&line),
        "a later look"
    );
    assert!(TOWN.app.verify().unwrap().is_clean());
}

#[tokio::test]
async fn many_cases_in_a_short_time_are_one_line() {
    let _alone = LOG.lock().await;
    let head = TOWN.log_in(Role::Head).await;
    let cases = head.get("/cases").await.links_to("/cases/");
    let cases: HashSet<String> = cases
        .into_iter()
        .filter(|link| link.matches('/').count() == 2)
        .collect();
    assert!(cases.len() > 25, "{}", cases.len());
    for case in &cases {
        head.get(case).await;
    }
    let line = format!("/access/unusual/{}/0", TOWN.worker(Role::Head));
    let list = TOWN
        .log_in(Role::Auditor)
        .await
        .get("/access/unusual?flag=many_cases")
        .await;
    assert_eq!(list.links_to("/access/unusual/"), [line]);
}
