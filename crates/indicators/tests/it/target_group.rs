use crate::world::*;
use domain::case::Case;
use domain::code::TargetGroup;
use indicators::{Dimension, Filter, Key, splits};

fn grouped(case: Case, completed: &str, group: Option<TargetGroup>) -> Case {
    let mut case = case.assessed("2023-01-01", "2023-01-01", Some(completed));
    case.assessments.last_mut().unwrap().target_group = group;
    case
}

#[test]
fn children_with_support_are_split_by_what_their_assessment_said_by_then() {
    let runs = |n| child(n).with(support(3, "2023-06-01", None));
    let frame = world([
        grouped(runs(1), "2024-12-31", Some(TargetGroup::Vulnerable)),
        // Completed at noon of the day after: still in no group.
        grouped(runs(2), "2025-01-01", Some(TargetGroup::Vulnerable)),
        // The later one names none and leaves it where it was.
        grouped(
            grouped(runs(3), "2023-05-01", Some(TargetGroup::Threatened)),
            "2024-05-01",
            None,
        ),
        // The later one moves it.
        grouped(
            grouped(runs(4), "2023-05-01", Some(TargetGroup::Threatened)),
            "2024-05-01",
            Some(TargetGroup::Vulnerable),
        ),
        runs(5),
    ]);
    let cards = cards();
    let card = cards.get("children_with_support").unwrap();
    let parts = splits(
        card,
        &frame,
        as_of("2024-12-31"),
        &Filter::NONE,
        Dimension::TargetGroup,
    );
    let counts: Vec<_> = parts.iter().map(|(key, o)| (key.as_str(), o.n)).collect();
    assert_eq!(
        counts,
        [("threatened", 1), ("unknown", 2), ("vulnerable", 2)]
    );

    let vulnerable = Key("vulnerable".to_owned());
    let filter = Filter::NONE.narrowed(Dimension::TargetGroup, &vulnerable);
    let filter = filter.unwrap();
    assert_eq!(filter.to_text(), "target_group=vulnerable");
    let alone = indicators::evaluate(card, &frame, as_of("2024-12-31"), &filter);
    assert_eq!(alone.n, 2);
    let nobody = Key(Key::UNKNOWN.to_owned());
    assert!(
        Filter::NONE
            .narrowed(Dimension::TargetGroup, &nobody)
            .is_none()
    );
}

#[test]
fn every_card_of_measures_and_placements_is_split_by_target_group() {
    for card in cards().all() {
        let is_of_measures = matches!(card.unit.code(), "measure" | "placement");
        if is_of_measures || card.id.starts_with("stock_step_") {
            assert!(
                card.dimensions.contains(&Dimension::TargetGroup),
                "{}",
                card.id
            );
        }
    }
}
