//! The measures on the ladder and the way to adult life, in process against a small made-up
//! municipality.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::case::Case;
use domain::correction::effective;
use domain::measures::{Course, courses};
use domain::{Event, NextStep, Payload, Role};
use store::Scope;
use town::{Persona, TOWN, now};

fn own_cases() -> Vec<Case> {
    let rules = TOWN.app.ruleset();
    let worker = rules.actor(TOWN.worker(Role::Caseworker)).unwrap();
    let mut cases = TOWN.app.store().load_cases(&worker.scope(now())).unwrap();
    cases.retain(|case| case.is_open_at(now()));
    cases
}

/// A case that fits; each test skips those of the others.
fn case(fits: impl Fn(&Case) -> bool, skip: usize) -> Case {
    let mut fitting = own_cases().into_iter().filter(fits);
    fitting.nth(skip).expect("such a case")
}

fn events(number: u32) -> Vec<Event> {
    let found = TOWN.app.store().events_of_number(&Scope::system(), number);
    found.unwrap().unwrap().events
}

/// Looks at the measure of a case that began last.
fn with_last<T>(number: u32, look: impl FnOnce(&Course<'_>) -> T) -> T {
    let events = events(number);
    let person = events.iter().find_map(|e| match &e.payload {
        Payload::CaseOpened(_) => Some(e.subjects[0]),
        _ => None,
    });
    let case = TOWN.app.fold(&[person.unwrap()], &events);
    let stands = effective(&events);
    let all = courses(&case, &stands);
    let last = all.iter().max_by_key(|c| c.measure.started_at);
    look(last.expect("a measure"))
}

const MOMENT: &str = "at=2026-11-23&at_time=11%3A00";

fn runs(case: &Case) -> bool {
    case.step_at(now()) > 0
}

fn is_placed(case: &Case) -> bool {
    case.placement_at(now()).is_some()
}

async fn caseworker() -> Persona {
    TOWN.log_in(Role::Caseworker).await
}

#[tokio::test]
async fn what_runs_stands_with_its_terms_and_the_picture_leads_to_the_reasons() {
    let me = caseworker().await;
    let case = case(runs, 0);
    let page = me.get(&format!("/cases/{}/measures", case.number())).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "Forventet slut",
        "Vejen ud",
        "Næste opfølgning",
        "class=\"climb-bar\"",
        "id=\"c-1\"",
        "href=\"#c-1\"",
    ] {
        assert!(page.body.contains(words), "»{words}« is missing");
    }
    let front = me.get(&format!("/cases/{}", case.number())).await;
    assert!(
        front
            .body
            .contains(&format!("/cases/{}/measures", case.number()))
    );
}

#[tokio::test]
async fn a_courts_measure_is_entered_although_no_decision_was_made_here() {
    let me = caseworker().await;
    let case = case(|c| c.step_at(now()) == 0, 0);
    let path = format!("/cases/{}/measures/start", case.number());
    let lacking = format!("{MOMENT}&decision=elsewhere&away=1");
    let back = me.post(&path, &lacking).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["decided_by", "paragraph", "away_reason"] {
        assert!(
            back.body.contains(&format!("href=\"#f-{field}\"")),
            "{field}"
        );
    }
    let sent = "&decision=elsewhere&decided_by=court&paragraph=LBU+%C2%A7+14&place=secure&\
        place_name=Egely&ends_on=2027-06-01&weekly_price=40.000&way_out=Dommen+er+afsonet";
    let back = me.post(&path, &format!("{MOMENT}{sent}")).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.body
            .contains("Skriv, hvorfor et lavere trin ikke er nok")
    );
    assert!(
        back.body.contains("value=\"Egely\""),
        "what was typed is there"
    );
    let done = me
        .post(&path, &format!("{MOMENT}{sent}&step_reason=Dom"))
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = me.get(&done.to).await.body;
    for words in [
        "En domstol",
        "40.000 kr. om ugen",
        "01.06.2027",
        "Egely",
        "Dommen er afsonet",
    ] {
        assert!(page.contains(words), "»{words}« is missing");
    }
}

#[tokio::test]
async fn around_a_placement_contact_is_agreed_and_too_little_of_it_is_named() {
    let me = caseworker().await;
    let case = case(is_placed, 0);
    let number = case.number();
    let measure = case.placement_at(now()).unwrap().id;
    let form = format!("/cases/{number}/record/arrangement_made");
    let opened = me.get(&format!("{form}?measure={measure}")).await;
    assert!(
        opened
            .body
            .contains(&format!("value=\"{measure}\" selected"))
    );
    let body =
        format!("{MOMENT}&measure={measure}&arrangement=contact&agreement=Mor+om+l%C3%B8rdagen");
    let much = me.post(&form, &format!("{body}&per_four_weeks=40")).await;
    assert_eq!(much.status, StatusCode::UNPROCESSABLE_ENTITY);
    let made = me.post(&form, &format!("{body}&per_four_weeks=0")).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let page = me.get(&format!("/cases/{number}/measures")).await.body;
    assert!(page.contains("Mor om lørdagen") && page.contains("BL § 103"));
    assert!(page.contains("Det afgør børne- og ungeudvalget"));

    let ending = me
        .get(&format!("/cases/{number}/record/arrangement_ended"))
        .await;
    // The one agreed here stands below those the story told.
    let options = ending.body.split("<option value=\"");
    let last = options.filter(|o| o.contains("Samvær")).last();
    let id = last.and_then(|o| o.split('"').next()).unwrap();
    let end = format!("{MOMENT}&arrangement={id}");
    let ended = me
        .post(&format!("/cases/{number}/record/arrangement_ended"), &end)
        .await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let page = me.get(&format!("/cases/{number}/measures")).await.body;
    assert!(!page.contains("Mor om lørdagen"));
}

