//! What an open case can lack.

#[path = "support/file.rs"]
mod file;

use domain::case::Case;
use domain::event::casework::DecisionMade;
use domain::event::decision::Terms;
use domain::event::measures::{Elsewhere, MeasureEnded, MeasureStarted};
use domain::event::people::{Assigned, CaseClosed, CaseOpened, PersonRegistered};
use domain::gaps::{Gap, gaps};
use domain::id::ItemId;
use domain::{
    Act, AssignmentRole, CloseReason, Day, DecidedBy, DecisionKind, Event, MeasureEnd, Moment,
    Payload, PersonKind,
};
use file::{CHILD, WORKER, folded};
use uuid::Uuid;

const MEASURE: ItemId = ItemId(Uuid::from_u128(3));
const PARAGRAPH: &str = "BL § 32, stk. 1, nr. 2";

fn day(n: i32) -> Moment {
    Day::from_ymd(2025, 3, 3).unwrap().add_days(n).at(10, 0)
}

/// The case after events on the given days.
fn case(events: Vec<(i32, Payload)>) -> Case {
    let events: Vec<Event> = (1_u64..)
        .zip(events)
        .map(|(position, (n, payload))| file::event(position, day(n), payload))
        .collect();
    folded(&events)
}

/// A case opened, given to somebody, decided on and supported.
fn supported() -> Vec<(i32, Payload)> {
    let registered = PersonRegistered {
        person: CHILD,
        kind: PersonKind::Child,
        birth_on: Day::from_ymd(2015, 5, 5),
        sex: None,
        protected: false,
        unidentified: false,
    };
    let decided = DecisionMade {
        decision: ItemId(Uuid::from_u128(4)),
        kind: DecisionKind::Support,
        paragraph: PARAGRAPH.into(),
        law: Act::Bl,
        urgent: false,
        consent: true,
        measure: None,
        placed_before: false,
        terms: Terms::default(),
    };
    let started = MeasureStarted {
        measure: MEASURE,
        paragraph: PARAGRAPH.into(),
        law: Act::Bl,
        place: None,
        decision: None,
        consent: true,
        provider: None,
        elsewhere: None,
        away: false,
        outside: false,
    };
    let team = "nord".parse().unwrap();
    vec![
        (0, registered.into()),
        (0, CaseOpened { number: 1 }.into()),
        (0, Assigned::new(WORKER, AssignmentRole::Main, team).into()),
        (5, decided.into()),
        (9, started.into()),
    ]
}

#[test]
fn a_case_with_everything_has_no_gap() {
    assert_eq!(gaps(&case(supported()), day(20), |_| true), []);
}

#[test]
fn a_caseworker_who_is_away_leaves_the_case_without_an_owner() {
    assert_eq!(gaps(&case(supported()), day(20), |_| false), [Gap::Owner]);
}

#[test]
fn a_measure_needs_a_decision_of_its_own_paragraph() {
    let mut events = supported();
    events.remove(3);
    assert_eq!(gaps(&case(events), day(20), |_| true), [Gap::Decision]);
}

#[test]
fn a_measure_that_was_decided_elsewhere_asks_for_no_decision_here() {
    let mut events = supported();
    events.remove(3);
    let Some((_, Payload::MeasureStarted(started))) = events.last_mut() else {
        unreachable!("the measure starts last")
    };
    started.elsewhere = Some(Elsewhere {
        by: DecidedBy::Court,
        ends_on: None,
        weekly_price: None,
    });
    assert_eq!(gaps(&case(events), day(20), |_| true), []);
}

#[test]
fn what_gives_nothing_is_no_decision_behind_a_measure() {
    for kind in [DecisionKind::Refusal, DecisionKind::EndOfSupport] {
        let mut events = supported();
        let Payload::DecisionMade(made) = &mut events[3].1 else {
            unreachable!("the decision comes fourth")
        };
        made.kind = kind;
        let found = gaps(&case(events), day(20), |_| true);
        assert!(found.contains(&Gap::Decision), "{kind}");
    }
}

#[test]
fn when_all_has_ended_nothing_reminds_anybody() {
    let mut events = supported();
    let ended = MeasureEnded {
        measure: MEASURE,
        reason: MeasureEnd::PurposeMet,
        next: None,
    };
    events.push((15, ended.into()));
    let found = gaps(&case(events.clone()), day(20), |_| true);
    // The duty to decide on a plan still stands open until it is settled or falls away.
    let waits = case(events.clone())
        .duties
        .iter()
        .any(|d| d.met.is_none() && d.void.is_none());
    assert_eq!(found.contains(&Gap::NextDate), !waits);
    let closed = CaseClosed {
        reason: CloseReason::PurposeMet,
    };
    events.push((16, closed.into()));
    assert_eq!(gaps(&case(events), day(20), |_| false), []);
}
