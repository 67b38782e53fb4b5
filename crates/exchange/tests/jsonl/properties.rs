//! Whatever was recorded comes back as it was, and whatever stands in a line harms no other.

use crate::support::{event, export, import, notes};
use domain::event::{Event, Mode, Payload};
use domain::id::{ItemId, PersonId, StreamId};
use domain::text::text;
use domain::{Audience, Day, Moment};
use proptest::prelude::*;
use uuid::Uuid;

fn payload() -> impl Strategy<Value = Payload> {
    use domain::code::{Act, Cause, Enquiry, Notifier, Place};
    use domain::event::casework::{FollowUpHeld, NoteWritten, PlanGoal, PlanMade};
    use domain::event::intake::EnquiryReceived;
    use domain::event::measures::MeasureStarted;
    use domain::event::office::{GoalReviewed, TargetSet};
    use domain::{GoalArea, PlanKind};
    let item = any::<u128>().prop_map(|n| ItemId(Uuid::from_u128(n)));
    let day = (-20_000..40_000i32).prop_map(Day);
    let finite = any::<f64>().prop_filter("finite", |v| v.is_finite());
    let goals = prop::collection::vec(
        (item.clone(), prop::sample::select(GoalArea::ALL)).prop_map(|(goal, area)| PlanGoal {
            goal,
            area,
            subgoals: vec![goal],
        }),
        0..3,
    );
    prop_oneof![
        Just(NoteWritten::default().into()),
        (".*", any::<i16>(), finite).prop_map(|(goal, year, value)| TargetSet {
            goal,
            year,
            value
        }
        .into()),
        "\\PC*".prop_map(|goal| GoalReviewed { goal }.into()),
        (
            any::<[bool; 3]>(),
            prop::sample::subsequence(Cause::ALL, 0..4),
            prop::option::of(day)
        )
            .prop_map(|([professional, anonymous, acute], causes, aware_on)| {
                EnquiryReceived {
                    enquiry: Enquiry::OtherMunicipality,
                    notifier: Notifier::DayCare,
                    professional,
                    anonymous,
                    acute,
                    causes,
                    aware_on,
                    channel: None,
                    receipt_number: None,
                }
                .into()
            }),
        (
            item.clone(),
            ".*",
            prop::option::of(prop::sample::select(Place::ALL)),
            prop::option::of(item.clone()),
            any::<bool>()
        )
            .prop_map(|(measure, paragraph, place, decision, consent)| {
                MeasureStarted {
                    measure,
                    paragraph,
                    law: Act::Bl,
                    place,
                    decision,
                    consent,
                    provider: None,
                    elsewhere: None,
                    away: false,
                    outside: false,
                }
                .into()
            }),
        (
            prop::collection::vec(item.clone(), 0..4),
            any::<Option<u8>>()
        )
            .prop_map(|(measures, rhythm_months)| FollowUpHeld {
                measures,
                rhythm_months,
                conclusion: None,
            }
            .into()),
        (item, goals).prop_map(|(plan_id, goals)| {
            PlanMade {
                plan_id,
                plan: PlanKind::YouthPlan,
                decision: None,
                goals,
                tasks: Vec::new(),
            }
            .into()
        }),
    ]
}

fn journal() -> impl Strategy<Value = Vec<Event>> {
    let texts = prop::collection::btree_map(
        "[a-z_.]{1,12}",
        (".*", 0..4usize).prop_map(|(value, audience)| {
            let all = [
                Audience::Staff,
                Audience::Family,
                Audience::Provider,
                Audience::Notifier,
            ];
            text(value, all[audience])
        }),
        0..3,
    );
    let one = (
        payload(),
        texts,
        -2_000_000_000..3_000_000_000i64,
        0..1000i64,
        0..3u128,
        any::<bool>(),
    );
    prop::collection::vec(one, 1..20).prop_map(|parts| {
        let mut seqs = [0; 3];
        let events = parts.into_iter().enumerate().map(
            |(i, (payload, text, at, later, person, is_correction))| {
                let n = u64::try_from(i).unwrap() + 1;
                let person = usize::try_from(person).unwrap();
                seqs[person] += 1;
                let stream = StreamId(Uuid::from_u128(50 + person as u128));
                let appended_at = Moment(3_100_000_000 + later + i64::try_from(i).unwrap() * 1000);
                let mut event = event(n, "note_written", "{}");
                event.seq = seqs[person];
                event.stream = stream;
                event.subjects = vec![stream.into(), PersonId(Uuid::from_u128(99))];
                (event.at, event.known_at, event.appended_at) =
                    (Moment(at), Moment(at + later), appended_at);
                (event.payload, event.text) = (payload, text);
                (event, is_correction)
            },
        );
        let mut done: Vec<Event> = Vec::new();
        for (mut event, is_correction) in events {
            let same = done
                .iter()
                .find(|e| e.payload.number() == event.payload.number());
            if let Some(first) = same.filter(|_| is_correction) {
                event.corrects = Some(first.id);
                event.mode = Some(if event.seq % 2 == 0 {
                    Mode::Replace
                } else {
                    Mode::Retract
                });
            }
            done.push(event);
        }
        done
    })
}

proptest! {
    #[test]
    fn export_import_export_gives_the_same_bytes(events in journal()) {
        let first = export(&events, true);
        let read = import(&first);
        prop_assert_eq!(&read.problems, &[]);
        prop_assert_eq!(&read.events, &events);
        prop_assert_eq!(export(&read.events, true), first);
        let bare = export(&events, false);
        prop_assert_eq!(export(&import(&bare).events, false), bare);
    }

    #[test]
    fn whatever_stands_in_a_line_the_others_stay(junk in "[^\\r\\n]*") {
        let good = export(&notes(2), true);
        let lines: Vec<&str> = good.lines().collect();
        let read = import(&format!("{}\n{junk}\n{}\n", lines[0], lines[1]));
        prop_assert_eq!(read.events.len(), 2);
        prop_assert_eq!(read.problems.len(), usize::from(!junk.trim_ascii().is_empty()));
    }
}
