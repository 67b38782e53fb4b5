//! One goal of a plan: its words, its scale, its steps, and how it moves in the eyes of each.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::Empty;
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::trend::{Spark, spark};
use domain::event::casework::PlanGoal;
use domain::plan::{Plan, Plans, Score, Version};
use domain::{Audience, Rater};
use maud::{Markup, html};

/// The goal with its scores.
pub(super) fn of(lang: Lang, plans: &Plans<'_>, plan: &Plan<'_>, goal: &PlanGoal) -> Markup {
    let version = plan.last();
    let scores = plans.scores(goal.goal);
    html! {
        article class="goal-card" {
            h3 { (version.of("goal", goal.goal)) }
            p class="weak" {
                (words::code(lang, "goal-area", goal.area.as_str()))
                @if let Some(since) = plan.since(goal.goal) {
                    " · " (lang.t_args("plan-goal-since", &[("day", words::date(lang, since.day()).into())]))
                }
                @if is_for_provider(&version, goal) { " · " (lang.t("plan-for-provider")) }
                @if plans.is_stuck(goal.goal) { " · " strong { (lang.t("plan-stuck-mark")) } }
            }
            (scale(lang, &version, goal))
            @if !goal.subgoals.is_empty() {
                ul class="bullets" { @for step in &goal.subgoals { li { (version.of("subgoal", *step)) } } }
            }
            (moves(lang, &scores))
        }
    }
}

/// Whether a goal's words are for the provider too.
pub(super) fn is_for_provider(version: &Version<'_>, goal: &PlanGoal) -> bool {
    let text = version.event.text.get(&format!("goal.{}", goal.goal));
    text.is_some_and(|t| t.audience == Audience::Provider)
}

/// What 0 and 10 are, where it was said.
pub(super) fn scale(lang: Lang, version: &Version<'_>, goal: &PlanGoal) -> Markup {
    let end = |what: &str| Some(version.of(what, goal.goal)).filter(|w| !w.is_empty());
    html! {
        @if let (Some(low), Some(high)) = (end("low"), end("high")) {
            p { (lang.t_args("plan-scale", &[("low", low.into()), ("high", high.into())])) }
        }
    }
}

/// A small picture for each who scored, with all scores in a table behind.
fn moves(lang: Lang, scores: &[Score]) -> Markup {
    let by =
        |rater: Rater| -> Vec<Score> { scores.iter().filter(|s| s.by == rater).copied().collect() };
    let raters = Rater::ALL.iter().map(|r| (*r, by(*r)));
    let raters: Vec<_> = raters.filter(|(_, of)| !of.is_empty()).collect();
    html! {
        @if raters.is_empty() { p class="weak" { (lang.t("plan-no-scores")) } } @else {
            ul class="goal-moves" { @for (rater, of) in &raters { li {
                span { (words::code(lang, "rater", rater.as_str())) }
                (spark(&picture(lang, *rater, of)))
                strong { (of[of.len() - 1].value) }
            } } }
            details class="picture-table" {
                summary { (lang.t("plan-scores")) }
                (all(lang, scores))
            }
        }
    }
}

fn picture(lang: Lang, rater: Rater, of: &[Score]) -> Spark {
    let who = words::code(lang, "rater", rater.as_str());
    let said: Vec<String> = of.iter().map(|s| s.value.to_string()).collect();
    let args = [("who", who.into()), ("scores", said.join(", ").into())];
    Spark {
        label: lang.t_args("plan-spark", &args),
        values: of.iter().map(|s| Some(f64::from(s.value))).collect(),
        // The top of the scale, so that all goals are drawn against the same.
        target: Some(10.0),
        last_running: false,
    }
}

fn all(lang: Lang, scores: &[Score]) -> Markup {
    let rows = scores.iter().rev().map(|s| {
        Row::new(vec![
            html! { (words::date(lang, s.at.day())) },
            html! { (words::code(lang, "rater", s.by.as_str())) },
            html! { (s.value) },
        ])
    });
    let columns = vec![
        Column::new(lang.t("plan-day")),
        Column::new(lang.t("plan-rater")),
        Column::number(lang.t("plan-score")),
    ];
    table(
        lang,
        &Table {
            caption: lang.t("plan-scores"),
            show_caption: false,
            columns,
            rows: rows.collect(),
            empty: Empty::default(),
        },
    )
}
