//! Two people at the same thing: nobody overwrites anybody, and both see both texts.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use town::{Answer, Persona, TOWN};

/// Two windows of people who may record in the same case, and its address.
async fn two_at_one_case() -> (Persona, Persona, String) {
    let caseworker = TOWN.log_in(Role::Caseworker).await;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let own = caseworker.get("/cases").await.links_to("/cases/");
    for case in own.into_iter().filter(|c| !c.contains('?')) {
        if leader.get(&case).await.status == StatusCode::OK {
            return (caseworker, leader, case);
        }
    }
    panic!("no case of the caseworker is the leader's too");
}

/// Both texts stand on the page, each under its heading.
fn shows_both(answer: &Answer, mine: &str, theirs: &str) {
    assert_eq!(answer.status, StatusCode::CONFLICT);
    let body = &answer.body;
    let (own, other) = (body.find("id=\"mine\""), body.find("id=\"theirs\""));
    let at = |text: &str| {
        body.find(text)
            .unwrap_or_else(|| panic!("{text} is not shown"))
    };
    assert!(other.unwrap() < at(theirs) && at(theirs) < own.unwrap());
    assert!(own.unwrap() < at(mine));
}

#[tokio::test]
async fn two_who_record_at_once_see_both_texts_and_the_second_sends_again() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/record/note_written");
    let seen = one.get(&path).await.hidden("seen");
    let first = format!("seen={seen}&at=2026-11-23&at_time=09%3A00&note=Skolen+har+ringet");
    assert_eq!(
        other.post(&path, &first).await.status,
        StatusCode::SEE_OTHER
    );
    let second = format!("seen={seen}&at=2026-11-23&at_time=10%3A00&note=Moren+har+ringet");
    let answer = one.post(&path, &second).await;
    shows_both(&answer, "Moren har ringet", "Skolen har ringet");
    let again = second.replacen(&seen, &answer.hidden("seen"), 1);
    assert_eq!(one.post(&path, &again).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_fault_to_mend_does_not_hide_what_a_colleague_recorded_meanwhile() {
    let (one, other, case) = two_at_one_case().await;
    let path = format!("{case}/record/note_written");
    let seen = one.get(&path).await.hidden("seen");
    let first = format!("seen={seen}&at=2026-11-23&at_time=09%3A00&note=Faderen+har+ringet");
    other.post(&path, &first).await;
    let faulty = format!("seen={seen}&at=2026-11-23&at_time=10%3A00&note=");
    let answer = one.post(&path, &faulty).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.hidden("seen"), seen, "it still says what was seen");
    let mended = format!("{faulty}Mosteren+har+ringet");
    let answer = one.post(&path, &mended).await;
    shows_both(&answer, "Mosteren har ringet", "Faderen har ringet");
}

#[tokio::test]
async fn two_who_correct_one_event_see_both_reasons() {
    let (one, other, case) = two_at_one_case().await;
    let note = "at=2026-11-20&at_time=09%3A00&note=Et+notat+med+en+fejl";
    one.post(&format!("{case}/record/note_written"), note).await;
    let page = one.get(&case).await;
    let at = page.body.find("Et notat med en fejl").expect("the note");
    let from = page.body[at..]
        .find(&format!("{case}/events/"))
        .expect("a link")
        + at;
    let path = page.body[from..].split('"').next().unwrap().to_owned();
    let based = one.get(&path).await.hidden("based_on");
    let form = |hour: u32, reason: &str| {
        format!("based_on={based}&how=replace&at=2026-11-20&at_time={hour}%3A00&reason={reason}")
    };
    let sent = other.post(&path, &form(8, "Det+var+kl.+otte")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let answer = one.post(&path, &form(7, "Det+var+kl.+syv")).await;
    shows_both(&answer, "Det var kl. syv", "Det var kl. otte");
    assert_ne!(
        answer.hidden("based_on"),
        based,
        "it can be sent again on what stands"
    );
}

#[tokio::test]
async fn two_who_evaluate_one_notification_see_both_reasons() {
    let (one, other) = (
        TOWN.log_in(Role::Reception).await,
        TOWN.log_in(Role::TeamLeader).await,
    );
    let arrival = "received=2026-11-23&received_time=09%3A00&enquiry=notification&\
        child_name=Bo+Prøve&notifier=school&professional=1&concern=Han+kommer+ikke+i+skole";
    let page = one.post("/notifications/new", arrival).await.to;
    let page = page.split('?').next().unwrap();
    let seen = one.get(page).await.hidden("seen");
    let form = |reasons: &str| {
        format!("seen={seen}&at=2026-11-23&at_time=10%3A00&outcome=screening&reasons={reasons}")
    };
    let path = format!("{page}/evaluate");
    let sent = other.post(&path, &form("Screenes+af+team+nord")).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let answer = one.post(&path, &form("Familien+er+kendt")).await;
    shows_both(&answer, "Familien er kendt", "Screenes af team nord");
}

#[tokio::test]
async fn a_case_handed_over_meanwhile_is_not_handed_over_again_unseen() {
    let (_, leader, case) = two_at_one_case().await;
    let path = format!("{case}/assign");
    let page = leader.get(&path).await;
    let seen = page.hidden("seen");
    let body = &page.body;
    let worker = body
        .split("name=\"worker\" id=\"f-worker\" value=\"")
        .nth(1);
    let worker = worker.unwrap().split('"').next().unwrap();
    let form = format!("seen={seen}&worker={worker}&role=second");
    assert_eq!(
        leader.post(&path, &form).await.status,
        StatusCode::SEE_OTHER
    );
    let answer = leader.post(&path, &form).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.body.contains("id=\"theirs\""));
}
