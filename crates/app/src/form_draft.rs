//! Drafts of long forms: kept on the server while somebody types, found again after a lost
//! connection or session, gone when the form is sent.

use crate::retention::Kept;
use crate::{Actor, App, Deed, Error};
use domain::assessment::WorkKind;
use domain::{Moment, Payload, PersonId, StreamId};
use store::{FormDraft, FormDraftLine};

/// The longest draft, in bytes; a form that can be sent is shorter.
const LONGEST: usize = 200_000;

/// A form that may be kept, by its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An event of a kind in a case.
    Record(u32, String),
    /// The plan of a case.
    Plan(u32),
    /// A follow-up in a case.
    FollowUp(u32),
    /// A step of the assessment or the clarification of a case.
    Work(WorkKind, u32, WorkStep),
    /// The start of a measure in a case.
    Start(u32),
    /// A decision in a case.
    Decide(u32),
    /// A new notification.
    Register,
    /// The evaluation of a notification.
    Evaluate(StreamId),
}

/// A form of the workroom of an assessment or a clarification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkStep {
    /// What it looks at.
    Focus,
    /// Somebody who is to be asked.
    Source,
    /// The consent to ask a source.
    Consent,
    /// What was said.
    Contribution,
    /// A sibling.
    Sibling,
    /// The preliminary assessment: only what has a deadline has one.
    Preliminary,
    /// Its completion.
    Complete,
}

impl WorkStep {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 7] = [
        Self::Focus,
        Self::Source,
        Self::Consent,
        Self::Contribution,
        Self::Sibling,
        Self::Preliminary,
        Self::Complete,
    ];

    /// Its word in the address.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Focus => "focus",
            Self::Source => "source",
            Self::Consent => "consent",
            Self::Contribution => "contribution",
            Self::Sibling => "sibling",
            Self::Preliminary => "preliminary",
            Self::Complete => "complete",
        }
    }

    /// The step of a word in the address of a kind of work.
    pub fn at(kind: WorkKind, word: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|step| step.as_str() == word);
        found.filter(|step| kind == WorkKind::Assessment || *step != Self::Preliminary)
    }
}

impl Place {
    /// The form at an address; `None` if its drafts are not kept.
    pub fn at(address: &str) -> Option<Self> {
        let parts: Vec<&str> = address.strip_prefix('/')?.split('/').collect();
        match parts.as_slice() {
            ["cases", number, "record", kind] if Payload::KINDS.contains(kind) => {
                Some(Self::Record(number.parse().ok()?, (*kind).to_owned()))
            }
            ["cases", number, "plan", "edit"] => Some(Self::Plan(number.parse().ok()?)),
            ["cases", number, "follow-up"] => Some(Self::FollowUp(number.parse().ok()?)),
            ["cases", number, "assessment", step] => work(WorkKind::Assessment, number, step),
            ["cases", number, "clarification", step] => work(WorkKind::Clarification, number, step),
            ["cases", number, "measures", "start"] => Some(Self::Start(number.parse().ok()?)),
            ["cases", number, "decide"] => Some(Self::Decide(number.parse().ok()?)),
            ["notifications", "new"] => Some(Self::Register),
            ["notifications", id, "evaluate"] => Some(Self::Evaluate(id.parse().ok()?)),
            _ => None,
        }
    }

    /// The address of the form.
    pub fn address(&self) -> String {
        match self {
            Self::Record(number, kind) => format!("/cases/{number}/record/{kind}"),
            Self::Plan(number) => format!("/cases/{number}/plan/edit"),
            Self::FollowUp(number) => format!("/cases/{number}/follow-up"),
            Self::Work(kind, number, step) => {
                format!("/cases/{number}/{}/{}", kind.as_str(), step.as_str())
            }
            Self::Start(number) => format!("/cases/{number}/measures/start"),
            Self::Decide(number) => format!("/cases/{number}/decide"),
            Self::Register => "/notifications/new".to_owned(),
            Self::Evaluate(id) => format!("/notifications/{id}/evaluate"),
        }
    }
}

fn work(kind: WorkKind, number: &str, step: &str) -> Option<Place> {
    let step = WorkStep::at(kind, step)?;
    Some(Place::Work(kind, number.parse().ok()?, step))
}

/// A draft that was found: fields in the order typed, and when it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Names and values.
    pub fields: Vec<(String, String)>,
    /// When it was kept.
    pub saved_at: Moment,
}

