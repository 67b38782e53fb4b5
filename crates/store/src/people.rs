//! Persons behind surrogates: which were merged into which.

use domain::PersonId;
use domain::event::{Event, Payload};
use std::collections::BTreeMap;

/// Which surrogate stands for which person, after merges and their undoing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redirects {
    next: BTreeMap<PersonId, PersonId>,
}

impl Redirects {
    /// Reads the merges among events given in order of position; others are passed over,
    /// corrections are applied.
    pub fn from_events(events: &[Event]) -> Self {
        let mut out = Self::default();
        let mut standing: Vec<_> = domain::correction::effective(events);
        standing.sort_by_key(|e| e.original.position);
        for event in standing {
            match &event.content.payload {
                Payload::PersonsMerged(p) => out.merge(p.from, p.into),
                Payload::PersonsUnmerged(p) => {
                    if out.next.get(&p.from) == Some(&p.into) {
                        out.next.remove(&p.from);
                    }
                }
                _ => {}
            }
        }
        out
    }

    /// Whether nobody was merged.
    pub fn is_empty(&self) -> bool {
        self.next.is_empty()
    }

    /// The surrogate that stands for a person.
    pub fn canonical(&self, person: PersonId) -> PersonId {
        let mut at = person;
        while let Some(next) = self.next.get(&at) {
            at = *next;
        }
        at
    }

    /// All surrogates of a person: the canonical one first, the others in order of id.
    pub fn members(&self, person: PersonId) -> Vec<PersonId> {
        let canonical = self.canonical(person);
        let mut out = vec![canonical];
        out.extend(
            self.next
                .keys()
                .copied()
                .filter(|p| self.canonical(*p) == canonical),
        );
        out
    }

    /// Every surrogate that was given up, with the one that stands for it.
    pub fn resolved(&self) -> impl Iterator<Item = (PersonId, PersonId)> + '_ {
        self.next.keys().map(|p| (*p, self.canonical(*p)))
    }

    /// A merge that would close a circle says nothing new and is passed over.
    fn merge(&mut self, from: PersonId, into: PersonId) {
        if self.canonical(into) != from {
            self.next.insert(from, into);
        }
    }
}
