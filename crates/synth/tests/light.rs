//! What must hold of the large service told in a few events for each child.

use domain::{Event, Moment, Payload, Role, StreamId, TeamId};
use std::collections::{HashMap, HashSet};
use synth::Settings;

fn settings(children: u32) -> Settings {
    let until = "2026-09-16T13:30:00Z".parse().expect("a moment");
    Settings {
        children,
        years: 10,
        until,
        seed: 11,
    }
}

fn made(children: u32) -> Vec<Event> {
    synth::light(&settings(children)).collect()
}

#[test]
fn the_same_arguments_give_the_same_events_and_another_seed_others() {
    let once = made(300);
    assert!(once == made(300));
    let other = Settings {
        seed: 12,
        ..settings(300)
    };
    assert!(once != synth::light(&other).collect::<Vec<_>>());
}

#[test]
fn events_stand_in_the_order_of_their_recording_though_families_are_made_late() {
    let mut seqs: HashMap<StreamId, u32> = HashMap::new();
    let mut ids = HashSet::new();
    let mut last = Moment(0);
    for (n, e) in made(3_000).iter().enumerate() {
        assert_eq!(e.position, n as u64 + 1);
        let seq = seqs.entry(e.stream).or_insert(0);
        *seq += 1;
        assert_eq!(e.seq, *seq, "{}", e.kind());
        assert!(e.appended_at >= last && e.at <= e.appended_at);
        assert!(ids.insert(e.id), "an id twice");
        last = e.appended_at;
    }
}

#[test]
fn every_child_has_one_case_and_few_events() {
    let events = made(2_000);
    let of = |wanted: fn(&Payload) -> bool| events.iter().filter(|e| wanted(&e.payload)).count();
    let opened = of(|p| matches!(p, Payload::CaseOpened(_)));
    // The last of them wait for their evaluation and have no file yet.
    assert!((1_980..=2_000).contains(&opened), "{opened} cases");
    let each = events.len() / 2_000;
    assert!((9..=13).contains(&each), "{each} events for each child");
    assert_eq!(of(|p| matches!(p, Payload::NoteWritten(_))), 0);
}

#[test]
fn areas_have_teams_of_their_own_and_every_case_stays_in_its_area() {
    let events = made(50_001);
    let area = |team: &TeamId| {
        let code = team.as_str().to_owned();
        code.split_once('-').map(|(_, n)| n.to_owned())
    };
    let mut teams = HashSet::new();
    let mut of_case: HashMap<StreamId, HashSet<Option<String>>> = HashMap::new();
    let mut demo = 0;
    for e in &events {
        match &e.payload {
            Payload::TeamCreated(created) => {
                teams.insert(created.team.clone());
            }
            Payload::WorkerRegistered(w) if w.role == Role::Head => demo += 1,
            Payload::Assigned(a) => {
                assert!(teams.contains(&a.team), "{} is no team", a.team.as_str());
                of_case.entry(e.stream).or_default().insert(area(&a.team));
            }
            _ => {}
        }
    }
    assert_eq!((teams.len(), demo), (10, 1), "teams and heads");
    assert!(of_case.values().all(|areas| areas.len() == 1));
    let found: HashSet<_> = of_case.values().flatten().collect();
    assert_eq!(found.len(), 2, "both areas have cases");
}
