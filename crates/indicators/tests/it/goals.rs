use crate::world::*;
use indicators::card::Direction;
use indicators::goal::TargetsSet;
use indicators::{Finding, Goal, Goals, Looked, Policy, State, findings, state};
use std::collections::BTreeMap;

fn two_months(targets: &str) -> Goal {
    let text = format!(
        r#"
under = "on_time"
order = 1
title = {{ da = "t", en = "t" }}
statement = {{ da = "s", en = "s" }}
origin = {{ document = "d", year = 2014, place = "p", figure_is_theirs = true }}
owner = "head"
direction = "up"
indicator = "local_assessment_two_months_on_time"
tolerance = 0.05
{targets}"#
    );
    Goal::parse("policy/goals/g.toml", &text).unwrap()
}

#[test]
fn a_state_is_reached_at_the_target_and_approached_within_the_tolerance() {
    use Direction::{Down, Up};
    assert_eq!(state(Some(0.8), Some(0.8), Up, 0.05), State::OnTrack);
    assert_eq!(state(Some(0.75), Some(0.8), Up, 0.05), State::Approaching);
    assert_eq!(state(Some(0.7499), Some(0.8), Up, 0.05), State::OffTrack);
    assert_eq!(state(Some(20.0), Some(20.0), Down, 1.0), State::OnTrack);
    assert_eq!(state(Some(21.0), Some(20.0), Down, 1.0), State::Approaching);
    assert_eq!(state(Some(21.5), Some(20.0), Down, 1.0), State::OffTrack);
    assert_eq!(state(Some(0.8), None, Up, 0.05), State::NoTarget);
    assert_eq!(state(None, Some(0.8), Up, 0.05), State::NoData);
}

#[test]
fn the_target_is_that_of_the_year_or_of_the_latest_before_and_may_be_set_anew() {
    let goal =
        two_months("[[target]]\nyear = 2023\nvalue = 0.7\n[[target]]\nyear = 2025\nvalue = 0.8");
    let none = TargetsSet::new();
    let years = [2022, 2023, 2024, 2025, 2030].map(|year| goal.target_for(year, &none));
    assert_eq!(years, [None, Some(0.7), Some(0.7), Some(0.8), Some(0.8)]);
    let set = TargetsSet::from([
        (("g".to_owned(), 2025), 0.85),
        (("other".to_owned(), 2024), 0.1),
    ]);
    assert_eq!(
        [2024, 2025].map(|year| goal.target_for(year, &set)),
        [Some(0.7), Some(0.85)]
    );
}

#[test]
fn a_goal_must_want_a_way_also_of_a_figure_that_has_none() {
    let (path, text) = indicators::built_in_goals()
        .into_iter()
        .find(|(path, _)| path.ends_with("/fewer_assessments.toml"))
        .unwrap();
    assert!(Goal::parse(path, text).is_ok());
    assert_eq!(card("assessments_per_1000").direction, None);
    let aimless = text.replace("direction = \"down\"", "direction = \"none\"");
    let error = Goal::parse(path, &aimless).unwrap_err();
    assert!(error.message.contains("`up` or `down`"), "{error}");
}

#[test]
fn a_goal_without_data_says_what_is_missing_and_keeps_its_target() {
    let goals = Goals::built_in();
    for (id, event) in [
        ("solved_locally", "offer_chosen"),
        ("standard_contract_90", "contract_signed"),
        ("all_in_writing", "contract_signed"),
        ("satisfied_80", "satisfaction_answered"),
    ] {
        let goal = goals.get(id).unwrap();
        // What the council wants is known all the same.
        assert!(goal.target_for(2024, &TargetsSet::new()).is_some());
        assert_eq!(goal.indicator, None, "{id}");
        assert_eq!(goal.broken.as_ref().unwrap().missing_event, event);
    }
}

#[test]
fn figures_that_stand_in_the_sources_are_kept() {
    let goals = Goals::built_in();
    let target = |id: &str| goals.get(id).unwrap().target[0].value;
    // Morsø 2006 p. 4: 95 % locally, 90 % on standard contract; Tæt på Familien p. 10: 80 %
    // satisfied; sub-report 2014 p. 10: 80 % in two months.
    assert_eq!(
        [
            "solved_locally",
            "standard_contract_90",
            "satisfied_80",
            "assessment_two_months"
        ]
        .map(target),
        [0.95, 0.9, 0.8, 0.8]
    );
    assert!(
        goals
            .get("assessment_two_months")
            .unwrap()
            .origin
            .figure_is_theirs
    );
    assert!(!goals.get("two_visits").unwrap().origin.figure_is_theirs);
}

#[test]
fn a_goal_must_have_an_indicator_or_say_what_is_missing() {
    let (path, text) = indicators::built_in_goals()
        .into_iter()
        .find(|(path, _)| path.ends_with("/assessment_two_months.toml"))
        .unwrap();
    assert!(Goal::parse(path, text).is_ok());
    assert!(Goal::parse(path, &text.replace("indicator = ", "# indicator = ")).is_err());
    let both =
        format!("{text}\n[broken]\nmissing_event = \"e\"\nreason = {{ da = \"r\", en = \"r\" }}\n");
    assert!(Goal::parse(path, &both).is_err());
}

#[test]
fn broken_and_forgotten_threads_are_found() {
    let (policy, goals) = (Policy::built_in(), Goals::built_in());
    let at = |on: &str, looked: &BTreeMap<String, Looked>| {
        findings(&policy, &goals, cards(), looked, day(on))
    };
    let not_looked_at = |found: &[Finding]| {
        found
            .iter()
            .filter(|f| matches!(f, Finding::NotLookedAt { .. }))
            .count()
    };
    let never = BTreeMap::new();
    // Adopted on 24 June 2024: not forgotten through the same day a year later.
    assert_eq!(not_looked_at(&at("2025-06-24", &never)), 0);
    assert_eq!(not_looked_at(&at("2025-06-25", &never)), goals.all().len());
    let seen = BTreeMap::from([(
        "two_visits".to_owned(),
        Looked {
            adopted_on: None,
            last_on: Some(day("2025-01-31")),
        },
    )]);
    let found = at("2025-07-01", &seen);
    assert_eq!(not_looked_at(&found), goals.all().len() - 1);
    let without_data = found
        .iter()
        .filter(|f| matches!(f, Finding::GoalWithoutData { .. }))
        .count();
    assert_eq!(without_data, 4);
    let without_goal: Vec<_> = found
        .iter()
        .filter_map(|f| match f {
            Finding::IndicatorWithoutGoal { indicator } => Some(indicator.as_str()),
            _ => None,
        })
        .collect();
    assert!(without_goal.contains(&"renotified_12_months"));
    assert!(!without_goal.contains(&"institution_share"));
    assert!(!found.iter().any(|f| matches!(
        f,
        Finding::UnknownIndicator { .. } | Finding::GoalWithoutPolicy { .. }
    )));
}
