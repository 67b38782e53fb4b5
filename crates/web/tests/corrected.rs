//! What is corrected or taken back holds everywhere: on the page of a notification, at its
//! evaluation, and where a delay was explained.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Event, Payload, Role};
use store::{CaseFilter, CaseSort, Page, Scope};
use town::{Persona, TOWN, now};

/// The open cases of the caseworker's own.
fn own_cases() -> Vec<u32> {
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let scope: Scope = actor.unwrap().scope(now());
    let store = TOWN.app.store();
    let list = store.case_list(&scope, &filter, CaseSort::Number, Page::first(50), now());
    let rows = list.unwrap().rows;
    let plain = rows.iter().filter(|row| !row.is_protected);
    plain.map(|row| row.number).collect()
}

fn events(number: u32) -> Vec<Event> {
    let found = TOWN
        .app
        .store()
        .events_of_number(&Scope::system(), number)
        .unwrap();
    found.unwrap().events
}

/// A notification on the child of a case, typed in with the clock of the afternoon; gives its
/// page and the page on which it is corrected.
async fn notified(me: &Persona, number: u32) -> (String, String) {
    let form = me
        .get(&format!("/notifications/new?case={number}"))
        .await
        .body;
    let child = form.split("name=\"known\"").nth(1).unwrap();
    let child = child.split("value=\"").nth(1).unwrap();
    let child = child.split('"').next().unwrap();
    let sent = format!(
        "from_case={number}&known={child}&received=2026-11-23&received_time=11%3A30&\
         enquiry=notification&notifier=school&professional=1&concern=Kommer+ikke+i+skole"
    );
    let sent = me.post("/notifications/new", &sent).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    let id = page.rsplit('/').next().unwrap();
    let all = events(number);
    let arrival = all.iter().find(|e| e.stream.to_string() == id).unwrap();
    let event = format!("/cases/{number}/events/{}", arrival.id);
    (page, event)
}

async fn corrects(me: &Persona, event: &str, how: &str) {
    let based = me.get(event).await.hidden("based_on");
    let sent = format!("based_on={based}&{how}&reason=Skrevet+forkert");
    let sent = me.post(event, &sent).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

const EVALUATED: &str = "at=2026-11-23&at_time=10%3A30&outcome=screening&\
    causes=child_neglect&reasons=Det+skal+screenes";

#[tokio::test]
async fn a_corrected_arrival_is_what_the_evaluation_is_held_against() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (page, event) = notified(&me, own_cases()[0]).await;
    let evaluate = format!("{page}/evaluate");
    let early = me.post(&evaluate, EVALUATED).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("før underretningen kom"));

    corrects(&me, &event, "how=replace&at=2026-11-23&at_time=09%3A00").await;
    let shown = me.get(&page).await.body;
    assert!(shown.contains("kl. 9.00") || shown.contains("09.00") || shown.contains("kl. 09"));
    let done = me.post(&evaluate, EVALUATED).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}

#[tokio::test]
async fn a_retracted_notification_is_shown_as_such_and_nothing_more_is_done_with_it() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let number = own_cases()[1];
    let (page, event) = notified(&me, number).await;
    corrects(&me, &event, "how=retract").await;
    let shown = me.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Trukket tilbage"));
    for form in ["evaluate", "receipt", "told"] {
        let action = format!("action=\"{page}/{form}\"");
        assert!(!shown.body.contains(&action), "{form}");
    }
    let before = TOWN.app.store().head().unwrap();
    let evaluated = me.post(&format!("{page}/evaluate"), EVALUATED).await;
    assert_eq!(evaluated.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = "sent=2026-11-23&sent_time=11%3A45";
    let receipt = me.post(&format!("{page}/receipt"), sent).await;
    assert_eq!(receipt.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(TOWN.app.store().head().unwrap(), before);
}

#[tokio::test]
async fn a_delay_is_explained_by_what_stands_with_day_and_name() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let mut late = None;
    for number in own_cases() {
        let case = me.get(&format!("/cases/{number}")).await;
        let why = case.links_to(&format!("/cases/{number}/duties/"));
        for duty in why {
            let page = me.get(&duty).await.body;
            if page.contains(&format!("action=\"{duty}\"")) {
                late = Some((number, duty));
                break;
            }
        }
        if late.is_some() {
            break;
        }
    }
    let (number, duty) = late.expect("a duty that is late");
    for words in ["Skolen+svarede+sent", "Det+var+den+forkerte"] {
        let explained = format!("reason=awaiting_external&explanation={words}");
        let explained = me.post(&duty, &explained).await;
        assert_eq!(
            explained.status,
            StatusCode::SEE_OTHER,
            "{}",
            explained.body
        );
    }
    let name = TOWN
        .app
        .ruleset()
        .worker_name(TOWN.worker(Role::Caseworker))
        .to_owned();
    let page = me.get(&duty).await.body;
    let by = format!("(23.11.2026, {name})");
    assert!(
        page.contains("Skolen svarede sent") && page.contains(&by),
        "{page}"
    );
    assert!(page.contains("Det var den forkerte"));

    let all = events(number);
    let wrong = all.iter().rev().find(|e| {
        let words = e.text.get("explanation").map(|t| t.value.as_str());
        matches!(e.payload, Payload::DelayExplained(_)) && words == Some("Det var den forkerte")
    });
    let event = format!("/cases/{number}/events/{}", wrong.unwrap().id);
    corrects(&me, &event, "how=retract").await;
    let page = me.get(&duty).await.body;
    assert!(page.contains("Skolen svarede sent") && !page.contains("Det var den forkerte"));
}

