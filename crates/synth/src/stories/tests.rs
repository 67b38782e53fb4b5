use super::*;
use crate::generate;
use std::collections::HashSet;

fn settings() -> Settings {
    Settings {
        children: 20,
        years: 2,
        until: "2026-11-28T09:00:00Z".parse().expect("a moment"),
        seed: 1,
    }
}

#[test]
fn each_story_is_whole_and_in_order() {
    for story in stories(&settings()) {
        let kinds: Vec<&str> = story.events.iter().map(Event::kind).collect();
        for kind in [
            "enquiry_received",
            "case_opened",
            "assessment_completed",
            "plan_made",
            "follow_up_held",
        ] {
            assert!(kinds.contains(&kind), "{kind}");
        }
        let in_order = story.events.is_sorted_by_key(|e| e.appended_at);
        assert!(in_order, "{}", story.words.title.en);
        assert!(
            story
                .events
                .iter()
                .all(|e| e.appended_at <= settings().until)
        );
        let ids: HashSet<EventId> = story.events.iter().map(|e| e.id).collect();
        assert_eq!(ids.len(), story.events.len());
    }
}

#[test]
fn stories_stand_among_the_others_with_numbers_of_their_own() {
    let all = weave(generate(&settings()), stories(&settings()));
    assert!(all.is_sorted_by_key(|e| e.appended_at));
    let numbers: Vec<u32> = all
        .iter()
        .filter_map(|e| match &e.payload {
            Payload::CaseOpened(case) => Some(case.number),
            _ => None,
        })
        .collect();
    let different: HashSet<&u32> = numbers.iter().collect();
    assert_eq!(different.len(), numbers.len());
}

#[test]
fn whoever_acts_is_at_work_that_day() {
    let force = Period::of(&settings()).hire(&settings());
    for story in stories(&settings()) {
        for event in &story.events {
            let worker = force.workers.iter().find(|w| w.id == event.actor);
            let worker = worker.expect("one of the staff");
            assert!(worker.from <= event.at, "{} {}", event.kind(), event.at);
            assert!(
                worker.left.is_none_or(|left| event.at < left),
                "{}",
                event.at
            );
        }
    }
}

#[test]
fn a_made_up_number_can_belong_to_nobody() {
    let day = Day::from_ymd(2013, 9, 4).expect("a day");
    assert_eq!(cpr(day, 4113), "640913-4113");
}