#[tokio::test]
async fn a_measure_ends_with_its_result_and_where_the_way_goes_on() {
    let me = caseworker().await;
    let case = case(|c| runs(c) && !is_placed(c), 1);
    let number = case.number();
    let running = case.measures.iter().find(|m| m.runs_at(now())).unwrap().id;
    let form = format!("/cases/{number}/record/measure_ended");
    let body = format!("{MOMENT}&measure={running}&reason=purpose_met");
    let silent = me.post(&form, &body).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let body = format!("{body}&result=Han+g%C3%A5r+i+skole&next_step=down");
    let ended = me.post(&form, &body).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    let page = me.get(&format!("/cases/{number}/measures")).await.body;
    assert!(page.contains("Han går i skole") && page.contains("Ned på et lavere trin"));
    let events = events(number);
    let told = events.iter().rev().find_map(|e| match &e.payload {
        Payload::MeasureEnded(p) => Some(p.next),
        _ => None,
    });
    assert_eq!(told, Some(Some(NextStep::Down)));
}

#[tokio::test]
async fn the_start_carries_nothing_that_the_decision_says() {
    let me = caseworker().await;
    let case = case(|c| c.step_at(now()) == 0, 1);
    let number = case.number();
    let decide = "of=support&at=2026-11-23&at_time=10%3A00&paragraph=BL+%C2%A7+30%2C+stk.+1%2C+nr.+1&\
        purpose=Ro&facts=Fakta&reasons=Derfor&ends_on=2027-03-01&weekly_price=900&way_out=Mor+kan+selv&consent=1";
    let made = me.post(&format!("/cases/{number}/decide"), decide).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let id = made
        .to
        .split('?')
        .next()
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap()
        .to_owned();
    let start = format!("/cases/{number}/measures/start");
    let form = me.get(&start).await.body;
    assert!(form.contains("900 kr. om ugen") && form.contains("forventet slut 01.03.2027"));
    // The lowest step of measures needs no defence.
    let done = me.post(&start, &format!("{MOMENT}&decision={id}")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    with_last(number, |course| {
        assert_eq!(course.started.data.decision.unwrap().to_string(), id);
        assert!(course.started.data.elsewhere.is_none());
        assert_eq!(course.planned_end().unwrap().to_string(), "2027-03-01");
        assert_eq!(course.way_out(), Some("Mor kan selv"));
    });
    let again = me.get(&start).await.body;
    assert!(!again.contains(&id), "what has begun waits no longer");
}

#[tokio::test]
async fn the_checklist_is_ticked_and_a_contact_answers_its_own_item() {
    let me = caseworker().await;
    let case = case(|c| c.birth_on.is_some() && !runs(c), 2);
    let number = case.number();
    let path = format!("/cases/{number}/growing-up");
    let page = me.get(&path).await.body;
    for words in [
        "16 år: ungeplan",
        "23 år: ungestøtten slutter",
        "name=\"items\" value=\"bank\"",
    ] {
        assert!(page.contains(words), "»{words}« is missing");
    }
    for nothing in ["", "items=nonsense"] {
        let back = me.post(&path, nothing).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let ticked = me.post(&path, "items=bank&items=network").await;
    assert_eq!(
        ticked.to,
        format!("{path}?done=done-ticked"),
        "{}",
        ticked.body
    );
    let form = format!("/cases/{number}/record/adult_side_contacted");
    let spoken = format!("{MOMENT}&side=housing&summary=Der+er+en+lejlighed");
    let done = me.post(&form, &spoken).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let page = me.get(&path).await.body;
    for id in ["bank", "network", "housing"] {
        assert!(
            !page.contains(&format!("name=\"items\" value=\"{id}\"")),
            "{id}"
        );
    }
    assert!(page.contains("Der er en lejlighed") && page.contains("Boligområdet"));
}

/// The paragraphs of the table, each with its row.
fn lines(page: &str) -> Vec<&str> {
    let body = page.split("<tbody").nth(1).unwrap_or_default();
    let body = body.split("</tbody>").next().unwrap_or_default();
    body.split("<tr").skip(1).collect()
}

#[tokio::test]
async fn the_ladder_is_read_as_a_table_of_both_laws() {
    let me = caseworker().await;
    let way = me.get("/ladder").await.body;
    assert!(way.contains("href=\"/ladder/table\""));
    let page = me.get("/ladder/table").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.body.contains('⟦'), "{}", page.body);
    let all = lines(&page.body);
    let of = |paragraph: &str| {
        let found = all.iter().find(|l| l.contains(&format!("{paragraph}<")));
        found.copied().unwrap_or_default()
    };
    let treatment = of("BL § 32, stk. 1, nr. 5");
    for words in [
        "Familiebehandling",
        "3 Hjemmebaseret",
        "Truede børn",
        "endnu ikke læst",
    ] {
        assert!(
            treatment.contains(words),
            "»{words}« is missing: {treatment}"
        );
    }
    assert!(of("BL § 46").contains("4–6 efter stedet"));
    assert!(of("SEL § 58").contains("kun ældre afgørelser"));

    let crime = me.get("/ladder/table?group=crime&step=3").await.body;
    let crime = lines(&crime);
    assert_eq!(crime.len(), 2, "{crime:?}");
    assert!(crime.iter().all(|line| line.contains("LBU § 1")));
    let older = me.get("/ladder/table?on=2018-12-31").await.body;
    let older = lines(&older);
    assert!(!older.is_empty() && older.iter().all(|line| line.contains("SEL § ")));
    let wrong = me.get("/ladder/table?on=i+g%C3%A5r&step=9").await;
    assert_eq!(wrong.status, StatusCode::OK);
    assert!(wrong.body.contains("value=\"i går\""), "{}", wrong.body);
}
