//! All duties of the benchmark municipality from its events, on one core: corrections
//! applied, facts filled, every rule of law and every local standard run.
//!
//! `cargo bench -p app --bench duties` prints the median of eleven runs.

use domain::correction::effective;
use domain::facts::{Interner, fill};
use domain::fold::{Rules, Workspace, duties};
use domain::{Event, PersonId, StreamId};
use std::collections::BTreeMap;
use std::time::Instant;
use store::Redirects;

fn main() {
    let settings = synth::Settings {
        children: 11_000,
        years: 10,
        until: "2026-06-30T21:59:59Z".parse().expect("a moment"),
        seed: 1,
    };
    let events = synth::generate(&settings);
    let total = events.len();
    let redirects = Redirects::from_events(&events);
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for event in events.iter().filter(|e| e.stream != StreamId::OFFICE) {
        for subject in &event.subjects {
            by_person
                .entry(redirects.canonical(*subject))
                .or_default()
                .push(event.clone());
        }
    }
    let cases: Vec<(Vec<PersonId>, Vec<Event>)> = by_person
        .into_iter()
        .map(|(person, events)| (redirects.members(person), events))
        .collect();
    let read: usize = cases.iter().map(|(_, events)| events.len()).sum();
    let millions = f64::from(u32::try_from(read).expect("a count")) / 1e6;
    let rules = Rules::built_in();
    let mut work = Workspace::default();
    let mut found = 0;
    let all = median(|| {
        found = cases
            .iter()
            .map(|(members, events)| duties(members, &effective(events), &rules, &mut work).len())
            .sum();
    });
    let mut facts = law::Facts::new();
    let mut ids = Interner::default();
    let corrected = median(|| cases.iter().for_each(|(_, events)| drop(effective(events))));
    let filled = median(|| {
        for (members, events) in &cases {
            fill(
                &mut facts,
                &mut ids,
                &effective(events),
                members,
                &rules.ladder,
            );
        }
    });
    let mut scratch = law::Scratch::default();
    let mut out = Vec::new();
    let engine = median(|| {
        for (members, events) in &cases {
            fill(
                &mut facts,
                &mut ids,
                &effective(events),
                members,
                &rules.ladder,
            );
            out.clear();
            rules.book.obligations(&facts, &mut out, &mut scratch);
        }
    });
    println!("events {total}, read {read} (shared ones once for each child), duties {found}");
    println!(
        "obligations from events: median {:.2} million events/s",
        millions / engine
    );
    println!(
        "and as duties with the ids of events: {:.2} million events/s",
        millions / all
    );
    println!(
        "of {:.1} ms: corrections {:.1}, facts {:.1}, rules {:.1}, ids {:.1}",
        all * 1e3,
        corrected * 1e3,
        (filled - corrected) * 1e3,
        (engine - filled) * 1e3,
        (all - engine) * 1e3
    );
}

/// The median seconds of eleven runs.
fn median(mut run: impl FnMut()) -> f64 {
    let mut seconds: Vec<f64> = (0..11)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64()
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
