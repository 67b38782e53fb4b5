//! The ways around one's reach that must be closed; `access_table.rs` asks every route.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Payload, Role};
use store::{CaseFilter, CaseSort, Page, Reach, Scope};
use town::{TOWN, now};

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
