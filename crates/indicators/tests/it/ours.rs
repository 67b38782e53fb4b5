//! Children for whom another municipality acts: in no stock, and no result of ours.

use crate::world::*;
use domain::case::{Case, Measure};
use domain::code::{DecisionKind, Notifier, Place};
use indicators::Outcome;
use law::{Day, Moment};
use proptest::prelude::*;

fn number(card: &str, frame: &indicators::Frame, on: &str) -> f64 {
    figure(card, frame, as_of(on)).numerator
}

/// Twelve placed children taken over on one day, with the file kept open for what is paid, and
/// one who stays.
fn taken_over() -> Vec<Case> {
    let placed = |n| {
        child(n)
            .main(7, "nord", "2023-01-01", None)
            .with(placed(Place::Foster, "2023-02-01", None))
    };
    let mut cases: Vec<Case> = (1..=12)
        .map(|n| placed(n).away("2024-05-14", None))
        .collect();
    cases.push(placed(13));
    cases
}

#[test]
fn whom_another_municipality_took_over_is_in_no_stock_from_that_day_on() {
    let frame = world(taken_over());
    for card in [
        "placed_children",
        "children_with_support",
        "stock_step_5",
        "children_per_worker",
        "running_placement_months",
        "workers_per_child",
        "placements_with_consent",
    ] {
        let units = |on| figure(card, &frame, as_of(on)).units.len();
        assert_eq!(
            (units("2024-05-13"), units("2024-05-14")),
            (13, 1),
            "{card}"
        );
        assert_eq!(units("2026-12-31"), 1, "{card}");
    }
    let rate = figure("placed_per_1000", &frame, as_of("2024-12-31"));
    assert_eq!(rate.value, Some(0.25));
}

#[test]
fn the_day_of_the_move_is_the_other_ones_and_the_day_of_return_ours() {
    let frame = world([child(1)
        .with(support(3, "2024-01-01", None))
        .away("2024-03-10T22:59:59Z", Some("2024-06-01T00:00:00Z"))]);
    let on = |day| number("stock_step_3", &frame, day);
    assert_eq!([on("2024-03-09"), on("2024-03-10")], [1.0, 0.0]);
    assert_eq!([on("2024-05-31"), on("2024-06-01")], [0.0, 1.0]);
}

#[test]
fn to_move_away_is_no_step_down_and_no_ended_measure() {
    let frame = world([
        child(1)
            .with(placed(Place::Foster, "2023-01-01", None))
            .away("2024-05-01", None),
        child(2).with(placed(Place::Foster, "2023-01-01", Some("2024-05-01"))),
        // Its measure ends while another municipality acts, which is not ours to say.
        child(3)
            .with(placed(Place::Foster, "2023-01-01", Some("2024-08-01")))
            .away("2024-05-01", None),
        // Ended because of the move, a moment before it.
        child(4)
            .with(placed(Place::Foster, "2023-01-01", Some("2024-05-01")))
            .away("2024-05-01", None),
    ]);
    let down = figure("ladder_down", &frame, over("2024"));
    assert_eq!(counted(&down), share(1, 1));
    let ended = figure("completed_placement_months", &frame, over("2024"));
    assert_eq!(ended.n, 2, "the second and the fourth");
}

#[test]
fn a_child_with_a_measure_taken_over_counts_from_the_day_it_is_ours() {
    let mut taken = child(1).with(placed(Place::Foster, "2022-01-01", None));
    taken.away_spans = vec![(Moment(i64::MIN), Some(at("2024-04-01")))];
    let frame = world([taken.with(support(3, "2024-04-20", None))]);
    let on = |day| number("placed_children", &frame, day);
    assert_eq!(
        [on("2023-12-31"), on("2024-03-31"), on("2024-04-01")],
        [0.0, 0.0, 1.0]
    );
    // What began elsewhere is no measure of ours begun, and no first step of ours.
    let begun = |period| figure("measures_started", &frame, over(period)).numerator;
    assert_eq!([begun("2022"), begun("2024")], [0.0, 1.0]);
    assert_eq!(figure("first_step_home", &frame, over("2024")).n, 0);
    assert_eq!(figure("first_step_held", &frame, over("2023")).n, 0);
    // It lasted from its own beginning: the child has lived away that long.
    let months = figure("running_placement_months", &frame, as_of("2024-12-31"));
    assert!(months.value.unwrap() > 35.0);
    assert_eq!(
        figure("ladder_up", &frame, over("2024")).n,
        0,
        "not here at the start"
    );
}

