//! Who went from where to where, beside sums that are told: the ladder over a period.
//!
//! A reader is taken to know how many stood on each step at the start and at the end, for other
//! figures say so, and every sum that is told. Who stayed on a step is not told. A hidden number
//! is safe when there is a *witness*: the same town with somebody else on the move, of which
//! everything that is told would be the same. Witnesses are rings of up to four steps. Where a
//! witness needs a number that is shown, it is hidden as well, zeros included; where there is
//! none, sums are hidden.

use super::SMALL;

/// A number for each step at the start (rows) and each at the end (columns).
pub type Grid<T> = Vec<Vec<T>>;

/// The ladder as it may be published; `None` for hidden. Step 0 is off the ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moves {
    /// From step (row) to step (column); who stayed is never told.
    pub cells: Grid<Option<u64>>,
    /// To a higher step.
    pub up: Option<u64>,
    /// To a lower step on the ladder.
    pub down: Option<u64>,
    /// From off the ladder.
    pub new: Option<u64>,
    /// Off the ladder.
    pub left: Option<u64>,
}

/// The four sums, in the order of [`Sums`].
const UP: usize = 0;
const DOWN: usize = 1;
const NEW: usize = 2;
const LEFT: usize = 3;

/// Which of the four sums a move counts in.
fn sum_of(from: usize, to: usize) -> usize {
    match (from, to) {
        (0, _) => NEW,
        (_, 0) => LEFT,
        _ if to > from => UP,
        _ => DOWN,
    }
}

type Sums<T> = [T; 4];

/// Which sums are hidden, and whether other figures' sums are reckoned with: tried in turn.
const LEVELS: [(Sums<bool>, bool); 4] = [
    ([false; 4], true),
    ([true, true, false, false], true),
    ([true; 4], true),
    ([true; 4], false),
];

fn is_small(count: u64) -> bool {
    (1..=SMALL).contains(&count)
}

/// Nothing hidden.
pub fn open(counts: &Grid<u64>) -> Moves {
    Town::new(counts, &[]).told(&none_hidden(counts), [false; 4])
}

/// What may be told. `known` are the moves of which another figure tells the sum.
pub fn moves(counts: &Grid<u64>, known: &[Grid<bool>]) -> Moves {
    let town = Town::new(counts, known);
    let fits = |(sums, _): &&(Sums<bool>, bool)| (0..4).all(|s| sums[s] || !is_small(town.sums[s]));
    let mut last = None;
    for (sums, with_known) in LEVELS.iter().filter(fits) {
        let (hidden, is_safe) = town.hide(*sums, *with_known);
        last = Some(town.told(&hidden, *sums));
        if is_safe {
            break;
        }
    }
    last.unwrap_or_else(|| town.told(&none_hidden(counts), [true; 4]))
}

fn none_hidden(counts: &Grid<u64>) -> Grid<bool> {
    counts.iter().map(|row| vec![false; row.len()]).collect()
}

/// A change: somebody more (1) or less (-1) on some moves, with as many on each step as before.
#[derive(Debug, Clone)]
struct Ring(Vec<(usize, usize, i64)>);

impl Ring {
    /// All rings over two to four steps of so many.
    fn all(steps: usize) -> Vec<Self> {
        let mut found = Vec::new();
        for length in 2..=4 {
            let mut nodes = Vec::new();
            Self::extend(steps, length, &mut nodes, &mut found);
        }
        found
    }

    fn extend(steps: usize, length: usize, nodes: &mut Vec<usize>, found: &mut Vec<Self>) {
        if nodes.len() == length {
            for ways in 0_u8..(1 << length) {
                // Between two steps, one way against the other is no change.
                if length == 2 && (ways == 1 || ways == 2) {
                    continue;
                }
                let arc = |at: usize| {
                    let (a, b) = (nodes[at], nodes[(at + 1) % length]);
                    if ways >> at & 1 == 0 {
                        (a, b, 1)
                    } else {
                        (b, a, -1)
                    }
                };
                found.push(Self((0..length).map(arc).collect()));
            }
            return;
        }
        for step in 0..steps {
            // A ring begins at its lowest step.
            if !nodes.contains(&step) && nodes.first().is_none_or(|first| *first < step) {
                nodes.push(step);
                Self::extend(steps, length, nodes, found);
                nodes.pop();
            }
        }
    }

    /// How many more those are of whom it is true.
    fn more(&self, is: impl Fn(usize, usize) -> bool) -> i64 {
        let of = self.0.iter().filter(|(from, to, _)| is(*from, *to));
        of.map(|(_, _, by)| by).sum()
    }
}

struct Town<'a> {
    counts: &'a Grid<u64>,
    known: Vec<&'a Grid<bool>>,
    sums: Sums<u64>,
}

