//! What each role meets: its own work first, and no more than it may see.

use crate::{link, log_in};
use axum::http::StatusCode;
use domain::Role;

#[tokio::test]
async fn the_front_page_leads_each_role_to_its_work() {
    for (role, to) in [
        (Role::Reception, "/notifications"),
        (Role::Committee, "/goals"),
        (Role::Economist, "/goals"),
        (Role::Auditor, "/goals"),
        (Role::Administrator, "/goals"),
    ] {
        let answer = log_in(role).await.get("/").await;
        assert_eq!(
            (answer.status, answer.to.as_str()),
            (StatusCode::SEE_OTHER, to),
            "{role}"
        );
    }
    for (role, words) in [
        (Role::Caseworker, "Mandag 23. november 2026"),
        (Role::TeamLeader, "Belastning"),
    ] {
        let answer = log_in(role).await.get("/").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body.contains(words), "{role}");
        assert!(!answer.body.contains('⟦'), "{role}");
    }
}

#[tokio::test]
async fn a_leader_gives_a_case_and_must_choose_who() {
    let leader = log_in(Role::TeamLeader).await;
    let cases = leader.get("/cases").await;
    let assign = format!("{}/assign", link(&cases.body, "/cases/").unwrap());
    let form = leader.get(&assign).await;
    assert_eq!(form.status, StatusCode::OK);
    let nobody = leader.post(&assign, "role=main").await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    let radio = form.body.split("id=\"f-worker\" value=\"").nth(1).unwrap();
    let worker = radio.split('"').next().unwrap();
    let given = leader
        .post(&assign, &format!("role=second&worker={worker}"))
        .await;
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    assert!(given.to.ends_with("?done=done-assigned"));
    assert_eq!(
        log_in(Role::Caseworker).await.get(&assign).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn small_cells_of_the_ladder_are_hidden_from_who_sees_no_person() {
    let open = log_in(Role::Head)
        .await
        .get("/ladder?period=2026Q3")
        .await
        .body;
    let closed = log_in(Role::Committee)
        .await
        .get("/ladder?period=2026Q3")
        .await
        .body;
    assert!(!open.contains("skjult") && !open.contains("under 5"));
    // A number hidden for another's sake may be large.
    assert!(closed.contains("skjult") && closed.contains("··"));
    assert!(!closed.contains("under 5") && !closed.contains("&lt;5"));
    assert!(!closed.contains("skjult flyttede"));
    assert!(closed.contains("Tal fra 1 til 4"));
    // Their figures end with the last full quarter, and the page says so: it is 23 November.
    let running = log_in(Role::Committee).await.get("/ladder").await.body;
    assert!(running.contains("til og med 30.09.2026"), "{running}");
    assert!(!running.contains("23.11.2026") && !running.contains("period=2026Q4"));
    let too_early = log_in(Role::Committee).await;
    let too_early = too_early.get("/ladder?period=2026Q4").await.body;
    assert!(too_early.contains("til og med 30.09.2026"));
    let open = log_in(Role::Head).await.get("/ladder").await.body;
    assert!(open.contains("til og med 23.11.2026"));
}
