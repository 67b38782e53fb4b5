//! The card of an indicator in full: what is counted, how, and from where.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice;
use app::goals::IndicatorView;
use indicators::card::{Direction, Over};
use maud::{Markup, html};

/// The fingerprint of the card together with the law its duties rest on.
pub(super) fn fingerprint(view: &IndicatorView) -> String {
    let book = view.ruleset.rules.book.fingerprint();
    view.card.fingerprint_with(book)
}

/// Every field of the card.
pub(super) fn facts(lang: Lang, view: &IndicatorView) -> Markup {
    let card = &view.card;
    let row = |key: &str, value: Markup| (lang.t(key), value);
    let dimensions: Vec<String> = card
        .dimensions
        .iter()
        .map(|dimension| words::code(lang, "dimension", dimension.code()))
        .collect();
    let over = match card.over {
        Over::Period => "card-over-period",
        Over::Instant => "card-over-instant",
    };
    let direction = match card.direction {
        Some(Direction::Up) => "card-direction-up",
        Some(Direction::Down) => "card-direction-down",
        None => "card-direction-none",
    };
    let mut rows = vec![row(
        "card-numerator",
        html! { (words::title(lang, &card.numerator)) },
    )];
    if let Some(below) = &card.denominator {
        rows.push(row(
            "card-denominator",
            html! { (words::title(lang, below)) },
        ));
    }
    rows.extend([
        row(
            "card-unit",
            html! { (words::code(lang, "unit", card.unit.code())) },
        ),
        row("card-over", html! { (lang.t(over)) }),
        row(
            "card-date-rule",
            html! { (words::title(lang, &card.date_rule)) },
        ),
        row("card-dimensions", html! { (dimensions.join(", ")) }),
        row("card-direction", html! { (lang.t(direction)) }),
        row("card-source", html! { span lang="da" { (card.source) } }),
        row(
            "card-version",
            html! {
                (card.version) ", "
                (lang.t(if card.verified { "verified" } else { "unverified" }))
            },
        ),
        row("card-fingerprint", code(&fingerprint(view))),
    ]);
    notice::facts(&rows)
}

/// A long code that may break every sixteen letters, for narrow screens.
fn code(text: &str) -> Markup {
    let parts: Vec<&str> = (0..text.len())
        .step_by(16)
        .filter_map(|at| text.get(at..(at + 16).min(text.len())))
        .collect();
    html! { code { @for part in parts { (part) wbr; } } }
}
