//! Writing rows of the registers: only those that changed.

use super::{Folded, Sink, TABLES, Table};
use crate::error::StoreError;
use crate::journal::places;
use crate::sql::Conn;
use crate::value::{Cell, Value};
use domain::PersonId;

/// Rows sent to `PostgreSQL` in one statement: each round trip costs more than a row.
const CHUNKS: [usize; 3] = [32, 8, 1];

/// Rows kept in memory, by table.
pub(crate) struct Rows(pub(crate) Vec<Vec<Vec<Cell>>>);

impl Rows {
    pub(crate) fn empty() -> Self {
        Self(TABLES.iter().map(|_| Vec::new()).collect())
    }

    /// All rows of a folded person.
    pub(crate) fn of(folded: &Folded) -> Result<Self, StoreError> {
        let mut rows = Self::empty();
        folded.emit(&mut rows)?;
        Ok(rows)
    }
}

impl Sink for Rows {
    fn row(&mut self, table: usize, values: &[Value<'_>]) -> Result<(), StoreError> {
        self.0[table].push(values.iter().map(|v| v.to_cell()).collect());
        Ok(())
    }
}

/// Inserts rows into a table whose columns they fill in order.
pub(crate) fn insert(
    conn: &mut Conn,
    name: &str,
    columns: &[&str],
    rows: &[Vec<Cell>],
) -> Result<(), StoreError> {
    let mut rest = rows;
    while !rest.is_empty() {
        let take = match conn {
            Conn::Lite(_) => 1,
            Conn::Pg(_) => CHUNKS.into_iter().find(|n| *n <= rest.len()).unwrap_or(1),
        };
        let (now, later) = rest.split_at(take);
        let values: Vec<Value<'_>> = now.iter().flatten().map(Cell::value).collect();
        conn.execute(&insert_sql(name, columns, take), &values)?;
        rest = later;
    }
    Ok(())
}

/// `INSERT INTO name (…) VALUES (?1, …), (…)` for a number of rows.
pub(crate) fn insert_sql(name: &str, columns: &[&str], rows: usize) -> String {
    let width = columns.len();
    let values: Vec<String> = (0..rows)
        .map(|row| format!("({})", places(1 + row * width, width)))
        .collect();
    format!(
        "INSERT INTO {name} ({}) VALUES {}",
        columns.join(", "),
        values.join(", ")
    )
}

/// The stored rows of one person in one table, in order of `n`.
fn stored(conn: &mut Conn, table: &Table, person: PersonId) -> Result<Vec<Vec<Cell>>, StoreError> {
    let columns = table.columns.join(", ");
    let sql = format!(
        "SELECT {columns} FROM {} WHERE person = ?1 {}",
        table.name,
        order(table)
    );
    conn.all(&sql, &[person.into()], |row| {
        (0..table.columns.len()).map(|at| row.cell(at)).collect()
    })
}

fn order(table: &Table) -> String {
    second_key(table).map_or_else(String::new, |key| format!("ORDER BY {key}"))
}

/// The column that tells the rows of one person apart, if there may be several.
pub(crate) fn second_key(table: &Table) -> Option<&'static str> {
    let second = table.columns.get(1).copied();
    second.filter(|column| matches!(*column, "n" | "token" | "audience"))
}

/// Makes the stored rows of one person in one table those given; returns those that were.
pub(crate) fn write(
    conn: &mut Conn,
    table: &Table,
    person: PersonId,
    rows: &[Vec<Cell>],
) -> Result<Vec<Vec<Cell>>, StoreError> {
    let old = stored(conn, table, person)?;
    if old == rows {
        return Ok(old);
    }
    match (second_key(table), rows) {
        (None, [row]) => put(conn, table, row)?,
        (Some(key), _) => write_several(conn, table, (person, key), &old, rows)?,
        (None, _) => {
            delete(conn, table, person)?;
            insert(conn, table.name, table.columns, rows)?;
        }
    }
    Ok(old)
}

fn write_several(
    conn: &mut Conn,
    table: &Table,
    (person, key): (PersonId, &str),
    old: &[Vec<Cell>],
    rows: &[Vec<Cell>],
) -> Result<(), StoreError> {
    // Rows mostly keep their place, so most stay as they are.
    let same = |n: usize| old.get(n).is_some_and(|row| rows.get(n) == Some(row));
    let stale: Vec<usize> = (0..old.len()).filter(|n| !same(*n)).collect();
    if stale.len() > 8 {
        delete(conn, table, person)?;
        return insert(conn, table.name, table.columns, rows);
    }
    let sql = format!(
        "DELETE FROM {} WHERE person = ?1 AND {key} = ?2",
        table.name
    );
    for n in stale {
        conn.execute(&sql, &[person.into(), old[n][1].value()])?;
    }
    let fresh: Vec<Vec<Cell>> = (0..rows.len())
        .filter(|n| !same(*n))
        .map(|n| rows[n].clone())
        .collect();
    insert(conn, table.name, table.columns, &fresh)
}

/// Puts the one row of a person into a table of one row each.
pub(crate) fn put(conn: &mut Conn, table: &Table, row: &[Cell]) -> Result<(), StoreError> {
    let changed: Vec<String> = table.columns[1..]
        .iter()
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    let sql = format!(
        "{} ON CONFLICT (person) DO UPDATE SET {}",
        insert_sql(table.name, table.columns, 1),
        changed.join(", ")
    );
    let values: Vec<Value<'_>> = row.iter().map(Cell::value).collect();
    conn.execute(&sql, &values).map(|_| ())
}

pub(crate) fn delete(conn: &mut Conn, table: &Table, person: PersonId) -> Result<(), StoreError> {
    let sql = format!("DELETE FROM {} WHERE person = ?1", table.name);
    conn.execute(&sql, &[person.into()]).map(|_| ())
}
