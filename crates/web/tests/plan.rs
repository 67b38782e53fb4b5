//! The plan, the family's version and the follow-up, in process against a small made-up
//! municipality.

#[path = "support/town.rs"]
mod town;

use axum::http::StatusCode;
use domain::correction::effective;
use domain::event::casework::{PlanGoal, PlanMade};
use domain::event::measures::MeasureStarted;
use domain::plan::Plans;
use domain::text::text;
use domain::{Act, Audience, GoalArea, Place, PlanKind, Role, Texts};
use store::Scope;
use town::{Persona, TOWN, now};

/// The caseworker's own open cases.
async fn own_cases(me: &Persona) -> Vec<String> {
    let mut cases = me.get("/cases").await.links_to("/cases/");
    cases.retain(|path| path["/cases/".len()..].parse::<u32>().is_ok());
    cases
}

/// One of them in which help is running, which the first call finds and a later one skips.
async fn case_with_measure(me: &Persona, skip: usize) -> String {
    let mut found = Vec::new();
    for case in own_cases(me).await {
        let body = me.get(&case).await.body;
        if body.contains(&format!("class=\"chip\" href=\"{case}/follow-up\"")) {
            found.push(case);
        }
    }
    found.into_iter().nth(skip).expect("a case with a measure")
}

fn number(case: &str) -> u32 {
    case["/cases/".len()..].parse().unwrap()
}

const PLAN: &str = "at=2026-11-23&at_time=09%3A00&plan=parents_plan&own_words=Vi+vil+have+ro&\
    goal_1=Vi+spiser+sammen&area_1=safety&low_1=Aldrig&high_1=Hver+dag&\
    steps_1=En+gang+om+ugen%0ATo+gange&provider_1=1&\
    goal_2=Lektier+laves&area_2=school&task_1=K%C3%B8ber+ind&by_1=parent&until_1=2026-12-24";

#[tokio::test]
async fn a_plan_is_made_revised_and_its_goals_keep_their_identity() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_with_measure(&me, 0).await;
    let edit = format!("{case}/plan/edit");

    let faulty = format!(
        "{PLAN}&goal_3=Uden+emne&task_2=Uden+hvem&steps_5=Et+skridt+uden+m%C3%A5l&by_4=parent"
    );
    let back = me.post(&edit, &faulty).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.body.contains("Et skridt uden mål"));
    for id in ["#f-area_3", "#f-by_2", "#f-goal_5", "#f-task_4"] {
        assert!(back.body.contains(&format!("href=\"{id}\"")), "{id}");
    }
    assert!(back.body.contains("Vi spiser sammen") && back.body.contains("Uden emne"));

    let made = me.post(&edit, PLAN).await;
    assert_eq!(
        made.to,
        format!("{case}/plan?done=done-plan"),
        "{}",
        made.body
    );
    let page = me.get(&made.to).await.body;
    for words in [
        "Plan for forældrene",
        "Vi spiser sammen",
        "0 er: Aldrig 10 er: Hver dag",
        "Køber ind",
        "24.12.2026",
        "leverandøren får denne del",
    ] {
        assert!(page.contains(words), "»{words}« is missing");
    }
    assert!(!page.contains('⟦'));

    let opened = me.get(&format!("{edit}?kind=parents_plan")).await;
    assert!(opened.body.contains("En gang om ugen\nTo gange"));
    let (first, seen) = (opened.hidden("goal_id_1"), opened.hidden("seen"));
    let task = opened.hidden("task_id_1");
    let revised = format!(
        "seen={seen}&at=2026-11-23&at_time=10%3A00&plan=parents_plan&goal_id_1={first}&\
         goal_1=Vi+spiser+sammen+hver+dag&area_1=safety&steps_1=To+gange&at_network_meeting=1"
    );
    let sent = me.post(&edit, &revised).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let page = me.get(&format!("{case}/plan")).await.body;
    assert!(page.contains("Sagt med andre ord") && page.contains("Taget ud"));

    let caseworker = TOWN
        .app
        .ruleset()
        .actor(TOWN.worker(Role::Caseworker))
        .unwrap();
    let view = TOWN.app.open_case(&caseworker, number(&case)).unwrap();
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let plan = plans.current(PlanKind::ParentsPlan).unwrap();
    let (old, new) = (&plan.versions()[0].made, &plan.versions()[1].made);
    assert_eq!(new.goals.len(), 1);
    assert_eq!(new.goals[0].goal, old.goals[0].goal);
    assert_eq!(new.goals[0].subgoals, old.goals[0].subgoals[1..]);
    // It was finished at the network meeting, and that is recorded with it.
    assert!(
        view.events
            .iter()
            .any(|e| e.kind() == "network_meeting_held" && e.at == plan.last().event.at)
    );
    assert_eq!(task, old.tasks[0].task.to_string());

    // In another kind of plan it is another task, though the form still says which it was.
    let other = format!("{PLAN}&task_id_1={task}").replace("parents_plan", "childs_plan");
    let sent = me.post(&edit, &other).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    let view = TOWN.app.open_case(&caseworker, number(&case)).unwrap();
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let made = plans.current(PlanKind::ChildsPlan).unwrap().last().made;
    assert_ne!(made.tasks[0].task, old.tasks[0].task);
}

