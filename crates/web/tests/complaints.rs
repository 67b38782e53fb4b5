//! A complaint from the decision it is over to Ankestyrelsen's answer; over the committee it
//! goes straight there.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::case::Case;
use domain::{ComplaintStage, DecisionKind, Payload, Role};
use law::Status;
use store::Scope;
use town::{Answer, Persona, TOWN, now};

const MOMENT: &str = "at=2026-11-23&at_time=10%3A00";

/// A caseworker's open case in the leader's team with a decision of the municipality's own and
/// no complaint.
fn decided(skip: usize) -> Case {
    let rules = TOWN.app.ruleset();
    let actor = |role| rules.actor(TOWN.worker(role)).unwrap();
    let (worker, leader) = (actor(Role::Caseworker), actor(Role::TeamLeader));
    let store = TOWN.app.store();
    let cases = store.load_cases(&worker.scope(now())).unwrap();
    let mut fitting = cases.into_iter().filter(|case| {
        let near = store.person_of_number(&leader.scope(now()), case.number());
        let own = [DecisionKind::Support, DecisionKind::Refusal];
        case.is_open_at(now())
            && !case.is_address_protected
            && case.complaints.is_empty()
            && case.decisions.last().is_some_and(|d| own.contains(&d.kind))
            && near.unwrap().is_some()
    });
    fitting.nth(skip).expect("such a case")
}

fn stands(number: u32) -> Case {
    let system = Scope::system();
    let store = TOWN.app.store();
    let person = store.person_of_number(&system, number).unwrap().unwrap();
    store.case(&system, person).unwrap().unwrap()
}

async fn send(who: &Persona, number: u32, form: &str) -> Answer {
    let path = format!("/cases/{number}/complaints");
    who.post(&path, &format!("{MOMENT}&{form}")).await
}

fn recorded(sent: &Answer) {
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
}

#[tokio::test]
async fn a_complaint_goes_from_the_decision_to_ankestyrelsen() {
    let case = decided(0);
    let number = case.number();
    let decision = case.decisions.last().unwrap().id;
    let (worker, leader) = (
        TOWN.log_in(Role::Caseworker).await,
        TOWN.log_in(Role::TeamLeader).await,
    );
    let page = worker
        .get(&format!("/cases/{number}/decisions/{decision}"))
        .await;
    let form = page.links_to(&format!(
        "/cases/{number}/complaints?step=complaint_received"
    ));
    let form = worker.get(form[0].split('#').next().unwrap()).await;
    assert!(
        form.body
            .contains(&format!("value=\"{decision}\" selected"))
    );

    let form = format!("step=complaint_received&decision={decision}&complaint=For+lidt+hj%C3%A6lp");
    recorded(&send(&worker, number, &form).await);
    let complaint = stands(number).complaints[0].clone();
    assert_eq!(complaint.stage(), ComplaintStage::Reassess);
    assert_eq!(complaint.decision, Some(decision));
    assert!(!complaint.is_committee);
    let page = worker.get(&format!("/cases/{number}/complaints")).await;
    for words in ["For lidt hjælp", "21.12.2026", "complaint_reassessed"] {
        assert!(page.body.contains(words), "»{words}« is missing");
    }
    let list = leader.get("/complaints?stage=reassess").await.body;
    assert!(list.contains(&format!("/cases/{number}/complaints#c-{}", complaint.id)));
    // The four weeks stand on the case, and the way to meet them leads here.
    let duties = worker.get(&format!("/cases/{number}")).await;
    let step = format!("/cases/{number}/complaints?step=complaint_reassessed#step");
    assert!(duties.links().contains(&step), "{:?}", duties.links());

    let id = complaint.id;
    let kept = format!("step=complaint_reassessed&complaint_id={id}&reassessment=upheld");
    let silent = send(&worker, number, &format!("{kept}&reasons=")).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("value=\"upheld\" checked"));
    recorded(&send(&worker, number, &format!("{kept}&reasons=Intet+nyt")).await);
    assert_eq!(stands(number).complaints[0].stage(), ComplaintStage::SendOn);
    let twice = send(&worker, number, &format!("{kept}&reasons=Intet+nyt")).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.body.contains("Intet nyt"), "what was typed is kept");
    let sent = format!("step=complaint_sent_on&complaint_id={id}");
    recorded(&send(&worker, number, &sent).await);
    assert_eq!(stands(number).complaints[0].stage(), ComplaintStage::Appeal);
    let back = format!("step=complaint_decided&complaint_id={id}&appeal=sent_back");
    recorded(&send(&worker, number, &back).await);
    assert_eq!(
        stands(number).complaints[0].stage(),
        ComplaintStage::Settled
    );
    let page = worker.get(&format!("/cases/{number}/complaints")).await;
    assert!(page.body.contains("Hjemvist") && page.body.contains("Intet nyt"));
    let list = leader.get("/complaints?stage=settled").await.body;
    assert!(list.contains(&format!("#c-{id}")));
}

