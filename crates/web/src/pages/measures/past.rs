//! The measures that have ended: how long, how it went, and where the way went on.

use super::now::Of;
use crate::pages::words;
use crate::ui::notice::section;
use domain::measures::Course;
use maud::{Markup, html};

pub(super) fn of(of: &Of<'_>, ended: &[&Course<'_>]) -> Markup {
    let content = html! {
        ul class="plain-list" { @for course in ended.iter().rev() {
            li id={ "m-" (course.measure.id) } { (one(of, course)) }
        } }
    };
    html! { @if !ended.is_empty() {
        (section("past", &of.lang.t("measures-past"), Some(&ended.len().to_string()), &content))
    } }
}

fn one(of: &Of<'_>, course: &Course<'_>) -> Markup {
    let (lang, measure) = (of.lang, course.measure);
    let end = measure.ended_at.unwrap_or(of.now);
    let reason = measure.end_reason;
    let next = course.ended.and_then(|e| e.data.next);
    html! {
        strong { (super::name(lang, measure, end)) } br;
        span class="weak" {
            (words::date(lang, measure.started_at.day())) " – " (words::date(lang, end.day()))
            @if let Some(decision) = course.decision() {
                " · " a href={ "/cases/" (of.number) "/decisions/" (decision.data.decision) } { (lang.t("measures-decision")) }
            }
        }
        br;
        @if let Some(reason) = reason { (words::code(lang, "measure-end", reason.as_str())) ". " }
        @if let Some(result) = course.ended.and_then(|e| e.text("result")) { (result) " " }
        @if let Some(next) = next { span class="weak" { (words::code(lang, "next-step", next.as_str())) } }
    }
}
