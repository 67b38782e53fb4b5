use crate::world::*;
use indicators::{
    Dimension, Filter, Format, Key, Outcome, Period, collect, publish, publish_one, publish_series,
};

const RULE: &str = "follow_up/first";
const CARD: &str = "follow_up_first_on_time";

/// In each team so many duties met and missed.
fn teams(teams: &[(&str, u32, u32)]) -> indicators::Frame {
    let mut cases = Vec::new();
    for (team, met, missed) in teams {
        for n in 0..met + missed {
            let duty = duty(RULE, "2025-03-31");
            let duty = if n < *met {
                duty.met("2025-03-01")
            } else {
                duty
            };
            let number = u32::try_from(cases.len()).unwrap() + 1;
            cases.push(child(number).main(1, team, "2020-01-01", None).owes(duty));
        }
    }
    world(cases)
}

fn published(frame: &indicators::Frame) -> indicators::Published {
    let found = collect(
        card(CARD),
        frame,
        over("2025"),
        &Filter::NONE,
        &[Dimension::Team],
        false,
    );
    publish(&found.total, &found.splits)
}

#[test]
fn large_parts_are_shown_as_they_are() {
    let table = published(&teams(&[("nord", 10, 5), ("syd", 20, 0)]));
    assert!(!table.total.is_hidden && table.splits[0].iter().all(|(_, cell)| !cell.is_hidden));
    assert_eq!(table.splits[0][1].1.value, Some(1.0));
}

#[test]
fn few_missed_hide_the_share_as_well_as_few_met() {
    let table = published(&teams(&[("nord", 10, 2), ("oest", 9, 7), ("syd", 2, 10)]));
    let [nord, oest, syd] = [0, 1, 2].map(|at| &table.splits[0][at].1);
    assert_eq!((nord.value, syd.value), (None, None));
    assert_eq!((nord.numerator, syd.numerator), (None, None));
    // Two hidden in each row already: what is missing cannot be told, so nothing more goes.
    assert_eq!(oest.value, Some(9.0 / 16.0));
    assert_eq!(table.total.value, Some(21.0 / 40.0));
}

#[test]
fn one_small_team_takes_another_with_it() {
    let table = published(&teams(&[("nord", 2, 10), ("oest", 9, 30), ("syd", 20, 40)]));
    let hidden: Vec<_> = table.splits[0]
        .iter()
        .map(|(_, cell)| cell.value.is_none())
        .collect();
    assert_eq!(hidden, [true, true, false]);
    assert_eq!(table.total.value, Some(31.0 / 111.0));
}

#[test]
fn a_figure_alone_is_hidden_with_few_units_on_either_side() {
    let shown = |met, missed| {
        let frame = teams(&[("nord", met, missed)]);
        publish_one(&collect(card(CARD), &frame, over("2025"), &Filter::NONE, &[], false).total)
            .value
    };
    assert_eq!(shown(3, 20), None);
    assert_eq!(shown(20, 4), None);
    assert_eq!(shown(20, 5), Some(0.8));
    assert_eq!(shown(20, 0), Some(1.0));
    assert_eq!(shown(0, 20), Some(0.0));
    // Even the number of units is hidden when it is small or gives the rest away.
    let cell = publish_one(
        &collect(
            card(CARD),
            &teams(&[("nord", 3, 0)]),
            over("2025"),
            &Filter::NONE,
            &[],
            false,
        )
        .total,
    );
    assert_eq!(
        (cell.n, cell.denominator, cell.is_hidden),
        (None, None, true)
    );
}

#[test]
fn a_median_of_few_is_hidden_with_its_sum() {
    let cases =
        |n: u32| (1..=n).map(|n| child(n).assessed("2025-01-01", "2025-01-02", Some("2025-02-01")));
    let outcome = |n| figure("assessment_days_median", &world(cases(n)), over("2025"));
    let few = publish_one(&outcome(4));
    assert_eq!((few.value, few.numerator, few.n), (None, None, None));
    assert_eq!(publish_one(&outcome(5)).value, Some(31.0));
}

