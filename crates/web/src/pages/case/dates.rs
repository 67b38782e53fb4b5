//! The dates booked ahead.

use crate::i18n::Lang;
use crate::pages::record::cancel_href;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::state::{State, state};
use app::case::CaseView;
use domain::correction::{Effective, effective};
use domain::id::ItemId;
use domain::{Moment, Payload};
use maud::{Markup, html};

/// The part of the case; with its number for whoever may cancel a date.
pub(super) fn of(lang: Lang, view: &CaseView, now: Moment, number: Option<u32>) -> Markup {
    section(
        "bookings",
        &lang.t("case-bookings"),
        None,
        &listed(lang, view, now, number),
    )
}

/// The dates booked ahead.
pub(in crate::pages) fn booked(lang: Lang, view: &CaseView, now: Moment) -> Markup {
    listed(lang, view, now, None)
}

fn listed(lang: Lang, view: &CaseView, now: Moment, number: Option<u32>) -> Markup {
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
                    @if let Some(number) = number {
                        " " a class="no-print" href=(cancel_href(number, b.id)) {
                            (lang.t("booking-cancel"))
                            span class="sr-only" { " " (words::moment(lang, b.on)) }
                        }
                    }
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
