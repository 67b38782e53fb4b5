//! Events as facts of law: kind, moments and structured attributes, never text.

mod begun;

use crate::code::{Place, PlanKind};
use crate::correction::Effective;
use crate::event::Payload;
use crate::event::casework::DecisionMade;
use crate::event::people::PersonRegistered;
use crate::event::time_limit::TimeLimitSet;
use crate::id::{ItemId, PersonId};
use crate::ladder::Ladder;
use crate::vocabulary::attr;
use begun::Begun;
use law::{Day, Facts, Moment};
use uuid::Uuid;

/// Small numbers for the ids of one case, in order of first appearance.
#[derive(Debug, Default)]
pub struct Interner {
    /// The random halves of the ids: nearly always enough to tell them apart.
    low: Vec<u64>,
    ids: Vec<Uuid>,
    /// The one who acted last: the next event is most often by the same.
    actor: Option<(Uuid, i64)>,
}

impl Interner {
    /// The number of an id.
    pub fn number(&mut self, id: Uuid) -> i64 {
        let low = id.as_u64_pair().1;
        // The id looked for is most often one of the last.
        let mut found = self.low.iter().rposition(|known| *known == low);
        if found.is_some_and(|at| self.ids[at] != id) {
            found = self.ids.iter().position(|known| *known == id);
        }
        let at = found.unwrap_or_else(|| {
            self.low.push(low);
            self.ids.push(id);
            self.ids.len() - 1
        });
        i64::try_from(at).unwrap_or(i64::MAX)
    }

    /// The number of whoever acted.
    fn actor(&mut self, id: Uuid) -> i64 {
        match self.actor {
            Some((last, number)) if last == id => number,
            _ => {
                let number = self.number(id);
                self.actor = Some((id, number));
                number
            }
        }
    }

    /// The id behind a number.
    pub fn id(&self, number: i64) -> Option<Uuid> {
        self.ids.get(usize::try_from(number).ok()?).copied()
    }

    /// Forgets all, keeping the memory.
    pub fn clear(&mut self) {
        self.low.clear();
        self.ids.clear();
        self.actor = None;
    }
}

/// Fills `facts` with the effective events of one person; a fact's `source` is the index
/// of its event in `events`.
pub fn fill(
    facts: &mut Facts,
    interner: &mut Interner,
    events: &[Effective<'_>],
    members: &[PersonId],
    ladder: &Ladder,
) {
    facts.clear();
    interner.clear();
    let mut list: Vec<(u16, i64)> = Vec::with_capacity(12);
    let own = Own::of(events, members);
    let begun = Begun::of(events, ladder);
    for (i, event) in events.iter().enumerate() {
        // Whoever looked, let others look or put the case away has taken no part in it.
        if event.content.payload.is_beside_casework() {
            continue;
        }
        list.clear();
        attributes(&mut list, interner, event, (members, own), ladder);
        if let Payload::DecisionMade(p) = &event.content.payload {
            let measure = p.measure.or_else(|| begun.by(p, event.at()));
            list.extend(measure.map(|m| (attr::MEASURE, interner.number(m.0))));
        }
        if let Payload::PreliminaryExecuted(p) = &event.content.payload
            && let Some((made, at)) = decision_of(events, p.decision)
        {
            list.push((attr::KIND, made.kind.index()));
            let measure = made.measure.or_else(|| begun.by(made, at));
            list.extend(measure.map(|m| (attr::MEASURE, interner.number(m.0))));
        }
        if let Payload::PlanMade(p) = &event.content.payload
            && p.plan == PlanKind::ParentsPlan
            && let Some(measure) = begun.beside(event.at())
        {
            list.push((attr::MEASURE, interner.number(measure.0)));
            list.push((attr::PLACEMENT, 1));
        }
        if let Payload::TimeLimitSet(p) = &event.content.payload {
            let from = goes_on_from(events, p, event.at());
            list.extend(from.map(|day| (attr::GOES_ON_FROM, i64::from(day.0))));
        }
        let source = u32::try_from(i).unwrap_or(u32::MAX);
        facts.push(
            event.content.payload.number(),
            event.at(),
            event.known(),
            source,
            &list,
        );
    }
    facts.sort();
}

/// What is known of the child itself, so that what a sender wrote of it does not count.
#[derive(Debug, Clone, Copy, Default)]
struct Own {
    birth_on: bool,
    sex: bool,
}

impl Own {
    fn of(events: &[Effective<'_>], members: &[PersonId]) -> Self {
        let mut own = Self::default();
        for event in events {
            match &event.content.payload {
                Payload::PersonRegistered(p) if !is_hearsay(p, members) => {
                    own.birth_on |= p.birth_on.is_some();
                    own.sex |= p.sex.is_some();
                }
                Payload::Born(p) if members.contains(&p.person) => own.birth_on = true,
                _ => {}
            }
        }
        own
    }
}

/// A decision, and when it was made.
fn decision_of<'a>(
    events: &'a [Effective<'_>],
    decision: ItemId,
) -> Option<(&'a DecisionMade, Moment)> {
    events.iter().find_map(|e| match &e.content.payload {
        Payload::DecisionMade(p) if p.decision == decision => Some((p, e.at())),
        _ => None,
    })
}

