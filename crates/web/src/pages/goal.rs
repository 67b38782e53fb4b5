//! One goal: what the council wants, where that is from, how it stands, what was said about
//! it, and the thread down to its figure.

use crate::i18n::Lang;
use crate::pages::figures::{self, Asked};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::{errors, goals, thread, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, error_summary, form, submit_row, textarea};
use crate::ui::history::{Entry, history};
use crate::ui::notice::{BigNumber, Notice, Tone, big_numbers, facts, notice, section};
use crate::ui::state::goal_state;
use crate::ui::table::{Column, Row, Table, chips, table};
use crate::ui::tree::{Tree, tree};
use crate::ui::trend::trend;
use crate::visitor::{Visitor, run};
use app::goals::GoalView;
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use indicators::card::Direction;
use maud::{Markup, html};
use serde::Deserialize;

/// What was typed about a goal.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Said {
    #[serde(default)]
    explanation: String,
    #[serde(default)]
    action: String,
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&site, &visitor, id, &asked, &Said::default(), Vec::new()).await
}

/// Writes down that someone looked at the goal.
pub async fn review(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(said): Form<Said>,
) -> Response {
    let (actor, goal, sent) = (visitor.actor.clone(), id.clone(), said.clone());
    let done = run(&site, move |app| {
        app.review_goal(&actor, &goal, &sent.explanation, &sent.action)
    });
    match done.await {
        Ok(()) => Redirect::to(&format!("/goals/{id}?done=done-reviewed")).into_response(),
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, id, &Asked::default(), &said, problems).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    id: String,
    asked: &Asked,
    said: &Said,
    mut problems: Vec<Problem>,
) -> Response {
    let lang = visitor.lang;
    let (actor, now) = (visitor.actor.clone(), site.app.now());
    let question = asked.question(now);
    let loaded = run(site, move |app| {
        figures::answered(question, now, |question, _| app.goal(&actor, &id, question))
    });
    let (view, wrong) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    problems.extend(wrong);
    let goal = &view.line.goal;
    let mut thread = thread::for_goal(lang, &view.ruleset, goal, target(lang, &view));
    if let Some(here) = thread.pop() {
        thread.push(here.current());
    }
    let head = Head {
        title: words::title(lang, &goal.title),
        thread,
        done: words::done(Some(asked.done.clone())),
        footing: Some(figures::footing(
            lang,
            view.position,
            Some(&goal.fingerprint),
        )),
        wide: false,
    };
    let content = content(visitor, &view, asked, said, &problems);
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    with_status(status, site, visitor, Area::Goals, head, &content)
}

fn content(
    visitor: &Visitor,
    view: &GoalView,
    asked: &Asked,
    said: &Said,
    problems: &[Problem],
) -> Markup {
    let lang = visitor.lang;
    let goal = &view.line.goal;
    let path = format!("/goals/{}", goal.id);
    let is_open = visitor.actor.may(Deed::SeeUnits);
    html! {
        h1 { (words::title(lang, &goal.title)) }
        p class="lead" { (words::title(lang, &goal.statement)) }
        @if view.card.is_some() {
            (chips(&lang.t("period"), &figures::period_chips(lang, &path, asked, view.question)))
            (figures::ask_form(lang, &path, asked, problems, is_open))
            (standing(lang, view, asked, &path))
        } @else { (broken(lang, view)) }
        (section("origin", &lang.t("goal-about"), None, &about(lang, view)))
        @if !view.also.is_empty() { (section("also", &lang.t("goal-also"), None, &also(lang, view))) }
        (section("reviews", &lang.t("goal-reviews"), None, &reviews(lang, view)))
        @if visitor.actor.may(Deed::ReviewGoal) {
            (section("review", &lang.t("review-title"), None, &review_form(lang, &path, said, problems)))
        }
        @if !is_open { p class="weak" { (lang.t("figures-masked")) } }
    }
}

fn target(lang: Lang, view: &GoalView) -> Option<String> {
    goals::target(lang, &view.line, view.card.as_ref())
}

/// The figure, its trend and what changed.
fn standing(lang: Lang, view: &GoalView, asked: &Asked, path: &str) -> Markup {
    let line = &view.line;
    let (Some(card), Some(now)) = (&view.card, &line.now) else {
        return html! {};
    };
    let title = words::title(lang, &card.title);
    let beside = [figures::of(lang, now), figures::when(lang, view.question)];
    let number = BigNumber {
        label: title.clone(),
        value: figures::shown(lang, now),
        of: beside
            .iter()
            .filter(|words| !words.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" · "),
        change: change(lang, view),
        mark: Some(goal_state(lang, figures::state(line.state))),
        href: Some(asked.href(&format!("/indicators/{}", card.id), "page", "")),
    };
    let target = BigNumber {
        label: lang.t("goal-target"),
        value: line.target.map_or_else(
            || "–".to_owned(),
            |v| figures::value(lang, card.format(), v),
        ),
        of: lang.t(match (line.is_target_last_year, goal_direction(view)) {
            (true, _) => "goal-target-last-year",
            (false, Direction::Up) => "goal-target-up",
            (false, Direction::Down) => "goal-target-down",
        }),
        ..BigNumber::default()
    };
    let picture = figures::trend(
        lang,
        title,
        (card.format(), line.target),
        &line.series,
        view.question.when.through,
        |of| asked.href(path, "period", &of.to_string()),
    );
    html! {
        (big_numbers(&[number, target]))
        @if let Some((entered, left)) = view.moved { p { (moved(lang, view, entered, left)) } }
        (section("trend-h", &lang.t("figure-trend"), None, &trend(lang, &picture)))
    }
}

