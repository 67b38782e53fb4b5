//! The partial cases of a child with a disability: what is asked for, how it stands, and what was
//! decided.

use crate::i18n::Lang;
use crate::pages::words;
use crate::ui::notice::section;
use domain::correction::Effective;
use domain::partial::{Partial, Standing, partials};
use maud::{Markup, html};

/// Those that are open first; nothing where there are none.
pub(super) fn of(
    lang: Lang,
    stands: &[Effective<'_>],
    (number, may_record): (u32, bool),
) -> Markup {
    let mut all = partials(stands);
    all.sort_by_key(|p| p.closed.is_some());
    let is_open = |p: &&Partial<'_>| p.closed.is_none();
    let open = all.iter().filter(is_open).count();
    html! { @if !all.is_empty() {
        (section("partials", &lang.t("partials-title"), Some(&open.to_string()), &html! {
            ul class="bullets" { @for partial in &all { li { (one(lang, partial, (number, may_record))) } } }
        }))
    } }
}

fn one(lang: Lang, partial: &Partial<'_>, (number, may_record): (u32, bool)) -> Markup {
    let asked = words::date(lang, partial.opened_at.day());
    let here = format!("/cases/{number}");
    let standing = partial.standing();
    html! {
        a href={ (here) "/events/" (partial.opened.id) } { (words::code(lang, "help", partial.help.as_str())) }
        ": " (told(lang, standing))
        br; span class="weak" { (lang.t_args("partial-asked", &[("day", asked.into())])) }
        @for (at, made) in &partial.decisions {
            br; a href={ (here) "/decisions/" (made.decision) } {
                (words::code(lang, "decision-kind", made.kind.as_str())) ", " (words::date(lang, at.day()))
            }
        }
        @if may_record && partial.closed.is_none() {
            br;
            @if standing == Standing::Asked {
                a href={ (here) "/decide?kind=disability_help" } { (lang.t("partial-decide")) } " · "
                a href={ (here) "/decide?kind=refusal" } { (lang.t("partial-refuse")) } " · "
            }
            @if matches!(standing, Standing::Granted(_)) {
                a href={ (here) "/decide?kind=end_of_support" } { (lang.t("partial-end")) } " · "
            }
            a href={ (here) "/record/partial_case_closed?partial=" (partial.id) } { (lang.t("partial-close")) }
        }
    }
}

/// How it stands, in words.
fn told(lang: Lang, standing: Standing) -> String {
    if let Standing::Closed(reason) = standing {
        let reason = words::code(lang, "partial-end", reason.as_str());
        return lang.t_args("partial-closed", &[("reason", reason.into())]);
    }
    let key = format!("partial-standing-{}", standing.as_str());
    match standing.day() {
        Some(day) => lang.t_args(
            &format!("{key}-until"),
            &[("day", words::date(lang, day).into())],
        ),
        None => lang.t(&key),
    }
}
