//! A decision from the caseworker's form over the leader's answer to the letter and the measure.

#[path = "decide/partials.rs"]
mod partials;
#[path = "decide/terms.rs"]
mod terms;
#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::case::Case;
use domain::event::casework::DecisionMade;
use domain::event::decision::{DecisionProposed, HearingSent, Terms};
use domain::parties::parties;
use domain::{Act, Competence, DecisionKind, Payload, PersonId, Role, Texts};
use store::Scope;
use town::{Answer, Persona, TOWN, now};

/// A caseworker's open case in the leader's team, with somebody who must consent.
fn place(skip: usize) -> (Case, Vec<PersonId>) {
    let rules = TOWN.app.ruleset();
    let actor = |role| rules.actor(TOWN.worker(role)).unwrap();
    let (worker, leader) = (actor(Role::Caseworker), actor(Role::TeamLeader));
    let store = TOWN.app.store();
    let cases = store.load_cases(&worker.scope(now())).unwrap();
    let mut fitting = cases.into_iter().filter_map(|case| {
        let is_near = store
            .person_of_number(&leader.scope(now()), case.number())
            .unwrap()
            .is_some();
        let is_plain = case.is_open_at(now()) && !case.is_address_protected && is_near;
        let events = store
            .events_of_number(&Scope::system(), case.number())
            .unwrap()?
            .events;
        let today = now().day();
        let all = parties(case.person, case.birth_on, &events, today);
        let must: Vec<_> = all
            .iter()
            .filter(|p| p.must_consent)
            .map(|p| p.person)
            .collect();
        (is_plain && !must.is_empty()).then_some((case, must))
    });
    fitting.nth(skip).expect("such a case")
}

fn given(kind: &str, paragraph: &str, consented: &[PersonId]) -> String {
    let consented: Vec<String> = consented
        .iter()
        .map(|p| format!("&consented={p}"))
        .collect();
    let consented = consented.concat();
    let paragraph = paragraph
        .replace(' ', "+")
        .replace('§', "%C2%A7")
        .replace(',', "%2C");
    format!(
        "of={kind}&at=2026-11-23&at_time=10%3A00&paragraph={paragraph}&purpose=Ro&facts=Fakta+her&\
         reasons=Fordi+det+hj%C3%A6lper&ends_on=2027-06-01&weekly_price=2.500&\
         place=foster&way_out=N%C3%A5r+der+er+ro{consented}"
    )
}

async fn log_in(role: Role) -> Persona {
    TOWN.log_in(role).await
}

