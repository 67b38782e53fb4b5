//! Who reaches what: every route as every role, and the ways around it that must be closed.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Payload, Role};
use store::{CaseFilter, CaseSort, Page, Reach, Scope};
use town::{TOWN, now};

const ROLES: [Role; 8] = [
    Role::Caseworker,
    Role::TeamLeader,
    Role::Reception,
    Role::Head,
    Role::Committee,
    Role::Economist,
    Role::Auditor,
    Role::Administrator,
];

/// A case of a caseworker, by the number people call it by.
fn own_case() -> u32 {
    let people = TOWN.worker(Role::Caseworker);
    let scope = Scope::new(people, Role::Caseworker, Reach::Own, now());
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let list = TOWN
        .app
        .store()
        .case_list(&scope, &filter, CaseSort::Number, Page::first(1), now());
    list.unwrap().rows[0].number
}

/// A case that is none of the caseworker's.
fn foreign_case() -> u32 {
    let people = TOWN.worker(Role::Caseworker);
    let own = Scope::new(people, Role::Caseworker, Reach::Own, now());
    let store = TOWN.app.store();
    let all = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let rows = store
        .case_list(&Scope::system(), &all, CaseSort::Number, Page::ALL, now())
        .unwrap()
        .rows;
    rows.into_iter()
        .find(|row| store.person_of_number(&own, row.number).unwrap().is_none())
        .expect("a case of somebody else")
        .number
}

/// The statuses of a page for each role, in the order of `ROLES`.
async fn statuses(path: &str) -> Vec<u16> {
    let mut out = Vec::new();
    for role in ROLES {
        out.push(TOWN.log_in(role).await.get(path).await.status.as_u16());
    }
    out
}

#[tokio::test]
async fn every_route_answers_every_role_as_expected() {
    let number = own_case();
    let of_case = |rest: &str| format!("/cases/{number}{rest}");
    // caseworker, team leader, reception, head, committee, economist, auditor, administrator
    let table: Vec<(String, [u16; 8])> = vec![
        (
            "/notifications".into(),
            [200, 200, 200, 200, 403, 403, 200, 403],
        ),
        (
            "/notifications/new".into(),
            [200, 200, 200, 403, 403, 403, 403, 403],
        ),
        ("/cases".into(), [200, 200, 403, 200, 403, 403, 200, 403]),
        (of_case(""), [200, 200, 403, 200, 403, 403, 200, 403]),
        (of_case("/access"), [403, 200, 403, 200, 403, 403, 200, 403]),
        ("/access".into(), [403, 403, 403, 403, 403, 403, 200, 403]),
        (
            "/access/unusual".into(),
            [403, 200, 403, 200, 403, 403, 200, 403],
        ),
        (
            "/access/unusual/00000000-0000-0000-0000-000000000000/1".into(),
            [403, 404, 403, 404, 403, 403, 404, 403],
        ),
        (
            of_case("/record/note_written"),
            [200, 200, 403, 403, 403, 403, 403, 403],
        ),
        (
            of_case("/record/nonsense"),
            [404, 404, 404, 404, 404, 404, 404, 404],
        ),
        (of_case("/assign"), [403, 200, 403, 200, 403, 403, 403, 403]),
        (
            "/cases/99999999".into(),
            [404, 404, 403, 404, 403, 403, 404, 403],
        ),
        ("/goals".into(), [200; 8]),
        ("/goals/assessment_two_months".into(), [200; 8]),
        ("/goals/nonsense".into(), [404; 8]),
        ("/indicators/all_law_on_time".into(), [200; 8]),
        ("/indicators/nonsense".into(), [404; 8]),
        ("/ladder".into(), [200; 8]),
        ("/law".into(), [200; 8]),
        ("/law/notification/evaluation".into(), [200; 8]),
        ("/search".into(), [200, 200, 403, 200, 403, 403, 200, 403]),
        ("/account".into(), [200; 8]),
        // The demo's people have no password to change.
        ("/account/password".into(), [404; 8]),
        ("/accounts".into(), [403, 403, 403, 403, 403, 403, 403, 200]),
        (
            "/accounts/new".into(),
            [403, 403, 403, 403, 403, 403, 403, 200],
        ),
        (
            format!("/accounts/{}", TOWN.worker(Role::Head)),
            [403, 403, 403, 403, 403, 403, 403, 200],
        ),
        (
            "/retention".into(),
            [403, 403, 403, 403, 403, 403, 403, 200],
        ),
        (
            format!("/retention/{number}"),
            [403, 403, 403, 403, 403, 403, 403, 200],
        ),
        (
            "/retention/99999999".into(),
            [403, 403, 403, 403, 403, 403, 403, 404],
        ),
        ("/nonsense".into(), [404; 8]),
    ];
    for (path, expected) in table {
        assert_eq!(statuses(&path).await, expected, "{path}");
    }
}

