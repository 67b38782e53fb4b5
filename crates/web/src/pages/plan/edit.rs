//! Making or revising a plan: opens with what stands, is kept as a draft while one types, and
//! is recorded when it is finished with the family, often at the network meeting.

use super::row::{GOALS, GoalRow, TASKS, TaskRow, shown};
use crate::i18n::Lang;
use crate::pages::assessment::carried::{beside, carried};
use crate::pages::case_form::{Answer, CaseForm, Ready, answer, at_now};
use crate::pages::record::{Input, Maker, Typed};
use crate::pages::{around, errors, words};
use crate::site::Site;
use crate::ui::choice::{checkbox, select};
use crate::ui::form::{Field, Width, date, fieldset, hidden, text, textarea};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::Place;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::correction::effective;
use domain::plan::{ADVISED_GOALS, Plans};
use domain::{Doer, GoalArea, Moment, PlanKind};
use maud::{Markup, html};
use serde::Deserialize;

mod build;

/// The kinds of plan made now; action plans belong to an act that is no longer in force.
pub(super) const KINDS: [PlanKind; 4] = [
    PlanKind::ChildsPlan,
    PlanKind::YouthPlan,
    PlanKind::ParentsPlan,
    PlanKind::YouthCrimePlan,
];

/// What the address may carry.
#[derive(Deserialize)]
pub struct Asked {
    kind: Option<String>,
}

/// The form.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    let kind = asked.kind.and_then(|kind| kind.parse().ok());
    form(&site, &visitor, number, kind, Answer::opened()).await
}

/// Records the plan.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let recorded = run(&site, move |app| build::record(app, &actor, number, &given)).await;
    let Err(error) = recorded else {
        return Redirect::to(&format!("/cases/{number}/plan?done=done-plan")).into_response();
    };
    match Answer::back(error, typed) {
        Ok(answer) => form(&site, &visitor, number, None, answer).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn form(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    kind: Option<PlanKind>,
    state: Answer,
) -> Response {
    let lang = visitor.lang;
    let of = CaseForm {
        number,
        place: Place::Plan(number, None),
        what: "plan",
        title: lang.t("plan-edit-title"),
        submit: lang.t("plan-submit"),
    };
    let first = |view: &CaseView, now| first(view, now, kind);
    answer(site, visitor, of, state, first, inputs).await
}

/// What stands in the form when it opens: the version in force.
fn first(view: &CaseView, now: Moment, kind: Option<PlanKind>) -> Typed {
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let by_age = match view.case.age_at(now) {
        Some(age) if age >= 16 => PlanKind::YouthPlan,
        _ => PlanKind::ChildsPlan,
    };
    let kind = kind.filter(|kind| KINDS.contains(kind));
    let kind = kind.unwrap_or_else(|| match plans.own().map(domain::plan::Plan::kind) {
        Some(own) if own != PlanKind::ActionPlan => own,
        _ => by_age,
    });
    let mut typed = at_now(now);
    typed.set("plan", kind.as_str());
    let Some(plan) = plans.revised_by(kind) else {
        return typed;
    };
    let last = plan.last();
    typed.set("own_words", last.text("own_words").unwrap_or_default());
    for (row, goal) in GOALS.iter().zip(&last.made.goals) {
        let id = goal.goal;
        let steps: Vec<&str> = goal
            .subgoals
            .iter()
            .map(|s| last.of("subgoal", *s))
            .collect();
        typed.set(row.id, id.to_string());
        typed.set(row.words, last.of("goal", id));
        typed.set(row.area, goal.area.as_str());
        typed.set(row.low, last.of("low", id));
        typed.set(row.high, last.of("high", id));
        typed.set(row.steps, steps.join("\n"));
        if super::goal::is_for_provider(&last, goal) {
            typed.set(row.provider, "1");
        }
    }
    for (row, task) in TASKS.iter().zip(&last.made.tasks) {
        typed.set(row.id, task.task.to_string());
        typed.set(row.words, last.of("task", task.task));
        typed.set(row.by, task.by.as_str());
        let until = task.until.map(|day| day.to_string());
        typed.set(row.until, until.unwrap_or_default());
    }
    typed
}

fn inputs(ready: &Ready<'_>) -> Vec<Input> {
    let make = Maker {
        lang: ready.lang,
        typed: ready.typed,
        problems: ready.problems,
    };
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.as_str()).collect();
    let mut all = vec![
        make.choose("plan", "plan", &kinds),
        Input::shown(beside(ready.lang, ready.view, None)),
        Input::shown(told(ready)),
        Input::shown(around::beside(ready.lang, ready.view)),
        make.area("own_words", 3, false),
        advice(ready.lang, ready.typed),
    ];
    let goals = shown(&GOALS.map(|row| row.is_used(ready.typed)), 3, 1);
    for (n, row) in GOALS.iter().enumerate().take(goals) {
        all.extend(goal(&make, n, row));
    }
    let tasks = shown(&TASKS.map(|row| row.is_used(ready.typed)), 3, 2);
    for (n, row) in TASKS.iter().enumerate().take(tasks) {
        all.extend(task(&make, n, row));
    }
    all.push(make.flag("at_network_meeting"));
    all
}