#[tokio::test]
async fn a_complaint_over_the_committee_is_known_by_its_decision_and_goes_straight_on() {
    let case = decided(1);
    let number = case.number();
    let (worker, leader) = (
        TOWN.log_in(Role::Caseworker).await,
        TOWN.log_in(Role::TeamLeader).await,
    );
    let proposed = format!(
        "of=placement_without_consent&{MOMENT}&paragraph=BL+%C2%A7+47&purpose=Ro&facts=Fakta&\
         reasons=Fordi&ends_on=2027-06-01&way_out=Ro"
    );
    let sent = worker
        .post(&format!("/cases/{number}/decide"), &proposed)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = sent.to.split('?').next().unwrap().to_owned();
    let made = leader.post(&page, "answer=approve&met_on=2026-11-23").await;
    recorded(&made);
    let decision = page.rsplit('/').next().unwrap();

    let path = format!("/cases/{number}/complaints");
    let form = format!("step=complaint_received&decision={decision}");
    recorded(&send(&worker, number, &form).await);
    let complaint = stands(number).complaints[0].clone();
    assert!(complaint.is_committee);
    assert_eq!(complaint.stage(), ComplaintStage::Appeal);
    let about = |d: &&domain::case::Duty| d.item == Some(complaint.id);
    assert!(stands(number).duties.iter().find(about).is_none());
    let shown = worker.get(&path).await;
    assert!(shown.body.contains("direkte til Ankestyrelsen"));
    let again = format!(
        "step=complaint_reassessed&complaint_id={}&reassessment=changed&reasons=Nej",
        complaint.id
    );
    let refused = send(&worker, number, &again).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("klagen går en anden vej"));
}

#[tokio::test]
async fn who_complains_is_one_of_the_parties_and_a_decision_one_of_the_case() {
    let case = decided(2);
    let number = case.number();
    let worker = TOWN.log_in(Role::Caseworker).await;
    let nowhere = "step=complaint_received&decision=00000000-0000-0000-0000-000000000000";
    let refused = send(&worker, number, nowhere).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let by = "step=complaint_received&complained_by=00000000-0000-0000-0000-000000000000";
    recorded(&send(&worker, number, by).await);
    let found = TOWN.app.store().events_of_number(&Scope::system(), number);
    let events = found.unwrap().unwrap().events;
    let form = events.iter().rev().find_map(|e| match &e.payload {
        Payload::ComplaintReceived(p) => Some(p),
        _ => None,
    });
    assert_eq!(form.unwrap().by, None);
    let before = "step=complaint_decided&appeal=upheld";
    let id = stands(number).complaints[0].id;
    let path = format!("/cases/{number}/complaints");
    let early = format!("at=2026-11-01&at_time=10%3A00&{before}&complaint_id={id}");
    let early = worker.post(&path, &early).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(early.body.contains("før klagen kom"));
}