/// The question about a date that nobody wrote down.
const ASKED: &str = "Blev det holdt?";

#[tokio::test]
async fn a_date_that_nobody_wrote_down_is_asked_about_until_it_is() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let asked = |page: &str| page.matches(ASKED).count();
    let before = asked(&me.get("/").await.body);
    let booked = "at=2026-11-20&at_time=09%3A00&what=network_meeting&on=2026-11-22&on_time=15%3A00";
    let mut found = None;
    for number in own_cases() {
        let here = format!("/cases/{number}/record");
        let sent = me.post(&format!("{here}/date_booked"), booked).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        // Where a duty waits for a meeting its own line speaks of it.
        if asked(&me.get("/").await.body) > before {
            found = Some(format!("{here}/network_meeting_held"));
            break;
        }
    }
    let record = found.expect("a case whose meeting no duty waits for");
    assert!(
        me.get("/")
            .await
            .body
            .contains(&format!("href=\"{record}\""))
    );
    let held = "at=2026-11-22&at_time=15%3A00&summary=Alle+kom";
    let held = me.post(&record, held).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.body);
    assert_eq!(asked(&me.get("/").await.body), before);
}

#[tokio::test]
async fn a_booked_date_is_cancelled_from_the_case_and_stands_nowhere_any_more() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (case, other) = (own_cases()[0], own_cases()[1]);
    let booked = "at=2026-11-20&at_time=09%3A00&what=plan_meeting&on=2026-11-26&on_time=15%3A10";
    let path = format!("/cases/{case}/record/date_booked");
    let sent = me.post(&path, booked).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let form = format!("/cases/{case}/record/booking_cancelled");
    let page = me.get(&format!("/cases/{case}")).await;
    let links = page.links_to(&form);
    assert!(page.body.contains("15.10") && !links.is_empty());
    let booking = links
        .iter()
        .filter_map(|link| Some(link.split_once("booking=")?.1.to_owned()))
        .find(|id| booked_at(case, id).ends_with("14:10:00Z"))
        .expect("its link");
    let today = me.get("/").await.links_to(&form);
    assert!(today.iter().any(|link| link.contains(&booking)));
    // What the link leads to has the date chosen already, and another case's date is refused.
    let opened = me.get(&format!("{form}?booking={booking}")).await.body;
    assert!(
        opened.contains(&format!("value=\"{booking}\" selected")),
        "{opened}"
    );
    let cancel = format!("at=2026-11-23&at_time=10%3A00&booking={booking}");
    let far = format!("/cases/{other}/record/booking_cancelled");
    let refused = me.post(&far, &cancel).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Vælg en aftale, der ikke er aflyst"));
    let done = me.post(&form, &cancel).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    for page in [format!("/cases/{case}"), "/".to_owned()] {
        let links = me.get(&page).await.links_to(&form);
        assert!(!links.iter().any(|link| link.contains(&booking)), "{page}");
    }
    let again = me.post(&form, &cancel).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// When a date is booked for.
fn booked_at(case: u32, booking: &str) -> String {
    let all = events(case);
    let on = all.iter().find_map(|e| match &e.payload {
        Payload::DateBooked(p) if p.booking.to_string() == booking => Some(p.on.to_string()),
        _ => None,
    });
    on.expect("a booked date")
}
