//! What an open case can lack.

#[path = "support/file.rs"]
mod file;

use domain::case::Case;
use domain::event::assessment::SourcePlanned;
use domain::event::casework::{AssessmentOpened, DateBooked, DecisionMade, PlanMade};
use domain::event::decision::Terms;
use domain::event::measures::{Elsewhere, MeasureEnded, MeasureStarted};
use domain::event::people::{Assigned, CaseClosed, CaseOpened, PersonRegistered};
use domain::gaps::{Gap, gaps};
use domain::id::ItemId;
use domain::{
    Act, AssignmentRole, BookingKind, CloseReason, Day, DecidedBy, DecisionKind, Event, MeasureEnd,
    Moment, Payload, PersonKind, PlanKind, SourceKind, WorkerId,
};
use file::{CHILD, WORKER, folded};
use uuid::Uuid;

const MEASURE: ItemId = ItemId(Uuid::from_u128(3));
const OTHER: WorkerId = WorkerId(Uuid::from_u128(5));
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

#[test]
fn whoever_was_to_hear_somebody_and_left_is_missed() {
    let assessment = ItemId(Uuid::from_u128(10));
    let source = ItemId(Uuid::from_u128(11));
    let opened = AssessmentOpened {
        assessment,
        aware_on: Day::from_ymd(2025, 3, 3).unwrap(),
        expecting_parents: false,
        clarification: None,
    };
    let planned = SourcePlanned {
        assessment,
        source,
        kind: SourceKind::School,
        until: day(30).day(),
        by: Some(OTHER),
    };
    let mut events = supported();
    events.push((10, opened.into()));
    events.push((11, planned.clone().into()));
    let is_at_work = |worker| worker != OTHER;
    let said = |events: &[(i32, Payload)]| gaps(&case(events.to_vec()), day(20), is_at_work);
    assert_eq!(said(&events), [Gap::TaskOwner]);
    assert_eq!(gaps(&case(events.clone()), day(20), |_| true), []);
    // Given to somebody else, or to nobody: then it is whoever has the case.
    for by in [Some(WORKER), None] {
        let mut given = events.clone();
        let planned = SourcePlanned {
            by,
            ..planned.clone()
        };
        given.push((12, planned.into()));
        assert_eq!(said(&given), [], "{by:?}");
    }
}

#[test]
fn a_plan_that_nothing_has_come_of_is_followed_up_by_a_date() {
    let planned = PlanMade {
        plan_id: ItemId(Uuid::from_u128(20)),
        plan: PlanKind::ChildsPlan,
        decision: None,
        goals: Vec::new(),
        tasks: Vec::new(),
    };
    let mut events = supported();
    let started = events.pop().unwrap();
    events.push((7, planned.into()));
    let lacks = |events: &[(i32, Payload)]| {
        let found = gaps(&case(events.to_vec()), day(20), |_| true);
        found.contains(&Gap::PlanFollowUp)
    };
    assert!(lacks(&events));
    let booked = |what| DateBooked {
        booking: ItemId(Uuid::from_u128(21)),
        what,
        on: day(25),
    };
    let with = |payload: Payload| {
        let mut more = events.clone();
        more.push((10, payload));
        more
    };
    assert!(!lacks(&with(booked(BookingKind::FollowUp).into())));
    assert!(lacks(&with(booked(BookingKind::Visit).into())));
    // What the plan promised runs, or has run since.
    let mut supported = with(started.1);
    assert!(!lacks(&supported));
    let ended = MeasureEnded {
        measure: MEASURE,
        reason: MeasureEnd::PurposeMet,
        next: None,
    };
    supported.push((15, ended.into()));
    assert!(!lacks(&supported));
}