#[tokio::test]
async fn who_was_given_right_is_not_to_be_sent_on_anywhere() {
    let case = decided(3);
    let number = case.number();
    let (worker, leader) = (
        TOWN.log_in(Role::Caseworker).await,
        TOWN.log_in(Role::TeamLeader).await,
    );
    let decision = case.decisions.last().unwrap().id;
    let form = format!("step=complaint_received&decision={decision}&complaint=For+lidt");
    recorded(&send(&worker, number, &form).await);
    let id = stands(number).complaints[0].id;
    let given =
        format!("step=complaint_reassessed&complaint_id={id}&reassessment=changed&reasons=Ja");
    recorded(&send(&worker, number, &given).await);
    let after = stands(number);
    assert_eq!(after.complaints[0].stage(), ComplaintStage::Settled);
    let about: Vec<_> = after.duties.iter().filter(|d| d.item == Some(id)).collect();
    assert!(about.len() == 1 && about[0].met.is_some(), "{about:?}");
    let settled = leader.get("/complaints?stage=settled").await.body;
    let row = settled.split(&format!("#c-{id}")).nth(1).unwrap();
    assert!(row.split("</tr>").next().unwrap().contains("Fuldt medhold"));
    let waiting = leader.get("/complaints?stage=send_on").await.body;
    assert!(!waiting.contains(&id.to_string()));
    let here = format!("/cases/{number}");
    for page in [
        here.clone(),
        format!("{here}/complaints"),
        format!("{here}/decisions/{decision}"),
        "/complaints?stage=settled".to_owned(),
    ] {
        let shown = leader.get(&page).await;
        assert_eq!(shown.status, StatusCode::OK, "{page}");
        let about = shown.body.split(&id.to_string()).nth(1).unwrap_or_default();
        let about = about.split("</section>").next().unwrap_or_default();
        let row = about.split("</tr>").next().unwrap_or_default();
        for words in ["Skal sendes til Ankestyrelsen", "Sendt til Ankestyrelsen"] {
            assert!(!row.contains(words), "{page}: {words}");
        }
    }
    let asked = worker
        .get(&format!("{here}/complaints?step=complaint_sent_on"))
        .await;
    assert!(
        !asked.body.contains(&format!("value=\"{id}\"")),
        "nothing to choose"
    );
}

#[tokio::test]
async fn what_is_given_right_in_part_is_sent_on_and_what_is_withdrawn_owes_nothing() {
    let worker = TOWN.log_in(Role::Caseworker).await;
    let given = [
        (4, "partly_changed", ComplaintStage::SendOn),
        (4, "withdrawn", ComplaintStage::Settled),
    ];
    for (skip, made, stage) in given {
        let case = decided(skip);
        let number = case.number();
        let decision = case.decisions.last().unwrap().id;
        let form = format!("step=complaint_received&decision={decision}");
        recorded(&send(&worker, number, &form).await);
        let id = stands(number).complaints[0].id;
        let form = format!(
            "step=complaint_reassessed&complaint_id={id}&reassessment={made}&reasons=Fordi"
        );
        recorded(&send(&worker, number, &form).await);
        let after = stands(number);
        assert_eq!(after.complaints[0].stage(), stage);
        let duty = after.duties.iter().find(|d| d.item == Some(id)).unwrap();
        let is_met = made != "withdrawn";
        assert_eq!(duty.met.is_some(), is_met, "{made}");
        assert_eq!(duty.status(now()) == Status::FallenAway, !is_met, "{made}");
    }
}

#[tokio::test]
async fn the_complaints_of_a_case_are_reached_from_it_before_anything_is_decided() {
    let worker = TOWN.log_in(Role::Caseworker).await;
    let rules = TOWN.app.ruleset();
    let scope = rules
        .actor(TOWN.worker(Role::Caseworker))
        .unwrap()
        .scope(now());
    let cases = TOWN.app.store().load_cases(&scope).unwrap();
    let undecided =
        |c: &&Case| c.decisions.is_empty() && c.complaints.is_empty() && c.file.is_some();
    let number = cases.iter().find(undecided).expect("such a case").number();
    let page = worker.get(&format!("/cases/{number}")).await;
    assert!(
        page.links()
            .contains(&format!("/cases/{number}/complaints"))
    );
}
