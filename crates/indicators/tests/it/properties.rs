//! What holds for every world: order does not matter, parts make the whole.

use crate::world::*;
use domain::case::{Case, Duty, Measure};
use domain::code::{Notifier, Place};
use indicators::{Dimension, Filter, Format, Key, collect, evaluate, evaluate_all};
use proptest::prelude::*;

/// A day of 2023–2025.
fn a_day() -> impl Strategy<Value = String> {
    (0..1_096).prop_map(|n| day("2023-01-01").add_days(n).to_string())
}

fn a_duty() -> impl Strategy<Value = Duty> {
    let rules = [
        "follow_up/first",
        "visit/two_a_year",
        "local/network_meeting_eight_weeks",
    ];
    (
        prop::sample::select(rules.to_vec()),
        a_day(),
        0..4_u8,
        a_day(),
    )
        .prop_map(|(rule, due, end, on)| match end {
            0 => duty(rule, &due),
            1 => duty(rule, &due).fell_away(&on),
            _ => duty(rule, &due).met(&on),
        })
}

fn a_measure() -> impl Strategy<Value = Measure> {
    let places = prop::option::of(prop::sample::select(vec![
        Place::Kin,
        Place::Foster,
        Place::Institution,
    ]));
    (places, 2..4_u8, a_day(), prop::option::of(a_day())).prop_map(|(place, step, from, until)| {
        let until = until.filter(|until| *until > from);
        match place {
            Some(place) => placed(place, &from, until.as_deref()),
            None => support(step, &from, until.as_deref()),
        }
    })
}

fn a_case() -> impl Strategy<Value = Case> {
    (
        prop::collection::vec(a_duty(), 0..5),
        prop::collection::vec(a_measure(), 0..3),
        prop::collection::vec(
            (
                1..4_u128,
                prop::sample::select(vec!["nord", "syd"]),
                a_day(),
            ),
            0..3,
        ),
        prop::collection::vec(a_day(), 0..3),
        prop::option::of(a_day()),
    )
        .prop_map(|(duties, measures, workers, notified, assessed)| {
            let mut case = child(0);
            for duty in duties {
                case = case.owes(duty);
            }
            for measure in measures {
                case = case.with(measure);
            }
            for (worker, team, from) in workers {
                case = case.main(worker, team, &from, None);
            }
            for on in notified {
                case = case.notified(&on, Notifier::School);
            }
            if let Some(on) = assessed {
                case = case.assessed(&on, &on, Some("2025-12-31"));
            }
            case
        })
}

fn cases() -> impl Strategy<Value = Vec<Case>> {
    prop::collection::vec(a_case(), 1..12).prop_map(|cases| {
        let numbered = cases.into_iter().enumerate().map(|(n, mut case)| {
            let fresh = child(u32::try_from(n).unwrap() + 1);
            case.person = fresh.person;
            case.members = fresh.members;
            case.file = fresh.file;
            case.birth_on = Some(day("2006-05-01").add_months(i32::try_from(n).unwrap() * 20));
            case
        });
        numbered.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_of_cases_changes_nothing(cases in cases(), turn in 0..12_usize) {
        let mut turned = cases.clone();
        let by = turn % turned.len();
        turned.rotate_left(by);
        turned.reverse();
        let (a, b) = (world(cases), world(turned));
        for when in [over("2024"), as_of("2024-08-15")] {
            for card in cards().all() {
                prop_assert_eq!(
                    evaluate(card, &a, when, &Filter::NONE),
                    evaluate(card, &b, when, &Filter::NONE),
                    "{}", card.id
                );
            }
        }
    }

    #[test]
    fn the_parts_of_a_split_add_up_to_the_whole(cases in cases()) {
        let frame = world(cases);
        for card in cards().all() {
            let found = collect(card, &frame, over("2024"), &Filter::NONE, &card.dimensions, true);
            prop_assert_eq!(found.total.units.len(), found.total.n as usize);
            for (dimension, parts) in card.dimensions.iter().zip(&found.splits) {
                let n: u32 = parts.iter().map(|(_, o)| o.n).sum();
                let counted: u32 = parts.iter().map(|(_, o)| o.counted).sum();
                prop_assert_eq!((n, counted), (found.total.n, found.total.counted), "{} by {}", card.id, dimension);
                if found.total.format == Format::Share {
                    let below: f64 = parts.iter().filter_map(|(_, o)| o.denominator).sum();
                    prop_assert_eq!(Some(below), found.total.denominator);
                }
            }
        }
    }

    #[test]
    fn a_part_is_the_figure_with_that_filter(cases in cases()) {
        let frame = world(cases);
        for card in cards().all() {
            for dimension in [Dimension::Team, Dimension::AgeGroup, Dimension::Step, Dimension::TargetGroup] {
                let parts = indicators::splits(card, &frame, over("2024"), &Filter::NONE, dimension);
                for (key, part) in parts.iter().filter(|(key, _)| key.as_str() != Key::UNKNOWN) {
                    let filter = Filter::NONE.narrowed(dimension, key).unwrap();
                    let alone = evaluate(card, &frame, over("2024"), &filter);
                    prop_assert_eq!((alone.n, alone.counted, alone.median), (part.n, part.counted, part.median));
                }
            }
        }
    }

    #[test]
    fn all_cards_at_once_are_each_card_alone(cases in cases()) {
        let frame = world(cases);
        let together = evaluate_all(cards().all(), &frame, over("2024"), &Filter::NONE);
        for (card, outcome) in cards().all().iter().zip(together) {
            let mut alone = evaluate(card, &frame, over("2024"), &Filter::NONE);
            alone.units.clear();
            prop_assert_eq!(outcome, alone);
        }
    }

    #[test]
    fn a_case_counts_where_the_figure_lists_it(cases in cases()) {
        let frame = world(cases.clone());
        for case in &cases {
            let counts = indicators::counts_for_case(cards().all(), case, over("2024"));
            for card in cards().all() {
                let filter = Filter { case: Some(case.person), ..Filter::NONE };
                let listed = evaluate(card, &frame, over("2024"), &filter).units;
                let told = counts.iter().find(|(c, _)| c.id == card.id).map_or(&[][..], |(_, units)| units);
                prop_assert_eq!(&listed[..], told, "{}", card.id);
            }
        }
    }

    #[test]
    fn duties_are_judged_as_the_law_engine_judges_them(cases in cases(), on in a_day()) {
        let (at, later) = (day(&on).end(), day("2040-01-01").end());
        let all = || cases.iter().flat_map(|case| &case.duties).filter(|d| d.layer == law::Layer::Law);
        let late: Vec<_> = all().filter(|duty| duty.status(at) == law::Status::Late).collect();
        let frame = world(cases.clone());
        let red = figure("all_law_overdue", &frame, as_of(&on));
        prop_assert_eq!(red.n as usize, late.len());
        let days: i32 = late.iter().map(|duty| duty.days_late(at)).sum();
        prop_assert_eq!(red.units.iter().filter_map(|unit| unit.value).sum::<f64>(), f64::from(days));
        // Judged when all is over: missed is what was met late, fell away late, or is late still.
        let due = |duty: &&Duty| duty.due.is_some_and(|due| due.day().year() == 2024);
        let of = |status| all().filter(due).filter(|duty| duty.status(later) == status).count();
        let missed = of(law::Status::MetLate) + of(law::Status::Breached) + of(law::Status::Late);
        let share = figure("all_law_on_time", &frame, over("2024"));
        prop_assert_eq!(share.counted as usize, of(law::Status::Met));
        prop_assert_eq!((share.n - share.counted) as usize, missed);
    }
}
