//! The last day of the assessment, the preliminary one when four months will not do, and the
//! conclusion with where it leads.

use super::Room;
use crate::pages::{target_group, words};
use crate::ui::notice::section;
use crate::ui::state::{State, layer, state, state_with};
use domain::assessment::Outcome;
use domain::case::Duty;
use domain::{Moment, Payload};
use law::{Layer, Status};
use maud::{Markup, html};

mod next;

/// So many days before the last day the preliminary assessment is offered.
const NEAR: i32 = 28;

/// The duties of this assessment, law first.
fn duties<'r>(room: &'r Room<'_, '_>) -> Vec<&'r Duty> {
    let all = room.view.case.duties.iter();
    let mut own: Vec<&Duty> = all
        .filter(|d| d.trigger == room.work.trigger && d.due.is_some())
        .collect();
    own.sort_by_key(|d| (d.layer != Layer::Law, d.due));
    own
}

/// When it must be finished, and what if not.
pub(super) fn deadline(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let all = duties(room);
    let opened = room.work.opened.at.day();
    html! {
        ul class="assessment-days" {
            li { (lang.t_args("assessment-opened", &[("day", words::date(lang, opened).into())])) }
            @for duty in &all { @if let Some(due) = duty.due { li {
                a href={ "/cases/" (room.view.case.number()) "/duties/" (duty.id(room.view.case.person)) } {
                    (lang.t_args("assessment-last-day", &[("day", words::date(lang, due.day()).into())]))
                }
                " " (state_of(room, duty, due))
                " " (layer(lang, words::layer(duty.layer)))
                @if all.iter().any(|other| other.rule != duty.rule && other.due == duty.due) {
                    " " span class="weak" { (words::rule(lang, room.ruleset, &duty.rule)) }
                }
            } } }
            (waits(room))
        }
        (preliminary(room, all.first().and_then(|duty| is_near(duty, room.now))))
    }
}

/// Who is to be heard next, and by when.
fn waits(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let next = room.work.next_source();
    html! { @if let Some(source) = next.filter(|_| room.work.completed.is_none()) {
        @let until = source.planned.says.until;
        @let shown = if until < room.now.day() { State::Overdue } else { State::Open };
        li {
            (lang.t("assessment-waits")) " "
            a href="#sources" { (super::sources::name(lang, source)) } " "
            (state_with(lang, shown, &words::distance(lang, until.end(), room.now)))
        }
    } }
}

/// How it stands: how far off as long as it runs, and else only the word.
fn state_of(room: &Room<'_, '_>, duty: &Duty, due: Moment) -> Markup {
    let shown = words::state(duty, room.now);
    if is_running(duty, room.now) {
        state_with(room.lang, shown, &words::distance(room.lang, due, room.now))
    } else {
        state(room.lang, shown)
    }
}

fn is_running(duty: &Duty, now: Moment) -> bool {
    matches!(duty.status(now), Status::Open | Status::Late)
}

/// The last day, if the law's clock runs and it is near or past.
fn is_near(duty: &Duty, now: Moment) -> Option<Moment> {
    let may_be_late = is_running(duty, now) && duty.layer == Layer::Law;
    let is_near = |due: &Moment| due.day().0 - now.day().0 <= NEAR;
    duty.due.filter(|due| may_be_late && is_near(due))
}

fn preliminary(room: &Room<'_, '_>, near: Option<Moment>) -> Markup {
    let lang = room.lang;
    html! {
        @if let Some(made) = room.work.preliminary.filter(|_| room.work.completed.is_none()) {
            @let why = why_late(room);
            p { strong {
                (lang.t_args("preliminary-made", &[("day", words::date(lang, made.at.day()).into())]))
            } " " (why) }
        } @else if near.is_some() && room.is_open {
            p {
                (lang.t("preliminary-offer")) " "
                a class="button button-secondary button-small no-print" href=(room.step("preliminary", "")) { (lang.t("preliminary-make")) }
            }
        }
    }
}

/// Why it takes longer, as explained last.
fn why_late(room: &Room<'_, '_>) -> String {
    let found = room.stands.iter().rev().find(|e| {
        matches!(&e.content.payload, Payload::DelayExplained(p) if p.trigger == room.work.trigger)
    });
    let text = found.and_then(|e| e.content.text.get("explanation"));
    text.map(|t| t.value.clone()).unwrap_or_default()
}

/// Conclusion and recommendation, and what they are carried into.
pub(super) fn completed(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let Some(told) = &room.work.completed else {
        return html! {};
    };
    let outcome = match told.outcome {
        Outcome::Assessment(o) => words::code(lang, "assessment-outcome", o.as_str()),
        Outcome::Clarification(Some(o)) => words::code(lang, "clarification-outcome", o.as_str()),
        Outcome::Clarification(None) => lang.t("clarification-ended"),
    };
    let content = html! {
        p { strong { (outcome) } ", " (words::date(lang, told.event.at.day())) }
        @if let Some(group) = told.target_group() {
            p { (target_group::told(lang, room.ruleset, group, told.event.at.day())) }
        }
        @for (field, key) in [("conclusion", "field-conclusion"), ("recommendation", "field-recommendation")] {
            @if !told.text(field).is_empty() { h3 { (lang.t(key)) } p { (told.text(field)) } }
        }
        (next::of(room, told.outcome))
    };
    section("completed", &lang.t("assessment-completed"), None, &content)
}

/// The way to the end.
pub(super) fn end(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let waiting = room.work.sources.iter().filter(|s| s.asked_at.is_none());
    let waiting = waiting.count();
    html! { @if room.is_open {
        (section("end", &lang.t("assessment-end"), None, &html! {
            p class="weak" {
                @if waiting > 0 { (lang.t_args("assessment-end-waiting", &[("n", waiting.into())])) }
                @else if room.work.sources.is_empty() { (lang.t("assessment-end-nobody")) }
                @else { (lang.t("assessment-end-ready")) }
            }
            p class="no-print" { a class="button button-secondary" href=(room.step("complete", "")) {
                @let event = format!("{}_completed", room.work.kind.as_str());
                (words::code(lang, "record", &event))
            } }
        }))
    } }
}
