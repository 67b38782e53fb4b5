//! Figures for readers who may not see persons: without units, small counts hidden.
//!
//! A share is published as a table of counted and not counted units by part, so that neither
//! the few who are counted nor the few who are not can be worked out; few are few units or few
//! children behind them. All splits shown of one
//! figure are masked in one call, for they share its sums. What a call cannot see is another
//! answer: readers of aggregates get fixed periods and splits, and no filters, or they could
//! subtract one answer from another.

use crate::card::{Card, Over};
use crate::outcome::{Format, Key, Outcome, Persons};
use crate::period::Period;
use crate::suppress::{self, Hidden};
use serde::Serialize;
use std::collections::BTreeMap;

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

/// A figure with its splits as they may be shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Published {
    /// The whole.
    pub total: PublishedCell,
    /// For each split given its parts, in the order given.
    pub splits: Vec<Vec<(Key, PublishedCell)>>,
}

/// A figure alone.
pub fn publish_one(outcome: &Outcome) -> PublishedCell {
    publish(outcome, &[]).total
}

/// A figure with all the splits of it that are shown; the parts of each add up to the figure.
pub fn publish(total: &Outcome, splits: &[Vec<(Key, Outcome)>]) -> Published {
    let mut sums = Sums::of(total);
    loop {
        let masked: Vec<Vec<Mask>> = splits.iter().map(|parts| sums.mask(parts)).collect();
        let before = sums;
        for parts in splits {
            sums.hide(parts);
        }
        // A sum hidden for one split is hidden for all, and the others are masked again.
        if sums == before {
            let cells = |(parts, masks): (&Vec<(Key, Outcome)>, &Vec<Mask>)| {
                let cells = parts.iter().zip(masks);
                cells
                    .map(|((key, o), mask)| (key.clone(), mask.cell(o)))
                    .collect()
            };
            return Published {
                total: sums.of_total().cell(total),
                splits: splits.iter().zip(&masked).map(cells).collect(),
            };
        }
    }
}

/// A figure over periods. Where the units of a year's quarters or months add up to the
/// year's, they are masked as parts of the year, which is shown elsewhere.
pub fn publish_series(card: &Card, series: &[(Period, Outcome)]) -> Vec<(Period, PublishedCell)> {
    let mut years: BTreeMap<i32, Vec<(Key, Outcome)>> = BTreeMap::new();
    for (period, outcome) in series {
        let part = (Key(period.to_string()), outcome.clone());
        years.entry(period.year()).or_default().push(part);
    }
    let is_split = card.over == Over::Period && series.iter().all(|(p, _)| p.months() < 12);
    let mut cells: BTreeMap<String, PublishedCell> = BTreeMap::new();
    for parts in years.into_values().filter(|_| is_split) {
        let Some((_, first)) = parts.first() else {
            continue;
        };
        let year = Outcome {
            n: parts.iter().map(|(_, o)| o.n).sum(),
            counted: parts.iter().map(|(_, o)| o.counted).sum(),
            // Nobody knows here which children come back in another part of the year.
            persons: Persons::default(),
            ..first.clone()
        };
        for (key, cell) in publish(&year, &[parts]).splits.into_iter().flatten() {
            cells.insert(key.0, cell);
        }
    }
    series
        .iter()
        .map(|(period, outcome)| {
            let masked = cells.remove(&period.to_string());
            (*period, masked.unwrap_or_else(|| publish_one(outcome)))
        })
        .collect()
}

/// What may be shown of one figure.
#[derive(Clone, Copy)]
struct Mask {
    counted: bool,
    others: bool,
    n: bool,
}

impl Mask {
    fn all(is_shown: bool) -> Self {
        Self {
            counted: is_shown,
            others: is_shown,
            n: is_shown,
        }
    }

    fn cell(self, o: &Outcome) -> PublishedCell {
        let is_value_shown = self.counted && self.others && self.n;
        PublishedCell {
            format: o.format,
            numerator: self.counted.then_some(o.numerator),
            denominator: o.denominator.filter(|_| self.n),
            value: o.value.filter(|_| is_value_shown),
            n: self.n.then_some(o.n),
            is_hidden: !is_value_shown,
        }
    }
}

fn counted(o: &Outcome) -> u64 {
    u64::from(o.counted)
}

fn others(o: &Outcome) -> u64 {
    u64::from(o.n - o.counted)
}

/// Whether so many different children are too few to show anything about them.
fn is_few(persons: u8) -> bool {
    (1..=suppress::SMALL).contains(&u64::from(persons))
}

/// The sums that all splits of a figure share, and which of them are hidden.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sums {
    is_share: bool,
    rows: [bool; 2],
    total: bool,
}

impl Sums {
    fn of(total: &Outcome) -> Self {
        let is_share = total.format == Format::Share;
        let few = is_few(total.persons.all);
        let masked = if is_share {
            let rows = [total.persons.counted, total.persons.others].map(is_few);
            suppress::line_with(&[counted(total), others(total)], &rows, few)
        } else {
            suppress::line_with(&[u64::from(total.n)], &[few], few)
        };
        let is_row_hidden = |at: usize| is_share && masked.cells[at].is_none();
        Self {
            is_share,
            rows: [is_row_hidden(0), is_row_hidden(1)],
            total: masked.total.is_none(),
        }
    }

    fn of_total(self) -> Mask {
        if self.is_share {
            Mask {
                counted: !self.rows[0],
                others: !self.rows[1],
                n: !self.total,
            }
        } else {
            Mask::all(!self.total)
        }
    }

    fn table(self, parts: &[(Key, Outcome)]) -> suppress::Table {
        let row = |of: fn(&Outcome) -> u64| parts.iter().map(|(_, o)| of(o)).collect();
        let few = |of: fn(&Outcome) -> u8| parts.iter().map(|(_, o)| is_few(of(o))).collect();
        let hidden = Hidden {
            cells: vec![few(|o| o.persons.counted), few(|o| o.persons.others)],
            rows: self.rows.to_vec(),
            columns: few(|o| o.persons.all),
            total: self.total,
        };
        suppress::table_with(&[row(counted), row(others)], &hidden)
    }

    fn line(self, parts: &[(Key, Outcome)]) -> suppress::Line {
        let counts: Vec<u64> = parts.iter().map(|(_, o)| u64::from(o.n)).collect();
        let few: Vec<bool> = parts.iter().map(|(_, o)| is_few(o.persons.all)).collect();
        suppress::line_with(&counts, &few, self.total)
    }

    /// What may be shown of the parts. A single part is the whole.
    fn mask(self, parts: &[(Key, Outcome)]) -> Vec<Mask> {
        if parts.len() < 2 {
            vec![self.of_total(); parts.len()]
        } else if self.is_share {
            let table = self.table(parts);
            let mask = |at: usize| Mask {
                counted: table.cells[0][at].is_some(),
                others: table.cells[1][at].is_some(),
                n: table.columns[at].is_some(),
            };
            (0..parts.len()).map(mask).collect()
        } else {
            let line = self.line(parts);
            line.cells
                .iter()
                .map(|count| Mask::all(count.is_some()))
                .collect()
        }
    }

    /// Hides the sums that a split needs hidden.
    fn hide(&mut self, parts: &[(Key, Outcome)]) {
        if parts.len() < 2 {
            return;
        }
        if self.is_share {
            let table = self.table(parts);
            for (hidden, row) in self.rows.iter_mut().zip(&table.rows) {
                *hidden |= row.is_none();
            }
            self.total |= table.total.is_none();
        } else {
            self.total |= self.line(parts).total.is_none();
        }
    }
}
