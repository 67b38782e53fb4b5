//! Events: the only way anything happens in a case.
//!
//! An event is an envelope, a structured payload and texts kept apart from it. The payload
//! is stored as canonical bytes (fields in declared order), so that hashes hold.

pub mod access;
pub mod assessment;
pub mod casework;
pub mod complaint;
pub mod decision;
pub mod disability;
pub mod disclosure;
pub mod document;
pub mod growing_up;
pub mod intake;
pub mod keeping;
pub mod measures;
pub mod network;
pub mod office;
pub mod parents;
pub mod people;
pub mod placement;
pub mod preliminary;
pub mod request;
pub mod time_limit;
pub mod youth_crime;

use crate::code::Role;
use crate::id::{EventId, PersonId, StreamId, WorkerId};
use crate::text::Texts;
use access::{AccessGranted, AccessRevoked, GlassBroken, GlassSeen, ProtectionChanged};
use assessment::{
    AssessmentFocusChosen, ContributionRecorded, PreliminaryAssessmentMade, SiblingConsidered,
    SourceConsentRecorded, SourcePlanned,
};
use casework::{
    AssessmentCompleted, AssessmentOpened, BookingCancelled, ChildConversation,
    ClarificationCompleted, ClarificationStarted, DateBooked, DecisionMade, DelayExplained,
    FollowUpHeld, NetworkMeetingHeld, NoteWritten, ObservationRecorded, PlanGoalAssessed, PlanMade,
    PlanNeedDecided, RhythmDecided, Screened, VisitHeld,
};
use complaint::{ComplaintDecided, ComplaintReassessed, ComplaintReceived, ComplaintSentOn};
use decision::{DecisionProposed, DecisionReturned, HearingAnswered, HearingSent};
use disability::{DisabilityKnown, FamilyAdviserOffered, PartialCaseClosed, PartialCaseOpened};
use disclosure::{FileGiven, OmissionMarked};
use document::DocumentAdded;
use growing_up::{AdultSideContacted, TransitionItemsDone};
use intake::{EnquiryReceived, NotificationEvaluated, NotifierInformed, ReceiptSent};
use keeping::{ArchivingWaived, CaseArchived, PersonErased};
use law::Moment;
use measures::{MeasureConsentChanged, MeasureEnded, MeasurePlaceChanged, MeasureStarted};
use network::{CaseConsulted, FamilyGroupHeld, SafetyPlanMade};
use office::{
    AbsenceRecorded, AccessReviewed, AccountChanged, Adopted, ClientRegistered, ClientRevoked,
    GoalReviewed, PopulationRecorded, ProviderRegistered, TargetSet, TeamCreated, WorkerContactSet,
    WorkerLeft, WorkerRegistered,
};
use parents::{ParentsPlanMade, ParentsPlanReviewed};
use people::{
    Assigned, Born, CaseClosed, CaseOpened, CaseReopened, FamilyTold, MunicipalityChanged,
    PersonRegistered, PersonsMerged, PersonsUnmerged, PregnancyRegistered, RelationRecorded,
    Unassigned,
};
use placement::{
    ArrangementEnded, ArrangementMade, MunicipalityTold, PlaceConsulted, TransferReceived,
};
use preliminary::{PreliminaryExecuted, PreliminaryNotified, PreliminaryReviewed};
use request::{RequestAnswered, RequestReceived};
use serde::{Deserialize, Serialize};
use time_limit::{TimeLimitEnded, TimeLimitSet};
use youth_crime::{CrimeNoticeReceived, NetworkCouncilCalled};

/// How a correction relates to the event it corrects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The new payload and moment stand in place of the old ones.
    Replace,
    /// The event is taken back.
    Retract,
}

/// One recorded fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Global position in the journal, from 1; 0 while not yet recorded.
    pub position: u64,
    /// Surrogate of the event.
    pub id: EventId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// Place in the stream, from 1.
    pub seq: u32,
    /// When it happened.
    pub at: Moment,
    /// When the authority knew; differs from `appended_at` only in imported history.
    pub known_at: Moment,
    /// When it was written.
    pub appended_at: Moment,
    /// Who recorded it.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// Whom it concerns; siblings share one event.
    pub subjects: Vec<PersonId>,
    /// What happened, structured.
    pub payload: Payload,
    /// Names and free text.
    pub text: Texts,
    /// The event this one corrects.
    pub corrects: Option<EventId>,
    /// How it corrects.
    pub mode: Option<Mode>,
}

