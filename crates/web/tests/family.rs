//! Family and network: who is put beside the child, and what changes.

#[path = "support/arrived.rs"]
mod arrived;
#[path = "support/expected.rs"]
mod expected;
#[path = "support/town.rs"]
mod town;

use app::Actor;
use axum::http::StatusCode;
use domain::case::Case;
use domain::{Day, Payload, Role};
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
async fn where_a_protected_relative_lives_is_not_said_to_those_out_of_whose_reach_they_are() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let page = format!("/cases/{}/family", own_case());
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let scope: Scope = actor.unwrap().scope(now());
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let hidden = cases.iter().filter(|c| c.is_protected()).find_map(|c| {
        let is_unseen = store.names(&scope, &[c.person]).unwrap().is_empty();
        let names = store.names(&Scope::system(), &[c.person]).unwrap();
        names[0].cpr.clone().filter(|_| is_unseen)
    });
    let cpr = hidden.expect("a protected child out of reach");
    let given = format!(
        "do=add&relation=sibling&name=Bo&cpr={cpr}&same_person={cpr}&address=Krisecenteret+9"
    );
    let said = me.post(&page, &given).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    let shown = me.get(&page).await.body;
    assert!(shown.contains("Søskende") && !shown.contains("Krisecenteret 9"));
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

    // A sibling without a case of its own is known by the name that was typed.
    let known = "do=add&relation=sibling&name=Bo+Pr%C3%B8ve";
    let added = me.post(&page, known).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
    assert!(me.get(&page).await.body.contains("Bo Prøve"));

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

/// A case as it stands, with its events.
fn stands(number: u32) -> (Case, Vec<domain::Event>) {
    let view = TOWN
        .app
        .view_case(&Actor::system(), number, "case")
        .unwrap();
    (view.case, view.events)
}

/// The fields of the child as a browser sends them back, untouched.
fn fields_of(page: &str) -> Vec<(String, String)> {
    let form = page
        .split("name=\"do\" value=\"child\"")
        .nth(1)
        .expect("the form");
    let form = form.split("</form>").next().unwrap_or_default();
    let of = |tag: &str, name: &str| {
        let value = tag.split_once(&format!("{name}=\"")).map(|(_, rest)| rest);
        value.map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
    };
    let mut fields = vec![("do".to_owned(), "child".to_owned())];
    for tag in form.split('<').filter(|t| t.starts_with("input ")) {
        if let Some(name) = of(tag, "name") {
            fields.push((name, of(tag, "value").unwrap_or_default()));
        }
    }
    fields
}

fn body(fields: &[(String, String)], changed: &[(&str, &str)]) -> String {
    let mut out = form_urlencoded(fields.iter().filter_map(|(name, value)| {
        let is_changed = changed.iter().any(|(of, _)| of == name);
        (!is_changed).then_some((name.as_str(), value.as_str()))
    }));
    out.push('&');
    out.push_str(&form_urlencoded(changed.iter().copied()));
    out
}

fn form_urlencoded<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let encoded = |text: &str| -> String {
        let one = |byte: u8| match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        };
        text.bytes().map(one).collect()
    };
    let pairs: Vec<String> = pairs.map(|(n, v)| format!("{n}={}", encoded(v))).collect();
    pairs.join("&")
}

#[tokio::test]
async fn who_the_child_is_is_put_right_and_the_story_tells_it() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let number = own_case();
    let page = format!("/cases/{number}/family");
    let before = stands(number).0;
    let fields = fields_of(&me.get(&page).await.body);
    // What cannot be is refused, at its field, and nothing typed is lost.
    let ahead = now().day().add_days(1).to_string();
    for (changed, message) in [
        (("child_birth", ahead.as_str()), "ikke kommet endnu"),
        (("child_birth", "2011-02-03"), "passer ikke sammen"),
        (("child_birth", "0017-01-01"), "en dato, der findes"),
        (("child_name", ""), "Skriv noget"),
        (("child_cpr", "123"), "Nummeret passer ikke"),
    ] {
        let sent = body(&fields, &[changed, ("child_address", "Gade 7")]);
        let refused = me.post(&page, &sent).await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{message}"
        );
        assert!(refused.body.contains(message), "»{message}« is missing");
        assert!(refused.body.contains("Gade 7"), "what was typed comes back");
    }
    assert_eq!(stands(number).0, before, "nothing was recorded");

    let changed = [
        ("child_name", "Ida Rettet Prøve"),
        ("child_cpr", "630411-4321"),
        ("child_birth", "2011-04-03"),
        ("child_sex", "m"),
        ("child_address", "Nyvej 12, 9999 Prøveby"),
    ];
    let done = me.post(&page, &body(&fields, &changed)).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let (case, events) = stands(number);
    assert_eq!(case.birth_on, Some("2011-04-03".parse::<Day>().unwrap()));
    assert_eq!(case.sex, Some(domain::Sex::Male));
    assert!(matches!(
        events.last().unwrap().payload,
        Payload::PersonRegistered(_)
    ));
    let shown = me.get(&format!("/cases/{number}")).await.body;
    for words in ["Ida Rettet Prøve", "630411-4321", "Nyvej 12, 9999 Prøveby"] {
        assert!(shown.contains(words), "»{words}« is missing");
    }
    let found = TOWN.app.search(&Actor::system(), "630411-4321").unwrap();
    assert_eq!(found[0].number, Some(number));
    // The same form once more is too late: the file has moved on.
    let late = me
        .post(&page, &body(&fields, &[("child_name", "Bo")]))
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Ida Rettet Prøve") && late.body.contains("value=\"Bo\""));
}

