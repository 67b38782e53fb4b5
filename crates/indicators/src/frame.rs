//! The counted world in memory: all cases, their duties in columns by rule, the population.
//!
//! Holds no names and no texts. Built once and kept up to date case by case, so that a page
//! never waits for a scan of duties it does not ask about.

use crate::population::Population;
use domain::case::{Case, Duty};
use domain::id::PersonId;
use law::{Layer, Moment};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// All cases a figure may be counted from.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    cases: Vec<Case>,
    places: HashMap<PersonId, u32>,
    columns: Vec<Column>,
    numbers: HashMap<Arc<str>, usize>,
    population: Population,
}

/// All duties of one rule.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) rule: Arc<str>,
    pub(crate) layer: Layer,
    pub(crate) rows: Vec<DutyRow>,
    /// Ids apart from the rows: only lists need them.
    pub(crate) ids: Vec<Uuid>,
}

/// What counting needs of a duty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DutyRow {
    pub(crate) case: u32,
    pub(crate) opens: Moment,
    pub(crate) due: Moment,
    pub(crate) met: Moment,
    pub(crate) met_known: Moment,
    pub(crate) void: Moment,
}

/// Stands for an event that has not happened.
pub(crate) const NEVER: Moment = Moment(i64::MAX);

impl Frame {
    /// A frame of cases; every person at most once.
    pub fn new(cases: impl IntoIterator<Item = Case>, population: Population) -> Self {
        let mut frame = Self {
            population,
            ..Self::default()
        };
        for case in cases {
            frame.add(case);
        }
        frame
    }

    /// Puts a case in place of the one of the same person, or adds it.
    pub fn replace(&mut self, case: Case) {
        match self.places.get(&case.person).copied() {
            None => self.add(case),
            Some(at) => {
                self.forget_duties(at);
                self.put(at, case);
            }
        }
    }

    /// Takes a case out: its person was merged into another, or is no longer known.
    pub fn remove(&mut self, person: PersonId) {
        let Some(at) = self.places.remove(&person) else {
            return;
        };
        self.forget_duties(at);
        self.cases.swap_remove(at as usize);
        let last = number(self.cases.len());
        if at != last {
            self.places.insert(self.cases[at as usize].person, at);
            for column in &mut self.columns {
                for row in column.rows.iter_mut().filter(|row| row.case == last) {
                    row.case = at;
                }
            }
        }
    }

    /// Replaces the population.
    pub fn set_population(&mut self, population: Population) {
        self.population = population;
    }

    /// The population.
    pub fn population(&self) -> &Population {
        &self.population
    }

    /// The cases. Of an open one only the duties that nobody has met and the dates that are booked
    /// are here, of a closed one none: the others stand in columns, or are in no figure.
    pub fn cases(&self) -> &[Case] {
        &self.cases
    }

    /// The case of a person.
    pub fn case(&self, person: PersonId) -> Option<&Case> {
        self.places.get(&person).map(|at| &self.cases[*at as usize])
    }

    pub(crate) fn place(&self, person: PersonId) -> Option<u32> {
        self.places.get(&person).copied()
    }

    /// The columns of some rules, or of all rules of a layer when none is named.
    pub(crate) fn columns<'f, 'r>(
        &'f self,
        rules: &'r [String],
        layer: Layer,
    ) -> impl Iterator<Item = &'f Column> + use<'f, 'r> {
        self.columns.iter().filter(move |column| {
            column.layer == layer
                && (rules.is_empty() || rules.iter().any(|rule| **rule == *column.rule))
        })
    }

    fn add(&mut self, case: Case) {
        let at = number(self.cases.len());
        debug_assert!(
            !self.places.contains_key(&case.person),
            "a person is in a frame once"
        );
        self.places.insert(case.person, at);
        self.add_duties(at, &case);
        self.cases.push(without_lists(case));
    }

    fn put(&mut self, at: u32, case: Case) {
        self.add_duties(at, &case);
        self.cases[at as usize] = without_lists(case);
    }

    fn add_duties(&mut self, at: u32, case: &Case) {
        for duty in &case.duties {
            // A duty without a due moment is in no figure until one is known.
            let Some(due) = duty.due else { continue };
            let column = self.column(duty);
            column.rows.push(DutyRow {
                case: at,
                opens: duty.opens,
                due,
                met: duty.met.map_or(NEVER, |(_, met, _)| met),
                met_known: duty.met.map_or(NEVER, |(_, _, known)| known),
                void: duty.void.map_or(NEVER, |(_, void, _)| void),
            });
            column.ids.push(duty.id(case.person));
        }
    }

    fn column(&mut self, duty: &Duty) -> &mut Column {
        let at = *self
            .numbers
            .entry(Arc::clone(&duty.rule))
            .or_insert_with(|| {
                self.columns.push(Column {
                    rule: Arc::clone(&duty.rule),
                    layer: duty.layer,
                    rows: Vec::new(),
                    ids: Vec::new(),
                });
                self.columns.len() - 1
            });
        &mut self.columns[at]
    }

    fn forget_duties(&mut self, at: u32) {
        for column in &mut self.columns {
            let mut next = 0;
            while let Some(found) = column.rows[next..].iter().position(|row| row.case == at) {
                next += found;
                column.rows.swap_remove(next);
                column.ids.swap_remove(next);
            }
        }
    }
}

fn number(length: usize) -> u32 {
    u32::try_from(length).expect("fewer cases than 4 thousand million")
}

fn without_lists(mut case: Case) -> Case {
    let is_open = case.file.as_ref().is_some_and(|f| f.closed_at.is_none());
    case.duties.retain(|duty| is_open && duty.met.is_none());
    case.duties.shrink_to_fit();
    case.bookings
        .retain(|booking| is_open && !booking.is_cancelled);
    case.bookings.shrink_to_fit();
    case
}
