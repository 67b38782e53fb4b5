//! One question put to one frame by one reader: every figure it gives is masked for the
//! reader before anybody sees it.

use super::{Answers, Question};
use crate::frame::CaseFrame;
use crate::ruleset::Ruleset;
use indicators::goal::{State, state};
use indicators::{
    Card, Filter, Goal, Outcome, Period, PublishedCell, Span, When, collect, publish_one,
};
use std::sync::Arc;

/// A question with all it takes to answer it.
pub(crate) struct Asker<'a> {
    pub(crate) answers: &'a Answers,
    pub(crate) frame: &'a CaseFrame,
    pub(crate) ruleset: &'a Arc<Ruleset>,
    pub(crate) question: Question,
    pub(crate) filter: &'a Filter,
    /// The reader may see units, so nothing is hidden.
    pub(crate) is_open: bool,
}

/// Where a goal stands, as the reader may know it.
pub(crate) struct Standing {
    pub(crate) state: State,
    pub(crate) target: Option<f64>,
    pub(crate) is_target_last_year: bool,
    pub(crate) now: PublishedCell,
    pub(crate) before: PublishedCell,
}

impl Asker<'_> {
    /// The figure itself, marked where it tells of a hidden step; not for the reader.
    pub(crate) fn raw(&self, card: &Card, when: When) -> Outcome {
        self.beside_the_steps(card, when, self.counted(card, when))
    }

    /// The figure as it was counted.
    pub(super) fn counted(&self, card: &Card, when: When) -> Outcome {
        self.answers
            .figure(self.frame.position, card, when, self.filter, || {
                collect(card, &self.frame.figures, when, self.filter, &[], false).total
            })
    }

    /// The figure as the reader may see it.
    pub(crate) fn cell(&self, card: &Card, when: When) -> PublishedCell {
        match when.span {
            // A quarter is part of a year that the reader may see as well.
            Span::Period(period @ Period::Quarter(..)) if !self.is_open => self
                .published(card, &[period], when)
                .pop()
                .map_or_else(|| self.shown(&self.raw(card, when)), |(_, cell)| cell),
            _ => self.shown(&self.raw(card, when)),
        }
    }

    /// A figure of before, as the reader may see it. Of a part of a year that is over readers of
    /// aggregates see no more than its quarters tell them, or they could subtract it from the year.
    pub(crate) fn of_before(&self, card: &Card, when: When) -> PublishedCell {
        let cell = self.cell(card, when);
        if self.is_open || !when.is_partial() || self.shows_quarters(card, when) {
            return cell;
        }
        PublishedCell {
            numerator: None,
            denominator: None,
            value: None,
            n: None,
            is_hidden: true,
            ..cell
        }
    }

    fn shows_quarters(&self, card: &Card, when: When) -> bool {
        let year = Period::Year(year_of(when));
        let quarters = [1, 2, 3, 4].map(|q| Period::Quarter(year_of(when), q));
        self.published(card, &quarters, When::period(year, year.end_on()))
            .iter()
            .all(|(_, cell)| !cell.is_hidden)
    }

    /// A figure alone, masked unless the reader sees units.
    pub(crate) fn shown(&self, outcome: &Outcome) -> PublishedCell {
        if self.is_open {
            open(outcome)
        } else {
            publish_one(outcome)
        }
    }

    /// The figure over the periods that end with the one asked about; for a day, over
    /// quarters.
    pub(crate) fn series(&self, card: &Card, count: u8) -> Vec<(Period, PublishedCell)> {
        let when = self.question.when;
        let period = match when.span {
            Span::Period(period) => period,
            Span::AsOf(day) => Period::Quarter(day.year(), 1).containing(day),
        };
        let periods = period.back(count);
        if !self.is_open {
            return self.published(card, &periods, when);
        }
        periods
            .into_iter()
            .map(|period| {
                let of = When::period(period, when.through);
                (period, open(&self.raw(card, of)))
            })
            .collect()
    }

    /// Periods masked together with the other parts of their years.
    fn published(
        &self,
        card: &Card,
        periods: &[Period],
        when: When,
    ) -> Vec<(Period, PublishedCell)> {
        let mut whole: Vec<Period> = periods
            .iter()
            .flat_map(|period| match period {
                Period::Quarter(year, _) => (1..=4).map(|q| Period::Quarter(*year, q)).collect(),
                other => vec![*other],
            })
            .collect();
        whole.dedup();
        whole.sort_unstable();
        whole.dedup();
        let outcomes: Vec<(Period, Outcome)> = whole
            .into_iter()
            .map(|period| (period, self.raw(card, When::period(period, when.through))))
            .collect();
        let masked = indicators::publish::publish_series(card, &outcomes);
        masked
            .into_iter()
            .filter(|(period, _)| periods.contains(period))
            .collect()
    }

    /// Where a goal stands on its indicator.
    pub(crate) fn standing(&self, goal: &Goal, card: &Card) -> Standing {
        let when = self.question.when;
        let (now, target, is_target_last_year) = self.against(goal, card, when);
        let before = self.of_before(card, when.previous());
        Standing {
            state: state(now.value, target, goal.direction, goal.tolerance),
            target,
            is_target_last_year,
            now,
            before,
        }
    }

    fn against(&self, goal: &Goal, card: &Card, when: When) -> (PublishedCell, Option<f64>, bool) {
        let set = goal.target_for(year_of(when), &self.ruleset.targets);
        let is_last_year = set.is_none() && goal.better_than_year_before;
        let target = if is_last_year {
            self.of_before(card, when.year_before()).value
        } else {
            set
        };
        (self.cell(card, when), target, is_last_year)
    }
}

