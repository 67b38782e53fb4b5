//! The plan on one sheet, for a telephone and for paper: the family's version, which a
//! twelve-year-old can read, and the parts chosen for the provider.

use crate::i18n::Lang;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::ruleset::Ruleset;
use app::{Actor, App, Error};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use domain::correction::effective;
use domain::event::casework::PlanGoal;
use domain::plan::{Plan, Plans, Version};
use domain::{Audience, Doer, Moment, PlanKind};
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;

pub mod letter;

/// Which plan: the child's own unless another kind is asked for.
#[derive(Deserialize)]
pub struct Of {
    #[serde(default)]
    kind: String,
}

impl Of {
    fn kind(&self) -> Option<PlanKind> {
        self.kind.parse().ok()
    }

    fn plan<'p, 'a>(&self, plans: &'p Plans<'a>) -> Option<&'p Plan<'a>> {
        self.kind()
            .map_or_else(|| plans.own(), |kind| plans.revised_by(kind))
    }

    /// What a link on the page of another plan than the child's carries.
    fn and(&self) -> String {
        self.kind()
            .map_or_else(String::new, |kind| format!("&kind={kind}"))
    }
}

struct Loaded {
    view: CaseView,
    ruleset: Arc<Ruleset>,
    now: Moment,
}

/// The family's version.
pub async fn family(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Of>,
) -> Response {
    sheet(&site, &visitor, number, Audience::Family, &asked).await
}

/// What the provider is given.
pub async fn provider(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Of>,
) -> Response {
    sheet(&site, &visitor, number, Audience::Provider, &asked).await
}

async fn sheet(site: &Site, visitor: &Visitor, number: u32, reader: Audience, of: &Of) -> Response {
    let actor = visitor.actor.clone();
    let loaded = match run(site, move |app| load(app, &actor, number)).await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(visitor.lang, &error),
    };
    let lang = visitor.lang;
    let head = Head {
        title: lang.t(if reader == Audience::Family {
            "plan-family"
        } else {
            "plan-provider"
        }),
        ..Head::default()
    };
    let content = html! {
        p class="no-print" {
            a href={ "/cases/" (number) "/plan" } { (lang.t("plan-back")) }
            " · " a href={ "/cases/" (number) "/plan/letter?reader=" (if reader == Audience::Family { "family" } else { "provider" }) (of.and()) } { (lang.t("letter-as-pdf")) }
        }
        article class="plan-sheet" { (content(lang, &loaded, reader, of)) }
    };
    page(site, visitor, Area::Cases, head, &content)
}

fn load(app: &App, actor: &Actor, number: u32) -> Result<Loaded, Error> {
    Ok(Loaded {
        view: app.view_case(actor, number, "plan")?,
        ruleset: app.ruleset(),
        now: app.now(),
    })
}

/// Whose plan it is: the child's by the first name; any other is called what it is.
fn title(lang: Lang, loaded: &Loaded, (kind, reader): (Option<PlanKind>, Audience)) -> String {
    if let Some(kind) = kind.filter(|kind| !kind.is_own()) {
        return words::code(lang, "plan", kind.as_str());
    }
    let name = loaded.view.names.get(&loaded.view.case.person);
    let name = name.and_then(|n| n.name.as_deref());
    match name.and_then(|n| n.split(' ').next()) {
        Some(first) if reader == Audience::Provider => {
            lang.t_args("plan-part-of", &[("name", first.into())])
        }
        Some(first) => lang.t_args("plan-of", &[("name", first.into())]),
        None => lang.t("plan-title"),
    }
}

/// The goals whose words are for the reader.
fn goals_for<'p>(version: &Version<'p>, reader: Audience) -> impl Iterator<Item = &'p PlanGoal> {
    let version = *version;
    let goals = version.made.goals.iter();
    goals.filter(move |goal| may_read(&version, goal, reader))
}

fn content(lang: Lang, loaded: &Loaded, reader: Audience, of: &Of) -> Markup {
    let stands = effective(&loaded.view.events);
    let plans = Plans::of(&stands);
    let title = title(lang, loaded, (of.kind(), reader));
    let Some(plan) = of.plan(&plans) else {
        return html! { h1 { (title) } p { (lang.t("plan-none")) } };
    };
    let last = plan.last();
    let goals: Vec<_> = goals_for(&last, reader).collect();
    let is_family = reader == Audience::Family;
    html! {
        h1 { (title) }
        @if is_family && let Some(own) = said(&last, "own_words") {
            h2 { (lang.t("plan-own-words")) }
            blockquote class="own-words" { p { (own) } }
        }
        h2 { (lang.t(if is_family { "plan-we-want" } else { "plan-goals" })) }
        @if goals.is_empty() && !is_family { p { (lang.t("plan-nothing-chosen")) } }
        @else { ol class="plan-goals" { @for goal in goals { (one(lang, &last, goal)) } } }
        @if is_family {
            (tasks(lang, &last))
            (next(lang, loaded, &plans))
            (whom_to_call(lang, loaded))
        }
        p class="weak" { (lang.t_args("plan-made-on", &[("day", words::date(lang, last.event.at.day()).into())])) }
    }
}

