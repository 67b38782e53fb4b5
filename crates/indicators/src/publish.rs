//! Figures for readers who may not see persons: without units, small counts hidden.
//!
//! A share is published as a table of counted and not counted units by part, so that neither
//! the few who are counted nor the few who are not can be worked out. One call protects one
//! table; the same figure by quarter and by year are two tables, and who offers both to the
//! same reader has to think of the difference.

use crate::outcome::{Format, Key, Outcome};
use crate::suppress;
use serde::Serialize;

/// One figure as it may be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PublishedCell {
    /// How to read `value`.
    pub format: Format,
    /// Above the line; `None` when hidden.
    pub numerator: Option<f64>,
    /// Below the line; `None` when hidden or for a count.
    pub denominator: Option<f64>,
    /// The figure; `None` when hidden or when there is none.
    pub value: Option<f64>,
    /// The number of units; `None` when hidden.
    pub n: Option<u32>,
    /// Whether something was hidden.
    pub is_hidden: bool,
}

/// A figure with its parts as they may be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Published {
    /// The whole.
    pub total: PublishedCell,
    /// The parts in the order given.
    pub parts: Vec<(Key, PublishedCell)>,
}

/// A figure alone.
pub fn publish_one(outcome: &Outcome) -> PublishedCell {
    publish(outcome, &[]).total
}

/// A figure with the parts of one dimension; the parts add up to the figure.
pub fn publish(total: &Outcome, parts: &[(Key, Outcome)]) -> Published {
    if total.format == Format::Share {
        shares(total, parts)
    } else {
        counts(total, parts)
    }
}

fn shares(total: &Outcome, parts: &[(Key, Outcome)]) -> Published {
    let counted = |o: &Outcome| u64::from(o.counted);
    let others = |o: &Outcome| u64::from(o.n - o.counted);
    if parts.len() < 2 {
        let masked = suppress::line(&[counted(total), others(total)]);
        let is_all_shown = masked.cells.iter().all(Option::is_some);
        let cell = |o: &Outcome| {
            cell(
                o,
                masked.cells[0].is_some(),
                masked.total.is_some(),
                is_all_shown,
            )
        };
        return Published {
            total: cell(total),
            parts: parts
                .iter()
                .map(|(key, o)| (key.clone(), cell(o)))
                .collect(),
        };
    }
    let table: Vec<Vec<u64>> = vec![
        parts.iter().map(|(_, o)| counted(o)).collect(),
        parts.iter().map(|(_, o)| others(o)).collect(),
    ];
    let masked = suppress::table(&table);
    let part = |(at, (key, o)): (usize, &(Key, Outcome))| {
        let [numerator, other] = [0, 1].map(|row| masked.cells[row][at].is_some());
        (
            key.clone(),
            cell(
                o,
                numerator,
                masked.columns[at].is_some(),
                numerator && other,
            ),
        )
    };
    let [numerator, other] = [0, 1].map(|row| masked.rows[row].is_some());
    Published {
        total: cell(total, numerator, masked.total.is_some(), numerator && other),
        parts: parts.iter().enumerate().map(part).collect(),
    }
}

fn counts(total: &Outcome, parts: &[(Key, Outcome)]) -> Published {
    let of = |o: &Outcome| u64::from(o.n);
    let masked = match parts {
        [] => suppress::line(&[of(total)]),
        _ => suppress::line(&parts.iter().map(|(_, o)| of(o)).collect::<Vec<_>>()),
    };
    let shown = |o: &Outcome, is_shown: bool| cell(o, is_shown, is_shown, is_shown);
    Published {
        total: shown(total, masked.total.is_some()),
        parts: parts
            .iter()
            .zip(&masked.cells)
            .map(|((key, o), count)| (key.clone(), shown(o, count.is_some())))
            .collect(),
    }
}

fn cell(o: &Outcome, numerator: bool, denominator: bool, value: bool) -> PublishedCell {
    PublishedCell {
        format: o.format,
        numerator: numerator.then_some(o.numerator),
        denominator: o.denominator.filter(|_| denominator),
        value: o.value.filter(|_| value),
        n: denominator.then_some(o.n),
        is_hidden: !(numerator && denominator && value),
    }
}
