//! Standing in for a colleague: from the first day away to the last, and no longer.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Day, Role, WorkerId};
use store::{CaseFilter, CaseSort, Page, Scope};
use town::{TOWN, now};

/// A case in other hands that the caseworker does not see, and in whose.
async fn out_of_sight() -> (u32, WorkerId) {
    all_out_of_sight().await[0]
}

/// All of them.
async fn all_out_of_sight() -> Vec<(u32, WorkerId)> {
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
    let mut found = Vec::new();
    for row in list.unwrap().rows {
        let Some(away) = row.worker.filter(|w| *w != worker && !row.is_protected) else {
            continue;
        };
        let page = me.get(&format!("/cases/{}", row.number)).await;
        if page.status == StatusCode::NOT_FOUND {
            found.push((row.number, away));
        }
    }
    assert!(!found.is_empty(), "no case out of sight");
    found
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
        "do=give&term=away&from=2026-12-01&until=2026-12-10&reason=absence&to={worker}&case={number}"
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
        "do=give&term=away&from=2026-12-11&reason=absence&to={worker}&case={number}&until="
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

#[tokio::test]
async fn a_second_absence_leaves_the_substitutes_of_the_first() {
    let all = all_out_of_sight().await;
    let pair = all.iter().find_map(|(number, away)| {
        let other = all.iter().find(|(n, who)| n != number && who == away)?;
        Some((*number, other.0, *away))
    });
    let (number, other, away) = pair.expect("somebody with two cases");
    let (worker, page) = (TOWN.worker(Role::Caseworker), format!("/handover/{away}"));
    let sees = async || {
        let me = TOWN.log_in(Role::Caseworker).await;
        me.get(&format!("/cases/{number}")).await.status == StatusCode::OK
    };
    let away_from = async |from: &str, until: &str, case: u32| {
        let form = format!(
            "do=give&term=away&from={from}&until={until}&reason=absence&to={worker}&case={case}"
        );
        let done = TOWN.log_in(Role::Head).await.post(&page, &form).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    };
    // A holiday with a substitute; then an illness before it, with one on another case.
    away_from("2026-12-20", "2026-12-31", number).await;
    TOWN.clock.set(Day::from_ymd(2026, 12, 2).unwrap().at(9, 0));
    away_from("2026-12-02", "2026-12-05", other).await;
    let day = |day| Day::from_ymd(2026, 12, day).unwrap().at(9, 0);
    let nights = |moment| {
        TOWN.clock.set(moment);
        TOWN.app.plan_jobs().unwrap();
        TOWN.app.do_due_jobs("here", 600).unwrap();
    };
    nights(day(6));
    assert!(TOWN.app.ruleset().is_at_work(away, day(6).day()));
    nights(day(20));
    assert!(sees().await, "the holiday has its substitute");
    assert!(!TOWN.app.ruleset().is_at_work(away, day(20).day()));
    // One more case of the same absence: the form knows its days.
    let form = TOWN.log_in(Role::Head).await.get(&page).await.body;
    for (name, value) in [("from", "2026-12-20"), ("until", "2026-12-31")] {
        let field = form.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        assert!(field.split('>').next().unwrap().contains(value), "{name}");
    }
    // Back early: the holiday ends, and with it the substitute's part.
    let back = TOWN.log_in(Role::Head).await.post(&page, "do=back").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert!(!sees().await);
}
