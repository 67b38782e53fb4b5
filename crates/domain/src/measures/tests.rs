//! A child's way on the ladder, from events written by hand.

use super::{changes, courses, suggested_step};
use crate::case::Case;
use crate::code::{
    Act, DecidedBy, DecisionKind, FollowUpConclusion, MeasureEnd, NextStep, Place, Role,
};
use crate::correction::effective;
use crate::event::casework::{DecisionMade, FollowUpHeld};
use crate::event::decision::Terms;
use crate::event::measures::{Elsewhere, MeasureEnded, MeasurePlaceChanged, MeasureStarted};
use crate::event::{Event, Payload};
use crate::fold::{Rules, Workspace, fold};
use crate::id::{EventId, ItemId, PersonId, StreamId, WorkerId};
use crate::text::{Audience, Texts, text};
use law::{Day, Moment};
use uuid::Uuid;

pub(crate) const CHILD: PersonId = PersonId(Uuid::from_u128(100));

pub(crate) fn item(n: u128) -> ItemId {
    ItemId(Uuid::from_u128(n))
}

pub(crate) fn at(day: &str) -> Moment {
    day.parse::<Day>().unwrap().at(10, 0)
}

#[derive(Default)]
pub(crate) struct Story(pub(crate) Vec<Event>);

impl Story {
    pub(crate) fn add(&mut self, day: &str, payload: impl Into<Payload>, words: &[(&str, &str)]) {
        let position = self.0.len() as u64 + 1;
        let texts: Texts = words
            .iter()
            .map(|(field, words)| ((*field).to_owned(), text(*words, Audience::Family)))
            .collect();
        self.0.push(Event {
            position,
            id: EventId(Uuid::from_u128(1000 + u128::from(position))),
            stream: StreamId::from(CHILD),
            seq: u32::try_from(position).unwrap(),
            at: at(day),
            known_at: at(day),
            appended_at: at(day),
            actor: WorkerId(Uuid::from_u128(7)),
            role: Role::Caseworker,
            subjects: vec![CHILD],
            payload: payload.into(),
            text: texts,
            corrects: None,
            mode: None,
        });
    }

    pub(crate) fn case(&self) -> Case {
        let rules = Rules::built_in();
        fold(&[CHILD], &self.0, &rules, &mut Workspace::default())
    }
}

pub(crate) fn started(n: u128, paragraph: &str, place: Option<Place>) -> MeasureStarted {
    MeasureStarted {
        measure: item(n),
        paragraph: paragraph.to_owned(),
        law: Act::Bl,
        place,
        decision: None,
        consent: true,
        provider: None,
        elsewhere: None,
        away: false,
        outside: false,
    }
}

fn ended(n: u128, next: Option<NextStep>) -> MeasureEnded {
    MeasureEnded {
        measure: item(n),
        reason: MeasureEnd::PurposeMet,
        next,
    }
}

fn decided(n: u128, kind: DecisionKind, ends_on: &str) -> DecisionMade {
    DecisionMade {
        decision: item(n),
        kind,
        paragraph: "BL § 32, stk. 1, nr. 2".to_owned(),
        law: Act::Bl,
        urgent: false,
        consent: true,
        measure: None,
        placed_before: false,
        terms: Terms {
            ends_on: Some(ends_on.parse().unwrap()),
            weekly_price: Some(2_400),
            ..Terms::default()
        },
    }
}

#[test]
fn what_the_decision_says_holds_for_the_measure_until_a_later_one_says_else() {
    let mut story = Story::default();
    let first = decided(50, DecisionKind::Support, "2025-01-01");
    story.add("2024-05-20", first, &[("way_out", "Han går i skole.")]);
    let start = MeasureStarted {
        decision: Some(item(50)),
        ..started(1, "BL § 32, stk. 1, nr. 2", None)
    };
    story.add("2024-06-01", start, &[]);
    let (case, stands) = (story.case(), effective(&story.0));
    let all = courses(&case, &stands);
    assert_eq!(all[0].planned_end(), Day::from_ymd(2025, 1, 1));
    assert_eq!(all[0].weekly_price(), Some(2_400));
    assert_eq!(all[0].way_out(), Some("Han går i skole."));

    let mut later = decided(51, DecisionKind::Support, "2025-06-01");
    later.measure = Some(item(1));
    later.terms.weekly_price = None;
    story.add("2024-12-01", later, &[]);
    let mut home = decided(52, DecisionKind::HomeReturn, "2025-03-01");
    home.measure = Some(item(1));
    story.add("2024-12-02", home, &[]);
    let (case, stands) = (story.case(), effective(&story.0));
    let all = courses(&case, &stands);
    assert_eq!(all[0].planned_end(), Day::from_ymd(2025, 6, 1));
    assert_eq!(all[0].weekly_price(), Some(2_400));
    assert_eq!(all[0].coming_home().unwrap().data.decision, item(52));
    let decided_on = Day::from_ymd(2024, 12, 2).unwrap();
    let home = (decided_on, Day::from_ymd(2025, 3, 1));
    assert_eq!(all[0].home_period(), Some(home));
}

