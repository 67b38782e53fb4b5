//! Screening and clarification, what they lead to, and whom the front page says is to be heard, in
//! process against a small made-up municipality.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::{Payload, Role};
use town::{Answer, Persona, TOWN};

const NOW: &str = "at=2026-11-23&at_time=10%3A00";
const LATER: &str = "at=2026-11-23&at_time=11%3A00";

/// One of the caseworker's own open cases.
async fn own_case(me: &Persona, skip: usize) -> String {
    let cases = me.get("/cases?worker=me").await;
    let to = if cases.to.is_empty() {
        "/cases?worker=me"
    } else {
        cases.to.as_str()
    };
    let all = me.get(to).await.links_to("/cases/");
    let mut own = all
        .into_iter()
        .filter(|path| path["/cases/".len()..].parse::<u32>().is_ok());
    own.nth(skip).expect("an own case")
}

fn goes_to(answer: &Answer, to: &str) {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.to, format!("{to}?done=done-recorded"));
}

async fn begin(me: &Persona, case: &str) -> String {
    let room = format!("{case}/clarification");
    let sent = "at=2026-11-20&at_time=09%3A00";
    let begun = me
        .post(&format!("{case}/record/clarification_started"), sent)
        .await;
    goes_to(&begun, &room);
    room
}

/// Plans to hear somebody by a day and gives the source's id.
async fn plan(me: &Persona, room: &str, kind: &str, until: &str) -> String {
    let from = format!("{room}/source?of=");
    let before = me.get(room).await.links_to(&from);
    let sent = format!("{NOW}&source_kind={kind}&who=Hanne&ask_until={until}");
    goes_to(&me.post(&format!("{room}/source"), &sent).await, room);
    let mut after = me.get(room).await.links_to(&from);
    after.retain(|link| !before.contains(link));
    after[0][from.len()..].to_owned()
}

async fn hear(me: &Persona, room: &str, child: &str) {
    let said = format!(
        "{NOW}&of={child}&sources={child}&contribution_form=talk&words_for=family&said.learning.child=Dansk+er+sjovt"
    );
    goes_to(&me.post(&format!("{room}/contribution"), &said).await, room);
}

#[tokio::test]
async fn where_honour_conflict_is_suspected_the_risk_is_assessed_before_parents_are_involved() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 0).await;
    let path = format!("{case}/record/screened");
    let form = me.get(&path).await.body;
    assert_eq!(
        form.matches("name=\"outcome\"").count(),
        3,
        "three outcomes"
    );
    let sent = format!("{NOW}&outcome=clarification&screening_reason=Uklart&honour=wait");
    let back = me.post(&path, &sent).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("href=\"#f-risk\"") && back.body.contains("Uklart"));
    let done = me
        .post(&path, &format!("{sent}&risk=Frygter+sin+farbror"))
        .await;
    goes_to(&done, &format!("{case}/clarification"));
    let warning = "Forældre og netværk skal ikke inddrages endnu";
    for room in ["clarification", "assessment"] {
        let page = me.get(&format!("{case}/{room}")).await.body;
        assert!(page.contains(warning) && page.contains("Frygter sin farbror"));
    }
    let again = format!("{LATER}&outcome=nothing_more&screening_reason=Roligt&honour=involve");
    let again = format!("{again}&risk=Er+vurderet");
    goes_to(&me.post(&path, &again).await, &case);
    let page = me.get(&format!("{case}/clarification")).await.body;
    assert!(!page.contains(warning) && !page.contains('⟦'));
}

#[tokio::test]
async fn what_a_clarification_heard_goes_along_into_the_assessment() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 1).await;
    let room = begin(&me, &case).await;
    let focus = format!("{NOW}&development=learning&focus_reason=Stille+i+skolen");
    goes_to(&me.post(&format!("{room}/focus"), &focus).await, &room);
    let child = plan(&me, &room, "child", "2026-12-10").await;
    hear(&me, &room, &child).await;
    let missing = me.get(&format!("{room}/preliminary")).await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND, "it has no deadline");
    let page = me.get(&room).await.body;
    assert!(page.contains("Stille i skolen") && page.contains("Dansk er sjovt"));
    assert!(!page.contains('⟦') && !page.contains("id=\"dialogue\""));

    let done = format!("{LATER}&outcome=assessment&conclusion=Mere+end+skolen");
    goes_to(&me.post(&format!("{room}/complete"), &done).await, &room);
    let open = format!("{case}/record/assessment_opened");
    let links = me.get(&room).await.links_to(&open);
    assert_eq!(links.len(), 1, "the next step is offered");
    let form = me.get(&open).await.body;
    assert!(form.contains("Én samtale følger med"), "{form}");
    let (_, id) = form.split_once("name=\"clarification\" value=\"").unwrap();
    let id = id.split('"').next().unwrap();
    let sent = format!(
        "at=2026-11-23&at_time=11%3A30&aware_on=2026-11-20&aware_reason=Kendt&clarification={id}"
    );
    let assessment = format!("{case}/assessment");
    goes_to(&me.post(&open, &sent).await, &assessment);
    let page = me.get(&assessment).await.body;
    assert!(page.contains("Dansk er sjovt"), "said once");
    assert!(!page.contains("Barnet er ikke hørt"), "the talk counts");
    // The clarification has led there: nothing more is offered.
    assert!(me.get(&room).await.links_to(&open).is_empty());
}