impl Event {
    /// The kind's stable word.
    pub fn kind(&self) -> &'static str {
        self.payload.kind()
    }
}

impl Payload {
    /// Whether it only says who may see the case: nothing that happened in the case itself.
    pub fn is_about_access(&self) -> bool {
        matches!(
            self,
            Self::ProtectionChanged(_)
                | Self::AccessGranted(_)
                | Self::AccessRevoked(_)
                | Self::GlassBroken(_)
                | Self::GlassSeen(_)
        )
    }

    /// Whether it only says how long the case is kept.
    pub fn is_about_keeping(&self) -> bool {
        matches!(
            self,
            Self::PersonErased(_) | Self::CaseArchived(_) | Self::ArchivingWaived(_)
        )
    }

    /// Whether it only says what of the file is handed out.
    pub fn is_about_disclosure(&self) -> bool {
        matches!(self, Self::OmissionMarked(_) | Self::FileGiven(_))
    }

    /// The kinds that may concern siblings at once: a note, a meeting, what the family agreed.
    pub const OF_SIBLINGS: [&'static str; 5] = [
        "note_written",
        "network_meeting_held",
        "family_group_held",
        "safety_plan_made",
        "case_consulted",
    ];

    /// Whether nothing happened in the case itself by it.
    pub fn is_beside_casework(&self) -> bool {
        self.is_about_access() || self.is_about_keeping() || self.is_about_disclosure()
    }
}

/// Why stored or imported bytes are no payload.
#[derive(Debug, thiserror::Error)]
pub enum PayloadError {
    /// The kind is unknown.
    #[error("unknown kind of event »{0}«")]
    Kind(String),
    /// The version is newer than this program.
    #[error("version {1} of »{0}« is newer than this program")]
    Version(String, u16),
    /// The fields do not fit the kind.
    #[error("the data of »{0}« do not fit: {1}")]
    Data(String, #[source] serde_json::Error),
}

macro_rules! payloads {
    ($($variant:ident = $kind:literal),+ $(,)?) => {
        /// What happened: one variant for each kind of event.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs, reason = "each variant holds the documented struct of its name")]
        pub enum Payload { $($variant($variant)),+ }

        #[allow(dead_code, clippy::enum_variant_names, reason = "only numbers the kinds")]
        enum Number { $($variant),+ }

        impl Payload {
            /// All kinds in fixed order; a kind's number is its place here.
            pub const KINDS: &'static [&'static str] = &[$($kind),+];

            /// The kind's number in `KINDS`.
            pub const fn number(&self) -> u16 {
                match self { $(Self::$variant(_) => Number::$variant as u16),+ }
            }

            /// The kind's stable word.
            pub const fn kind(&self) -> &'static str {
                match self { $(Self::$variant(_) => $kind),+ }
            }

            /// The version in which this program writes payloads of this kind.
            pub const fn version(&self) -> u16 {
                1
            }

            /// The canonical bytes: compact JSON, fields in declared order.
            pub fn to_bytes(&self) -> Vec<u8> {
                match self { $(Self::$variant(data) => serde_json::to_vec(data)),+ }
                    .unwrap_or_default()
            }

            /// Reads a payload from its kind, version and JSON bytes in any order of fields.
            pub fn parse(kind: &str, v: u16, bytes: &[u8]) -> Result<Self, PayloadError> {
                if v != 1 {
                    return Err(PayloadError::Version(kind.to_owned(), v));
                }
                // An array would be read as the fields in order; only an object is data.
                if !bytes.trim_ascii_start().starts_with(b"{") {
                    let error = serde::de::Error::custom("data is an object in braces");
                    return Err(PayloadError::Data(kind.to_owned(), error));
                }
                match kind {
                    $($kind => serde_json::from_slice(bytes).map(Self::$variant)
                        .map_err(|e| PayloadError::Data(kind.to_owned(), e)),)+
                    _ => Err(PayloadError::Kind(kind.to_owned())),
                }
            }
        }

        $(impl From<$variant> for Payload {
            fn from(data: $variant) -> Self { Self::$variant(data) }
        })+
    };
}

