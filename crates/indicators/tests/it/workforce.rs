use crate::world::*;
use domain::code::AssignmentRole;
use indicators::{Dimension, Filter, splits};

#[test]
fn caseworkers_per_child_are_distinct_main_ones_of_the_twelve_months() {
    let mut with_helper =
        child(3)
            .main(1, "nord", "2020-01-01", None)
            .main(9, "nord", "2024-05-01", None);
    with_helper.assignments[1].role = AssignmentRole::Second;
    let mut closed = child(5).main(1, "nord", "2020-01-01", None);
    closed.open_spans[0].1 = Some(at("2024-12-31"));
    let frame = world([
        // Three, one of them twice.
        child(1)
            .main(1, "nord", "2023-01-01", Some("2024-02-01"))
            .main(2, "nord", "2024-02-01", Some("2024-06-01"))
            .main(3, "nord", "2024-06-01", Some("2024-09-01"))
            .main(1, "nord", "2024-09-01", None),
        // The first one left on the last day before the twelve months.
        child(2)
            .main(1, "nord", "2020-01-01", Some("2023-12-31"))
            .main(2, "nord", "2023-12-31", None),
        with_helper,
        // Nobody.
        child(4),
        closed,
    ]);
    assert_eq!(
        counted(&figure("workers_per_child", &frame, over("2024"))),
        (5.0, Some(4.0), Some(1.25))
    );
    assert_eq!(
        counted(&figure("children_with_three_workers", &frame, over("2024"))),
        share(1, 4)
    );
    assert_eq!(
        counted(&figure("workers_per_child", &frame, as_of("2024-12-30"))).1,
        Some(5.0)
    );
}

#[test]
fn children_per_caseworker_counts_distinct_caseworkers_also_in_each_part() {
    let frame = world([
        child(1).main(1, "nord", "2024-01-01", None),
        child(2).main(1, "nord", "2024-01-01", None),
        child(3).main(2, "nord", "2024-01-01", None),
        child(4).main(3, "syd", "2024-01-01", None),
        child(5),
    ]);
    let day = as_of("2024-12-31");
    assert_eq!(
        counted(&figure("children_per_worker", &frame, day)),
        (4.0, Some(3.0), Some(4.0 / 3.0))
    );
    let parts = splits(
        card("children_per_worker"),
        &frame,
        day,
        &Filter::NONE,
        Dimension::Team,
    );
    let found: Vec<_> = parts
        .iter()
        .map(|(key, o)| (key.as_str(), o.value))
        .collect();
    assert_eq!(found, [("nord", Some(1.5)), ("syd", Some(1.0))]);
}
