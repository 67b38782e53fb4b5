//! Registering a notification: one child given twice is one child and has one file, and nothing
//! that was typed is thrown away unsaid.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Event, EventId, Payload, PersonId, Role, StreamId};
use store::Scope;
use town::TOWN;
use uuid::Uuid;

const GIVEN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=notification&\
    notifier=school&professional=1&acute=1&causes=child_school&\
    concern=Kommer+sj%C3%A6ldent+i+skole&notifier_name=Lone";

/// A child in plain sight with its number and name.
fn on_record() -> (PersonId, String, String) {
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let mut named = cases.iter().filter(plain).filter_map(|case| {
        let names = store.names(&Scope::system(), &[case.person]).unwrap();
        Some((case.person, names[0].cpr.clone()?, names[0].name.clone()?))
    });
    named.next().unwrap()
}

#[tokio::test]
async fn a_child_that_is_ticked_and_typed_by_its_number_is_given_twice() {
    let reception = TOWN.log_in(Role::Reception).await;
    let (child, cpr, name) = on_record();
    let name = name.replace(' ', "+");
    let typed = format!("child_name={name}&child_birth=&child_cpr={cpr}&child_sex=");
    let before = TOWN.app.store().head().unwrap();
    let twice = format!("{GIVEN}&find={name}&known={child}&{typed}");
    let twice = reception.post("/notifications/new", &twice).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("Det samme barn er angivet to gange."));
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing recorded");
    let once = format!("{GIVEN}&{typed}");
    let once = reception.post("/notifications/new", &once).await;
    assert_eq!(once.status, StatusCode::SEE_OTHER, "{}", once.body);
}

#[tokio::test]
async fn a_notification_that_names_a_child_twice_opens_one_file() {
    let reception = TOWN.log_in(Role::Reception).await;
    let new = format!("{GIVEN}&child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f");
    let sent = reception.post("/notifications/new", &new).await;
    let stream: Uuid = sent.to.split(['/', '?']).nth(2).unwrap().parse().unwrap();
    let store = TOWN.app.store();
    let events = store.events_of_stream(&Scope::system(), StreamId(stream));
    let first = events.unwrap().unwrap().remove(0);
    // As it was recorded before that was refused.
    let child = first.subjects[0];
    let doubled = Event {
        id: EventId(Uuid::from_u128(1)),
        stream: StreamId(Uuid::from_u128(2)),
        subjects: vec![child, child],
        ..first
    };
    let page = format!("/notifications/{}", doubled.stream.0);
    TOWN.app.take_in(vec![doubled], &mut |_| {}).unwrap();
    let given = "at=2026-11-23&at_time=11%3A00&outcome=screening&reasons=Vurderet";
    let done = reception.post(&format!("{page}/evaluate"), given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let found = store.events_of_person(&Scope::system(), child);
    let events = found.unwrap().unwrap().events;
    let opens = |e: &&Event| matches!(e.payload, Payload::CaseOpened(_));
    assert_eq!(events.iter().filter(opens).count(), 1);
}

#[tokio::test]
async fn an_anonymous_notifier_with_a_name_is_asked_about_and_nothing_is_thrown_away() {
    let reception = TOWN.log_in(Role::Reception).await;
    let form = GIVEN.replace("notifier=school&professional=1", "notifier=anonymous");
    let form = format!("{form}&child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f");
    let named = reception.post("/notifications/new", &form).await;
    assert_eq!(named.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(named.body.contains("#f-notifier") && named.body.contains("har intet navn"));
    assert!(
        named.body.contains("value=\"Lone\""),
        "what was typed stands"
    );
    let nameless = form.replace("notifier_name=Lone", "notifier_name=&notifier_contact=");
    let nameless = reception.post("/notifications/new", &nameless).await;
    assert_eq!(nameless.status, StatusCode::SEE_OTHER, "{}", nameless.body);
}
