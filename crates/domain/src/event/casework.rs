//! Casework: screening, clarification, assessment, the child's voice, decisions, plans,
//! meetings, booked dates, explanations and observations.

use crate::code::{
    Act, AssessmentOutcome, BookingKind, ClarificationOutcome, ConversationAbout,
    ConversationOmission, ConversationOutcome, DecisionKind, DelayReason, Doer, FollowUpConclusion,
    GoalArea, HonourRisk, Observed, PlanKind, Rater, Screening, TargetGroup,
};
use crate::event::decision::Terms;
use crate::id::{EventId, ItemId, StreamId};
use crate::kle::KleNumber;
use law::{Day, Moment};
use serde::{Deserialize, Serialize};

/// The need for help was screened (barnets lov § 18). Texts: `screening_reason` (family), which
/// the story tells; `risk`, what the risk assessment says, for staff alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screened {
    /// The notification that led to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notification: Option<StreamId>,
    /// Where it leads.
    pub outcome: Screening,
    /// Whether honour conflict or negative social control is suspected, and then whether parents
    /// and network may be involved: the workrooms say so above whom is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub honour: Option<HonourRisk>,
}

/// A clarification (afdækning, barnets lov § 19) began.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClarificationStarted {
    /// The clarification.
    pub clarification: ItemId,
}

/// A clarification was completed. Texts: `conclusion` (family), which the next step opens with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClarificationCompleted {
    /// The clarification.
    pub clarification: ItemId,
    /// Where it leads: the next step is offered by it. What was recorded before it was asked has
    /// none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ClarificationOutcome>,
}

/// An assessment (børnefaglig undersøgelse) was decided on. Texts: `aware_reason`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentOpened {
    /// The assessment.
    pub assessment: ItemId,
    /// The day the municipality became aware; the four months run from it.
    pub aware_on: Day,
    /// Whether it is the assessment of expecting parents.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub expecting_parents: bool,
    /// The clarification it goes on from: who was heard there, and what they said, counts here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clarification: Option<ItemId>,
}

/// An assessment was completed. Texts: `conclusion` and `recommendation`, which the decision
/// and the plan open with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssessmentCompleted {
    /// The assessment.
    pub assessment: ItemId,
    /// Its conclusion.
    pub outcome: AssessmentOutcome,
    /// The target group it places the child in; figures are split by it. Nothing where the child
    /// is in none, or nobody asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_group: Option<TargetGroup>,
}

/// A conversation with the child, or why there was none. Texts: `words` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChildConversation {
    /// What it was about.
    pub about: ConversationAbout,
    /// Held, declined by the child, or omitted for age or the nature of the case.
    pub outcome: ConversationOutcome,
    /// Whether the child's view was obtained in another way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub view_otherwise: bool,
    /// Whether the child had a support person with it (barnets lov § 6): the decision says so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub support_person: bool,
    /// Why it was left out (barnets lov § 5, stk. 4): the assessment shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub omitted_for: Option<ConversationOmission>,
    /// The contribution to an assessment that holds the child's words; they stand there once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contribution: Option<ItemId>,
}

impl ChildConversation {
    /// A conversation about something, or why there was none.
    pub const fn new(
        about: ConversationAbout,
        outcome: ConversationOutcome,
        view_otherwise: bool,
    ) -> Self {
        Self {
            about,
            outcome,
            view_otherwise,
            support_person: false,
            omitted_for: None,
            contribution: None,
        }
    }
}

/// A decision was made. Texts (family): `purpose`, `facts`, `reasons`, `way_out`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionMade {
    /// The decision.
    pub decision: ItemId,
    /// What was decided.
    pub kind: DecisionKind,
    /// The paragraph, for example `BL § 32, stk. 1, nr. 5`.
    pub paragraph: String,
    /// The act it rests on.
    pub law: Act,
    /// Whether it could not wait (serviceloven § 140, stk. 1).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub urgent: bool,
    /// Whether those who must consent did.
    pub consent: bool,
    /// The measure it concerns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<ItemId>,
    /// Whether the child was placed within the year before: a placement without consent is then
    /// taken up again after two years instead of one (barnets lov § 50).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub placed_before: bool,
    /// What it says besides its paragraph.
    #[serde(default, skip_serializing_if = "Terms::is_empty")]
    pub terms: Terms,
}

