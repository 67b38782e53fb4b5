//! What the law wants and whether it is done, who on the adult side was spoken to, aftercare.

use super::Of;
use crate::pages::{measures, record, words};
use crate::ui::duty::{Duty as Line, duties};
use crate::ui::notice::section;
use domain::case::Duty;
use domain::correction::effective;
use domain::growing_up::{RULES, milestones};
use domain::measures::courses;
use domain::{Day, SupportClass};
use law::Status;
use maud::{Markup, html};

/// The duties about growing up, the one that bites first on top.
pub(super) fn wanted(of: &Of<'_>, birth: Day) -> Markup {
    let (lang, now) = (of.lang, of.loaded.now);
    let case = &of.loaded.view.case;
    let is_of_growing_up = |d: &&Duty| RULES.contains(&&*d.rule) && d.void.is_none();
    let mut all: Vec<&Duty> = case.duties.iter().filter(is_of_growing_up).collect();
    all.sort_by_key(|d| (d.met.is_some(), d.due.unwrap_or(d.opens)));
    let lines: Vec<Line> = all.iter().map(|duty| line(of, duty)).collect();
    let open = all
        .iter()
        .filter(|d| matches!(d.status(now), Status::Open | Status::Late))
        .count();
    let content = html! {
        ul class="bullets" { @for (milestone, on) in milestones(birth) { li {
            (words::code(lang, "milestone", milestone.as_str())) " "
            span class="weak" { (words::date(lang, on)) }
        } } }
        @if lines.is_empty() { p { (lang.t("growing-up-nothing-wanted")) } }
        @else { (duties(lang, &lang.t("growing-up-wanted"), &lines)) }
    };
    let count = (open > 0).then(|| open.to_string());
    section(
        "wanted",
        &lang.t("growing-up-wanted"),
        count.as_deref(),
        &content,
    )
}

fn line(of: &Of<'_>, duty: &Duty) -> Line {
    let (lang, now) = (of.lang, of.loaded.now);
    let ruleset = &of.loaded.ruleset;
    let id = duty.id(of.loaded.view.case.person);
    let mut actions = vec![(lang.t("why"), format!("/cases/{}/duties/{id}", of.number))];
    if of.may_record && duty.met.is_none() {
        let act = app::duties::act_of(ruleset, &duty.rule);
        actions.push((lang.t("record-it"), words::act_href(of.number, act, duty)));
    }
    Line {
        title: words::rule(lang, ruleset, &duty.rule),
        state: Some(words::state(duty, now)),
        when: duty.due.map_or_else(
            || lang.t("due-unknown"),
            |at| match duty.met {
                Some(_) => words::due(lang, at),
                None => format!(
                    "{} · {}",
                    words::due(lang, at),
                    words::distance(lang, at, now)
                ),
            },
        ),
        layer: Some(words::layer(duty.layer)),
        paragraph: words::paragraph(ruleset, duty),
        actions,
        ..Line::default()
    }
}

/// Who was spoken to, the latest first.
pub(super) fn contacts(of: &Of<'_>) -> Markup {
    let lang = of.lang;
    let content = html! {
        @if of.way.contacts.is_empty() { p class="weak" { (lang.t("growing-up-no-contacts")) } }
        ul class="plain-list" { @for (event, said) in of.way.contacts.iter().rev() { li {
            strong { (words::code(lang, "adult-side", said.side.as_str())) } ", " (words::date(lang, event.at.day()))
            @if let Some(words) = event.text.get("summary") { br; (words.value) }
        } } }
        @if of.may_record {
            ul class="chips no-print" { li { a class="chip" href=(record::href(of.number, "adult_side_contacted")) {
                (words::code(lang, "record", "adult_side_contacted"))
            } } }
        }
    };
    section("contacts", &lang.t("growing-up-contacts"), None, &content)
}

/// Aftercare: what runs, what ended and why, and where it is chosen.
pub(super) fn aftercare(of: &Of<'_>) -> Markup {
    let (lang, now) = (of.lang, of.loaded.now);
    let view = &of.loaded.view;
    let stands = effective(&view.events);
    let all = courses(&view.case, &stands);
    let of_aftercare = all
        .iter()
        .filter(|c| c.measure.class == SupportClass::Aftercare);
    let lines: Vec<Markup> = of_aftercare
        .map(|course| {
            let measure = course.measure;
            let until = measure.ended_at.map(|at| words::date(lang, at.day()));
            html! {
                a href={ "/cases/" (of.number) "/measures#m-" (measure.id) } { (measures::name(lang, measure, now)) }
                br; span class="weak" {
                    (words::date(lang, measure.started_at.day())) " – " (until.unwrap_or_default())
                }
                @if let Some(reason) = measure.end_reason { " " (words::code(lang, "measure-end", reason.as_str())) "." }
                @if let Some(result) = course.ended.and_then(|e| e.text("result")) { " " (result) }
            }
        })
        .collect();
    let content = html! {
        @if lines.is_empty() { p class="weak" { (lang.t("growing-up-no-aftercare")) } }
        ul class="plain-list" { @for line in &lines { li { (line) } } }
        @if of.may_record {
            ul class="chips no-print" {
                li { a class="chip" href={ "/cases/" (of.number) "/decide?kind=support_after_18" } {
                    (words::code(lang, "decision-kind", "support_after_18"))
                } }
                li { a class="chip" href={ "/cases/" (of.number) "/measures/start" } { (words::code(lang, "record", "measure_started")) } }
            }
        }
    };
    section("aftercare", &lang.t("growing-up-aftercare"), None, &content)
}
