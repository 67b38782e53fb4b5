//! The people and associations around the family that are no parents or siblings: whom one can draw
//! on, shown where a plan is made and where family and network meet.

use crate::i18n::Lang;
use crate::pages::words;
use app::case::CaseView;
use domain::correction::effective;
use domain::family::{Generation, Kin, kin};
use maud::{Markup, html};

/// Those one can draw on, as recorded: grandparents and the network.
fn resources(view: &CaseView) -> Vec<Kin> {
    let mut all = kin(&view.case.members, &effective(&view.events));
    all.retain(|kin| {
        let generation = kin.relation.generation();
        matches!(generation, Generation::Grandparents | Generation::Network)
    });
    all
}

/// A list of them, each with what they mean to the child and how they are reached; nothing where there is nobody.
pub(super) fn list(lang: Lang, view: &CaseView) -> Markup {
    let all = resources(view);
    html! { @if !all.is_empty() {
        ul class="bullets" { @for kin in &all { li {
            @let who = view.names.get(&kin.person);
            @let name = who.and_then(|n| n.name.clone());
            strong { (name.unwrap_or_else(|| lang.t("name-hidden"))) }
            ", " (words::code(lang, "relation", kin.relation.as_str()))
            @if let Some(means) = &kin.means { ": " (means) }
            @if let Some(address) = kin.address.as_ref().filter(|_| who.is_none_or(|w| !w.is_protected)) {
                br; span class="weak" { (address) }
            }
        } } }
    } }
}

/// The same folded, to read beside a form, with the way to the page where they are written.
pub(super) fn beside(lang: Lang, view: &CaseView) -> Markup {
    let n = resources(view).len();
    html! {
        details class="carried" {
            summary { (lang.t_args("around-title", &[("n", n.into())])) }
            @if n == 0 { p class="weak" { (lang.t("around-none")) } }
            (list(lang, view))
            p { a href={ "/cases/" (view.case.number()) "/family" } { (lang.t("around-family")) } }
        }
    }
}
