//! Drafts of long forms: kept on the server while somebody types, found again after a lost
//! connection or session, gone when the form is sent.

use crate::retention::Kept;
use crate::{Actor, App, Deed, Error};
use domain::assessment::WorkKind;
use domain::{DecisionKind, Moment, Payload, PersonId, PlanKind, StreamId};
use store::{FormDraft, FormDraftLine};
use uuid::Uuid;

/// The longest draft, in bytes. A form may be sent that is longer; it is not kept, and says so.
const LONGEST: usize = 200_000;

/// A form that may be kept, by its address. Where a form is about one of several things, each of
/// them is a place of its own: what was begun about one never lies over what was about another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An event of a kind in a case.
    Record(u32, String),
    /// The plan of a kind in a case.
    Plan(u32, Option<PlanKind>),
    /// A follow-up in a case.
    FollowUp(u32),
    /// A step of the assessment or the clarification of a case, with the source or sibling that
    /// it is about.
    Work(WorkKind, u32, WorkStep, Option<Uuid>),
    /// The start of a measure in a case.
    Start(u32),
    /// A decision of a kind in a case.
    Decide(u32, Option<DecisionKind>),
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
        let (path, asked) = address.split_once('?').unwrap_or((address, ""));
        let place = Self::of_form(path)?;
        match asked.split_once('=') {
            None => Some(place),
            Some((name, what)) if place.asks() == Some(name) => {
                let about = place.clone().about(what);
                (about != place).then_some(about)
            }
            Some(_) => None,
        }
    }

    fn of_form(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        match parts.as_slice() {
            ["cases", number, "record", kind] if Payload::KINDS.contains(kind) => {
                Some(Self::Record(number.parse().ok()?, (*kind).to_owned()))
            }
            ["cases", number, "plan", "edit"] => Some(Self::Plan(number.parse().ok()?, None)),
            ["cases", number, "follow-up"] => Some(Self::FollowUp(number.parse().ok()?)),
            ["cases", number, "assessment", step] => work(WorkKind::Assessment, number, step),
            ["cases", number, "clarification", step] => work(WorkKind::Clarification, number, step),
            ["cases", number, "measures", "start"] => Some(Self::Start(number.parse().ok()?)),
            ["cases", number, "decide"] => Some(Self::Decide(number.parse().ok()?, None)),
            ["notifications", "new"] => Some(Self::Register),
            ["notifications", id, "evaluate"] => Some(Self::Evaluate(id.parse().ok()?)),
            _ => None,
        }
    }

    /// How the address of the form says what it is about; `None` where there is but one.
    const fn asks(&self) -> Option<&'static str> {
        match self {
            Self::Plan(..) | Self::Decide(..) => Some("kind"),
            Self::Work(..) => Some("of"),
            _ => None,
        }
    }

    /// The same form about one of several things: a kind, a source, a sibling. What is none of
    /// them changes nothing.
    #[must_use]
    pub fn about(self, what: &str) -> Self {
        match self {
            Self::Plan(number, kind) => Self::Plan(number, what.parse().ok().or(kind)),
            Self::Decide(number, kind) => Self::Decide(number, what.parse().ok().or(kind)),
            Self::Work(kind, number, step, of) => {
                Self::Work(kind, number, step, what.parse().ok().or(of))
            }
            other => other,
        }
    }

    /// The address that opens the form on what it is about.
    pub fn address(&self) -> String {
        let what = match self {
            Self::Plan(_, kind) => kind.map(|kind| kind.to_string()),
            Self::Decide(_, kind) => kind.map(|kind| kind.to_string()),
            Self::Work(.., of) => of.map(|of| of.to_string()),
            _ => None,
        };
        match (self.asks(), what) {
            (Some(name), Some(what)) => format!("{}?{name}={what}", self.form()),
            _ => self.form(),
        }
    }

    /// Where the form is sent.
    pub fn form(&self) -> String {
        match self {
            Self::Record(number, kind) => format!("/cases/{number}/record/{kind}"),
            Self::Plan(number, _) => format!("/cases/{number}/plan/edit"),
            Self::FollowUp(number) => format!("/cases/{number}/follow-up"),
            Self::Work(kind, number, step, _) => {
                format!("/cases/{number}/{}/{}", kind.as_str(), step.as_str())
            }
            Self::Start(number) => format!("/cases/{number}/measures/start"),
            Self::Decide(number, _) => format!("/cases/{number}/decide"),
            Self::Register => "/notifications/new".to_owned(),
            Self::Evaluate(id) => format!("/notifications/{id}/evaluate"),
        }
    }
}

fn work(kind: WorkKind, number: &str, step: &str) -> Option<Place> {
    let step = WorkStep::at(kind, step)?;
    Some(Place::Work(kind, number.parse().ok()?, step, None))
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
            | Place::Plan(number, _)
            | Place::FollowUp(number)
            | Place::Work(_, number, ..)
            | Place::Start(number)
            | Place::Decide(number, _) => {
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
            "/cases/12/decide?kind=support",
            "/cases/12/plan/edit?kind=parents_plan",
            &format!("/cases/12/assessment/contribution?of={id}"),
            &format!("/cases/12/clarification/sibling?of={id}"),
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
            "/cases/12/decide?kind=nonsense",
            "/cases/12/decide?of=support",
            "/cases/12/assessment/contribution?of=12",
            "/cases/12/follow-up?of=12",
            "/login",
            "//x/y",
            "",
        ] {
            assert_eq!(Place::at(other), None, "{other}");
        }
    }
}