fn goal_direction(view: &GoalView) -> Direction {
    view.line.goal.direction
}

fn change(lang: Lang, view: &GoalView) -> Option<String> {
    let (now, by) = view.line.now.as_ref().zip(view.line.delta)?;
    Some(lang.t_args(
        "figure-change",
        &[
            ("change", figures::change(lang, now.format, by).into()),
            ("since", figures::last_time(lang, view.question).into()),
        ],
    ))
}

fn moved(lang: Lang, view: &GoalView, entered: usize, left: usize) -> String {
    lang.t_args(
        "figure-moved",
        &[
            ("since", figures::last_time(lang, view.question).into()),
            ("entered", entered.into()),
            ("left", left.into()),
        ],
    )
}

/// A thread that ends before the cases: what is missing, and why.
fn broken(lang: Lang, view: &GoalView) -> Markup {
    let goal = &view.line.goal;
    let reason = goal.broken.as_ref().map(|b| words::title(lang, &b.reason));
    let event = goal
        .broken
        .as_ref()
        .map(|b| goals::missing(lang, &b.missing_event));
    let warning = Notice {
        text: event.map_or_else(String::new, |event| {
            lang.t_args("goal-broken-missing", &[("event", event.into())])
        }),
        ..Notice::new(
            Tone::Warning,
            reason.unwrap_or_else(|| lang.t("goal-broken-unknown")),
        )
    };
    let picture = Tree {
        id: "thread".to_owned(),
        title: lang.t("goal-broken-picture"),
        description: lang.t("goal-broken-text"),
        root: goals::node(lang, &view.line, None),
    };
    html! { (notice(&warning)) (tree(lang, &picture)) }
}

fn about(lang: Lang, view: &GoalView) -> Markup {
    let goal = &view.line.goal;
    let origin = &goal.origin;
    let theirs = lang.t(if origin.figure_is_theirs {
        "goal-figure-theirs"
    } else {
        "goal-figure-ours"
    });
    let row = |key: &str, value: Markup| (lang.t(key), value);
    let mut rows = vec![
        row(
            "goal-origin",
            html! { (origin.document) ", " (origin.year) ", " (origin.place) },
        ),
        row("goal-figure", html! { (theirs) }),
        row(
            "column-owner",
            html! { (words::code(lang, "role", goal.owner.as_str())) },
        ),
    ];
    if let Some(above) = view.ruleset.policy.policy_goal(&goal.under) {
        rows.insert(
            0,
            row("knot-policy-goal", html! { (words::title(lang, &above.title)) ". " (words::title(lang, &above.statement)) }),
        );
    }
    if !view.targets.is_empty() {
        rows.push(row("goal-targets", targets(lang, view)));
    } else if goal.better_than_year_before {
        rows.push(row(
            "goal-targets",
            html! { (lang.t("goal-better-than-before")) },
        ));
    }
    facts(&rows)
}

fn targets(lang: Lang, view: &GoalView) -> Markup {
    // A broken thread has no indicator to say how its target reads; all of them are shares.
    let format = view
        .card
        .as_ref()
        .map_or(indicators::Format::Share, indicators::Card::format);
    html! {
        ul { @for (year, value) in &view.targets {
            li { (year) ": " (figures::value(lang, format, *value)) }
        } }
    }
}

fn also(lang: Lang, view: &GoalView) -> Markup {
    let rows = view
        .also
        .iter()
        .map(|(card, cell)| {
            Row::new(vec![
                html! { a class="thread-link" href={ "/indicators/" (card.id) } { (words::title(lang, &card.title)) } },
                html! { (figures::in_full(lang, cell)) },
            ])
        })
        .collect();
    let list = Table {
        caption: lang.t("goal-also"),
        columns: vec![
            Column::new(lang.t("knot-indicator")),
            Column::number(lang.t("column-now")),
        ],
        rows,
        ..Table::default()
    };
    table(lang, &list)
}

fn reviews(lang: Lang, view: &GoalView) -> Markup {
    let entries: Vec<Entry> = view
        .reviews
        .iter()
        .enumerate()
        .map(|(at, review)| Entry {
            id: format!("review-{at}"),
            when: words::date(lang, review.at.day()),
            title: review.explanation.clone(),
            text: if review.action.is_empty() {
                String::new()
            } else {
                lang.t_args(
                    "review-action-was",
                    &[("action", review.action.clone().into())],
                )
            },
            by: view.ruleset.worker_name(review.by).to_owned(),
            ..Entry::default()
        })
        .collect();
    html! {
        @if entries.is_empty() { p class="weak" { (lang.t("review-none")) } }
        @else { (history(lang, &entries)) }
    }
}

fn review_form(lang: Lang, path: &str, said: &Said, problems: &[Problem]) -> Markup {
    let mut explanation = words::field(
        lang,
        "explanation",
        "review-explanation",
        &said.explanation,
        problems,
    )
    .hint(lang.t("review-explanation-hint"));
    explanation.autofocus = explanation.error.is_some();
    let action = words::field(lang, "action", "review-action", &said.action, problems)
        .optional()
        .hint(lang.t("review-action-hint"));
    let shape = Shape {
        action: path.to_owned(),
        label: Some(lang.t("review-title")),
        ..Shape::default()
    };
    html! {
        (error_summary(lang, &[&explanation, &action]))
        (form(&shape, &html! {
            (textarea(lang, &explanation, 4))
            (textarea(lang, &action, 3))
            (submit_row(&Submit { label: lang.t("review-save"), ..Submit::default() }))
        }))
    }
}
