//! The goals: the thread as a picture, then one row for each goal, then where the thread is
//! broken or forgotten.

use crate::i18n::Lang;
use crate::pages::figures::{self, Asked};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::notice::section;
use crate::ui::state::{GoalState, goal_state};
use crate::ui::table::{Column, Row, Table, chips, table};
use crate::ui::tree::{Tree, TreeNode, tree};
use crate::ui::trend::{Spark, spark};
use crate::visitor::{Visitor, run};
use app::Deed;
use app::goals::{GoalLine, GoalsView};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use indicators::goal::State as Standing;
use indicators::{Card, Finding};
use maud::{Markup, html};

/// The page of all goals.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    let lang = visitor.lang;
    let (actor, now) = (visitor.actor.clone(), site.app.now());
    let question = asked.question(now);
    let loaded = run(&site, move |app| {
        figures::answered(question, now, |question, _| app.goals(&actor, question))
    });
    let (view, problems) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("goals-title"),
        thread: vec![thread::policy(lang, &view.ruleset).current()],
        footing: Some(figures::footing(lang, view.position, None)),
        wide: true,
        ..Head::default()
    };
    let is_open = visitor.actor.may(Deed::SeeUnits);
    let when = figures::when(lang, view.question);
    let content = html! {
        h1 { (words::title(lang, &view.ruleset.policy.title)) }
        p class="lead" { (words::title(lang, &view.ruleset.policy.vision)) }
        (chips(&lang.t("period"), &figures::period_chips(lang, "/goals", &asked, view.question)))
        (figures::ask_form(lang, "/goals", &asked, &problems, is_open))
        (section("tree", &lang.t("goals-tree"), None, &tree(lang, &picture(lang, &view))))
        (section("rows", &lang.t_args("goals-rows", &[("when", when.into())]), None, &rows(lang, &view)))
        (section("findings", &lang.t("goals-findings"), None, &findings(lang, &view)))
        @if !is_open { p class="weak" { (lang.t("figures-masked")) } }
        p class="weak" { (words::title(lang, &view.ruleset.policy.note)) }
    };
    let status = if problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    with_status(status, &site, &visitor, Area::Goals, head, &content)
}

fn picture(lang: Lang, view: &GoalsView) -> Tree {
    let policy = &view.ruleset.policy;
    let branches = policy
        .policy_goal
        .iter()
        .map(|above| TreeNode {
            kind: lang.t("knot-policy-goal"),
            title: words::title(lang, &above.title),
            children: view
                .goals
                .iter()
                .filter(|line| line.goal.under == above.id)
                .map(|line| node(lang, line, card_of(view, line)))
                .collect(),
            ..TreeNode::default()
        })
        .collect();
    Tree {
        id: "thread".to_owned(),
        title: lang.t("goals-tree"),
        description: lang.t("goals-tree-text"),
        root: TreeNode {
            kind: lang.t("knot-policy"),
            title: words::title(lang, &policy.title),
            children: branches,
            ..TreeNode::default()
        },
    }
}

/// A goal with the figure it hangs on; where that is missing, the thread is cut.
pub(super) fn node(lang: Lang, line: &GoalLine, card: Option<&Card>) -> TreeNode {
    let leaf = match card {
        Some(card) => TreeNode {
            kind: lang.t("knot-indicator"),
            title: words::title(lang, &card.title),
            figure: line.now.as_ref().map(|now| figures::shown(lang, now)),
            state: Some(figures::state(line.state)),
            href: Some(format!("/indicators/{}", card.id)),
            ..TreeNode::default()
        },
        None => TreeNode {
            kind: lang.t("knot-missing"),
            title: line.goal.broken.as_ref().map_or_else(
                || line.goal.indicator.clone().unwrap_or_default(),
                |broken| missing(lang, &broken.missing_event),
            ),
            state: Some(GoalState::Broken),
            broken: true,
            ..TreeNode::default()
        },
    };
    TreeNode {
        kind: lang.t("knot-goal"),
        title: words::title(lang, &line.goal.title),
        figure: target(lang, line, card),
        href: Some(format!("/goals/{}", line.goal.id)),
        children: vec![leaf],
        ..TreeNode::default()
    }
}

/// The event that would have to be recorded, in words.
pub(super) fn missing(lang: Lang, event: &str) -> String {
    words::code(lang, "missing", event)
}

fn card_of<'v>(view: &'v GoalsView, line: &GoalLine) -> Option<&'v Card> {
    view.ruleset.cards.get(line.goal.indicator.as_deref()?)
}

/// The target in words; one that is last year's figure says so.
pub(super) fn target(lang: Lang, line: &GoalLine, card: Option<&Card>) -> Option<String> {
    target_words(lang, card?, line.target, line.is_target_last_year)
}

/// The target under its heading, where "target" need not be said again.
fn target_cell(lang: Lang, line: &GoalLine, card: Option<&Card>) -> String {
    match (card, line.target) {
        (Some(card), Some(value)) if !line.is_target_last_year => {
            figures::value(lang, card.format(), value)
        }
        _ => target(lang, line, card).unwrap_or_else(|| "–".to_owned()),
    }
}

