//! Figures already counted, so that the same question is not counted twice between two
//! events. Bounded; what rests on an older position is never asked for again and goes.

use indicators::{Card, Filter, Outcome, Span, When};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How many figures are kept; some hundred bytes each.
const KEPT: usize = 4_000;

/// The figures kept, by what they rest on.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    kept: Mutex<HashMap<String, Outcome>>,
}

impl Answers {
    /// The figure of a card without its units: kept, or counted by `count` and kept.
    pub(crate) fn figure(
        &self,
        position: u64,
        card: &Card,
        when: When,
        filter: &Filter,
        count: impl FnOnce() -> Outcome,
    ) -> Outcome {
        let key = key(position, card, when, filter);
        let kept = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().get(&key) {
            return found.clone();
        }
        // Counted without the lock: two who ask at once both count, and nobody waits.
        let outcome = count();
        let mut all = kept();
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key, outcome.clone());
        outcome
    }
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