impl<'a> Town<'a> {
    fn new(counts: &'a Grid<u64>, known: &'a [Grid<bool>]) -> Self {
        let steps = counts.len();
        let moved = || (0..steps).flat_map(move |i| (0..steps).map(move |j| (i, j)));
        let sum = |is: &dyn Fn(usize, usize) -> bool| -> u64 {
            let of = moved().filter(|(i, j)| i != j && is(*i, *j));
            of.map(|(i, j)| counts[i][j]).sum()
        };
        Self {
            counts,
            sums: [UP, DOWN, NEW, LEFT].map(|s| sum(&|i, j| sum_of(i, j) == s)),
            // What is small is hidden there as well.
            known: known
                .iter()
                .filter(|grid| !is_small(sum(&|i, j| grid[i][j])))
                .collect(),
        }
    }

    /// Whether a ring leaves all sums told as they are and nobody is fewer than none.
    fn agrees(&self, ring: &Ring, sums_hidden: Sums<bool>, with_known: bool) -> bool {
        let holds = |more: i64, count: u64| i64::try_from(count).is_ok_and(|n| n + more >= 0);
        let stays = |step: usize| ring.more(|from, _| from == step);
        (0..4).all(|s| sums_hidden[s] || ring.more(|i, j| sum_of(i, j) == s) == 0)
            && (!with_known || self.known.iter().all(|g| ring.more(|i, j| g[i][j]) == 0))
            && ring
                .0
                .iter()
                .all(|(i, j, by)| holds(*by, self.counts[*i][*j]))
            // Whoever moves does not stay; off the ladder nobody is counted.
            && (1..self.counts.len()).all(|step| holds(-stays(step), self.counts[step][step]))
    }

    /// The moves to hide with these sums hidden, and whether nothing hidden can be worked out.
    fn hide(&self, sums_hidden: Sums<bool>, with_known: bool) -> (Grid<bool>, bool) {
        let rings: Vec<Ring> = Ring::all(self.counts.len())
            .into_iter()
            .filter(|ring| self.agrees(ring, sums_hidden, with_known))
            .collect();
        let mut hidden: Grid<bool> = self
            .counts
            .iter()
            .enumerate()
            .map(|(i, row)| {
                let each = row.iter().enumerate();
                each.map(|(j, n)| i != j && is_small(*n)).collect()
            })
            .collect();
        let mut is_safe = true;
        let mut safe: Grid<bool> = none_hidden(self.counts);
        let open = |hidden: &Grid<bool>, safe: &Grid<bool>| {
            let steps = 0..hidden.len();
            let mut each = steps
                .clone()
                .flat_map(|i| steps.clone().map(move |j| (i, j)));
            each.find(|(i, j)| hidden[*i][*j] && !safe[*i][*j])
        };
        while let Some((i, j)) = open(&hidden, &safe) {
            let of = |ring: &Ring| ring.0.iter().any(|(a, b, _)| (*a, *b) == (i, j));
            is_safe &= self.take(&rings, of, &mut hidden);
            safe[i][j] = true;
            if let (true, None) = (is_safe, open(&hidden, &safe)) {
                for sum in (0..4).filter(|s| sums_hidden[*s]) {
                    let of = |ring: &Ring| ring.more(|i, j| sum_of(i, j) == sum) != 0;
                    is_safe &= self.take(&rings, of, &mut hidden);
                }
            }
        }
        (hidden, is_safe)
    }

    /// Hides what the cheapest witness needs hidden; whether there is one.
    fn take(&self, rings: &[Ring], of: impl Fn(&Ring) -> bool, hidden: &mut Grid<bool>) -> bool {
        const CELL: u64 = 1 << 20;
        let cost = |ring: &Ring| -> u64 {
            let shown = ring.0.iter().filter(|(i, j, _)| !hidden[*i][*j]);
            shown
                .map(|(i, j, _)| CELL + self.counts[*i][*j].min(CELL - 1))
                .sum()
        };
        let Some(best) = rings.iter().filter(|ring| of(ring)).min_by_key(|r| cost(r)) else {
            return false;
        };
        for (i, j, _) in &best.0 {
            hidden[*i][*j] = true;
        }
        true
    }

    fn told(&self, hidden: &Grid<bool>, sums_hidden: Sums<bool>) -> Moves {
        let sum = |s: usize| (!sums_hidden[s]).then_some(self.sums[s]);
        let cell = |i: usize, j: usize| (!hidden[i][j]).then_some(self.counts[i][j]);
        let steps = self.counts.len();
        Moves {
            cells: (0..steps)
                .map(|i| (0..steps).map(|j| cell(i, j)).collect())
                .collect(),
            up: sum(UP),
            down: sum(DOWN),
            new: sum(NEW),
            left: sum(LEFT),
        }
    }
}
