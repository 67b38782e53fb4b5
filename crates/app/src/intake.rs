//! Intake: registering what comes in, evaluating it within 24 hours, and the receipt.

use crate::draft::Draft;
use crate::duties::act_of;
use crate::{Actor, App, Deed, Error, Problem};
use domain::code::{Cause, Enquiry, Evaluation, Notifier, PersonKind, Sex};
use domain::correction::effective;
use domain::cpr::Cpr;
use domain::event::intake::{EnquiryReceived, NotificationEvaluated, ReceiptSent};
use domain::event::people::{Assigned, CaseOpened, CaseReopened, PersonRegistered};
use domain::text::{Audience, text};
use domain::{Day, Event, Moment, Payload, PersonId, StreamId, Texts, WorkerId};
use std::collections::HashSet;
use store::Scope;

/// A child as given by whoever registers: known already, or new.
#[derive(Debug, Clone)]
pub enum Child {
    /// A child on record.
    Known(PersonId),
    /// A child not yet on record.
    New {
        /// The name.
        name: String,
        /// The CPR number, if known.
        cpr: Option<Cpr>,
        /// Date of birth, if known without a CPR number.
        birth_on: Option<Day>,
        /// Sex, if known.
        sex: Option<Sex>,
    },
}

/// What is registered when something comes in.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// What kind of enquiry.
    pub enquiry: Enquiry,
    /// When it arrived, the mailbox out of hours included.
    pub received_at: Moment,
    /// The children it is about.
    pub children: Vec<Child>,
    /// Who notified.
    pub notifier: Notifier,
    /// The notifier's name; kept apart, seen by nobody through the case.
    pub notifier_name: String,
    /// Whether the notifier acted as a professional.
    pub is_professional: bool,
    /// Whether it looks acute.
    pub is_acute: bool,
    /// The causes.
    pub causes: Vec<Cause>,
    /// The concern in words.
    pub concern: String,
}

/// The 24-hour evaluation.
#[derive(Debug, Clone)]
pub struct EvaluationGiven {
    /// When it was made.
    pub at: Moment,
    /// Whether acute measures are needed.
    pub is_acute: bool,
    /// Where it leads.
    pub outcome: Evaluation,
    /// Who took part besides the one who records.
    pub second: Option<WorkerId>,
    /// The reasons.
    pub reasons: String,
    /// The version of the notification that the form was filled in on.
    pub seen: Option<u32>,
}

impl App {
    /// Registers what came in; the clock runs from its arrival.
    pub fn register_arrival(&self, actor: &Actor, arrival: Arrival) -> Result<StreamId, Error> {
        actor.require(Deed::RegisterNotification)?;
        let problems = self.problems_of(&arrival);
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let now = self.now();
        let stream = StreamId(self.ids.new_id());
        let mut drafts = Vec::new();
        let mut subjects = Vec::new();
        for child in arrival.children {
            subjects.push(match self.recognised(actor, child)? {
                Child::Known(person) => person,
                Child::New {
                    name,
                    cpr,
                    birth_on,
                    sex,
                } => {
                    let person = PersonId(self.ids.new_id());
                    drafts.push(register_child(person, &name, cpr, birth_on, sex, now));
                    person
                }
            });
        }
        let mut texts = Texts::new();
        texts.insert(
            "concern".into(),
            text(arrival.concern.trim(), Audience::Staff),
        );
        let is_anonymous = arrival.notifier == Notifier::Anonymous;
        if !arrival.notifier_name.trim().is_empty() && !is_anonymous {
            let name = text(arrival.notifier_name.trim(), Audience::Notifier);
            texts.insert("notifier_name".into(), name);
        }
        let received = EnquiryReceived {
            enquiry: arrival.enquiry,
            notifier: arrival.notifier,
            professional: arrival.is_professional,
            anonymous: is_anonymous,
            acute: arrival.is_acute,
            causes: arrival.causes,
            aware_on: None,
        };
        drafts.push(Draft {
            stream,
            at: arrival.received_at,
            subjects,
            payload: received.into(),
            text: texts,
            corrects: None,
        });
        self.record(actor, drafts, &[])?;
        Ok(stream)
    }

