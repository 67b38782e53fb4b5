//! The decisions of a case, the proposals that wait and the complaints that run, each leading to
//! its page.

use crate::i18n::Lang;
use crate::pages::{complaints, words};
use crate::ui::notice::section;
use domain::DecisionKind;
use domain::case::Case;
use maud::{Markup, html};

/// How many of the latest stand here; the story tells all.
const SHOWN: usize = 5;

pub(super) fn of(lang: Lang, case: &Case, number: u32) -> Markup {
    let link = |id: domain::id::ItemId, kind: DecisionKind, paragraph: &str| {
        html! { a href={ "/cases/" (number) "/decisions/" (id) } {
            (words::code(lang, "decision-kind", kind.as_str())) " (" (paragraph) ")"
        } }
    };
    let waiting: Vec<_> = case
        .proposals
        .iter()
        .filter(|p| p.answered_at.is_none())
        .collect();
    let running = case.complaints.iter().filter(|c| c.settled_at().is_none());
    let is_empty = case.decisions.is_empty() && waiting.is_empty();
    section(
        "decisions",
        &lang.t("case-decisions"),
        None,
        &html! {
            @if is_empty { p class="weak" { (lang.t("case-no-decisions")) } }
            @else { ul class="bullets" {
                @for p in &waiting { li {
                    (link(p.id, p.kind, &p.paragraph))
                    br; span class="weak" { (lang.t_args("proposal-waits", &[
                        ("whose", words::code(lang, "competence", p.competence.as_str()).into()),
                    ])) }
                } }
                @for d in case.decisions.iter().rev().take(SHOWN) { li {
                    (link(d.id, d.kind, &d.paragraph))
                    br; span class="weak" { (words::date(lang, d.made_at.day())) }
                } }
            } }
            (complaints::short(lang, running, number))
            p { a href={ "/cases/" (number) "/complaints" } {
                (lang.t("complaints-open"))
                @if !case.complaints.is_empty() { " (" (case.complaints.len()) ")" }
            } }
        },
    )
}