payloads! {
    PersonRegistered = "person_registered",
    PregnancyRegistered = "pregnancy_registered",
    Born = "born",
    RelationRecorded = "relation_recorded",
    EnquiryReceived = "enquiry_received",
    ReceiptSent = "receipt_sent",
    NotifierInformed = "notifier_informed",
    NotificationEvaluated = "notification_evaluated",
    CaseOpened = "case_opened",
    CaseClosed = "case_closed",
    CaseReopened = "case_reopened",
    Screened = "screened",
    ClarificationStarted = "clarification_started",
    ClarificationCompleted = "clarification_completed",
    AssessmentOpened = "assessment_opened",
    AssessmentCompleted = "assessment_completed",
    ChildConversation = "child_conversation",
    DecisionMade = "decision_made",
    PlanNeedDecided = "plan_need_decided",
    PlanMade = "plan_made",
    PlanGoalAssessed = "plan_goal_assessed",
    MeasureStarted = "measure_started",
    MeasurePlaceChanged = "measure_place_changed",
    MeasureConsentChanged = "measure_consent_changed",
    MeasureEnded = "measure_ended",
    DateBooked = "date_booked",
    BookingCancelled = "booking_cancelled",
    FollowUpHeld = "follow_up_held",
    RhythmDecided = "rhythm_decided",
    NetworkMeetingHeld = "network_meeting_held",
    VisitHeld = "visit_held",
    DelayExplained = "delay_explained",
    ObservationRecorded = "observation_recorded",
    Assigned = "assigned",
    Unassigned = "unassigned",
    PersonsMerged = "persons_merged",
    PersonsUnmerged = "persons_unmerged",
    MunicipalityChanged = "municipality_changed",
    NoteWritten = "note_written",
    WorkerRegistered = "worker_registered",
    WorkerLeft = "worker_left",
    TeamCreated = "team_created",
    Adopted = "adopted",
    TargetSet = "target_set",
    GoalReviewed = "goal_reviewed",
    PopulationRecorded = "population_recorded",
    ClientRegistered = "client_registered",
    ClientRevoked = "client_revoked",
    ProviderRegistered = "provider_registered",
    ProtectionChanged = "protection_changed",
    AccessGranted = "access_granted",
    AccessRevoked = "access_revoked",
    GlassBroken = "glass_broken",
    GlassSeen = "glass_seen",
    AccountChanged = "account_changed",
    AccessReviewed = "access_reviewed",
    PersonErased = "person_erased",
    CaseArchived = "case_archived",
    ArchivingWaived = "archiving_waived",
    FamilyTold = "family_told",
    AbsenceRecorded = "absence_recorded",
    DecisionProposed = "decision_proposed",
    DecisionReturned = "decision_returned",
    HearingSent = "hearing_sent",
    HearingAnswered = "hearing_answered",
    ComplaintReceived = "complaint_received",
    ComplaintReassessed = "complaint_reassessed",
    ComplaintSentOn = "complaint_sent_on",
    ComplaintDecided = "complaint_decided",
    RequestReceived = "request_received",
    RequestAnswered = "request_answered",
    PreliminaryExecuted = "preliminary_executed",
    PreliminaryNotified = "preliminary_notified",
    PreliminaryReviewed = "preliminary_reviewed",
    TimeLimitSet = "time_limit_set",
    TimeLimitEnded = "time_limit_ended",
    PlaceConsulted = "place_consulted",
    MunicipalityTold = "municipality_told",
    TransferReceived = "transfer_received",
    ParentsPlanMade = "parents_plan_made",
    ParentsPlanReviewed = "parents_plan_reviewed",
    CrimeNoticeReceived = "crime_notice_received",
    NetworkCouncilCalled = "network_council_called",
    DisabilityKnown = "disability_known",
    FamilyAdviserOffered = "family_adviser_offered",
    DocumentAdded = "document_added",
    OmissionMarked = "omission_marked",
    FileGiven = "file_given",
    CaseConsulted = "case_consulted",
    SafetyPlanMade = "safety_plan_made",
    FamilyGroupHeld = "family_group_held",
    AssessmentFocusChosen = "assessment_focus_chosen",
    SourcePlanned = "source_planned",
    SourceConsentRecorded = "source_consent_recorded",
    ContributionRecorded = "contribution_recorded",
    SiblingConsidered = "sibling_considered",
    PreliminaryAssessmentMade = "preliminary_assessment_made",
    ArrangementMade = "arrangement_made",
    ArrangementEnded = "arrangement_ended",
    AdultSideContacted = "adult_side_contacted",
    TransitionItemsDone = "transition_items_done",
    WorkerContactSet = "worker_contact_set",
    PartialCaseOpened = "partial_case_opened",
    PartialCaseClosed = "partial_case_closed",
}
