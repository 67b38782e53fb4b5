//! How long the benchmark municipality takes: 11 000 children over 10 years.
//!
//! `cargo run --release -p synth --example speed`

use domain::Moment;
use std::time::Instant;

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn main() {
    let until: Moment = "2026-11-22T12:00:00Z".parse().expect("a moment");
    let settings = synth::Settings {
        children: 11_000,
        years: 10,
        until,
        seed: 1,
    };
    let start = Instant::now();
    let municipality = synth::municipality(&settings);
    let made = start.elapsed();
    let (mut events, mut letters) = (0_usize, 0_usize);
    for event in municipality {
        events += 1;
        letters += event.text.values().map(|t| t.value.len()).sum::<usize>();
    }
    let all = start.elapsed();
    println!(
        "{events} events ({:.1} per child, {:.0} MB of words) in {all:.2?}, the story in {made:.2?}: {:.0} events/s",
        events as f64 / f64::from(settings.children),
        letters as f64 / 1e6,
        events as f64 / all.as_secs_f64()
    );
}
