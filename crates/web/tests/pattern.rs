//! Several concerns about a child and its siblings seen as one.

#[path = "support/town.rs"]
mod town;

use app::Actor;
use axum::http::StatusCode;
use domain::case::Case;
use domain::{PersonId, Protection, Role, StreamId};
use store::Scope;
use town::TOWN;

fn all() -> Vec<Case> {
    TOWN.app.store().load_cases(&Scope::system()).unwrap()
}

fn last(case: &Case) -> StreamId {
    let last = case.notifications.iter().max_by_key(|n| n.received_at);
    last.expect("a notification").id
}

#[tokio::test]
async fn several_concerns_are_drawn_said_and_listed() {
    let head = TOWN.log_in(Role::Head).await;
    let cases = all();
    let case = cases
        .iter()
        .filter(|c| !c.is_protected() && c.file.is_some())
        .max_by_key(|c| c.notifications.len())
        .expect("a case");
    assert!(case.notifications.len() > 2, "the test needs several");
    let here = last(case);
    let page = head.get(&format!("/notifications/{here}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("class=\"picture concerns\"") && !page.body.contains('⟦'));
    for notification in &case.notifications {
        let link = format!("class=\"mark\" href=\"/notifications/{}\"", notification.id);
        // Once in the wide drawing, once in the narrow one; for each child it is about.
        assert!(page.body.matches(&link).count() >= 2, "{}", notification.id);
    }
    assert!(page.body.matches("class=\"concern-here\"").count() >= 2);
    assert!(page.body.contains("den, du står på"));
    let body = head.get(&format!("/cases/{}", case.number())).await.body;
    assert!(body.contains(&format!("href=\"/notifications/{here}#picture\"")));
}

/// Two siblings with files in sight, the second with a notification of its own.
fn siblings(cases: &[Case]) -> Option<(&Case, &Case, StreamId)> {
    let of = |person: PersonId| cases.iter().find(move |c| c.person == person);
    let is_open = |c: &Case| !c.is_protected() && c.file.is_some();
    cases
        .iter()
        .filter(|c| is_open(c) && !c.notifications.is_empty())
        .find_map(|case| {
            let siblings = TOWN.app.store().siblings(&Scope::system(), case.person);
            let siblings = siblings.unwrap();
            let mut others = siblings.iter().filter_map(|person| of(*person));
            others.find_map(|other| {
                let shared = |id| case.notifications.iter().any(|n| n.id == id);
                let own = other.notifications.iter().find(|n| !shared(n.id))?;
                is_open(other).then_some((case, other, own.id))
            })
        })
}

#[tokio::test]
async fn a_protected_sibling_stays_out_of_the_picture() {
    let head = TOWN.log_in(Role::Head).await;
    let cases = all();
    let (case, sibling, own) = siblings(&cases).expect("siblings with concerns of their own");
    let page = format!("/notifications/{}", last(case));
    let link = format!("href=\"/notifications/{own}\"");
    assert!(head.get(&page).await.body.contains(&link));
    let (system, mark) = (Actor::system(), (Protection::Address, true));
    let protect = TOWN
        .app
        .protect_case(&system, sibling.number(), mark, "Prøve");
    protect.unwrap();
    let body = head.get(&page).await.body;
    assert!(!body.contains(&link));
    let name = TOWN
        .app
        .store()
        .names(&Scope::system(), &[sibling.person])
        .unwrap();
    let name = name[0].name.clone().expect("a name");
    assert!(!body.contains(&name), "{name}");
}
