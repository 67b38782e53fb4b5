//! Drafts of long forms: kept, found again by their writer only, gone when sent.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use town::{Persona, TOWN};

async fn own_case(who: &Persona) -> String {
    let cases = who.get("/cases").await.links_to("/cases/");
    cases
        .into_iter()
        .find(|c| !c.contains('?'))
        .expect("a case")
}

#[tokio::test]
async fn a_draft_is_kept_shown_to_its_writer_only_and_gone_when_sent() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let path = format!("{}/record/note_written", own_case(&me).await);
    let typed = "at=2026-11-23&at_time=08%3A15&note=Kladde+om+samtalen";
    let kept = me
        .post(
            "/drafts",
            &format!("draft_place={path}&seen=0&do=x&{typed}"),
        )
        .await;
    assert_eq!(
        (kept.status, kept.to.as_str()),
        (StatusCode::SEE_OTHER, path.as_str())
    );

    let again = TOWN.log_in(Role::Caseworker).await;
    let opened = again.get(&path).await;
    assert!(
        opened.body.contains("Kladde om samtalen"),
        "another session finds it"
    );
    assert!(opened.body.contains("value=\"08:15\""));
    assert!(
        again
            .get("/")
            .await
            .body
            .contains(&format!("href=\"{path}\""))
    );
    assert!(!leader.get(&path).await.body.contains("Kladde om samtalen"));
    // The draft was begun on what stood at version 0: sending it overwrites nothing unseen.
    assert_eq!(opened.hidden("seen"), "0");
    let late = again.post(&path, &format!("seen=0&{typed}")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);

    let seen = late.hidden("seen");
    let sent = again.post(&path, &format!("seen={seen}&{typed}")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(!me.get(&path).await.body.contains("Kladde om samtalen"));
}

#[tokio::test]
async fn a_draft_of_a_notification_waits_and_can_be_discarded() {
    let reception = TOWN.log_in(Role::Reception).await;
    let form = "draft_place=/notifications/new&child_name=Kaj+Kladde&concern=Begyndt+p%C3%A5";
    reception.post("/drafts", form).await;
    let opened = reception.get("/notifications/new").await;
    assert!(opened.body.contains("Kaj Kladde") && opened.body.contains("Begyndt på"));
    assert!(
        reception
            .get("/notifications")
            .await
            .body
            .contains("id=\"drafts\"")
    );
    reception
        .post("/drafts/discard", "draft_place=/notifications/new")
        .await;
    let opened = reception.get("/notifications/new").await;
    assert!(!opened.body.contains("Kaj Kladde"));
}

#[tokio::test]
async fn a_registration_begun_from_a_case_leaves_the_draft_of_another_alone() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let form = "draft_place=/notifications/new&child_name=Vera+Venter&concern=Begyndt";
    me.post("/drafts", form).await;
    let number = own_case(&me).await.rsplit('/').next().unwrap().to_owned();
    let page = me.get(&format!("/notifications/new?case={number}")).await;
    assert!(!page.body.contains("Vera Venter") && !page.body.contains("data-draft"));
    assert_eq!(page.hidden("from_case"), number);
    let child = page.body.split("name=\"known\"").nth(1).unwrap();
    let child = child
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let sent = format!(
        "from_case={number}&known={child}&received=2026-11-23&received_time=09%3A00&\
         enquiry=notification&notifier=school&concern=Om+en+anden"
    );
    let answer = me.post("/notifications/new", &sent).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(
        me.get("/notifications/new")
            .await
            .body
            .contains("Vera Venter")
    );
}

#[tokio::test]
async fn nobody_keeps_a_draft_where_the_form_is_not_theirs() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let path = format!("{}/record/note_written", own_case(&me).await);
    let committee = TOWN.log_in(Role::Committee).await;
    let form = format!("draft_place={path}&note=x");
    let refused = committee.post("/drafts", &form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    for nowhere in [
        "/login",
        "/cases/99999999/record/note_written",
        "",
        "//evil.example",
    ] {
        let answer = me.post("/drafts", &format!("draft_place={nowhere}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nowhere}");
    }
}

#[tokio::test]
async fn a_draft_about_one_thing_leaves_that_about_another_alone() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me).await;
    let forms = [
        (
            format!("{case}/decide?kind=support"),
            "reasons",
            "Om+hj%C3%A6lp",
            "Om hjælp",
        ),
        (
            format!("{case}/decide?kind=refusal"),
            "reasons",
            "Om+afslag",
            "Om afslag",
        ),
        (
            format!("{case}/plan/edit?kind=childs_plan"),
            "own_words",
            "Mine+ord",
            "Mine ord",
        ),
        (
            format!("{case}/plan/edit?kind=parents_plan"),
            "own_words",
            "Mors+ord",
            "Mors ord",
        ),
    ];
    for (path, field, typed, _) in &forms {
        let opened = me.get(path).await;
        let place = opened.hidden("draft_place");
        assert_eq!(&place, path, "each has a place of its own");
        let kind = path.rsplit('=').next().unwrap();
        let form = format!("draft_place={place}&of={kind}&plan={kind}&{field}={typed}");
        let kept = me.post("/drafts", &form).await;
        assert_eq!((kept.status, &kept.to), (StatusCode::SEE_OTHER, path));
    }
    let front = me.get("/").await;
    for (path, .., words) in &forms {
        assert!(me.get(path).await.body.contains(words), "{path}");
        assert!(front.links().contains(path), "{path}");
    }
    let discarded = format!("draft_place={}", forms[0].0);
    me.post("/drafts/discard", &discarded).await;
    assert!(!me.get(&forms[0].0).await.body.contains("Om hjælp"));
    assert!(me.get(&forms[1].0).await.body.contains("Om afslag"));
}
