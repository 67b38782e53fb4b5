//! From what was typed to a version of the plan with its texts.

use super::super::row::{GOALS, TASKS};
use crate::pages::drafts;
use crate::pages::record::{Typed, moment_of, wanted};
use app::form_draft::Place;
use app::{Actor, App, Deed, Error, Problem};
use domain::correction::effective;
use domain::event::casework::{NetworkMeetingHeld, PlanGoal, PlanMade, PlanTask};
use domain::id::ItemId;
use domain::plan::{Plans, Version};
use domain::text::{Audience, text};
use domain::{Payload, PlanKind, Texts};

/// Records the version, and the meeting it was finished at.
pub(super) fn record(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let view = app.view_case(actor, number, "plan")?;
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let mut problems = Vec::new();
    let at = moment_of(typed, "at").map_err(|p| problems.push(p));
    let kind = typed
        .choice::<PlanKind>("plan")
        .map_err(|p| problems.push(p));
    let revised = kind.ok().and_then(|kind| plans.revised_by(kind));
    let mut texts = Texts::new();
    wanted(typed, &mut texts, "own_words", Audience::Family);
    let before = revised.map(domain::plan::Plan::last);
    let mut goals = goals(app, typed, before.as_ref(), &mut texts, &mut problems);
    let mut tasks = tasks(app, typed, before.as_ref(), &mut texts, &mut problems);
    if let Some(before) = &before {
        goals.extend(goals_beyond(before, &mut texts));
        tasks.extend(tasks_beyond(before, &mut texts));
    }
    let (Ok(at), Ok(plan), true) = (at, kind, problems.is_empty()) else {
        return Err(Error::Refused(problems));
    };
    let made = PlanMade {
        plan_id: revised.map_or_else(|| app.new_item(), |plan| plan.id),
        plan,
        decision: before.and_then(|version| version.made.decision),
        goals,
        tasks,
    };
    let mut acts: Vec<(Payload, Texts)> = vec![(made.into(), texts)];
    if typed.flag("at_network_meeting") {
        acts.push((NetworkMeetingHeld {}.into(), Texts::new()));
    }
    app.record_together(actor, number, typed.number("seen"), at, acts)?;
    app.drop_draft(actor, &drafts::place(Place::Plan(number, None), typed))
}

/// The goals with words; one that stood before keeps its identity, and so its scores.
fn goals(
    app: &App,
    t: &Typed,
    before: Option<&Version<'_>>,
    texts: &mut Texts,
    problems: &mut Vec<Problem>,
) -> Vec<PlanGoal> {
    let mut goals = Vec::new();
    let lacking = GOALS.iter().filter(|row| row.lacks_words(t));
    problems.extend(lacking.map(|row| Problem::new(row.words, "refused-empty")));
    for row in GOALS.iter().filter(|row| !t.one(row.words).is_empty()) {
        let area = match t.choice(row.area) {
            Ok(area) => area,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        let stood = t
            .number(row.id)
            .filter(|id| before.is_some_and(|b| b.has(*id)));
        let goal = stood.unwrap_or_else(|| app.new_item());
        let audience = if t.flag(row.provider) {
            Audience::Provider
        } else {
            Audience::Family
        };
        let mut say = |what: &str, id: ItemId, words: &str| {
            if !words.is_empty() {
                texts.insert(format!("{what}.{id}"), text(words, audience));
            }
        };
        say("goal", goal, t.one(row.words));
        say("low", goal, t.one(row.low));
        say("high", goal, t.one(row.high));
        let mut subgoals = Vec::new();
        let steps = t.one(row.steps).lines().map(str::trim);
        for words in steps.filter(|line| !line.is_empty()) {
            let id = step_of(before, goal, words).unwrap_or_else(|| app.new_item());
            say("subgoal", id, words);
            subgoals.push(id);
        }
        goals.push(PlanGoal {
            goal,
            area,
            subgoals,
        });
    }
    if goals.is_empty() && problems.is_empty() {
        problems.push(Problem::new(GOALS[0].words, "refused-empty"));
    }
    goals
}

/// The step towards a goal that was said in the same words before.
fn step_of(before: Option<&Version<'_>>, goal: ItemId, words: &str) -> Option<ItemId> {
    let before = before?;
    let stood = before.made.goals.iter().find(|g| g.goal == goal)?;
    let same = |step: &&ItemId| before.of("subgoal", **step) == words;
    stood.subgoals.iter().find(same).copied()
}

/// The tasks with words; one that stood before keeps its identity.
fn tasks(
    app: &App,
    t: &Typed,
    before: Option<&Version<'_>>,
    texts: &mut Texts,
    problems: &mut Vec<Problem>,
) -> Vec<PlanTask> {
    let stood =
        |id: &ItemId| before.is_some_and(|b| b.made.tasks.iter().any(|task| task.task == *id));
    let mut tasks = Vec::new();
    let lacking = TASKS.iter().filter(|row| row.lacks_words(t));
    problems.extend(lacking.map(|row| Problem::new(row.words, "refused-empty")));
    for row in TASKS.iter().filter(|row| !t.one(row.words).is_empty()) {
        let until = match t.one(row.until) {
            "" => Ok(None),
            _ => t.day(row.until).map(Some),
        };
        match (t.choice(row.by), until) {
            (Ok(by), Ok(until)) => {
                let task = t.number(row.id).filter(stood);
                let task = task.unwrap_or_else(|| app.new_item());
                let words = text(t.one(row.words), Audience::Family);
                texts.insert(format!("task.{task}"), words);
                tasks.push(PlanTask { task, by, until });
            }
            (by, until) => {
                problems.extend(by.err());
                problems.extend(until.err());
            }
        }
    }
    tasks
}

/// The goals that stood beyond the rows of the form: made elsewhere, they stay as they are.
fn goals_beyond(before: &Version<'_>, texts: &mut Texts) -> Vec<PlanGoal> {
    let beyond: Vec<PlanGoal> = before
        .made
        .goals
        .iter()
        .skip(GOALS.len())
        .cloned()
        .collect();
    for goal in &beyond {
        for what in ["goal", "low", "high"] {
            stays(before, texts, format!("{what}.{}", goal.goal));
        }
        for step in &goal.subgoals {
            stays(before, texts, format!("subgoal.{step}"));
        }
    }
    beyond
}

/// The tasks that stood beyond the rows of the form.
fn tasks_beyond(before: &Version<'_>, texts: &mut Texts) -> Vec<PlanTask> {
    let all = before.made.tasks.iter().skip(TASKS.len());
    let beyond: Vec<PlanTask> = all.cloned().collect();
    for task in &beyond {
        stays(before, texts, format!("task.{}", task.task));
    }
    beyond
}

/// A text of the version before as it stands, with who may read it.
fn stays(before: &Version<'_>, texts: &mut Texts, field: String) {
    if let Some(text) = before.event.text.get(&field) {
        texts.insert(field, text.clone());
    }
}
