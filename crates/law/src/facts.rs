//! The facts of one subject, in buffers that are used again for the next.
//!
//! A fact is an event stripped to what law needs: no names, no text, no identity beyond
//! small numbers the caller interned.

use std::ops::Range;

use crate::time::Moment;

/// One thing that happened to the subject.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Index in [`crate::Vocabulary::kinds`].
    pub kind: u16,
    /// When it happened.
    pub at: Moment,
    /// When the authority recorded it.
    pub known: Moment,
    /// The caller's index of the event.
    pub source: u32,
    /// Range in [`Facts::attributes`].
    pub attributes: (u32, u32),
}

/// All facts of one subject, sorted by moment and then source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// The facts; call [`Facts::sort`] after the last push.
    pub facts: Vec<Fact>,
    /// The attributes of all facts: (index in the vocabulary, value). An attribute may occur
    /// several times on one fact.
    pub attributes: Vec<(u16, i64)>,
}

impl Facts {
    /// Empty buffers.
    pub fn new() -> Facts {
        Facts::default()
    }

    /// Empties the buffers and keeps their memory.
    pub fn clear(&mut self) {
        self.facts.clear();
        self.attributes.clear();
    }

    /// Adds a fact. Facts may come in any order; sort before use.
    pub fn push(
        &mut self,
        kind: u16,
        at: Moment,
        known: Moment,
        source: u32,
        attributes: &[(u16, i64)],
    ) {
        let start = position(self.attributes.len());
        self.attributes.extend_from_slice(attributes);
        let end = position(self.attributes.len());
        self.facts.push(Fact {
            kind,
            at,
            known,
            source,
            attributes: (start, end),
        });
    }

    /// Sorts by (at, source), the order the engine expects.
    pub fn sort(&mut self) {
        if !self.facts.is_sorted_by_key(|fact| (fact.at, fact.source)) {
            self.facts
                .sort_unstable_by_key(|fact| (fact.at, fact.source));
        }
    }

    /// The attributes of a fact.
    pub fn of(&self, fact: &Fact) -> &[(u16, i64)] {
        let range: Range<usize> = fact.attributes.0 as usize..fact.attributes.1 as usize;
        &self.attributes[range]
    }

    /// The first value of an attribute on a fact.
    pub fn value(&self, fact: &Fact, attribute: u16) -> Option<i64> {
        self.of(fact)
            .iter()
            .find(|(name, _)| *name == attribute)
            .map(|(_, value)| *value)
    }
}

fn position(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
