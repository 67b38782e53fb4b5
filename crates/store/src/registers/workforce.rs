//! Register of who had which part in a case when.

use super::person::{code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Assignment, Case};
use domain::{Moment, WorkerId};

pub(super) const COLUMNS: &[&str] = &[
    "person", "n", "worker", "role", "team", "from_at", "until_at",
];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, a) in case.assignments.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            a.worker.into(),
            a.role.as_str().into(),
            (&a.team).into(),
            a.from.into(),
            a.until.into(),
        ];
        sink.row(table::ASSIGNMENT, &row)?;
    }
    Ok(())
}

pub(super) fn read(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.assignments.push(Assignment {
        worker: WorkerId::from_bytes(row.bytes(2)?),
        role: code(row, 3)?,
        team: code(row, 4)?,
        from: Moment(row.int(5)?),
        until: maybe_moment(row, 6)?,
    });
    Ok(())
}