#[test]
fn what_comes_in_is_counted_by_whoever_received_it() {
    let away = child(1)
        .notified("2024-06-01", Notifier::School)
        .assessed("2024-06-01", "2024-06-02", Some("2024-08-01"))
        .decided("2024-08-02", DecisionKind::Support)
        .owes(duty("notification/evaluation", "2024-06-02"))
        .away("2024-05-01", None);
    let frame = world([away]);
    let n = |card| figure(card, &frame, over("2024")).n;
    assert_eq!(n("notifications"), 1);
    assert_eq!(n("children_notified"), 1);
    assert_eq!(n("notification_evaluation_on_time"), 1);
    assert_eq!(n("assessments_opened"), 0);
    assert_eq!(n("assessment_days_median"), 0);
}

#[test]
fn the_first_step_of_a_child_that_left_is_not_judged_and_of_one_that_came_back_is() {
    let begun = |n| child(n).with(support(2, "2023-07-01", None));
    let frame = world([
        begun(1),
        begun(2).away("2023-09-01", None),
        begun(3).away("2023-09-01", Some("2023-12-01")),
        // What another municipality raised it to, and it came back with.
        begun(4)
            .with(support(3, "2023-10-01", None))
            .away("2023-09-01", Some("2023-12-01")),
        // What began and ended there says nothing of our first step.
        begun(5)
            .with(support(3, "2023-10-01", Some("2023-11-01")))
            .away("2023-09-01", Some("2023-12-01")),
    ]);
    let held = figure("first_step_held", &frame, over("2024"));
    assert_eq!(counted(&held), share(3, 4));
}

#[test]
fn whoever_kept_the_file_meanwhile_was_not_the_childs_caseworker() {
    let frame = world([child(1)
        .main(1, "nord", "2024-01-01", Some("2024-06-01"))
        .main(2, "nord", "2024-06-01", Some("2024-09-01"))
        .main(3, "nord", "2024-09-01", None)
        .away("2024-05-01", Some("2024-10-01"))]);
    let workers = figure("workers_per_child", &frame, as_of("2024-12-31"));
    assert_eq!(workers.numerator, 2.0);
}

/// A day of 2023–2025.
fn a_day() -> impl Strategy<Value = Day> {
    (0..1_096).prop_map(|n| day("2023-01-01").add_days(n))
}

fn a_measure() -> impl Strategy<Value = Measure> {
    let from_to = (a_day(), prop::option::of(0..500_i32));
    (1..7_u8, from_to).prop_map(|(step, (from, days))| {
        let until = days.map(|days| from.add_days(days).to_string());
        support(step, &from.to_string(), until.as_deref())
    })
}

/// A child with days on which it went and came back, by turns.
fn a_child() -> impl Strategy<Value = Case> {
    let turns = prop::collection::btree_set(0..1_096_i32, 0..5);
    (
        prop::collection::vec(a_measure(), 0..4),
        turns,
        any::<bool>(),
    )
        .prop_map(|(measures, turns, taken_over)| {
            let mut case = child(0);
            for measure in measures {
                case = case.with(measure);
            }
            let turns = turns
                .into_iter()
                .map(|n| day("2023-01-01").add_days(n).at(12, 0));
            let mut turns: Vec<Moment> = turns.collect();
            if taken_over {
                turns.insert(0, Moment(i64::MIN));
            }
            case.away_spans = turns
                .chunks(2)
                .map(|pair| (pair[0], pair.get(1).copied()))
                .collect();
            case
        })
}

