//! Decisions of the committee and its chair, in a case.

#[path = "support/file.rs"]
mod file;

use domain::case::Case;
use domain::correction::effective;
use domain::decide::refusals;
use domain::event::casework::DecisionMade;
use domain::event::decision::Terms;
use domain::event::measures::{MeasureEnded, MeasureStarted};
use domain::event::people::{CaseOpened, PersonRegistered};
use domain::event::preliminary::{PreliminaryExecuted, PreliminaryReviewed};
use domain::id::ItemId;
use domain::measures::courses;
use domain::{
    Act, Day, DecisionKind, Event, MeasureEnd, Moment, Payload, PersonId, PersonKind, Place,
};
use file::{CHILD, folded};
use uuid::Uuid;

const DECISION: ItemId = ItemId(Uuid::from_u128(4));
const MEASURE: ItemId = ItemId(Uuid::from_u128(3));

fn day(n: i32) -> Moment {
    Day::from_ymd(2025, 3, 3).unwrap().add_days(n).at(10, 0)
}

/// The case of a child born on a day, after events on the given days.
fn case(birth: &str, more: Vec<(i32, Payload)>) -> Case {
    folded(&events(birth, more))
}

/// The file of a child born on a day.
fn events(birth: &str, more: Vec<(i32, Payload)>) -> Vec<Event> {
    let registered = PersonRegistered {
        person: CHILD,
        kind: PersonKind::Child,
        birth_on: birth.parse().ok(),
        sex: None,
        protected: false,
        unidentified: false,
    };
    let opened = CaseOpened { number: 7 };
    let all = [(-9, registered.into()), (-9, opened.into())];
    (1_u64..)
        .zip(all.into_iter().chain(more))
        .map(|(position, (n, payload))| file::event(position, day(n), payload))
        .collect()
}

fn decided(kind: DecisionKind, consented: &[PersonId]) -> DecisionMade {
    DecisionMade {
        decision: DECISION,
        kind,
        paragraph: "BL § 143".into(),
        law: Act::Bl,
        urgent: true,
        consent: false,
        measure: None,
        placed_before: false,
        terms: Terms {
            consented: consented.to_vec(),
            ..Terms::default()
        },
    }
}

#[test]
fn from_fifteen_nobody_is_placed_for_good_against_their_will() {
    let said = |birth: &str, consented: &[PersonId]| -> Vec<&str> {
        let made = decided(DecisionKind::PermanentPlacement, consented);
        let found = refusals(&case(birth, Vec::new()), &made.into(), day(0), day(0));
        found.into_iter().map(|r| r.message).collect()
    };
    assert_eq!(said("2010-03-03", &[]), ["refused-permanent-consent"]);
    assert!(said("2010-03-03", &[CHILD]).is_empty());
    assert!(said("2010-03-04", &[]).is_empty(), "fifteen tomorrow");
}

/// The measure that rests on the decision.
fn started() -> MeasureStarted {
    MeasureStarted {
        measure: MEASURE,
        paragraph: "BL § 143".into(),
        law: Act::Bl,
        place: Some(Place::Foster),
        decision: Some(DECISION),
        consent: false,
        provider: None,
        elsewhere: None,
        away: false,
        outside: false,
    }
}

#[test]
fn what_was_begun_before_its_decision_was_written_down_rests_on_it() {
    let made = decided(DecisionKind::Preliminary, &[]);
    for told in [
        vec![(0, made.clone().into()), (1, started().into())],
        vec![(0, started().into()), (1, made.into())],
    ] {
        let file = events("2015-05-05", told);
        let case = folded(&file);
        let stands = effective(&file);
        let courses = courses(&case, &stands);
        let decision = courses[0].decision().expect("its decision");
        assert_eq!(decision.data.decision, DECISION);
    }
}

/// What became of the month within which the committee decides for good.
fn lapse(more: Vec<(i32, Payload)>) -> Option<law::VoidReason> {
    let decision = DECISION;
    let mut events = vec![
        (0, decided(DecisionKind::Preliminary, &[]).into()),
        (0, started().into()),
        (0, PreliminaryExecuted { decision }.into()),
    ];
    events.extend(more);
    let case = case("2015-05-05", events);
    let mut lapses = case
        .duties
        .iter()
        .filter(|d| *d.rule == *"preliminary/lapses");
    let duty = lapses.next().expect("a month runs");
    assert_eq!(duty.due.map(Moment::day), Day::from_ymd(2025, 4, 3));
    duty.void.map(|(reason, ..)| reason)
}

#[test]
fn a_preliminary_placement_has_nothing_to_lapse_when_the_child_is_home() {
    let ended = |measure| MeasureEnded {
        measure,
        reason: MeasureEnd::PurposeMet,
        next: None,
    };
    assert_eq!(lapse(Vec::new()), None);
    let home = lapse(vec![(5, ended(MEASURE).into())]);
    assert_eq!(home, Some(law::VoidReason::MeasureEnded));
    let reviewed = |approved| PreliminaryReviewed {
        decision: DECISION,
        approved,
    };
    assert_eq!(lapse(vec![(6, reviewed(true).into())]), None);
    let not = lapse(vec![(6, reviewed(false).into())]);
    assert_eq!(not, Some(law::VoidReason::DecidedOtherwise));
}