#[test]
fn a_measure_decided_elsewhere_has_its_own_end_and_price() {
    let mut story = Story::default();
    let start = MeasureStarted {
        elsewhere: Some(Elsewhere {
            by: DecidedBy::Court,
            ends_on: Day::from_ymd(2025, 1, 1),
            weekly_price: Some(9),
        }),
        ..started(1, "LBU § 14", Some(Place::Secure))
    };
    story.add("2024-06-01", start, &[("way_out", "Dommen er afsonet.")]);
    let (case, stands) = (story.case(), effective(&story.0));
    let all = courses(&case, &stands);
    assert_eq!(all[0].planned_end(), Day::from_ymd(2025, 1, 1));
    assert_eq!(all[0].weekly_price(), Some(9));
    assert_eq!(all[0].way_out(), Some("Dommen er afsonet."));
    assert!(all[0].decision().is_none());
}

#[test]
fn steps_change_with_place_and_a_short_pause_is_no_break() {
    let mut story = Story::default();
    let home = started(1, "BL § 32, stk. 1, nr. 2", None);
    story.add("2024-01-10", home, &[("step_reason", "Mor er alene.")]);
    story.add("2024-06-01", ended(1, None), &[("result", "Ikke nok.")]);
    let placed = started(2, "BL § 46", Some(Place::Foster));
    story.add("2024-06-20", placed, &[("step_reason", "Far er syg.")]);
    // Beside a higher step, and no change of it.
    story.add(
        "2024-07-01",
        started(3, "BL § 30, stk. 1, nr. 1", None),
        &[],
    );
    let moved = MeasurePlaceChanged {
        measure: item(2),
        place: Place::Institution,
        reason: MeasureEnd::Breakdown,
        provider: None,
        away: false,
        outside: false,
    };
    story.add("2025-02-01", moved, &[("why", "Plejefamilien gav op.")]);
    story.add("2025-09-01", ended(2, None), &[("result", "Hjemme igen.")]);
    let (case, stands) = (story.case(), effective(&story.0));
    let found = changes(&case, &courses(&case, &stands));
    let told: Vec<_> = found.iter().map(|c| (c.from, c.to, c.reason)).collect();
    assert_eq!(
        told,
        [
            (0, 3, Some("Mor er alene.")),
            (3, 5, Some("Far er syg.")),
            (5, 6, Some("Plejefamilien gav op.")),
            (6, 2, Some("Hjemme igen.")),
        ]
    );
}

#[test]
fn the_ladder_suggests_where_the_last_word_pointed() {
    let mut story = Story::default();
    let suggested = |story: &Story, day: &str| {
        let stands = effective(&story.0);
        suggested_step(&story.case(), &stands, at(day))
    };
    assert_eq!(suggested(&story, "2024-01-01"), 2, "help begins low");
    story.add(
        "2024-01-10",
        started(1, "BL § 32, stk. 1, nr. 2", None),
        &[],
    );
    assert_eq!(suggested(&story, "2024-02-01"), 3);
    let up = FollowUpHeld {
        measures: vec![item(1)],
        rhythm_months: None,
        conclusion: Some(FollowUpConclusion::StepUp),
    };
    story.add("2024-03-01", up, &[]);
    assert_eq!(suggested(&story, "2024-03-02"), 4);
    story.add("2024-03-10", started(2, "BL § 46", Some(Place::Kin)), &[]);
    assert_eq!(suggested(&story, "2024-03-11"), 4, "the word is followed");
    story.add("2024-05-01", ended(1, None), &[]);
    story.add("2024-06-01", ended(2, Some(NextStep::Down)), &[]);
    assert_eq!(suggested(&story, "2024-06-20"), 3);
    assert_eq!(suggested(&story, "2025-06-20"), 1, "after a long pause");
}
