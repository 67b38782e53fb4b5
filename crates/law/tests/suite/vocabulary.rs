//! A vocabulary as the events have it; the real one belongs to the crate that knows them.

use std::sync::LazyLock;

use law::{AttributeType, Rulebook, Vocabulary};

use AttributeType::{Code, Day, Flag, Id, Int};

pub static VOCABULARY: Vocabulary = Vocabulary {
    kinds: &[
        "person_registered",
        "pregnancy_registered",
        "born",
        "enquiry_received",
        "receipt_sent",
        "notification_evaluated",
        "case_opened",
        "case_closed",
        "case_reopened",
        "clarification_completed",
        "assessment_opened",
        "assessment_completed",
        "child_conversation",
        "decision_made",
        "plan_need_decided",
        "plan_made",
        "measure_started",
        "measure_place_changed",
        "measure_ended",
        "follow_up_held",
        "rhythm_decided",
        "network_meeting_held",
        "visit_held",
        "assigned",
        "municipality_changed",
        "note_written",
        "family_told",
        "measure_consent_changed",
        "complaint_received",
        "complaint_reassessed",
        "request_received",
        "request_answered",
        "preliminary_executed",
        "preliminary_notified",
        "preliminary_reviewed",
        "time_limit_set",
        "time_limit_ended",
        "place_consulted",
        "transfer_received",
        "parents_plan_made",
        "parents_plan_reviewed",
        "crime_notice_received",
        "network_council_called",
        "disability_known",
        "family_adviser_offered",
    ],
    attributes: &[
        ("actor", Id),
        ("participant", Id),
        ("notification", Id),
        ("assessment", Id),
        ("clarification", Id),
        ("measure", Id),
        ("decision", Id),
        ("plan_id", Id),
        ("worker", Id),
        ("birth_on", Day),
        (
            "enquiry",
            Code(&[
                "notification",
                "application",
                "other_municipality",
                "own_concern",
            ]),
        ),
        ("anonymous", Flag),
        ("aware_on", Day),
        ("expecting_parents", Flag),
        ("outcome", Code(&["held", "declined", "omitted"])),
        ("view_otherwise", Flag),
        (
            "kind",
            Code(&[
                "support",
                "placement",
                "placement_without_consent",
                "preliminary",
                "advice",
                "refusal",
                "change_of_place",
                "home_return",
                "support_after_18",
                "end_of_support",
                "permanent_placement",
                "investigation_without_consent",
            ]),
        ),
        ("urgent", Flag),
        ("plan", Code(&["action_plan", "childs_plan", "youth_plan"])),
        ("needed", Flag),
        ("decision_on", Day),
        ("placement", Flag),
        ("step", Int),
        (
            "support_class",
            Code(&[
                "early",
                "support",
                "placement",
                "youth_crime",
                "aftercare",
                "other",
            ]),
        ),
        ("rhythm_months", Int),
        ("conversation", Flag),
        ("declined", Flag),
        ("ours", Flag),
        ("part", Code(&["main", "second", "substitute"])),
        ("handover", Flag),
        (
            "about",
            Code(&["assessment", "decision", "notification", "follow_up"]),
        ),
        ("cause", Code(&["child_substance", "child_assault"])),
        ("consent", Flag),
        ("placed_before", Flag),
        ("complaint", Id),
        ("committee", Flag),
        ("request", Id),
        (
            "requested",
            Code(&["home_return", "documents", "substance_treatment"]),
        ),
        (
            "answer",
            Code(&["granted", "partly", "refused", "withdrawn"]),
        ),
        ("approved", Flag),
        ("time_limit", Id),
        (
            "limits",
            Code(&[
                "parent_order",
                "youth_order",
                "contact_suspended",
                "contact_interrupted",
                "contact_supervised",
                "acute_stay",
            ]),
        ),
        ("extended", Flag),
        ("until_on", Day),
        ("transfer", Id),
        ("notice", Id),
    ],
};

static BOOK: LazyLock<Rulebook> = LazyLock::new(|| {
    Rulebook::load(&Rulebook::built_in_files(), &VOCABULARY)
        .unwrap_or_else(|error| panic!("{error}"))
});

/// The rules of the repository.
pub fn book() -> &'static Rulebook {
    &BOOK
}
