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
    assert!(shown.contains("Siden 23.11.2026 er en anden kommune handlekommune"));
    let listed = worker.post("/cases", &format!("q={number}&open=all")).await;
    let listed = worker.get(&listed.to).await.body;
    assert!(listed.contains("en anden kommune er handlekommune"));
}

#[tokio::test]
async fn a_placed_child_that_moves_leaves_the_figure_and_both_pages_say_why() {
    let worker = TOWN.log_in(Role::Caseworker).await;
    let year_ago = town::now().add_seconds(-380 * 86_400);
    let was_placed = |case: &domain::case::Case| {
        case.placement_at(year_ago)
            .is_some_and(|m| m.is_placement_of_child() && m.ended_at.is_none())
    };
    let mut cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    cases.retain(|case| {
        case.is_open_at(town::now()) && case.is_ours_at(town::now()) && !case.is_protected()
    });
    let of_worker = |case: &domain::case::Case| {
        case.main_at(town::now()).map(|main| main.worker) == Some(TOWN.worker(Role::Caseworker))
    };
    let case = cases
        .iter()
        .find(|case| was_placed(case) && of_worker(case));
    let number = case.expect("a placed child of the worker").number();
    let figure = "/indicators/placed_children?as_of=2026-11-23";
    let link = format!("/cases/{number}#goals");
    let head = TOWN.log_in(Role::Head).await;
    assert!(!head.get(figure).await.body.contains(&link));
    let moved = "at=2026-11-23&at_time=11%3A30&who_acts=other&acting=751";
    let record = format!("/cases/{number}/record/municipality_changed");
    let done = worker.post(&record, moved).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let left = head.get(figure).await.body;
    assert!(left.contains(&link) && left.contains("en anden kommune er blevet handlekommune"));
    let page = worker.get(&format!("/cases/{number}")).await.body;
    assert!(page.contains("Siden 23.11.2026 er en anden kommune handlekommune"));
    assert!(page.contains("/indicators/placed_children?as_of=2026-11-22"));
    let before = head
        .get("/indicators/placed_children?as_of=2026-11-22")
        .await
        .body;
    assert!(!before.contains(&link), "it was counted then");
}
