//! How long figures take over the benchmark municipality: 11,000 children in 10 years.
//!
//! Prints the median of: all built-in cards for one year; the heaviest card with splits and
//! units; and what a page of one indicator asks for. Run with `cargo bench -p indicators`.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use domain::case::Case;
use domain::event::{Payload, office::PopulationRecorded};
use domain::fold::{Rules, Workspace, fold};
use domain::id::{PersonId, StreamId};
use domain::{Day, Event};
use indicators::{
    Cards, Filter, Frame, Period, Population, When, changes, collect, evaluate_all, trend,
};

const ROUNDS: usize = 31;

/// The cases of a made-up municipality, without merges of persons.
fn municipality() -> (Vec<Case>, Population, usize) {
    let until = Day::from_ymd(2026, 6, 30).unwrap_or_default().end();
    let settings = synth::Settings {
        children: 11_000,
        years: 10,
        until,
        seed: 1,
    };
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    let mut population: Vec<PopulationRecorded> = Vec::new();
    let mut count = 0;
    for mut event in synth::municipality(&settings) {
        count += 1;
        if let Payload::PopulationRecorded(recorded) = event.payload {
            population.push(recorded);
        } else if event.stream != StreamId::OFFICE {
            event.text.clear();
            for subject in event.subjects.clone() {
                by_person.entry(subject).or_default().push(event.clone());
            }
        }
    }
    let rules = Rules::built_in();
    let mut work = Workspace::default();
    let cases = by_person
        .into_iter()
        .map(|(person, events)| fold(&[person], &events, &rules, &mut work))
        .collect();
    (cases, Population::new(population), count)
}

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[ROUNDS / 2]
}

fn main() {
    let (cases, population, events) = municipality();
    let duties: usize = cases.iter().map(|case| case.duties.len()).sum();
    println!("{} cases, {events} events, {duties} duties", cases.len());

    let some: Vec<Case> = cases.iter().take(1_000).cloned().collect();
    let start = Instant::now();
    let mut frame = Frame::new(cases, population);
    println!("arranged in {:?}", start.elapsed());
    let start = Instant::now();
    for case in some.iter().cloned() {
        frame.replace(case);
    }
    println!("one case replaced in {:?}", start.elapsed() / 1_000);

    let cards = Cards::built_in();
    let through = Day::from_ymd(2026, 6, 30).unwrap_or_default();
    let when = When::period(Period::Year(2025), through);
    let all = median(|| {
        black_box(evaluate_all(cards.all(), &frame, when, &Filter::NONE));
    });
    println!(
        "all {} cards for 2025, median of {ROUNDS}: {all:?}",
        cards.all().len()
    );

    let mut slowest = Vec::new();
    for card in cards.all() {
        let page = median(|| {
            let dimensions = &card.dimensions;
            black_box(collect(card, &frame, when, &Filter::NONE, dimensions, true));
            black_box(trend(
                card,
                &frame,
                &Period::Quarter(2025, 4).back(12),
                through,
                &Filter::NONE,
            ));
            black_box(changes(card, &frame, when, &Filter::NONE));
        });
        slowest.push((page, card.id.as_str()));
    }
    slowest.sort_unstable();
    for (page, id) in slowest.iter().rev().take(5) {
        println!("figure, splits, units, 12 quarters and changes of {id}: {page:?}");
    }
    println!("the same, median card: {:?}", slowest[slowest.len() / 2].0);
}