fn children() -> impl Strategy<Value = Vec<Case>> {
    prop::collection::vec(a_child(), 1..10).prop_map(|cases| {
        let numbered = (1..).zip(cases).map(|(n, case)| Case {
            person: child(n).person,
            members: child(n).members,
            file: child(n).file,
            ..case
        });
        numbered.collect()
    })
}

/// Who stands on which step at the end of a day, counted anew: the last turn up to then says
/// where the child is, the measures that began up to then and did not end what it has.
fn by_hand(case: &Case, on: Day) -> u8 {
    let at = on.end();
    let mut turns: Vec<(Moment, bool)> = Vec::new();
    for (from, until) in &case.away_spans {
        turns.push((*from, false));
        turns.extend(until.map(|until| (until, true)));
    }
    let last = turns.iter().filter(|(turn, _)| *turn <= at).max();
    if last.is_some_and(|(_, is_here)| !is_here) {
        return 0;
    }
    let runs =
        |m: &&Measure| m.started_at.day() <= on && m.ended_at.is_none_or(|end| end.day() > on);
    let steps = case.measures.iter().filter(runs).map(|m| m.stays[0].step);
    steps.max().unwrap_or(0)
}

fn persons(found: &Outcome) -> Vec<domain::PersonId> {
    let mut persons: Vec<_> = found.units.iter().map(|unit| unit.person).collect();
    persons.sort_unstable();
    persons
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_stock_holds_the_children_that_are_ours_that_day_and_no_others(cases in children(), on in a_day()) {
        let frame = world(cases.clone());
        let when = as_of(&on.to_string());
        for step in 0..=6_u8 {
            let card = if step == 0 { "children_with_support".to_owned() } else { format!("stock_step_{step}") };
            let stands = |case: &&Case| match by_hand(case, on) {
                0 => false,
                here => step == 0 || here == step,
            };
            let mut wanted: Vec<_> = cases.iter().filter(stands).map(|case| case.person).collect();
            wanted.sort_unstable();
            let found = figure(&card, &frame, when);
            // The card on all support has a selection of its own; it must hold no stranger.
            if step == 0 {
                prop_assert!(persons(&found).iter().all(|person| wanted.contains(person)));
            } else {
                prop_assert_eq!(persons(&found), wanted, "{}", card);
            }
        }
    }

    #[test]
    fn the_ladder_balances_with_moves_as_comings_and_leavings(cases in children(), year in 2023..2026_i32) {
        let frame = world(cases.clone());
        let (first, last) = (Day::from_ymd(year, 1, 1).unwrap().add_days(-1), Day::from_ymd(year, 12, 31).unwrap());
        for step in 1..=6_u8 {
            let card = format!("stock_step_{step}");
            let stock = |on: Day| figure(&card, &frame, as_of(&on.to_string())).n as usize;
            let went = |from: bool, to: bool| cases.iter().filter(|case| {
                (by_hand(case, first) == step) == from && (by_hand(case, last) == step) == to
            }).count();
            prop_assert_eq!(stock(first) + went(false, true) - went(true, false), stock(last));
            // Who moved away between the two ends went neither up nor down.
            let up = figure("ladder_up", &frame, over(&year.to_string()));
            let down = figure("ladder_down", &frame, over(&year.to_string()));
            for unit in up.units.iter().chain(&down.units) {
                let case = cases.iter().find(|case| case.person == unit.person).unwrap();
                prop_assert!(case.is_ours_at(first.end()) && case.is_ours_at(last.end()));
            }
        }
    }

    #[test]
    fn nothing_that_is_ours_alone_counts_a_unit_while_another_acts(cases in children(), year in 2023..2026_i32) {
        let frame = world(cases.clone());
        for card in cards().all().iter().filter(|card| card.calculation.is_of_own_children()) {
            for unit in figure(&card.id, &frame, over(&year.to_string())).units {
                let case = cases.iter().find(|case| case.person == unit.person).unwrap();
                let noon = unit.event_on.at(12, 0);
                let is_ours = [unit.event_on.start(), noon.add_seconds(-1), noon, unit.event_on.end()]
                    .iter().any(|at| case.is_ours_at(*at));
                prop_assert!(is_ours, "{}", card.id);
            }
        }
    }
}
