//! One indicator with everything its page shows.

use super::asker::{Asker, delta, open, year_of};
use super::away::{Moved, moved_away};
use super::goal::moved;
use super::{Question, Visible};
use crate::ruleset::Ruleset;
use crate::{Actor, App, Deed, Error};
use domain::TargetGroup;
use indicators::{
    AgeGroup, Card, Dimension, Filter, Key, Outcome, Period, PublishedCell, Span, Unit, When,
    collect, publish, publish_one,
};
use std::collections::HashSet;
use std::sync::Arc;

/// One indicator with everything its page shows.
#[derive(Debug, Clone)]
pub struct IndicatorView {
    /// What was answered: for readers of aggregates judged to an earlier day than asked.
    pub question: Question,
    /// The rules.
    pub ruleset: Arc<Ruleset>,
    /// The card.
    pub card: Card,
    /// What was left out.
    pub filter: Filter,
    /// The figure.
    pub total: PublishedCell,
    /// Its parts, by dimension; none where they would give hidden figures away.
    pub splits: Vec<(Dimension, Vec<(Key, PublishedCell)>)>,
    /// The figure over the last periods.
    pub series: Vec<(Period, PublishedCell)>,
    /// The target of the first goal measured by it.
    pub target: Option<f64>,
    /// Whether the target is last year's value.
    pub is_target_last_year: bool,
    /// The figure one period earlier (one year for a day).
    pub before: PublishedCell,
    /// The difference of the two, if both are known to the reader.
    pub delta: Option<f64>,
    /// How many units entered and left since last time, where that can be told.
    pub moved: Option<(usize, usize)>,
    /// The cases within the reader's reach that left since last time because another
    /// municipality acts.
    pub moved_away: Vec<Moved>,
    /// The units within the reader's reach; `None` for who sees none at all.
    pub units: Option<UnitsPage>,
    /// Position of the journal.
    pub position: u64,
}

/// Which part of the units is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitsWanted {
    /// The page, from 0; past the end gives the last.
    pub page: usize,
    /// Units on a page.
    pub size: usize,
}

/// A page of counted units.
#[derive(Debug, Clone)]
pub struct UnitsPage {
    /// The units of the page.
    pub rows: Vec<Unit>,
    /// The page shown, from 0.
    pub page: usize,
    /// Units on a page.
    pub size: usize,
    /// All units within the reader's reach.
    pub within: usize,
    /// The units counted that lie outside it.
    pub outside: usize,
}

impl App {
    /// One indicator for a question and filter.
    pub fn indicator(
        &self,
        actor: &Actor,
        id: &str,
        question: Question,
        filter: &Filter,
        wanted: UnitsWanted,
    ) -> Result<IndicatorView, Error> {
        let view = self.ask(actor, question, filter, |asker| {
            let card = asker.ruleset.cards.get(id).ok_or(Error::NotFound)?;
            let visible = if actor.may(Deed::SeeUnits) {
                self.visible(actor)?
            } else {
                Visible::Only(HashSet::new())
            };
            Ok::<_, Error>(view(asker, card, &visible, wanted))
        })??;
        let units = view.units.iter().flat_map(|units| &units.rows);
        let moved_away = view.moved_away.iter().map(|moved| moved.person);
        let shown: Vec<_> = units.map(|unit| unit.person).chain(moved_away).collect();
        if !shown.is_empty() {
            self.log_list(actor, "indicator", shown)?;
        }
        Ok(view)
    }
}

/// What a figure is split by on its page, as far as its card allows it.
const SPLIT_BY: [Dimension; 4] = [
    Dimension::Team,
    Dimension::AgeGroup,
    Dimension::Step,
    Dimension::TargetGroup,
];

fn view(asker: &Asker<'_>, card: &Card, visible: &Visible, wanted: UnitsWanted) -> IndicatorView {
    let when = asker.question.when;
    let dimensions: Vec<Dimension> = SPLIT_BY
        .into_iter()
        .filter(|d| card.dimensions.contains(d))
        .collect();
    let count = || {
        let (figures, filter) = (&asker.frame.figures, asker.filter);
        collect(card, figures, when, filter, &dimensions, asker.is_open)
    };
    let position = asker.frame.position;
    let question = (when, asker.filter);
    let answers = asker.answers;
    let collected = answers.parts(position, card, question, asker.is_open, count);
    let (total, parts) = if asker.is_open {
        (open(&collected.total), all_open(&collected.splits))
    } else {
        masked(asker, card, &collected.total, &collected.splits)
    };
    let before = asker.of_before(card, when.previous());
    let (target, is_target_last_year) = target(asker, card);
    IndicatorView {
        question: asker.question,
        ruleset: Arc::clone(asker.ruleset),
        filter: asker.filter.clone(),
        delta: delta(&total, &before),
        before,
        splits: dimensions.into_iter().zip(parts).map(in_order).collect(),
        series: asker.series(card, 12),
        target,
        is_target_last_year,
        moved: moved(asker, card),
        moved_away: moved_away(asker, card, visible),
        units: asker
            .is_open
            .then(|| units(&collected.total.units, visible, wanted)),
        total,
        position: asker.frame.position,
        card: card.clone(),
    }
}

