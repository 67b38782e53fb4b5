//! Texts of the case that were changed from outside the program: which cannot be opened.

use crate::i18n::Lang;
use crate::pages::{told, words};
use crate::ui::notice::{Notice, Tone, notice};
use app::case::CaseView;
use app::ruleset::Ruleset;
use domain::Event;
use maud::{Markup, html};

/// Says so with a link to each event; nothing where every text is whole.
pub(super) fn of(lang: Lang, view: &CaseView, ruleset: &Ruleset) -> Markup {
    if view.closed.is_empty() {
        return html! {};
    }
    let is_closed = |e: &&Event| view.closed.iter().any(|text| text.event == e.id);
    html! {
        (notice(&Notice {
            tone: Tone::Error,
            title: lang.t_args("case-closed-texts", &[("n", view.closed.len().into())]),
            text: lang.t("case-closed-why"),
        }))
        ul class="plain-list" { @for event in view.events.iter().filter(is_closed) {
            li {
                a href={ "#e-" (event.corrects.unwrap_or(event.id)) } {
                    (told::title(lang, ruleset, event)) ", " (words::date(lang, event.at.day()))
                }
            }
        } }
    }
}
