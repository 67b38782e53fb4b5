//! Sums up rows into a figure. Whole numbers until the end, so that order never matters.

use super::row::{Row, number, scaled};
use crate::card::{Card, Statistic};
use crate::outcome::{Outcome, Persons};
use domain::id::{PersonId, WorkerId};
use std::collections::HashSet;

/// A denominator from outside the cases.
#[derive(Clone, Copy)]
pub(crate) enum Base {
    None,
    People(f64),
}

/// What rows add up to.
#[derive(Clone)]
pub(crate) struct Tally {
    counted: u32,
    n: u32,
    sum: i64,
    values: Option<Vec<i64>>,
    workers: HashSet<WorkerId>,
    counted_persons: Few,
    other_persons: Few,
}

/// Up to five different children; more are not told apart.
#[derive(Clone, Default)]
struct Few(Vec<PersonId>);

impl Few {
    const ENOUGH: usize = 5;

    fn add(&mut self, person: PersonId) {
        if self.0.len() < Self::ENOUGH && !self.0.contains(&person) {
            self.0.push(person);
        }
    }

    fn number(&self) -> u8 {
        u8::try_from(self.0.len()).unwrap_or(u8::MAX)
    }

    fn with(mut self, other: &Self) -> Self {
        for person in &other.0 {
            self.add(*person);
        }
        self
    }
}

impl Tally {
    /// An empty sum; `keeps` for units with values of their own.
    pub(crate) fn new(keeps: bool) -> Self {
        Self {
            counted: 0,
            n: 0,
            sum: 0,
            values: keeps.then(Vec::new),
            workers: HashSet::new(),
            counted_persons: Few::default(),
            other_persons: Few::default(),
        }
    }

    pub(crate) fn add(&mut self, row: &Row<'_>, per_worker: bool) {
        self.n += 1;
        self.counted += u32::from(row.in_numerator);
        let persons = if row.in_numerator {
            &mut self.counted_persons
        } else {
            &mut self.other_persons
        };
        persons.add(row.case.person);
        if let Some(values) = &mut self.values {
            self.sum += row.value;
            values.push(row.value);
        }
        if per_worker {
            self.workers.extend(row.worker());
        }
    }

    pub(crate) fn finish(mut self, card: &Card, base: Base) -> Outcome {
        let (n, counted) = (f64::from(self.n), f64::from(self.counted));
        let sum = scaled(card, number(self.sum));
        let has_values = self
            .values
            .as_ref()
            .is_some_and(|values| !values.is_empty());
        let mean = has_values.then(|| sum / n);
        let median = self
            .values
            .as_mut()
            .and_then(|v| median(v))
            .map(|v| scaled(card, v));
        let divided =
            |numerator: f64, denominator: f64| (denominator > 0.0).then(|| numerator / denominator);
        let (numerator, denominator, value) = match card.calculation.statistic() {
            Statistic::Share => (counted, Some(n), divided(counted, n)),
            Statistic::Count => (counted, None, Some(counted)),
            Statistic::Median => (sum, Some(n), median),
            Statistic::Mean => (sum, Some(n), mean),
            Statistic::Rate => match base {
                Base::None => (counted, None, None),
                Base::People(people) => (counted, Some(people), divided(counted * 1000.0, people)),
            },
            Statistic::PerWorker => {
                let workers = f64::from(u32::try_from(self.workers.len()).unwrap_or(u32::MAX));
                (counted, Some(workers), divided(counted, workers))
            }
        };
        Outcome {
            format: card.format(),
            numerator,
            denominator,
            value,
            n: self.n,
            counted: self.counted,
            persons: Persons {
                counted: self.counted_persons.number(),
                others: self.other_persons.number(),
                all: self.counted_persons.with(&self.other_persons).number(),
            },
            mean,
            median,
            units: Vec::new(),
        }
    }
}

/// The middle value, or the mean of the two middle ones.
pub(crate) fn median(values: &mut [i64]) -> Option<f64> {
    let middle = values.len() / 2;
    if values.is_empty() {
        return None;
    }
    let is_even = values.len().is_multiple_of(2);
    let (below, upper, _) = values.select_nth_unstable(middle);
    let upper = number(*upper);
    let lower = below
        .iter()
        .max()
        .filter(|_| is_even)
        .map_or(upper, |lower| number(*lower));
    Some(f64::midpoint(lower, upper))
}

#[cfg(test)]
mod tests {
    use super::median;

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_two_middle_ones() {
        assert_eq!(median(&mut [7, 1, 10, 4]), Some(5.5));
        assert_eq!(median(&mut [9, 1, 4]), Some(4.0));
        assert_eq!(median(&mut [3]), Some(3.0));
        assert_eq!(median(&mut []), None);
    }
}
