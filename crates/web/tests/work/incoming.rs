//! What comes in: a notification is registered, recognised and evaluated.

use crate::log_in;
use crate::town::{TOWN, now};
use axum::http::StatusCode;
use domain::{PersonKind, Role};
use store::Scope;

const GIVEN: &str = "received=2026-11-23&received_time=10%3A00&enquiry=notification&\
    child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&notifier=school&professional=1&\
    acute=1&causes=child_school&causes=parent_care&concern=Kommer+sj%C3%A6ldent+i+skole&notifier_name=Lone";

#[tokio::test]
async fn reception_registers_a_notification_and_the_clock_runs_until_it_is_evaluated() {
    let reception = log_in(Role::Reception).await;
    let sent = reception.post("/notifications/new", GIVEN).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    let shown = reception.get(&sent.to).await;
    assert_eq!(shown.status, StatusCode::OK);
    for words in [
        "Ida P., 9 år",
        "22\u{a0}t",
        "Kommer sjældent i skole",
        "Skolegang eller fravær",
        "registreret",
    ] {
        assert!(shown.body.contains(words), "»{words}« is missing");
    }
    let board = reception.get("/notifications").await;
    assert!(board.body.contains(&page), "it stands on the board");

    let empty = reception
        .post(
            &format!("{page}/evaluate"),
            "at=2026-11-23&at_time=11%3A00&reasons=Vurderet",
        )
        .await;
    assert_eq!(
        empty.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "no outcome was chosen"
    );
    assert!(
        empty.body.contains("Vurderet</textarea>"),
        "what was typed comes back"
    );
    let early = "at=2026-11-22&at_time=09%3A00&outcome=screening&reasons=Vurderet";
    let early = reception.post(&format!("{page}/evaluate"), early).await;
    assert!(
        early.body.contains("Det er før underretningen kom"),
        "before it arrived"
    );
    let given = "at=2026-11-23&at_time=11%3A00&outcome=screening&reasons=Vurderet";
    let done = reception.post(&format!("{page}/evaluate"), given).await;
    assert_eq!(done.to, format!("{page}?done=done-evaluated"));
    let after = reception.get(&done.to).await;
    assert!(after.body.contains("ring-met"), "the clock stands still");
    let receipt = reception
        .post(
            &format!("{page}/receipt"),
            "sent=2026-11-23&sent_time=11%3A30",
        )
        .await;
    assert_eq!(receipt.to, format!("{page}?done=done-receipt"));
}

/// Children in plain sight with their numbers and names.
fn on_record() -> Vec<(domain::PersonId, String, String)> {
    let store = TOWN.app.store();
    let cases = store.load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let named = cases.iter().filter(plain).filter_map(|case| {
        let names = store.names(&Scope::system(), &[case.person]).unwrap();
        Some((case.person, names[0].cpr.clone()?, names[0].name.clone()?))
    });
    named.collect()
}

