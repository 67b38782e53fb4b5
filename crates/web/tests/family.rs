//! Family and network: who is put beside the child, and what changes.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::Role;
use store::{CaseFilter, CaseSort, Page, Scope};
use town::{TOWN, now};

/// An open case of the caseworker.
fn own_case() -> u32 {
    let filter = CaseFilter {
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let scope: Scope = actor.unwrap().scope(now());
    let list = TOWN
        .app
        .store()
        .case_list(&scope, &filter, CaseSort::Number, Page::first(1), now());
    list.unwrap().rows[0].number
}

#[tokio::test]
async fn a_relative_on_record_is_confirmed_and_the_address_stays_in_the_case() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let page = format!("/cases/{}/family", own_case());
    let child = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let other = child.iter().rev().find_map(|c| {
        let is_plain = c.file.is_some() && c.number() != own_case() && !c.is_protected();
        let names = TOWN.app.store().names(&Scope::system(), &[c.person]);
        names.unwrap()[0].cpr.clone().filter(|_| is_plain)
    });
    let cpr = other.expect("another child with a number");
    let given = format!("do=add&relation=friend&name=Bo+Anden&cpr={cpr}&address=Tlf.+12345678");
    let asked = me.post(&page, &given).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["same_person", "Bo Anden", "Tlf. 12345678"] {
        assert!(asked.body.contains(words), "»{words}« is missing");
    }
    let said = me.post(&page, &format!("{given}&same_person={cpr}")).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    assert!(me.get(&page).await.body.contains("Tlf. 12345678"));
    // Put on record once more, somebody would lose what was recorded of them.
    let again = me.post(&page, &format!("{given}&same_person={cpr}")).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("står allerede i familien"));
}

#[tokio::test]
async fn a_relative_is_added_changed_and_taken_off_again() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let page = format!("/cases/{}/family", own_case());
    let lacking = me
        .post(&page, "do=add&relation=sibling&name=&custody=1")
        .await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = me
        .post(
            &page,
            "do=add&relation=sibling&name=Bo+Pr%C3%B8ve&custody=1",
        )
        .await;
    assert!(wrong.body.contains("kan ikke have forældremyndighed"));
    assert!(wrong.body.contains("Bo Prøve"), "what was typed comes back");

    let given = "do=add&relation=grandparent&name=Karen+Pr%C3%B8ve&means=Hun+bager+med+mig";
    let done = me.post(&page, given).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let shown = me.get(&page).await;
    for words in ["Bedsteforældre", "Karen Prøve", "Hun bager med mig"] {
        assert!(shown.body.contains(words), "»{words}« is missing");
    }
    assert!(!shown.body.contains('⟦'));

    // Whom one can draw on stands where it is used.
    let case = page.trim_end_matches("/family").to_owned();
    for part in [
        "plan",
        "plan/edit",
        "record/network_meeting_held",
        "record/family_group_held",
    ] {
        let shown = me.get(&format!("{case}/{part}")).await.body;
        assert!(shown.contains("Karen Prøve"), "{part}");
        assert!(shown.contains("Hun bager med mig"), "{part}");
    }

    let person = shown.body.split("<summary>Karen Prøve").nth(1).unwrap();
    let person = person.split("name=\"person\" value=\"").nth(1).unwrap();
    let person = person.split('"').next().unwrap();
    let custody = format!("do=change&person={person}&custody=1");
    let custody = me.post(&page, &custody).await;
    assert_eq!(custody.status, StatusCode::SEE_OTHER, "{}", custody.body);
    let shown = me.get(&page).await;
    assert!(
        shown.body.contains("Hun bager med mig"),
        "what was said stays"
    );
    // Cleared in the form it is taken away, here and where it was used.
    let cleared = format!("do=change&person={person}&custody=1&means=");
    let cleared = me.post(&page, &cleared).await;
    assert_eq!(cleared.status, StatusCode::SEE_OTHER, "{}", cleared.body);
    for part in ["family", "plan"] {
        let shown = me.get(&format!("{case}/{part}")).await.body;
        assert!(shown.contains("Karen Prøve") && !shown.contains("Hun bager med mig"));
    }
    // With custody she is heard as a party. A browser sends the box along that is drawn ticked.
    let hearing = format!("{case}/hearing");
    assert!(me.get(&hearing).await.body.contains("Karen Prøve"));
    let gone = format!("do=change&person={person}&custody=1&means=&ended=1");
    assert_eq!(me.post(&page, &gone).await.status, StatusCode::SEE_OTHER);
    assert!(!me.get(&page).await.body.contains("<summary>Karen Prøve"));
    assert!(!me.get(&hearing).await.body.contains("Karen Prøve"));
    let again = me.post(&page, &gone).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}
