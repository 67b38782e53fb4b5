use crate::world::*;
use indicators::{Dimension, Filter, Key, evaluate, splits};

const ON_TIME: &str = "follow_up_first_on_time";
const OVERDUE: &str = "follow_up_first_overdue";
const RULE: &str = "follow_up/first";

#[test]
fn a_duty_counts_in_the_period_in_which_it_fell_due() {
    let frame = world([
        child(1).owes(duty(RULE, "2025-03-31").met("2025-03-31")),
        child(2).owes(duty(RULE, "2025-03-31").met("2025-04-01")),
        child(3).owes(duty(RULE, "2025-04-01").met("2025-03-20")),
        child(4).owes(duty(RULE, "2024-12-31")),
    ]);
    assert_eq!(
        counted(&figure(ON_TIME, &frame, over("2025Q1"))),
        share(1, 2)
    );
    assert_eq!(
        counted(&figure(ON_TIME, &frame, over("2025-04"))),
        share(1, 1)
    );
    assert_eq!(counted(&figure(ON_TIME, &frame, over("2024"))), share(0, 1));
    assert_eq!(
        counted(&figure(ON_TIME, &frame, over("2023"))),
        (0.0, Some(0.0), None)
    );
}

#[test]
fn a_breach_stays_when_the_duty_falls_away_later_and_is_gone_when_it_fell_away_before() {
    let frame = world([
        child(1).owes(duty(RULE, "2025-03-31").fell_away("2025-04-01")),
        child(2).owes(duty(RULE, "2025-03-31").fell_away("2025-03-31")),
        child(3).owes(duty(RULE, "2025-03-31").met("2025-03-01")),
    ]);
    assert_eq!(counted(&figure(ON_TIME, &frame, over("2025"))), share(1, 2));
}

#[test]
fn a_child_unseen_for_two_years_counts_once_on_the_day_and_once_for_each_date_it_was_due() {
    // Two visits a year were owed in 2023 and 2024 and never made; the child is 11 days
    // into the next year when somebody asks.
    let visit = |due| duty("visit/two_a_year", due);
    let chain = duty("follow_up/in_rhythm", "2023-01-10");
    let frame = world([child(1)
        .owes(visit("2023-12-31"))
        .owes(visit("2024-12-31"))
        .owes(chain)]);
    for year in ["2023", "2024"] {
        assert_eq!(
            counted(&figure("visit_two_a_year_on_time", &frame, over(year))),
            share(0, 1)
        );
    }
    // A chain has one open link: due once, overdue every day since.
    assert_eq!(
        counted(&figure("follow_up_in_rhythm_on_time", &frame, over("2023"))),
        share(0, 1)
    );
    assert_eq!(
        counted(&figure("follow_up_in_rhythm_on_time", &frame, over("2024"))),
        (0.0, Some(0.0), None)
    );
    let red = figure("follow_up_in_rhythm_overdue", &frame, as_of("2025-01-11"));
    assert_eq!(counted(&red), count(1));
    // 10 January 2023 to 11 January 2025: 365 + 366 + 1 days.
    assert_eq!(red.units[0].value, Some(732.0));
    assert_eq!(red.mean, Some(732.0));
}

#[test]
fn a_duty_is_overdue_from_the_day_after_until_it_is_met_or_falls_away() {
    let frame = world([
        child(1).owes(duty(RULE, "2025-03-31").met("2025-04-10")),
        child(2).owes(duty(RULE, "2025-03-31").fell_away("2025-04-05")),
    ]);
    let on = |text| figure(OVERDUE, &frame, as_of(text)).numerator;
    assert_eq!(
        [
            on("2025-03-31"),
            on("2025-04-01"),
            on("2025-04-05"),
            on("2025-04-09"),
            on("2025-04-10")
        ],
        [0.0, 2.0, 1.0, 1.0, 0.0]
    );
    let late = figure(OVERDUE, &frame, as_of("2025-04-04"));
    assert_eq!(late.median, Some(4.0));
}

#[test]
fn law_and_local_standards_are_never_in_one_figure() {
    let frame = world([child(1)
        .owes(duty("assessment/completed", "2025-03-31").met("2025-03-30"))
        .owes(duty("local/assessment_two_months", "2025-03-31"))]);
    assert_eq!(
        counted(&figure("all_law_on_time", &frame, over("2025"))),
        share(1, 1)
    );
    assert_eq!(
        counted(&figure("all_local_on_time", &frame, over("2025"))),
        share(0, 1)
    );
    assert_eq!(
        counted(&figure("all_law_overdue", &frame, as_of("2025-05-01"))),
        count(0)
    );
    assert_eq!(
        counted(&figure("all_local_overdue", &frame, as_of("2025-05-01"))),
        count(1)
    );
}

#[test]
fn an_act_in_time_recorded_after_the_due_moment_is_on_time_and_counted_apart() {
    let frame = world([
        child(1).owes(
            duty(RULE, "2025-03-31")
                .met("2025-03-31")
                .recorded("2025-04-02"),
        ),
        child(2).owes(duty(RULE, "2025-03-31").met("2025-03-31")),
        child(3).owes(duty(RULE, "2025-03-31").met("2025-04-02")),
    ]);
    assert_eq!(counted(&figure(ON_TIME, &frame, over("2025"))), share(2, 3));
    assert_eq!(
        counted(&figure("law_recorded_late", &frame, over("2025"))),
        share(1, 2)
    );
}

