//! What changed since last time: the same card one period earlier, or one year for a day.

use crate::card::{Card, Over};
use crate::frame::Frame;
use crate::kernel::collect;
use crate::outcome::{Filter, Outcome, Unit};
use crate::period::When;
use std::collections::BTreeSet;

/// A figure beside the same figure last time.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// This time.
    pub now: Outcome,
    /// Last time.
    pub before: Outcome,
    /// The difference of the values; `None` if one is missing.
    pub delta: Option<f64>,
    /// Whether the units themselves can be compared: those of an instant are the same
    /// children and measures, those of a period are new ones each time.
    pub is_same_kind_of_units: bool,
    /// Units above the line now that were not there last time; empty when not comparable.
    pub entered: Vec<Unit>,
    /// Units above the line last time that are not there now; empty when not comparable.
    pub left: Vec<Unit>,
}

/// Compares a card with the period before; a day with the same day a year before.
pub fn changes(card: &Card, frame: &Frame, when: When, filter: &Filter) -> Changes {
    let is_same_kind_of_units = card.over == Over::Instant;
    let figure = |when| collect(card, frame, when, filter, &[], is_same_kind_of_units).total;
    let now = figure(when);
    let before = figure(when.previous());
    Changes {
        delta: now
            .value
            .zip(before.value)
            .map(|(now, before)| now - before),
        is_same_kind_of_units,
        entered: only_in_first(&now, &before),
        left: only_in_first(&before, &now),
        now,
        before,
    }
}

fn only_in_first(first: &Outcome, second: &Outcome) -> Vec<Unit> {
    let others: BTreeSet<_> = second
        .units
        .iter()
        .filter(|unit| unit.in_numerator)
        .map(|unit| (unit.person, unit.id))
        .collect();
    first
        .units
        .iter()
        .filter(|unit| unit.in_numerator && !others.contains(&(unit.person, unit.id)))
        .cloned()
        .collect()
}
