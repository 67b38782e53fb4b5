//! The measures that run, in short, with the way to their page and to the page of growing up.

use crate::i18n::Lang;
use crate::pages::{measures, words};
use crate::ui::notice::section;
use domain::Moment;
use domain::case::Case;
use domain::growing_up::concerns;
use maud::{Markup, html};

pub(super) fn of(lang: Lang, case: &Case, now: Moment, number: u32) -> Markup {
    let running: Vec<_> = case.measures.iter().filter(|m| m.runs_at(now)).collect();
    let content = html! {
        @if running.is_empty() { p { (lang.t("measures-none")) } } @else {
            ul class="plain-list" { @for measure in running { li {
                a href={ "/cases/" (number) "/measures#m-" (measure.id) } { (measures::name(lang, measure, now)) }
                br; span class="weak" {
                    (lang.t_args("since", &[("date", words::date(lang, measure.started_at.day()).into())]))
                }
            } } }
        }
        p { a href={ "/cases/" (number) "/measures" } { (lang.t("measures-open")) } }
        @if concerns(case, now) {
            p { a href={ "/cases/" (number) "/growing-up" } { (lang.t("growing-up-open")) } }
        }
    };
    section("measures", &lang.t("measures-title"), None, &content)
}
