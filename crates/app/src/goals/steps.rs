//! Children on each step of the ladder stand in six figures beside their sum, so readers of
//! aggregates get them masked together: one small step would be what is missing in the sum.

use super::asker::Asker;
use indicators::card::{Calculation, Counted, Selection};
use indicators::suppress;
use indicators::{Card, Outcome, Persons, When, kernel};

/// The steps of the ladder.
const STEPS: std::ops::RangeInclusive<u8> = 1..=6;

/// The step of a figure that tells how many children stand on one.
fn step_of(card: &Card) -> Option<u8> {
    let Calculation::Stock {
        counted: Counted::Children,
        of,
    } = &card.calculation
    else {
        return None;
    };
    let step = *of.steps.first()?;
    let alone = Selection {
        steps: vec![step],
        highest: true,
        ..Selection::default()
    };
    (*of == alone).then_some(step)
}

impl Asker<'_> {
    /// A figure as one of few children where it would tell of a step that is hidden.
    pub(super) fn beside_the_steps(&self, card: &Card, when: When, outcome: Outcome) -> Outcome {
        if self.is_open || !self.tells_of_a_hidden_step(card, when) {
            return outcome;
        }
        let few = Persons {
            all: 1,
            counted: 1,
            others: 1,
        };
        Outcome {
            persons: few,
            ..outcome
        }
    }

    fn tells_of_a_hidden_step(&self, card: &Card, when: When) -> bool {
        if let Some(step) = step_of(card) {
            return self.hidden_steps(when).contains(&step);
        }
        let Calculation::Movement { from_steps, .. } = &card.calculation else {
            return false;
        };
        // Of those who stood on some steps at the start: all hidden ones, or none, tell nothing new.
        let start = kernel::window_of(card, when).from_on.add_days(-1);
        let hidden = self.hidden_steps(When::as_of(start));
        let within = hidden.iter().filter(|step| from_steps.contains(step));
        let within = within.count();
        within > 0 && within < hidden.len()
    }

    /// The steps whose number of children is hidden on a day.
    fn hidden_steps(&self, when: When) -> Vec<u8> {
        let cards = self.ruleset.cards.all();
        let count = |step: u8| {
            let card = cards.iter().find(|card| step_of(card) == Some(step));
            card.map_or(0, |card| u64::from(self.counted(card, when).n))
        };
        let counts: Vec<u64> = STEPS.map(count).collect();
        let shown = suppress::line_of_known(&counts);
        let hidden = STEPS.zip(shown).filter(|(_, shown)| shown.is_none());
        hidden.map(|(step, _)| step).collect()
    }
}
