//! A case as it stands: the rows that the registers hold and that figures are counted from.
//!
//! No names and no free text here. Every row is the result of a pure fold; nothing is ever
//! edited in place.

mod acting;
mod complaint;
mod keeping;
mod named;

pub use complaint::{Complaint, TimeToComplain};
pub use keeping::{Archive, Archived, Erasure};
pub use named::Named;

use crate::code::{
    Act, AssessmentOutcome, AssignmentRole, BookingKind, Competence, DecidedBy, DecisionKind,
    Enquiry, Evaluation, MeasureEnd, Notifier, Place, Sex, SupportClass, TargetGroup,
};
use crate::id::{EventId, ItemId, PersonId, ProviderId, StreamId, TeamId, WorkerId};
use crate::progress::Station;
use law::{Day, Moment, Obligation, Status};

/// Everything the registers know about one canonical person.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The canonical surrogate.
    pub person: PersonId,
    /// All surrogates of the person, the canonical one first.
    pub members: Vec<PersonId>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// Expected day of birth while unborn.
    pub unborn_due_on: Option<Day>,
    /// Sex, if known.
    pub sex: Option<Sex>,
    /// Name and address protection (CPR-loven § 28).
    pub is_address_protected: bool,
    /// Family of the municipality's own staff.
    pub is_staff_family: bool,
    /// How the duty to hand over to the archives was settled; `None` while it is open.
    pub archive: Option<Archive>,
    /// That the person was erased.
    pub erased: Option<Erasure>,
    /// The file, once opened.
    pub file: Option<File>,
    /// Intervals in which the file was open, `None` for still open.
    pub open_spans: Vec<(Moment, Option<Moment>)>,
    /// Intervals in which another municipality acts, apart and in order, `None` for still; the
    /// first may have no beginning. Asked by [`Case::is_ours_at`].
    pub away_spans: Vec<(Moment, Option<Moment>)>,
    /// Notifications and other enquiries about the person.
    pub notifications: Vec<Notification>,
    /// Assessments.
    pub assessments: Vec<Assessment>,
    /// Decisions.
    pub decisions: Vec<Decision>,
    /// Decisions put before whoever may make them.
    pub proposals: Vec<Proposal>,
    /// Complaints over decisions.
    pub complaints: Vec<Complaint>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Who worked on the case when.
    pub assignments: Vec<Assignment>,
    /// Who was named to the case besides those who worked on it.
    pub named: Vec<Named>,
    /// Booked dates.
    pub bookings: Vec<Booking>,
    /// Duties of law and local standards.
    pub duties: Vec<Duty>,
    /// Position of the last event that the rows rest on.
    pub position: u64,
}

/// The file on a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The number people call it by.
    pub number: u32,
    /// When it was first opened.
    pub opened_at: Moment,
    /// When it was last closed, if it is closed now.
    pub closed_at: Option<Moment>,
    /// How often it was reopened.
    pub reopened: u16,
    /// When the last event happened.
    pub last_at: Moment,
    /// Where the case is on its way.
    pub station: Station,
    /// The earliest day by which somebody is to be heard who has not been, in an assessment or
    /// clarification under way.
    pub ask_by: Option<Day>,
    /// Who is named to hear them, each once.
    pub askers: Vec<WorkerId>,
    /// When the child's own plan that stands was last made or revised.
    pub planned_at: Option<Moment>,
}

/// A notification or other enquiry about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    /// The notification's stream.
    pub id: StreamId,
    /// What kind of enquiry.
    pub enquiry: Enquiry,
    /// When it arrived.
    pub received_at: Moment,
    /// Who notified.
    pub notifier: Notifier,
    /// Whether the notifier stayed anonymous.
    pub is_anonymous: bool,
    /// Whether it was marked acute on arrival or found acute.
    pub is_acute: bool,
    /// When it was evaluated.
    pub evaluated_at: Option<Moment>,
    /// Where the evaluation led.
    pub outcome: Option<Evaluation>,
    /// When the receipt was sent.
    pub receipt_at: Option<Moment>,
}

/// An assessment of the child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// The assessment.
    pub id: ItemId,
    /// When it was decided on.
    pub opened_at: Moment,
    /// The day the municipality became aware.
    pub aware_on: Day,
    /// When it was completed.
    pub completed_at: Option<Moment>,
    /// Its conclusion.
    pub outcome: Option<AssessmentOutcome>,
    /// The target group it places the child in.
    pub target_group: Option<TargetGroup>,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The decision.
    pub id: ItemId,
    /// When it was made.
    pub made_at: Moment,
    /// What was decided.
    pub kind: DecisionKind,
    /// The paragraph.
    pub paragraph: String,
    /// Whether those who must consent did.
    pub consent: bool,
    /// Where the child is to live by it.
    pub place: Option<Place>,
}

