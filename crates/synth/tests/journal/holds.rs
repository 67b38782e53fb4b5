//! What holds of every child and every case.

use super::settings;
use domain::cpr::Cpr;
use domain::{Act, Day, Payload, PlanKind, StreamId};
use std::collections::{HashMap, HashSet};

#[test]
fn no_civil_registration_number_can_be_real_or_given_twice() {
    let mut seen = HashSet::new();
    let mut people = HashMap::new();
    for e in synth::generate(&settings(700)) {
        let Some(cpr) = e.text.get("cpr") else {
            continue;
        };
        let number: Cpr = cpr.value.parse().expect("a CPR number");
        assert!(number.is_made_up());
        let person = match &e.payload {
            Payload::PersonRegistered(p) => p.person,
            Payload::Born(p) => p.person,
            _ => panic!("a CPR number on {}", e.kind()),
        };
        if people.insert(person, number.digits()).is_none() {
            assert!(seen.insert(number.digits()), "two persons with one number");
        }
    }
    assert!(seen.len() > 1000);
}

#[test]
fn a_case_is_closed_only_when_no_measure_runs_and_opened_once() {
    let mut running: HashMap<StreamId, i32> = HashMap::new();
    let mut open: HashMap<StreamId, bool> = HashMap::new();
    let mut numbers = 0;
    for e in synth::generate(&settings(900)) {
        match &e.payload {
            Payload::MeasureStarted(_) => {
                *running.entry(e.stream).or_default() += 1;
                assert!(open[&e.stream], "a measure in a closed case");
            }
            Payload::MeasureEnded(_) => *running.entry(e.stream).or_default() -= 1,
            Payload::CaseOpened(p) => {
                numbers += 1;
                assert_eq!(p.number, numbers);
                assert_eq!(open.insert(e.stream, true), None);
            }
            Payload::CaseReopened(_) => assert_eq!(open.insert(e.stream, true), Some(false)),
            Payload::CaseClosed(_) => {
                assert_eq!(open.insert(e.stream, false), Some(true));
                assert_eq!(running.get(&e.stream).copied().unwrap_or(0), 0);
            }
            _ => {}
        }
    }
    assert!(numbers > 850);
}

#[test]
fn the_law_changes_with_the_year_2024_and_running_measures_keep_theirs() {
    let reform = Day::from_ymd(2024, 1, 1).expect("a day");
    let events = synth::generate(&settings(700));
    let mut law_of = HashMap::new();
    let mut kept = 0;
    for e in &events {
        let new = e.at.day() >= reform;
        match &e.payload {
            Payload::DecisionMade(p) => {
                assert_eq!(p.law == Act::Bl, new);
                assert_eq!(p.paragraph.starts_with("BL"), new);
                law_of.insert(p.decision, p.law);
            }
            Payload::MeasureStarted(p) => {
                assert_eq!(p.decision.map(|d| law_of[&d]), Some(p.law));
                assert_eq!(p.paragraph.starts_with("BL"), p.law == Act::Bl);
            }
            Payload::FollowUpHeld(p) if new => {
                kept += usize::from(!p.measures.is_empty());
            }
            Payload::Screened(_)
            | Payload::ClarificationStarted(_)
            | Payload::PlanNeedDecided(_) => {
                assert!(new, "{} under serviceloven", e.kind());
            }
            Payload::PlanMade(p) if p.plan != PlanKind::ActionPlan => assert!(new),
            _ => {}
        }
    }
    assert!(kept > 100);
}
