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

    /// The same number, hidden if it is hidden elsewhere; a zero stays.
    pub(super) fn hidden(self, elsewhere: bool) -> Self {
        Self {
            is_hidden: self.is_hidden || elsewhere && self.count > 0,
            ..self
        }
    }

    /// Whether a reader must reckon with one less, were it hidden: no hidden number is zero.
    fn may_be_less(&self) -> bool {
        self.count > 1
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
        // What nothing that could be hidden would protect.
        let mut lost = vec![false; self.arcs.len()];
        let open = |this: &Self, lost: &[bool]| {
            (0..this.arcs.len()).find(|at| !lost[*at] && this.can_be_worked_out(*at))
        };
        while let Some(at) = open(&self, &lost) {
            let more = self.cheapest_cycle(at);
            lost[at] = more.is_empty();
            for at in more {
                self.arcs[at].is_hidden = true;
            }
        }
        self.arcs
            .iter()
            .map(|arc| (!arc.is_hidden).then_some(arc.count))
            .collect()
    }

    /// Whether no hidden number can be worked out.
    pub(super) fn is_safe(&self) -> bool {
        (0..self.arcs.len()).all(|at| !self.can_be_worked_out(at))
    }

    /// The shown numbers to hide so that a hidden one can be one more, or one less: as few
    /// totals as possible, then as few and as small cells as possible.
    fn cheapest_cycle(&self, open: usize) -> Vec<usize> {
        let arc = self.arcs[open];
        let more = self.cheapest_path(arc.to, arc.from, open);
        let less = arc
            .may_be_less()
            .then(|| self.cheapest_path(arc.from, arc.to, open));
        more.into_iter()
            .chain(less.flatten())
            .min()
            .map(|(_, path)| path)
            .unwrap_or_default()
    }

    /// What hiding a number costs; zeros are never hidden.
    fn cost(arc: &Arc) -> Option<u64> {
        const CELL: u64 = 1 << 20;
        const TOTAL: u64 = 1 << 40;
        match arc {
            arc if arc.is_hidden => Some(0),
            arc if arc.count == 0 => None,
            arc if arc.is_total => Some(TOTAL + arc.count.min(CELL)),
            arc => Some(CELL + arc.count.min(CELL - 1)),
        }
    }

    /// The cheapest way on which a change can be passed on if the numbers on it are hidden:
    /// its cost and the numbers that are still shown. Bellman–Ford: the tables are small.
    fn cheapest_path(&self, from: usize, to: usize, without: usize) -> Option<(u64, Vec<usize>)> {
        let mut best: Vec<Option<(u64, Vec<usize>)>> = vec![None; self.nodes];
        best[from] = Some((0, Vec::new()));
        loop {
            let mut is_settled = true;
            for (at, arc) in self.arcs.iter().enumerate() {
                let Some(cost) = Self::cost(arc).filter(|_| at != without) else {
                    continue;
                };
                let ways = [
                    Some((arc.from, arc.to)),
                    arc.may_be_less().then_some((arc.to, arc.from)),
                ];
                for (start, end) in ways.into_iter().flatten() {
                    let Some((so_far, path)) = &best[start] else {
                        continue;
                    };
                    let sum = so_far + cost;
                    if best[end].as_ref().is_none_or(|(known, _)| sum < *known) {
                        let mut path = path.clone();
                        if !arc.is_hidden {
                            path.push(at);
                        }
                        best[end] = Some((sum, path));
                        is_settled = false;
                    }
                }
            }
            if is_settled {
                return best[to].take();
            }
        }
    }

    /// A hidden number is known if it can be neither one more nor one less.
    fn can_be_worked_out(&self, at: usize) -> bool {
        let arc = self.arcs[at];
        let may_be_more = || self.reaches(arc.to, arc.from, at);
        let may_be_less = || arc.may_be_less() && self.reaches(arc.from, arc.to, at);
        arc.is_hidden && !may_be_more() && !may_be_less()
    }

    /// Whether a change can be passed on from one node to another through hidden numbers:
    /// forward by making one larger, backward by making one smaller, to the least it may be.
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
                } else if arc.to == node && arc.may_be_less() {
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
