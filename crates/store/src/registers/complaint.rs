//! Register of complaints over decisions.

use super::person::{maybe_code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Case, Complaint};
use domain::id::ItemId;
use domain::{AppealOutcome, Moment, Reassessment};

pub(crate) const COLUMNS: &[&str] = &[
    "person",
    "n",
    "id",
    "received_at",
    "decision",
    "is_committee",
    "reassessed_at",
    "reassessment",
    "sent_on_at",
    "decided_at",
    "appeal",
    "settled_at",
];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, c) in case.complaints.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            c.id.into(),
            c.received_at.into(),
            c.decision.into(),
            c.is_committee.into(),
            c.reassessed_at.into(),
            c.reassessment.map(Reassessment::as_str).into(),
            c.sent_on_at.into(),
            c.decided_at.into(),
            c.appeal.map(AppealOutcome::as_str).into(),
            c.settled_at().into(),
        ];
        sink.row(table::COMPLAINT, &row)?;
    }
    Ok(())
}

/// Reads a complaint from the columns in order, the first of them at `from`.
pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Complaint, StoreError> {
    Ok(Complaint {
        id: ItemId::from_bytes(row.bytes(from + 2)?),
        received_at: Moment(row.int(from + 3)?),
        decision: row.maybe_bytes(from + 4)?.map(ItemId::from_bytes),
        is_committee: row.flag(from + 5)?,
        reassessed_at: maybe_moment(row, from + 6)?,
        reassessment: maybe_code(row, from + 7)?,
        sent_on_at: maybe_moment(row, from + 8)?,
        decided_at: maybe_moment(row, from + 9)?,
        appeal: maybe_code(row, from + 10)?,
    })
}

pub(super) fn read_into(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.complaints.push(read(row, 0)?);
    Ok(())
}
