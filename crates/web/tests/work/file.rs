//! What is written in the file of a case, and what stays readable there.

use crate::town::TOWN;
use crate::{link, log_in};
use axum::http::StatusCode;
use domain::Role;

#[tokio::test]
async fn a_text_changed_from_outside_is_named_and_closes_no_other() {
    let caseworker = log_in(Role::Caseworker).await;
    let cases = caseworker.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("a case");
    for note in ["Uforandret+ord", "Forvansket+ord"] {
        let form = format!("at=2026-11-23&at_time=10%3A00&note={note}");
        caseworker
            .post(&format!("{case}/record/note_written"), &form)
            .await;
    }
    let last = i64::try_from(TOWN.app.store().head().unwrap()).unwrap();
    rusqlite::Connection::open(&TOWN.file)
        .unwrap()
        .execute(
            "UPDATE journal_text SET value = keys WHERE position = ?1",
            [last],
        )
        .unwrap();
    let shown = caseworker.get(&case).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("En tekst i sagen kan ikke åbnes"));
    assert!(shown.body.contains("Uforandret ord") && !shown.body.contains("Forvansket"));
    let asked = caseworker.post("/search", "q=uforandret").await;
    assert!(
        caseworker
            .get(&asked.to)
            .await
            .body
            .contains("<mark>Uforandret</mark>")
    );
}

#[tokio::test]
async fn a_request_waits_for_its_answer_and_every_form_speaks() {
    let me = log_in(Role::Caseworker).await;
    let cases = me.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("a case");
    let receive = format!("{case}/record/request_received");
    let answer = format!("{case}/record/request_answered");

    let lacking = me
        .post(&receive, "at=2026-11-23&at_time=09%3A00&requested=")
        .await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        lacking.body.contains("2026-11-23"),
        "what was typed is lost"
    );
    let given = "at=2026-11-23&at_time=09%3A00&requested=documents";
    let done = me.post(&receive, given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);

    let shown = me.get(&case).await.body;
    assert!(shown.contains("Aktindsigt besvaret inden 7 arbejdsdage"));
    let prefix = format!("href=\"{case}/record/");
    let mut kinds: Vec<&str> = shown
        .split(&prefix)
        .skip(1)
        .filter_map(|rest| rest.split(['"', '?']).next())
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    assert!(
        kinds.contains(&"request_answered") && kinds.len() > 8,
        "{kinds:?}"
    );
    for kind in kinds {
        let form = me.get(&format!("{case}/record/{kind}")).await;
        assert_eq!(form.status, StatusCode::OK, "{kind}");
        assert!(!form.body.contains('⟦'), "{kind} lacks words");
    }

    let form = me.get(&answer).await.body;
    let options = form.split("name=\"request\"").nth(1).expect("the request");
    let id = options
        .split("value=\"")
        .map(|rest| rest.split('"').next().unwrap_or_default())
        .find(|value| value.len() == 36)
        .expect("one that waits");
    let given = format!("at=2026-11-23&at_time=10%3A00&request={id}&answer=granted");
    let done = me.post(&answer, &given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let shown = me.get(&case).await.body;
    assert!(shown.contains("Anmodning besvaret: Imødekommet"));
    assert!(!shown.contains(&format!("{prefix}request_answered")));
}
