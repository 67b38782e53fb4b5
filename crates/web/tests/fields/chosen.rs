//! Fields that are stored in no event by themselves: they find or choose whom one is about. Each is
//! proved by choosing otherwise: something else is recorded, and about nobody else.

use crate::town::{Persona, TOWN};
use axum::http::StatusCode;
use domain::case::Case;
use domain::{PersonId, Role, WorkerId};
use store::Scope;

/// All of them, each with its test below.
pub const CHOOSING: [(&str, &str); 4] = [
    ("/distribution", "case"),
    ("/handover/{id}", "case"),
    ("/notifications/new", "find"),
    ("/notifications/{id}/child", "find"),
];

const CONCERN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=notification&\
    notifier=school&professional=1&causes=child_school&concern=Kommer+ikke&notifier_name=Lone";

/// The cases that a caseworker has now.
fn cases_of(worker: WorkerId) -> Vec<Case> {
    let at = TOWN.app.now();
    let mut cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    cases.retain(|c| c.is_open_at(at) && c.main_at(at).is_some_and(|a| a.worker == worker));
    cases
}

/// Two cases of the demo's caseworker.
fn two() -> [Case; 2] {
    let mut cases = cases_of(TOWN.worker(Role::Caseworker)).into_iter();
    [(); 2].map(|()| cases.next().expect("a case"))
}

fn main_of(case: &Case) -> Option<WorkerId> {
    let case = TOWN.app.store().case(&Scope::system(), case.person);
    let case = case.unwrap().expect("the case");
    case.main_at(TOWN.app.now()).map(|a| a.worker)
}

#[tokio::test]
async fn the_cases_that_are_ticked_are_given_out_and_no_other() {
    let leader = TOWN.log_in(Role::Head).await;
    let to = TOWN.worker(Role::Caseworker);
    let cases = two();
    for case in &cases {
        let off = format!("do=unassign&worker={to}&role=main");
        let path = format!("/cases/{}/assign", case.number());
        assert_eq!(leader.post(&path, &off).await.status, StatusCode::SEE_OTHER);
    }
    for (n, case) in cases.iter().enumerate() {
        let form = format!("do=give&to={to}&case={}", case.number());
        let given = leader.post("/distribution", &form).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let have = cases.each_ref().map(main_of);
        assert_eq!(have, [Some(to), Some(to).filter(|_| n == 1)]);
    }
}

#[tokio::test]
async fn the_cases_that_are_ticked_are_handed_over_and_no_other() {
    let leader = TOWN.log_in(Role::Head).await;
    let from = TOWN.worker(Role::Caseworker);
    let rules = TOWN.app.ruleset();
    let mut others = rules.workers.iter().filter(|(id, w)| {
        let works = w.role == Role::Caseworker && w.left_at.is_none() && w.team.is_some();
        works && **id != from
    });
    let to = *others.next().expect("a colleague").0;
    let cases = two();
    for (n, case) in cases.iter().enumerate() {
        let number = case.number();
        let form = format!("do=hand_over&term=good&reason=load&to={to}&case={number}");
        let given = leader.post(&format!("/handover/{from}"), &form).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
        let have = cases.each_ref().map(main_of);
        assert_eq!(have, [Some(to), Some(if n == 1 { to } else { from })]);
    }
}

/// Two children with files whom reception finds by the number of the case.
fn known() -> [Case; 2] {
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let fits = |c: &Case| c.file.is_some() && !c.is_address_protected && c.erased.is_none();
    let mut cases = cases.into_iter().filter(fits);
    [(); 2].map(|()| cases.next().expect("a child on record"))
}

/// Which of the two is offered where one of them is looked for.
async fn offered(who: &Persona, path: &str, form: &str, of: &Case, all: &[Case; 2]) -> Vec<bool> {
    let form = format!("{form}&do=find&find={}", of.number());
    let answer = who.post(path, &form).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    let page = answer.body;
    let is_offered = |case: &Case| page.contains(&format!("value=\"{}\"", case.person));
    all.iter().map(is_offered).collect()
}

/// Whether a child's case has a notification.
fn has(person: PersonId, page: &str) -> bool {
    let case = TOWN.app.store().case(&Scope::system(), person).unwrap();
    let about = case.expect("the case").notifications;
    about.iter().any(|n| page.ends_with(&n.id.to_string()))
}

#[tokio::test]
async fn who_is_looked_for_on_arrival_is_offered_and_recorded() {
    let reception = TOWN.log_in(Role::Reception).await;
    let children = known();
    for (n, child) in children.iter().enumerate() {
        let path = "/notifications/new";
        let found = offered(&reception, path, CONCERN, child, &children).await;
        assert_eq!(found, [n == 0, n == 1]);
        let form = format!("{CONCERN}&known={}", child.person);
        let sent = reception.post(path, &form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        let page = sent.to.split('?').next().unwrap();
        let about = children.each_ref().map(|c| has(c.person, page));
        assert_eq!(about, [n == 0, n == 1]);
    }
}

#[tokio::test]
async fn who_is_looked_for_behind_a_description_is_offered_and_recorded() {
    let reception = TOWN.log_in(Role::Reception).await;
    let children = known();
    let board = reception.get("/notifications").await;
    let mut described = None;
    for page in board.links_to("/notifications/") {
        let page = page.split(['?', '#']).next().unwrap_or_default();
        let person = reception.get(page).await.hidden("described");
        if !person.is_empty() {
            described = Some((page.to_owned(), person));
        }
    }
    let (page, person) = described.expect("a child that nobody has recognised");
    let (path, form) = (format!("{page}/child"), format!("described={person}"));
    for (n, child) in children.iter().enumerate() {
        let found = offered(&reception, &path, &form, child, &children).await;
        assert_eq!(found, [n == 0, n == 1]);
    }
    let form = format!("{form}&do=known&known={}", children[1].person);
    let said = reception.post(&path, &form).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let about = children.each_ref().map(|c| has(c.person, &page));
    assert_eq!(about, [false, true]);
}
