//! The words that law files may use: kinds of events and attributes of facts.

use crate::code::{
    Act, Answer, AppealOutcome, AssessmentOutcome, AssignmentRole, Cause, CloseReason,
    ConversationAbout, ConversationOutcome, DecisionKind, Enquiry, Evaluation, MeasureEnd,
    Notifier, Place, PlanKind, Reassessment, Requested, Screening, Sex, SupportClass, TimeLimited,
};
use crate::event::Payload;
use law::{AttributeType, Vocabulary};

macro_rules! attributes {
    ($($name:ident = $word:literal : $ty:expr),+ $(,)?) => {
        /// The numbers of the attributes.
        pub mod attr {
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code, reason = "only numbers the attributes")]
            enum Number { $($name),+ }
            $(#[doc = concat!("`", $word, "`")] pub const $name: u16 = Number::$name as u16;)+
        }

        /// The vocabulary handed to the law engine.
        pub static VOCABULARY: Vocabulary = Vocabulary {
            kinds: Payload::KINDS,
            attributes: &[$(($word, $ty)),+],
        };
    };
}

attributes! {
    ACTOR = "actor": AttributeType::Id,
    PARTICIPANT = "participant": AttributeType::Id,
    NOTIFICATION = "notification": AttributeType::Id,
    ASSESSMENT = "assessment": AttributeType::Id,
    CLARIFICATION = "clarification": AttributeType::Id,
    MEASURE = "measure": AttributeType::Id,
    DECISION = "decision": AttributeType::Id,
    PLAN_ID = "plan_id": AttributeType::Id,
    WORKER = "worker": AttributeType::Id,
    BIRTH_ON = "birth_on": AttributeType::Day,
    SEX = "sex": AttributeType::Code(Sex::WORDS),
    ENQUIRY = "enquiry": AttributeType::Code(Enquiry::WORDS),
    NOTIFIER = "notifier": AttributeType::Code(Notifier::WORDS),
    PROFESSIONAL = "professional": AttributeType::Flag,
    ANONYMOUS = "anonymous": AttributeType::Flag,
    ACUTE = "acute": AttributeType::Flag,
    EVALUATION = "evaluation": AttributeType::Code(Evaluation::WORDS),
    SCREENING = "screening": AttributeType::Code(Screening::WORDS),
    AWARE_ON = "aware_on": AttributeType::Day,
    EXPECTING_PARENTS = "expecting_parents": AttributeType::Flag,
    ASSESSMENT_OUTCOME = "assessment_outcome": AttributeType::Code(AssessmentOutcome::WORDS),
    ABOUT = "about": AttributeType::Code(ConversationAbout::WORDS),
    OUTCOME = "outcome": AttributeType::Code(ConversationOutcome::WORDS),
    VIEW_OTHERWISE = "view_otherwise": AttributeType::Flag,
    KIND = "kind": AttributeType::Code(DecisionKind::WORDS),
    LAW = "law": AttributeType::Code(Act::WORDS),
    URGENT = "urgent": AttributeType::Flag,
    CONSENT = "consent": AttributeType::Flag,
    PLAN = "plan": AttributeType::Code(PlanKind::WORDS),
    NEEDED = "needed": AttributeType::Flag,
    DECISION_ON = "decision_on": AttributeType::Day,
    PLACEMENT = "placement": AttributeType::Flag,
    STEP = "step": AttributeType::Int,
    SUPPORT_CLASS = "support_class": AttributeType::Code(SupportClass::WORDS),
    PLACE = "place": AttributeType::Code(Place::WORDS),
    END_REASON = "end_reason": AttributeType::Code(MeasureEnd::WORDS),
    RHYTHM_MONTHS = "rhythm_months": AttributeType::Int,
    CONVERSATION = "conversation": AttributeType::Flag,
    DECLINED = "declined": AttributeType::Flag,
    CLOSE_REASON = "close_reason": AttributeType::Code(CloseReason::WORDS),
    OURS = "ours": AttributeType::Flag,
    PART = "part": AttributeType::Code(AssignmentRole::WORDS),
    HANDOVER = "handover": AttributeType::Flag,
    CAUSE = "cause": AttributeType::Code(Cause::WORDS),
    PLACED_BEFORE = "placed_before": AttributeType::Flag,
    COMPLAINT = "complaint": AttributeType::Id,
    COMMITTEE = "committee": AttributeType::Flag,
    REASSESSMENT = "reassessment": AttributeType::Code(Reassessment::WORDS),
    APPEAL = "appeal": AttributeType::Code(AppealOutcome::WORDS),
    REQUEST = "request": AttributeType::Id,
    REQUESTED = "requested": AttributeType::Code(Requested::WORDS),
    ANSWER = "answer": AttributeType::Code(Answer::WORDS),
    APPROVED = "approved": AttributeType::Flag,
    TIME_LIMIT = "time_limit": AttributeType::Id,
    LIMITS = "limits": AttributeType::Code(TimeLimited::WORDS),
    EXTENDED = "extended": AttributeType::Flag,
    UNTIL_ON = "until_on": AttributeType::Day,
    GOES_ON_FROM = "goes_on_from_on": AttributeType::Day,
    TRANSFER = "transfer": AttributeType::Id,
    NOTICE = "notice": AttributeType::Id,
    OUTSIDE = "outside": AttributeType::Flag,
    PARTIAL = "partial": AttributeType::Id,
    ON_PARTIAL = "on_partial": AttributeType::Flag,
}
