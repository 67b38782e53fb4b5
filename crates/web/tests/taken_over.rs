//! A case that another municipality had, and one that it gets.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Payload, Role};
use store::Scope;
use town::TOWN;

const GIVEN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=other_municipality&\
    child_name=Flytte+Barn&child_birth=2017-05-01&child_sex=f&notifier=municipal&\
    concern=Sagen+f%C3%B8lger+med&notifier_name=Lone";

#[tokio::test]
async fn a_case_taken_over_says_who_acts_from_then_on_and_one_that_moves_away_does_too() {
    let worker = TOWN.log_in(Role::Caseworker).await;
    let sent = worker.post("/notifications/new", GIVEN).await;
    let page = sent.to.split('?').next().unwrap().to_owned();
    let given = "at=2026-11-23&at_time=11%3A00&outcome=running_case&reasons=Sagen+er+modtaget";
    let done = worker.post(&format!("{page}/evaluate"), given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let store = TOWN.app.store();
    let notification = page.rsplit('/').next().unwrap();
    let of_page = |case: &domain::case::Case| {
        let mut all = case.notifications.iter();
        all.any(|n| n.id.to_string() == notification)
    };
    let taken = || {
        let cases = store.load_cases(&Scope::system()).unwrap();
        cases.into_iter().find(of_page).expect("the case")
    };
    let number = taken().number();
    let changes = || -> Vec<bool> {
        let events = store.events_of_number(&Scope::system(), number);
        let events = events.unwrap().unwrap().events;
        let ours = events.iter().filter_map(|e| match &e.payload {
            Payload::MunicipalityChanged(p) => Some(p.ours),
            _ => None,
        });
        ours.collect()
    };
    assert_eq!(changes(), [true]);
    assert!(taken().is_ours_at(TOWN.app.now()));
    let record = format!("/cases/{number}/record/municipality_changed");
    let moved = "at=2026-11-23&at_time=11%3A30&who_acts=other&acting=";
    let faulty = worker.post(&record, &format!("{moved}7")).await;
    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let moved = worker.post(&record, &format!("{moved}751")).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.body);
    assert_eq!(changes(), [true, false]);
    assert!(!taken().is_ours_at(TOWN.app.now()));
    let shown = worker.get(&format!("/cases/{number}")).await.body;
    assert!(shown.contains("kommune nr. 751"));
}