/// A target of an indicator in words.
pub(super) fn target_words(
    lang: Lang,
    card: &Card,
    target: Option<f64>,
    is_last_year: bool,
) -> Option<String> {
    let words = figures::value(lang, card.format(), target?);
    let key = if is_last_year {
        "target-last-year"
    } else {
        "target-is"
    };
    Some(lang.t_args(key, &[("value", words.into())]))
}

fn rows(lang: Lang, view: &GoalsView) -> Markup {
    let columns = vec![
        Column::new(lang.t("column-goal")),
        Column::new(lang.t("column-trend")),
        Column::number(lang.t("column-now")),
        Column::number(lang.t("column-target")),
        Column::new(lang.t("column-state")),
        Column::number(lang.t("column-change")),
        Column::new(lang.t("column-owner")),
        Column::new(lang.t("column-said")),
    ];
    let list = Table {
        caption: lang.t("goals-title"),
        columns,
        rows: view
            .goals
            .iter()
            .map(|line| row(lang, view, line))
            .collect(),
        ..Table::default()
    };
    table(lang, &list)
}

fn row(lang: Lang, view: &GoalsView, line: &GoalLine) -> Row {
    let goal = &line.goal;
    let name = words::title(lang, &goal.title);
    let series = Spark {
        label: lang.t_args("spark-label", &[("goal", name.clone().into())]),
        values: line.series.iter().map(|(_, cell)| cell.value).collect(),
        target: line.target,
        last_running: line
            .series
            .last()
            .is_some_and(|(of, _)| of.end_on() > view.question.when.through),
    };
    let change = line.now.as_ref().zip(line.delta);
    let cells = vec![
        html! {
            a class="thread-link" href={ "/goals/" (goal.id) } { (name) }
            br; span class="weak" { (goal.origin.document) ", " (goal.origin.year) }
        },
        html! { @if line.series.iter().any(|(_, cell)| cell.value.is_some()) { (spark(&series)) } @else { "–" } },
        html! {
            @match &line.now {
                Some(now) => {
                    (figures::shown(lang, now))
                    @let beside = figures::of(lang, now);
                    @if !beside.is_empty() { br; span class="weak" { (beside) } }
                },
                None => "–",
            }
        },
        html! { (target_cell(lang, line, card_of(view, line))) },
        goal_state(lang, figures::state(line.state)),
        html! { (change.map_or_else(|| "–".to_owned(), |(now, by)| figures::change(lang, now.format, by))) },
        html! { (words::code(lang, "role", goal.owner.as_str())) },
        html! {
            @match &line.review {
                Some(review) => { (review.explanation) br; span class="weak" { (words::date(lang, review.at.day())) } },
                None => span class="weak" { (lang.t("review-never")) },
            }
        },
    ];
    Row {
        alarm: line.state == Standing::OffTrack,
        ..Row::new(cells)
    }
}

fn findings(lang: Lang, view: &GoalsView) -> Markup {
    let (loose, others): (Vec<&Finding>, Vec<&Finding>) = view
        .findings
        .iter()
        .partition(|f| matches!(f, Finding::IndicatorWithoutGoal { .. }));
    html! {
        @if view.findings.is_empty() { p { (lang.t("findings-none")) } }
        @else { p class="weak" { (lang.t("findings-what")) } }
        ul class="bullets" { @for finding in others { li { (told(lang, view, finding)) } } }
        @if !loose.is_empty() {
            details {
                summary { (lang.t_args("finding-no-goal", &[("n", loose.len().into())])) }
                ul class="bullets" { @for finding in loose { li { (told(lang, view, finding)) } } }
            }
        }
    }
}

/// One place where the thread is broken or forgotten, in a sentence.
fn told(lang: Lang, view: &GoalsView, finding: &Finding) -> Markup {
    let goal = |id: &str| {
        let name = view
            .ruleset
            .goals
            .get(id)
            .map_or_else(|| id.to_owned(), |goal| words::title(lang, &goal.title));
        html! { a class="thread-link" href={ "/goals/" (id) } { (name) } ": " }
    };
    html! {
        @match finding {
            Finding::GoalWithoutData { goal: id, missing_event, reason } => {
                (goal_state(lang, GoalState::Broken)) " " (goal(id)) (words::title(lang, reason)) " "
                (lang.t_args("finding-missing", &[("event", missing(lang, missing_event).into())]))
            },
            Finding::NotLookedAt { goal: id, last_on } => {
                (goal(id))
                @match last_on {
                    Some(day) => (lang.t_args("finding-forgotten", &[("day", words::date(lang, *day).into())])),
                    None => (lang.t("finding-never")),
                }
            },
            Finding::UnknownIndicator { goal: id, indicator } => {
                (goal_state(lang, GoalState::Broken)) " " (goal(id))
                (lang.t_args("finding-unknown", &[("id", indicator.clone().into())]))
            },
            Finding::GoalWithoutPolicy { goal: id } => { (goal(id)) (lang.t("finding-no-policy")) },
            Finding::IndicatorWithoutGoal { indicator } => {
                @let card = view.ruleset.cards.get(indicator);
                a href={ "/indicators/" (indicator) } {
                    (card.map_or_else(|| indicator.clone(), |card| words::title(lang, &card.title)))
                }
            },
        }
    }
}