/// A decision put before whoever may make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The decision it will be.
    pub id: ItemId,
    /// When it was put forward.
    pub proposed_at: Moment,
    /// By whom.
    pub by: WorkerId,
    /// What is to be decided.
    pub kind: DecisionKind,
    /// The paragraph.
    pub paragraph: String,
    /// Whose decision it is.
    pub competence: Competence,
    /// When it was decided or sent back.
    pub answered_at: Option<Moment>,
}

/// A measure from start to end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The measure.
    pub id: ItemId,
    /// The paragraph of its decision.
    pub paragraph: String,
    /// The act.
    pub law: Act,
    /// The group of provisions.
    pub class: SupportClass,
    /// Whether the child lives away from home by it.
    pub is_placement: bool,
    /// When it actually started.
    pub started_at: Moment,
    /// When it ended.
    pub ended_at: Option<Moment>,
    /// Why it ended.
    pub end_reason: Option<MeasureEnd>,
    /// Consent from a moment on; the first entry is the start.
    pub consent: Vec<(Moment, bool)>,
    /// Place and ladder step from a moment on; the first entry is the start.
    pub stays: Vec<Stay>,
    /// Who delivers it now, if not the municipality itself.
    pub provider: Option<ProviderId>,
    /// Who decided it, where it was not decided here: no decision of the case stands behind it.
    pub decided_by: Option<DecidedBy>,
}

/// Where a measure stood from a moment on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// From when.
    pub from: Moment,
    /// The place, for placements.
    pub place: Option<Place>,
    /// The ladder step, 0 if the mapping does not know it.
    pub step: u8,
}

impl Measure {
    /// Whether it runs at a moment: started, and not ended at or before it.
    pub fn runs_at(&self, at: Moment) -> bool {
        self.started_at <= at && self.ended_at.is_none_or(|end| end > at)
    }

    /// Whether a child is placed by it. A stay after 18 (serviceloven § 76, barnets lov § 114) is
    /// lived away from home, but is no placement of a child.
    pub fn is_placement_of_child(&self) -> bool {
        self.is_placement && self.class != SupportClass::Aftercare
    }

    /// Where it stands at a moment at which it runs.
    pub fn stay_at(&self, at: Moment) -> Option<Stay> {
        self.stays
            .iter()
            .rev()
            .find(|stay| stay.from <= at)
            .copied()
    }

    /// Whether it runs with consent at a moment.
    pub fn consent_at(&self, at: Moment) -> bool {
        self.consent
            .iter()
            .rev()
            .find(|(from, _)| *from <= at)
            .is_none_or(|(_, c)| *c)
    }
}

/// A part in the case over an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assignment {
    /// Who.
    pub worker: WorkerId,
    /// In what part.
    pub role: AssignmentRole,
    /// In which team.
    pub team: TeamId,
    /// From when.
    pub from: Moment,
    /// Until when; `None` for still.
    pub until: Option<Moment>,
}

impl Assignment {
    /// Whether the part is held at a moment.
    pub fn holds_at(&self, at: Moment) -> bool {
        self.from <= at && self.until.is_none_or(|until| until > at)
    }
}

/// A booked date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// The booking.
    pub id: ItemId,
    /// What it is for.
    pub what: BookingKind,
    /// When.
    pub on: Moment,
    /// Whether it was cancelled.
    pub is_cancelled: bool,
}

/// A duty with the identities of the events behind it, as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The rule's id, for example `notification/evaluation`.
    pub rule: std::sync::Arc<str>,
    /// Whether it is law or a local standard.
    pub layer: law::Layer,
    /// First day of the rule's version.
    pub version_from: Day,
    /// The event that started it.
    pub trigger: EventId,
    /// When that event happened.
    pub triggered_at: Moment,
    /// Counts the links of one trigger.
    pub ordinal: u16,
    /// What the rule is about besides the person: a measure, a notification, an assessment.
    pub item: Option<ItemId>,
    /// From when the time was counted.
    pub counted_from: Moment,
    /// From when it can be met.
    pub opens: Moment,
    /// When it is due; `None` while no moment is known.
    pub due: Option<Moment>,
    /// The strictest reading of the due moment, if another.
    pub alarm: Option<Moment>,
    /// The event that met it: which, when it happened, when it was known.
    pub met: Option<(EventId, Moment, Moment)>,
    /// Why and when it fell away, and by which event.
    pub void: Option<(law::VoidReason, Moment, Option<EventId>)>,
}