/// The page of the decision that was made or proposed.
fn page_of(sent: &Answer) -> String {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    sent.to.split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_the_caseworkers_own_is_decided_at_once_and_its_letter_is_a_pdf() {
    let (case, must) = place(0);
    let worker = log_in(Role::Caseworker).await;
    let decide = format!("/cases/{}/decide", case.number());
    let sent = worker
        .post(&decide, &given("support", "BL § 30, stk. 1, nr. 1", &must))
        .await;
    let page = page_of(&sent);
    assert!(sent.to.ends_with("?done=done-decided"), "{}", sent.to);
    let shown = worker.get(&sent.to).await;
    for words in [
        "Afgørelsen er truffet.",
        "Fakta her",
        "Rådgiveren",
        "2.500 kr. om ugen",
        "/letter?to=",
    ] {
        assert!(shown.body.contains(words), "»{words}« is missing");
    }
    let letter = worker.get(&format!("{page}/letter?to={}", must[0])).await;
    assert_eq!(letter.status, StatusCode::OK);
    assert!(letter.body.starts_with("%PDF-1.7"));
    // Whoever is no party has no letter: nobody gets that of another.
    let unknown = format!("{page}/letter?to=11111111-1111-1111-1111-111111111111");
    assert_eq!(worker.get(&unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_the_leaders_waits_until_the_leader_approves_it() {
    let (case, must) = place(1);
    let number = case.number();
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    let body = given("support", "BL § 32, stk. 1, nr. 5", &must);
    let sent = worker.post(&format!("/cases/{number}/decide"), &body).await;
    let page = page_of(&sent);
    let waits = worker.get(&sent.to).await.body;
    assert!(waits.contains("Forslaget ligger nu hos teamlederen."));
    assert!(waits.contains("Venter på afgørelse"));
    let no_letter = worker.get(&format!("{page}/letter")).await;
    assert_eq!(no_letter.status, StatusCode::NOT_FOUND);
    let own = worker.post(&page, "answer=approve").await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);

    assert!(leader.get("/decisions").await.body.contains(&page));
    let approved = leader.post(&page, "answer=approve").await;
    assert_eq!(
        approved.to, "/decisions?done=done-approved",
        "{}",
        approved.body
    );
    assert!(!leader.get("/decisions").await.body.contains(&page));
    let twice = leader.post(&page, "answer=approve").await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(worker.get(&page).await.body.contains("Teamlederen"));

    // The measure asks for nothing that was decided.
    let form = worker.get(&format!("/cases/{number}/measures/start")).await;
    let decision = page.rsplit('/').next().unwrap();
    assert!(form.body.contains(&format!("value=\"{decision}\" checked")));
    let body = format!(
        "at=2026-11-23&at_time=12%3A00&decision={decision}&step_reason=Et+lavere+er+ikke+nok"
    );
    let started = worker
        .post(&format!("/cases/{number}/measures/start"), &body)
        .await;
    assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.body);
    let found = TOWN.app.store().events_of_number(&Scope::system(), number);
    let started = found
        .unwrap()
        .unwrap()
        .events
        .into_iter()
        .rev()
        .find_map(|e| match e.payload {
            Payload::MeasureStarted(p) => Some(p),
            _ => None,
        });
    let started = started.unwrap();
    assert_eq!(started.paragraph, "BL § 32, stk. 1, nr. 5");
    assert!(started.consent);
}

#[tokio::test]
async fn a_proposal_goes_back_with_words() {
    let (case, must) = place(2);
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    let body = given("support", "BL § 32, stk. 1, nr. 2", &must);
    let sent = worker
        .post(&format!("/cases/{}/decide", case.number()), &body)
        .await;
    let page = page_of(&sent);
    let silent = leader.post(&page, "answer=return&words=").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let back = leader
        .post(&page, "answer=return&words=Barnets+ord+mangler")
        .await;
    assert_eq!(back.to, "/decisions?done=done-sent-back");
    assert!(worker.get(&page).await.body.contains("Barnets ord mangler"));
}

#[tokio::test]
async fn what_is_the_committees_needs_the_day_of_its_meeting() {
    let (case, _) = place(3);
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    // What is written down late counts from the meeting all the same.
    let body = given("placement_without_consent", "BL § 47", &[]);
    let body = body.replace("at=2026-11-23&", "at=2026-11-16&");
    let sent = worker
        .post(&format!("/cases/{}/decide", case.number()), &body)
        .await;
    let page = page_of(&sent);
    let undated = leader.post(&page, "answer=approve&met_on=").await;
    assert_eq!(undated.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(undated.body.contains("datoen for udvalgets møde"));
    for (day, why) in [
        ("0026-11-18", "datoen for udvalgets møde"),
        ("2026-11-15", "før den dag, afgørelsen blev indstillet"),
        ("2026-11-24", "fremtid"),
    ] {
        let wrong = format!("answer=approve&met_on={day}");
        let wrong = leader.post(&page, &wrong).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        assert!(wrong.body.contains(why), "{day}");
    }
    let dated = leader.post(&page, "answer=approve&met_on=2026-11-18").await;
    assert_eq!(dated.to, "/decisions?done=done-approved", "{}", dated.body);
    let found = TOWN
        .app
        .store()
        .events_of_number(&Scope::system(), case.number());
    let made = found
        .unwrap()
        .unwrap()
        .events
        .into_iter()
        .rev()
        .find_map(|e| match e.payload {
            Payload::DecisionMade(p) => Some((e.at.day(), p)),
            _ => None,
        });
    let (on, made) = made.unwrap();
    assert_eq!(on.to_string(), "2026-11-18");
    assert_eq!(made.terms.by, Some(Competence::Committee));
    assert!(!made.consent);
}

#[tokio::test]
async fn a_faulty_form_comes_back_with_what_was_typed() {
    let (case, must) = place(4);
    let worker = log_in(Role::Caseworker).await;
    let decide = format!("/cases/{}/decide", case.number());
    let body = given("support", "BL § 46", &must);
    let wrong = worker.post(&decide, &body).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("Fakta her</textarea>"));
    let unconsented = worker
        .post(&decide, &given("placement", "BL § 46", &[]))
        .await;
    assert_eq!(unconsented.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unconsented.body.contains("kræver samtykke fra alle"));
}

#[tokio::test]
async fn purpose_and_expected_duration_are_said_where_the_law_wants_them() {
    let (case, must) = place(4);
    let worker = log_in(Role::Caseworker).await;
    let decide = format!("/cases/{}/decide", case.number());
    let empty = |form: String| {
        form.replace("purpose=Ro", "purpose=+")
            .replace("ends_on=2027-06-01", "ends_on=")
    };
    for (kind, paragraph, consented) in [
        ("support", "BL § 32, stk. 1, nr. 5", &must[..]),
        ("placement", "BL § 46", &must),
        ("placement_without_consent", "BL § 47", &[]),
    ] {
        let back = worker
            .post(&decide, &empty(given(kind, paragraph, consented)))
            .await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}");
        for (field, why) in [
            ("purpose", "Skriv formålet med hjælpen."),
            ("ends_on", "Skriv, hvor længe hjælpen forventes at vare."),
        ] {
            let link = format!("href=\"#f-{field}\"");
            assert!(back.body.contains(&link), "{kind}: {field}");
            assert!(back.body.contains(why), "{kind}: {field}");
        }
        assert!(back.body.contains("Fakta her</textarea>"), "{kind}");
    }
    // What is refused has neither.
    let refusal = empty(given("refusal", "BL § 114", &[]));
    page_of(&worker.post(&decide, &refusal).await);
}

#[tokio::test]
async fn a_proposal_from_before_that_lacks_them_is_not_approved() {
    let (case, _) = place(7);
    let leader = log_in(Role::TeamLeader).await;
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let decision = TOWN.app.new_item();
    let proposed = DecisionMade {
        decision,
        kind: DecisionKind::PlacementWithoutConsent,
        paragraph: "BL § 47".to_owned(),
        law: Act::Bl,
        urgent: false,
        consent: false,
        measure: None,
        placed_before: false,
        terms: Terms::default(),
    };
    let payload = DecisionProposed {
        proposed,
        competence: Competence::Committee,
    };
    let number = case.number();
    TOWN.app
        .record_in_case(
            &actor.unwrap(),
            number,
            None,
            now(),
            payload.into(),
            Texts::new(),
        )
        .unwrap();
    let page = format!("/cases/{number}/decisions/{decision}");
    let back = leader.post(&page, "answer=approve&met_on=2026-11-23").await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.body
            .contains("mangler formålet eller den forventede slutdato")
    );
    assert!(back.body.contains("href=\"#f-words\""), "{}", back.body);
}

