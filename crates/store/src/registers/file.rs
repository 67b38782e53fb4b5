//! Registers of the file: number, open or closed, who is named to hear somebody, intervals in
//! which it was open, and those in which another municipality acts.

use super::person::maybe_moment;
use super::{Folded, NOW, Sink, place, table};
use crate::error::StoreError;
use crate::sql::Row;
use domain::case::{Case, File};
use domain::progress::Station;
use domain::{Day, Moment, WorkerId};

pub(super) const FILE: &[&str] = &[
    "person",
    "number",
    "opened_at",
    "closed_at",
    "reopened",
    "is_elsewhere",
    "last_at",
    "main_worker",
    "main_team",
    "step",
    "keeper_team",
    "circle",
    "station",
    "ask_by",
    "planned_at",
];
pub(super) const SPAN: &[&str] = &["person", "n", "from_at", "until_at"];
pub(super) const AWAY: &[&str] = &["person", "n", "from_at", "until_at"];
pub(super) const ASKER: &[&str] = &["person", "n", "worker"];

pub(super) fn emit(folded: &Folded, sink: &mut dyn Sink) -> Result<(), StoreError> {
    let case = &folded.case;
    let main = case.main_at(NOW);
    if let Some(file) = &case.file {
        let row = [
            case.person.into(),
            file.number.into(),
            file.opened_at.into(),
            file.closed_at.into(),
            file.reopened.into(),
            (!case.is_ours_at(NOW)).into(),
            file.last_at.into(),
            main.map(|a| a.worker).into(),
            main.map(|a| &a.team).into(),
            case.step_at(NOW).into(),
            folded.keeper_team().into(),
            folded.circle().into(),
            file.station.as_str().into(),
            file.ask_by.into(),
            file.planned_at.into(),
        ];
        sink.row(table::CASE_FILE, &row)?;
        for (n, worker) in file.askers.iter().enumerate() {
            let row = [case.person.into(), place(n), (*worker).into()];
            sink.row(table::ASKER, &row)?;
        }
    }
    for (of, spans) in [
        (table::CASE_SPAN, &case.open_spans),
        (table::AWAY_SPAN, &case.away_spans),
    ] {
        for (n, (from, until)) in spans.iter().enumerate() {
            let row = [
                case.person.into(),
                place(n),
                (*from).into(),
                (*until).into(),
            ];
            sink.row(of, &row)?;
        }
    }
    Ok(())
}

pub(super) fn read_file(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.file = Some(File {
        number: u32::try_from(row.int(1)?).unwrap_or_default(),
        opened_at: Moment(row.int(2)?),
        closed_at: maybe_moment(row, 3)?,
        reopened: u16::try_from(row.int(4)?).unwrap_or_default(),
        last_at: Moment(row.int(6)?),
        station: Station::at(row.text(12)?).unwrap_or(Station::Notification),
        ask_by: row
            .maybe_int(13)?
            .map(|day| Day(i32::try_from(day).unwrap_or_default())),
        askers: Vec::new(),
        planned_at: maybe_moment(row, 14)?,
    });
    Ok(())
}

pub(super) fn read_asker(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    if let Some(file) = &mut case.file {
        file.askers.push(WorkerId::from_bytes(row.bytes(2)?));
    }
    Ok(())
}

pub(super) fn read_span(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.open_spans
        .push((Moment(row.int(2)?), maybe_moment(row, 3)?));
    Ok(())
}

pub(super) fn read_away(case: &mut Case, row: &Row<'_>) -> Result<(), StoreError> {
    case.away_spans
        .push((Moment(row.int(2)?), maybe_moment(row, 3)?));
    Ok(())
}