    /// A child given as new whose CPR number is on record already is that child; a child
    /// given as known must be in reach.
    fn recognised(&self, actor: &Actor, child: Child) -> Result<Child, Error> {
        if let Child::Known(person) = child {
            let is_seen = self.names(actor, &[person])?.contains_key(&person);
            return if is_seen {
                Ok(child)
            } else {
                Err(Error::refused("find", "refused-no-child"))
            };
        }
        let Child::New { cpr: Some(cpr), .. } = &child else {
            return Ok(child);
        };
        let found = self.store.search(&Scope::system(), &cpr.digits(), 1)?;
        Ok(found
            .first()
            .filter(|person| person.kind == PersonKind::Child)
            .map_or(child, |person| Child::Known(person.person)))
    }

    /// The events of a notification for whoever may see one of its children, or registered
    /// it: who typed it in has read it.
    pub(crate) fn notification_events(
        &self,
        actor: &Actor,
        notification: StreamId,
    ) -> Result<Vec<Event>, Error> {
        if let Some(events) = self
            .store
            .events_of_stream(&self.scope(actor), notification)?
        {
            return Ok(events);
        }
        let system = Scope::system();
        let is_own = |events: &Vec<Event>| {
            events.iter().any(|e| {
                e.actor == actor.worker && matches!(e.payload, Payload::EnquiryReceived(_))
            })
        };
        self.store
            .events_of_stream(&system, notification)?
            .filter(is_own)
            .ok_or(Error::NotFound)
    }

    fn problems_of(&self, arrival: &Arrival) -> Vec<Problem> {
        let mut problems = Vec::new();
        if arrival.children.is_empty() {
            problems.push(Problem::new("child_name", "refused-no-child"));
        }
        for child in &arrival.children {
            if matches!(child, Child::New { name, .. } if name.trim().is_empty()) {
                problems.push(Problem::new("child_name", "refused-no-child"));
            }
        }
        if names_someone_twice(&arrival.children) {
            problems.push(Problem::new("child_name", "refused-twice"));
        }
        if arrival.received_at > self.now() {
            problems.push(Problem::new("received_time", "refused-future"));
        }
        if arrival.concern.trim().is_empty() {
            problems.push(Problem::new("concern", "refused-empty"));
        }
        if arrival.notifier == Notifier::Anonymous && arrival.is_professional {
            problems.push(Problem::new("notifier", "refused-anonymous-professional"));
        }
        problems
    }

    /// Records the evaluation of a notification. Where it leads on to casework and a child
    /// has no open file, the file is opened with the one who evaluates as caseworker.
    /// [`Error::Conflict`] if someone recorded on the notification since the form was opened.
    pub fn evaluate(
        &self,
        actor: &Actor,
        notification: StreamId,
        given: &EvaluationGiven,
    ) -> Result<(), Error> {
        actor.require(Deed::EvaluateNotification)?;
        // Before what is read below: whatever comes in between is a conflict.
        let version = self.store.version(notification)?;
        let view = self.notification_events(actor, notification)?;
        if given.seen.is_some_and(|seen| seen != version) {
            return Err(Error::Conflict);
        }
        let received = view
            .iter()
            .find(|e| matches!(e.payload, Payload::EnquiryReceived(_)))
            .ok_or(Error::NotFound)?;
        let mut problems = Vec::new();
        if given.reasons.trim().is_empty() {
            problems.push(Problem::new("reasons", "refused-empty"));
        }
        if given.at > self.now() {
            problems.push(Problem::new("at_time", "refused-future"));
        }
        if given.at < received.at {
            problems.push(Problem::new("at_time", "refused-before-arrival"));
        }
        if let Some(last) = last_evaluation(&view) {
            if given.at < last {
                problems.push(Problem::new("at_time", "refused-before-evaluation"));
            }
            if !self.waits_for_someone_new(&received.subjects, notification)? {
                problems.push(Problem::new("outcome", "refused-evaluated"));
            }
        }
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        let mut participants = vec![actor.worker];
        participants.extend(given.second.filter(|second| *second != actor.worker));
        let mut texts = Texts::new();
        texts.insert(
            "reasons".into(),
            text(given.reasons.trim(), Audience::Staff),
        );
        let evaluated = NotificationEvaluated {
            acute: given.is_acute,
            outcome: given.outcome,
            participants,
        };
        let mut drafts = vec![Draft {
            stream: notification,
            at: given.at,
            subjects: received.subjects.clone(),
            payload: evaluated.into(),
            text: texts,
            corrects: None,
        }];
        let goes_on = matches!(
            given.outcome,
            Evaluation::AcuteMeasures | Evaluation::Assessment | Evaluation::Screening
        );
        if goes_on {
            let mut number = self.store.next_case_number()?;
            for person in &received.subjects {
                drafts.extend(self.open_file(actor, *person, given.at, &mut number)?);
            }
        }
        self.record(actor, drafts, &[(notification, version)])?;
        Ok(())
    }

