//! Small worlds typed by hand: children, measures, duties, caseworkers.

use domain::case::{
    Assessment, Assignment, Case, Decision, Duty, File, Measure, Notification, Stay,
};
use domain::code::{
    Act, AssignmentRole, DecisionKind, Enquiry, MeasureEnd, Notifier, Place, SupportClass,
};
use domain::event::office::PopulationRecorded;
use domain::id::{EventId, ItemId, PersonId, StreamId, WorkerId};
use indicators::{Card, Cards, Filter, Frame, Outcome, Population, When, evaluate};
use law::{Day, Layer, Moment, VoidReason};
use std::sync::{Arc, LazyLock};
use uuid::Uuid;

static CARDS: LazyLock<Cards> = LazyLock::new(Cards::built_in);

pub fn cards() -> &'static Cards {
    &CARDS
}

pub fn card(id: &str) -> &'static Card {
    CARDS.get(id).unwrap_or_else(|| panic!("no card {id}"))
}

/// A card made for one test from the end of its calculation.
pub fn custom(unit: &str, over: &str, denominator: bool, calculation: &str) -> Card {
    let below = if denominator {
        r#"denominator = { da = "n", en = "n" }"#
    } else {
        ""
    };
    let text = format!(
        r#"
title = {{ da = "t", en = "t" }}
description = {{ da = "b", en = "b" }}
numerator = {{ da = "t", en = "t" }}
{below}
unit = "{unit}"
over = "{over}"
date_rule = {{ da = "d", en = "d" }}
dimensions = ["team", "age_group", "step"]
direction = "up"
theme = "ladder"
source = "test"
version = 1
verified = false
[calculation]
{calculation}"#
    );
    Card::parse("policy/cards/custom.toml", &text).unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Noon of a day, or a moment as written.
pub fn at(text: &str) -> Moment {
    if text.len() == 10 {
        day(text).at(12, 0)
    } else {
        text.parse().unwrap()
    }
}

/// A period, judged through a day far ahead.
pub fn over(period: &str) -> When {
    When::period(period.parse().unwrap(), day("2040-01-01"))
}

pub fn as_of(text: &str) -> When {
    When::as_of(day(text))
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub fn child(number: u32) -> Case {
    let opened_at = at("2020-01-01");
    Case {
        person: PersonId(id(u128::from(number))),
        members: vec![PersonId(id(u128::from(number)))],
        birth_on: Some(day("2012-06-15")),
        unborn_due_on: None,
        archive: None,
        erased: None,
        sex: None,
        is_address_protected: false,
        is_staff_family: false,
        file: Some(File {
            number,
            opened_at,
            closed_at: None,
            reopened: 0,
            last_at: opened_at,
            station: domain::progress::Station::Notification,
            ask_by: None,
            askers: Vec::new(),
            planned_at: None,
        }),
        open_spans: vec![(opened_at, None)],
        away_spans: Vec::new(),
        notifications: Vec::new(),
        assessments: Vec::new(),
        decisions: Vec::new(),
        measures: Vec::new(),
        assignments: Vec::new(),
        named: Vec::new(),
        bookings: Vec::new(),
        proposals: Vec::new(),
        complaints: Vec::new(),
        duties: Vec::new(),
        position: 0,
    }
}

/// Adds to a case one after another.
pub trait With: Sized {
    fn born(self, on: &str) -> Self;
    fn notified(self, on: &str, notifier: Notifier) -> Self;
    fn assessed(self, aware: &str, opened: &str, completed: Option<&str>) -> Self;
    fn decided(self, on: &str, kind: DecisionKind) -> Self;
    fn with(self, measure: Measure) -> Self;
    fn main(self, worker: u128, team: &str, from: &str, until: Option<&str>) -> Self;
    fn owes(self, duty: Duty) -> Self;
    fn away(self, from: &str, until: Option<&str>) -> Self;
}

impl With for Case {
    fn born(mut self, on: &str) -> Self {
        self.birth_on = Some(day(on));
        self
    }

    fn notified(mut self, on: &str, notifier: Notifier) -> Self {
        let number = self.notifications.len() as u128;
        self.notifications.push(Notification {
            id: StreamId(id(self.person.0.as_u128() * 1000 + 100 + number)),
            enquiry: Enquiry::Notification,
            received_at: at(on),
            notifier,
            is_anonymous: false,
            is_acute: false,
            evaluated_at: None,
            outcome: None,
            receipt_at: None,
        });
        self
    }

    fn assessed(mut self, aware: &str, opened: &str, completed: Option<&str>) -> Self {
        let number = self.assessments.len() as u128;
        self.assessments.push(Assessment {
            id: ItemId(id(self.person.0.as_u128() * 1000 + 200 + number)),
            opened_at: at(opened),
            aware_on: day(aware),
            completed_at: completed.map(at),
            outcome: None,
            target_group: None,
        });
        self
    }

    fn decided(mut self, on: &str, kind: DecisionKind) -> Self {
        let number = self.decisions.len() as u128;
        self.decisions.push(Decision {
            id: ItemId(id(self.person.0.as_u128() * 1000 + 300 + number)),
            made_at: at(on),
            kind,
            paragraph: "BL § 32".to_owned(),
            consent: true,
            place: None,
        });
        self
    }

    fn with(mut self, mut measure: Measure) -> Self {
        let number = self.measures.len() as u128;
        measure.id = ItemId(id(self.person.0.as_u128() * 1000 + 400 + number));
        self.measures.push(measure);
        self
    }

    fn main(mut self, worker: u128, team: &str, from: &str, until: Option<&str>) -> Self {
        self.assignments.push(Assignment {
            worker: WorkerId(id(worker)),
            role: AssignmentRole::Main,
            team: team.parse().unwrap(),
            from: at(from),
            until: until.map(at),
        });
        self
    }

    fn owes(mut self, mut duty: Duty) -> Self {
        duty.ordinal = u16::try_from(self.duties.len()).unwrap();
        self.duties.push(duty);
        self
    }

    fn away(mut self, from: &str, until: Option<&str>) -> Self {
        self.away_spans.push((at(from), until.map(at)));
        self
    }
}

/// A measure on a step below placements.
pub fn support(step: u8, from: &str, until: Option<&str>) -> Measure {
    Measure {
        id: ItemId(id(0)),
        paragraph: "BL § 32".to_owned(),
        law: Act::Bl,
        class: SupportClass::Support,
        is_placement: false,
        started_at: at(from),
        ended_at: until.map(at),
        end_reason: until.map(|_| MeasureEnd::PurposeMet),
        consent: vec![(at(from), true)],
        stays: vec![Stay {
            from: at(from),
            place: None,
            step,
        }],
        provider: None,
        decided_by: None,
    }
}

/// A placement; the step follows from the place as in the ladder that comes along.
pub fn placed(place: Place, from: &str, until: Option<&str>) -> Measure {
    Measure {
        is_placement: true,
        class: SupportClass::Placement,
        paragraph: "BL § 46".to_owned(),
        stays: vec![Stay {
            from: at(from),
            place: Some(place),
            step: step_of(place),
        }],
        ..support(0, from, until)
    }
}

/// A stay after 18: away from home, and no placement of a child.
pub fn stay_after_18(from: &str, until: Option<&str>) -> Measure {
    Measure {
        class: SupportClass::Aftercare,
        paragraph: "BL § 114, stk. 1, nr. 1".to_owned(),
        ..placed(Place::OwnRoom, from, until)
    }
}

pub fn moved(mut measure: Measure, place: Place, from: &str) -> Measure {
    measure.stays.push(Stay {
        from: at(from),
        place: Some(place),
        step: step_of(place),
    });
    measure
}

pub fn without_consent(mut measure: Measure, from: &str) -> Measure {
    measure.consent.push((at(from), false));
    measure
}

fn step_of(place: Place) -> u8 {
    match place {
        Place::Kin | Place::NetworkFoster => 4,
        Place::Foster | Place::ReinforcedFoster | Place::SpecialisedFoster => 5,
        _ => 6,
    }
}

/// A duty that opens a month before it falls due at the end of a day.
pub fn duty(rule: &str, due: &str) -> Duty {
    let layer = if rule.starts_with("local/") {
        Layer::Local
    } else {
        Layer::Law
    };
    let opens = day(due).add_months(-1).start();
    Duty {
        rule: Arc::from(rule),
        layer,
        version_from: day("2011-01-01"),
        trigger: EventId(id(7)),
        triggered_at: opens,
        ordinal: 0,
        item: None,
        counted_from: opens,
        opens,
        due: Some(day(due).end()),
        alarm: None,
        met: None,
        void: None,
    }
}

/// Puts an end to a duty.
pub trait End {
    fn met(self, on: &str) -> Self;
    fn recorded(self, on: &str) -> Self;
    fn fell_away(self, on: &str) -> Self;
}

impl End for Duty {
    fn met(mut self, on: &str) -> Self {
        self.met = Some((EventId(id(8)), at(on), at(on)));
        self
    }

    fn recorded(mut self, on: &str) -> Self {
        if let Some((_, _, known)) = &mut self.met {
            *known = at(on);
        }
        self
    }

    fn fell_away(mut self, on: &str) -> Self {
        self.void = Some((VoidReason::CaseClosed, at(on), None));
        self
    }
}

pub fn world(cases: impl IntoIterator<Item = Case>) -> Frame {
    let recorded = PopulationRecorded {
        year: 2020,
        age_from: 0,
        age_to: 17,
        count: 4_000,
    };
    Frame::new(cases, Population::new([recorded]))
}

pub fn figure(card_id: &str, frame: &Frame, when: When) -> Outcome {
    evaluate(card(card_id), frame, when, &Filter::NONE)
}

/// Numerator, denominator and value.
pub fn counted(outcome: &Outcome) -> (f64, Option<f64>, Option<f64>) {
    (outcome.numerator, outcome.denominator, outcome.value)
}

pub fn share(numerator: u32, denominator: u32) -> (f64, Option<f64>, Option<f64>) {
    let (numerator, denominator) = (f64::from(numerator), f64::from(denominator));
    (numerator, Some(denominator), Some(numerator / denominator))
}

pub fn count(number: u32) -> (f64, Option<f64>, Option<f64>) {
    (f64::from(number), None, Some(f64::from(number)))
}