fn outcome(counted: u32, n: u32) -> Outcome {
    let value = (n > 0).then(|| f64::from(counted) / f64::from(n));
    Outcome {
        format: Format::Share,
        numerator: f64::from(counted),
        denominator: Some(f64::from(n)),
        value,
        n,
        counted,
        persons: indicators::Persons::default(),
        mean: None,
        median: None,
        units: Vec::new(),
    }
}

fn parts(of: &[(u32, u32)]) -> Vec<(Key, Outcome)> {
    let parts = of.iter().enumerate();
    parts
        .map(|(at, (counted, n))| (Key(at.to_string()), outcome(*counted, *n)))
        .collect()
}

#[test]
fn a_sum_that_one_split_hides_is_hidden_beside_every_split() {
    // By age each of five has one missed duty: the sum of missed ones would tell. By team all
    // five were missed in one team.
    let by_age = parts(&[(19, 20), (19, 20), (19, 20), (19, 20), (19, 20)]);
    let by_team = parts(&[(45, 50), (50, 50)]);
    let both = publish(&outcome(95, 100), &[by_age, by_team.clone()]);
    assert_eq!(both.total.value, None);
    assert!(both.splits[0].iter().all(|(_, cell)| cell.value.is_none()));
    // The second alone would be shown, and would show the sum.
    assert_eq!(
        publish(&outcome(95, 100), std::slice::from_ref(&by_team)).splits[0][0]
            .1
            .value,
        Some(0.9)
    );
    assert_eq!(both.splits[1][0].1.value, None);
}

#[test]
fn a_single_part_is_masked_as_the_whole() {
    let shown = publish(&outcome(20, 23), &[parts(&[(20, 23)])]);
    assert_eq!(shown.total.value, None);
    assert_eq!(shown.splits[0][0].1, shown.total);
}

#[test]
fn quarters_are_masked_as_parts_of_their_year() {
    let quarter = |q: u8, counted, n| (Period::Quarter(2024, q), outcome(counted, n));
    let series = [
        quarter(1, 18, 20),
        quarter(2, 15, 21),
        quarter(3, 10, 22),
        quarter(4, 9, 23),
    ];
    let shown = |id: &str| -> Vec<bool> {
        publish_series(card(id), &series)
            .iter()
            .map(|(_, cell)| !cell.is_hidden)
            .collect()
    };
    // The first has two missed; the year less the other three would tell, so one more goes.
    assert_eq!(shown(CARD), [false, false, true, true]);
    // Days of a stock do not add up to anything.
    assert_eq!(shown("institution_share"), [false, true, true, true]);
    let years = [
        (Period::Year(2023), outcome(18, 20)),
        (Period::Year(2024), outcome(50, 90)),
    ];
    let found = publish_series(card(CARD), &years);
    assert!(found[0].1.is_hidden && !found[1].1.is_hidden);
}

#[test]
fn many_duties_of_few_children_are_hidden_like_few() {
    let missed = |children: u32| {
        let cases = (1..=60).map(move |n| {
            let duty = || duty(RULE, "2025-03-31");
            let case = child(n).main(1, "nord", "2020-01-01", None);
            if n <= children {
                case.owes(duty()).owes(duty()).owes(duty())
            } else {
                case.owes(duty().met("2025-03-01"))
            }
        });
        let frame = world(cases);
        publish_one(&collect(card(CARD), &frame, over("2025"), &Filter::NONE, &[], false).total)
    };
    // Twelve missed duties of four children, fifteen of five.
    assert_eq!((missed(4).value, missed(4).numerator), (None, None));
    assert_eq!(missed(4).denominator, Some(68.0));
    assert_eq!(missed(5).value, Some(55.0 / 70.0));
}
