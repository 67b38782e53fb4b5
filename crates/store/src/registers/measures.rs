//! Registers of measures with their places and consent.

use super::person::{code, maybe_code, maybe_moment};
use super::{Sink, place, table};
use crate::error::StoreError;
use crate::journal::damaged;
use crate::sql::Row;
use domain::case::{Case, Measure, Stay};
use domain::id::ItemId;
use domain::{DecidedBy, MeasureEnd, Moment, Place, ProviderId};

pub(super) const MEASURE: &[&str] = &[
    "person",
    "n",
    "id",
    "paragraph",
    "law",
    "class",
    "is_placement",
    "started_at",
    "ended_at",
    "end_reason",
    "provider",
    "decided_by",
];
pub(super) const STAY: &[&str] = &["person", "n", "measure", "from_at", "place", "step"];
pub(super) const CONSENT: &[&str] = &["person", "n", "measure", "from_at", "consent"];

pub(super) fn emit(case: &Case, sink: &mut dyn Sink) -> Result<(), StoreError> {
    for (n, m) in case.measures.iter().enumerate() {
        let row = [
            case.person.into(),
            place(n),
            m.id.into(),
            m.paragraph.as_str().into(),
            m.law.as_str().into(),
            m.class.as_str().into(),
            m.is_placement.into(),
            m.started_at.into(),
            m.ended_at.into(),
            m.end_reason.map(MeasureEnd::as_str).into(),
            m.provider.as_ref().map(ProviderId::as_str).into(),
            m.decided_by.map(DecidedBy::as_str).into(),
        ];
        sink.row(table::MEASURE, &row)?;
    }
    let mut n = 0;
    for (measure, m) in case.measures.iter().enumerate() {
        for stay in &m.stays {
            let row = [
                case.person.into(),
                place(n),
                place(measure),
                stay.from.into(),
                stay.place.map(Place::as_str).into(),
                stay.step.into(),
            ];
            sink.row(table::MEASURE_STAY, &row)?;
            n += 1;
        }
    }
    n = 0;
    for (measure, m) in case.measures.iter().enumerate() {
        for (from, consent) in &m.consent {
            let row = [
                case.person.into(),
                place(n),
                place(measure),
                (*from).into(),
                (*consent).into(),
            ];
            sink.row(table::MEASURE_CONSENT, &row)?;
            n += 1;
        }
    }
    Ok(())
}

pub(super) fn read_measure(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.measures.push(Measure {
        id: ItemId::from_bytes(row.bytes(2)?),
        paragraph: row.text(3)?.to_owned(),
        law: code(row, 4)?,
        class: code(row, 5)?,
        is_placement: row.flag(6)?,
        started_at: Moment(row.int(7)?),
        ended_at: maybe_moment(row, 8)?,
        end_reason: maybe_code(row, 9)?,
        consent: Vec::new(),
        stays: Vec::new(),
        provider: maybe_code(row, 10)?,
        decided_by: maybe_code(row, 11)?,
    });
    Ok(())
}

pub(super) fn read_stay(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    let stay = Stay {
        from: Moment(row.int(3)?),
        place: maybe_code(row, 4)?,
        step: u8::try_from(row.int(5)?).unwrap_or_default(),
    };
    of_row(case, row)?.stays.push(stay);
    Ok(())
}

pub(super) fn read_consent(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    let entry = (Moment(row.int(3)?), row.flag(4)?);
    of_row(case, row)?.consent.push(entry);
    Ok(())
}

fn of_row<'c>(case: &'c mut Case, row: &Row<'_>) -> Result<&'c mut Measure, StoreError> {
    let n = usize::try_from(row.int(2)?).unwrap_or(usize::MAX);
    case.measures
        .get_mut(n)
        .ok_or_else(|| damaged("a stay or consent without its measure"))
}
