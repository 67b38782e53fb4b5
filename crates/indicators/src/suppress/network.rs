//! Which hidden numbers of a table with totals can be worked out, as a question of cycles.

use super::SMALL;

/// One published number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arc {
    from: usize,
    to: usize,
    count: u64,
    is_total: bool,
    is_hidden: bool,
}

impl Arc {
    pub(super) fn inner(from: usize, to: usize, count: u64) -> Self {
        Self {
            from,
            to,
            count,
            is_total: false,
            is_hidden: (1..=SMALL).contains(&count),
        }
    }

    pub(super) fn total(from: usize, to: usize, count: u64) -> Self {
        Self {
            is_total: true,
            ..Self::inner(from, to, count)
        }
    }

    fn touches(&self, other: &Self) -> bool {
        [other.from, other.to]
            .iter()
            .any(|node| *node == self.from || *node == self.to)
    }
}

/// All numbers of a table, each from one node to another; at every node what comes in goes out.
#[derive(Debug)]
pub(super) struct Network {
    nodes: usize,
    arcs: Vec<Arc>,
}

impl Network {
    pub(super) fn new(nodes: usize, arcs: Vec<Arc>) -> Self {
        Self { nodes, arcs }
    }

    /// The numbers that may be shown, in the order given.
    pub(super) fn masked(mut self) -> Vec<Option<u64>> {
        while let Some(open) = (0..self.arcs.len()).find(|at| self.can_be_worked_out(*at)) {
            let Some(next) = self.next_to_hide(open) else {
                break;
            };
            self.arcs[next].is_hidden = true;
        }
        self.arcs
            .iter()
            .map(|arc| (!arc.is_hidden).then_some(arc.count))
            .collect()
    }

    /// The smallest number beside an endangered one, cells before totals; anywhere if there
    /// is none beside it.
    fn next_to_hide(&self, open: usize) -> Option<usize> {
        let endangered = self.arcs[open];
        (0..self.arcs.len())
            .filter(|at| !self.arcs[*at].is_hidden && self.arcs[*at].count > 0)
            .min_by_key(|at| {
                let arc = &self.arcs[*at];
                (!arc.touches(&endangered), arc.is_total, arc.count)
            })
    }

    /// A hidden number is known if it can be neither one more nor one less.
    fn can_be_worked_out(&self, at: usize) -> bool {
        let arc = self.arcs[at];
        let may_be_more = || self.reaches(arc.to, arc.from, at);
        let may_be_less = || arc.count > 1 && self.reaches(arc.from, arc.to, at);
        arc.is_hidden && !may_be_more() && !may_be_less()
    }

    /// Whether a change can be passed on from one node to another through hidden numbers:
    /// forward by making one larger, backward by making one smaller but not zero.
    fn reaches(&self, from: usize, to: usize, without: usize) -> bool {
        let mut seen = vec![false; self.nodes];
        let mut waiting = vec![from];
        seen[from] = true;
        while let Some(node) = waiting.pop() {
            if node == to {
                return true;
            }
            for (at, arc) in self.arcs.iter().enumerate() {
                if at == without || !arc.is_hidden {
                    continue;
                }
                let next = if arc.from == node {
                    arc.to
                } else if arc.to == node && arc.count > 1 {
                    arc.from
                } else {
                    continue;
                };
                if !std::mem::replace(&mut seen[next], true) {
                    waiting.push(next);
                }
            }
        }
        false
    }
}
