//! Goals and indicators as their pages show them: state, trend, splits, and the units with
//! their cases for those who may see them.

use crate::frame::{CaseFrame, Known};
use crate::ruleset::{Review, Ruleset};
use crate::{Actor, App, Deed, Error};
use domain::case::Case;
use domain::{Day, Moment, PersonId, Role};
use indicators::{
    Card, Changes, Collected, Dimension, Filter, Finding, Goal, GoalStatus, Outcome, Period,
    Record, Span, Unit, When, changes, collect, findings, trend,
};
use std::collections::HashSet;
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
    /// The question a page starts with: the year to date.
    pub fn of_year(today: Day) -> Self {
        Self {
            when: When::period(Period::Year(today.year()), today),
            known: None,
        }
    }
}

/// All goals with their figures.
#[derive(Debug, Clone)]
pub struct GoalsView {
    /// What was asked.
    pub question: Question,
    /// The rules the figures rest on.
    pub ruleset: Arc<Ruleset>,
    /// Each goal in the policy's order.
    pub goals: Vec<GoalLine>,
    /// Broken and forgotten threads.
    pub findings: Vec<Finding>,
    /// Position of the journal the figures rest on.
    pub position: u64,
}

/// One goal in a list.
#[derive(Debug, Clone)]
pub struct GoalLine {
    /// The goal.
    pub goal: Goal,
    /// Where it stands.
    pub status: GoalStatus,
    /// The figure over the last periods, the latest last.
    pub series: Vec<(Period, Option<f64>)>,
    /// The last explanation written.
    pub review: Option<Review>,
}

/// One indicator with everything its page shows.
#[derive(Debug, Clone)]
pub struct IndicatorView {
    /// What was asked.
    pub question: Question,
    /// The rules.
    pub ruleset: Arc<Ruleset>,
    /// The card.
    pub card: Card,
    /// The figure and its splits.
    pub collected: Collected,
    /// The dimensions of the splits, in the same order.
    pub dimensions: Vec<Dimension>,
    /// The figure over the last periods.
    pub series: Vec<(Period, Outcome)>,
    /// This time beside last time.
    pub changes: Changes,
    /// The units the actor may see, with the total of all; empty for who sees none.
    pub units: Vec<Unit>,
    /// Position of the journal.
    pub position: u64,
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
    /// All goals for a question.
    pub fn goals(&self, actor: &Actor, question: Question) -> Result<GoalsView, Error> {
        actor.require(Deed::SeeGoals)?;
        let today = self.now().day();
        self.with_frame(actor, question, |frame, ruleset| {
            let goals = ruleset
                .goals
                .all()
                .iter()
                .map(|goal| GoalLine {
                    status: goal.status(
                        &ruleset.cards,
                        &frame.figures,
                        question.when,
                        &ruleset.targets,
                    ),
                    series: goal
                        .indicator
                        .as_deref()
                        .and_then(|id| ruleset.cards.get(id))
                        .map(|card| series(card, frame, question.when, &Filter::NONE, 5))
                        .unwrap_or_default()
                        .into_iter()
                        .map(|(period, outcome)| (period, outcome.value))
                        .collect(),
                    review: ruleset
                        .reviews
                        .get(&goal.id)
                        .and_then(|r| r.last())
                        .cloned(),
                    goal: goal.clone(),
                })
                .collect();
            GoalsView {
                question,
                goals,
                findings: findings(
                    &ruleset.policy,
                    &ruleset.goals,
                    &ruleset.cards,
                    &ruleset.looked,
                    today,
                ),
                position: frame.position,
                ruleset: Arc::clone(ruleset),
            }
        })
    }

