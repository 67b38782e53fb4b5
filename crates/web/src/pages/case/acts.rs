//! The forms that fit a case now.

use crate::i18n::Lang;
use crate::pages::loaded::Loaded;
use crate::pages::words;
use crate::ui::notice::section;
use domain::procedures::Procedures;
use maud::{Markup, html};

/// The forms that fit the case now: the usual ones, and the others folded, by the work.
pub(super) fn of(lang: Lang, loaded: &Loaded, number: u32) -> Markup {
    let view = &loaded.view;
    let open = Procedures::of(&view.events);
    let forms = crate::pages::record::fitting(&view.case, &open, loaded.now);
    let chips = |kinds: &[&str]| {
        html! { ul class="chips" { @for kind in kinds {
            li { a class="chip" href=(crate::pages::record::href(number, kind)) { (words::code(lang, "record", kind)) } }
        } } }
    };
    let content = html! {
        (chips(&forms.usual))
        @if !forms.others.is_empty() {
            details {
                summary { (lang.t("case-record-more")) }
                @for (group, kinds) in &forms.others {
                    h3 { (words::code(lang, "record-group", group)) }
                    (chips(kinds))
                }
            }
        }
    };
    section("acts", &lang.t("case-record"), None, &content)
}
