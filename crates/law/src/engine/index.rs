//! The facts of one subject by kind.

use crate::facts::Facts;

/// The positions of the facts of each kind, in order.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// Where each kind begins in `order`; one more entry than kinds.
    begin: Vec<u32>,
    order: Vec<u32>,
}

impl Index {
    /// Indexes facts; kinds beyond the vocabulary are left out.
    pub(crate) fn build(&mut self, facts: &Facts, kinds: usize) {
        self.begin.clear();
        self.begin.resize(kinds + 2, 0);
        for fact in &facts.facts {
            if let Some(count) = self.begin.get_mut(usize::from(fact.kind) + 2) {
                *count += 1;
            }
        }
        for kind in 2..self.begin.len() {
            self.begin[kind] += self.begin[kind - 1];
        }
        self.order.clear();
        self.order.resize(facts.facts.len(), 0);
        for (position, fact) in (0_u32..).zip(&facts.facts) {
            if usize::from(fact.kind) < kinds {
                let next = &mut self.begin[usize::from(fact.kind) + 1];
                self.order[*next as usize] = position;
                *next += 1;
            }
        }
    }

    /// The positions of the facts of a kind.
    pub(crate) fn of(&self, kind: u16) -> &[u32] {
        let kind = usize::from(kind);
        &self.order[self.begin[kind] as usize..self.begin[kind + 1] as usize]
    }

    /// Whether there is a fact of a kind.
    pub(crate) fn has(&self, kind: u16) -> bool {
        let kind = usize::from(kind);
        self.begin[kind] < self.begin[kind + 1]
    }
}
