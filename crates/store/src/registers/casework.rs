//! Registers of assessments and booked dates.

use super::person::{code, maybe_code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Assessment, Booking, Case};
use domain::id::ItemId;
use domain::{AssessmentOutcome, Day, Moment, TargetGroup};

pub(super) const ASSESSMENT: &[&str] = &[
    "person",
    "n",
    "id",
    "opened_at",
    "aware_on",
    "completed_at",
    "outcome",
    "target_group",
];
pub(super) const BOOKING: &[&str] = &["person", "n", "id", "what", "on_at", "is_cancelled"];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, a) in case.assessments.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            a.id.into(),
            a.opened_at.into(),
            a.aware_on.into(),
            a.completed_at.into(),
            a.outcome.map(AssessmentOutcome::as_str).into(),
            a.target_group.map(TargetGroup::as_str).into(),
        ];
        sink.row(table::ASSESSMENT, &row)?;
    }
    for (n, b) in case.bookings.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            b.id.into(),
            b.what.as_str().into(),
            b.on.into(),
            b.is_cancelled.into(),
        ];
        sink.row(table::BOOKING, &row)?;
    }
    Ok(())
}

pub(super) fn read_assessment(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.assessments.push(Assessment {
        id: ItemId::from_bytes(row.bytes(2)?),
        opened_at: Moment(row.int(3)?),
        aware_on: Day(i32::try_from(row.int(4)?).unwrap_or_default()),
        completed_at: maybe_moment(row, 5)?,
        outcome: maybe_code(row, 6)?,
        target_group: maybe_code(row, 7)?,
    });
    Ok(())
}

/// Reads a booking from the columns in order, the first of them at `from`.
pub(crate) fn read_booking(row: &Row<'_>, from: usize) -> Result<Booking, StoreError> {
    Ok(Booking {
        id: ItemId::from_bytes(row.bytes(from + 2)?),
        what: code(row, from + 3)?,
        on: Moment(row.int(from + 4)?),
        is_cancelled: row.flag(from + 5)?,
    })
}

pub(super) fn read_booking_into(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.bookings.push(read_booking(row, 0)?);
    Ok(())
}
