//! The dates booked ahead.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::state::{State, state};
use app::case::CaseView;
use domain::correction::{Effective, effective};
use domain::id::ItemId;
use domain::{Moment, Payload};
use maud::{Markup, html};

pub(super) fn of(lang: Lang, view: &CaseView, now: Moment) -> Markup {
    section(
        "bookings",
        &lang.t("case-bookings"),
        None,
        &booked(lang, view, now),
    )
}

/// The dates booked ahead.
pub(in crate::pages) fn booked(lang: Lang, view: &CaseView, now: Moment) -> Markup {
    let mut ahead: Vec<_> = view
        .case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled && b.on >= now)
        .collect();
    ahead.sort_by_key(|b| b.on);
    html! {
        @if ahead.is_empty() { p { (lang.t("case-no-bookings")) } } @else {
            ul class="plain-list" { @for b in ahead {
                li { (state(lang, State::Booked)) " " (words::moment(lang, b.on)) " · " (words::code(lang, "booking", b.what.as_str()))
                    @if let Some(title) = title(view, b.id) { ": " (title) }
                }
            } }
        }
    }
}

/// What a booked date is called, if anything.
fn title(view: &CaseView, booking: ItemId) -> Option<String> {
    let is_it = |e: &&Effective<'_>| match &e.content.payload {
        Payload::DateBooked(p) => p.booking == booking,
        _ => false,
    };
    let stands = effective(&view.events);
    let booked = stands.iter().rev().find(is_it)?;
    Some(booked.content.text.get("title")?.value.clone())
}
