//! The kinds that have a form, grouped by the work, and which of them fit a case now.

use domain::case::{Booking, Case, Measure};
use domain::procedures::Procedures;
use domain::{ComplaintStage, Moment};

/// Forms that belong to one part of the work.
pub struct Group {
    /// The word for the part.
    pub name: &'static str,
    /// The kinds of event, in the order of the work.
    pub kinds: &'static [&'static str],
}

/// All groups, in the order of the work.
pub(super) const GROUPS: &[Group] = &[
    Group {
        name: "everyday",
        kinds: &[
            "note_written",
            "child_conversation",
            "date_booked",
            "booking_cancelled",
            "observation_recorded",
            "family_told",
            "request_received",
            "request_answered",
        ],
    },
    Group {
        name: "intake",
        kinds: &[
            "screened",
            "crime_notice_received",
            "network_council_called",
            "transfer_received",
        ],
    },
    Group {
        name: "disability",
        kinds: &[
            "disability_known",
            "family_adviser_offered",
            "partial_case_opened",
            "partial_case_closed",
        ],
    },
    Group {
        name: "assessment",
        kinds: &[
            "clarification_started",
            "clarification_completed",
            "assessment_opened",
            "assessment_completed",
        ],
    },
    Group {
        name: "decision",
        kinds: &[
            "decision_made",
            "preliminary_executed",
            "preliminary_notified",
            "preliminary_reviewed",
            "complaint_received",
            "complaint_reassessed",
            "complaint_sent_on",
            "complaint_decided",
            "time_limit_set",
            "time_limit_ended",
        ],
    },
    Group {
        name: "plan",
        kinds: &[
            "plan_need_decided",
            "plan_made",
            "parents_plan_reviewed",
            "safety_plan_made",
        ],
    },
    Group {
        name: "measure",
        kinds: &[
            "measure_started",
            "measure_consent_changed",
            "measure_ended",
        ],
    },
    Group {
        name: "placement",
        kinds: &[
            "measure_place_changed",
            "arrangement_made",
            "arrangement_ended",
            "place_consulted",
            "municipality_told",
            "visit_held",
        ],
    },
    Group {
        name: "growing_up",
        kinds: &["adult_side_contacted", "transition_items_done"],
    },
    Group {
        name: "meeting",
        kinds: &[
            "follow_up_held",
            "rhythm_decided",
            "network_meeting_held",
            "family_group_held",
            "case_consulted",
        ],
    },
    Group {
        name: "file",
        kinds: &["case_closed", "case_reopened", "municipality_changed"],
    },
];

/// Used every week: shown at once, the others folded below.
const USUAL: &[&str] = &[
    "note_written",
    "child_conversation",
    "date_booked",
    "decision_made",
    "plan_made",
    "follow_up_held",
    "visit_held",
    "case_reopened",
];

/// The stable word of a kind that has a form.
pub(super) fn known(kind: &str) -> Option<&'static str> {
    let mut all = GROUPS.iter().flat_map(|group| group.kinds);
    all.find(|known| **known == kind).copied()
}

/// The forms that fit a case as it stands.
pub struct Fitting {
    /// Those used every week.
    pub usual: Vec<&'static str>,
    /// The others, by the work; no group is empty.
    pub others: Vec<(&'static str, Vec<&'static str>)>,
}

/// The kinds that fit a case as it stands: no follow-up without a measure.
pub fn fitting(case: &Case, open: &Procedures, now: Moment) -> Fitting {
    let fits = |kind: &&'static str| fits(kind, case, open, now);
    let usual: Vec<_> = USUAL.iter().copied().filter(fits).collect();
    let others = GROUPS
        .iter()
        .map(|group| {
            let kinds = group.kinds.iter().copied().filter(fits);
            let kinds = kinds.filter(|kind| !USUAL.contains(kind));
            (group.name, kinds.collect::<Vec<_>>())
        })
        .filter(|(_, kinds)| !kinds.is_empty())
        .collect();
    Fitting { usual, others }
}

fn fits(kind: &str, case: &Case, open: &Procedures, now: Moment) -> bool {
    let runs = running(case).next().is_some();
    let placed = running(case).any(|m| m.is_placement);
    let assessing = case.assessments.iter().any(|a| a.completed_at.is_none());
    let is_open = case.file.as_ref().is_some_and(|f| f.closed_at.is_none());
    let complained = |stage| case.complaints.iter().any(|c| c.stage() == stage);
    match kind {
        "case_reopened" => !is_open,
        "note_written" | "observation_recorded" | "request_received" | "municipality_changed" => {
            true
        }
        "request_answered" => !open.requests.is_empty(),
        "complaint_received" => !case.decisions.is_empty(),
        "complaint_reassessed" => complained(ComplaintStage::Reassess),
        "complaint_sent_on" => complained(ComplaintStage::SendOn),
        "complaint_decided" => complained(ComplaintStage::Appeal),
        "preliminary_notified" => !open.to_notify.is_empty(),
        "preliminary_reviewed" => !open.to_review.is_empty(),
        _ if !is_open => false,
        "preliminary_executed" => !open.to_execute.is_empty(),
        "time_limit_ended" => !open.time_limits.is_empty(),
        "network_council_called" => !open.notices.is_empty(),
        "booking_cancelled" => cancellable(case, now).next().is_some(),
        "family_adviser_offered" => open.is_adviser_owed,
        "partial_case_closed" => !open.partials.is_empty(),
        "assessment_completed" => assessing,
        "clarification_completed" => open.is_clarifying,
        "measure_ended" | "measure_consent_changed" | "follow_up_held" | "rhythm_decided" => runs,
        "measure_place_changed"
        | "arrangement_made"
        | "visit_held"
        | "place_consulted"
        | "parents_plan_reviewed" => placed,
        "arrangement_ended" => !open.arrangements.is_empty(),
        "adult_side_contacted" | "transition_items_done" => domain::growing_up::concerns(case, now),
        "case_closed" => !runs,
        _ => true,
    }
}

/// Days for which a date that has passed can still be said to have been cancelled.
const CANCELLED_SINCE: i32 = 14;

/// The booked dates that can be cancelled, in order: those ahead, and those that came and went
/// lately.
pub(crate) fn cancellable(case: &Case, now: Moment) -> impl Iterator<Item = &Booking> {
    let from = now.day().add_days(-CANCELLED_SINCE).start();
    let mut all: Vec<&Booking> = case
        .bookings
        .iter()
        .filter(|b| !b.is_cancelled && b.on >= from)
        .collect();
    all.sort_by_key(|b| b.on);
    all.into_iter()
}

/// The measures that run.
pub(crate) fn running(case: &Case) -> impl Iterator<Item = &Measure> {
    case.measures.iter().filter(|m| m.ended_at.is_none())
}
