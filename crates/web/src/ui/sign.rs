//! The signs that stand before words: drawn here, so that they look the same on every
//! machine. A sign never stands alone; the word beside it is what is read aloud.

use maud::{Markup, html};

/// A sign on a field of 14 by 14.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A filled field with an exclamation mark.
    Alarm,
    /// A clock.
    Clock,
    /// An empty ring.
    Ring,
    /// A dotted ring.
    Dotted,
    /// A tick.
    Tick,
    /// A tick with an exclamation mark.
    LateTick,
    /// A pen.
    Pen,
    /// A cross.
    Cross,
    /// A dash.
    Dash,
    /// A leaf of a calendar.
    Calendar,
    /// An arrow upwards.
    Rising,
    /// A thread in two parts.
    Broken,
}

impl Sign {
    /// The paths of the sign: lines, and filled parts.
    const fn paths(self) -> (&'static str, &'static str) {
        match self {
            Sign::Alarm => (
                "M7 3.2V7.8M7 10.6V10.8",
                "M2 .5H12A1.5 1.5 0 0 1 13.5 2V12A1.5 1.5 0 0 1 12 13.5H2A1.5 1.5 0 0 1 .5 12V2A1.5 1.5 0 0 1 2 .5Z",
            ),
            Sign::Clock => (
                "M12.5 7A5.5 5.5 0 1 1 1.5 7A5.5 5.5 0 1 1 12.5 7M7 4V7.3L9.2 8.6",
                "",
            ),
            Sign::Ring => ("M12 7A5 5 0 1 1 2 7A5 5 0 1 1 12 7", ""),
            Sign::Dotted => (
                "M7 2H7.01M10.5 3.5H10.51M12 7H12.01M10.5 10.5H10.51M7 12H7.01M3.5 10.5H3.51M2 7H2.01M3.5 3.5H3.51",
                "",
            ),
            Sign::Tick => ("M2 7.5L5.5 11L12 3.5", ""),
            Sign::LateTick => ("M1 7.5L4 10.5L9 4.5M12 3V8.2M12 11V11.1", ""),
            Sign::Pen => ("M2 12L2.8 9L9.8 2L12 4.2L5 11.2ZM8.2 3.6L10.4 5.8", ""),
            Sign::Cross => ("M3 3L11 11M11 3L3 11", ""),
            Sign::Dash => ("M3 7H11", ""),
            Sign::Calendar => ("M2 3.5H12V12H2ZM4.5 1.5V4.5M9.5 1.5V4.5M2 6.5H12", ""),
            Sign::Rising => ("M2 11L11 3.5M5.5 3H11.5V9", ""),
            Sign::Broken => (
                "M.5 5.5C2 7 3.5 7 5 6.5M5 6.5L5.5 9M5 6.5L6.8 8M13.5 8.5C12 7 11 7 9.5 7.5M9.5 7.5L8.7 5M9.5 7.5L7.9 6.2",
                "",
            ),
        }
    }
}

/// The sign in a line of text.
pub fn sign(sign: Sign) -> Markup {
    html! {
        svg class="sign" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false" { (parts(sign)) }
    }
}

/// The sign inside a picture, with its upper left corner at a place.
pub(super) fn sign_at(sign: Sign, x: f64, y: f64) -> Markup {
    html! { g class="sign" transform={ "translate(" (super::svg::N(x)) " " (super::svg::N(y)) ")" } { (parts(sign)) } }
}

fn parts(sign: Sign) -> Markup {
    let (line, fill) = sign.paths();
    html! {
        @if !fill.is_empty() { path class="sign-fill" d=(fill) {} }
        path class={ "sign-line" @if !fill.is_empty() { " sign-line-on" } } d=(line) {}
    }
}