#[tokio::test]
async fn a_number_on_record_under_another_name_is_asked_about_and_never_taken_unseen() {
    let reception = log_in(Role::Reception).await;
    let all = on_record();
    let ((child, cpr, name), other_cpr) = (all[0].clone(), all[1].1.clone());
    let has = |person, page: &str| {
        let case = TOWN.app.store().case(&Scope::system(), person).unwrap();
        let case = case.unwrap();
        case.notifications
            .iter()
            .any(|n| page.contains(&n.id.to_string()))
    };
    let form = GIVEN.replace("child_birth=2017-05-01", &format!("child_cpr={cpr}"));
    let before = TOWN.app.store().head().unwrap();
    let asked = reception.post("/notifications/new", &form).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("#f-child_cpr") && asked.body.contains("Ida Prøve"));
    assert!(asked.body.contains(&format!(
        "name=\"same_person\" value=\"{}\"",
        cpr.replace('-', "")
    )));
    assert!(!asked.body.contains(&name), "whose it is stays unsaid");
    // A yes about one number is none about another.
    let of_other = form.replace(&cpr, &other_cpr);
    let of_other = format!("{of_other}&same_person={cpr}");
    let of_other = reception.post("/notifications/new", &of_other).await;
    assert_eq!(of_other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(TOWN.app.store().head().unwrap(), before, "nothing recorded");

    let said = format!("{form}&same_person={cpr}");
    let said = reception.post("/notifications/new", &said).await;
    assert_eq!(said.status, StatusCode::SEE_OTHER, "{}", said.body);
    assert!(has(child, &said.to));
    // Under the name on record nobody is asked.
    let first = name.split(' ').next().unwrap();
    let fits = form.replace("Ida+Pr%C3%B8ve", first);
    let fits = reception.post("/notifications/new", &fits).await;
    assert_eq!(fits.status, StatusCode::SEE_OTHER, "{}", fits.body);
    assert!(has(child, &fits.to));

    let mother = GIVEN.replace(
        "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f",
        &format!("mother_name=Else+Anden&mother_cpr={cpr}&due_on=2027-02-01"),
    );
    let mother = reception.post("/notifications/new", &mother).await;
    assert_eq!(mother.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(mother.body.contains("#f-mother_cpr") && mother.body.contains("same_person"));
}

#[tokio::test]
async fn who_is_found_is_ticked_for_a_number_only_and_once() {
    let reception = log_in(Role::Reception).await;
    let (child, cpr, name) = on_record().swap_remove(0);
    let ticked = format!("value=\"{child}\" checked");
    let find = |what: &str| format!("{GIVEN}&do=find&find={}", what.replace(' ', "+"));
    let by_number = reception.post("/notifications/new", &find(&cpr)).await;
    assert!(by_number.body.contains(&ticked), "a number means one");
    let by_name = reception.post("/notifications/new", &find(&name)).await;
    assert!(by_name.body.contains(&child.to_string()));
    assert!(!by_name.body.contains(&ticked), "a name fits many");
    // The tick was taken away, something else is missing.
    let back = format!("{}&find={cpr}", GIVEN.replace("concern=", "concern=&x="));
    let back = reception.post("/notifications/new", &back).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains(&child.to_string()));
    assert!(!back.body.contains(&ticked), "it stays away");
}

#[tokio::test]
async fn an_unborn_child_is_registered_on_its_mother() {
    let reception = log_in(Role::Reception).await;
    let form = GIVEN.replace(
        "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&",
        "mother_name=Maja+Ventende&due_on=2027-02-01&",
    );
    let nameless = form.replace("mother_name=Maja+Ventende", "mother_name=");
    let nameless = reception.post("/notifications/new", &nameless).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.body.contains("#f-mother_name") && nameless.body.contains("2027-02-01"));
    let sent = reception.post("/notifications/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let found = TOWN
        .app
        .search(&app::Actor::system(), "Maja Ventende")
        .unwrap();
    let kinds: Vec<PersonKind> = found.iter().map(|p| p.kind).collect();
    assert!(kinds.contains(&PersonKind::Unborn) && kinds.contains(&PersonKind::Adult));
}

