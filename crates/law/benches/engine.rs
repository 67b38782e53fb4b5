//! How many facts the engine reads in a second on one core, all rules together.
//!
//! The pile is like the benchmark municipality: 11,000 children, about 27 facts each, cases as
//! uneven as real ones (most have a notification or two, a few have hundreds of events).
//! Run with `cargo bench -p law`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use law::{Day, Facts, Obligation, Scratch};

#[path = "../tests/suite/vocabulary.rs"]
mod vocabulary;

use vocabulary::{VOCABULARY, book};

/// Makes facts without a dependency on a generator of chance.
struct Pile {
    state: u64,
    source: u32,
}

impl Pile {
    fn below(&mut self, limit: i32) -> i32 {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i32::try_from((self.state >> 33) % u64::from(limit.unsigned_abs())).unwrap_or(0)
    }

    fn push(&mut self, facts: &mut Facts, kind: &str, day: i32, attributes: &[(&str, i64)]) {
        let mut list = vec![(0, i64::from(self.below(6)))];
        list.extend(
            attributes
                .iter()
                .map(|(name, value)| (VOCABULARY.attribute(name).expect("known").0, *value)),
        );
        let at = Day(day).at(8, 0).add_seconds(i64::from(self.below(28_800)));
        facts.push(
            VOCABULARY.kind(kind).expect("known"),
            at,
            at,
            self.source,
            &list,
        );
        self.source += 1;
    }

    fn notification(&mut self, facts: &mut Facts, day: i32, id: i64) {
        let anonymous = i64::from(self.below(10) == 0);
        let who = i64::from(self.below(8));
        self.push(
            facts,
            "enquiry_received",
            day,
            &[
                ("notification", id),
                ("enquiry", 0),
                ("anonymous", anonymous),
            ],
        );
        self.push(
            facts,
            "notification_evaluated",
            day + 1,
            &[("notification", id), ("participant", who)],
        );
        self.push(facts, "receipt_sent", day + 5, &[("notification", id)]);
    }

    fn measure(&mut self, facts: &mut Facts, day: i32, id: i64, months: i32, placed: bool) {
        let class = if placed { 2 } else { 1 };
        let decision = 100 + id;
        self.push(facts, "child_conversation", day - 20, &[("outcome", 0)]);
        self.push(
            facts,
            "decision_made",
            day - 3,
            &[
                ("decision", decision),
                ("kind", i64::from(placed)),
                ("support_class", class),
                ("measure", id),
            ],
        );
        self.push(
            facts,
            "plan_made",
            day + 40,
            &[("decision", decision), ("plan", 1)],
        );
        let step = if placed { 5 } else { 3 };
        self.push(
            facts,
            "measure_started",
            day,
            &[
                ("measure", id),
                ("support_class", class),
                ("placement", i64::from(placed)),
                ("step", step),
            ],
        );
        for month in 1..months {
            let on = day + month * 30;
            match month % 6 {
                2 | 5 => self.push(
                    facts,
                    "follow_up_held",
                    on,
                    &[("measure", id), ("rhythm_months", 4)],
                ),
                3 if placed => self.push(
                    facts,
                    "visit_held",
                    on,
                    &[("measure", id), ("conversation", 1)],
                ),
                0 => self.push(facts, "network_meeting_held", on, &[]),
                _ => self.push(facts, "note_written", on, &[]),
            }
        }
        if self.below(3) > 0 {
            self.push(
                facts,
                "measure_ended",
                day + months * 30,
                &[("measure", id)],
            );
        }
    }

    fn child(&mut self) -> Facts {
        let mut facts = Facts::new();
        let begin = 16_800 + self.below(3600);
        let birth = begin - self.below(6200);
        self.push(
            &mut facts,
            "person_registered",
            begin,
            &[("birth_on", i64::from(birth))],
        );
        let size = self.below(100);
        for id in 0..=self.below(3) {
            let day = begin + id * 200;
            self.notification(&mut facts, day, i64::from(id));
        }
        if size > 35 {
            self.push(&mut facts, "case_opened", begin + 2, &[]);
            self.push(
                &mut facts,
                "assessment_opened",
                begin + 10,
                &[("assessment", 1), ("aware_on", i64::from(begin))],
            );
            self.push(
                &mut facts,
                "assessment_completed",
                begin + 130,
                &[("assessment", 1)],
            );
        }
        if size > 55 {
            let months = 6 + self.below(30);
            self.measure(&mut facts, begin + 140, 1, months, false);
        }
        if size > 80 {
            let months = 12 + self.below(100);
            self.measure(&mut facts, begin + 400, 2, months, true);
        }
        if size > 97 {
            for id in 3..6 {
                self.measure(&mut facts, begin + 300 * id, i64::from(id), 60, false);
            }
        }
        if size > 35 && self.below(2) == 0 {
            self.push(&mut facts, "case_closed", begin + 2500, &[]);
        }
        facts.sort();
        facts
    }
}

fn main() {
    let mut pile = Pile {
        state: 7,
        source: 0,
    };
    let children: Vec<Facts> = (0..11_000).map(|_| pile.child()).collect();
    let facts: usize = children.iter().map(|child| child.facts.len()).sum();
    let most = children
        .iter()
        .map(|child| child.facts.len())
        .max()
        .unwrap_or(0);
    let book = book();
    let mut out: Vec<Obligation> = Vec::new();
    let mut scratch = Scratch::new();
    let mut best = Duration::MAX;
    let mut obligations = 0;
    for _ in 0..15 {
        obligations = 0;
        let begin = Instant::now();
        for child in &children {
            out.clear();
            book.obligations(black_box(child), &mut out, &mut scratch);
            obligations += black_box(&out).len();
        }
        best = best.min(begin.elapsed());
    }
    let rate = f64::from(u32::try_from(facts).unwrap_or(u32::MAX)) / best.as_secs_f64();
    println!(
        "{} children, {facts} facts (most {most}), {} rules, {obligations} obligations: {:.1} ms, {:.2} million facts/s",
        children.len(),
        book.rules().len(),
        best.as_secs_f64() * 1000.0,
        rate / 1e6
    );
    println!(
        "the bar of 5 million facts a second is {}",
        if rate > 5e6 { "kept" } else { "missed" }
    );
}