#[tokio::test]
async fn the_number_of_somebody_else_is_refused() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let number = own_case();
    let page = format!("/cases/{number}/family");
    let mine = stands(number).0.person;
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let other = cases.iter().filter(|c| c.person != mine).find_map(|c| {
        let names = TOWN.app.store().names(&Scope::system(), &[c.person]);
        names.unwrap()[0].cpr.clone().zip(c.birth_on)
    });
    let (cpr, birth) = other.expect("another child with a number");
    let fields = fields_of(&me.get(&page).await.body);
    let birth = birth.to_string();
    let sent = body(&fields, &[("child_cpr", &cpr), ("child_birth", &birth)]);
    let refused = me.post(&page, &sent).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("registreret på en anden"));
}

#[tokio::test]
async fn a_child_that_was_expected_is_born_or_due_on_another_day() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let due = now().day().add_days(30);
    let number = expected::file(due);
    let page = format!("/cases/{number}/family");
    let opened = me.get(&page).await.body;
    assert!(opened.contains("Barnet er født, eller terminen er en anden"));
    let fields = fields_of(&opened);
    assert!(fields.contains(&("due_on".into(), due.to_string())));
    let far = now().day().add_days(301).to_string();
    let refused = me.post(&page, &body(&fields, &[("due_on", &far)])).await;
    assert!(refused.body.contains("300 dage frem"), "{}", refused.body);

    let later = due.add_days(9);
    let moved = body(&fields, &[("due_on", &later.to_string())]);
    assert_eq!(me.post(&page, &moved).await.status, StatusCode::SEE_OTHER);
    assert_eq!(stands(number).0.unborn_due_on, Some(later));

    let fields = fields_of(&me.get(&page).await.body);
    let today = now().day().to_string();
    let nameless = me
        .post(&page, &body(&fields, &[("child_birth", &today)]))
        .await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let born = [
        ("child_birth", today.as_str()),
        ("child_name", "Viggo Ventende"),
    ];
    let born = me.post(&page, &body(&fields, &born)).await;
    assert_eq!(born.status, StatusCode::SEE_OTHER, "{}", born.body);
    let (case, events) = stands(number);
    assert_eq!(
        (case.birth_on, case.unborn_due_on),
        (Some(now().day()), None)
    );
    assert!(matches!(events.last().unwrap().payload, Payload::Born(_)));
    let shown = me.get(&page).await.body;
    assert!(shown.contains("Viggo Ventende") && shown.contains("Sofie Ventende"));
    let wanted = me.get(&format!("/cases/{number}/growing-up")).await.body;
    assert!(!wanted.contains("Fødselsdagen er ikke kendt"));
}

#[tokio::test]
async fn a_day_that_would_lock_the_file_is_not_registered() {
    let reception = TOWN.log_in(Role::Reception).await;
    let form = "enquiry=notification&received=2026-11-23&received_time=10%3A00&notifier=school&\
                professional=1&concern=Bekymring";
    let due = now().day().add_days(400).to_string();
    let birth = now().day().add_days(3).to_string();
    for (child, field) in [
        (format!("mother_name=Ida&due_on={due}"), "#f-due_on"),
        (
            format!("child_name=Ida&child_birth={birth}"),
            "#f-child_birth",
        ),
        (
            format!("child_name=Bo&child_birth=2017-01-01&child_name_2=Ida&child_birth_2={birth}"),
            "#f-child_birth_2",
        ),
        (
            "child_name=Ida&child_birth=2017-01-02&child_cpr=610117-4321".to_owned(),
            "#f-child_birth",
        ),
        (
            "child_name=Ida&child_birth=0017-01-01".to_owned(),
            "#f-child_birth",
        ),
    ] {
        let refused = reception
            .post("/notifications/new", &format!("{form}&{child}"))
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{child}");
        assert!(refused.body.contains(field), "{child}: {}", refused.body);
    }
}
