use crate::world::*;
use domain::code::Place;
use indicators::{Filter, changes};

#[test]
fn a_child_stands_on_its_highest_step_only() {
    let frame = world([
        child(1).with(support(3, "2024-01-01", None)).with(placed(
            Place::Foster,
            "2024-06-01",
            None,
        )),
        child(2)
            .with(support(3, "2024-01-01", None))
            .with(support(2, "2024-01-01", None)),
        child(3).with(support(3, "2024-01-01", Some("2024-12-31"))),
        child(4),
    ]);
    let step = |n: u8| figure(&format!("stock_step_{n}"), &frame, as_of("2024-12-31")).numerator;
    assert_eq!(
        [step(1), step(2), step(3), step(4), step(5), step(6)],
        [0.0, 0.0, 1.0, 0.0, 1.0, 0.0]
    );
    // The last one ended at noon of the day asked for: gone at its end, there the day before.
    assert_eq!(
        figure("stock_step_3", &frame, as_of("2024-12-30")).numerator,
        2.0
    );
    assert_eq!(
        figure("children_with_support", &frame, as_of("2024-12-31")).numerator,
        2.0
    );
}

#[test]
fn a_step_at_the_end_of_a_period_is_a_step_on_its_last_day() {
    let frame = world([child(1).with(support(3, "2024-01-01", Some("2025-01-01")))]);
    assert_eq!(figure("stock_step_3", &frame, over("2024")).numerator, 1.0);
    assert_eq!(figure("stock_step_3", &frame, over("2025")).numerator, 0.0);
}

#[test]
fn movements_compare_the_first_and_the_last_moment() {
    let frame = world([
        // Up to foster care.
        child(1).with(support(3, "2023-01-01", None)).with(placed(
            Place::Foster,
            "2024-05-01",
            None,
        )),
        // Down to nothing.
        child(2).with(support(3, "2023-01-01", Some("2024-03-01"))),
        // Up and back again: not seen.
        child(3).with(support(3, "2023-01-01", None)).with(placed(
            Place::Kin,
            "2024-02-01",
            Some("2024-11-01"),
        )),
        // Began in the period: not at the start.
        child(4).with(support(3, "2024-01-01", None)),
        // Down to prevention.
        child(5)
            .with(support(3, "2023-01-01", Some("2024-03-01")))
            .with(support(2, "2024-03-01", None)),
        // Placed all along.
        child(6).with(placed(Place::Institution, "2023-01-01", None)),
    ]);
    let up = figure("home_based_up", &frame, over("2024"));
    assert_eq!(counted(&up), share(1, 4));
    let down = figure("home_based_down", &frame, over("2024"));
    assert_eq!(counted(&down), share(2, 4));
    assert_eq!(
        counted(&figure("ladder_down", &frame, over("2024"))),
        share(2, 5)
    );
    assert_eq!(
        counted(&figure("institution_down", &frame, over("2024"))),
        share(0, 1)
    );
    assert!(up.units.iter().all(|unit| unit.step == 3));
}

#[test]
fn the_share_in_institutions_follows_the_place_of_the_day() {
    let frame = world([
        child(1).with(moved(
            placed(Place::Institution, "2023-01-01", None),
            Place::Foster,
            "2024-07-01",
        )),
        child(2).with(placed(Place::Residential, "2023-01-01", None)),
        child(3).with(placed(Place::Kin, "2023-01-01", None)),
        child(4).with(placed(Place::OwnRoom, "2023-01-01", None)),
        child(5).with(support(3, "2023-01-01", None)),
    ]);
    assert_eq!(
        counted(&figure("institution_share", &frame, as_of("2024-06-30"))),
        share(2, 4)
    );
    assert_eq!(
        counted(&figure("institution_share", &frame, as_of("2024-07-01"))),
        share(1, 4)
    );
    assert_eq!(
        counted(&figure("network_share", &frame, as_of("2024-07-01"))),
        share(1, 4)
    );
    assert_eq!(
        counted(&figure("placed_children", &frame, as_of("2024-07-01"))),
        count(4)
    );
    assert_eq!(
        counted(&figure("placed_per_1000", &frame, as_of("2024-07-01"))),
        (4.0, Some(4000.0), Some(1.0))
    );
}