#[tokio::test]
async fn a_party_is_heard_and_its_answer_stands_beside_the_decision() {
    let (case, must) = place(5);
    let worker = log_in(Role::Caseworker).await;
    let hearing = format!("/cases/{}/hearing", case.number());
    let late = format!("person={}&answer_by=2026-11-01", must[0]);
    assert_eq!(
        worker.post(&hearing, &late).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let sent = worker
        .post(
            &hearing,
            &format!("person={}&answer_by=2026-12-07", must[0]),
        )
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = worker.get(&hearing).await;
    let field = page.body.split("name=\"answer-").nth(1).unwrap();
    let id = field.split('"').next().unwrap();
    let empty = worker
        .post(&hearing, &format!("hearing={id}&answer-{id}="))
        .await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let body = format!("hearing={id}&answer-{id}=Det+er+jeg+enig+i");
    assert_eq!(
        worker.post(&hearing, &body).await.status,
        StatusCode::SEE_OTHER
    );
    let decide = worker
        .get(&format!("/cases/{}/decide?kind=support", case.number()))
        .await;
    assert!(decide.body.contains("har svaret."));
}

#[tokio::test]
async fn what_nobody_consented_to_does_not_say_that_somebody_did() {
    let (case, must) = place(6);
    let worker = log_in(Role::Caseworker).await;
    let decide = format!("/cases/{}/decide", case.number());
    let sent = |kind: &'static str, paragraph: &'static str| {
        let body = given(kind, paragraph, &[]);
        let (worker, decide) = (&worker, &decide);
        async move {
            worker
                .get(&page_of(&worker.post(decide, &body).await))
                .await
        }
    };
    for (kind, paragraph) in [
        ("investigation_without_consent", "BL § 23"),
        ("change_of_place", "BL § 97, stk. 2"),
    ] {
        let shown = sent(kind, paragraph).await.body;
        assert!(shown.contains("Uden samtykke"), "{kind}");
        // Without consent a change of place is the committee's too.
        assert!(shown.contains("Børne- og ungeudvalget"), "{kind}");
    }
    let refused = sent("refusal", "BL § 114").await.body;
    assert!(
        !refused.contains("samtykke"),
        "nobody consents to a refusal"
    );
    // With everybody's consent another place is the leader's.
    let agreed = given("change_of_place", "BL § 97, stk. 2", &must);
    let page = page_of(&worker.post(&decide, &agreed).await);
    let shown = worker.get(&page).await.body;
    assert!(shown.contains("Med samtykke") && shown.contains("Teamlederen"));
}

#[tokio::test]
async fn who_has_not_answered_in_time_is_not_said_to_have_time_left() {
    let (case, must) = place(0);
    let (number, worker) = (case.number(), log_in(Role::Caseworker).await);
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let sent = |days: i32| HearingSent {
        hearing: TOWN.app.new_item(),
        person: must[0],
        answer_by: now().day().add_days(days),
    };
    let page = format!("/cases/{number}/decide?kind=support");
    let record = |at: i32, by: i32| {
        let at = now().day().add_days(at).at(9, 0);
        let actor = actor.as_ref().unwrap();
        TOWN.app
            .record_in_case(actor, number, None, at, sent(by).into(), Texts::new())
            .unwrap();
    };
    record(-1, 0);
    let today = worker.get(&page).await.body;
    assert!(today.contains("kan svare til og med") && !today.contains("har ikke svaret"));
    record(-3, -1);
    let over = worker.get(&page).await.body;
    assert!(over.contains("har ikke svaret. Fristen var"), "{over}");

    // What was done is said where one comes to.
    let heard = format!("person={}&answer_by=2026-12-07", must[0]);
    let heard = worker
        .post(&format!("/cases/{number}/hearing"), &heard)
        .await;
    assert_eq!(heard.status, StatusCode::SEE_OTHER, "{}", heard.body);
    for kind in ["", "&kind=support"] {
        let told = worker.get(&format!("{}{kind}", heard.to)).await;
        assert!(told.body.contains("Det er registreret."), "{kind}");
    }
}

#[tokio::test]
async fn a_preliminary_assessment_lasts_two_months_and_places_nobody() {
    let (case, _) = place(7);
    let number = case.number();
    let (worker, leader) = (
        log_in(Role::Caseworker).await,
        log_in(Role::TeamLeader).await,
    );
    let decide = format!("/cases/{number}/decide");
    let form = |kind: &str| format!("{decide}?kind={kind}");
    let placing = worker.get(&form("preliminary")).await.body;
    assert!(placing.contains("name=\"place\"") && placing.contains("BL § 143"));
    let asked = worker.get(&form("preliminary_investigation")).await.body;
    assert!(asked.contains("BL § 23, jf. § 143"));
    assert!(!asked.contains("name=\"place\"") && !asked.contains("name=\"weekly_price\""));

    let body = given("preliminary_investigation", "BL § 23, jf. § 143", &[]);
    let page = page_of(&worker.post(&decide, &body).await);
    let undated = leader.post(&page, "answer=approve&met_on=").await.body;
    assert!(undated.contains("formanden"), "it is the chair's");
    let approved = leader.post(&page, "answer=approve&met_on=2026-11-23").await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.body);
    let start = worker.get(&format!("/cases/{number}/measures/start")).await;
    let decision = page.rsplit('/').next().unwrap();
    assert!(!start.body.contains(decision), "no measure begins by it");

    let execute = format!("/cases/{number}/record/preliminary_executed");
    assert!(
        worker
            .get(&execute)
            .await
            .body
            .contains("Foreløbig undersøgelse (formanden)")
    );
    let done = format!("at=2026-11-23&at_time=12%3A00&decision={decision}");
    let done = worker.post(&execute, &done).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let case = cases.iter().find(|c| c.number() == number).unwrap();
    let due = |rule: &str| -> Vec<_> {
        let own = case.duties.iter().filter(|d| *d.rule == *rule);
        own.map(|d| d.due.unwrap().day().to_string()).collect()
    };
    assert_eq!(due("preliminary/investigation"), ["2027-01-23"]);
    assert!(due("preliminary/lapses").is_empty());
}