impl Duty {
    /// The duty's identity: rule, person, trigger, ordinal and item, as a named id.
    pub fn id(&self, person: PersonId) -> uuid::Uuid {
        let mut name = Vec::with_capacity(96);
        name.extend_from_slice(self.rule.as_bytes());
        name.extend_from_slice(&self.trigger.bytes());
        name.extend_from_slice(&person.bytes());
        name.extend_from_slice(&self.item.map_or([0; 16], ItemId::bytes));
        name.extend_from_slice(&self.ordinal.to_be_bytes());
        uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, &name)
    }

    /// The duty's state at the end of a moment; the same rule as in the law engine.
    pub fn status(&self, as_of: Moment) -> Status {
        self.as_law().status(as_of)
    }

    /// Whether an act in time was put on record only after the due moment.
    pub fn is_recorded_late(&self) -> bool {
        self.as_law().recorded_late()
    }

    /// Whole days after the due day at a moment, counted until it was met or fell away.
    pub fn days_late(&self, as_of: Moment) -> i32 {
        self.as_law().days_late(as_of)
    }

    fn as_law(&self) -> Obligation {
        Obligation {
            rule: 0,
            version: 0,
            trigger: 0,
            ordinal: self.ordinal,
            key: -1,
            counted_from: self.counted_from,
            opens: self.opens,
            due: self.due,
            alarm: self.alarm,
            met: self.met.map(|(_, at, known)| law::Met {
                source: 0,
                at,
                known,
            }),
            void: self.void.map(|(reason, at, _)| law::Void {
                source: None,
                at,
                reason,
            }),
        }
    }
}

impl Case {
    /// The number people call the case by; 0 before a file is opened.
    pub fn number(&self) -> u32 {
        self.file.as_ref().map_or(0, |f| f.number)
    }

    /// Whether the file is open at a moment.
    pub fn is_open_at(&self, at: Moment) -> bool {
        self.open_spans
            .iter()
            .any(|(from, until)| *from <= at && until.is_none_or(|u| u > at))
    }

    /// Who had a part in the case at a moment; main caseworker first.
    pub fn main_at(&self, at: Moment) -> Option<&Assignment> {
        self.assignments
            .iter()
            .rev()
            .find(|a| a.role == AssignmentRole::Main && a.holds_at(at))
    }

    /// Whose the case is for who may see it: the main caseworker now, or of a closed case the
    /// last one.
    pub fn keeper(&self) -> Option<&Assignment> {
        let is_closed = self.file.as_ref().is_some_and(|f| f.closed_at.is_some());
        self.assignments
            .iter()
            .rev()
            .filter(|a| a.role == AssignmentRole::Main)
            .find(|a| a.until.is_none() || is_closed)
    }

    /// The placement that runs at a moment.
    pub fn placement_at(&self, at: Moment) -> Option<&Measure> {
        self.measures
            .iter()
            .find(|m| m.is_placement && m.runs_at(at))
    }

    /// Whether the child was placed within the year before the placement that runs at a moment,
    /// or that begins then (serviceloven § 62, stk. 2, barnets lov § 50, stk. 2).
    pub fn was_placed_the_year_before(&self, at: Moment) -> bool {
        let running = self.placement_at(at);
        let begins = running.map_or(at, |m| m.started_at);
        let year_ago = begins.day().add_months(-12).start();
        self.measures
            .iter()
            .filter(|m| m.is_placement && m.started_at < begins)
            .any(|m| m.ended_at.is_some_and(|end| end > year_ago))
    }

    /// The highest active ladder step at a moment; 0 without a measure.
    pub fn step_at(&self, at: Moment) -> u8 {
        self.measures
            .iter()
            .filter(|m| m.runs_at(at))
            .filter_map(|m| m.stay_at(at))
            .map(|s| s.step)
            .max()
            .unwrap_or(0)
    }

    /// The target group of the child at a moment: that of its latest completed assessment that
    /// names one. An assessment that places it in none leaves it where it was.
    pub fn target_group_at(&self, at: Moment) -> Option<TargetGroup> {
        let done = |a: &&Assessment| a.completed_at.is_some_and(|done| done <= at);
        let named = self.assessments.iter().filter(done);
        let named = named.filter(|a| a.target_group.is_some());
        named.max_by_key(|a| a.completed_at)?.target_group
    }

    /// Age in whole years at a moment, if the birth is known.
    pub fn age_at(&self, at: Moment) -> Option<i32> {
        self.birth_on
            .map(|birth| law::calendar::age_on(birth, at.day()))
    }
}
