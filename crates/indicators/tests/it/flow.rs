use crate::world::*;
use domain::code::{DecisionKind, Enquiry, Notifier, Place};
use indicators::{Dimension, Filter, splits};

#[test]
fn notifications_are_counted_by_source_and_children_once() {
    let mut application = child(3).notified("2024-05-01", Notifier::Family);
    application.notifications[0].enquiry = Enquiry::Application;
    let frame = world([
        child(1)
            .notified("2024-01-01T00:00", Notifier::School)
            .notified("2024-12-31T23:59:59", Notifier::School),
        child(2)
            .notified("2024-02-01", Notifier::Police)
            .notified("2025-01-01T00:00", Notifier::Police),
        application,
    ]);
    assert_eq!(
        counted(&figure("notifications", &frame, over("2024"))),
        count(3)
    );
    assert_eq!(
        counted(&figure("children_notified", &frame, over("2024"))),
        count(2)
    );
    let parts = splits(
        card("notifications"),
        &frame,
        over("2024"),
        &Filter::NONE,
        Dimension::Notifier,
    );
    let found: Vec<_> = parts
        .iter()
        .map(|(key, o)| (key.as_str(), o.numerator))
        .collect();
    assert_eq!(found, [("police", 1.0), ("school", 2.0)]);
}

#[test]
fn the_municipalitys_own_concern_is_no_notification_in_the_figures() {
    let mut own = child(1)
        .notified("2024-03-01", Notifier::School)
        .notified("2024-05-01", Notifier::Municipal);
    own.notifications[1].enquiry = Enquiry::OwnConcern;
    let mut alone = child(2).notified("2024-05-01", Notifier::Municipal);
    alone.notifications[0].enquiry = Enquiry::OwnConcern;
    let mut moved_here = child(3).notified("2024-05-01", Notifier::Municipal);
    moved_here.notifications[0].enquiry = Enquiry::OtherMunicipality;
    let frame = world([own, alone, moved_here]);
    for (id, expected) in [
        ("notifications", count(2)),
        ("children_notified", count(2)),
        ("renotified_12_months", share(0, 2)),
    ] {
        assert_eq!(counted(&figure(id, &frame, over("2024"))), expected, "{id}");
    }
}

#[test]
fn children_notified_are_as_old_as_on_the_last_day_of_the_period() {
    // Eighteen on the last day of the year, and on the day after it.
    let frame = world([
        child(1)
            .born("2006-12-31")
            .notified("2024-01-05", Notifier::School),
        child(2)
            .born("2007-01-01")
            .notified("2024-01-05", Notifier::School),
    ]);
    let rate = |when| figure("children_notified_per_1000", &frame, when).numerator;
    assert!((rate(over("2024")) - 1.0).abs() < 1e-9);
    // Both are seventeen when the first quarter ends.
    assert!((rate(over("2024Q1")) - 2.0).abs() < 1e-9);
    assert_eq!(
        counted(&figure("children_notified", &frame, over("2024"))),
        count(2),
        "the plain count takes every age"
    );
}

#[test]
fn a_notification_is_a_repeated_one_when_another_came_within_twelve_months_before() {
    let frame = world([
        child(1)
            .notified("2023-06-01", Notifier::School)
            .notified("2024-06-01", Notifier::School),
        child(2)
            .notified("2023-05-31", Notifier::School)
            .notified("2024-06-01", Notifier::School),
        child(3)
            .notified("2024-06-01T08:00", Notifier::School)
            .notified("2024-06-01T09:00", Notifier::Police),
    ]);
    assert_eq!(
        counted(&figure("renotified_12_months", &frame, over("2024"))),
        share(2, 4)
    );
}

#[test]
fn rates_are_per_thousand_children_and_year() {
    let frame = world([
        child(1).assessed("2024-01-10", "2024-01-15", Some("2024-04-01")),
        child(2)
            .assessed("2024-01-10", "2024-02-15", None)
            .with(support(3, "2024-02-20", None)),
        // Grown up: no child of the rate.
        child(3)
            .born("2000-01-01")
            .assessed("2024-01-10", "2024-02-15", None),
        child(4).assessed("2023-01-10", "2023-12-31", None),
    ]);
    // Four thousand children; a quarter of 2024 is 91 of 366 days.
    assert_eq!(
        counted(&figure("assessments_per_1000", &frame, over("2024"))),
        (2.0, Some(4000.0), Some(0.5))
    );
    let quarter = figure("assessments_per_1000", &frame, over("2024Q1"));
    assert!((quarter.value.unwrap() - 0.5 * 366.0 / 91.0).abs() < 1e-12);
    assert_eq!(
        counted(&figure("assessments_opened", &frame, over("2024"))),
        count(3)
    );
    assert_eq!(
        counted(&figure("measures_started_per_1000", &frame, over("2024"))),
        (1.0, Some(4000.0), Some(0.25))
    );
    // Nobody recorded how many children lived here in 2019.
    assert_eq!(
        figure("assessments_per_1000", &frame, over("2019")).value,
        None
    );
}

#[test]
fn the_unborn_count_in_a_rate_and_stand_in_their_own_group() {
    let mut unborn = child(1).assessed("2024-01-10", "2024-01-15", None);
    unborn.birth_on = None;
    unborn.unborn_due_on = Some(day("2024-05-01"));
    let later = child(2)
        .born("2024-05-01")
        .assessed("2024-01-10", "2024-01-15", None);
    let outcome = figure(
        "assessments_per_1000",
        &world([unborn, later]),
        over("2024"),
    );
    assert_eq!(outcome.numerator, 2.0);
    assert!(
        outcome
            .units
            .iter()
            .all(|unit| unit.age_group.code() == "unborn")
    );
}

#[test]
fn assessments_last_from_the_day_of_awareness_and_belong_to_the_day_they_end() {
    let frame = world([
        child(1).assessed("2024-01-01", "2024-01-15", Some("2024-03-01")), // 60 days
        child(2).assessed("2023-11-01", "2023-11-15", Some("2024-01-01")), // 61
        child(3).assessed("2024-01-01", "2024-01-15", None),
    ]);
    let outcome = figure("assessment_days_median", &frame, over("2024"));
    assert_eq!(
        (outcome.n, outcome.value, outcome.numerator),
        (2, Some(60.5), 121.0)
    );
}

#[test]
fn new_and_ended_measures_and_decisions_are_counted_on_their_day() {
    let frame = world([child(1)
        .with(support(3, "2024-01-01", Some("2024-06-01")))
        .with(placed(Place::Foster, "2024-06-01", None))
        // A measure, and no placement of a child.
        .with(stay_after_18("2024-07-01", None))
        .decided("2024-05-01", DecisionKind::Placement)
        .decided("2025-05-01", DecisionKind::HomeReturn)]);
    assert_eq!(
        counted(&figure("measures_started", &frame, over("2024"))),
        count(3)
    );
    for (unit, what, expected) in [
        ("placement", "placements_started", 1),
        ("measure", "measures_ended", 1),
        ("decision", "decisions", 1),
    ] {
        let card = custom(
            unit,
            "period",
            false,
            &format!("kind = \"flow\"\nwhat = \"{what}\""),
        );
        let outcome = indicators::evaluate(&card, &frame, over("2024"), &Filter::NONE);
        assert_eq!(counted(&outcome), count(expected), "{what}");
    }
}