#[tokio::test]
async fn a_case_of_somebody_else_is_not_found_in_any_way() {
    let number = foreign_case();
    let me = TOWN.log_in(Role::Caseworker).await;
    for rest in [
        "",
        "/record/note_written",
        "/duties/00000000-0000-0000-0000-000000000000",
    ] {
        let answer = me.get(&format!("/cases/{number}{rest}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{rest}");
    }
    let form = "at=2026-11-23&at_time=10%3A00&note=hej";
    let answer = me
        .post(&format!("/cases/{number}/record/note_written"), form)
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn opening_a_case_and_its_assignment_cannot_be_corrected_away() {
    let number = own_case();
    let store = TOWN.app.store();
    let person = store
        .person_of_number(&Scope::system(), number)
        .unwrap()
        .unwrap();
    let events = store
        .events_of_person(&Scope::system(), person)
        .unwrap()
        .unwrap()
        .events;
    let me = TOWN.log_in(Role::Caseworker).await;
    let mut tried = 0;
    for event in &events {
        if matches!(event.payload, Payload::CaseOpened(_) | Payload::Assigned(_)) {
            let path = format!("/cases/{number}/events/{}", event.id);
            let answer = me.post(&path, "how=retract&reason=v%C3%A6k").await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{}",
                event.kind()
            );
            tried += 1;
        }
    }
    assert!(tried >= 2, "{tried}");
    assert_eq!(
        me.get(&format!("/cases/{number}")).await.status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn what_a_list_or_page_shows_of_a_person_is_in_the_access_log() {
    let number = own_case();
    let store = TOWN.app.store();
    let person = store
        .person_of_number(&Scope::system(), number)
        .unwrap()
        .unwrap();
    let seen = || store.access_of(person).unwrap().len();
    let before = seen();
    let me = TOWN.log_in(Role::Caseworker).await;
    me.get(&format!("/cases/{number}")).await;
    let after_page = seen();
    assert!(after_page > before);
    me.get("/cases").await;
    assert!(seen() > after_page);
}

#[tokio::test]
async fn the_language_switch_leads_nowhere_else() {
    let me = TOWN.log_in(Role::Caseworker).await;
    for away in [
        "//evil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "https%3A%2F%2Fevil.example",
    ] {
        let answer = me.get(&format!("/language/en?back={away}")).await;
        assert_eq!(answer.to, "/", "{away}");
    }
    assert_eq!(me.get("/language/en?back=/goals").await.to, "/goals");
}

#[tokio::test]
async fn what_was_typed_comes_back_with_what_to_mend() {
    let number = own_case();
    let me = TOWN.log_in(Role::Caseworker).await;
    let form = "at=2099-01-01&at_time=10%3A00&note=Et+vigtigt+notat";
    let answer = me
        .post(&format!("/cases/{number}/record/note_written"), form)
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Et vigtigt notat") && answer.body.contains("fremtiden"));
}

#[tokio::test]
async fn recording_on_what_a_colleague_has_changed_since_is_a_conflict_that_loses_nothing() {
    let number = own_case();
    let me = TOWN.log_in(Role::Caseworker).await;
    let form = "seen=0&at=2026-11-23&at_time=10%3A00&note=Mit+notat";
    let answer = me
        .post(&format!("/cases/{number}/record/note_written"), form)
        .await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("Mit notat"));
}
