use crate::world::*;
use indicators::record::{COLUMNS, Record, to_csv, to_json};
use indicators::{Dimension, Filter, splits};

const RULE: &str = "follow_up/first";
const CARD: &str = "follow_up_first_on_time";

fn frame() -> indicators::Frame {
    world([
        child(1)
            .main(1, "nord", "2024-01-01", None)
            .owes(duty(RULE, "2025-03-31").met("2025-03-30")),
        child(2).owes(duty(RULE, "2025-03-31")),
        child(3).owes(duty(RULE, "2025-03-30")),
    ])
}

#[test]
fn a_result_is_one_line_with_the_columns_of_the_contract() {
    let outcome = figure(CARD, &frame(), over("2025"));
    let record = Record::new(
        card(CARD),
        over("2025"),
        &Filter::NONE,
        None,
        &outcome,
        42,
        "law",
    );
    let text = to_csv(std::slice::from_ref(&record), false);
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(
        lines[0],
        "id,version,unit,period,as_of,dimensions,numerator,denominator,value,position,fingerprint"
    );
    assert_eq!(lines[0].split(',').count(), COLUMNS.len());
    let fingerprint = card(CARD).fingerprint_with("law");
    assert_eq!(
        lines[1],
        format!("{CARD},1,duty,2025,2025-12-31,,1,3,0.333333,42,{fingerprint}")
    );
    let json: serde_json::Value = serde_json::from_str(&to_json(&[record])).unwrap();
    let keys: Vec<&str> = json[0]
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let mut expected = COLUMNS.to_vec();
    expected.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, expected);
    assert_eq!(json[0]["value"], 0.333_333);
}

#[test]
fn units_follow_with_their_case() {
    let outcome = figure(CARD, &frame(), over("2025"));
    let record = Record::new(
        card(CARD),
        over("2025"),
        &Filter::NONE,
        None,
        &outcome,
        42,
        "law",
    )
    .with_units(&outcome);
    let text = to_csv(std::slice::from_ref(&record), true);
    assert_eq!(text.lines().count(), 4);
    assert!(
        text.lines()
            .nth(1)
            .unwrap()
            .ends_with(",12-17,,0,,follow_up/first,2025-03-30")
    );
    let json: serde_json::Value = serde_json::from_str(&to_json(&[record])).unwrap();
    assert_eq!(json[0]["units"].as_array().unwrap().len(), 3);
    assert_eq!(json[0]["units"][0]["case_number"], 3);
    assert_eq!(json[0]["units"][0]["in_numerator"], false);
}

#[test]
fn a_part_of_a_split_names_its_dimension_and_a_day_its_window() {
    let when = as_of("2025-06-30");
    let parts = splits(card(CARD), &frame(), when, &Filter::NONE, Dimension::Team);
    let records: Vec<_> = parts
        .iter()
        .map(|(key, o)| {
            Record::new(
                card(CARD),
                when,
                &Filter::NONE,
                Some((Dimension::Team, key)),
                o,
                1,
                "law",
            )
        })
        .collect();
    let found: Vec<_> = records
        .iter()
        .map(|r| (r.dimensions.as_str(), r.period.as_str(), r.as_of.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("team=nord", "2024-07-01/2025-06-30", "2025-06-30"),
            ("team=unknown", "2024-07-01/2025-06-30", "2025-06-30")
        ]
    );
    let instant = "stock_step_3";
    let outcome = figure(instant, &frame(), over("2025Q1"));
    let record = Record::new(
        card(instant),
        over("2025Q1"),
        &Filter::NONE,
        None,
        &outcome,
        1,
        "law",
    );
    assert_eq!(
        (
            record.period.as_str(),
            record.as_of.as_str(),
            record.denominator
        ),
        ("", "2025-03-31", None)
    );
}
