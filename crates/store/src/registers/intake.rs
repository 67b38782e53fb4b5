//! Register of notifications and other enquiries.

use super::person::{code, maybe_code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Case, Notification};
use domain::{Moment, StreamId};

pub(super) const COLUMNS: &[&str] = &[
    "person",
    "n",
    "id",
    "enquiry",
    "received_at",
    "notifier",
    "is_anonymous",
    "is_acute",
    "evaluated_at",
    "outcome",
    "receipt_at",
];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, note) in case.notifications.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            note.id.into(),
            note.enquiry.as_str().into(),
            note.received_at.into(),
            note.notifier.as_str().into(),
            note.is_anonymous.into(),
            note.is_acute.into(),
            note.evaluated_at.into(),
            note.outcome.map(domain::Evaluation::as_str).into(),
            note.receipt_at.into(),
        ];
        sink.row(table::NOTIFICATION, &row)?;
    }
    Ok(())
}

/// Reads a notification from the columns in order, the first of them at `from`.
pub(crate) fn read(row: &Row<'_>, from: usize) -> Result<Notification, StoreError> {
    Ok(Notification {
        id: StreamId::from_bytes(row.bytes(from + 2)?),
        enquiry: code(row, from + 3)?,
        received_at: Moment(row.int(from + 4)?),
        notifier: code(row, from + 5)?,
        is_anonymous: row.flag(from + 6)?,
        is_acute: row.flag(from + 7)?,
        evaluated_at: maybe_moment(row, from + 8)?,
        outcome: maybe_code(row, from + 9)?,
        receipt_at: maybe_moment(row, from + 10)?,
    })
}

pub(super) fn read_into(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.notifications.push(read(row, 0)?);
    Ok(())
}
