//! The dialogue meeting, the conversations with the child, and the siblings.

use super::Room;
use super::sources::badge;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::sign::Sign;
use crate::ui::state::{State, state_with};
use domain::assessment::{WorkKind, dialogue_booked, siblings as known_siblings};
use domain::{ConversationAbout, ConversationOutcome, Payload};
use maud::{Markup, html};

/// The dialogue meeting early in the assessment: held, booked, or to be booked.
pub(super) fn meeting(room: &Room<'_, '_>) -> Markup {
    let (lang, number) = (room.lang, room.view.case.number());
    let booked = dialogue_booked(&room.view.case, room.now);
    let content = html! {
        @match (room.work.dialogue_meeting(), booked) {
            (Some(held), _) => p {
                (badge("met", Sign::Tick, &lang.t_args("dialogue-held", &[("day", words::date(lang, held.event.at.day()).into())]))) " "
                span class="weak" { (super::sources::names(lang, room.work, &held.says.sources)) }
            },
            (None, Some(on)) => p { (state_with(lang, State::Booked, &words::moment(lang, on))) },
            (None, None) => {
                p class="weak" { (lang.t("dialogue-none")) }
                @if room.is_open {
                    p class="no-print" { a class="button button-secondary button-small" href={ "/cases/" (number) "/record/date_booked?what=dialogue_meeting" } { (lang.t("dialogue-book")) } }
                }
            }
        }
    };
    section("dialogue", &lang.t("dialogue-title"), None, &content)
}

/// The conversations with the child since somebody was first heard for it.
pub(super) fn child(room: &Room<'_, '_>) -> Markup {
    let (lang, number) = (room.lang, room.view.case.number());
    let from = room.work.since;
    let until = room.work.completed.as_ref().map(|told| told.event.at);
    let talks: Vec<_> = room
        .stands
        .iter()
        .filter(|e| e.at() >= from && until.is_none_or(|until| e.at() <= until))
        .filter_map(|e| match &e.content.payload {
            Payload::ChildConversation(talk) => Some((e.at(), talk)),
            _ => None,
        })
        .collect();
    let content = html! {
        @if talks.is_empty() { p class="weak" { (room.own("child-not-heard")) } }
        @else { ul class="plain-list" { @for (at, talk) in &talks { li {
            strong { (words::code(lang, "conversation-outcome", talk.outcome.as_str())) } ", "
            (words::date(lang, at.day()))
            @if talk.about != ConversationAbout::Assessment { " · " (words::code(lang, "conversation-about", talk.about.as_str())) }
            @if talk.support_person { " · " (lang.t("child-with-support-person")) }
            @if let Some(why) = talk.omitted_for { " · " (words::code(lang, "omission", why.as_str())) }
            @if talk.outcome != ConversationOutcome::Held && talk.view_otherwise { " · " (lang.t("child-view-otherwise")) }
        } } } }
        @if room.is_open {
            p class="no-print" {
                @let child = room.work.sources.iter().find(|s| s.planned.says.kind == domain::SourceKind::Child);
                @match child {
                    Some(source) => { a href=(room.step("contribution", &source.id().to_string())) { (lang.t("child-record")) } },
                    None => { a href={ (room.step("source", "")) "?kind=child" } { (lang.t("child-plan")) } },
                }
                " · "
                @let about = if room.work.kind == WorkKind::Assessment { "assessment" } else { "notification" };
                a href={ "/cases/" (number) "/record/child_conversation?about=" (about) "&outcome=declined" } { (lang.t("child-not-held")) }
            }
        }
    };
    section("child", &lang.t("child-talks-title"), None, &content)
}

/// Each known sibling: considered, or not yet.
pub(super) fn siblings(room: &Room<'_, '_>) -> Markup {
    let lang = room.lang;
    let known = known_siblings(&room.view.case.members, room.stands);
    let content = html! {
        @if known.is_empty() { p class="weak" { (lang.t("siblings-none")) } }
        @else { ul class="plain-list" { @for person in &known { li {
            @let considered = room.work.siblings.iter().find(|told| told.says.sibling == *person);
            strong { (room.name(*person)) } ": "
            @match considered {
                Some(told) => {
                    (words::code(lang, "sibling-outcome", told.says.outcome.as_str()))
                    @if !told.text("sibling_why").is_empty() { ". " span class="weak" { (told.text("sibling_why")) } }
                },
                None => { span class="weak" { (lang.t("sibling-not-considered")) } },
            }
            @if room.is_open {
                " " a class="no-print" href=(room.step("sibling", &person.to_string())) {
                    (lang.t(if considered.is_some() { "sibling-change" } else { "sibling-consider" }))
                    span class="sr-only" { ": " (room.name(*person)) }
                }
            }
        } } } }
    };
    section("siblings", &lang.t("siblings-title"), None, &content)
}
