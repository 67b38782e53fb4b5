//! The goals of the plans in force, each to be scored by each who knows the child: eleven
//! buttons beside the last score, chosen and not typed.

use crate::i18n::Lang;
use crate::pages::record::{Input, Maker};
use crate::pages::words;
use crate::ui::form::Field;
use domain::Rater;
use domain::event::casework::PlanGoal;
use domain::id::ItemId;
use domain::plan::{Plans, Version};
use maud::{Markup, html};

/// Who scores, the child first.
pub(super) const RATERS: [Rater; 4] = [
    Rater::Child,
    Rater::Parent,
    Rater::Caseworker,
    Rater::Provider,
];

/// The name of the field in which somebody scores a goal.
pub(super) fn name(goal: ItemId, by: Rater) -> String {
    format!("score.{goal}.{by}")
}

/// The goals in force.
pub(super) fn in_force<'a>(plans: &Plans<'a>) -> Vec<(Version<'a>, &'a PlanGoal)> {
    let plans = plans.in_force().into_iter().map(domain::plan::Plan::last);
    plans
        .flat_map(|version| version.made.goals.iter().map(move |goal| (version, goal)))
        .collect()
}

/// One block for each goal.
pub(super) fn goals(make: &Maker<'_>, plans: &Plans<'_>) -> Vec<Input> {
    let goals = in_force(plans);
    let each = goals.iter().map(|(version, goal)| Input {
        field: Field::default(),
        markup: one(make, plans, version, goal),
    });
    each.collect()
}

fn one(make: &Maker<'_>, plans: &Plans<'_>, version: &Version<'_>, goal: &PlanGoal) -> Markup {
    let lang = make.lang;
    let scores = plans.scores(goal.goal);
    let end = |what: &str| Some(version.of(what, goal.goal)).filter(|w| !w.is_empty());
    html! {
        fieldset class="fields" {
            legend class="form-label fields-legend" { (version.of("goal", goal.goal)) }
            p class="weak" {
                @if let (Some(low), Some(high)) = (end("low"), end("high")) {
                    (lang.t_args("plan-scale", &[("low", low.into()), ("high", high.into())]))
                } @else { (lang.t("plan-scale-plain")) }
            }
            @if plans.is_stuck(goal.goal) { p { strong { (lang.t("plan-stuck-mark")) } } }
            @for by in RATERS {
                @let last = scores.iter().rev().find(|s| s.by == by).map(|s| s.value);
                (row(lang, &name(goal.goal, by), by, last, make.typed.one(&name(goal.goal, by))))
            }
        }
    }
}

/// From 0 to 10 in one row.
fn row(lang: Lang, name: &str, by: Rater, last: Option<u8>, chosen: &str) -> Markup {
    html! {
        fieldset class="scores" {
            legend {
                (words::code(lang, "rater", by.as_str())) " "
                span class="weak" { @match last {
                    Some(last) => { (lang.t_args("follow-up-last", &[("n", last.into())])) }
                    None => { (lang.t("follow-up-no-last")) }
                } }
            }
            @for n in 0..=10u8 {
                @let id = format!("{name}.{n}");
                span class={ "score" @if last == Some(n) { " score-last" } } {
                    input type="radio" id=(id) name=(name) value=(n) checked[chosen == n.to_string()];
                    label for=(id) { (n) }
                }
            }
        }
    }
}