#[test]
fn a_running_period_is_judged_to_the_last_full_day() {
    let frame = world([
        child(1).owes(duty(RULE, "2025-02-10").met("2025-02-09")),
        child(2).owes(duty(RULE, "2025-03-10")),
    ]);
    let mut when = over("2025Q1");
    when.through = day("2025-02-28");
    assert_eq!(counted(&figure(ON_TIME, &frame, when)), share(1, 1));
    when.through = day("2024-12-01");
    assert_eq!(figure(ON_TIME, &frame, when).value, None);
}

#[test]
fn the_team_that_had_the_case_on_the_due_day_owns_the_share_and_today_s_team_the_red_list() {
    let case = child(1)
        .main(1, "nord", "2024-01-01", Some("2025-04-15"))
        .main(2, "syd", "2025-04-15", None)
        .owes(duty(RULE, "2025-03-31"));
    let frame = world([case]);
    let parts = splits(
        card(ON_TIME),
        &frame,
        over("2025"),
        &Filter::NONE,
        Dimension::Team,
    );
    assert_eq!(
        parts
            .iter()
            .map(|(key, o)| (key.as_str(), counted(o)))
            .collect::<Vec<_>>(),
        [("nord", share(0, 1))]
    );
    let parts = splits(
        card(OVERDUE),
        &frame,
        as_of("2025-05-01"),
        &Filter::NONE,
        Dimension::Team,
    );
    assert_eq!(
        parts
            .iter()
            .map(|(key, o)| (key.as_str(), counted(o)))
            .collect::<Vec<_>>(),
        [("syd", count(1))]
    );
}

#[test]
fn age_and_step_are_those_of_the_due_day() {
    // Twelve on 15 June 2025, so eleven when due; support began later.
    let case = child(1)
        .born("2013-06-15")
        .with(support(3, "2025-06-01", None))
        .owes(duty(RULE, "2025-06-14"))
        .owes(duty(RULE, "2025-06-15"))
        .owes(duty(RULE, "2025-05-31"));
    let frame = world([case]);
    let outcome = evaluate(card(ON_TIME), &frame, over("2025"), &Filter::NONE);
    let found: Vec<_> = outcome
        .units
        .iter()
        .map(|u| (u.age_group.code(), u.step))
        .collect();
    assert_eq!(found, [("6-11", 0), ("6-11", 3), ("12-17", 3)]);
}

#[test]
fn units_without_a_caseworker_stand_under_unknown() {
    let frame = world([child(1).owes(duty(RULE, "2025-03-31"))]);
    let parts = splits(
        card(ON_TIME),
        &frame,
        over("2025"),
        &Filter::NONE,
        Dimension::Team,
    );
    assert_eq!(parts[0].0, Key("unknown".to_owned()));
}

#[test]
fn the_unit_of_a_duty_is_the_duty_as_stored() {
    let case = child(1).owes(duty(RULE, "2025-03-31"));
    let expected = case.duties[0].id(case.person);
    let outcome = figure(ON_TIME, &world([case]), over("2025"));
    assert_eq!(
        (outcome.units[0].id, outcome.units[0].class.as_deref()),
        (expected, Some(RULE))
    );
}

#[test]
fn a_case_shows_which_cards_it_counts_in_and_how() {
    let case = child(1)
        .owes(duty(RULE, "2025-03-31"))
        .with(support(3, "2024-01-01", None));
    let all = indicators::counts_for_case(cards().all(), &case, over("2025"));
    let find = |id: &str| {
        all.iter()
            .find(|(card, _)| card.id == id)
            .map(|(_, units)| units)
    };
    assert!(!find(ON_TIME).unwrap()[0].in_numerator);
    assert!(find("stock_step_3").unwrap()[0].in_numerator);
    assert!(find("stock_step_4").is_none());
    assert!(find("visit_two_a_year_on_time").is_none());
}

#[test]
fn a_frame_changed_case_by_case_is_the_frame_made_anew() {
    let met = child(2).owes(duty(RULE, "2025-03-31").met("2025-03-30"));
    let mut frame = world([
        child(1)
            .owes(duty(RULE, "2025-03-31"))
            .owes(duty(RULE, "2025-03-30")),
        child(2).owes(duty(RULE, "2025-03-31")),
        child(3).owes(duty(RULE, "2025-03-31")),
    ]);
    frame.replace(met.clone());
    frame.remove(child(1).person);
    frame.replace(child(4).owes(duty(RULE, "2025-02-28")));
    let anew = world([
        met,
        child(3).owes(duty(RULE, "2025-03-31")),
        child(4).owes(duty(RULE, "2025-02-28")),
    ]);
    let found = figure(ON_TIME, &frame, over("2025"));
    assert_eq!(found, figure(ON_TIME, &anew, over("2025")));
    assert_eq!(counted(&found), share(1, 3));
    assert!(frame.case(child(1).person).is_none());
    assert_eq!(frame.case(child(3).person).unwrap().number(), 3);
}
