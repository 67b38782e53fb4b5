//! Small cells: counts of 1 to 4 are hidden, and with them whatever would reveal them.
//!
//! A table with its totals is a flow: every cell runs from its row to its column, every total
//! back. A hidden number can be worked out by subtraction exactly when no other flow fits the
//! numbers shown, that is when no cycle of hidden numbers runs through it. Further numbers are
//! hidden until none can be worked out. Zeros are always shown, so a reader knows that every
//! hidden number is at least 1; that is reckoned with.

pub mod moves;
mod network;

use network::{Arc, Network};

/// The largest count that is hidden.
pub const SMALL: u64 = 4;

/// A list of counts as it may be published; `None` for hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The counts.
    pub cells: Vec<Option<u64>>,
    /// Their sum.
    pub total: Option<u64>,
}

/// A table of counts as it may be published; `None` for hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The counts by row and column.
    pub cells: Vec<Vec<Option<u64>>>,
    /// The sum of each row.
    pub rows: Vec<Option<u64>>,
    /// The sum of each column.
    pub columns: Vec<Option<u64>>,
    /// The sum of all.
    pub total: Option<u64>,
}

/// Numbers to hide whatever they are: few children behind many units, or hidden elsewhere.
/// Empty lists stand for none; zeros are shown all the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The cells by row and column.
    pub cells: Vec<Vec<bool>>,
    /// The sum of each row.
    pub rows: Vec<bool>,
    /// The sum of each column.
    pub columns: Vec<bool>,
    /// The sum of all.
    pub total: bool,
}

impl Hidden {
    fn cell(&self, row: usize, column: usize) -> bool {
        let row = self.cells.get(row);
        row.and_then(|row| row.get(column))
            .copied()
            .unwrap_or(false)
    }
}

/// Masks a list that is published with its sum.
pub fn line(cells: &[u64]) -> Line {
    line_with(cells, &[], false)
}

/// Masks a list of which some numbers are hidden anyway.
pub fn line_with(cells: &[u64], hidden: &[bool], is_total_hidden: bool) -> Line {
    let is_hidden = |at: usize| hidden.get(at).copied().unwrap_or(false);
    let mut arcs: Vec<Arc> = cells
        .iter()
        .enumerate()
        .map(|(at, count)| Arc::inner(0, 1, *count).hidden(is_hidden(at)))
        .collect();
    arcs.push(Arc::total(1, 0, cells.iter().sum()).hidden(is_total_hidden));
    let mut shown = Network::new(2, arcs).masked();
    let total = shown.pop().flatten();
    Line {
        cells: shown,
        total,
    }
}

/// Masks a list whose sum other figures tell, so that it cannot be hidden. What nothing could
/// protect is hidden all the same, with everything beside it.
pub fn line_of_known(cells: &[u64]) -> Vec<Option<u64>> {
    let arcs = || cells.iter().map(|count| Arc::inner(0, 1, *count));
    let shown = Network::new(2, arcs().collect()).masked();
    let is_hidden: Vec<bool> = shown.iter().map(Option::is_none).collect();
    let flagged = arcs().zip(&is_hidden).map(|(arc, is)| arc.hidden(*is));
    if Network::new(2, flagged.collect()).is_safe() {
        shown
    } else {
        vec![None; cells.len()]
    }
}

/// Masks a table that is published with the sums of rows and columns and the sum of all. All
/// rows have the same length; with one row or one column it is a list.
pub fn table(cells: &[Vec<u64>]) -> Table {
    table_with(cells, &Hidden::default())
}

/// Masks a table of which some numbers are hidden anyway.
pub fn table_with(cells: &[Vec<u64>], hidden: &Hidden) -> Table {
    let (height, width) = (cells.len(), cells.first().map_or(0, Vec::len));
    if height < 2 || width < 2 {
        return as_list(cells, width, hidden);
    }
    masked(cells, hidden)
}

/// Masks a table with its sums.
fn masked(cells: &[Vec<u64>], hidden: &Hidden) -> Table {
    let (height, width) = (cells.len(), cells.first().map_or(0, Vec::len));
    let (left, right) = (0, height + width + 1);
    let row = |i: usize| 1 + i;
    let column = |j: usize| 1 + height + j;
    let mut arcs = Vec::with_capacity((height + 1) * (width + 1));
    for (i, counts) in cells.iter().enumerate() {
        for (j, count) in counts.iter().enumerate() {
            arcs.push(Arc::inner(row(i), column(j), *count).hidden(hidden.cell(i, j)));
        }
    }
    for (i, counts) in cells.iter().enumerate() {
        let is_hidden = hidden.rows.get(i).copied().unwrap_or(false);
        arcs.push(Arc::total(left, row(i), counts.iter().sum()).hidden(is_hidden));
    }
    for j in 0..width {
        let sum = cells.iter().map(|counts| counts[j]).sum();
        let is_hidden = hidden.columns.get(j).copied().unwrap_or(false);
        arcs.push(Arc::total(column(j), right, sum).hidden(is_hidden));
    }
    let sum = cells.iter().flatten().sum();
    arcs.push(Arc::total(right, left, sum).hidden(hidden.total));
    let shown = Network::new(right + 1, arcs).masked();
    let (inner, totals) = shown.split_at(height * width);
    Table {
        cells: inner.chunks(width).map(<[_]>::to_vec).collect(),
        rows: totals[..height].to_vec(),
        columns: totals[height..height + width].to_vec(),
        total: totals[height + width],
    }
}

fn as_list(cells: &[Vec<u64>], width: usize, hidden: &Hidden) -> Table {
    let counts: Vec<u64> = cells.iter().flatten().copied().collect();
    let flags: Vec<bool> = (0..cells.len())
        .flat_map(|i| (0..width).map(move |j| hidden.cell(i, j)))
        .collect();
    let masked = line_with(&counts, &flags, hidden.total);
    let is_row = cells.len() == 1;
    Table {
        cells: if width == 0 {
            vec![Vec::new(); cells.len()]
        } else {
            masked.cells.chunks(width).map(<[_]>::to_vec).collect()
        },
        rows: if is_row {
            vec![masked.total]
        } else {
            masked.cells.clone()
        },
        columns: if is_row {
            masked.cells.clone()
        } else {
            vec![masked.total; width]
        },
        total: masked.total,
    }
}
