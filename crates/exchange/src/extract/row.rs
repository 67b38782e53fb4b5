//! One row of an extract with its cells by name of the column.

use super::mapping::{Condition, Mapping};
use std::collections::HashMap;

/// The columns of a file.
#[derive(Debug, Default)]
pub(super) struct Header {
    index: HashMap<String, usize>,
    pub(super) names: Vec<String>,
}

impl Header {
    /// Takes the names of the columns; `Err` gives a name that stands twice.
    pub(super) fn new(names: Vec<String>) -> Result<Self, String> {
        let mut index = HashMap::new();
        for (i, name) in names.iter().enumerate() {
            if !name.is_empty() && index.insert(name.clone(), i).is_some() {
                return Err(name.clone());
            }
        }
        Ok(Self { index, names })
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.index.contains_key(column)
    }
}

/// A row, decoded.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) header: &'a Header,
    pub(super) cells: Vec<String>,
    pub(super) mapping: &'a Mapping,
}

impl Row<'_> {
    /// What stands in a column; `None` if nothing does.
    pub(super) fn get(&self, column: &str) -> Option<&str> {
        let cell = self.cells.get(*self.header.index.get(column)?)?.trim();
        let is_empty = cell.is_empty() || self.mapping.file.empty.iter().any(|e| e == cell);
        (!is_empty).then_some(cell)
    }

    /// Whether all conditions hold; an empty cell is in no list.
    pub(super) fn holds(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|c| {
            let cell = self.get(&c.column);
            let listed =
                |list: &Vec<String>| cell.is_some_and(|cell| list.iter().any(|l| l == cell));
            c.filled.is_none_or(|filled| cell.is_some() == filled)
                && c.is_in.as_ref().is_none_or(listed)
                && c.not_in.as_ref().is_none_or(|list| !listed(list))
        })
    }
}