#[tokio::test]
async fn a_clarification_that_leads_to_support_opens_the_decision() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 2).await;
    let room = begin(&me, &case).await;
    let back = me
        .post(
            &format!("{room}/complete"),
            &format!("{NOW}&outcome=support"),
        )
        .await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = format!("{NOW}&outcome=support&conclusion=Hj%C3%A6lp+om+morgenen");
    goes_to(&me.post(&format!("{room}/complete"), &done).await, &room);
    let next = format!("{case}/decide?kind=support");
    assert_eq!(me.get(&room).await.links_to(&next).len(), 1);
    let decide = me.get(&next).await.body;
    assert!(
        decide.contains("Hjælp om morgenen"),
        "nothing is typed twice"
    );
    let late = me.post(&format!("{room}/complete"), &done).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A reader without the right gets no form.
    let head = TOWN.log_in(Role::Head).await;
    let shown = head.get(&room).await;
    assert_eq!(shown.status, StatusCode::OK);
    assert!(shown.links_to(&format!("{room}/")).is_empty());
}

#[tokio::test]
async fn whom_one_planned_to_hear_and_has_not_stands_on_the_front_page_apart_from_the_law() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 3).await;
    let room = begin(&me, &case).await;
    let child = plan(&me, &room, "child", "2026-11-21").await;
    let school = plan(&me, &room, "school", "2026-11-22").await;
    let later = plan(&me, &room, "relative", "2026-11-23").await;
    let page = me.get("/").await;
    let part = page.body.split("id=\"to-hear\"").nth(1).expect("a part");
    let part = part.split("</section>").next().unwrap();
    let talk = format!("{room}/contribution?of={child}");
    assert!(part.contains(&talk) && !part.contains(&later));
    assert!(part.contains(&format!("{room}/consent?of={school}")));
    assert!(!part.contains("§") && !part.contains('⟦'));
    hear(&me, &room, &child).await;
    assert!(!me.get("/").await.body.contains(&talk), "heard");
}

#[tokio::test]
async fn whom_a_colleague_is_to_hear_stands_with_the_colleague() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let (own, worker) = (own_case(&me, 6).await, TOWN.worker(Role::Caseworker));
    // Another's open case, in which this caseworker helps.
    let all = TOWN.app.store().load_cases(&store::Scope::system());
    let others = all.unwrap().into_iter().find_map(|case| {
        let main = case.main_at(town::now())?.worker;
        let is_plain = case.is_open_at(town::now()) && !case.is_protected();
        (is_plain && main != worker).then_some((case.number(), main))
    });
    let (number, colleague) = others.expect("a case of a colleague");
    let head = TOWN.log_in(Role::Head).await;
    for (case, helper) in [
        (format!("/cases/{number}"), worker),
        (own.clone(), colleague),
    ] {
        let helps = format!("worker={helper}&role=second");
        let helps = head.post(&format!("{case}/assign"), &helps).await;
        assert_eq!(helps.status, StatusCode::SEE_OTHER, "{}", helps.body);
    }
    let mut planned = Vec::new();
    for (case, by, is_mine) in [
        (own.clone(), None, true),
        (own, Some(colleague), false),
        (format!("/cases/{number}"), None, false),
        (format!("/cases/{number}"), Some(worker), true),
    ] {
        let room = format!("{case}/clarification");
        if planned.len() % 2 == 0 {
            begin(&me, &case).await;
        }
        let by = by.map(|by| by.to_string()).unwrap_or_default();
        let until = format!("2026-11-21&asked_by={by}");
        planned.push((plan(&me, &room, "child", &until).await, is_mine));
    }
    let page = me.get("/").await.body;
    for (n, (source, is_mine)) in planned.iter().enumerate() {
        assert_eq!(page.contains(source), *is_mine, "the {n}th");
    }
}

#[tokio::test]
async fn the_list_of_cases_says_where_each_is_and_leaders_choose_by_it() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 4).await;
    let number = &case["/cases/".len()..];
    let list = format!("q={number}&open=all");
    let list = me.post("/cases", &list).await.to;
    assert!(me.get(&list).await.body.contains("Sagens gang"));
    begin(&me, &case).await;
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let view = TOWN.app.open_case(&actor.unwrap(), number.parse().unwrap());
    let view = view.unwrap();
    let station = view.case.file.unwrap().station;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let narrowed = leader
        .post("/cases", &format!("q={number}&open=all"))
        .await
        .to;
    let chosen = |station: &str| format!("{narrowed}&station={station}");
    assert_eq!(
        leader
            .get(&chosen(station.as_str()))
            .await
            .links_to(&case)
            .len(),
        1
    );
    let other = if station.as_str() == "plan" {
        "decision"
    } else {
        "plan"
    };
    assert!(leader.get(&chosen(other)).await.links_to(&case).is_empty());
    assert!(leader.get("/cases").await.body.contains("name=\"station\""));
}

#[tokio::test]
async fn the_screening_of_old_says_nothing_of_honour_and_is_still_read() {
    let actor = TOWN.app.ruleset().actor(TOWN.worker(Role::Caseworker));
    let actor = actor.unwrap();
    let old = serde_json::from_str::<domain::event::casework::Screened>(r#"{"outcome":"advice"}"#);
    let old: Payload = old.unwrap().into();
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = own_case(&me, 5).await;
    let number = case["/cases/".len()..].parse().unwrap();
    let at = domain::Day::from_ymd(2026, 11, 20).unwrap().at(9, 0);
    TOWN.app
        .record_in_case(&actor, number, None, at, old, domain::Texts::new())
        .unwrap();
    let page = me.get(&case).await.body;
    assert!(page.contains("Screening: Rådgivning"));
}
