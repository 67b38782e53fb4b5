//! The ladder over a period: how many stood where at its end, and how many went from where to
//! where since its start. Off the ladder is step 0, and so is a child whom another municipality
//! has: who moves away leaves it, who is taken over comes onto it.

use crate::goals::Question;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error};
use domain::Day;
use indicators::card::{Calculation, Change};
use indicators::suppress::moves::{self, Grid, Moves};
use indicators::{Cards, Span, suppress};
use std::sync::Arc;

/// Steps 0 (no measure) to 6.
pub const STEPS: usize = 7;

/// The ladder as its page shows it.
#[derive(Debug, Clone)]
pub struct LadderView {
    /// What was asked.
    pub question: Question,
    /// Children on each step at the end; nobody on step 0 is counted. `None` is hidden as a small
    /// number, or because it would reveal one.
    pub standing: Vec<Option<u64>>,
    /// Children on the ladder at the end.
    pub on_ladder: Option<u64>,
    /// Children by step at the start and at the end, and what they add up to.
    pub moves: Moves,
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
        self.standing[step]
    }

    /// Children who were on one step at the start and are on another at the end.
    pub fn moved(&self, from: usize, to: usize) -> Option<u64> {
        self.moves.cells[from][to]
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
            let at_end = at_end(&counts);
            let on_ladder = at_end.iter().sum();
            let is_few = is_masked && (1..=suppress::SMALL).contains(&on_ladder);
            LadderView {
                question,
                standing: if is_masked {
                    standing(&at_end)
                } else {
                    at_end.into_iter().map(Some).collect()
                },
                on_ladder: (!is_few).then_some(on_ladder),
                moves: if is_masked {
                    moves::moves(&counts, &told_elsewhere(&ruleset.cards))
                } else {
                    moves::open(&counts)
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

/// Children on each step at the end; off the ladder nobody is counted.
fn at_end(counts: &Grid<u64>) -> Vec<u64> {
    let on = |step: usize| counts.iter().map(|row| row[step]).sum();
    (0..STEPS)
        .map(|step| if step == 0 { 0 } else { on(step) })
        .collect()
}

/// Who stands on each step, for readers of aggregates: masked as the figures of the steps are
/// (`stock_step_*`), which stand beside their sum.
fn standing(at_end: &[u64]) -> Vec<Option<u64>> {
    let mut shown = vec![Some(0)];
    shown.extend(suppress::line_of_known(&at_end[1..]));
    shown
}

/// The moves that a figure about the ladder adds up (`ladder_up` and the like).
fn told_elsewhere(cards: &Cards) -> Vec<Grid<bool>> {
    let of = |from_steps: &[u8], change: Change| -> Grid<bool> {
        let is_told = |from: usize, to: usize| {
            from_steps.iter().any(|step| usize::from(*step) == from)
                && match change {
                    Change::Up => to > from,
                    Change::Down => to < from,
                }
        };
        (0..STEPS)
            .map(|from| (0..STEPS).map(|to| is_told(from, to)).collect())
            .collect()
    };
    let sums = cards
        .all()
        .iter()
        .filter_map(|card| match &card.calculation {
            Calculation::Movement { change, from_steps } => Some(of(from_steps, *change)),
            _ => None,
        });
    sums.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_on_a_step_are_counted_at_the_end_and_nobody_off_the_ladder() {
        let mut counts = vec![vec![0; STEPS]; STEPS];
        counts[0][3] = 2;
        counts[3][3] = 5;
        counts[3][0] = 1;
        assert_eq!(at_end(&counts), [0, 0, 0, 7, 0, 0, 0]);
    }

    #[test]
    fn one_small_step_takes_another_with_it_for_the_sum_is_told() {
        let shown = standing(&[0, 0, 12, 40, 3, 30, 20]);
        let expected = [Some(0), Some(0), None, Some(40), None, Some(30), Some(20)];
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_figures_that_add_up_moves_are_known() {
        let told = told_elsewhere(&Cards::built_in());
        // Up from home-based measures is one of them.
        let home_up = |grid: &&Grid<bool>| grid[3][4] && !grid[2][3] && !grid[3][2];
        assert_eq!(told.iter().filter(home_up).count(), 1);
        assert!(told.len() >= 6);
    }
}