#[tokio::test]
async fn the_familys_version_shows_what_is_theirs_and_the_providers_only_what_was_chosen() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_with_measure(&me, 1).await;
    let plan = PLAN.replace("parents_plan", "childs_plan");
    let made = me.post(&format!("{case}/plan/edit"), &plan).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let family = me.get(&format!("{case}/plan/family")).await.body;
    let sheet = family.split("class=\"plan-sheet\"").nth(1).unwrap();
    let sheet = sheet.split("</article>").next().unwrap();
    for words in [
        "Vi vil have ro",
        "Vi spiser sammen",
        "Lektier laves",
        "Køber ind",
        "ringe til",
    ] {
        assert!(sheet.contains(words), "»{words}« is missing");
    }
    assert!(!sheet.contains('§') && !sheet.contains('⟦'));
    let order = ["Vi vil have ro", "Vi spiser sammen", "Køber ind"].map(|w| sheet.find(w));
    assert!(order.is_sorted(), "the child's own words come first");
    let provider = me.get(&format!("{case}/plan/provider")).await.body;
    assert!(provider.contains("Vi spiser sammen"));
    for words in ["Lektier laves", "Vi vil have ro", "Køber ind"] {
        assert!(!provider.contains(words), "»{words}« is not the provider's");
    }
}

