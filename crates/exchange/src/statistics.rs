//! Figures of an extract: stock, durations and changes of place, counted over the folded
//! cases, so that what was imported can be compared with what another counts.
//!
//! Units are episodes: one measure each. A measure holds on each day with
//! start ≤ day < end. Placements only as far as the extract has only placements; nothing
//! is judged by law here.

mod words;

use crate::import::{Change, Import, Label, Labels};
use domain::case::{Case, Measure};
use domain::event::Event;
use domain::fold::{Rules, Workspace, fold};
use domain::id::PersonId;
use law::Day;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The kind of placement of a measure of which the extract gives none.
const UNKNOWN: &str = "unknown";

/// All figures of one extract.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statistics {
    /// Measures in the extract.
    pub episodes: u64,
    /// Children with at least one.
    pub children: u64,
    /// As of each day asked for.
    pub days: Vec<OnDay>,
    /// All completed measures, whenever they ended.
    pub completed: Spread,
    /// What the starts changed, over the whole extract.
    pub changes: Changes,
}

/// Figures as of the end of one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OnDay {
    /// The day.
    pub on: String,
    /// What runs on the day.
    pub stock: Count,
    /// What runs on the day, by kind of placement; a child may stand in several kinds.
    pub by_kind: BTreeMap<String, Count>,
    /// Days from the start to this day of what runs: not yet ended, so too short.
    pub running: Spread,
    /// Days from start to end of what ended in the year up to and with this day.
    pub completed_in_year: Spread,
    /// What the starts in the year up to and with this day changed.
    pub changes_in_year: Changes,
}

/// A number of measures and of the children who have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Count {
    /// Measures.
    pub episodes: u64,
    /// Different children.
    pub children: u64,
}

/// Durations in days.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Spread {
    /// How many.
    pub n: u64,
    /// Sum of the days.
    pub days: i64,
    /// The middle one, or half the sum of the two middle ones; `None` without any.
    pub median: Option<f64>,
    /// Days divided by n; `None` without any.
    pub mean: Option<f64>,
}

/// Starts of measures by what the extract says they changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Changes {
    /// First starts.
    pub starts: u64,
    /// True changes of place, those with a change of legal status at once included.
    pub of_place: u64,
    /// Changes of legal status, those with a change of place at once included.
    pub of_legal_status: u64,
    /// Both at once; stands in both counts above.
    pub of_both: u64,
    /// Changes of place for which a measure of the child ends on the day of the start.
    pub of_place_seen: u64,
    /// Of these, those to another code of place than all that end on that day.
    pub of_place_to_other_code: u64,
    /// Starts of which the extract does not say what they changed.
    pub unknown: u64,
}

/// Folds events into the case of each person that is a subject. Merges are not followed:
/// an extract has none.
pub fn cases(events: &[Event], rules: &Rules) -> Vec<Case> {
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    for event in events {
        for person in &event.subjects {
            by_person.entry(*person).or_default().push(event.clone());
        }
    }
    let mut work = Workspace::default();
    by_person
        .iter()
        .map(|(person, events)| fold(&[*person], events, rules, &mut work))
        .collect()
}

impl Statistics {
    /// Counts an import as of the given days.
    pub fn of_import(import: &Import, rules: &Rules, days: &[Day]) -> Self {
        Self::of(&cases(&import.events, rules), &import.labels, days)
    }

    /// Counts cases as of the given days, with what the extract says about measures.
    pub fn of(cases: &[Case], labels: &Labels, days: &[Day]) -> Self {
        let all: Vec<Unit<'_>> = units(cases, labels).collect();
        let persons: BTreeSet<PersonId> = all.iter().map(|u| u.case.person).collect();
        Self {
            episodes: number(all.len()),
            children: number(persons.len()),
            days: days.iter().map(|on| on_day(&all, *on)).collect(),
            completed: Spread::of(all.iter().filter_map(|u| Some(u.days(u.end()?))).collect()),
            changes: Changes::of(all.iter()),
        }
    }
}

/// One measure with its case and label.
struct Unit<'a> {
    case: &'a Case,
    measure: &'a Measure,
    label: Option<&'a Label>,
    labels: &'a Labels,
}

fn units<'a>(cases: &'a [Case], labels: &'a Labels) -> impl Iterator<Item = Unit<'a>> {
    cases.iter().flat_map(move |case| {
        case.measures.iter().map(move |measure| Unit {
            case,
            measure,
            label: labels.get(&measure.id),
            labels,
        })
    })
}

