//! Counts cards over a frame.
//!
//! Every calculation yields rows, one per counted unit; the same rows make the figure, its
//! splits and the list of units, so that they can never disagree. Here alone it is asked
//! whether a unit's child is ours at the unit's moment; a calculation asks about others.

mod complaint;
mod duration;
mod duty;
mod flow;
mod ladder;
mod row;
mod tally;
mod workforce;

use crate::card::{Calculation, Card, Over, Statistic};
use crate::frame::Frame;
use crate::outcome::{Dimension, Filter, Key, Outcome, Unit};
use crate::period::{Period, When, Window};
use crate::population::Population;
use domain::case::Case;
use law::Day;
use row::{Part, Row, Sink};
use std::collections::HashMap;
use tally::{Base, Tally};

/// A figure with the splits asked for, counted in one pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Collected {
    /// The figure.
    pub total: Outcome,
    /// For each dimension asked for, in that order, its parts in order of key.
    pub splits: Vec<Vec<(Key, Outcome)>>,
}

/// One card: the figure with all its units.
pub fn evaluate(card: &Card, frame: &Frame, when: When, filter: &Filter) -> Outcome {
    collect(card, frame, when, filter, &[], true).total
}

/// Many cards: figures without units, in the order of the cards.
pub fn evaluate_all<'c>(
    cards: impl IntoIterator<Item = &'c Card>,
    frame: &Frame,
    when: When,
    filter: &Filter,
) -> Vec<Outcome> {
    cards
        .into_iter()
        .map(|card| collect(card, frame, when, filter, &[], false).total)
        .collect()
}

/// One card split by a dimension: parts in order of key, without units. Numerators and
/// denominators of shares and counts add up to the total's.
pub fn splits(
    card: &Card,
    frame: &Frame,
    when: When,
    filter: &Filter,
    dimension: Dimension,
) -> Vec<(Key, Outcome)> {
    collect(card, frame, when, filter, &[dimension], false)
        .splits
        .pop()
        .unwrap_or_default()
}

/// One card over several periods, without units.
pub fn trend(
    card: &Card,
    frame: &Frame,
    periods: &[Period],
    through: Day,
    filter: &Filter,
) -> Vec<(Period, Outcome)> {
    periods
        .iter()
        .map(|period| {
            let when = When::period(*period, through);
            (
                *period,
                collect(card, frame, when, filter, &[], false).total,
            )
        })
        .collect()
}

/// Which of the cards one case counts in, and with which units: the thread from the case
/// back to the figures. Cards it does not count in are left out.
pub fn counts_for_case<'c>(
    cards: impl IntoIterator<Item = &'c Card>,
    case: &Case,
    when: When,
) -> Vec<(&'c Card, Vec<Unit>)> {
    let frame = Frame::new([case.clone()], Population::default());
    cards
        .into_iter()
        .map(|card| (card, evaluate(card, &frame, when, &Filter::NONE).units))
        .filter(|(_, units)| !units.is_empty())
        .collect()
}

/// One card: the figure, its splits and, if asked for, its units, all from one pass.
pub fn collect<'c>(
    card: &Card,
    frame: &'c Frame,
    when: When,
    filter: &Filter,
    dimensions: &[Dimension],
    with_units: bool,
) -> Collected {
    let window = window_of(card, when);
    let keeps = card.calculation.has_values();
    let per_worker = card.calculation.statistic() == Statistic::PerWorker;
    let own_only = card.calculation.is_of_own_children();
    let mut total = Tally::new(keeps);
    let mut parts: Vec<HashMap<Part<'c>, Tally>> = vec![HashMap::new(); dimensions.len()];
    let mut units = Vec::new();
    let mut take = |row: Row<'c>| {
        if own_only && !row.case.is_ours_at(row.at) || !row.passes(filter) {
            return;
        }
        total.add(&row, per_worker);
        for (dimension, part) in dimensions.iter().zip(&mut parts) {
            part.entry(row.part(*dimension))
                .or_insert_with(|| Tally::new(keeps))
                .add(&row, per_worker);
        }
        if with_units {
            units.push(row.unit(card));
        }
    };
    if !window.is_empty() || card.over == Over::Instant {
        rows(card, frame, window, filter, &mut take);
    }
    // Ordered by what does not depend on the order of cases.
    units.sort_by(|a: &Unit, b: &Unit| {
        (a.event_on, a.case_number, a.person, a.id).cmp(&(
            b.event_on,
            b.case_number,
            b.person,
            b.id,
        ))
    });
    // The population of a part is not known: a part of the children is held against no people.
    let base = if *filter == Filter::NONE {
        base(card, frame, window)
    } else {
        Base::None
    };
    let mut total = total.finish(card, base);
    total.units = units;
    let splits = parts
        .into_iter()
        .map(|part| {
            let mut part: Vec<(Key, Outcome)> = part
                .into_iter()
                .map(|(key, tally)| (Key::from(key), tally.finish(card, Base::None)))
                .collect();
            part.sort_by(|(a, _), (b, _)| a.cmp(b));
            part
        })
        .collect();
    Collected { total, splits }
}