/// The last day decided of the period that an extension goes on after.
fn goes_on_from(events: &[Effective<'_>], set: &TimeLimitSet, at: Moment) -> Option<Day> {
    let before = |e: &Effective<'_>| match &e.content.payload {
        Payload::TimeLimitSet(p) if p.time_limit == set.time_limit && e.at() < at => {
            Some((e.at(), p.until_on))
        }
        _ => None,
    };
    let last = events
        .iter()
        .filter(|_| set.extended)
        .filter_map(before)
        .max()?;
    last.1
}

fn is_hearsay(registered: &PersonRegistered, members: &[PersonId]) -> bool {
    members
        .first()
        .is_none_or(|child| registered.is_hearsay(*child))
}

fn attributes(
    list: &mut Vec<(u16, i64)>,
    ids: &mut Interner,
    event: &Effective<'_>,
    (members, own): (&[PersonId], Own),
    ladder: &Ladder,
) {
    let content = event.content;
    let flag = i64::from;
    list.push((attr::ACTOR, ids.actor(content.actor.0)));
    match &content.payload {
        Payload::PersonRegistered(p) if members.contains(&p.person) => {
            let counts = |is_known: bool| !is_known || !is_hearsay(p, members);
            let birth_on = p.birth_on.filter(|_| counts(own.birth_on));
            let sex = p.sex.filter(|_| counts(own.sex));
            list.extend(birth_on.map(|day| (attr::BIRTH_ON, i64::from(day.0))));
            list.extend(sex.map(|sex| (attr::SEX, sex.index())));
        }
        Payload::Born(p) if members.contains(&p.person) => {
            list.push((attr::BIRTH_ON, i64::from(p.birth_on.0)));
        }
        Payload::EnquiryReceived(p) => {
            list.push((attr::NOTIFICATION, ids.number(content.stream.0)));
            list.push((attr::ENQUIRY, p.enquiry.index()));
            list.push((attr::NOTIFIER, p.notifier.index()));
            list.push((attr::PROFESSIONAL, flag(p.professional)));
            list.push((attr::ANONYMOUS, flag(p.anonymous)));
            list.push((attr::ACUTE, flag(p.acute)));
            list.extend(p.aware_on.map(|day| (attr::AWARE_ON, i64::from(day.0))));
            list.extend(p.causes.iter().map(|cause| (attr::CAUSE, cause.index())));
        }
        Payload::ReceiptSent(_) | Payload::NotifierInformed(_) => {
            list.push((attr::NOTIFICATION, ids.number(content.stream.0)));
        }
        Payload::NotificationEvaluated(p) => {
            list.push((attr::NOTIFICATION, ids.number(content.stream.0)));
            list.push((attr::ACUTE, flag(p.acute)));
            list.push((attr::EVALUATION, p.outcome.index()));
            list.extend(
                p.participants
                    .iter()
                    .map(|w| (attr::PARTICIPANT, ids.number(w.0))),
            );
        }
        Payload::Screened(p) => {
            list.extend(
                p.notification
                    .map(|s| (attr::NOTIFICATION, ids.number(s.0))),
            );
            list.push((attr::SCREENING, p.outcome.index()));
        }
        Payload::ClarificationStarted(p) => {
            list.push((attr::CLARIFICATION, ids.number(p.clarification.0)));
        }
        Payload::ClarificationCompleted(p) => {
            list.push((attr::CLARIFICATION, ids.number(p.clarification.0)));
        }
        Payload::AssessmentOpened(p) => {
            list.push((attr::ASSESSMENT, ids.number(p.assessment.0)));
            list.push((attr::AWARE_ON, i64::from(p.aware_on.0)));
            list.push((attr::EXPECTING_PARENTS, flag(p.expecting_parents)));
        }
        Payload::AssessmentCompleted(p) => {
            list.push((attr::ASSESSMENT, ids.number(p.assessment.0)));
            list.push((attr::ASSESSMENT_OUTCOME, p.outcome.index()));
        }
        Payload::PreliminaryAssessmentMade(p) => {
            list.push((attr::ASSESSMENT, ids.number(p.assessment.0)));
        }
        Payload::ChildConversation(p) => {
            list.push((attr::ABOUT, p.about.index()));
            list.push((attr::OUTCOME, p.outcome.index()));
            list.push((attr::VIEW_OTHERWISE, flag(p.view_otherwise)));
        }
        Payload::DecisionMade(p) => {
            list.push((attr::DECISION, ids.number(p.decision.0)));
            list.push((attr::KIND, p.kind.index()));
            list.push((attr::LAW, p.law.index()));
            list.push((attr::URGENT, flag(p.urgent)));
            list.push((attr::CONSENT, flag(p.consent)));
            let standing = ladder.standing(&p.paragraph, None, content.at.day());
            list.push((attr::SUPPORT_CLASS, standing.class.index()));
            list.push((attr::PLACED_BEFORE, flag(p.placed_before)));
            let partial = p.terms.partial;
            list.extend(partial.map(|id| (attr::PARTIAL, ids.number(id.0))));
            list.extend(partial.map(|_| (attr::ON_PARTIAL, 1)));
        }
        Payload::PartialCaseOpened(p) => list.push((attr::PARTIAL, ids.number(p.partial.0))),
        Payload::PartialCaseClosed(p) => list.push((attr::PARTIAL, ids.number(p.partial.0))),
        Payload::PlanNeedDecided(p) => {
            list.extend(p.decision.map(|d| (attr::DECISION, ids.number(d.0))));
            list.push((attr::PLAN, p.plan.index()));
            list.push((attr::NEEDED, flag(p.needed)));
            list.extend(
                p.decision_on
                    .map(|day| (attr::DECISION_ON, i64::from(day.0))),
            );
        }
        Payload::PlanMade(p) => {
            list.push((attr::PLAN_ID, ids.number(p.plan_id.0)));
            list.push((attr::PLAN, p.plan.index()));
            list.extend(p.decision.map(|d| (attr::DECISION, ids.number(d.0))));
        }
        _ => of_support(list, ids, event, ladder),
    }
}

