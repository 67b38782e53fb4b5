//! The plans of a case: what is in force with its goals and how they move, who does what, and
//! the earlier versions.

use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, page};
use crate::pages::loaded::{Loaded, load};
use crate::pages::{around, errors, thread, words};
use crate::site::Site;
use crate::ui::notice::{Empty, empty, section};
use crate::ui::table::{Column, Row, Table, table};
use crate::visitor::Visitor;
use app::Deed;
use app::case::CaseView;
use app::ruleset::Ruleset;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::PlanKind;
use domain::correction::effective;
use domain::plan::{Change, Plan, Plans, Version, changes};
use domain::readability;
use maud::{Markup, html};

pub mod edit;
mod goal;
mod row;
mod seen;
pub mod sheet;
mod summary;

pub(super) use summary::{agreed, in_short, next_meeting, stuck};

/// The page of a case's plans.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Done>,
) -> Response {
    let loaded = match load(&site, &visitor, number, "plan").await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: lang.t("plan-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: asked.key(),
        ..Head::default()
    };
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let content = content(lang, &loaded, number, may_record);
    page(&site, &visitor, Area::Cases, head, &content)
}

fn content(lang: Lang, loaded: &Loaded, number: u32, may_record: bool) -> Markup {
    let Loaded {
        view, ruleset, now, ..
    } = loaded;
    let stands = effective(&view.events);
    let plans = Plans::of(&stands);
    let in_force = plans.in_force();
    let who = view.names.get(&view.case.person);
    let name = who.and_then(|n| n.name.as_deref());
    let case = format!("/cases/{number}");
    html! {
        h1 { (lang.t("plan-title")) }
        p { a href=(case) {
            (words::child_of(lang, name, &view.case, *now)) " · " (lang.t("case")) " " (number)
        } }
        @if in_force.is_empty() {
            (empty(&Empty {
                title: lang.t("plan-none"),
                text: lang.t("plan-none-text"),
                action: may_record.then(|| (lang.t("plan-make"), format!("{case}/plan/edit"))),
            }))
        } @else {
            (links(lang, &case, may_record, plans.own().is_some()))
            @if may_record { (readable(lang, &plans)) }
            (stuck(lang, &plans))
            (agreed(lang, &plans, &view.case, *now))
            @for plan in &in_force { (one(lang, &plans, plan, ruleset, &case, may_record)) }
            (seen::of(lang, &stands))
        }
        (resources(lang, view))
        @if may_record { (others(lang, &plans, &case)) }
    }
}

/// How easily the family's version is read, where it is written harder than a child reads.
fn readable(lang: Lang, plans: &Plans<'_>) -> Markup {
    let Some(plan) = plans.own() else {
        return html! {};
    };
    let version = plan.last();
    let written = ["goal.", "subgoal.", "low.", "high.", "task."];
    let texts = version.event.text.iter().filter(|(field, text)| {
        text.audience.is_of_family() && written.iter().any(|part| field.starts_with(part))
    });
    let found = readability::lix(texts.map(|(_, text)| text.value.as_str()));
    html! { @if let Some(lix) = found.filter(|lix| *lix >= readability::EASY_BELOW) {
        p class="weak no-print" {
            (lang.t_args("plan-hard-to-read", &[("lix", lix.into()), ("below", readability::EASY_BELOW.into())]))
        }
    } }
}

/// Whom the plan can draw on.
fn resources(lang: Lang, view: &CaseView) -> Markup {
    let all = around::list(lang, view);
    html! { @if !all.0.is_empty() {
        (section("around", &lang.t("around-plan"), None, &html! {
            (all)
            p class="no-print" { a href={ "/cases/" (view.case.number()) "/family" } { (lang.t("around-family")) } }
        }))
    } }
}

/// What one does from the page.
fn links(lang: Lang, case: &str, may_record: bool, has_own: bool) -> Markup {
    html! {
        ul class="chips no-print" {
            @if has_own {
                li { a class="chip" href={ (case) "/plan/family" } { (lang.t("plan-family")) } }
                li { a class="chip" href={ (case) "/plan/provider" } { (lang.t("plan-provider")) } }
            }
            @if may_record { li { a class="chip" href={ (case) "/follow-up" } { (lang.t("follow-up-title")) } } }
        }
    }
}

