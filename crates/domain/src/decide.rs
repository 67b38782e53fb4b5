//! Whether an event may be recorded on a case as it stands: what must be mended first.
//!
//! Only what can never be right is refused; whatever practice allows is recorded, and the
//! duties show what it leads to.

mod complaining;
mod deciding;
mod erasing;

pub use deciding::{completed, says_how_long, started_by, unsaid, waits};
pub use erasing::{against_erasing, unfinished};

use crate::case::Case;
use crate::code::ConversationOutcome;
use crate::event::Payload;
use crate::id::ItemId;
use law::Moment;

/// One thing to mend: the field and the key of the words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// The field of the form.
    pub field: &'static str,
    /// The key of the message.
    pub message: &'static str,
}

pub(crate) const fn refusal(field: &'static str, message: &'static str) -> Refusal {
    Refusal { field, message }
}

/// What speaks against recording an event that happened at `at`, seen from `now`.
pub fn refusals(case: &Case, payload: &Payload, at: Moment, now: Moment) -> Vec<Refusal> {
    let mut found = Vec::new();
    if at > now {
        found.push(refusal("at", "refused-future"));
    }
    let is_open = case.file.as_ref().is_some_and(|f| f.closed_at.is_none());
    let born = case
        .birth_on
        .or(case.unborn_due_on.map(|due| due.add_days(-300)));
    // What says when that was puts it right.
    let says_when = matches!(
        payload,
        Payload::Born(_) | Payload::PersonRegistered(_) | Payload::PregnancyRegistered(_)
    );
    if born.is_some_and(|birth| at.day() < birth) && !says_when {
        found.push(refusal("at", "refused-before-birth"));
    }
    match payload {
        Payload::CaseOpened(_) if case.file.is_some() => {
            found.push(refusal("kind", "refused-already-open"));
        }
        Payload::CaseReopened(_) if is_open => {
            found.push(refusal("kind", "refused-already-open"));
        }
        _ if needs_open_case(payload) && !is_open => {
            found.push(refusal("kind", "refused-closed"));
        }
        _ => {}
    }
    found.extend(by_kind(case, payload, at));
    found
}

/// Whether an event of this kind may be corrected from the case: what is about the case and
/// the child's support. Who the persons are, who works on the case and that there is one are
/// changed by events of their own.
pub fn is_correctable(payload: &Payload) -> bool {
    !payload.is_beside_casework() && is_of_casework(payload)
}

fn is_of_casework(payload: &Payload) -> bool {
    !matches!(
        payload,
        Payload::PersonRegistered(_)
            | Payload::PregnancyRegistered(_)
            | Payload::RelationRecorded(_)
            | Payload::PersonsMerged(_)
            | Payload::PersonsUnmerged(_)
            | Payload::CaseOpened(_)
            | Payload::CaseReopened(_)
            | Payload::Assigned(_)
            | Payload::Unassigned(_)
            | Payload::MunicipalityChanged(_)
            | Payload::WorkerRegistered(_)
            | Payload::WorkerLeft(_)
            | Payload::WorkerContactSet(_)
            | Payload::AbsenceRecorded(_)
            | Payload::TeamCreated(_)
            | Payload::Adopted(_)
            | Payload::TargetSet(_)
            | Payload::GoalReviewed(_)
            | Payload::AccountChanged(_)
            | Payload::PopulationRecorded(_)
            | Payload::ClientRegistered(_)
            | Payload::ClientRevoked(_)
            | Payload::ProviderRegistered(_)
            | Payload::AccessReviewed(_)
    )
}

fn needs_open_case(payload: &Payload) -> bool {
    !payload.is_beside_casework() && acts_in_case(payload)
}

fn acts_in_case(payload: &Payload) -> bool {
    !matches!(
        payload,
        Payload::PersonRegistered(_)
            | Payload::PregnancyRegistered(_)
            | Payload::Born(_)
            | Payload::RelationRecorded(_)
            | Payload::EnquiryReceived(_)
            | Payload::ReceiptSent(_)
            | Payload::NotifierInformed(_)
            | Payload::NotificationEvaluated(_)
            | Payload::PersonsMerged(_)
            | Payload::PersonsUnmerged(_)
            | Payload::MunicipalityChanged(_)
            | Payload::CaseOpened(_)
            | Payload::CaseReopened(_)
            | Payload::NoteWritten(_)
            | Payload::DocumentAdded(_)
            | Payload::ObservationRecorded(_)
            | Payload::DelayExplained(_)
            | Payload::ComplaintReceived(_)
            | Payload::ComplaintReassessed(_)
            | Payload::ComplaintSentOn(_)
            | Payload::ComplaintDecided(_)
            | Payload::RequestReceived(_)
            | Payload::RequestAnswered(_)
            | Payload::PreliminaryNotified(_)
            | Payload::PreliminaryReviewed(_)
    )
}