    /// Whether a child's duty that someone new takes part in this notification is unmet.
    fn waits_for_someone_new(
        &self,
        children: &[PersonId],
        notification: StreamId,
    ) -> Result<bool, Error> {
        let system = Scope::system();
        for person in children {
            let case = self.store.case(&system, *person)?;
            let waits = case.iter().flat_map(|c| &c.duties).any(|duty| {
                act_of(&self.ruleset(), &duty.rule) == "notification_evaluated"
                    && duty.item.is_some_and(|item| item.0 == notification.0)
                    && duty.met.is_none()
                    && duty.void.is_none()
            });
            if waits {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The drafts that open a child's file, or open it again; none if it is open.
    fn open_file(
        &self,
        actor: &Actor,
        person: PersonId,
        at: Moment,
        number: &mut u32,
    ) -> Result<Vec<Draft>, Error> {
        let Some(found) = self.store.events_of_person(&Scope::system(), person)? else {
            return Ok(Vec::new());
        };
        let case = self.fold(&found.members, &found.events);
        // Whoever could not see the child before is not given the case by evaluating: a
        // leader assigns it.
        let in_reach = case.file.is_none()
            || self
                .store
                .events_of_person(&self.scope(actor), person)?
                .is_some();
        let opening: Payload = match &case.file {
            None => {
                let opened = CaseOpened { number: *number };
                *number += 1;
                opened.into()
            }
            Some(file) if file.closed_at.is_some() => CaseReopened {}.into(),
            Some(_) => return Ok(Vec::new()),
        };
        let stream = StreamId::from(case.person);
        let mut drafts = vec![Draft::plain(stream, at, vec![case.person], opening)];
        let takes_it = actor.role == domain::Role::Caseworker && in_reach;
        if let (true, Some(team)) = (takes_it, &actor.team) {
            let assigned = Assigned::new(actor.worker, domain::AssignmentRole::Main, team.clone());
            drafts.push(Draft::plain(stream, at, vec![case.person], assigned.into()));
        }
        Ok(drafts)
    }

    /// Records that the receipt to the notifier was sent.
    pub fn send_receipt(
        &self,
        actor: &Actor,
        notification: StreamId,
        at: Moment,
    ) -> Result<(), Error> {
        actor.require(Deed::EvaluateNotification)?;
        let view = self.notification_events(actor, notification)?;
        if at > self.now() {
            return Err(Error::refused("sent_time", "refused-future"));
        }
        if view.first().is_some_and(|arrival| at < arrival.at) {
            return Err(Error::refused("sent_time", "refused-before-arrival"));
        }
        let subjects = view.first().map(|e| e.subjects.clone()).unwrap_or_default();
        let draft = Draft::plain(notification, at, subjects, ReceiptSent {}.into());
        self.record(
            actor,
            vec![draft],
            &[(notification, self.store.version(notification)?)],
        )?;
        Ok(())
    }
}

/// Whether two of the children carry the same CPR number or are the same person.
fn names_someone_twice(children: &[Child]) -> bool {
    let mut cprs = HashSet::new();
    let mut persons = HashSet::new();
    children.iter().any(|child| match child {
        Child::Known(person) => !persons.insert(*person),
        Child::New { cpr: Some(cpr), .. } => !cprs.insert(cpr.digits()),
        Child::New { .. } => false,
    })
}

/// When a notification was last evaluated.
fn last_evaluation(events: &[Event]) -> Option<Moment> {
    effective(events)
        .iter()
        .filter(|e| matches!(e.content.payload, Payload::NotificationEvaluated(_)))
        .map(domain::correction::Effective::at)
        .max()
}

fn register_child(
    person: PersonId,
    name: &str,
    cpr: Option<Cpr>,
    birth_on: Option<Day>,
    sex: Option<Sex>,
    at: Moment,
) -> Draft {
    let mut texts = Texts::new();
    texts.insert("name".into(), text(name.trim(), Audience::Family));
    if let Some(cpr) = cpr {
        texts.insert("cpr".into(), text(cpr.digits(), Audience::Family));
    }
    let registered = PersonRegistered {
        person,
        kind: PersonKind::Child,
        birth_on: cpr.map(Cpr::birth_on).or(birth_on),
        sex,
        protected: false,
    };
    Draft {
        stream: StreamId::from(person),
        at,
        subjects: vec![person],
        payload: registered.into(),
        text: texts,
        corrects: None,
    }
}
