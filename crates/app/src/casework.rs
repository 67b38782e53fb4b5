//! Recording in a case: every form of the case page ends here.

use crate::draft::Draft;
use crate::filing::filed;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error, Problem};
use domain::assessment::Assessments;
use domain::case::{Assignment, Case};
use domain::correction::effective;
use domain::decide::{completed, is_correctable, refusals};
use domain::event::casework::DelayExplained;
use domain::event::people::{Assigned, Unassigned};
use domain::text::{Audience, text};
use domain::{
    AssignmentRole, Event, EventId, Mode, Moment, Payload, PersonId, Role, StreamId, Texts,
    WorkerId,
};
use std::sync::Arc;
use store::{Appended, NewEvent, NewJob, StoreError};

/// How often an append is folded again because the rules changed meanwhile.
pub(crate) const RULE_CHANGES: u32 = 5;

impl App {
    /// A new id for something inside a case.
    pub fn new_item(&self) -> domain::id::ItemId {
        domain::id::ItemId(self.ids.new_id())
    }

    /// Folds events into a case by the rules in force.
    pub fn fold(&self, members: &[PersonId], events: &[Event]) -> Case {
        store::fold_with(&*self.ruleset().rules)(members, events)
    }

    /// Appends events; registers and duties follow in the same transaction, by the rules in
    /// force at that moment: if another node adopted others, they are read and the events
    /// folded again.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "they are made for this call and kept only to be folded again"
    )]
    pub(crate) fn append(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
    ) -> Result<Appended, Error> {
        for _ in 0..RULE_CHANGES {
            match self.append_by(&self.ruleset(), events.clone(), expected, &[]) {
                Err(StoreError::Conflict { stream, .. }) if stream == StreamId::OFFICE => {
                    self.reload_rules()?;
                }
                other => return Ok(other?),
            }
        }
        Err(Error::Conflict)
    }

    /// Appends events, and plans jobs with them, if these rules are still in force.
    pub(crate) fn append_by(
        &self,
        ruleset: &Ruleset,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
        jobs: &[NewJob],
    ) -> Result<Appended, StoreError> {
        let mut expected = expected.to_vec();
        expected.push((StreamId::OFFICE, ruleset.version));
        let fold = Arc::new(store::fold_with(Arc::clone(&ruleset.rules)));
        self.store.append_and_queue(events, &expected, jobs, fold)
    }

    /// Gives drafts their ids, moments and author, and appends them together.
    pub(crate) fn record(
        &self,
        actor: &Actor,
        drafts: Vec<Draft>,
        expected: &[(StreamId, u32)],
    ) -> Result<Appended, Error> {
        self.append(self.events_of(actor, drafts), expected)
    }

    /// Drafts as events by an actor, now, and filed: every way of recording ends here.
    pub(crate) fn events_of(&self, actor: &Actor, drafts: Vec<Draft>) -> Vec<NewEvent> {
        let now = self.now();
        let kle = &self.ruleset().kle;
        drafts
            .into_iter()
            .map(|draft| filed(kle, draft))
            .map(|draft| NewEvent {
                id: EventId(self.ids.new_id()),
                stream: draft.stream,
                at: draft.at,
                known_at: now,
                appended_at: now,
                actor: actor.worker,
                role: actor.role,
                subjects: draft.subjects,
                payload: draft.payload,
                text: draft.text,
                corrects: draft.corrects.map(|(id, _)| id),
                mode: draft.corrects.map(|(_, mode)| mode),
            })
            .collect()
    }

    /// Records one event in a case.
    ///
    /// `seen` is the last sequence number of the file that the form was filled in on; if
    /// someone recorded meanwhile the answer is [`Error::Conflict`] and nothing is recorded.
    pub fn record_in_case(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        at: Moment,
        payload: Payload,
        texts: Texts,
    ) -> Result<(), Error> {
        self.record_together(actor, number, seen, at, vec![(payload, texts)])
    }

    /// Records what happened at one moment in a case, all of it or nothing.
    pub fn record_together(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        at: Moment,
        acts: Vec<(Payload, Texts)>,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let (case, found) = self.bare(actor, number)?;
        let drafts = self.drafts_in_case(actor, (&case, &found.events), at, acts)?;
        let stream = StreamId::from(case.person);
        let expected: Vec<(StreamId, u32)> = seen.map(|seq| (stream, seq)).into_iter().collect();
        self.record(actor, drafts, &expected)?;
        Ok(())
    }

    /// What happened at one moment in a case as drafts, completed from what is on record; or all that
    /// speaks against recording it.
    pub(crate) fn drafts_in_case(
        &self,
        actor: &Actor,
        (case, events): (&Case, &[Event]),
        at: Moment,
        acts: Vec<(Payload, Texts)>,
    ) -> Result<Vec<Draft>, Error> {
        let stream = StreamId::from(case.person);
        let draft = |(payload, text): (Payload, Texts)| {
            let payload = completed(case, payload, at);
            let payload = domain::procedures::completed(events, payload);
            let payload = domain::partial::completed(events, payload);
            self.may_make(actor, &payload)?;
            self.fits(case, events, at, &payload, &text)?;
            Ok(Draft {
                text,
                ..Draft::plain(stream, at, vec![case.person], payload)
            })
        };
        acts.into_iter().map(draft).collect()
    }

    /// Fails with everything that speaks against recording something in a case.
    pub(crate) fn fits(
        &self,
        case: &Case,
        events: &[Event],
        at: Moment,
        payload: &Payload,
        texts: &Texts,
    ) -> Result<(), Error> {
        let assessments = Assessments::of(&effective(events));
        let mut problems: Vec<Problem> = refusals(case, payload, at, self.now())
            .into_iter()
            .chain(domain::assessment::against(&assessments, payload))
            .chain(domain::procedures::against(events, payload))
            .chain(domain::partial::against(events, payload))
            .map(|r| Problem::new(r.field, r.message))
            .collect();
        if lacks_aware_reason(case, payload, texts) {
            problems.push(Problem::new("aware_reason", "refused-empty"));
        }
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Error::Refused(problems))
        }
    }

    /// Corrects an event of a case: takes it back, or puts another payload and moment in its
    /// place. The old one stays readable. [`Error::Conflict`] if someone else corrected it
    /// since the form was opened.
    pub fn correct(
        &self,
        actor: &Actor,
        number: u32,
        event: EventId,
        correction: Correction,
    ) -> Result<(), Error> {
        actor.require(Deed::RecordInCase)?;
        let recorded = self.store.event(&self.scope(actor), event)?;
        let stream = recorded.ok_or(Error::NotFound)?.stream;
        // Before what is read below: whatever comes in between is a conflict.
        let version = self.store.version(stream)?;
        let (case, found) = self.case_for(actor, number)?;
        // What stands is corrected, not what was first written: a retracted event is gone.
        let stands = effective(&found.events);
        let old = match stands.iter().find(|e| e.id() == event) {
            Some(stands) => stands.content,
            // Taken back while the form stood open.
            None if found.events.iter().any(|e| e.id == event) => return Err(Error::Conflict),
            None => return Err(Error::NotFound),
        };
        if correction.based_on.is_some_and(|seen| seen != old.id) {
            return Err(Error::Conflict);
        }
        self.may_correct(actor, old)?;
        if correction.reason.trim().is_empty() {
            return Err(Error::refused("reason", "refused-empty"));
        }
        let at = correction.at.unwrap_or(old.at);
        if let Some(payload) = &correction.payload {
            self.may_make(actor, payload)?;
        }
        let payload = correction.payload.unwrap_or_else(|| old.payload.clone());
        let mode = if correction.retract {
            Mode::Retract
        } else {
            Mode::Replace
        };
        let mut texts = Texts::new();
        texts.insert(
            "reason".into(),
            text(correction.reason.trim(), Audience::Staff),
        );
        if mode == Mode::Replace {
            let without: Vec<Event> = found
                .events
                .iter()
                .filter(|e| e.id != event && e.corrects != Some(event))
                .cloned()
                .collect();
            let before = self.fold(&case.members, &without);
            let problems: Vec<Problem> = refusals(&before, &payload, at, self.now())
                .into_iter()
                .map(|r| Problem::new(r.field, r.message))
                .collect();
            if !problems.is_empty() {
                return Err(Error::Refused(problems));
            }
            for (field, value) in old.text.iter().filter(|(field, _)| *field != "reason") {
                texts.insert(field.clone(), value.clone());
            }
        }
        let draft = Draft {
            stream,
            at,
            subjects: old.subjects.clone(),
            payload,
            text: texts,
            corrects: Some((event, mode)),
        };
        self.record(actor, vec![draft], &[(stream, version)])?;
        Ok(())
    }

    /// Fails unless an event may be corrected from a case: its kind allows it, and everybody
    /// it concerns is within the actor's reach.
    fn may_correct(&self, actor: &Actor, event: &Event) -> Result<(), Error> {
        if !is_correctable(&event.payload) {
            return Err(Error::refused("how", "refused-not-correctable"));
        }
        let scope = self.scope(actor);
        for subject in &event.subjects {
            if self.store.events_of_person(&scope, *subject)?.is_none() {
                return Err(Error::refused("how", "refused-sibling"));
            }
        }
        Ok(())
    }

    /// Writes down why a duty is or was late.
    pub fn explain_delay(
        &self,
        actor: &Actor,
        number: u32,
        delay: DelayExplained,
        words: &str,
    ) -> Result<(), Error> {
        if words.trim().is_empty() {
            return Err(Error::refused("explanation", "refused-empty"));
        }
        let mut texts = Texts::new();
        texts.insert("explanation".into(), text(words.trim(), Audience::Staff));
        self.record_in_case(actor, number, None, self.now(), delay.into(), texts)
    }

    /// Gives a case to a main caseworker; the former one's part ends.
    ///
    /// `seen` is the version of the file that the choice was made on; [`Error::Conflict`] if
    /// someone recorded in it meanwhile. Whoever has it takes no other part in it: nobody stands
    /// in for themselves.
    pub fn assign(
        &self,
        actor: &Actor,
        number: u32,
        seen: Option<u32>,
        mut given: Assigned,
    ) -> Result<(), Error> {
        actor.require(Deed::Assign)?;
        let known = self.ruleset();
        let here = known
            .workers
            .get(&given.worker)
            .is_some_and(|w| w.left_at.is_none() && w.role == Role::Caseworker);
        if !here {
            return Err(Error::refused("worker", "refused-no-worker"));
        }
        let case = self.bare_case(actor, number)?;
        let stream = StreamId::from(case.person);
        let is_main = given.role == AssignmentRole::Main;
        let main = case.main_at(self.now());
        let own = main.filter(|a| a.worker == given.worker);
        // Whoever moved to another team may take the case along.
        if own.is_some_and(|a| !is_main || a.team == given.team) {
            return Err(Error::refused("worker", "refused-has-case"));
        }
        if is_main {
            given.from = main.filter(|_| own.is_none()).map(|a| a.worker);
        }
        let draft = Draft::plain(stream, self.now(), vec![case.person], given.into());
        let expected: Vec<(StreamId, u32)> = seen.map(|seq| (stream, seq)).into_iter().collect();
        self.record(actor, vec![draft], &expected)?;
        Ok(())
    }

    /// Ends someone's part in a case.
    pub fn unassign(
        &self,
        actor: &Actor,
        number: u32,
        worker: WorkerId,
        role: AssignmentRole,
    ) -> Result<(), Error> {
        actor.require(Deed::Assign)?;
        let (case, found) = self.bare(actor, number)?;
        let holds = |a: &Assignment| a.worker == worker && a.role == role && a.until.is_none();
        if !case.assignments.iter().any(holds) {
            return Err(Error::refused("worker", "refused-no-part"));
        }
        let stream = StreamId::from(case.person);
        let payload = Unassigned { worker, role }.into();
        let draft = Draft::plain(stream, self.now(), vec![case.person], payload);
        self.record(actor, vec![draft], &[(stream, found.version)])?;
        Ok(())
    }
}

/// Whether an assessment is opened with another day of awareness than the last arrival's and
/// no reason for it: the four months run from that day.
fn lacks_aware_reason(case: &Case, payload: &Payload, texts: &Texts) -> bool {
    let Payload::AssessmentOpened(opened) = payload else {
        return false;
    };
    let arrived = case.notifications.iter().map(|n| n.received_at.day()).max();
    arrived.is_some_and(|day| day != opened.aware_on) && !texts.contains_key("aware_reason")
}

/// What a correction changes.
#[derive(Debug, Clone, Default)]
pub struct Correction {
    /// Take the event back altogether.
    pub retract: bool,
    /// The right moment, if that was wrong.
    pub at: Option<Moment>,
    /// The right payload of the same kind, if that was wrong.
    pub payload: Option<Payload>,
    /// Why it is corrected.
    pub reason: String,
    /// What stood when the form was opened: the event, or its last correction.
    pub based_on: Option<EventId>,
}
