//! What must hold of every list of events that a made-up municipality consists of.

#[path = "journal/happens.rs"]
mod happens;
#[path = "journal/holds.rs"]
mod holds;
#[path = "journal/named.rs"]
mod named;

use domain::{Event, Moment, StreamId};
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

fn bytes(events: &[Event]) -> Vec<u8> {
    let mut all = Vec::new();
    for e in events {
        all.extend_from_slice(&e.id.bytes());
        all.extend_from_slice(&e.stream.bytes());
        all.extend_from_slice(format!("{e:?}").as_bytes());
        all.extend_from_slice(&e.payload.to_bytes());
    }
    all
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let once = bytes(&synth::generate(&settings(160)));
    assert!(once == bytes(&synth::generate(&settings(160))));
    let other = Settings {
        seed: 12,
        ..settings(160)
    };
    assert!(once != bytes(&synth::generate(&other)));
}

#[test]
fn events_stand_in_the_order_of_their_recording() {
    let settings = settings(700);
    let events = synth::generate(&settings);
    let mut seqs: HashMap<StreamId, u32> = HashMap::new();
    let mut ids = HashSet::new();
    let mut last = Moment(0);
    for (i, e) in events.iter().enumerate() {
        assert_eq!(e.position, i as u64 + 1);
        let seq = seqs.entry(e.stream).or_insert(0);
        *seq += 1;
        assert_eq!(e.seq, *seq, "{}", e.kind());
        assert!(
            e.appended_at >= last && e.appended_at <= settings.until,
            "{}",
            e.kind()
        );
        assert!(
            e.at <= e.appended_at,
            "{} happened after it was recorded",
            e.kind()
        );
        assert_eq!(e.known_at, e.appended_at);
        assert!(ids.insert(e.id), "an id twice");
        assert!(matches!(e.id.0.get_version_num(), 7));
        last = e.appended_at;
    }
}

#[test]
fn small_short_and_old_municipalities_are_made_too() {
    for (children, years, until) in [
        (0, 10, "2026-09-16T13:30:00Z"),
        (1, 10, "2026-09-16T13:30:00Z"),
        (40, 1, "2024-01-01T00:00:00Z"),
        (60, 3, "2014-07-06T22:00:00Z"),
        (60, 25, "2030-02-28T23:59:59Z"),
    ] {
        let until = until.parse().expect("a moment");
        let settings = Settings {
            children,
            years,
            until,
            seed: 1,
        };
        let events = synth::generate(&settings);
        let files = events.iter().filter(|e| e.kind() == "case_opened").count();
        assert!(
            files <= children as usize && files + 10 >= children as usize,
            "{files} files"
        );
        assert!(events.iter().all(|e| e.appended_at <= until));
        assert_eq!(synth::demo_people(&settings).len(), 12);
    }
}