/// The attributes of what is done for the child: measures, follow-ups, visits, the file.
fn of_support(
    list: &mut Vec<(u16, i64)>,
    ids: &mut Interner,
    event: &Effective<'_>,
    ladder: &Ladder,
) {
    let content = event.content;
    let flag = i64::from;
    match &content.payload {
        Payload::MeasureStarted(p) => {
            let standing = ladder.standing(&p.paragraph, p.place, content.at.day());
            list.push((attr::MEASURE, ids.number(p.measure.0)));
            list.push((attr::LAW, p.law.index()));
            list.push((attr::CONSENT, flag(p.consent)));
            list.push((attr::PLACEMENT, flag(standing.placement)));
            list.push((attr::OUTSIDE, flag(p.outside)));
            list.push((attr::STEP, i64::from(standing.step)));
            list.push((attr::SUPPORT_CLASS, standing.class.index()));
            list.extend(p.place.map(place));
            list.extend(p.decision.map(|d| (attr::DECISION, ids.number(d.0))));
        }
        Payload::MeasurePlaceChanged(p) => {
            list.push((attr::MEASURE, ids.number(p.measure.0)));
            list.push(place(p.place));
            list.push((attr::OUTSIDE, flag(p.outside)));
        }
        Payload::MeasureConsentChanged(p) => {
            list.push((attr::MEASURE, ids.number(p.measure.0)));
            list.push((attr::CONSENT, flag(p.consent)));
        }
        Payload::MeasureEnded(p) => {
            list.push((attr::MEASURE, ids.number(p.measure.0)));
            list.push((attr::END_REASON, p.reason.index()));
        }
        Payload::FollowUpHeld(p) => {
            list.extend(p.measures.iter().map(|m| (attr::MEASURE, ids.number(m.0))));
            list.extend(p.rhythm_months.map(|n| (attr::RHYTHM_MONTHS, i64::from(n))));
        }
        Payload::RhythmDecided(p) => {
            list.extend(p.measures.iter().map(|m| (attr::MEASURE, ids.number(m.0))));
            list.push((attr::RHYTHM_MONTHS, i64::from(p.rhythm_months)));
        }
        Payload::VisitHeld(p) => {
            list.extend(p.measure.map(|m| (attr::MEASURE, ids.number(m.0))));
            list.push((attr::CONVERSATION, flag(p.conversation)));
            list.push((attr::DECLINED, flag(p.declined)));
        }
        Payload::Assigned(p) => {
            list.push((attr::WORKER, ids.number(p.worker.0)));
            list.push((attr::PART, p.role.index()));
            list.push((attr::HANDOVER, flag(p.is_handover())));
        }
        Payload::Unassigned(p) => list.push((attr::WORKER, ids.number(p.worker.0))),
        Payload::CaseClosed(p) => list.push((attr::CLOSE_REASON, p.reason.index())),
        Payload::MunicipalityChanged(p) => list.push((attr::OURS, flag(p.ours))),
        _ => of_procedure(list, ids, &content.payload),
    }
}

