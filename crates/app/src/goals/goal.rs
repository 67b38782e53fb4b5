//! Goals: all of them in a list, and one with its thread up and down.

use super::Question;
use super::asker::{Asker, delta};
use crate::ruleset::{Review, Ruleset};
use crate::{Actor, App, Error};
use indicators::card::Over;
use indicators::goal::State;
use indicators::{Card, Filter, Finding, Goal, Period, PublishedCell, changes, findings};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All goals with their figures.
#[derive(Debug, Clone)]
pub struct GoalsView {
    /// What was answered: for readers of aggregates judged to an earlier day than asked.
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
    /// Where it stands, as far as the reader may know.
    pub state: State,
    /// The target of the year in which the question ends.
    pub target: Option<f64>,
    /// Whether the target is last year's value and not a figure of its own.
    pub is_target_last_year: bool,
    /// The figure; `None` for a broken thread.
    pub now: Option<PublishedCell>,
    /// The figure one period earlier (one year for a day).
    pub before: Option<PublishedCell>,
    /// The difference of the two, if both are known to the reader.
    pub delta: Option<f64>,
    /// The figure over the last periods, the latest last.
    pub series: Vec<(Period, PublishedCell)>,
    /// The last explanation written.
    pub review: Option<Review>,
}

/// One goal with everything its page shows.
#[derive(Debug, Clone)]
pub struct GoalView {
    /// What was answered.
    pub question: Question,
    /// The rules.
    pub ruleset: Arc<Ruleset>,
    /// The goal with its figure over the last twelve periods.
    pub line: GoalLine,
    /// Its indicator; `None` for a broken thread.
    pub card: Option<Card>,
    /// The indicators to read beside it, with their figures.
    pub also: Vec<(Card, PublishedCell)>,
    /// How many units entered and left since last time; `None` where the units of two times
    /// are different ones by nature, or the reader sees no units.
    pub moved: Option<(usize, usize)>,
    /// The target of each year that has one of its own.
    pub targets: BTreeMap<i32, f64>,
    /// Every explanation written, the latest first.
    pub reviews: Vec<Review>,
    /// Position of the journal.
    pub position: u64,
}

impl App {
    /// All goals for a question.
    pub fn goals(&self, actor: &Actor, question: Question) -> Result<GoalsView, Error> {
        let today = self.now().day();
        self.ask(actor, question, &Filter::NONE, |asker| {
            let ruleset = asker.ruleset;
            GoalsView {
                question: asker.question,
                goals: ruleset
                    .goals
                    .all()
                    .iter()
                    .map(|goal| line(asker, goal, 5))
                    .collect(),
                findings: findings(
                    &ruleset.policy,
                    &ruleset.goals,
                    &ruleset.cards,
                    &ruleset.looked,
                    today,
                ),
                position: asker.frame.position,
                ruleset: Arc::clone(ruleset),
            }
        })
    }

    /// One goal for a question.
    pub fn goal(&self, actor: &Actor, id: &str, question: Question) -> Result<GoalView, Error> {
        let view = self.ask(actor, question, &Filter::NONE, |asker| {
            let ruleset = asker.ruleset;
            let goal = ruleset.goals.get(id)?;
            let card = card_of(ruleset, goal);
            let mut reviews = ruleset.reviews.get(id).cloned().unwrap_or_default();
            reviews.sort_by_key(|review| std::cmp::Reverse(review.at));
            Some(GoalView {
                question: asker.question,
                line: line(asker, goal, 12),
                also: goal
                    .also
                    .iter()
                    .filter_map(|id| ruleset.cards.get(id))
                    .map(|card| (card.clone(), asker.cell(card, asker.question.when)))
                    .collect(),
                moved: card.and_then(|card| moved(asker, card)),
                targets: targets(ruleset, goal),
                reviews,
                position: asker.frame.position,
                card: card.cloned(),
                ruleset: Arc::clone(ruleset),
            })
        })?;
        view.ok_or(Error::NotFound)
    }
}

fn card_of<'r>(ruleset: &'r Ruleset, goal: &Goal) -> Option<&'r Card> {
    ruleset.cards.get(goal.indicator.as_deref()?)
}

fn line(asker: &Asker<'_>, goal: &Goal, count: u8) -> GoalLine {
    let ruleset = asker.ruleset;
    let year = super::asker::year_of(asker.question.when);
    let review = ruleset.reviews.get(&goal.id);
    let mut line = GoalLine {
        goal: goal.clone(),
        state: State::Broken,
        target: goal.target_for(year, &ruleset.targets),
        is_target_last_year: false,
        now: None,
        before: None,
        delta: None,
        series: Vec::new(),
        review: review.and_then(|r| r.iter().max_by_key(|r| r.at)).cloned(),
    };
    if let Some(card) = card_of(ruleset, goal) {
        let standing = asker.standing(goal, card);
        line.state = standing.state;
        line.target = standing.target;
        line.is_target_last_year = standing.is_target_last_year;
        line.delta = delta(&standing.now, &standing.before);
        line.now = Some(standing.now);
        line.before = Some(standing.before);
        line.series = asker.series(card, count);
    }
    line
}

/// How many units entered and left since last time.
pub(super) fn moved(asker: &Asker<'_>, card: &Card) -> Option<(usize, usize)> {
    if !asker.is_open || card.over != Over::Instant {
        return None;
    }
    let (position, when) = (asker.frame.position, asker.question.when);
    Some(asker.answers.moved(position, card, when, asker.filter, || {
        let found = changes(card, &asker.frame.figures, when, asker.filter);
        (found.entered.len(), found.left.len())
    }))
}

fn targets(ruleset: &Ruleset, goal: &Goal) -> BTreeMap<i32, f64> {
    let in_file = goal.target.iter().map(|t| (t.year, t.value));
    let later = ruleset
        .targets
        .iter()
        .filter(|((of, _), _)| *of == goal.id)
        .map(|((_, year), value)| (*year, *value));
    in_file.chain(later).collect()
}