/// The window a card looks at for a question.
pub fn window_of(card: &Card, when: When) -> Window {
    match card.over {
        Over::Period => when.window(card.window_months),
        Over::Instant => Window {
            from_on: when.to_on(),
            to_on: when.to_on(),
        },
    }
}

fn rows<'c>(card: &Card, frame: &'c Frame, window: Window, filter: &Filter, take: Sink<'_, 'c>) {
    let cases = match filter.case {
        None => frame.cases(),
        Some(person) => frame.case(person).map_or(&[][..], std::slice::from_ref),
    };
    match &card.calculation {
        Calculation::DutyOnTime { rules, layer } => {
            duty::on_time(frame, rules, *layer, window, filter, take);
        }
        Calculation::DutyOverdue { rules, layer } => {
            duty::overdue(frame, rules, *layer, window, filter, take);
        }
        Calculation::DutyRecordedLate { rules, layer } => {
            duty::recorded_late(frame, rules, *layer, window, filter, take);
        }
        Calculation::Stock { counted, of } => {
            ladder::stock(cases, *counted, of, of, window.to(), take);
        }
        Calculation::StockShare {
            counted,
            part,
            whole,
        } => {
            ladder::stock(cases, *counted, part, whole, window.to(), take);
        }
        Calculation::StockPer1000 { of, ages } => {
            ladder::stock_of_ages(cases, of, *ages, window.to(), take);
        }
        Calculation::Movement { change, from_steps } => {
            ladder::movement(cases, *change, from_steps, window, take);
        }
        Calculation::FirstStep { steps } => ladder::first_step(cases, steps, window, take),
        Calculation::FirstStepHeld { months } => {
            ladder::first_step_held(cases, *months, window, take);
        }
        Calculation::Duration { state, of, .. } => {
            duration::measures(cases, *state, of, window, take);
        }
        Calculation::AssessmentDuration { .. } => duration::assessments(cases, window, take),
        Calculation::Consent { state } => ladder::consent(cases, *state, window, take),
        Calculation::Flow { what } => flow::flow(cases, *what, None, window, take),
        Calculation::FlowPer1000 { what, ages } => {
            flow::flow(cases, *what, Some(*ages), window, take);
        }
        Calculation::Renotified { months } => flow::renotified(cases, *months, window, take),
        Calculation::ComplaintsChanged { by } => complaint::changed(cases, *by, window, take),
        Calculation::WorkersPerChild { months, at_least } => {
            workforce::per_child(cases, *months, *at_least, window, take);
        }
        Calculation::CasesPerWorker {} => workforce::per_worker(cases, window, take),
    }
}

fn base(card: &Card, frame: &Frame, window: Window) -> Base {
    let (ages, years) = match &card.calculation {
        Calculation::StockPer1000 { ages, .. } => (ages, 1.0),
        Calculation::FlowPer1000 { ages, .. } => (ages, window.years()),
        _ => return Base::None,
    };
    frame
        .population()
        .count(window.from_on.year(), ages.from, ages.to)
        .map_or(Base::None, |count| Base::People(f64::from(count) * years))
}
