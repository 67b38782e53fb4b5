//! The ladder over a period: who stood where at its start and at its end, as one table of
//! counts. Off the ladder is step 0, and so is a child whom another municipality has: who moves
//! away leaves it, who is taken over comes onto it.

use crate::goals::Question;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error};
use domain::Day;
use indicators::Span;
use indicators::suppress::{self, Table};
use std::sync::Arc;

/// Steps 0 (no measure) to 6.
pub const STEPS: usize = 7;

/// The ladder as its page shows it.
#[derive(Debug, Clone)]
pub struct LadderView {
    /// What was asked.
    pub question: Question,
    /// Children by step at the start (rows) and at the end (columns), with sums; children
    /// off the ladder at both ends are not counted. `None` is hidden as a small cell, or
    /// because it would reveal one.
    pub flow: Table,
    /// Whether small cells are hidden from the reader.
    pub is_masked: bool,
    /// The rules the steps rest on.
    pub ruleset: Arc<Ruleset>,
    /// Position of the journal the figures rest on.
    pub position: u64,
}

impl LadderView {
    /// Children on a step at the end.
    pub fn standing(&self, step: usize) -> Option<u64> {
        self.flow.columns[step]
    }

    /// Children who were on one step at the start and are on another at the end.
    pub fn moved(&self, from: usize, to: usize) -> Option<u64> {
        self.flow.cells[from][to]
    }
}

impl App {
    /// The ladder for a period or day.
    pub fn ladder(&self, actor: &Actor, question: Question) -> Result<LadderView, Error> {
        actor.require(Deed::SeeGoals)?;
        let is_masked = !actor.may(Deed::SeeUnits);
        let question = if is_masked {
            at_quarter_end(question, self.now().day())
        } else {
            question
        };
        self.with_frame(actor, question, |frame, ruleset| {
            let window = question.when.window(12);
            let (before, after) = (window.from().add_seconds(-1), window.to());
            let mut counts = vec![vec![0_u64; STEPS]; STEPS];
            for case in frame.figures.cases() {
                let (from, to) = (case.own_step_at(before), case.own_step_at(after));
                if from > 0 || to > 0 {
                    counts[usize::from(from)][usize::from(to)] += 1;
                }
            }
            LadderView {
                question,
                flow: if is_masked {
                    masked(&counts)
                } else {
                    open(&counts)
                },
                is_masked,
                ruleset: Arc::clone(ruleset),
                position: frame.position,
            }
        })
    }
}

/// The question as a reader of aggregates may put it; a period of which no quarter has ended yet
/// shows nothing, and the year stands in its place.
fn at_quarter_end(question: Question, today: Day) -> Question {
    let asked = question.at_quarter_end(today);
    match asked.when.span {
        Span::Period(period) if period.start_on() > asked.when.through => {
            Question::of_year(today).at_quarter_end(today)
        }
        _ => asked,
    }
}

/// The table for readers of aggregates. Who stands on a step is published for each step and
/// quarter (`stock_step_*`), so the sums are taken as known. Off the ladder at both ends nobody
/// is counted.
fn masked(counts: &[Vec<u64>]) -> Table {
    suppress::table_between_sums(counts, |from, to| from == 0 && to == 0)
}

/// A table with nothing hidden.
fn open(counts: &[Vec<u64>]) -> Table {
    let columns = (0..STEPS)
        .map(|step| Some(counts.iter().map(|row| row[step]).sum()))
        .collect();
    Table {
        cells: counts
            .iter()
            .map(|row| row.iter().copied().map(Some).collect())
            .collect(),
        rows: counts.iter().map(|row| Some(row.iter().sum())).collect(),
        columns,
        total: Some(counts.iter().flatten().sum()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_table_sums_rows_and_columns() {
        let mut counts = vec![vec![0; STEPS]; STEPS];
        counts[0][3] = 2;
        counts[3][3] = 5;
        counts[3][0] = 1;
        let table = open(&counts);
        assert_eq!(table.columns[3], Some(7));
        assert_eq!(table.rows[3], Some(6));
        assert_eq!(table.total, Some(8));
    }

    #[test]
    fn a_small_move_stays_hidden_from_who_knows_every_sum() {
        let mut counts = vec![vec![0; STEPS]; STEPS];
        counts[3][3] = 40;
        counts[3][6] = 2;
        counts[6][6] = 30;
        let table = masked(&counts);
        assert_eq!(table.cells[3][6], None);
        // Another way to fill what is hidden, with the same sums: one child more or less moved.
        let hidden = |from: usize, to: usize| table.cells[from][to].is_none();
        let shifted = |by: i64| {
            (0..STEPS).any(|to| {
                (0..STEPS).any(|from| {
                    let room = |f: usize, t: usize, by: i64| {
                        hidden(f, t) && i64::try_from(counts[f][t]).unwrap() + by >= 0
                    };
                    from != 3
                        && to != 6
                        && room(3, 6, by)
                        && room(3, to, -by)
                        && room(from, 6, -by)
                        && room(from, to, by)
                })
            })
        };
        assert!(shifted(1) || shifted(-1), "{table:?}");
        // The sums are large and stay, as they do on the cards of the steps.
        assert_eq!((table.rows[3], table.rows[6]), (Some(42), Some(30)));
        assert_eq!((table.columns[3], table.columns[6]), (Some(40), Some(32)));
        assert_eq!(table.cells[0][0], Some(0), "nobody is counted there");
    }
}