/// The attributes of the procedures around decisions: complaints, requests, preliminary
/// decisions, what is limited in time.
fn of_procedure(list: &mut Vec<(u16, i64)>, ids: &mut Interner, payload: &Payload) {
    let flag = i64::from;
    match payload {
        Payload::ComplaintReceived(p) => {
            list.push((attr::COMPLAINT, ids.number(p.complaint.0)));
            list.extend(p.decision.map(|d| (attr::DECISION, ids.number(d.0))));
            list.push((attr::COMMITTEE, flag(p.committee)));
        }
        Payload::ComplaintReassessed(p) => {
            list.push((attr::COMPLAINT, ids.number(p.complaint.0)));
            list.push((attr::REASSESSMENT, p.reassessment.index()));
        }
        Payload::ComplaintSentOn(p) => list.push((attr::COMPLAINT, ids.number(p.complaint.0))),
        Payload::ComplaintDecided(p) => {
            list.push((attr::COMPLAINT, ids.number(p.complaint.0)));
            list.push((attr::APPEAL, p.appeal.index()));
        }
        Payload::RequestReceived(p) => {
            list.push((attr::REQUEST, ids.number(p.request.0)));
            list.push((attr::REQUESTED, p.requested.index()));
            list.extend(p.measure.map(|m| (attr::MEASURE, ids.number(m.0))));
        }
        Payload::RequestAnswered(p) => {
            list.push((attr::REQUEST, ids.number(p.request.0)));
            list.push((attr::ANSWER, p.answer.index()));
        }
        Payload::PreliminaryExecuted(p) => list.push((attr::DECISION, ids.number(p.decision.0))),
        Payload::PreliminaryNotified(p) => list.push((attr::DECISION, ids.number(p.decision.0))),
        Payload::PreliminaryReviewed(p) => {
            list.push((attr::DECISION, ids.number(p.decision.0)));
            list.push((attr::APPROVED, flag(p.approved)));
        }
        Payload::TimeLimitSet(p) => {
            list.push((attr::TIME_LIMIT, ids.number(p.time_limit.0)));
            list.push((attr::LIMITS, p.limits.index()));
            list.push((attr::EXTENDED, flag(p.extended)));
            list.extend(p.until_on.map(|day| (attr::UNTIL_ON, i64::from(day.0))));
        }
        Payload::TimeLimitEnded(p) => list.push((attr::TIME_LIMIT, ids.number(p.time_limit.0))),
        Payload::TransferReceived(p) => list.push((attr::TRANSFER, ids.number(p.transfer.0))),
        Payload::ParentsPlanMade(p) => list.push((attr::MEASURE, ids.number(p.measure.0))),
        Payload::CrimeNoticeReceived(p) => list.push((attr::NOTICE, ids.number(p.notice.0))),
        Payload::NetworkCouncilCalled(p) => list.push((attr::NOTICE, ids.number(p.notice.0))),
        _ => {}
    }
}

fn place(place: Place) -> (u16, i64) {
    (attr::PLACE, place.index())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::TimeLimited;
    use crate::correction::effective;
    use crate::sample::{event, item};
    use crate::text::Texts;

    #[test]
    fn an_extension_goes_on_from_the_last_day_of_the_period_before() {
        let until = |d| Day::from_ymd(2026, 4, d);
        let set = |n, extended, until_on| {
            let set = TimeLimitSet {
                time_limit: item(1),
                limits: TimeLimited::ParentOrder,
                extended,
                until_on,
                decision: None,
            };
            event(n, set, Texts::new())
        };
        let events = [
            set(1, false, until(1)),
            set(2, true, None),
            set(3, true, until(3)),
        ];
        let stands = effective(&events);
        let from = |n: usize| match &stands[n].content.payload {
            Payload::TimeLimitSet(p) => goes_on_from(&stands, p, stands[n].at()),
            _ => None,
        };
        assert_eq!([from(0), from(1), from(2)], [None, until(1), None]);
    }
}
