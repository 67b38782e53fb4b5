//! Decisions, and the proposals that lead to them.

use crate::case::{Case, Decision, Proposal};
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::ItemId;
use law::Moment;

pub(super) fn take(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    match &event.content.payload {
        Payload::DecisionMade(p) => {
            answer(case, p.decision, at);
            case.decisions.push(Decision {
                id: p.decision,
                made_at: at,
                kind: p.kind,
                paragraph: p.paragraph.clone(),
                consent: p.consent,
                place: p.terms.place,
            });
        }
        Payload::DecisionProposed(p) => case.proposals.push(Proposal {
            id: p.proposed.decision,
            proposed_at: at,
            by: event.content.actor,
            kind: p.proposed.kind,
            paragraph: p.proposed.paragraph.clone(),
            competence: p.competence,
            answered_at: None,
        }),
        Payload::DecisionReturned(p) => answer(case, p.decision, at),
        _ => {}
    }
}

fn answer(case: &mut Case, decision: ItemId, at: Moment) {
    if let Some(proposal) = case.proposals.iter_mut().find(|p| p.id == decision) {
        proposal.answered_at = proposal.answered_at.or(Some(at));
    }
}