/// Whether a goal's words are for the reader of the sheet.
fn may_read(version: &Version<'_>, goal: &PlanGoal, reader: Audience) -> bool {
    let text = version.event.text.get(&format!("goal.{}", goal.goal));
    text.is_some_and(|t| {
        t.audience == reader || (reader == Audience::Family && t.audience.is_of_family())
    })
}

/// A text for the family, if there is one.
fn said<'a>(version: &Version<'a>, field: &str) -> Option<&'a str> {
    let text = version.event.text.get(field)?;
    text.audience.is_of_family().then_some(text.value.as_str())
}

fn one(lang: Lang, version: &Version<'_>, goal: &PlanGoal) -> Markup {
    let end = |what: &str| said(version, &format!("{what}.{}", goal.goal));
    html! {
        li {
            p class="plan-goal" { (said(version, &format!("goal.{}", goal.goal)).unwrap_or_default()) }
            @if !goal.subgoals.is_empty() {
                p { (lang.t("plan-on-the-way")) }
                ul class="bullets" { @for step in &goal.subgoals {
                    @if let Some(words) = said(version, &format!("subgoal.{step}")) { li { (words) } }
                } }
            }
            @if let (Some(low), Some(high)) = (end("low"), end("high")) {
                p { (lang.t_args("plan-scale", &[("low", low.into()), ("high", high.into())])) }
            }
        }
    }
}

/// Who does something, in the words of whoever reads the plan: the child's own are no parent's.
fn doer(lang: Lang, plan: PlanKind, by: Doer) -> String {
    match plan {
        PlanKind::ParentsPlan => words::code(lang, "doer", by.as_str()),
        _ => lang.t(&format!("doer-plain-{by}")),
    }
}

fn tasks(lang: Lang, version: &Version<'_>) -> Markup {
    let tasks = &version.made.tasks;
    html! {
        @if !tasks.is_empty() {
            h2 { (lang.t("plan-tasks")) }
            ul class="bullets" { @for task in tasks {
                @if let Some(words) = said(version, &format!("task.{}", task.task)) { li {
                    strong { (doer(lang, version.made.plan, task.by)) ": " }
                    (words)
                    @if let Some(until) = task.until {
                        " " (lang.t_args("plan-before", &[("day", lang.date_full(until.0).into())]))
                    }
                } }
            } }
        }
    }
}

fn next(lang: Lang, loaded: &Loaded, plans: &Plans<'_>) -> Markup {
    let on = super::summary::next_meeting(&loaded.view.case, loaded.now);
    let last = plans.last_follow_up();
    let until = last.and_then(|f| f.event.text.get("until_next"));
    html! {
        h2 { (lang.t("plan-next")) }
        p { @match on {
            Some(on) => { (words::moment(lang, on)) }
            None => { (lang.t("plan-next-none")) }
        } }
        @if let Some(until) = until.filter(|t| t.audience.is_of_family()) {
            p { (lang.t("plan-until-then")) " " (until.value) }
        }
    }
}

fn whom_to_call(lang: Lang, loaded: &Loaded) -> Markup {
    let worker = loaded.view.case.main_at(loaded.now);
    let contact = worker.map(|a| loaded.ruleset.contact_of(a.worker));
    let contact = contact.unwrap_or_default();
    html! {
        h2 { (lang.t("plan-call")) }
        p { @match worker {
            Some(a) => {
                (lang.t_args("plan-call-who", &[
                    ("name", loaded.ruleset.worker_name(a.worker).into()),
                    ("team", loaded.ruleset.team_name(&a.team).into()),
                ]))
            }
            None => { (lang.t("plan-call-nobody")) }
        } }
        @if !contact.phone.is_empty() {
            p class="plan-call" { (lang.t("contact-phone")) ": " a href={ "tel:" (dialled(&contact.phone)) } { (contact.phone) } }
        }
        @if !contact.email.is_empty() {
            p class="plan-call" { (lang.t("contact-email")) ": " a href={ "mailto:" (contact.email) } { (contact.email) } }
        }
    }
}

/// A telephone number as a telephone dials it.
fn dialled(phone: &str) -> String {
    phone
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}