#[test]
fn national_shares_of_network_care_come_out_as_printed() {
    // Folketinget, Socialudvalget 2010-11, note of 15 June 2011: network foster care of all
    // family care, printed with one decimal.
    for (year, network, family, printed) in [
        ("2007", 562, 5_935, "9.5"),
        ("2008", 627, 6_132, "10.2"),
        ("2009", 675, 6_256, "10.8"),
        ("2010", 695, 6_270, "11.1"),
    ] {
        let cases = (1..=family).map(|number| {
            let place = if number <= network {
                Place::NetworkFoster
            } else {
                Place::Foster
            };
            child(number).with(placed(place, &format!("{year}-01-01"), None))
        });
        let outcome = figure("network_share_of_foster", &world(cases), over(year));
        assert_eq!(
            (outcome.numerator, outcome.denominator),
            (f64::from(network), Some(f64::from(family)))
        );
        assert_eq!(format!("{:.1}", outcome.value.unwrap() * 100.0), printed);
    }
}

#[test]
fn placements_of_2018_come_out_as_printed() {
    // Kristeligt Dagblad 2020, citing Statistics Denmark: 13,823 placed on 31 December 2018,
    // 8,703 in family care (63 %), 2,366 in institutions (17 %), 1,921 in homes (14 %).
    let mut number = 0;
    let mut cases = Vec::new();
    for (count, place) in [
        (8_703, Place::Foster),
        (2_366, Place::Institution),
        (1_921, Place::Residential),
        (833, Place::OwnRoom),
    ] {
        for _ in 0..count {
            number += 1;
            cases.push(child(number).with(placed(place, "2018-01-01", None)));
        }
    }
    let frame = world(cases);
    assert_eq!(
        figure("placed_children", &frame, over("2018")).numerator,
        13_823.0
    );
    let part = |place: &str| {
        let calculation = format!(
            "kind = \"stock_share\"\ncounted = \"children\"\npart = {{ places = [\"{place}\"] }}\nwhole = {{ placement = true }}"
        );
        let card = custom("child", "instant", true, &calculation);
        indicators::evaluate(&card, &frame, over("2018"), &Filter::NONE)
            .value
            .unwrap()
            * 100.0
    };
    assert_eq!(
        [part("foster"), part("institution"), part("residential")].map(f64::round),
        [63.0, 17.0, 14.0]
    );
}

#[test]
fn consent_is_that_of_the_day_and_for_new_placements_that_of_the_start() {
    let frame = world([
        child(1).with(without_consent(
            placed(Place::Foster, "2024-02-01", None),
            "2024-08-01",
        )),
        child(2).with(placed(Place::Kin, "2023-02-01", None)),
        child(3).with(support(3, "2024-02-01", None)),
    ]);
    assert_eq!(
        counted(&figure(
            "placements_with_consent",
            &frame,
            as_of("2024-07-31")
        )),
        share(2, 2)
    );
    assert_eq!(
        counted(&figure(
            "placements_with_consent",
            &frame,
            as_of("2024-08-01")
        )),
        share(1, 2)
    );
    assert_eq!(
        counted(&figure(
            "placements_started_with_consent",
            &frame,
            over("2024")
        )),
        share(1, 1)
    );
}

#[test]
fn a_stay_after_18_is_in_no_figure_on_placed_children() {
    let frame = world([
        child(1).with(placed(Place::Institution, "2024-02-01", None)),
        child(2).with(stay_after_18("2024-02-01", None)),
        child(3).with(stay_after_18("2024-01-01", Some("2024-03-01"))),
    ]);
    let on = as_of("2024-12-31");
    for card in ["placements_with_consent", "institution_share"] {
        assert_eq!(counted(&figure(card, &frame, on)), share(1, 1), "{card}");
    }
    for card in ["placed_children", "placed_per_1000"] {
        assert_eq!(figure(card, &frame, on).n, 1, "{card}");
    }
    let started = figure("placements_started_with_consent", &frame, over("2024"));
    assert_eq!(counted(&started), share(1, 1));
    assert_eq!(figure("running_placement_months", &frame, on).n, 1);
    assert_eq!(
        figure("completed_placement_months", &frame, over("2024")).n,
        0
    );
    // It is a measure like others, on its step.
    assert_eq!(figure("children_with_support", &frame, on).n, 2);
    assert_eq!(figure("measures_started", &frame, over("2024")).n, 3);
}

