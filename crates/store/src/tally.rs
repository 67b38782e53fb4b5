//! Counts kept beside the cases: a total over a million is the sum of a few hundred numbers.
//!
//! A cell holds the cases that are alike in everything the list can be narrowed by quickly.
//! Whoever appends moves a case from cell to cell; the bulk path and `rebuild` count all
//! anew, and `verify` compares.

use crate::error::StoreError;
use crate::journal::{damaged, places};
use crate::registers::{TABLES, table};
use crate::sql::{Conn, Row};
use crate::value::{Cell as Field, Value};
use std::collections::BTreeMap;

/// What makes cases alike: keeper team, circle, step, station, open, taken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cell {
    team: String,
    circle: i64,
    step: i64,
    station: String,
    is_open: i64,
    is_taken: i64,
}

/// How many cases each cell holds, or how that changes.
pub(crate) type Counts = BTreeMap<Cell, i64>;

/// The cell of a row of `case_file`, in its own columns' words.
const CELL: &str = "keeper_team, circle, step, station, \
                    CAST(CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END AS BIGINT), \
                    CAST(CASE WHEN main_worker IS NULL THEN 0 ELSE 1 END AS BIGINT)";

impl Cell {
    fn read(row: &Row<'_>) -> Result<Self, StoreError> {
        Ok(Self {
            team: row.text(0)?.to_owned(),
            circle: row.int(1)?,
            step: row.int(2)?,
            station: row.text(3)?.to_owned(),
            is_open: row.int(4)?,
            is_taken: row.int(5)?,
        })
    }

    /// The cell of a row on its way into `case_file`.
    fn of(row: &[Field]) -> Result<Self, StoreError> {
        let columns = TABLES[table::CASE_FILE].columns;
        let field = |name: &str| {
            let at = columns.iter().position(|column| *column == name);
            at.and_then(|at| row.get(at))
                .ok_or_else(|| damaged(format!("a case without {name}")))
        };
        let number = |name: &str| match field(name)? {
            Field::Int(n) => Ok(*n),
            other => Err(damaged(format!("{name} is {other:?}"))),
        };
        let is = |name: &str| Ok::<_, StoreError>(i64::from(*field(name)? != Field::Null));
        let text = |name: &str| match field(name)? {
            Field::Text(text) => Ok(text.clone()),
            other => Err(damaged(format!("{name} is {other:?}"))),
        };
        Ok(Self {
            team: text("keeper_team")?,
            circle: number("circle")?,
            step: number("step")?,
            station: text("station")?,
            is_open: 1 - is("closed_at")?,
            is_taken: is("main_worker")?,
        })
    }
}

/// Counts rows of `case_file`.
pub(crate) fn add_rows(counts: &mut Counts, rows: &[Vec<Field>]) -> Result<(), StoreError> {
    for row in rows {
        *counts.entry(Cell::of(row)?).or_default() += 1;
    }
    Ok(())
}

/// Puts the difference between two counts of the same persons into the tally.
pub(crate) fn shift(conn: &mut Conn, before: Counts, mut after: Counts) -> Result<(), StoreError> {
    for (cell, count) in before {
        *after.entry(cell).or_default() -= count;
    }
    after.retain(|_, by| *by != 0);
    if after.is_empty() {
        return Ok(());
    }
    let rows: Vec<String> = (0..after.len())
        .map(|n| format!("({})", places(1 + n * 7, 7)))
        .collect();
    let sql = format!(
        "INSERT INTO tally (team, circle, step, station, is_open, is_taken, cases) VALUES {} \
         ON CONFLICT (team, circle, step, station, is_open, is_taken) \
         DO UPDATE SET cases = tally.cases + excluded.cases",
        rows.join(", ")
    );
    let mut values: Vec<Value<'_>> = Vec::with_capacity(after.len() * 7);
    for (cell, by) in &after {
        values.push(Value::Text(&cell.team));
        values.extend([cell.circle, cell.step].map(Value::Int));
        values.push(Value::Text(&cell.station));
        values.extend([cell.is_open, cell.is_taken, *by].map(Value::Int));
    }
    conn.execute(&sql, &values).map(|_| ())
}

/// Counts everything anew.
pub(crate) fn renew(conn: &mut Conn) -> Result<(), StoreError> {
    conn.execute("DELETE FROM tally", &[])?;
    let sql = format!(
        "INSERT INTO tally (team, circle, step, station, is_open, is_taken, cases) \
         SELECT {CELL}, count(*) FROM case_file GROUP BY 1, 2, 3, 4, 5, 6"
    );
    conn.execute(&sql, &[]).map(|_| ())
}

/// Whether the tally says what the cases say.
pub(crate) fn is_true(conn: &mut Conn) -> Result<bool, StoreError> {
    let counted = format!("SELECT {CELL}, count(*) FROM case_file GROUP BY 1, 2, 3, 4, 5, 6");
    let kept =
        "SELECT team, circle, step, station, is_open, is_taken, cases FROM tally WHERE cases <> 0";
    Ok(all(conn, &counted)? == all(conn, kept)?)
}

fn all(conn: &mut Conn, sql: &str) -> Result<Counts, StoreError> {
    let rows = conn.all(sql, &[], |row| Ok((Cell::read(row)?, row.int(6)?)))?;
    Ok(rows.into_iter().collect())
}
