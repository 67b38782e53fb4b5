//! Standing in for a colleague: from the first day away to the last, and no longer.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Day, Role, WorkerId};
use store::{CaseFilter, CaseSort, Page, Scope};
use town::{TOWN, now};

/// A case in other hands that the caseworker does not see, and in whose.
async fn out_of_sight() -> (u32, WorkerId) {
    let (me, worker) = (
        TOWN.log_in(Role::Caseworker).await,
        TOWN.worker(Role::Caseworker),
    );
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let store = TOWN.app.store();
    let (system, sort) = (Scope::system(), CaseSort::Number);
    let list = store.case_list(&system, &filter, sort, Page::ALL, now());
    for row in list.unwrap().rows {
        let Some(away) = row.worker.filter(|w| *w != worker && !row.is_protected) else {
            continue;
        };
        let page = me.get(&format!("/cases/{}", row.number)).await;
        if page.status == StatusCode::NOT_FOUND {
            return (row.number, away);
        }
    }
    panic!("no case out of sight");
}

#[tokio::test]
async fn a_substitute_sees_the_case_from_the_first_day_away_to_the_last() {
    let (number, away) = out_of_sight().await;
    let (worker, page) = (TOWN.worker(Role::Caseworker), format!("/handover/{away}"));
    let sees = async || {
        let me = TOWN.log_in(Role::Caseworker).await;
        me.get(&format!("/cases/{number}")).await.status == StatusCode::OK
    };
    let leader = TOWN.log_in(Role::Head).await;
    let form = format!(
        "do=hand_over&term=away&from=2026-12-01&until=2026-12-10&reason=absence&to={worker}&case={number}"
    );
    let done = leader.post(&page, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(!sees().await, "the colleague is still here");
    let day = |month, day| Day::from_ymd(2026, month, day).unwrap().at(9, 0);
    for (moment, expected) in [
        (day(12, 1), true),
        (day(12, 10), true),
        (day(12, 11), false),
    ] {
        TOWN.clock.set(moment);
        TOWN.app.plan_jobs().unwrap();
        TOWN.app.do_due_jobs("here", 600).unwrap();
        assert_eq!(sees().await, expected, "{moment}");
    }
    assert!(TOWN.app.verify().is_ok());

    // One whose end nobody knew ends when the colleague is back.
    let leader = TOWN.log_in(Role::Head).await;
    let form = format!(
        "do=hand_over&term=away&from=2026-12-11&reason=absence&to={worker}&case={number}&until="
    );
    let done = leader.post(&page, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    TOWN.clock.set(day(12, 20));
    let leader = TOWN.log_in(Role::Head).await;
    assert!(leader.get(&page).await.body.contains("value=\"back\""));
    let back = leader.post(&page, "do=back").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert!(!sees().await);
    let none = leader.post(&page, "do=back").await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = web::i18n::Lang::Da.t("refused-not-away");
    assert!(none.body.contains(&words), "it comes back with a word");
}