#[tokio::test]
async fn a_follow_up_is_recorded_whole_and_the_next_date_is_agreed_before_it_ends() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_with_measure(&me, 2).await;
    let plan = PLAN.replace("parents_plan", "childs_plan");
    me.post(&format!("{case}/plan/edit"), &plan).await;
    let path = format!("{case}/follow-up");
    let form = me.get(&path).await;
    let measure = form
        .body
        .split("name=\"measures\" value=\"")
        .nth(1)
        .unwrap();
    let measure = measure.split('"').next().unwrap();
    let score = form.body.split("name=\"score.").nth(1).unwrap();
    let score = score.split(".child\"").next().unwrap();
    let sent = format!(
        "seen={}&at=2026-11-23&at_time=11%3A00&measures={measure}&participants=Ida+og+mor&\
         score.{score}.child=6&score.{score}.parent=4&summary=Det+g%C3%A5r+fremad&school_absence=12&\
         leisure=7&leads_to=step_down&rhythm_months=4&until_next=Fem+dage+i+skole",
        form.hidden("seen")
    );
    let before = TOWN.app.store().head().unwrap();
    let back = me.post(&path, &sent).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        back.body.contains("href=\"#f-next\""),
        "the next date is asked for"
    );
    assert!(back.body.contains("Det går fremad") && back.body.contains("value=\"6\" checked"));
    assert_eq!(
        TOWN.app.store().head().unwrap(),
        before,
        "nothing is recorded by halves"
    );
    let early = me
        .post(&path, &format!("{sent}&next=2026-11-20&next_time=10%3A00"))
        .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);

    let unsaid = sent.replace("&until_next=Fem+dage+i+skole", "");
    let unsaid = me
        .post(
            &path,
            &format!("{unsaid}&next=2027-02-01&next_time=10%3A00"),
        )
        .await;
    assert!(unsaid.body.contains("href=\"#f-until_next\""));

    let done = me
        .post(&path, &format!("{sent}&next=2027-02-01&next_time=10%3A00"))
        .await;
    assert_eq!(
        done.to,
        format!("{case}?done=done-follow-up"),
        "{}",
        done.body
    );
    let page = me.get(&case).await.body;
    for words in [
        "Aftalt til næste gang",
        "Fem dage i skole",
        "Trap ned",
        "1. feb. 2027",
    ] {
        assert!(page.contains(words), "»{words}« is missing");
    }
    // One follow-up, two scores, two observations and one date.
    let kinds = |kind: &str| {
        let caseworker = TOWN
            .app
            .ruleset()
            .actor(TOWN.worker(Role::Caseworker))
            .unwrap();
        let view = TOWN.app.open_case(&caseworker, number(&case)).unwrap();
        let new = view.events.iter().filter(|e| e.position > before);
        new.filter(|e| e.kind() == kind).count()
    };
    assert_eq!(kinds("follow_up_held"), 1);
    assert_eq!(kinds("plan_goal_assessed"), 2);
    assert_eq!(kinds("observation_recorded"), 2);
    assert_eq!(kinds("date_booked"), 1);
    let again = me.get(&path).await.body;
    assert!(again.contains("sidst 6") && again.contains("Senest 12 (23.11.2026)."));
    // Where all that runs was followed up, the next date stands in place of the one before.
    let all: Vec<String> = again
        .split("name=\"measures\" value=\"")
        .skip(1)
        .map(|rest| format!("&measures={}", rest.split('"').next().unwrap()))
        .collect();
    let second = format!(
        "at=2026-11-23&at_time=11%3A30{}&leads_to=continue&until_next=Seks+dage&next=2027-03-01&\
         next_time=10%3A00",
        all.concat()
    );
    let second = me.post(&path, &second).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
    let page = me.get(&case).await.body;
    let dates = page.split("id=\"bookings\"").nth(1).unwrap();
    let dates = dates.split("</section>").next().unwrap();
    assert!(dates.contains("1. mar. 2027") && !dates.contains("1. feb. 2027"));
    // What was observed once is not observed again by itself.
    let visit = me.get(&format!("{case}/record/visit_held")).await.body;
    let talked = visit.split("name=\"conversation\"").nth(1).unwrap();
    assert!(!talked.split('>').next().unwrap().contains("checked"));
    let absence = again.split("name=\"school_absence\"").nth(1).unwrap();
    assert!(absence.starts_with(" value=\"\""));
}

#[tokio::test]
async fn a_goal_that_never_moves_asks_for_something_else() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_with_measure(&me, 3).await;
    let plan = PLAN
        .replace("parents_plan", "childs_plan")
        .replace("2026-11-23", "2026-11-10");
    me.post(&format!("{case}/plan/edit"), &plan).await;
    let path = format!("{case}/follow-up");
    for (day, next) in [("11", "12"), ("12", "13"), ("13", "30")] {
        let form = me.get(&path).await;
        assert!(
            !form
                .body
                .contains("Tal med familien om at prøve noget andet")
        );
        let measures = form
            .body
            .split("name=\"measures\" value=\"")
            .nth(1)
            .unwrap();
        let measure = measures.split('"').next().unwrap();
        let score = form.body.split("name=\"score.").nth(1).unwrap();
        let score = score.split(".child\"").next().unwrap();
        let sent = format!(
            "seen={}&at=2026-11-{day}&at_time=11%3A00&measures={measure}&score.{score}.child=3&\
             leads_to=continue&until_next=Fem+dage&next=2026-11-{next}&next_time=10%3A00",
            form.hidden("seen")
        );
        let done = me.post(&path, &sent).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    }
    for page in [case.clone(), format!("{case}/plan"), path] {
        let body = me.get(&page).await.body;
        assert!(
            body.contains("Tal med familien om at prøve noget andet"),
            "{page}"
        );
    }
}

/// A goal made elsewhere, with its words.
fn goal_in(texts: &mut Texts) -> PlanGoal {
    let goal = TOWN.app.new_item();
    let words = text(format!("Mål {goal}"), Audience::Family);
    texts.insert(format!("goal.{goal}"), words);
    PlanGoal {
        goal,
        area: GoalArea::School,
        subgoals: Vec::new(),
    }
}

