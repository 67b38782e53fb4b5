//! Writing rows of the registers: only those that changed.

use super::{Folded, Sink, TABLES, Table};
use crate::error::StoreError;
use crate::journal::{among, places};
use crate::sql::Conn;
use crate::value::{Cell, Value};
use domain::PersonId;

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
    for some in conn.portions(rows) {
        let values: Vec<Value<'_>> = some.iter().flatten().map(Cell::value).collect();
        conn.execute(&insert_sql(name, columns, some.len()), &values)?;
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

/// The stored rows of persons in one table, each person's in order of the second key.
fn stored(
    conn: &mut Conn,
    table: &Table,
    persons: &[PersonId],
) -> Result<Vec<Vec<Cell>>, StoreError> {
    let (these, params) = among(persons);
    let order = second_key(table).map_or_else(String::new, |key| format!(", {key}"));
    let sql = format!(
        "SELECT {} FROM {} WHERE person IN ({these}) ORDER BY person{order}",
        table.columns.join(", "),
        table.name,
    );
    conn.all(&sql, &params, |row| {
        (0..table.columns.len()).map(|at| row.cell(at)).collect()
    })
}

/// The column that tells the rows of one person apart, if there may be several.
pub(crate) fn second_key(table: &Table) -> Option<&'static str> {
    let second = table.columns.get(1).copied();
    second.filter(|column| matches!(*column, "n" | "token" | "audience"))
}

/// Makes the stored rows of persons in one table those given; returns those that were.
pub(crate) fn write(
    conn: &mut Conn,
    table: &Table,
    persons: &[(PersonId, &[Vec<Cell>])],
) -> Result<Vec<Vec<Cell>>, StoreError> {
    let ids: Vec<PersonId> = persons.iter().map(|(person, _)| *person).collect();
    let old = stored(conn, table, &ids)?;
    let key = second_key(table);
    let (mut gone, mut stale, mut fresh) = (Vec::new(), Vec::new(), Vec::new());
    for (person, rows) in persons {
        let id = Value::from(*person).to_cell();
        let was: Vec<&Vec<Cell>> = old.iter().filter(|row| row[0] == id).collect();
        // Rows mostly keep their place, so most stay as they are.
        let same = |n: usize| was.get(n).is_some_and(|row| rows.get(n) == Some(row));
        let changed: Vec<usize> = (0..was.len()).filter(|n| !same(*n)).collect();
        let is_anew = changed.len() > FEW || (key.is_none() && rows.len() < was.len());
        if is_anew {
            gone.push(*person);
        } else if key.is_some() {
            stale.extend(
                changed
                    .into_iter()
                    .map(|n| [was[n][0].clone(), was[n][1].clone()]),
            );
        }
        let wanted = (0..rows.len()).filter(|n| is_anew || !same(*n));
        fresh.extend(wanted.map(|n| rows[n].clone()));
    }
    delete(conn, table, &gone)?;
    match key {
        Some(key) => {
            delete_rows(conn, table, key, &stale)?;
            insert(conn, table.name, table.columns, &fresh)?;
        }
        None => put(conn, table, &fresh)?,
    }
    Ok(old)
}

/// So many rows of a person are taken away one by one.
const FEW: usize = 8;

/// Takes rows away that are named by both their keys.
fn delete_rows(
    conn: &mut Conn,
    table: &Table,
    key: &str,
    rows: &[[Cell; 2]],
) -> Result<(), StoreError> {
    for some in conn.portions(rows) {
        let one = |n: usize| format!("(person = ?{} AND {key} = ?{})", 2 * n + 1, 2 * n + 2);
        let these: Vec<String> = (0..some.len()).map(one).collect();
        let sql = format!("DELETE FROM {} WHERE {}", table.name, these.join(" OR "));
        let values: Vec<Value<'_>> = some.iter().flatten().map(Cell::value).collect();
        conn.execute(&sql, &values)?;
    }
    Ok(())
}

/// Puts rows into a table of one row for each person.
pub(crate) fn put(conn: &mut Conn, table: &Table, rows: &[Vec<Cell>]) -> Result<(), StoreError> {
    let changed: Vec<String> = table.columns[1..]
        .iter()
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    for some in conn.portions(rows) {
        let sql = format!(
            "{} ON CONFLICT (person) DO UPDATE SET {}",
            insert_sql(table.name, table.columns, some.len()),
            changed.join(", ")
        );
        let values: Vec<Value<'_>> = some.iter().flatten().map(Cell::value).collect();
        conn.execute(&sql, &values)?;
    }
    Ok(())
}

/// Takes all rows of persons away.
pub(crate) fn delete(
    conn: &mut Conn,
    table: &Table,
    persons: &[PersonId],
) -> Result<(), StoreError> {
    if persons.is_empty() {
        return Ok(());
    }
    let (these, params) = among(persons);
    let sql = format!("DELETE FROM {} WHERE person IN ({these})", table.name);
    conn.execute(&sql, &params).map(|_| ())
}
