//! The target group of a child: what its latest completed assessment says that names one.

#[path = "support/file.rs"]
mod file;

use domain::event::casework::{AssessmentCompleted, AssessmentOpened};
use domain::id::ItemId;
use domain::{AssessmentOutcome, Event, Mode, Moment, Payload, TargetGroup};
use file::folded;
use uuid::Uuid;

fn at(text: &str) -> Moment {
    text.parse().expect("a moment")
}

fn event(position: u64, when: &str, payload: Payload) -> Event {
    file::event(position, at(when), payload)
}

fn opened(id: u128, when: &str) -> Payload {
    AssessmentOpened {
        assessment: ItemId(Uuid::from_u128(id)),
        aware_on: at(when).day(),
        expecting_parents: false,
        clarification: None,
    }
    .into()
}

fn completed(id: u128, target_group: Option<TargetGroup>) -> Payload {
    AssessmentCompleted {
        assessment: ItemId(Uuid::from_u128(id)),
        outcome: AssessmentOutcome::Support,
        target_group,
    }
    .into()
}

fn two_assessments(second: Option<TargetGroup>) -> Vec<Event> {
    let (march, june) = ("2025-03-03T09:00:00Z", "2025-06-02T09:00:00Z");
    let vulnerable = Some(TargetGroup::Vulnerable);
    vec![
        event(1, march, opened(1, march)),
        event(2, "2025-05-05T09:00:00Z", completed(1, vulnerable)),
        event(3, june, opened(2, june)),
        event(4, "2025-09-01T09:00:00Z", completed(2, second)),
    ]
}

#[test]
fn the_latest_assessment_that_names_a_group_says_it() {
    let case = folded(&two_assessments(Some(TargetGroup::Threatened)));
    let on = |when| case.target_group_at(at(when));
    assert_eq!(on("2025-05-05T08:59:59Z"), None);
    assert_eq!(on("2025-05-05T09:00:00Z"), Some(TargetGroup::Vulnerable));
    assert_eq!(on("2025-09-01T08:59:59Z"), Some(TargetGroup::Vulnerable));
    assert_eq!(on("2025-09-01T09:00:00Z"), Some(TargetGroup::Threatened));
}

#[test]
fn an_assessment_without_a_group_leaves_the_child_where_it_was() {
    let case = folded(&two_assessments(None));
    let on = case.target_group_at(at("2026-01-01T00:00:00Z"));
    assert_eq!(on, Some(TargetGroup::Vulnerable));
}

#[test]
fn a_corrected_assessment_moves_the_child() {
    let mut events = two_assessments(None);
    let mut right = event(
        5,
        "2025-05-05T09:00:00Z",
        completed(1, Some(TargetGroup::Risk)),
    );
    right.appended_at = at("2025-10-01T09:00:00Z");
    right.known_at = right.appended_at;
    right.corrects = Some(events[1].id);
    right.mode = Some(Mode::Replace);
    events.push(right);
    let on = folded(&events).target_group_at(at("2025-06-01T00:00:00Z"));
    assert_eq!(on, Some(TargetGroup::Risk));
}