impl App {
    /// Keeps what somebody has typed so far.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::Forbidden`] where the form itself may not be sent.
    pub fn keep_draft(
        &self,
        actor: &Actor,
        place: &Place,
        fields: &[(String, String)],
    ) -> Result<(), Error> {
        let person = self.about(actor, place)?;
        let content = serde_json::to_vec(fields).unwrap_or_default();
        if content.len() > LONGEST {
            return Err(Error::refused("draft", "refused-draft-long"));
        }
        Ok(self.store.form_draft_keep(&FormDraft {
            worker: actor.worker,
            place: place.address(),
            person,
            saved_at: self.now(),
            content,
        })?)
    }

    /// The actor's own draft of a form that may still be sent.
    pub fn draft_at(&self, actor: &Actor, place: &Place) -> Result<Option<Found>, Error> {
        self.about(actor, place)?;
        let found = self.store.form_draft(actor.worker, &place.address())?;
        Ok(found.and_then(|draft| {
            Some(Found {
                fields: serde_json::from_slice(&draft.content).ok()?,
                saved_at: draft.saved_at,
            })
        }))
    }

    /// Forgets the actor's draft of a form that was sent. What was recorded stands: if the draft
    /// stays, nothing fails, or the form would be sent a second time.
    pub fn drop_draft(&self, actor: &Actor, place: &Place) -> Result<(), Error> {
        if let Err(error) = self.discard_draft(actor, place) {
            tracing::warn!(%error, "the draft of a form that was sent is still there");
        }
        Ok(())
    }

    /// Forgets the actor's draft of a form: it is not wanted.
    pub fn discard_draft(&self, actor: &Actor, place: &Place) -> Result<(), Error> {
        Ok(self.store.form_draft_drop(actor.worker, &place.address())?)
    }

    /// Where the actor has drafts, the latest first; what they say stays closed.
    pub fn drafts(&self, actor: &Actor) -> Result<Vec<(Place, Moment)>, Error> {
        let lines = self.store.form_drafts(actor.worker)?;
        let read = |line: FormDraftLine| Some((Place::at(&line.place)?, line.saved_at));
        Ok(lines.into_iter().filter_map(read).collect())
    }

    /// Forgets drafts that nobody came back to; returns how many.
    pub fn sweep_drafts(&self) -> Result<u64, Error> {
        let ruleset = self.ruleset();
        let before = ruleset
            .retention
            .forgotten_before(Kept::FormDraft, self.now().day());
        Ok(self.store.form_draft_sweep(before.start())?)
    }

    /// Whom a form is about; fails where the actor may not send it.
    fn about(&self, actor: &Actor, place: &Place) -> Result<Option<PersonId>, Error> {
        match place {
            Place::Record(number, _)
            | Place::Plan(number)
            | Place::FollowUp(number)
            | Place::Work(_, number, _)
            | Place::Start(number)
            | Place::Decide(number) => {
                actor.require(Deed::RecordInCase)?;
                let person = self.store.person_of_number(&self.scope(actor), *number)?;
                person.map(Some).ok_or(Error::NotFound)
            }
            Place::Register => {
                actor.require(Deed::RegisterNotification)?;
                Ok(None)
            }
            Place::Evaluate(id) => {
                actor.require(Deed::EvaluateNotification)?;
                let events = self.notification_events(actor, *id)?;
                Ok(events.first().and_then(|e| e.subjects.first().copied()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn a_place_leads_back_to_its_form_and_no_other_address_is_one() {
        let id = "018f3b1e-0000-7000-8000-000000000001";
        for address in [
            "/cases/12/record/note_written",
            "/cases/12/plan/edit",
            "/cases/12/follow-up",
            "/cases/12/assessment/contribution",
            "/cases/12/assessment/preliminary",
            "/cases/12/clarification/contribution",
            "/cases/12/measures/start",
            "/cases/12/decide",
            "/notifications/new",
            &format!("/notifications/{id}/evaluate"),
        ] {
            assert_eq!(Place::at(address).unwrap().address(), address);
        }
        for other in [
            "/cases/12",
            "/cases/12/record/nonsense",
            "/cases/12/assessment/nonsense",
            "/cases/12/clarification/preliminary",
            "/login",
            "//x/y",
            "",
        ] {
            assert_eq!(Place::at(other), None, "{other}");
        }
    }
}
