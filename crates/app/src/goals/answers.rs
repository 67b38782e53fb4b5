//! Figures already counted, so that the same question is not counted twice between two
//! events. Bounded; what rests on an older position is never asked for again and goes.

use indicators::{Card, Collected, Filter, Outcome, Span, When};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// How many figures are kept; some hundred bytes each.
const KEPT: usize = 4_000;
/// How many units are kept with figures and their parts; some two hundred bytes each.
const UNITS_KEPT: usize = 200_000;
/// How many figures with parts and units are kept.
const PARTS_KEPT: usize = 200;

/// The figures kept, by what they rest on.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    kept: Mutex<HashMap<String, Outcome>>,
    /// How many units entered and left since last time.
    moved: Mutex<HashMap<String, (usize, usize)>>,
    /// Figures with parts and units, the latest first.
    parts: Mutex<VecDeque<(String, Arc<Collected>)>>,
}

impl Answers {
    /// Forgets everything, when the cases behind the figures are read anew.
    pub(crate) fn forget(&self) {
        self.kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.moved
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        self.parts
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
    }

    /// The figure of a card without its units: kept, or counted by `count` and kept.
    pub(crate) fn figure(
        &self,
        position: u64,
        card: &Card,
        when: When,
        filter: &Filter,
        count: impl FnOnce() -> Outcome,
    ) -> Outcome {
        once(&self.kept, key(position, card, when, filter), count)
    }

    /// How many units entered and left since last time: kept, or counted and kept.
    pub(crate) fn moved(
        &self,
        position: u64,
        card: &Card,
        when: When,
        filter: &Filter,
        count: impl FnOnce() -> (usize, usize),
    ) -> (usize, usize) {
        once(&self.moved, key(position, card, when, filter), count)
    }

    /// A figure with its parts and units: kept, or counted by `count` and kept. Whether
    /// units are counted is the same for everybody who may ask for them.
    pub(crate) fn parts(
        &self,
        position: u64,
        card: &Card,
        (when, filter): (When, &Filter),
        with_units: bool,
        count: impl FnOnce() -> Collected,
    ) -> Arc<Collected> {
        let key = format!("{with_units} {}", key(position, card, when, filter));
        let kept = || self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = kept().iter().find(|(of, _)| *of == key) {
            return Arc::clone(found);
        }
        let found = Arc::new(count());
        let mut all = kept();
        all.push_front((key, Arc::clone(&found)));
        let mut units = 0;
        let within = all.iter().take_while(|(_, collected)| {
            units += collected.total.units.len();
            units <= UNITS_KEPT
        });
        let within = within.count().min(PARTS_KEPT);
        all.truncate(within);
        found
    }
}

/// What is kept under a key, or what `count` gives, which is kept then.
fn once<T: Clone>(all: &Mutex<HashMap<String, T>>, key: String, count: impl FnOnce() -> T) -> T {
    let kept = || all.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = kept().get(&key) {
        return found.clone();
    }
    // Counted without the lock: two who ask at once both count, and nobody waits.
    let answer = count();
    let mut all = kept();
    if all.len() >= KEPT {
        all.clear();
    }
    all.insert(key, answer.clone());
    answer
}

fn key(position: u64, card: &Card, when: When, filter: &Filter) -> String {
    // A period that has ended is the same whatever day it is judged through.
    let through = match when.span {
        Span::Period(period) => period.end_on().min(when.through),
        Span::AsOf(day) => day,
    };
    let span = match when.span {
        Span::Period(period) => period.to_string(),
        Span::AsOf(_) => String::new(),
    };
    let filter = filter.to_text();
    format!(
        "{position} {} {span} {} {filter}",
        card.fingerprint, through.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use indicators::{Cards, Format, Period};

    fn outcome(n: u32) -> Outcome {
        Outcome {
            format: Format::Count,
            numerator: n.into(),
            denominator: None,
            value: Some(n.into()),
            n,
            counted: n,
            persons: indicators::Persons::default(),
            mean: None,
            median: None,
            units: Vec::new(),
        }
    }

    #[test]
    fn a_figure_is_counted_once_for_each_position_and_anew_after_it() {
        let (answers, cards) = (Answers::default(), Cards::built_in());
        let card = &cards.all()[0];
        let when = When::period(Period::Year(2025), "2026-11-21".parse().unwrap());
        let ask = |position, n| {
            answers
                .figure(position, card, when, &Filter::NONE, || outcome(n))
                .n
        };
        assert_eq!(ask(7, 1), 1);
        assert_eq!(ask(7, 2), 1, "the same position gives the same answer");
        assert_eq!(ask(8, 3), 3, "after an event it is counted anew");
    }

    #[test]
    fn a_running_period_is_another_question_every_day_and_an_ended_one_is_not() {
        let cards = Cards::built_in();
        let card = &cards.all()[0];
        let of = |period: Period, day: &str| {
            key(
                1,
                card,
                When::period(period, day.parse().unwrap()),
                &Filter::NONE,
            )
        };
        let running = Period::Year(2026);
        assert_ne!(of(running, "2026-11-20"), of(running, "2026-11-21"));
        let ended = Period::Year(2025);
        assert_eq!(of(ended, "2026-11-20"), of(ended, "2026-11-21"));
    }

    #[test]
    fn parts_are_counted_once_and_the_oldest_go() {
        let (answers, cards) = (Answers::default(), Cards::built_in());
        let asked = (When::as_of("2026-11-21".parse().unwrap()), &Filter::NONE);
        let ask = |position: u64, n: u32| {
            let count = || Collected {
                total: outcome(n),
                splits: Vec::new(),
            };
            let found = answers.parts(position, &cards.all()[0], asked, true, count);
            found.total.n
        };
        assert_eq!((ask(0, 1), ask(0, 2)), (1, 1));
        for position in 1..=PARTS_KEPT as u64 {
            ask(position, 3);
        }
        assert_eq!(ask(0, 4), 4, "the oldest is forgotten");
        assert!(answers.parts.lock().unwrap().len() <= PARTS_KEPT);
    }

    #[test]
    fn it_never_grows_beyond_its_bound() {
        let (answers, cards) = (Answers::default(), Cards::built_in());
        let when = When::as_of("2026-11-21".parse().unwrap());
        for position in 0..=KEPT as u64 {
            answers.figure(position, &cards.all()[0], when, &Filter::NONE, || {
                outcome(1)
            });
        }
        assert!(answers.kept.lock().unwrap().len() <= KEPT);
    }
}
