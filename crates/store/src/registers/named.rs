//! Register of who was named to a case besides those who worked on it.

use super::person::{code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Case, Named};
use domain::{EventId, Moment, WorkerId};

pub(super) const COLUMNS: &[&str] = &[
    "person", "n", "id", "worker", "naming", "from_at", "until_at", "seen_at",
];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, named) in case.named.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            named.id.into(),
            named.worker.into(),
            named.by.as_str().into(),
            named.from.into(),
            named.until.into(),
            named.seen_at.into(),
        ];
        sink.row(table::NAMED, &row)?;
    }
    Ok(())
}

pub(super) fn read_into(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.named.push(read(row, 2)?);
    Ok(())
}

/// Reads one from the columns after `person` and `n`, beginning at `at`.
pub(crate) fn read(row: &Row<'_>, at: usize) -> Result<Named, StoreError> {
    Ok(Named {
        id: EventId::from_bytes(row.bytes(at)?),
        worker: WorkerId::from_bytes(row.bytes(at + 1)?),
        by: code(row, at + 2)?,
        from: Moment(row.int(at + 3)?),
        until: Moment(row.int(at + 4)?),
        seen_at: maybe_moment(row, at + 5)?,
    })
}