    /// One indicator for a question and filter.
    pub fn indicator(
        &self,
        actor: &Actor,
        id: &str,
        question: Question,
        filter: &Filter,
    ) -> Result<IndicatorView, Error> {
        actor.require(Deed::SeeGoals)?;
        let may_see_units = actor.may(Deed::SeeUnits);
        let visible = if may_see_units {
            Some(self.visible(actor)?)
        } else {
            None
        };
        let view = self.with_frame(actor, question, |frame, ruleset| {
            let card = ruleset.cards.get(id)?.clone();
            let dimensions: Vec<Dimension> =
                [Dimension::Team, Dimension::AgeGroup, Dimension::Step]
                    .into_iter()
                    .filter(|d| card.dimensions.contains(d))
                    .collect();
            let figures = &frame.figures;
            let collected = collect(
                &card,
                figures,
                question.when,
                filter,
                &dimensions,
                visible.is_some(),
            );
            let units = match &visible {
                None => Vec::new(),
                Some(seen) => collected
                    .total
                    .units
                    .iter()
                    .filter(|unit| {
                        seen.as_ref()
                            .is_none_or(|persons| persons.contains(&unit.person))
                    })
                    .cloned()
                    .collect(),
            };
            Some(IndicatorView {
                question,
                ruleset: Arc::clone(ruleset),
                series: series(&card, frame, question.when, filter, 12),
                changes: changes(&card, figures, question.when, filter),
                collected,
                dimensions,
                units,
                position: frame.position,
                card,
            })
        })?;
        let view = view.ok_or(Error::NotFound)?;
        if !view.units.is_empty() {
            self.log_view(actor, None, None, "indicator")?;
        }
        Ok(view)
    }

    /// Figures for an extract: one card or all, each as known at a moment.
    pub fn figures(
        &self,
        id: Option<&str>,
        when: When,
        known: Option<Moment>,
        with_units: bool,
    ) -> Result<Vec<Record>, Error> {
        let question = Question { when, known };
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

    /// The persons an actor may see; `None` for all.
    fn visible(&self, actor: &Actor) -> Result<Option<HashSet<PersonId>>, Error> {
        if matches!(actor.role, Role::Head | Role::Auditor | Role::System) {
            return Ok(None);
        }
        let cases = self.store.load_cases(&actor.scope())?;
        Ok(Some(cases.into_iter().map(|case| case.person).collect()))
    }

    /// Runs `work` on the frame a question asks for. Who sees only aggregates gets fixed
    /// ends of periods: free days would reveal persons by difference.
    pub(crate) fn with_frame<T>(
        &self,
        actor: &Actor,
        question: Question,
        work: impl FnOnce(&CaseFrame, &Arc<Ruleset>) -> T,
    ) -> Result<T, Error> {
        let is_free = question.known.is_some() || matches!(question.when.span, Span::AsOf(_));
        if is_free && !actor.may(Deed::SeeUnits) && !is_month_end(question) {
            return Err(Error::refused("as_of", "refused-fixed-periods"));
        }
        match question.known {
            None => {
                let frame = self.frame()?;
                let ruleset = frame.ruleset.clone().unwrap_or_else(|| self.ruleset());
                Ok(work(&frame, &ruleset))
            }
            Some(_) => {
                let frame = self.known_frame(Known {
                    at: question.known,
                    as_of: None,
                })?;
                let ruleset = frame.ruleset.clone().unwrap_or_else(|| self.ruleset());
                Ok(work(&frame, &ruleset))
            }
        }
    }
}

fn is_month_end(question: Question) -> bool {
    let Span::AsOf(day) = question.when.span else {
        return false;
    };
    question.known.is_none() && day.add_days(1).dom() == 1
}

/// The figure over the periods that end with the one asked about; for a day, over quarters.
fn series(
    card: &Card,
    frame: &CaseFrame,
    when: When,
    filter: &Filter,
    count: u8,
) -> Vec<(Period, Outcome)> {
    let period = match when.span {
        Span::Period(period) => period,
        Span::AsOf(day) => Period::Quarter(day.year(), 1).containing(day),
    };
    trend(
        card,
        &frame.figures,
        &period.back(count),
        when.through,
        filter,
    )
}
