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