/// The year whose target a question is judged by.
pub(crate) fn year_of(when: When) -> i32 {
    match when.span {
        Span::Period(period) => period.year(),
        Span::AsOf(day) => day.year(),
    }
}

/// A figure with nothing hidden.
pub(crate) fn open(outcome: &Outcome) -> PublishedCell {
    PublishedCell {
        format: outcome.format,
        numerator: Some(outcome.numerator),
        denominator: outcome.denominator,
        value: outcome.value,
        n: Some(outcome.n),
        is_hidden: false,
    }
}

/// The difference of two figures, if both are known to the reader.
pub(crate) fn delta(now: &PublishedCell, before: &PublishedCell) -> Option<f64> {
    now.value
        .zip(before.value)
        .map(|(now, before)| now - before)
}

#[cfg(test)]
mod tests {
    use super::super::sample::{asked, placed};
    use super::*;
    use domain::Place;

    #[test]
    fn a_goal_stands_now_and_one_period_earlier_and_fewer_means_fewer_than_the_year_before() {
        let standing = |year: i32| {
            let cases = [
                placed(1, Place::Institution, "2022-01-01", None),
                placed(2, Place::Institution, "2022-01-01", Some("2024-03-01")),
                placed(3, Place::Foster, "2022-01-01", None),
            ];
            let period = Period::Year(year);
            let when = When::period(period, period.end_on());
            asked(cases, when, true, |asker| {
                let goal = asker.ruleset.goals.get("fewer_in_institutions");
                let goal = goal.expect("a goal of the program");
                let card = goal.indicator.as_deref();
                let card = card.and_then(|id| asker.ruleset.cards.get(id));
                asker.standing(goal, card.expect("its card"))
            })
        };
        let now = standing(2024);
        assert_eq!((now.state, now.target), (State::OnTrack, Some(2.0 / 3.0)));
        assert!(now.is_target_last_year);
        assert_eq!(
            (now.now.value, now.before.value),
            (Some(0.5), Some(2.0 / 3.0))
        );
        // Nothing came before the first year.
        let first = standing(2022);
        assert_eq!((first.state, first.target), (State::NoTarget, None));
    }
}