fn by_kind(case: &Case, payload: &Payload, at: Moment) -> Vec<Refusal> {
    let one = |field, message| vec![refusal(field, message)];
    match payload {
        Payload::CaseClosed(_)
            if case
                .measures
                .iter()
                .any(|m| m.ended_at.is_none_or(|end| end > at)) =>
        {
            one("kind", "refused-measure-runs")
        }
        Payload::CaseClosed(_) if !case.is_open_at(at) => one("at", "refused-closed-then"),
        Payload::AssessmentCompleted(p)
            if case
                .assessments
                .iter()
                .any(|a| a.id == p.assessment && a.opened_at > at) =>
        {
            one("at", "refused-before-start")
        }
        Payload::AssessmentOpened(p) if p.aware_on > at.day() => {
            one("aware_on", "refused-aware-later")
        }
        Payload::AssessmentCompleted(p)
            if !case
                .assessments
                .iter()
                .any(|a| a.id == p.assessment && a.completed_at.is_none()) =>
        {
            one("assessment", "refused-no-open-assessment")
        }
        Payload::BookingCancelled(p)
            if !case
                .bookings
                .iter()
                .any(|b| b.id == p.booking && !b.is_cancelled) =>
        {
            one("booking", "refused-no-booking")
        }
        Payload::TimeLimitSet(p) if p.until_on.is_some_and(|until| until < at.day()) => {
            one("until", "refused-until-before")
        }
        Payload::TransitionItemsDone(p) if p.items.is_empty() => one("items", "refused-choose"),
        Payload::DecisionMade(p) => deciding::against(case, p, at),
        Payload::DecisionProposed(p) => deciding::against(case, &p.proposed, at),
        Payload::DecisionReturned(p) if !deciding::waits(case, p.decision) => {
            one("answer", "refused-proposal-answered")
        }
        Payload::HearingSent(p) if p.answer_by < at.day() => one("answer_by", "refused-answer-by"),
        Payload::ChildConversation(p)
            if p.outcome == ConversationOutcome::Held && p.view_otherwise =>
        {
            one("view_otherwise", "refused-view-contradicts")
        }
        Payload::PlanGoalAssessed(p) if p.score > 10 => one("score", "refused-score"),
        Payload::ObservationRecorded(p) if p.on > at.day() => one("on", "refused-future"),
        Payload::ObservationRecorded(p) if p.value > 100 => one("value", "refused-value"),
        _ => of_measures(case, payload, at),
    }
}

/// What speaks against something about measures, and what is left.
fn of_measures(case: &Case, payload: &Payload, at: Moment) -> Vec<Refusal> {
    let running = |id: &ItemId| {
        case.measures
            .iter()
            .any(|m| m.id == *id && m.started_at <= at && m.ended_at.is_none())
    };
    let one = |field, message| vec![refusal(field, message)];
    match payload {
        Payload::MeasureEnded(p)
            if case
                .measures
                .iter()
                .any(|m| m.id == p.measure && m.started_at > at) =>
        {
            one("at", "refused-before-start")
        }
        Payload::FollowUpHeld(p) if p.measures.is_empty() => one("measures", "refused-no-measure"),
        Payload::FollowUpHeld(p) if !p.measures.iter().all(running) => {
            one("measures", "refused-measure-not-running")
        }
        Payload::FollowUpHeld(p) if p.rhythm_months.is_some_and(|n| !(1..=24).contains(&n)) => {
            one("rhythm_months", "refused-rhythm")
        }
        Payload::RhythmDecided(p) if !(1..=24).contains(&p.rhythm_months) => {
            one("rhythm_months", "refused-rhythm")
        }
        Payload::MeasureEnded(p) if !running(&p.measure) => {
            one("measure", "refused-measure-not-running")
        }
        Payload::MeasureConsentChanged(p) if !running(&p.measure) => {
            one("measure", "refused-measure-not-running")
        }
        Payload::MeasurePlaceChanged(p) if !running(&p.measure) => {
            one("measure", "refused-measure-not-running")
        }
        Payload::MeasureStarted(p) if p.paragraph.trim().is_empty() => {
            one("paragraph", "refused-no-paragraph")
        }
        Payload::MeasureStarted(p)
            if p.elsewhere
                .and_then(|e| e.ends_on)
                .is_some_and(|end| end <= at.day()) =>
        {
            one("ends_on", "refused-ends-on")
        }
        Payload::ArrangementMade(p) if !running(&p.measure) => {
            one("measure", "refused-measure-not-running")
        }
        Payload::ArrangementMade(p) if p.per_four_weeks.is_some_and(|n| n > 28) => {
            one("per_four_weeks", "refused-per-four-weeks")
        }
        _ => complaining::against(case, payload, at),
    }
}
