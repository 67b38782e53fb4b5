//! The latest documents of a case, and where the others are.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use domain::correction::Effective;
use domain::document::{Document, documents};
use maud::{Markup, html};

/// How many of the latest stand here; their page tells all.
const SHOWN: usize = 4;

pub(super) fn of(lang: Lang, stands: &[Effective<'_>], number: u32, may_record: bool) -> Markup {
    let all = documents(stands);
    let here = format!("/cases/{number}/documents");
    let content = html! {
        @if all.is_empty() { p class="weak" { (lang.t("documents-none")) } }
        @else { ul class="bullets" { @for document in all.iter().take(SHOWN) { li {
            a href={ (here) "/" (document.id) } {
                (document.title.clone().unwrap_or_else(|| lang.t("document-closed")))
            }
            br; span class="weak" { (about(lang, document)) }
        } } } }
        p { a href=(here) { (lang.t("documents-all")) } }
        p { a href={ "/cases/" (number) "/file" } { (lang.t("file-link")) } }
        @if may_record { p { a href={ "/cases/" (number) "/write" } { (lang.t("write-title")) } } }
    };
    let count = (!all.is_empty()).then(|| all.len().to_string());
    section(
        "papers",
        &lang.t("documents-title"),
        count.as_deref(),
        &content,
    )
}

/// When it came or went, what it is, and from or to whom.
fn about(lang: Lang, document: &Document) -> String {
    let mut all = vec![
        words::date(lang, document.at.day()),
        words::code(lang, "document-way", document.way.as_str()),
        words::code(lang, "document-kind", document.kind.as_str()),
    ];
    all.extend(document.party.clone().filter(|_| !document.is_party_apart));
    all.join(" · ")
}
