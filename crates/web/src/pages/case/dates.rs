//! The dates booked ahead.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use crate::ui::state::{State, state};
use domain::Moment;
use domain::case::Case;
use maud::{Markup, html};

pub(super) fn of(lang: Lang, case: &Case, now: Moment) -> Markup {
    section(
        "bookings",
        &lang.t("case-bookings"),
        None,
        &booked(lang, case, now),
    )
}

/// The dates booked ahead.
pub(in crate::pages) fn booked(lang: Lang, case: &Case, now: Moment) -> Markup {
    let mut ahead: Vec<_> = case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled && b.on >= now)
        .collect();
    ahead.sort_by_key(|b| b.on);
    html! {
        @if ahead.is_empty() { p { (lang.t("case-no-bookings")) } } @else {
            ul class="plain-list" { @for b in ahead {
                li { (state(lang, State::Booked)) " " (words::moment(lang, b.on)) " · " (words::code(lang, "booking", b.what.as_str())) }
            } }
        }
    }
}
