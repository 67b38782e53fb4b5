//! scratch
use domain::*;
use std::collections::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let n: u32 = a.get(1).and_then(|x| x.parse().ok()).unwrap_or(5200);
    let until: Moment = "2026-11-22T12:00:00Z".parse().unwrap();
    let s = synth::Settings {
        children: n,
        years: 10,
        until,
        seed: 1,
    };
    let t = std::time::Instant::now();
    let ev = synth::generate(&s);
    println!("{} events in {:?}", ev.len(), t.elapsed());
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for e in &ev {
        *kinds.entry(e.kind()).or_default() += 1;
    }
    for (k, c) in &kinds {
        println!("  {k} {c}");
    }
    // pick case
    let mut by: HashMap<PersonId, Vec<&Event>> = HashMap::new();
    for e in &ev {
        for p in &e.subjects {
            by.entry(*p).or_default().push(e);
        }
    }
    let mut sizes: Vec<usize> = by.values().map(Vec::len).collect();
    sizes.sort_unstable();
    println!(
        "persons {} p50 {} p90 {} p99 {} max {}",
        sizes.len(),
        sizes[sizes.len() / 2],
        sizes[sizes.len() * 9 / 10],
        sizes[sizes.len() * 99 / 100],
        sizes[sizes.len() - 1]
    );
    if let Some(k) = a.get(2).and_then(|x| x.parse::<usize>().ok()) {
        let mut v: Vec<_> = by.values().filter(|v| v.len() == k).collect();
        v.sort_by_key(|v| v[0].position);
        for e in v.first().unwrap().iter() {
            let t: Vec<String> = e
                .text
                .iter()
                .map(|(k, t)| format!("{k}={}", t.value))
                .collect();
            println!(
                "{} {} [{}] {} {} {}",
                e.at.day(),
                e.appended_at,
                e.kind(),
                String::from_utf8(e.payload.to_bytes()).unwrap(),
                e.role,
                t.join(" | ")
            );
        }
    }
}
