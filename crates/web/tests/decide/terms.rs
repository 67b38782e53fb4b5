//! What a decision says besides its paragraph: that a hearing was not waited for, price and
//! appropriation, until when, and whose meeting made it.

use super::*;

#[tokio::test]
async fn nobody_decides_before_a_hearing_is_over_without_saying_that_they_know() {
    let (case, must) = place(8);
    let number = case.number();
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    let hearing = format!("/cases/{number}/hearing");
    let heard = format!(
        "person={}&answer_by=2026-12-07&about=En+kontaktperson",
        must[0]
    );
    let heard = worker.post(&hearing, &heard).await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.body);
    let decide = format!("/cases/{number}/decide");
    let says = "kan stadig svare til og med ";
    let opened = worker.get(&format!("{decide}?kind=support")).await;
    assert!(opened.body.contains(says), "{}", opened.body);

    let form = |paragraph| given("support", paragraph, &must);
    let early = form("BL § 30, stk. 1, nr. 1");
    let refused = worker.post(&decide, &early).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#f-unanswered\""));
    let page = page_of(&worker.post(&decide, &format!("{early}&unanswered=1")).await);
    let told = "Der blev truffet en afgørelse, før svarfristen var gået.";
    assert!(worker.get(&page).await.body.contains(told));

    // Whoever approves is asked again: they decide.
    let proposed = form("BL § 32, stk. 1, nr. 3") + "&unanswered=1";
    let page = page_of(&worker.post(&decide, &proposed).await);
    assert!(leader.get(&page).await.body.contains(says));
    let refused = leader.post(&page, "answer=approve").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let approved = leader.post(&page, "answer=approve&unanswered=1").await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    assert!(worker.get(&page).await.body.contains(told));
    // Nothing is asked once the party has answered.
    let waits = worker.get(&hearing).await.body;
    let id = waits.split("name=\"answer-").nth(1).unwrap();
    let id = id.split('"').next().unwrap();
    worker
        .post(&hearing, &format!("hearing={id}&answer-{id}=Ja+tak"))
        .await;
    let opened = worker.get(&format!("{decide}?kind=support")).await;
    assert!(!opened.body.contains("name=\"unanswered\""));
    page_of(&worker.post(&decide, &early).await);
}

#[tokio::test]
async fn price_and_appropriation_are_approved_with_the_decision() {
    let (case, must) = place(9);
    let number = case.number();
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    let decide = format!("/cases/{number}/decide");
    let form =
        given("support", "BL § 32, stk. 1, nr. 3", &must).replace("2027-06-01", "2026-12-14");
    let page = page_of(&worker.post(&decide, &form).await);
    let shown = leader.get(&page).await.body;
    // The account follows from the paragraph, the sum from price and end.
    assert!(shown.contains("5.28.21.007 Fast kontaktperson"), "{shown}");
    assert!(
        shown.contains("2.500 kr. om ugen i 3 uger, i alt 7.500 kr."),
        "{shown}"
    );
    assert!(shown.contains("godkender du også prisen og bevillingen"));
    let other = page_of(
        &worker
            .post(&decide, &format!("{form}&account=5.28.21.003"))
            .await,
    );
    assert!(
        worker
            .get(&other)
            .await
            .body
            .contains("5.28.21.003 Familiebehandling")
    );
    let approved = leader.post(&page, "answer=approve").await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    let start = format!("/cases/{number}/measures/start");
    let opened = worker.get(&start).await.body;
    let decision = page.rsplit('/').next().unwrap();
    let step = opened.split("name=\"step\"").count();
    assert!(step > 0);
    let begun = format!("at=2026-11-23&at_time=12%3A00&decision={decision}&step=3&step_reason=Ro");
    let begun = worker.post(&start, &begun).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let measures = worker.get(&format!("/cases/{number}/measures")).await.body;
    assert!(measures.contains("5.28.21.007 Fast kontaktperson"));

    // Within one's own competence there is a ceiling.
    let own = |price: &str| {
        let form = given("support", "BL § 30, stk. 1, nr. 1", &must);
        form.replace("2.500", price)
    };
    let made = page_of(&worker.post(&decide, &own("3.000")).await);
    assert!(worker.get(&made).await.body.contains("Rådgiveren"));
    let dear = worker.post(&decide, &own("3.001")).await;
    assert!(dear.to.contains("done-proposed-team-leader"), "{}", dear.to);
}

