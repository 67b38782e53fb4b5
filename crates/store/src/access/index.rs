//! Which views showed a person: a table made from the views themselves, a little later.
//!
//! It stands in runs: so many positions of the log in order of person, then the next. A run is
//! written in one go at the end of the table, so that its rows share pages of the database; a
//! reader looks a person up in each.

use crate::error::StoreError;
use crate::journal::{damaged, unsigned};
use crate::registers::insert;
use crate::sql::{Backend, Conn};
use crate::value::{Cell, Value};

/// Positions in a run, taken in one transaction, so that nobody waits long for the writer; the
/// table is made of it.
const RUN: i64 = 2048;

/// The columns of `access_person`.
const PERSON: &[&str] = &["run", "person", "view"];

/// The run that a position of the log stands in.
pub(super) fn run_of(position: u64) -> u64 {
    position / RUN.unsigned_abs()
}

/// Brings the table up to the end of the log.
pub(super) fn catch_up(backend: &Backend) -> Result<(), StoreError> {
    while behind(backend)? > 0 {
        backend.write(step)?;
    }
    Ok(())
}

/// Takes in whole runs; what is left is taken in when it is one, or when somebody reads.
pub(super) fn keep_up(backend: &Backend) -> Result<(), StoreError> {
    while behind(backend)? >= RUN.unsigned_abs() {
        backend.write(step)?;
    }
    Ok(())
}

/// How many positions the table is behind.
pub(super) fn behind(backend: &Backend) -> Result<u64, StoreError> {
    let sql = "SELECT h.position - p.position FROM access_head h, access_person_head p";
    Ok(unsigned(backend.reader()?.number(sql, &[])?))
}

/// Takes in the next views of one run; the lock on the row keeps two nodes from taking the same.
fn step(conn: &mut Conn) -> Result<(), StoreError> {
    let lock = "UPDATE access_person_head SET position = position RETURNING position";
    let from = conn
        .first(lock, &[], |row| row.int(0))?
        .ok_or_else(|| damaged("the access log has no head"))?;
    let end = conn.number("SELECT position FROM access_head", &[])?;
    let run = (from + 1) / RUN;
    let to = end.min((run + 1) * RUN - 1);
    let mut rows: Vec<[Vec<u8>; 2]> = Vec::new();
    let sql = "SELECT position, persons FROM access_view WHERE position > ?1 AND position <= ?2";
    conn.each(sql, &[from.into(), to.into()], |row| {
        let view = row.int(0)?.to_be_bytes().to_vec();
        for person in row.bytes(1)?.chunks_exact(16) {
            rows.push([person.to_vec(), view.clone()]);
        }
        Ok(())
    })?;
    // In order of person, so that neighbours share a page of the database.
    rows.sort_unstable();
    rows.dedup();
    let rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|[person, view]| {
            let view = view.try_into().map_or(0, i64::from_be_bytes);
            vec![Cell::Int(run), Cell::Bytes(person), Cell::Int(view)]
        })
        .collect();
    insert(conn, "access_person", PERSON, &rows)?;
    conn.execute(
        "UPDATE access_person_head SET position = ?1",
        &[Value::Int(to)],
    )?;
    Ok(())
}
