//! A child whose name nobody knows is found by the address: in the search, and by reception.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use store::{PersonName, Scope};
use town::TOWN;

/// An open child's name and address, in sight of everybody whose reach is the whole.
fn somebody() -> (u32, PersonName) {
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let open = cases
        .iter()
        .filter(|c| c.file.is_some() && !c.is_protected());
    let known = open.filter_map(|case| {
        let names = store.names(&Scope::system(), &[case.person]).unwrap();
        let name = names.into_iter().next()?;
        let has = name.address.as_deref().is_some_and(|a| a.contains(' '));
        has.then(|| (case.number(), name))
    });
    known.into_iter().next().expect("a child with an address")
}

fn encoded(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|b| format!("%{b:02X}")).collect();
    bytes.concat()
}

#[tokio::test]
async fn who_knows_only_the_address_finds_the_child() {
    let (number, child) = somebody();
    let address = child.address.expect("an address");
    let name = child.name.expect("a name");
    let head = TOWN.log_in(Role::Head).await;
    let asked = head
        .post("/search", &format!("q={}", encoded(&address)))
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    assert!(asked.to.starts_with("/search?s="), "{}", asked.to);
    let found = head.get(&asked.to).await;
    assert!(found.body.contains(&name), "{name} at {address}");
    assert!(found.links().contains(&format!("/cases/{number}")));

    let reception = TOWN.log_in(Role::Reception).await;
    let form = format!("do=find&find={}", encoded(&address));
    let offered = reception.post("/notifications/new", &form).await;
    assert!(offered.body.contains(&child.person.to_string()));
    assert!(offered.body.contains(&name));
}

#[tokio::test]
async fn the_notifier_can_be_somebody_around_the_child() {
    let (number, child) = somebody();
    let reception = TOWN.log_in(Role::Reception).await;
    let form = format!("do=find&find={number}");
    let offered = reception.post("/notifications/new", &form).await;
    let choice = offered
        .body
        .split_once("name=\"notifier_person\"")
        .expect("relatives to choose from")
        .1;
    let choice = choice.split("</select>").next().unwrap();
    let mother = choice
        .split("<option value=\"")
        .map(|rest| rest.split_once('"').unwrap_or_default())
        .find(|(_, rest)| rest.contains("Mor: "))
        .expect("the mother");
    let (id, rest) = mother;
    let name = rest.split_once("Mor: ").unwrap().1;
    let name = name.split('<').next().unwrap();
    let sent = format!(
        "received=2026-11-23&received_time=10%3A00&enquiry=notification&notifier=family&\
         known={}&notifier_person={id}&concern=Hun+orker+ikke+mere",
        child.person
    );
    let done = reception.post("/notifications/new", &sent).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = done.to.split('?').next().unwrap().to_owned();
    // Reception sees the name that was not typed, and what she is to the child.
    let shown = reception.get(&page).await;
    assert!(shown.body.contains(name) && shown.body.contains(" · Mor"));
    // Through the case nobody sees who notified.
    let auditor = TOWN.log_in(Role::Auditor).await;
    let shown = auditor.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(!shown.body.contains(" · Mor"));
    // Whoever is not around the child is nobody to point at.
    let stranger = sent.replace(id, &child.person.to_string());
    let stranger = stranger.replace(&format!("known={}", child.person), &format!("known={id}"));
    let refused = reception.post("/notifications/new", &stranger).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}