#[tokio::test]
async fn siblings_on_record_are_offered_with_the_child_and_taken_along_by_a_tick() {
    let reception = log_in(Role::Reception).await;
    let store = TOWN.app.store();
    let actor = TOWN
        .app
        .ruleset()
        .actor(TOWN.worker(Role::Reception))
        .unwrap();
    let scope = actor.scope(now());
    let cases = store.load_cases(&scope).unwrap();
    let pair = cases.iter().filter(|c| c.file.is_some()).find_map(|case| {
        let siblings = store.siblings(&scope, case.person).unwrap();
        siblings
            .first()
            .map(|sibling| (case.number(), case.person, *sibling))
    });
    let (number, child, sibling) = pair.expect("two siblings");
    let looked = format!("do=find&find={number}");
    let looked = reception.post("/notifications/new", &looked).await;
    assert!(
        looked
            .body
            .contains(&format!("name=\"sibling\" value=\"{sibling}\""))
    );
    let form = GIVEN.replace(
        "child_name=Ida+Pr%C3%B8ve&child_birth=2017-05-01&child_sex=f&",
        &format!("known={child}&sibling={sibling}&"),
    );
    let sent = reception.post("/notifications/new", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    for person in [child, sibling] {
        let case = store.case(&Scope::system(), person).unwrap().unwrap();
        assert!(
            case.notifications
                .iter()
                .any(|n| page.ends_with(&n.id.to_string()))
        );
    }
}

#[tokio::test]
async fn each_way_in_leads_on_to_what_it_may_lead_to_and_only_a_notification_has_a_clock() {
    let reception = log_in(Role::Reception).await;
    for (enquiry, fits, other) in [
        ("advice", "advice", "acute_measures"),
        ("youth_crime_board", "assessment", "no_action"),
        ("disability", "screening", "acute_measures"),
        // The child is new: there is no case that it could be part of.
        ("application", "partial_case", "running_case"),
    ] {
        let form = GIVEN.replace("enquiry=notification", &format!("enquiry={enquiry}"));
        let sent = reception.post("/notifications/new", &form).await;
        let page = sent.to.split('?').next().unwrap().to_owned();
        let shown = reception.get(&page).await.body;
        assert!(!shown.contains("class=\"ring"), "{enquiry} has a clock");
        assert!(
            !shown.contains(&format!("{page}/receipt")),
            "{enquiry} owes a receipt"
        );
        let given = |outcome: &str| {
            format!("at=2026-11-23&at_time=11%3A00&outcome={outcome}&reasons=Vurderet")
        };
        let refused = reception
            .post(&format!("{page}/evaluate"), &given(other))
            .await;
        assert_eq!(
            refused.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{enquiry}"
        );
        let done = reception
            .post(&format!("{page}/evaluate"), &given(fits))
            .await;
        assert_eq!(
            done.status,
            StatusCode::SEE_OTHER,
            "{enquiry}: {}",
            done.body
        );
    }
}

#[tokio::test]
async fn another_municipality_and_own_concern_have_their_clock_and_who_sent_it_a_receipt() {
    let reception = log_in(Role::Reception).await;
    for (enquiry, is_receipted) in [("other_municipality", true), ("own_concern", false)] {
        let form = GIVEN.replace("enquiry=notification", &format!("enquiry={enquiry}"));
        let sent = reception.post("/notifications/new", &form).await;
        let page = sent.to.split('?').next().unwrap().to_owned();
        let waiting = reception.get("/notifications").await.body;
        let waiting = waiting.split("id=\"others\"").next().unwrap();
        assert!(waiting.contains(&page), "{enquiry} waits on the board");
        let shown = reception.get(&page).await.body;
        assert!(shown.contains("class=\"ring"), "{enquiry} has no clock");
        assert!(shown.contains("name=\"acute\""), "{enquiry}");
        let receipt = format!("{page}/receipt");
        assert_eq!(shown.contains(&receipt), is_receipted, "{enquiry}");
        assert!(!shown.contains(&format!("{page}/told")), "{enquiry}");
        let given = "at=2026-11-23&at_time=11%3A00&outcome=no_action&reasons=Vurderet";
        let done = reception.post(&format!("{page}/evaluate"), given).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        if is_receipted {
            let given = "sent=2026-11-23&sent_time=11%3A30";
            let done = reception.post(&receipt, given).await;
            assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
            let shown = reception.get(&page).await.body;
            assert!(!shown.contains(&receipt), "{enquiry}: sent once");
        }
    }
}

#[tokio::test]
async fn a_caseworker_may_read_what_he_registered_himself() {
    let caseworker = log_in(Role::Caseworker).await;
    let sent = caseworker.post("/notifications/new", GIVEN).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let shown = caseworker.get(&sent.to).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.body.contains("Ida P."));
}

#[tokio::test]
async fn a_faulty_form_comes_back_with_each_field_named_and_nothing_lost() {
    let reception = log_in(Role::Reception).await;
    let form = "received=2026-11-23&received_time=25%3A00&enquiry=notification&child_name=Ida&\
        child_cpr=123&notifier=anonymous&professional=1&concern=";
    let answer = reception.post("/notifications/new", form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for id in ["#f-received", "#f-child_cpr", "#f-notifier", "#f-concern"] {
        assert!(
            answer.body.contains(&format!("href=\"{id}\"")),
            "{id} is not in the summary"
        );
    }
    assert!(answer.body.contains("value=\"Ida\""));
    let future = GIVEN.replace("2026-11-23&", "2027-11-23&");
    let answer = reception.post("/notifications/new", &future).await;
    assert_eq!(
        answer.status,
        StatusCode::UNPROCESSABLE_ENTITY,
        "it cannot come tomorrow"
    );
}