/// What was recommended, and in the child's own plan what the child said: to read beside the form. The
/// family says in its own words what it wants, so nobody else's stand in the fields.
fn told(ready: &Ready<'_>) -> Markup {
    let lang = ready.lang;
    let Some(carried) = carried(ready.view) else {
        return html! {};
    };
    let kind: Option<PlanKind> = ready.typed.number("plan");
    let child = Some(carried.child).filter(|_| kind.is_some_and(PlanKind::is_own));
    let part = |key: &str, words: &str| {
        html! { @if !words.is_empty() {
            p { strong { (lang.t(key)) } }
            blockquote { @for line in words.lines() { p { (line) } } }
        } }
    };
    html! {
        (part("plan-told-recommended", &carried.recommendation))
        (part("plan-told-child", child.as_deref().unwrap_or_default()))
    }
}

/// The guideline, said where it is not followed; nothing is blocked by it.
fn advice(lang: Lang, typed: &Typed) -> Input {
    let goals = GOALS.iter().filter(|row| !typed.one(row.words).is_empty());
    let areas: Vec<&str> = goals.map(|row| typed.one(row.area)).collect();
    let school = GoalArea::School.as_str();
    let key = if areas.len() > ADVISED_GOALS {
        "plan-advice-many"
    } else if !areas.is_empty() && !areas.contains(&school) {
        "plan-advice-school"
    } else {
        "plan-advice"
    };
    Input::shown(notice(&Notice::new(Tone::Info, lang.t(key))))
}

/// The fields of a goal under a heading of its own.
fn goal(make: &Maker<'_>, n: usize, row: &GoalRow) -> Vec<Input> {
    let lang = make.lang;
    let field = |name: &str, label: &str| {
        words::field(lang, name, label, make.typed.one(name), make.problems).optional()
    };
    let is_new = make.typed.one(row.id).is_empty();
    let words_of = field(row.words, "plan-goal-words");
    let words_of = if is_new {
        words_of
    } else {
        words_of.hint(lang.t("plan-goal-hint"))
    };
    let area = field(row.area, "plan-goal-area");
    let low = field(row.low, "plan-goal-low");
    let high = field(row.high, "plan-goal-high");
    let steps = field(row.steps, "plan-goal-steps").hint(lang.t("plan-goal-steps-hint"));
    let mut provider = field(row.provider, "plan-goal-provider");
    provider.hint = None;
    let markup = fieldset(
        &lang.t_args("plan-goal-n", &[("n", (n + 1).into())]),
        &html! {
            (hidden(row.id, make.typed.one(row.id)))
            (textarea(lang, &words_of, 2))
            (select(lang, &area, &make.codes("goal-area", GoalArea::WORDS)))
            (text(lang, &low, Width::Large))
            (text(lang, &high, Width::Large))
            (textarea(lang, &steps, 2))
            (checkbox(lang, &provider, make.typed.flag(row.provider)))
        },
    );
    drawn(vec![words_of, area], markup)
}

/// The fields of a task: who does what by when.
fn task(make: &Maker<'_>, n: usize, row: &TaskRow) -> Vec<Input> {
    let lang = make.lang;
    let field = |name: &str, label: &str| {
        words::field(lang, name, label, make.typed.one(name), make.problems).optional()
    };
    let by = field(row.by, "plan-who");
    let what = field(row.words, "plan-what");
    let until = field(row.until, "plan-when");
    let markup = fieldset(
        &lang.t_args("plan-task-n", &[("n", (n + 1).into())]),
        &html! {
            (hidden(row.id, make.typed.one(row.id)))
            div class="field-row" {
                (select(lang, &by, &make.codes("doer", Doer::WORDS)))
                (text(lang, &what, Width::Large))
                (date(lang, &until))
            }
        },
    );
    drawn(vec![by, what, until], markup)
}

/// Several fields drawn together: the summary of faults names each.
fn drawn(fields: Vec<Field>, markup: Markup) -> Vec<Input> {
    let last = fields.len() - 1;
    let mut markup = Some(markup);
    let each = fields.into_iter().enumerate().map(|(i, field)| Input {
        field,
        markup: if i == last {
            markup.take().unwrap_or_default()
        } else {
            html! {}
        },
    });
    each.collect()
}
