//! Family and network of a case in short.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use app::case::CaseView;
use maud::{Markup, html};

pub(super) fn of(lang: Lang, view: &CaseView) -> Markup {
    let content = html! {
        (around(lang, view))
        p class="no-print" { a href={ "/cases/" (view.case.number()) "/family" } { (lang.t("family-open")) } }
    };
    section("family", &lang.t("case-family"), None, &content)
}

/// Family and network in short: who, who has custody, what they mean to the child.
pub(in crate::pages) fn around(lang: Lang, view: &CaseView) -> Markup {
    let around = domain::family::kin(
        &view.case.members,
        &domain::correction::effective(&view.events),
    );
    html! {
        @if around.is_empty() { p { (lang.t("case-no-family")) } } @else {
            ul class="plain-list" { @for kin in &around {
                li {
                    (words::code(lang, "relation", kin.relation.as_str())) ": "
                    (view.names.get(&kin.person).and_then(|n| n.name.clone()).unwrap_or_else(|| lang.t("name-hidden")))
                    @if kin.custody { " · " (lang.t("case-custody")) }
                    @if let Some(means) = &kin.means { br; span class="weak" { (means) } }
                }
            } }
        }
    }
}
