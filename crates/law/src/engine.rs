//! From the facts of one subject to its obligations.
//!
//! One module per family of shapes. All of them read a [`view::View`]: the sorted facts with
//! an index by kind, the intervals in which states hold, and the birth. Nothing is allocated
//! per fact; the buffers live in [`Scratch`].

mod actor;
mod age;
mod chain;
mod index;
mod quota;
mod rhythm;
mod single;
mod states;
mod version;
mod view;

use crate::facts::Facts;
use crate::obligation::Obligation;
use crate::rulebook::{Rulebook, Shape};

pub(crate) use self::rhythm::known_at as rhythm_known_at;
pub(crate) use self::single::given_by;
pub(crate) use self::view::View;

/// Memory the engine uses again from subject to subject.
#[derive(Debug, Default)]
pub struct Scratch {
    pub(crate) index: index::Index,
    pub(crate) states: Vec<states::Intervals>,
    seen: actor::Seen,
    touched: Vec<u32>,
    keys: Vec<i64>,
}

impl Scratch {
    /// Empty memory.
    pub fn new() -> Scratch {
        Scratch::default()
    }
}

impl Rulebook {
    /// Appends all obligations that follow from sorted facts of one subject to `out`, ordered
    /// by rule and, within a rule, in a fixed order that depends on the facts alone.
    /// Independent of the day it is called on.
    pub fn obligations(&self, facts: &Facts, out: &mut Vec<Obligation>, scratch: &mut Scratch) {
        scratch.prepare(self, facts);
        let Scratch {
            index,
            states,
            seen,
            touched,
            keys,
        } = scratch;
        let view = View::new(self, facts, index, states);
        for (number, rule) in (0_u16..).zip(self.rules()) {
            let terms = &rule.versions[0].terms;
            let starts = match &terms.start {
                Some(start) => view.index.has(start.kind),
                None => terms
                    .state
                    .is_some_and(|state| !view.states[state].union.is_empty()),
            };
            if !starts {
                continue;
            }
            match rule.shape {
                Shape::Within | Shape::EarliestOf | Shape::BeforeEvent => {
                    single::run(&view, number, rule, out);
                }
                Shape::Actor => actor::run(&view, number, rule, out, seen),
                Shape::Chain if terms.start.is_some() => {
                    chain::from_events(&view, number, rule, out);
                }
                Shape::Chain => chain::in_state(&view, number, rule, out),
                Shape::DecidedRhythm => rhythm::run(&view, number, rule, out, touched, keys),
                Shape::Quota => quota::run(&view, number, rule, out),
                Shape::AtAge => age::run(&view, number, rule, out),
            }
        }
    }
}

impl Scratch {
    /// Indexes the facts and finds where the states hold.
    pub(crate) fn prepare(&mut self, book: &Rulebook, facts: &Facts) {
        debug_assert!(
            facts.facts.is_sorted_by_key(|fact| (fact.at, fact.source)),
            "sort the facts first"
        );
        self.index.build(facts, book.kinds);
        self.states.resize_with(book.states.len(), Default::default);
        for (state, intervals) in book.states.iter().zip(&mut self.states) {
            intervals.build(state, facts, &self.index);
        }
    }
}