#[tokio::test]
async fn a_plan_with_more_goals_than_the_form_has_room_for_keeps_them_all() {
    const MANY: usize = 18;
    let me = TOWN.log_in(Role::Caseworker).await;
    let case = case_with_measure(&me, 4).await;
    let rules = TOWN.app.ruleset();
    let caseworker = rules.actor(TOWN.worker(Role::Caseworker)).unwrap();
    let mut texts = Texts::new();
    let goals: Vec<PlanGoal> = (0..MANY).map(|_| goal_in(&mut texts)).collect();
    let made = PlanMade {
        plan_id: TOWN.app.new_item(),
        plan: PlanKind::ParentsPlan,
        decision: None,
        goals: goals.clone(),
        tasks: Vec::new(),
    };
    let at = now().add_seconds(-7200);
    TOWN.app
        .record_in_case(&caseworker, number(&case), None, at, made.into(), texts)
        .unwrap();

    let edit = format!("{case}/plan/edit");
    let opened = me.get(&format!("{edit}?kind=parents_plan")).await;
    let sent: Vec<String> = (1..=MANY)
        .filter(|n| opened.body.contains(&format!("name=\"goal_id_{n}\"")))
        .map(|n| {
            let id = opened.hidden(&format!("goal_id_{n}"));
            format!("&goal_id_{n}={id}&goal_{n}=Det+samme&area_{n}=school")
        })
        .collect();
    assert!(sent.len() < MANY, "the form has fewer rows");
    let form = format!(
        "seen={}&at=2026-11-23&at_time=11%3A00&plan=parents_plan{}",
        opened.hidden("seen"),
        sent.concat()
    );
    let revised = me.post(&edit, &form).await;
    assert_eq!(revised.status, StatusCode::SEE_OTHER, "{}", revised.body);
    let view = TOWN.app.open_case(&caseworker, number(&case)).unwrap();
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let last = plans.current(PlanKind::ParentsPlan).unwrap().last();
    assert_eq!(last.made.goals, goals);
    let unseen = &goals[MANY - 1];
    assert_eq!(last.of("goal", unseen.goal), format!("Mål {}", unseen.goal));
}

#[tokio::test]
async fn a_plan_for_the_parents_is_recorded_once_and_meets_what_the_law_wants() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let duty = "parents/plan_offered";
    let of = |case: &str| {
        let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
        cases
            .into_iter()
            .find(|c| c.number() == number(case))
            .unwrap()
    };
    let own = own_cases(&me).await.into_iter();
    let mut at_home = own.filter(|case| {
        let case = of(case);
        case.is_open_at(now()) && case.placement_at(now()).is_none()
    });
    let case = at_home.next().expect("a case of a child at home");
    let worker = TOWN.worker(Role::Caseworker);
    let worker = TOWN.app.ruleset().actor(worker).unwrap();
    let placed = MeasureStarted {
        measure: TOWN.app.new_item(),
        paragraph: "BL § 46".to_owned(),
        law: Act::Bl,
        place: Some(Place::Foster),
        decision: None,
        consent: true,
        provider: None,
        elsewhere: None,
        away: false,
        outside: false,
    };
    let at = now().day().add_days(-20).at(9, 0);
    TOWN.app
        .record_in_case(
            &worker,
            number(&case),
            None,
            at,
            placed.into(),
            Texts::new(),
        )
        .unwrap();
    let owed = |met: bool| {
        let duties = of(&case).duties;
        let own = duties
            .iter()
            .filter(|d| *d.rule == *duty && d.void.is_none());
        own.filter(|d| d.met.is_some() == met).count()
    };
    let before = owed(false);
    assert!(before > 0);
    let made = me.post(&format!("{case}/plan/edit"), PLAN).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    assert!(owed(false) < before && owed(true) > 0);
    // There is no second door to it, and the family page leads to the one.
    let door = format!("{case}/record/parents_plan_made");
    let there = me.get(&door).await.to;
    assert!(there.ends_with("/plan/edit?kind=parents_plan"), "{there}");
    let family = me.get(&format!("{case}/family")).await.body;
    assert!(family.contains("#plan-parents_plan"), "{family}");
}
