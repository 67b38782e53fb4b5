//! Complaints over decisions: what came, and what was changed by whom.

use crate::world::*;
use domain::case::{Case, Complaint};
use domain::code::{AppealOutcome, DecisionKind, Reassessment};
use domain::id::ItemId;
use indicators::{Dimension, Filter, splits};

/// A complaint that came on a day over the case's first decision.
fn complained(mut case: Case, number: u128, on: &str) -> Case {
    let decision = case.decisions.first().map(|d| d.id);
    let complaint = Complaint::new(ItemId(id(number)), at(on), decision, false);
    case.complaints.push(complaint);
    case
}

fn reassessed(mut case: Case, on: &str, made: Reassessment) -> Case {
    let complaint = case.complaints.last_mut().unwrap();
    complaint.reassessed_at = Some(at(on));
    complaint.reassessment = Some(made);
    case
}

fn appealed(mut case: Case, on: &str, made: AppealOutcome) -> Case {
    let complaint = case.complaints.last_mut().unwrap();
    complaint.decided_at = Some(at(on));
    complaint.appeal = Some(made);
    case
}

#[test]
fn a_decision_changed_in_part_is_changed_and_a_withdrawn_complaint_is_no_look() {
    let refused = |n| child(n).decided("2023-12-01", DecisionKind::Refusal);
    let frame = world([
        reassessed(
            complained(refused(1), 1, "2023-12-20"),
            "2024-01-01T00:00",
            Reassessment::Changed,
        ),
        reassessed(
            complained(refused(2), 2, "2024-05-01"),
            "2024-12-31T23:59:59",
            Reassessment::PartlyChanged,
        ),
        reassessed(
            complained(refused(3), 3, "2024-05-01"),
            "2024-05-20",
            Reassessment::Upheld,
        ),
        reassessed(
            complained(refused(4), 4, "2024-05-01"),
            "2024-05-20",
            Reassessment::Withdrawn,
        ),
        reassessed(
            complained(refused(5), 5, "2024-12-30"),
            "2025-01-01T00:00",
            Reassessment::Changed,
        ),
        complained(refused(6), 6, "2024-06-01"),
    ]);
    let changed = figure("complaints_changed_by_municipality", &frame, over("2024"));
    assert_eq!(counted(&changed), share(2, 3));
    let received = figure("complaints", &frame, over("2024"));
    assert_eq!(counted(&received), count(5));
}

#[test]
fn what_ankestyrelsen_sends_back_counts_and_what_it_rejects_does_not() {
    let placed = child(1).decided("2023-06-01", DecisionKind::PlacementWithoutConsent);
    let upheld = appealed(
        complained(placed, 1, "2023-06-20"),
        "2024-01-10",
        AppealOutcome::Upheld,
    );
    let back = appealed(
        complained(child(2), 2, "2023-06-20"),
        "2024-02-10",
        AppealOutcome::SentBack,
    );
    let rejected = appealed(
        complained(child(3), 3, "2023-06-20"),
        "2024-02-10",
        AppealOutcome::Rejected,
    );
    let changed = appealed(
        complained(child(4), 4, "2023-06-20"),
        "2024-03-10",
        AppealOutcome::Changed,
    );
    let frame = world([upheld, back, rejected, changed]);
    let card = card("complaints_changed_by_appeals_board");
    let found = figure("complaints_changed_by_appeals_board", &frame, over("2024"));
    assert_eq!(counted(&found), share(2, 3));
    let parts = splits(
        card,
        &frame,
        over("2024"),
        &Filter::NONE,
        Dimension::DecisionKind,
    );
    let parts: Vec<_> = parts
        .iter()
        .map(|(key, o)| (key.as_str(), o.denominator))
        .collect();
    assert_eq!(
        parts,
        [
            ("placement_without_consent", Some(1.0)),
            ("unknown", Some(2.0)),
        ]
    );
}
