//! The assessment's workroom and the strip of progress, in process against a small made-up
//! municipality.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::event::casework::ChildConversation;
use domain::{Event, Payload, Role};
use town::{Answer, Persona, TOWN};

/// One of the caseworker's own open cases.
async fn own_case(me: &Persona, skip: usize) -> String {
    let cases = me.get("/cases").await.links_to("/cases/");
    let mut own = cases
        .into_iter()
        .filter(|path| path["/cases/".len()..].parse::<u32>().is_ok());
    own.nth(skip).expect("an own case")
}

fn events(case: &str) -> Vec<Event> {
    let caseworker = TOWN.worker(Role::Caseworker);
    let actor = TOWN.app.ruleset().actor(caseworker).unwrap();
    let number = case["/cases/".len()..].parse().unwrap();
    TOWN.app.open_case(&actor, number).unwrap().events
}

fn count(case: &str, kind: &str) -> usize {
    events(case).iter().filter(|e| e.kind() == kind).count()
}

fn is_done(answer: &Answer, case: &str) {
    let to = format!("{case}/assessment?done=done-recorded");
    assert_eq!(answer.to, to, "{}", answer.body);
}

async fn begin(me: &Persona, case: &str, on: &str) {
    let sent = format!("at={on}&at_time=09%3A00&aware_on={on}&aware_reason=Kendt+f%C3%B8r");
    let opened = me
        .post(&format!("{case}/record/assessment_opened"), &sent)
        .await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
}

/// Plans a source and gives its id.
async fn plan(me: &Persona, case: &str, kind: &str) -> String {
    let room = format!("{case}/assessment");
    let from = format!("{room}/source?of=");
    let before = me.get(&room).await.links_to(&from);
    let sent = format!("{NOW}&source_kind={kind}&who=Hanne&ask_until=2026-12-10");
    is_done(&me.post(&format!("{room}/source"), &sent).await, case);
    let mut after = me.get(&room).await.links_to(&from);
    after.retain(|link| !before.contains(link));
    after[0][from.len()..].to_owned()
}

const NOW: &str = "at=2026-11-23&at_time=10%3A00";

/// Nobody was asked for consent: it is asked for, and the source speaks when it is given.
async fn says_what_without_consent(me: &Persona, case: &str, school: &str, said: &str) {
    let room = format!("{case}/assessment");
    let path = format!("{room}/contribution");
    // Nobody was asked for consent: the provision is named, and nothing typed is lost.
    let before = count(case, "contribution_recorded");
    let back = me.post(&path, said).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("§ 11 c, stk. 1, nr. 1") && back.body.contains("Bagud i dansk"));
    assert_eq!(count(case, "contribution_recorded"), before);
    let consent = format!("{room}/consent");
    let without = format!("{NOW}&of={school}&source_consent=without");
    let back = me.post(&consent, &without).await;
    assert!(
        back.body.contains("href=\"#f-consent_why\""),
        "a reason is asked for"
    );
    let back = me
        .post(
            &consent,
            &format!("{without}&consent_why=Er+n%C3%B8dvendigt"),
        )
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("§ 11 c, stk. 5"), "{}", back.body);
    let given = format!("{NOW}&of={school}&source_consent=given");
    is_done(&me.post(&consent, &given).await, case);
    is_done(&me.post(&path, said).await, case);
}

/// The work ends with the group the child is in; whom each paragraph is meant for is said then.
async fn ends_in_a_target_group(me: &Persona, case: &str, done: &str) {
    let room = format!("{case}/assessment");
    let complete = format!("{room}/complete");
    let form = me.get(&complete).await.body;
    assert!(
        form.contains("Unge i eller på vej ind i kriminalitet"),
        "{form}"
    );
    let unknown = me
        .post(&complete, &format!("{done}&target_group=lost"))
        .await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = format!("{done}&target_group=severe");
    is_done(&me.post(&complete, &done).await, case);
    for path in [case, &room] {
        let page = me.get(path).await.body;
        assert!(page.contains("Børn med svære problemer"), "{path}");
    }
    // The paragraph is offered all the same; a line says that it is meant for others.
    let others = "Tænkt til andre målgrupper: BL § 30, stk. 1, nr. 1;";
    assert!(
        me.get(&format!("{case}/decide?kind=support"))
            .await
            .body
            .contains(others)
    );
    let placement = me.get(&format!("{case}/decide?kind=placement")).await.body;
    assert!(!placement.contains("Tænkt til andre"));
}

