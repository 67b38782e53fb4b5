//! Handing over: one or many cases in one step, substitutes, the brief, and what the family is
//! told.

#[path = "support/arrived.rs"]
mod arrived;
#[path = "support/town.rs"]
mod town;

use app::Actor;
use app::account::Post;
use app::intake::Child;
use axum::http::StatusCode;
use domain::case::Assignment;
use domain::{AssignmentRole, Role, WorkerId};
use store::{CaseFilter, CaseSort, OfficeFilter, Page, Scope};
use town::{TOWN, now};

/// The open cases that a caseworker has.
fn cases_of(worker: WorkerId) -> Vec<u32> {
    let filter = CaseFilter {
        office: OfficeFilter {
            worker: Some(worker),
            ..OfficeFilter::default()
        },
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let (system, sort) = (Scope::system(), CaseSort::Number);
    let store = TOWN.app.store();
    let list = store.case_list(&system, &filter, sort, Page::ALL, now());
    list.unwrap()
        .rows
        .into_iter()
        .map(|row| row.number)
        .collect()
}

/// Another caseworker.
fn colleague(of: WorkerId) -> WorkerId {
    let known = TOWN.app.ruleset();
    let mut others: Vec<WorkerId> = known
        .workers
        .iter()
        .filter(|(id, w)| **id != of && w.role == Role::Caseworker && w.left_at.is_none())
        .map(|(id, _)| *id)
        .filter(|id| !cases_of(*id).is_empty())
        .collect();
    others.sort_unstable();
    others[0]
}

fn ticks(cases: &[u32]) -> String {
    let ticks: Vec<String> = cases.iter().map(|n| format!("&case={n}")).collect();
    ticks.concat()
}

#[tokio::test]
async fn a_leader_hands_over_all_cases_in_one_step_and_the_next_one_has_a_brief() {
    let leader = TOWN.log_in(Role::Head).await;
    let worker = TOWN.worker(Role::Caseworker);
    let (next, cases) = (colleague(worker), cases_of(worker));
    assert!(cases.len() > 3, "the test needs some cases");
    let page = format!("/handover/{worker}");
    let shown = leader.get(&page).await;
    assert_eq!(shown.status, StatusCode::OK);
    for number in &cases {
        assert!(shown.body.contains(&format!("value=\"{number}\" checked")));
    }
    // Nothing happens while something is missing, and what was typed comes back.
    let lacking = format!("do=give&to={next}&words=Ring+f%C3%B8rst{}", ticks(&cases));
    let lacking = leader.post(&page, &lacking).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacking.body.contains("Ring først"));
    assert_eq!(cases_of(worker), cases);

    // A browser ticks all and sends every choice, also those that were left alone: a case that
    // nobody was chosen for is said, and none moves.
    let own: Vec<String> = cases[1..].iter().map(|n| format!("&to_{n}=")).collect();
    let some = format!(
        "do=give&term=good&from=2026-11-23&until=&reason=leaving&to=&words={}&to_{}={next}{}",
        ticks(&cases),
        cases[0],
        own.concat()
    );
    let some = leader.post(&page, &some).await;
    assert_eq!(some.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(some.body.contains("har ingen, der tager den"));
    assert_eq!(cases_of(worker), cases);

    let before = cases_of(next).len();
    let form = format!(
        "do=give&term=good&reason=leaving&to={next}&words=Ring+f%C3%B8rst{}",
        ticks(&cases)
    );
    // It is looked through before it counts, and can be changed.
    let looked = form.replace("do=give", "do=look");
    let looked = leader.post(&page, &looked).await;
    assert_eq!(looked.status, StatusCode::OK);
    let all = format!("Overdrag de {} sager", cases.len());
    assert!(looked.body.contains(&all) && looked.body.contains("Ring først"));
    let fewer = form.replacen(&format!("&case={}", cases[0]), "", 1);
    let fewer = leader
        .post(&page, &fewer.replace("do=give", "do=look"))
        .await;
    assert!(fewer.body.contains("En sag bliver, hvor den er."));
    let changed = leader
        .post(&page, &form.replace("do=give", "do=change"))
        .await;
    assert!(changed.body.contains("Ring først") && changed.body.contains("value=\"look\""));
    assert_eq!(cases_of(worker), cases);

    let done = leader.post(&page, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(cases_of(worker).is_empty());
    assert_eq!(cases_of(next).len(), before + cases.len());

    let numbers: Vec<String> = cases.iter().map(ToString::to_string).collect();
    let briefs = leader
        .get(&format!("/briefs?cases={}", numbers.join(".")))
        .await;
    assert_eq!(briefs.status, StatusCode::OK);
    let name = TOWN.app.ruleset().worker_name(next).to_owned();
    for words in ["Ring først", "Hvad familien skal have at vide", &name] {
        assert!(briefs.body.contains(words), "»{words}« is missing");
    }
    assert!(!briefs.body.contains('⟦'));

    // Back again, so that other tests find the caseworker as before.
    let back = format!("do=give&term=good&reason=load&to={worker}{}", ticks(&cases));
    let back = leader.post(&format!("/handover/{next}"), &back).await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert_eq!(cases_of(worker), cases);

    // The new one owes the family a word, until it is said.
    let duty = |number| {
        let case = TOWN.app.store().load_cases(&Scope::system()).unwrap();
        let case = case.into_iter().find(|c| c.number() == number).unwrap();
        let told = "local/family_told_at_handover";
        let mut duties = case.duties.into_iter().filter(|d| &*d.rule == told);
        duties.next_back().expect("the duty to tell the family")
    };
    assert!(duty(cases[0]).met.is_none());
    let me = TOWN.log_in(Role::Caseworker).await;
    let told = format!("/cases/{}/record/family_told", cases[0]);
    let told = me
        .post(&told, "at=2026-11-23&at_time=12%3A00&told=Ringet")
        .await;
    assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
    assert!(duty(cases[0]).met.is_some());
    assert!(duty(cases[1]).met.is_none());

    // A case that has meanwhile gone to somebody else stops the whole step.
    let stale = format!("do=give&term=good&reason=load&to={worker}{}", ticks(&cases));
    let stale = leader.post(&format!("/handover/{next}"), &stale).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_substitute_stands_in_until_the_colleague_is_back() {
    let leader = TOWN.log_in(Role::Head).await;
    let me = TOWN.log_in(Role::Caseworker).await;
    let worker = TOWN.worker(Role::Caseworker);
    let away = colleague(worker);
    let cases = cases_of(away);
    let number = *cases.first().expect("a case of the colleague");
    assert_eq!(
        me.get(&format!("/cases/{number}")).await.status,
        StatusCode::NOT_FOUND
    );

    let page = format!("/handover/{away}");
    let turned = format!(
        "do=give&term=away&from=2026-11-23&until=2026-11-20&reason=absence&to={worker}&case={number}"
    );
    let turned = leader.post(&page, &turned).await;
    assert!(
        turned
            .body
            .contains("Den sidste dag ligger før den første.")
    );

    let form = format!(
        "do=give&term=away&from=2026-11-23&until=2026-11-30&reason=absence&to={worker}&case={number}"
    );
    let done = leader.post(&page, &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert_eq!(
        me.get(&format!("/cases/{number}")).await.status,
        StatusCode::OK
    );
    assert_eq!(cases_of(away), cases, "the colleague still has the case");
    let overview = leader.get("/").await;
    assert!(overview.body.contains("<strong>væk</strong>"));
    assert!(!TOWN.app.ruleset().is_at_work(away, now().day()));

    let back = leader.post(&page, "do=back").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert!(TOWN.app.ruleset().is_at_work(away, now().day()));
    assert_eq!(
        me.get(&format!("/cases/{number}")).await.status,
        StatusCode::NOT_FOUND
    );
    let case = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let case = case.iter().find(|c| c.number() == number).unwrap();
    let stands_in = |a: &&domain::case::Assignment| {
        a.role == AssignmentRole::Substitute && a.worker == worker && a.holds_at(now())
    };
    assert!(!case.assignments.iter().any(|a| stands_in(&a)));
}

/// The open cases that nobody has.
fn unassigned() -> Vec<u32> {
    let filter = CaseFilter {
        is_unassigned: true,
        is_open: Some(true),
        ..CaseFilter::default()
    };
    let store = TOWN.app.store();
    let (system, sort) = (Scope::system(), CaseSort::Number);
    let list = store.case_list(&system, &filter, sort, Page::ALL, now());
    list.unwrap().rows.iter().map(|row| row.number).collect()
}

#[tokio::test]
async fn cases_that_nobody_has_are_given_out_together_or_not_at_all() {
    let leader = TOWN.log_in(Role::Head).await;
    let from = TOWN.worker(Role::Caseworker);
    let cases: Vec<u32> = cases_of(from).into_iter().rev().take(3).collect();
    for number in &cases {
        let off = format!("do=unassign&worker={from}&role=main");
        let off = leader.post(&format!("/cases/{number}/assign"), &off).await;
        assert_eq!(off.status, StatusCode::SEE_OTHER, "{}", off.body);
    }
    let shown = leader.get("/distribution").await;
    assert_eq!(shown.status, StatusCode::OK);
    for number in &cases {
        assert!(unassigned().contains(number));
        let tick = "name=\"case\" id=\"f-case-";
        assert!(shown.body.contains(tick) && shown.body.contains(&format!("value=\"{number}\"")));
        assert!(!shown.body.contains(&format!("value=\"{number}\" checked")));
    }
    // Whoever carries least is said, and chosen for nobody.
    assert!(shown.body.contains("forslag: "));
    let is_chosen =
        |option: &str| option.contains(" selected") && !option.starts_with("value=\"\"");
    let options = shown.body.split("<option ").skip(1);
    assert!(!options.filter_map(|o| o.split('>').next()).any(is_chosen));

    // A case that is ticked for nobody is said, and the ticks stand.
    let lacking = leader.post("/distribution", &ticks(&cases)[1..]).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        lacking
            .body
            .contains(&format!("value=\"{}\" checked", cases[0]))
    );

    // Looking at it changes nothing.
    let own = format!("to_{}={from}", cases[0]);
    let form = format!("to={from}&{own}{}", ticks(&cases));
    let look = leader.post("/distribution", &form).await;
    assert_eq!(look.status, StatusCode::OK);
    assert!(look.body.contains("Fordel 3 sager") && !look.body.contains('⟦'));
    assert!(cases.iter().all(|number| unassigned().contains(number)));

    // Somebody gives one of them out meanwhile: nothing happens, and the page says which.
    let first = format!("worker={from}&role=main");
    let first = leader
        .post(&format!("/cases/{}/assign", cases[1]), &first)
        .await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let late = leader
        .post("/distribution", &format!("do=give&{form}"))
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains(&format!("fordelt sag {}.", cases[1])));
    let has_it = TOWN.app.ruleset().worker_name(from).to_owned();
    let said = format!("Sag {} er nu hos {has_it}.", cases[1]);
    assert!(late.body.contains(&said), "{said}");
    assert!(unassigned().contains(&cases[0]) && unassigned().contains(&cases[2]));

    let rest = [cases[0], cases[2]];
    let form = format!("do=give&to={from}{}", ticks(&rest));
    let done = leader.post("/distribution", &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    assert!(rest.iter().all(|number| cases_of(from).contains(number)));
}

#[tokio::test]
async fn the_brief_says_of_a_substitute_when_and_that_the_colleague_keeps_the_case() {
    let leader = TOWN.log_in(Role::Head).await;
    let worker = TOWN.worker(Role::Caseworker);
    let away = colleague(worker);
    let number = cases_of(away)[0];
    let form = format!(
        "do=give&term=away&from=2026-12-20&until=2026-12-31&reason=absence&to={worker}&words=&case={number}"
    );
    let done = leader.post(&format!("/handover/{away}"), &form).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let shown = leader.get(&format!("/briefs?cases={number}")).await.body;
    let name = |worker| TOWN.app.ruleset().worker_name(worker).to_owned();
    let (stands_in, has_it) = (name(worker), name(away));
    for words in [
        format!("{stands_in} er vikar for {has_it} fra 20.12.2026"),
        format!("{has_it} har stadig sagen."),
    ] {
        assert!(shown.contains(&words), "»{words}« is missing");
    }
    assert!(!shown.contains(&format!("{stands_in} har sagen")));
}

#[tokio::test]
async fn the_brief_names_who_has_the_case_and_not_who_had_it() {
    let leader = TOWN.log_in(Role::Head).await;
    let from = TOWN.worker(Role::Caseworker);
    let next = colleague(from);
    let number = cases_of(from)[2];
    let name = |worker| TOWN.app.ruleset().worker_name(worker).to_owned();
    let assign = format!("/cases/{number}/assign");
    // Handed over, taken off again, and given out anew: by nobody.
    let form = format!("do=give&term=good&reason=load&to={next}&case={number}");
    let handed = leader.post(&format!("/handover/{from}"), &form).await;
    assert_eq!(handed.status, StatusCode::SEE_OTHER, "{}", handed.body);
    let brief = format!("/briefs?cases={number}");
    let shown = leader.get(&brief).await.body;
    assert!(shown.contains(&format!("Overdraget fra {} til {}", name(from), name(next))));
    let off = format!("do=unassign&worker={next}&role=main");
    let off = leader.post(&assign, &off).await;
    assert_eq!(off.status, StatusCode::SEE_OTHER, "{}", off.body);
    let shown = leader.get(&brief).await.body;
    assert!(!shown.contains("Overdraget fra") && !shown.contains(" har sagen fra "));
    let given = format!("do=give&to={from}&case={number}");
    let given = leader.post("/distribution", &given).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let shown = leader.get(&brief).await.body;
    let has_it = format!("{} har sagen fra ", name(from));
    assert!(shown.contains(&has_it), "»{has_it}« is missing");
    for wrong in [
        "Overdraget fra".to_owned(),
        format!("{} har sagen fra ", name(next)),
    ] {
        assert!(!shown.contains(&wrong), "{wrong}");
    }
}

#[tokio::test]
async fn a_case_that_another_gave_away_is_not_taken_from_them() {
    let leader = TOWN.log_in(Role::Head).await;
    let from = TOWN.worker(Role::Caseworker);
    let next = colleague(from);
    let number = *cases_of(from).last().expect("a case");
    let page = format!("/handover/{from}");
    let form = format!("do=give&term=good&reason=load&to={next}&words=Ring&case={number}");
    // While the page stands open, somebody else gives the case to a third.
    let given = format!("worker={next}&role=main");
    let path = format!("/cases/{number}/assign");
    assert_eq!(
        leader.post(&path, &given).await.status,
        StatusCode::SEE_OTHER
    );
    let late = leader.post(&page, &form).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let name = TOWN.app.ruleset().worker_name(next).to_owned();
    let said = format!("Sag {number} er nu hos {name}.");
    assert!(late.body.contains(&said), "{said}");
    assert!(
        late.body.contains("Ring</textarea>"),
        "what was typed comes back"
    );
    // Out of a leader's sight it is said as well, and not who has it.
    let unknown = form.replace(&format!("case={number}"), "case=99999999");
    let late = leader.post(&page, &unknown).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.body.contains("Sag 99999999 er gået ud af dit område."));
    let back = format!("worker={from}&role=main");
    assert_eq!(
        leader.post(&path, &back).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn whoever_has_a_case_is_given_no_other_part_in_it() {
    let leader = TOWN.log_in(Role::Head).await;
    let worker = TOWN.worker(Role::Caseworker);
    let number = cases_of(worker)[1];
    let path = format!("/cases/{number}/assign");
    let form = leader.get(&path).await.body;
    let choices: Vec<&str> = form.split("type=\"radio\" name=\"worker\"").collect();
    let is_it = |choice: &str| {
        let tag = choice.split('>').next().unwrap_or_default();
        tag.contains(&worker.to_string())
    };
    assert!(choices.len() > 2 && !choices[1..].iter().any(|c| is_it(c)));
    for role in ["main", "substitute"] {
        let sent = format!("worker={worker}&role={role}");
        let refused = leader.post(&path, &sent).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{role}");
        assert!(refused.body.contains("Kollegaen har sagen i forvejen."));
    }
}

/// A caseworker of the team of another, new here, with so many cases.
fn loaded(children: usize) -> WorkerId {
    let system = Actor::system();
    let team = &TOWN.app.ruleset().workers[&TOWN.worker(Role::Caseworker)].team;
    let post = Post {
        team: team.clone(),
        ..Post::of(Role::Caseworker)
    };
    let worker = TOWN.app.register_worker(&system, "Ny Prøve", post).unwrap();
    let child = |n| Child::New {
        name: format!("Barn Nummer {n}"),
        cpr: None,
        birth_on: None,
        sex: None,
    };
    arrived::files(worker, (0..children).map(child).collect());
    worker
}

#[tokio::test]
async fn more_cases_than_a_page_holds_are_said_and_every_substitute_ends_when_one_is_back() {
    let leader = TOWN.log_in(Role::Head).await;
    let worker = loaded(101);
    let (next, cases) = (colleague(worker), cases_of(worker));
    assert_eq!(cases.len(), 101);
    let page = format!("/handover/{worker}");
    let shown = leader.get(&page).await;
    let said = "Her er de 100 med mest over fristen, af 101 i alt.";
    assert!(shown.body.contains(said), "{said}");
    let ticked = |number: &u32| {
        let tick = format!("name=\"case\" value=\"{number}\"");
        shown.body.contains(&tick)
    };
    let beyond = cases.iter().find(|n| !ticked(n)).expect("one is not shown");
    let path = format!("/cases/{beyond}/assign");
    let stands_in = format!("worker={next}&role=substitute");
    let given = leader.post(&path, &stands_in).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.body);
    let back = leader.post(&page, "do=back").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    let case = TOWN
        .app
        .view_case(&Actor::system(), *beyond, "case")
        .unwrap();
    let mut parts = case.case.assignments.iter();
    let is_on = |a: &Assignment| a.role == AssignmentRole::Substitute && a.until.is_none();
    assert!(!parts.any(is_on), "the substitute's part is over");
}