/// The kinds of plan there is none of yet.
fn others(lang: Lang, plans: &Plans<'_>, case: &str) -> Markup {
    let lacks = |kind: &&PlanKind| plans.revised_by(**kind).is_none();
    let kinds = edit::KINDS.iter().filter(lacks);
    html! {
        ul class="chips no-print" { @for kind in kinds { li {
            a class="chip" href={ (case) "/plan/edit?kind=" (kind.as_str()) } {
                (lang.t("plan-make")) ": " (words::code(lang, "plan", kind.as_str()))
            }
        } } }
    }
}

fn one(
    lang: Lang,
    plans: &Plans<'_>,
    plan: &Plan<'_>,
    ruleset: &Ruleset,
    case: &str,
    may_record: bool,
) -> Markup {
    let last = plan.last();
    let kind = plan.kind().as_str();
    let content = html! {
        p class="weak" { (made(lang, plan.versions().len(), &last, ruleset)) }
        @if let Some(own) = last.text("own_words") { blockquote class="own-words" { p { (own) } } }
        @for goal in &last.made.goals { (goal::of(lang, plans, plan, goal)) }
        (tasks(lang, &last))
        @if !plan.kind().is_own() {
            p class="no-print" {
                a href={ (case) "/plan/family?kind=" (kind) } { (lang.t("plan-sheet")) }
            }
        }
        @if may_record {
            p class="no-print" { a class="button button-secondary" href={ (case) "/plan/edit?kind=" (kind) } { (lang.t("plan-revise")) } }
        }
        (earlier(lang, plan, ruleset))
    };
    section(
        &format!("plan-{kind}"),
        &words::code(lang, "plan", kind),
        None,
        &content,
    )
}

/// Which version, when, and by whom.
fn made(lang: Lang, n: usize, version: &Version<'_>, ruleset: &Ruleset) -> String {
    let args = [
        ("n", n.into()),
        ("day", words::date(lang, version.event.at.day()).into()),
        ("by", ruleset.worker_name(version.event.actor).into()),
    ];
    lang.t_args("plan-version", &args)
}

fn tasks(lang: Lang, version: &Version<'_>) -> Markup {
    let rows = version.made.tasks.iter().map(|task| {
        Row::new(vec![
            html! { (words::code(lang, "doer", task.by.as_str())) },
            html! { (version.of("task", task.task)) },
            html! { (task.until.map_or_else(|| lang.t("plan-no-day"), |day| words::date(lang, day))) },
        ])
    });
    let rows: Vec<Row> = rows.collect();
    if rows.is_empty() {
        return html! { p class="weak" { (lang.t("plan-no-tasks")) } };
    }
    table(
        lang,
        &Table {
            caption: lang.t("plan-tasks"),
            show_caption: true,
            columns: ["plan-who", "plan-what", "plan-when"]
                .map(|key| Column::new(lang.t(key)))
                .to_vec(),
            rows,
            empty: Empty::default(),
        },
    )
}

/// The versions before the one in force, the latest first, each with what it changed.
fn earlier(lang: Lang, plan: &Plan<'_>, ruleset: &Ruleset) -> Markup {
    let versions = plan.versions();
    html! {
        @if versions.len() > 1 {
            details {
                summary { (lang.t_args("plan-earlier", &[("n", (versions.len() - 1).into())])) }
                ol class="plain-list" { @for i in (0..versions.len()).rev() {
                    li {
                        p { strong { (made(lang, i + 1, &versions[i], ruleset)) } }
                        (compared(lang, i.checked_sub(1).map(|n| &versions[n]), &versions[i]))
                    }
                } }
            }
        }
    }
}

fn compared(lang: Lang, before: Option<&Version<'_>>, now: &Version<'_>) -> Markup {
    html! {
        @if let Some(own) = now.text("own_words") { p { q { (own) } } }
        ul class="bullets" { @for (id, change) in changes(before, now) {
            li {
                @match (change, before) {
                    (Change::Removed, Some(before)) => { (mark(lang, "plan-removed")) del { (before.of("goal", id)) } }
                    (Change::Added, _) => { (mark(lang, "plan-added")) (now.of("goal", id)) }
                    (Change::Reworded, Some(before)) => {
                        (mark(lang, "plan-reworded")) (now.of("goal", id)) " " del { (before.of("goal", id)) }
                    }
                    _ => { (now.of("goal", id)) }
                }
            }
        } }
    }
}

fn mark(lang: Lang, key: &str) -> Markup {
    html! { strong { (lang.t(key)) ": " } }
}
