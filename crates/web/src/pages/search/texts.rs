//! What was found in the texts of cases: for each case where the words stand, marked.

use crate::i18n::Lang;
use crate::pages::{told, words};
use crate::ui::notice::section;
use crate::ui::table::{Pages, pages};
use app::ruleset::Ruleset;
use app::search::{FoundInTexts, LOOKED_THROUGH};
use domain::Moment;
use maud::{Markup, html};
use store::{Excerpt, FoundCase, Page};

/// Cases on a page.
pub(super) const SIZE: u32 = 20;

/// Places shown of one case.
const PLACES: usize = 3;

/// So many cases are too many to read through.
const MANY: u64 = 100;

/// Shows the cases; `found` is `None` where no word can be searched for. `address` leads to a
/// page of the same search.
pub(super) fn texts(
    lang: Lang,
    ruleset: &Ruleset,
    found: Option<&FoundInTexts>,
    page: Page,
    now: Moment,
    address: &dyn Fn(u32) -> String,
) -> Markup {
    let Some(FoundInTexts { found, names }) = found else {
        let content = html! { p { (lang.t("search-texts-common")) } };
        return section("texts", &lang.t("search-texts"), None, &content);
    };
    let cases = &found.cases;
    let whole = |n: u64| lang.int(i64::try_from(n).unwrap_or(i64::MAX));
    let first = u64::from(page.number) * u64::from(page.size);
    let last = first + cases.rows.len() as u64;
    let content = html! {
        @if found.is_partial {
            p class="weak" role="status" {
                (lang.t_args("search-texts-partial", &[("n", whole(LOOKED_THROUGH.into()).into())]))
            }
        }
        @if cases.total == 0 { p { (lang.t("search-texts-none")) } }
        @if cases.total > MANY { p class="weak" { (lang.t("search-texts-many")) } }
        ol class="found-texts" { @for case in &cases.rows {
            li { (one(lang, ruleset, case, &{
                let name = names.get(&case.person);
                let birth_on = name.and_then(|n| n.birth_on);
                words::full_child(lang, name.and_then(|n| n.name.as_deref()), birth_on, now)
            })) }
        } }
        @if cases.total > u64::from(page.size) {
            (pages(lang, &Pages {
                first: (first + 1).min(last),
                last,
                total: cases.total,
                previous: (page.number > 0).then(|| address(page.number - 1)),
                next: (last < cases.total).then(|| address(page.number + 1)),
            }))
        }
    };
    section(
        "texts",
        &lang.t("search-texts"),
        Some(&whole(cases.total)),
        &content,
    )
}

fn one(lang: Lang, ruleset: &Ruleset, case: &FoundCase, who: &str) -> Markup {
    let href = format!("/cases/{}", case.number);
    let more = case.excerpts.len().saturating_sub(PLACES);
    html! {
        h3 { a href=(href) { (lang.t("case")) " " (case.number) } " · " (who) }
        ul { @for excerpt in case.excerpts.iter().take(PLACES) {
            li { (place(lang, ruleset, &href, excerpt)) }
        } }
        @if more > 0 { p class="weak" { (lang.t_args("search-texts-more", &[("n", more.into())])) } }
    }
}

fn place(lang: Lang, ruleset: &Ruleset, href: &str, excerpt: &Excerpt) -> Markup {
    let event = &excerpt.event;
    html! {
        p class="history-when" {
            a href={ (href) "#e-" (excerpt.original) } { (told::title(lang, ruleset, event)) }
            ", " (words::date(lang, event.at.day()))
        }
        p class="history-text" { @for piece in &excerpt.pieces {
            @if piece.is_hit { mark { (piece.text) } } @else { (piece.text) }
        } }
    }
}
