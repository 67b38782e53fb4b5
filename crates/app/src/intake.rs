//! Intake: registering what comes in, evaluating it within 24 hours, and what the notifier is
//! told.

mod along;
mod arrival;
mod arrived;
mod attach;
pub mod concern;
mod identify;
mod picture;
mod relatives;
mod told;

pub use arrival::{Arrival, Child, Described, Mother};
pub(crate) use arrival::{registered, who};
pub(crate) use arrived::Arrived;
pub use attach::{Attachment, MOST_FILES, files_until};
pub use picture::Earlier;
pub(crate) use relatives::notifier_of;

use crate::draft::Draft;
use crate::duties::act_of;
use crate::{Actor, App, Deed, Error, Problem};
use domain::case::Case;
use domain::code::{Cause, Enquiry, Evaluation};
use domain::correction::effective;
use domain::event::intake::{EnquiryReceived, NotificationEvaluated};
use domain::event::people::{Assigned, CaseOpened, CaseReopened, MunicipalityChanged};
use domain::text::{Audience, text};
use domain::{Event, Moment, Payload, PersonId, StreamId, Texts, WorkerId};
use std::collections::HashSet;
use store::Scope;

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
    /// The causes, where the notification came without any.
    pub causes: Vec<Cause>,
    /// The reasons.
    pub reasons: String,
    /// The version of the notification that the form was filled in on.
    pub seen: Option<u32>,
}

impl App {
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
        let received = Arrived::among(&view)?.standing("outcome")?;
        let Payload::EnquiryReceived(EnquiryReceived { enquiry, .. }) = received.payload else {
            return Err(Error::NotFound);
        };
        let mut problems = Vec::new();
        if !enquiry.leads_to().contains(&given.outcome) {
            problems.push(Problem::new("outcome", "refused-choose"));
        }
        let goes_on = given.outcome == Evaluation::RunningCase;
        if goes_on
            && !enquiry.opens_file(given.outcome)
            && !self.has_open_case(&received.subjects)?
        {
            problems.push(Problem::new("outcome", "refused-no-running-case"));
        }
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
            causes: given.causes.clone(),
        };
        let mut drafts = vec![Draft {
            stream: notification,
            at: given.at,
            subjects: received.subjects.clone(),
            payload: evaluated.into(),
            text: texts,
            corrects: None,
        }];
        if enquiry.opens_file(given.outcome) {
            let takes_over = enquiry == Enquiry::OtherMunicipality;
            drafts.extend(self.open_files(actor, &received.subjects, given.at, takes_over)?);
        }
        self.record(actor, drafts, &[(notification, version)])?;
        Ok(())
    }

    /// Whether one of the children has a case that it can be part of.
    fn has_open_case(&self, children: &[PersonId]) -> Result<bool, Error> {
        for person in children {
            let case = self.store.case(&Scope::system(), *person)?;
            if case.is_some_and(|case| case.is_open_at(self.now())) {
                return Ok(true);
            }
        }
        Ok(false)
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

    /// The drafts that open the files of children, each once: two of them may have proved to be
    /// one.
    fn open_files(
        &self,
        actor: &Actor,
        children: &[PersonId],
        at: Moment,
        takes_over: bool,
    ) -> Result<Vec<Draft>, Error> {
        let mut number = self.store.next_case_number()?;
        let (mut drafts, mut opened) = (Vec::new(), HashSet::new());
        for person in children {
            let Some(found) = self.store.events_of_person(&Scope::system(), *person)? else {
                continue;
            };
            let case = self.fold(&found.members, &found.events);
            if opened.insert(case.person) {
                drafts.extend(self.open_file(actor, &case, at, &mut number, takes_over)?);
            }
        }
        Ok(drafts)
    }

    /// The drafts that open a child's file, or open it again, and that say it is ours from now
    /// on if it is taken over; none if it is open and ours.
    fn open_file(
        &self,
        actor: &Actor,
        case: &Case,
        at: Moment,
        number: &mut u32,
        takes_over: bool,
    ) -> Result<Vec<Draft>, Error> {
        // Whoever could not see the child before is not given the case by evaluating: a
        // leader assigns it.
        let in_reach = case.file.is_none()
            || self
                .store
                .events_of_person(&self.scope(actor), case.person)?
                .is_some();
        let mut acts: Vec<Payload> = Vec::new();
        match &case.file {
            None => {
                acts.push(CaseOpened { number: *number }.into());
                *number += 1;
            }
            Some(file) if file.closed_at.is_some() => acts.push(CaseReopened {}.into()),
            Some(_) => {}
        }
        let is_opened = !acts.is_empty();
        if takes_over && (is_opened || !case.is_ours_at(at)) {
            acts.push(taken_over(at).into());
        }
        let takes_it = is_opened && actor.role == domain::Role::Caseworker && in_reach;
        if let (true, Some(team)) = (takes_it, &actor.team) {
            let main = domain::AssignmentRole::Main;
            acts.push(Assigned::new(actor.worker, main, team.clone()).into());
        }
        let stream = StreamId::from(case.person);
        let draft = |act| Draft::plain(stream, at, vec![case.person], act);
        Ok(acts.into_iter().map(draft).collect())
    }
}

/// That we act from a moment on. Which municipality goes on paying is not asked here: whoever
/// works on the case records it when it is known.
fn taken_over(at: Moment) -> MunicipalityChanged {
    MunicipalityChanged {
        acting: None,
        paying: None,
        from_on: at.day(),
        ours: true,
    }
}

/// When a notification was last evaluated.
fn last_evaluation(events: &[Event]) -> Option<Moment> {
    effective(events)
        .iter()
        .filter(|e| matches!(e.content.payload, Payload::NotificationEvaluated(_)))
        .map(domain::correction::Effective::at)
        .max()
}