/// Whether a plan is needed was decided (barnets lov §§ 91 and 108).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanNeedDecided {
    /// The decision on support that raised the question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ItemId>,
    /// The kind of plan.
    pub plan: PlanKind,
    /// Whether it is needed.
    pub needed: bool,
    /// The day of the decision on support; the three months run from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_on: Option<Day>,
}

/// One goal of a plan. Texts: `goal.<id>`, and `low.<id>` and `high.<id>`, which say what 0
/// and 10 are in the family's words: the follow-up asks by them. A goal that the provider is
/// given has words for the provider too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanGoal {
    /// The goal.
    pub goal: ItemId,
    /// What it is about.
    pub area: GoalArea,
    /// The steps towards it, each with the text `subgoal.<id>`; the family's version shows them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subgoals: Vec<ItemId>,
}

/// Who does what by when. Texts: `task.<id>`; the follow-up and the family's version show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTask {
    /// The task.
    pub task: ItemId,
    /// Who does it.
    pub by: Doer,
    /// The last day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

/// A plan was made or revised. Texts: those of its goals and tasks, and `own_words` (family).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanMade {
    /// The plan; a revision keeps it.
    pub plan_id: ItemId,
    /// The kind of plan.
    pub plan: PlanKind,
    /// The decision it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<ItemId>,
    /// Its goals.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<PlanGoal>,
    /// Who does what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<PlanTask>,
}

/// Progress on a plan goal was rated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanGoalAssessed {
    /// The goal.
    pub goal: ItemId,
    /// From 0 (not begun) to 10 (reached).
    pub score: u8,
    /// Who rated.
    pub by: Rater,
}

/// A date was booked; shown as booked beside the duty it will meet. Texts: `title`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateBooked {
    /// The booking.
    pub booking: ItemId,
    /// What it is for.
    pub what: BookingKind,
    /// When.
    pub on: Moment,
}

/// A booked date was cancelled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BookingCancelled {
    /// The booking.
    pub booking: ItemId,
}

/// A follow-up was held; one meeting may serve several measures
/// (serviceloven § 70, barnets lov § 95).
///
/// Texts: `summary`; `participants`, whom the young person chose to have there; `until_next`,
/// what must be reached by the next meeting, which the case and the caseworker's day show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FollowUpHeld {
    /// The measures followed up.
    pub measures: Vec<ItemId>,
    /// The decided rhythm from now on, in months (barnets lov § 95).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm_months: Option<u8>,
    /// Where it leads; the case and the plan show it until the next meeting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conclusion: Option<FollowUpConclusion>,
}

/// The rhythm of later follow-ups was decided apart from a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RhythmDecided {
    /// The measures it holds for.
    pub measures: Vec<ItemId>,
    /// In months.
    pub rhythm_months: u8,
}

/// A meeting with family and network was held. Texts: `participants`, `summary`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetworkMeetingHeld {}

/// The child was visited where it is placed (serviceloven § 70, stk. 2, barnets lov § 156).
///
/// Texts: `summary`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VisitHeld {
    /// The placement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<ItemId>,
    /// Whether there was a conversation with the child.
    pub conversation: bool,
    /// Whether nobody else was there when the child spoke; unknown before it was asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alone: bool,
    /// Whether the child declined the conversation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub declined: bool,
}

/// Why a duty is or was late, in the caseworker's words. Texts: `explanation`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DelayExplained {
    /// The rule.
    pub rule: String,
    /// The event that started the duty.
    pub trigger: EventId,
    /// The reason's code.
    pub reason: DelayReason,
}

/// Something was observed about how the child is doing.
///
/// Values: `school_absence` in per cent of lessons, all others 0 (worst) to 10 (best).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationRecorded {
    /// What.
    pub what: Observed,
    /// The value.
    pub value: u8,
    /// Whose word it is.
    pub source: Rater,
    /// The day observed.
    pub on: Day,
}

/// A note in the file (offentlighedsloven § 13). Texts: `note`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoteWritten {
    /// The subject by which the file is kept in order; the story and the print of the file say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kle: Option<KleNumber>,
}
