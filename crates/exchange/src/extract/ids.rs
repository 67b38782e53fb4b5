//! Ids that are the same each time an extract is read, and the same in all extracts of one
//! system: named ids (version 5) over the key columns.

use super::cell::{self, CellError};
use super::mapping::{KeyPart, KeyReading, Mapping};
use super::row::Row;
use uuid::Uuid;

/// Separates the parts of a name; stands in no extract.
const BETWEEN: &str = "\u{1f}";

/// Makes the ids of one mapping.
#[derive(Debug, Clone)]
pub(super) struct Ids {
    /// For persons and items.
    source: Uuid,
    /// For events.
    extract: Uuid,
}

impl Ids {
    /// The secret keeps a CPR number from being found by trying all of them.
    pub(super) fn new(mapping: &Mapping, secret: Option<&str>) -> Self {
        let root = Uuid::new_v5(&Uuid::NAMESPACE_OID, b"traad extract");
        let root = secret.map_or(root, |s| Uuid::new_v5(&root, s.as_bytes()));
        let source = mapping.source.as_ref().unwrap_or(&mapping.name);
        Self {
            source: named(root, &["source", source]),
            extract: named(root, &["extract", &mapping.name]),
        }
    }

    /// The id of a person or item named `name` in the mapping.
    pub(super) fn of(&self, name: &str, row: &Row<'_>) -> Result<Uuid, CellError> {
        let parts = row.mapping.ids.get(name).map_or(&[][..], Vec::as_slice);
        Ok(named(self.source, &[name, &key(parts, row)?]))
    }

    /// The id of the event that a row with this key gives.
    pub(super) fn of_row(&self, kind: &str, nth: usize, key: &str) -> Uuid {
        named(self.extract, &["event", kind, &nth.to_string(), key])
    }

    /// The id of the event that this extract records once for `of`.
    pub(super) fn of_once(&self, kind: &str, nth: usize, of: Uuid) -> Uuid {
        self.of_row(kind, nth, &of.to_string())
    }
}

/// The cells of a key as one text.
pub(super) fn key(parts: &[KeyPart], row: &Row<'_>) -> Result<String, CellError> {
    let mut cells = Vec::with_capacity(parts.len());
    for part in parts {
        let column = &part.column;
        let cell = row
            .get(column)
            .ok_or_else(|| CellError::new(column, "empty, but it names the row, child or item"))?;
        cells.push(match part.reading {
            KeyReading::Text => cell.to_owned(),
            KeyReading::Cpr => cell::cpr(cell)
                .map_err(|reason| CellError::new(column, reason))?
                .digits(),
        });
    }
    Ok(cells.join(BETWEEN))
}

fn named(space: Uuid, parts: &[&str]) -> Uuid {
    Uuid::new_v5(&space, parts.join(BETWEEN).as_bytes())
}
