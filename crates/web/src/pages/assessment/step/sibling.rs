//! A sibling considered: an assessment of its own, a joint one, or none, with the reason.

use super::{Acts, Given, kept, needs};
use crate::pages::case_form::{OF, Ready};
use crate::pages::record::{Input, Maker, Typed, wanted};
use app::Problem;
use domain::assessment::{Work, siblings};
use domain::correction::effective;
use domain::event::assessment::SiblingConsidered;
use domain::text::Audience;
use domain::{PersonId, SiblingOutcome, Texts};
use maud::html;

pub(super) fn first(work: &Work<'_>, asked: &Typed, typed: &mut Typed) {
    typed.set(OF, asked.one(OF));
    let person = asked.number::<PersonId>(OF);
    let before = work
        .siblings
        .iter()
        .find(|t| Some(t.says.sibling) == person);
    if let Some(told) = before {
        typed.set("sibling_outcome", told.says.outcome.as_str());
        typed.set("sibling_why", told.text("sibling_why"));
    }
}

pub(super) fn inputs(make: &Maker<'_>, ready: &Ready<'_>) -> Vec<Input> {
    let person = make.typed.number::<PersonId>(OF);
    let name = person.and_then(|p| ready.view.names.get(&p)?.name.clone());
    vec![
        kept(OF, make.typed.one(OF)),
        Input::shown(html! { @if let Some(name) = &name { p class="lead" { (name) } } }),
        make.choose("sibling_outcome", "sibling-outcome", SiblingOutcome::WORDS),
        make.area("sibling_why", 2, true),
    ]
}

pub(super) fn acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let t = given.typed;
    let mut problems = Vec::new();
    let outcome = t.choice("sibling_outcome").map_err(|p| problems.push(p));
    let known = siblings(&given.view.case.members, &effective(&given.view.events));
    let sibling = t.number::<PersonId>(OF).filter(|p| known.contains(p));
    if sibling.is_none() {
        problems.push(Problem::new("sibling_outcome", "refused-no-sibling"));
    }
    problems.extend(needs(t, "sibling_why"));
    let (Ok(outcome), Some(sibling), true) = (outcome, sibling, problems.is_empty()) else {
        return Err(problems);
    };
    let mut texts = Texts::new();
    wanted(t, &mut texts, "sibling_why", Audience::Staff);
    let considered = SiblingConsidered {
        assessment: given.work.id(),
        sibling,
        outcome,
    };
    Ok(vec![(considered.into(), texts)])
}