#[test]
fn durations_are_days_from_start_to_end_with_the_median_of_the_ended_ones() {
    let frame = world([
        child(1).with(placed(Place::Foster, "2024-01-01", Some("2024-01-31"))), // 30
        child(2).with(placed(Place::Foster, "2023-12-31", Some("2024-12-31"))), // 366
        child(3).with(placed(Place::Institution, "2024-03-01", Some("2024-03-11"))), // 10
        child(4).with(placed(Place::Foster, "2024-03-01", Some("2025-01-01"))), // ends later
        child(5).with(placed(Place::Foster, "2024-12-01", None)),               // runs
    ]);
    let ended = figure("completed_placement_months", &frame, over("2024"));
    assert_eq!(ended.n, 3);
    assert!((ended.median.unwrap() - 30.0 / 30.4375).abs() < 1e-12);
    assert_eq!(ended.value, ended.median);
    assert!((ended.numerator - 406.0 / 30.4375).abs() < 1e-9);
    assert!((ended.mean.unwrap() - 406.0 / 3.0 / 30.4375).abs() < 1e-9);
    let institutions = figure("completed_institution_months", &frame, over("2024"));
    assert_eq!((institutions.n, institutions.denominator), (1, Some(1.0)));
    // On 31 December 2024 two run: 305 and 30 days.
    let running = figure("running_placement_months", &frame, over("2024"));
    assert_eq!(running.n, 2);
    assert!((running.value.unwrap() - 167.5 / 30.4375).abs() < 1e-9);
}

#[test]
fn a_first_step_held_when_no_higher_one_came_within_half_a_year() {
    let frame = world([
        child(1).with(support(3, "2024-01-15", None)),
        child(2)
            .with(support(3, "2024-01-15", None))
            .with(placed(Place::Kin, "2024-07-15", None)),
        child(3)
            .with(support(3, "2024-01-15", None))
            .with(placed(Place::Kin, "2024-07-16", None)),
        // Two measures on the first day: the higher one is the first step.
        child(4)
            .with(support(2, "2024-01-15", None))
            .with(support(3, "2024-01-15T15:00", None)),
        // Half a year is over only next year.
        child(5).with(support(3, "2024-07-15", None)),
        child(6).with(placed(Place::Foster, "2023-12-31", Some("2024-02-01"))),
    ]);
    assert_eq!(
        counted(&figure("first_step_held", &frame, over("2024"))),
        share(4, 5)
    );
    assert_eq!(
        counted(&figure("first_step_held", &frame, over("2024Q3"))),
        share(3, 4)
    );
    assert_eq!(
        counted(&figure("first_step_home", &frame, over("2023"))),
        share(0, 1)
    );
    assert_eq!(
        counted(&figure("first_step_home", &frame, over("2024"))),
        share(5, 5)
    );
}

#[test]
fn what_changed_names_those_who_came_and_those_who_left() {
    let frame = world([
        child(1).with(placed(Place::Institution, "2023-01-01", Some("2024-03-01"))),
        child(2).with(placed(Place::Institution, "2023-01-01", None)),
        child(3).with(placed(Place::Institution, "2024-03-01", None)),
        child(4).with(placed(Place::Foster, "2023-01-01", None)),
    ]);
    let found = changes(
        card("institution_share"),
        &frame,
        over("2024"),
        &Filter::NONE,
    );
    assert_eq!(
        (counted(&found.before), counted(&found.now)),
        (share(2, 3), share(2, 3))
    );
    assert_eq!(found.delta, Some(0.0));
    assert_eq!(
        found
            .entered
            .iter()
            .map(|u| u.case_number)
            .collect::<Vec<_>>(),
        [3]
    );
    assert_eq!(
        found.left.iter().map(|u| u.case_number).collect::<Vec<_>>(),
        [1]
    );
    assert!(found.is_same_kind_of_units);
}
