//! What an assessment or a clarification hands on: conclusion and recommendation as text to correct, and what was
//! said in each area to read beside a form, so that nobody types it again.

use super::address;
use super::areas::{apart, name};
use crate::i18n::Lang;
use crate::pages::words;
use app::case::CaseView;
use domain::assessment::{Assessments, Voice, Work};
use domain::correction::effective;
use domain::{Event, Viewpoint};
use maud::{Markup, html};

/// What the last one completed hands on.
pub(in crate::pages) struct Carried {
    /// What was found, beginning with why it looked where it did.
    pub facts: String,
    /// What is recommended, or else the conclusion.
    pub reasons: String,
    /// What is recommended.
    pub recommendation: String,
    /// What the child said, as far as the family may have it.
    pub child: String,
}

/// From the last one completed in a case.
pub(in crate::pages) fn carried(view: &CaseView) -> Option<Carried> {
    let all = Assessments::of(&effective(&view.events));
    let work = all.last_completed()?;
    let told = work.completed.as_ref()?;
    let conclusion = of_family(told.event, "conclusion");
    let recommendation = of_family(told.event, "recommendation");
    let focus = work.focus.as_ref();
    let focus = focus.map_or("", |f| of_family(f.event, "focus_reason"));
    // Without a recommendation of its own the conclusion is the reason, as it was before.
    let (facts, reasons) = if recommendation.is_empty() {
        (focus, conclusion)
    } else {
        (conclusion, recommendation)
    };
    let facts: Vec<&str> = [focus, facts]
        .into_iter()
        .filter(|t| !t.is_empty())
        .collect();
    let mut facts = facts;
    facts.dedup();
    let of_child = |v: &Voice<'_, '_>| v.said.view == Viewpoint::Child && v.is_of_family();
    let child = work.voices().filter(of_child);
    Some(Carried {
        facts: facts.join("\n\n"),
        reasons: reasons.to_owned(),
        recommendation: recommendation.to_owned(),
        child: child.map(|v| v.words).collect::<Vec<_>>().join(" "),
    })
}

/// A text that the family may have; whatever is written from it is for them.
fn of_family<'a>(event: &'a Event, field: &str) -> &'a str {
    let text = event.text.get(field).filter(|t| t.audience.is_of_family());
    text.map_or("", |t| t.value.as_str())
}

/// What the last one completed found, folded, to read beside a form, with a word on what became of
/// it there.
pub(in crate::pages) fn beside(lang: Lang, view: &CaseView, hint: Option<&str>) -> Markup {
    let all = Assessments::of(&effective(&view.events));
    let Some((work, told)) = all
        .last_completed()
        .and_then(|work| Some((work, work.completed.as_ref()?)))
    else {
        return html! {};
    };
    let day = words::date(lang, told.event.at.day());
    html! {
        details class="carried" {
            @let from = format!("carried-from-{}", work.kind.as_str());
            summary { (lang.t_args(&from, &[("day", day.into())])) }
            @if let Some(hint) = hint { p class="weak" { (lang.t(hint)) } }
            (areas(lang, work))
            p { a href=(address(view.case.number(), work)) { (lang.t("carried-open")) } }
        }
    }
}

/// What was said, area by area, with whose view it is.
pub(super) fn areas(lang: Lang, work: &Work<'_>) -> Markup {
    html! { @for area in work.triangle().all() {
        @let voices = work.in_area(area);
        @if !voices.is_empty() {
            p { strong { (name(lang, area)) } }
            ul class="bullets" { @for voice in &voices { li {
                (voice.words) " " span class="weak" {
                    "(" (words::code(lang, "viewpoint", voice.said.view.as_str()))
                    @if let Some(apart) = apart(lang, voice) { ", " (apart) } ")"
                }
            } } }
        }
    } }
}

/// The same as text to begin a conclusion from: what the family may have, since it is theirs to
/// read.
pub(super) fn summary(lang: Lang, work: &Work<'_>) -> String {
    let of = |area| {
        let voices = work.in_area(area);
        let voices = voices.iter().filter(|v| v.is_of_family());
        let said: Vec<&str> = voices.map(|v| v.words).collect();
        (!said.is_empty()).then(|| format!("{}: {}", name(lang, area), said.join(" ")))
    };
    work.triangle()
        .all()
        .filter_map(of)
        .collect::<Vec<_>>()
        .join("\n")
}
