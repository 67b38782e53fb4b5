//! The screening (barnets lov § 18) on one short page: where it leads and why, and the risk
//! assessment before parents and network are involved. And what an assessment goes on from.

use super::Typed;
use super::build::{needed, wanted};
use super::input::{Input, Maker};
use crate::pages::words;
use crate::ui::form::{Field, hidden};
use app::Problem;
use app::case::CaseView;
use domain::assessment::{Assessments, Outcome, Work, WorkKind};
use domain::correction::effective;
use domain::event::casework::Screened;
use domain::id::ItemId;
use domain::text::Audience;
use domain::{ClarificationOutcome, HonourRisk, Screening, Texts};
use maud::html;

/// The field that names the clarification an assessment goes on from.
pub(super) const FROM: &str = "clarification";

/// The three outcomes there are; advice alone was one before, and is read as one.
const OUTCOMES: [Screening; 3] = [
    Screening::NothingMore,
    Screening::Clarification,
    Screening::Assessment,
];

pub(super) fn fields(form: &Maker<'_>) -> Vec<Input> {
    let lang = form.lang;
    let mut risk = form.area("risk", 4, false);
    risk.field = risk.field.hint(lang.t("risk-hint")).optional();
    risk.markup = crate::ui::form::textarea(lang, &risk.field, 4);
    vec![
        form.choose("honour", "honour-risk", HonourRisk::WORDS),
        risk,
        form.choose("outcome", "screening", &OUTCOMES.map(Screening::as_str)),
        form.area("screening_reason", 3, true),
    ]
}

pub(super) fn build(t: &Typed, texts: &mut Texts) -> Result<Screened, Problem> {
    let honour: HonourRisk = t.choice("honour")?;
    // Where it is suspected, the risk is assessed before anything else is done.
    if honour == HonourRisk::NotSuspected {
        wanted(t, texts, "risk", Audience::Staff);
    } else {
        needed(t, texts, "risk", Audience::Staff)?;
    }
    let outcome = t.choice("outcome")?;
    needed(t, texts, "screening_reason", Audience::Family)?;
    Ok(Screened {
        notification: None,
        outcome,
        honour: Some(honour),
    })
}

/// The clarification that leads to an assessment nobody has begun yet.
pub(super) fn goes_on_from(view: &CaseView) -> Option<ItemId> {
    let stands = effective(&view.events);
    let all = Assessments::of(&stands);
    let last = all.all.last()?;
    let leads = Outcome::Clarification(Some(ClarificationOutcome::Assessment));
    let is_next = last.kind == WorkKind::Clarification
        && last.completed.is_some_and(|told| told.outcome == leads);
    is_next.then(|| last.id())
}

/// Says what an assessment goes on from, and sends it along.
pub(super) fn going_on(form: &Maker<'_>, view: &CaseView) -> Input {
    let (lang, from) = (form.lang, form.typed.number::<ItemId>(FROM));
    let stands = effective(&view.events);
    let all = Assessments::of(&stands);
    let before: Option<&Work<'_>> = from.and_then(|id| all.by_id(id));
    let markup = html! {
        (hidden(FROM, form.typed.one(FROM)))
        @if let Some(told) = before.and_then(|work| work.completed.as_ref()) {
            @let day = words::date(lang, told.event.at.day());
            @let heard = before.map_or(0, |work| work.contributions.len());
            p class="lead" { (lang.t_args("goes-on-from", &[("day", day.into()), ("n", heard.into())])) }
        }
    };
    Input {
        field: Field::default(),
        markup,
    }
}