impl Unit<'_> {
    fn start(&self) -> Day {
        self.measure.started_at.day()
    }

    fn end(&self) -> Option<Day> {
        self.measure.ended_at.map(law::Moment::day)
    }

    fn days(&self, until: Day) -> i64 {
        i64::from(until.0 - self.start().0)
    }

    /// The kind by the extract, else the place at the moment.
    fn kind(&self, on: Day) -> String {
        let by_label = self.label.and_then(|l| l.kind.clone());
        let place = || self.measure.stay_at(on.end())?.place;
        by_label
            .or_else(|| place().map(|p| p.as_str().to_owned()))
            .unwrap_or_else(|| UNKNOWN.to_owned())
    }

    /// Measures of the same child that end on the day on which this one starts.
    fn before(&self) -> impl Iterator<Item = &Measure> {
        let ends_here = |m: &&Measure| {
            m.id != self.measure.id && m.ended_at.map(law::Moment::day) == Some(self.start())
        };
        self.case.measures.iter().filter(ends_here)
    }

    fn place(&self, measure: &Measure) -> Option<&str> {
        self.labels.get(&measure.id)?.place.as_deref()
    }
}

fn on_day(all: &[Unit<'_>], on: Day) -> OnDay {
    let year_before = on.add_months(-12);
    let in_year = |day: Day| year_before < day && day <= on;
    let running: Vec<&Unit<'_>> = all.iter().filter(|u| u.measure.runs_at(on.end())).collect();
    let mut kinds: BTreeMap<String, Vec<PersonId>> = BTreeMap::new();
    for unit in &running {
        let children = kinds.entry(unit.kind(on)).or_default();
        children.push(unit.case.person);
    }
    let ended = all.iter().filter_map(|u| {
        let end = u.end().filter(|end| in_year(*end))?;
        Some(u.days(end))
    });
    OnDay {
        on: on.to_string(),
        stock: Count::of(running.iter().map(|u| u.case.person)),
        by_kind: kinds
            .into_iter()
            .map(|(kind, children)| (kind, Count::of(children.into_iter())))
            .collect(),
        running: Spread::of(running.iter().map(|u| u.days(on)).collect()),
        completed_in_year: Spread::of(ended.collect()),
        changes_in_year: Changes::of(all.iter().filter(|u| in_year(u.start()))),
    }
}

impl Count {
    fn of(persons: impl Iterator<Item = PersonId>) -> Self {
        let (mut episodes, mut different) = (0, BTreeSet::new());
        for person in persons {
            episodes += 1;
            different.insert(person);
        }
        Self {
            episodes,
            children: number(different.len()),
        }
    }
}

impl Spread {
    #[expect(
        clippy::cast_precision_loss,
        reason = "days and counts of one municipality are far below 2^52"
    )]
    fn of(mut days: Vec<i64>) -> Self {
        days.sort_unstable();
        let sum: i64 = days.iter().sum();
        let middle = |at: usize| days.get(at).map(|d| *d as f64);
        let (low, high) = (days.len().saturating_sub(1) / 2, days.len() / 2);
        Self {
            n: number(days.len()),
            days: sum,
            median: middle(low)
                .zip(middle(high))
                .map(|(a, b)| f64::midpoint(a, b)),
            mean: (!days.is_empty()).then(|| sum as f64 / days.len() as f64),
        }
    }
}

impl Changes {
    fn of<'a>(units: impl Iterator<Item = &'a Unit<'a>>) -> Self {
        let mut changes = Self::default();
        for unit in units {
            let change = unit.label.and_then(|l| l.change);
            match change {
                None => changes.unknown += 1,
                Some(Change::Start) => changes.starts += 1,
                Some(Change::LegalStatus) => changes.of_legal_status += 1,
                Some(Change::Place) => changes.of_place += 1,
                Some(Change::Both) => {
                    changes.of_place += 1;
                    changes.of_legal_status += 1;
                    changes.of_both += 1;
                }
            }
            if matches!(change, Some(Change::Place | Change::Both)) {
                let place = unit.place(unit.measure);
                let is_seen = unit.before().next().is_some();
                let is_other = unit.before().all(|m| unit.place(m) != place);
                changes.of_place_seen += u64::from(is_seen);
                changes.of_place_to_other_code += u64::from(is_seen && is_other);
            }
        }
        changes
    }
}

fn number(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