type Parts = Vec<Vec<(Key, PublishedCell)>>;

fn all_open(splits: &[Vec<(Key, Outcome)>]) -> Parts {
    splits
        .iter()
        .map(|parts| parts.iter().map(|(k, o)| (k.clone(), open(o))).collect())
        .collect()
}

/// The figure and its parts for a reader of aggregates. Parts are given for whole years that are
/// over: those of quarters could be subtracted from those of their year, and those of a running
/// year, published anew with each quarter, from one another. Where they need the year's figure
/// hidden, they stay away, for its quarters add up to it.
fn masked(
    asker: &Asker<'_>,
    card: &Card,
    total: &Outcome,
    splits: &[Vec<(Key, Outcome)>],
) -> (PublishedCell, Parts) {
    let when = asker.question.when;
    let alone = asker.cell(card, when);
    if is_whole_year(when) {
        let total = asker.beside_the_steps(card, when, total.clone());
        let published = publish(&total, splits);
        if published.total == publish_one(&total) {
            return (published.total, published.splits);
        }
    }
    (alone, Vec::new())
}

/// Whether a question is about a year, judged to its end.
fn is_whole_year(when: When) -> bool {
    matches!(when.span, Span::Period(year @ Period::Year(_)) if when.through >= year.end_on())
}

/// Age groups by age and target groups as in their list: their codes do not sort so.
fn in_order(
    (dimension, mut parts): (Dimension, Vec<(Key, PublishedCell)>),
) -> (Dimension, Vec<(Key, PublishedCell)>) {
    if dimension == Dimension::AgeGroup {
        parts.sort_by_key(|(key, _)| AgeGroup::from_code(key.as_str()));
    }
    if dimension == Dimension::TargetGroup {
        // Who is in none comes last.
        parts.sort_by_key(|(key, _)| key.as_str().parse().map_or(usize::MAX, place_of));
    }
    (dimension, parts)
}

fn place_of(group: TargetGroup) -> usize {
    group as usize
}

fn target(asker: &Asker<'_>, card: &Card) -> (Option<f64>, bool) {
    let goals = asker.ruleset.goals.all();
    let Some(goal) = goals
        .iter()
        .find(|g| g.indicator.as_deref() == Some(card.id.as_str()))
    else {
        return (None, false);
    };
    let when = asker.question.when;
    match goal.target_for(year_of(when), &asker.ruleset.targets) {
        None if goal.better_than_year_before => {
            (asker.of_before(card, when.year_before()).value, true)
        }
        set => (set, false),
    }
}

fn units(all: &[Unit], visible: &Visible, wanted: UnitsWanted) -> UnitsPage {
    let seen = |unit: &&Unit| visible.contains(unit.person);
    let within = all.iter().filter(seen).count();
    let size = wanted.size.max(1);
    let page = wanted.page.min(within.saturating_sub(1) / size);
    let rows = all.iter().filter(seen).skip(page * size).take(size);
    UnitsPage {
        rows: rows.cloned().collect(),
        page,
        size,
        within,
        outside: all.len() - within,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{asked, placed};
    use super::*;
    use domain::{Day, Place};

    /// Whether a figure of a year, judged to a day, comes with its parts.
    fn has_parts(through: &str, is_open: bool) -> bool {
        let cases = (1..=12).map(|n| placed(n, Place::Foster, "2024-02-01", None));
        let through: Day = through.parse().expect("a day");
        let when = When::period(Period::Year(2024), through);
        asked(cases, when, is_open, |asker| {
            let card = asker.ruleset.cards.get("placements_started_with_consent");
            let (card, nobody) = (card.expect("a card"), Visible::Only(HashSet::new()));
            let view = view(asker, card, &nobody, UnitsWanted { page: 0, size: 5 });
            assert_eq!(view.total.n, Some(12), "{through}");
            !view.splits.is_empty()
        })
    }

    #[test]
    fn readers_of_aggregates_get_the_parts_of_a_year_when_it_is_over() {
        // Each quarter would tell them anew: what came in between is a subtraction away.
        assert!(!has_parts("2024-06-30", false));
        assert!(!has_parts("2024-09-30", false));
        assert!(has_parts("2024-12-31", false));
        assert!(has_parts("2025-03-31", false));
        assert!(has_parts("2024-06-30", true));
    }
}