#[tokio::test]
async fn an_order_is_a_decision_and_its_time_limit_follows_from_it() {
    let (case, must) = place(0);
    let number = case.number();
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    let decide = format!("/cases/{number}/decide");
    let form = worker.get(&format!("{decide}?kind=order")).await.body;
    assert!(form.contains("BL § 38") && form.contains("name=\"ends_on\""));
    assert!(!form.contains("name=\"consented\"") && !form.contains("name=\"weekly_price\""));
    let order = |until: &str| given("order", "BL § 38", &[]).replace("2027-06-01", until);
    for until in ["", "2027-12-01"] {
        let refused = worker.post(&decide, &order(until)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{until}");
        assert!(refused.body.contains("href=\"#f-ends_on\""), "{until}");
    }
    let page = page_of(&worker.post(&decide, &order("2027-11-23")).await);
    let limit = format!("/cases/{number}/record/time_limit_set");
    let decision = page.rsplit('/').next().unwrap();
    assert!(!worker.get(&limit).await.body.contains(decision), "not yet");
    let approved = leader.post(&page, "answer=approve").await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    let letter = format!("{page}/letter?to={}", must[0]);
    assert_eq!(worker.get(&letter).await.status, StatusCode::OK);

    let offered = format!("value=\"parent_order:{decision}\" selected");
    assert!(worker.get(&limit).await.body.contains(&offered));
    let given_until = "at=2026-11-23&at_time=12%3A00&until=";
    let limited = format!("{given_until}&limits=parent_order%3A{decision}");
    let limited = worker.post(&limit, &limited).await;
    assert_eq!(limited.status, StatusCode::SEE_OTHER, "{}", limited.body);
    let shown = worker.get(&page).await.body;
    assert!(shown.contains("23.11.2026–23.11.2027"), "{shown}");
    assert!(!worker.get(&limit).await.body.contains(decision), "once");

    // Contact interrupted is the committee's.
    let contact = given("contact_limit", "BL § 105, stk. 1, nr. 2", &[]);
    let proposed = worker.post(&decide, &contact).await;
    let to = &proposed.to;
    assert!(to.contains("done-proposed-committee"), "{to}");
}

#[tokio::test]
async fn what_the_teams_meeting_decides_counts_from_its_day() {
    let (case, _) = place(1);
    let (number, leader) = (case.number(), log_in(Role::TeamLeader).await);
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let decision = TOWN.app.new_item();
    let proposed = DecisionMade {
        decision,
        kind: DecisionKind::EndOfSupport,
        paragraph: "BL § 32, stk. 1, nr. 7".to_owned(),
        law: Act::Bl,
        urgent: false,
        consent: true,
        measure: None,
        placed_before: false,
        terms: Terms::default(),
    };
    // Another municipality's plan gives it to the team's meeting.
    let payload = DecisionProposed {
        proposed,
        competence: Competence::TeamMeeting,
    };
    let (actor, at) = (actor.unwrap(), now().day().add_days(-3).at(9, 0));
    TOWN.app
        .record_in_case(&actor, number, None, at, payload.into(), Texts::new())
        .unwrap();
    let page = format!("/cases/{number}/decisions/{decision}");
    let shown = leader.get(&page).await.body;
    assert!(shown.contains("Teammødets afgørelse") && shown.contains("name=\"met_on\""));
    let undated = leader.post(&page, "answer=approve&met_on=").await;
    assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(undated.body.contains("Skriv datoen for teamets møde."));
    let approved = leader.post(&page, "answer=approve&met_on=2026-11-22").await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    let shown = leader.get(&page).await.body;
    assert!(
        shown.contains("Teamets møde") && shown.contains("22.11.2026"),
        "{shown}"
    );
}