#[tokio::test]
async fn what_is_said_once_stands_in_its_areas_and_is_carried_into_decision_and_plan() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 0).await;
    begin(&me, &case, "2026-11-20").await;
    let room = format!("{case}/assessment");

    let focus = format!("{room}/focus");
    let back = me
        .post(
            &focus,
            &format!("{NOW}&breadth=narrow&focus_reason=Skolen+kalder"),
        )
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("href=\"#f-development\"") && back.body.contains("Skolen kalder"));
    let chosen = format!(
        "{NOW}&breadth=narrow&development=learning&parenting=safe_care&focus_reason=Skolen+kalder"
    );
    is_done(&me.post(&focus, &chosen).await, &case);

    let (child, school) = (
        plan(&me, &case, "child").await,
        plan(&me, &case, "school").await,
    );
    let ending = format!("{room}/complete");
    let open = me.get(&ending).await.body;
    assert!(open.contains("Ikke hørt: ") && open.contains("Der står intet om: "));
    let path = format!("{room}/contribution");
    let said = format!(
        "{NOW}&of={school}&sources={school}&contribution_form=talk&\
         said.learning.professional=Bagud+i+dansk"
    );
    says_what_without_consent(&me, &case, &school, &said).await;

    let words = format!(
        "{NOW}&of={child}&sources={child}&contribution_form=talk&support_person=1&words_for=family&\
         said.learning.child=Matematik+er+sjovt&said.network.child=Mormor+henter"
    );
    is_done(&me.post(&path, &words).await, &case);
    let page = me.get(&room).await.body;
    assert!(!page.contains('⟦'));
    let learning = page.split("id=\"area-learning\"").nth(1).unwrap();
    let learning = learning.split("id=\"area-").next().unwrap();
    for words in ["Bagud i dansk", "Matematik er sjovt", "Ikke hørt endnu"] {
        assert!(learning.contains(words), "»{words}« is missing");
    }
    assert!(page.contains("id=\"area-network\"") && page.contains("med bisidder"));
    // The talk is the conversation with the child too; its words stand once.
    let talks: Vec<ChildConversation> = events(&case)
        .into_iter()
        .filter_map(|e| match e.payload {
            Payload::ChildConversation(talk) if talk.contribution.is_some() => Some(talk),
            _ => None,
        })
        .collect();
    assert!(talks.len() == 1 && talks[0].support_person);

    // What is still open is said before it is completed, and forbids nothing.
    let open = me.get(&ending).await.body;
    assert!(!open.contains("Ikke hørt: ") && open.contains("Der står intet om: "));
    let done = format!(
        "{NOW}&outcome=support&conclusion=Skolen+er+sv%C3%A6r&recommendation=Ro+om+morgenen"
    );
    ends_in_a_target_group(&me, &case, &done).await;
    let decide = me.get(&format!("{case}/decide?kind=support")).await.body;
    for words in [
        "Skolen kalder",
        "Skolen er svær",
        "Ro om morgenen",
        "Matematik er sjovt",
    ] {
        assert!(decide.contains(words), "»{words}« is missing");
    }
    let plan = me
        .get(&format!("{case}/plan/edit?kind=parents_plan"))
        .await
        .body;
    // To read beside the form: the family's words are not the caseworker's.
    assert!(plan.contains("Ro om morgenen") && plan.contains("Matematik er sjovt"));
    assert!(!plan.contains(">Ro om morgenen</textarea>"));
    // Nothing more is added to it.
    let late = me.post(&focus, &chosen).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn when_four_months_will_not_do_a_preliminary_assessment_explains_the_delay() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 1).await;
    begin(&me, &case, "2026-11-01").await;
    let room = format!("{case}/assessment");
    let offer = "Når den ikke at blive færdig?";
    assert!(!me.get(&room).await.body.contains(offer), "there is time");

    let case = own_case(&me, 2).await;
    begin(&me, &case, "2026-08-01").await;
    let room = format!("{case}/assessment");
    assert!(me.get(&room).await.body.contains(offer));
    let explained = count(&case, "delay_explained");
    let path = format!("{room}/preliminary");
    let back = me.post(&path, &format!("{NOW}&delay=complexity")).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent =
        format!("{NOW}&delay=complexity&explanation=Psykologen+mangler&conclusion=Forel%C3%B8bigt");
    is_done(&me.post(&path, &sent).await, &case);
    assert_eq!(count(&case, "delay_explained"), explained + 1);
    let page = me.get(&room).await.body;
    assert!(page.contains("Foreløbig undersøgelse lavet") && page.contains("Psykologen mangler"));
    let form = me.get(&format!("{room}/complete")).await.body;
    assert!(
        form.contains(">Foreløbigt</textarea>"),
        "the final one begins from it"
    );
}

#[tokio::test]
async fn the_case_says_where_it_is_and_a_reader_without_the_right_gets_no_form() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 3).await;
    begin(&me, &case, "2026-11-20").await;
    let page = me.get(&case).await;
    let strip = page.body.split("class=\"progress\"").nth(1).unwrap();
    let strip = strip.split("</nav>").next().unwrap();
    assert_eq!(strip.matches("aria-current=\"step\"").count(), 1);
    assert!(strip.contains(&format!("href=\"{case}/assessment\"")));
    assert!(page.body.contains("Sagen venter på:"));

    let head = TOWN.log_in(Role::Head).await;
    let room = head.get(&format!("{case}/assessment")).await;
    assert_eq!(room.status, StatusCode::OK);
    assert!(room.links_to(&format!("{case}/assessment/")).is_empty());
    assert!(!room.body.contains("/record/"));
}

#[tokio::test]
async fn a_conversation_that_is_left_out_says_why() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 4).await;
    let path = format!("{case}/record/child_conversation");
    let chosen = me
        .get(&format!("{path}?about=assessment&outcome=declined"))
        .await;
    assert!(chosen.body.contains("value=\"declined\" checked"));
    let sent = format!("{NOW}&about=assessment&outcome=omitted&view_otherwise=1");
    let back = me.post(&path, &sent).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("href=\"#f-omitted_for\""));
    let done = me
        .post(&path, &format!("{sent}&omitted_for=maturity"))
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
}
