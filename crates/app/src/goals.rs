//! Goals and indicators as their pages show them: state, trend, splits, and the units with
//! their cases for those who may see them.
//!
//! What leaves here is already masked for the reader: pages hide nothing themselves.

mod answers;
mod asker;
mod away;
mod goal;
mod indicator;
#[cfg(test)]
mod sample;
mod steps;
mod visible;

pub(crate) use answers::Answers;
pub use away::{Away, Moved};
pub use goal::{GoalLine, GoalView, GoalsView};
use visible::Visible;

pub use indicator::{IndicatorView, UnitsPage, UnitsWanted};

use crate::frame::CaseFrame;
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error, Problem};
use asker::Asker;
use domain::case::Case;
use domain::{Day, Moment};
use indicators::{Card, Filter, Goal, Period, Record, Span, Unit, When, collect};
use std::sync::Arc;

/// The question a page asks: which period or day, and as known when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Question {
    /// The period or day.
    pub when: When,
    /// As known at this moment; `None` for now.
    pub known: Option<Moment>,
}

impl Question {
    /// The question a page starts with: the year to date, judged through yesterday, for what
    /// is due today can still be met.
    pub fn of_year(today: Day) -> Self {
        let through = today.add_days(-1);
        Self {
            when: When::period(Period::Year(through.year()), through),
            known: None,
        }
    }

    /// The question as a reader of aggregates may put it: judged to the end of the last full
    /// quarter, so that nobody can subtract yesterday's figure from today's.
    pub(crate) fn at_quarter_end(self, today: Day) -> Self {
        let last = Period::Quarter(1970, 1)
            .containing(today)
            .previous()
            .end_on();
        if self == Self::of_year(today) {
            return Self {
                when: When::period(Period::Year(last.year()), last),
                ..self
            };
        }
        let through = self.when.through.min(last);
        Self {
            when: When {
                through,
                ..self.when
            },
            ..self
        }
    }
}

/// How one case counts in one indicator.
#[derive(Debug, Clone)]
pub struct CountsIn {
    /// The card.
    pub card: Card,
    /// The goals the indicator serves.
    pub goals: Vec<Goal>,
    /// The case's units.
    pub units: Vec<Unit>,
}

impl App {
    /// Figures for an extract: one card or all, each as known at a moment; with the units
    /// they count it is logged as an extract of everybody.
    pub fn figures(
        &self,
        id: Option<&str>,
        when: When,
        known: Option<Moment>,
        with_units: bool,
    ) -> Result<Vec<Record>, Error> {
        let question = Question { when, known };
        if with_units {
            self.log_whole(&Actor::system(), "units")?;
        }
        let records = self.with_frame(&Actor::system(), question, |frame, ruleset| {
            let wanted = |card: &&Card| id.is_none_or(|id| card.id == id);
            let print = ruleset.rules.book.fingerprint();
            ruleset
                .cards
                .all()
                .iter()
                .filter(wanted)
                .map(|card| {
                    let found =
                        collect(card, &frame.figures, when, &Filter::NONE, &[], with_units).total;
                    let none = &Filter::NONE;
                    let record = Record::new(card, when, none, None, &found, frame.position, print);
                    if with_units {
                        record.with_units(&found)
                    } else {
                        record
                    }
                })
                .collect::<Vec<_>>()
        })?;
        if records.is_empty() {
            Err(Error::NotFound)
        } else {
            Ok(records)
        }
    }

    /// The indicators a case counts in for a question, with the goals they serve.
    pub fn counts_in(&self, case: &Case, question: Question) -> Vec<CountsIn> {
        let ruleset = self.ruleset();
        indicators::counts_for_case(ruleset.cards.all(), case, question.when)
            .into_iter()
            .map(|(card, units)| CountsIn {
                goals: ruleset.goals.of_indicator(&card.id).cloned().collect(),
                card: card.clone(),
                units,
            })
            .collect()
    }

    /// Answers a goal's or indicator's question for a reader, each as the reader may put it.
    fn ask<T>(
        &self,
        actor: &Actor,
        question: Question,
        filter: &Filter,
        work: impl FnOnce(&Asker<'_>) -> T,
    ) -> Result<T, Error> {
        actor.require(Deed::SeeGoals)?;
        let is_open = actor.may(Deed::SeeUnits);
        if !is_open && *filter != Filter::NONE {
            // A part alone would give away what its neighbours hide.
            return Err(Error::refused("filter", "refused-filter"));
        }
        let asked = if is_open {
            question
        } else {
            question.at_quarter_end(self.now().day())
        };
        self.with_frame(actor, question, |frame, ruleset| {
            work(&Asker {
                answers: &self.frames.answers,
                frame,
                ruleset,
                question: asked,
                filter,
                is_open,
            })
        })
    }

    /// Runs `work` on the frame a question asks for. Who sees only aggregates gets whole
    /// years and quarters as known now: free days would reveal persons by difference.
    pub(crate) fn with_frame<T>(
        &self,
        actor: &Actor,
        question: Question,
        work: impl FnOnce(&CaseFrame, &Arc<Ruleset>) -> T,
    ) -> Result<T, Error> {
        if !actor.may(Deed::SeeUnits) {
            fixed_periods(question)?;
        }
        let Some(known) = question.known else {
            let frame = self.frame()?;
            return Ok(work(&frame, frame.rules()?));
        };
        let frame = self.known_frame(known)?;
        Ok(work(&frame, frame.rules()?))
    }
}

/// Refuses whatever is no whole year or quarter as known now, at the field that asked.
fn fixed_periods(question: Question) -> Result<(), Error> {
    let key = "refused-fixed-periods";
    let mut problems = Vec::new();
    match question.when.span {
        Span::AsOf(_) => problems.push(Problem::new("as_of", key)),
        Span::Period(Period::Month(..)) => problems.push(Problem::new("period", key)),
        Span::Period(_) => {}
    }
    if question.known.is_some() {
        problems.push(Problem::new("known_at", key));
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Refused(problems))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn the_year_to_date_is_judged_through_yesterday() {
        let question = Question::of_year(day("2026-11-22"));
        assert_eq!(question.when.to_on(), day("2026-11-21"));
        let new_year = Question::of_year(day("2027-01-01"));
        assert_eq!(new_year.when.span, Span::Period(Period::Year(2026)));
    }

    #[test]
    fn readers_of_aggregates_are_shown_nothing_newer_than_the_last_full_quarter() {
        let today = day("2026-11-22");
        let start = Question::of_year(today).at_quarter_end(today);
        assert_eq!(start.when.to_on(), day("2026-09-30"));
        let february = day("2027-02-03");
        let start = Question::of_year(february).at_quarter_end(february);
        assert_eq!(start.when.span, Span::Period(Period::Year(2026)));
        let old = Question {
            when: When::period(Period::Quarter(2025, 3), today),
            known: None,
        };
        assert_eq!(old.at_quarter_end(today).when.to_on(), day("2025-09-30"));
    }

    #[test]
    fn free_days_and_months_are_refused_at_their_fields() {
        let at = |when, known| fixed_periods(Question { when, known });
        let today = day("2026-11-22");
        let Err(Error::Refused(problems)) = at(When::as_of(day("2026-10-31")), Some(Moment(0)))
        else {
            panic!("a day of one's own choice was answered");
        };
        let fields: Vec<_> = problems.iter().map(|p| p.field).collect();
        assert_eq!(fields, ["as_of", "known_at"]);
        assert!(at(When::period(Period::Month(2026, 3), today), None).is_err());
        assert!(at(When::period(Period::Quarter(2026, 3), today), None).is_ok());
    }
}
