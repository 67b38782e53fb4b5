//! Restoring a backup into an empty database, of the same kind or of the other: all of it in
//! one transaction, or nothing.

use super::LEFT_OUT;
use super::file::{BackupHead, BackupTable, Reader, check_backup, refused};
use crate::bulk::{self, CopyRows};
use crate::catalog::{self, Table};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::migrate;
use crate::registers::insert_sql;
use crate::sql::{Backend, Conn};
use crate::value::{Value, hex};
use std::collections::BTreeSet;
use std::path::Path;

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup says of itself.
    pub head: BackupHead,
    /// The number of rows.
    pub rows: u64,
}

/// Restores a backup into the database at `url`, which must be empty: no tables, or no event
/// in its journal. `replaces` takes everything out of a used one first.
///
/// The schema is made as old as the backup; opening the store brings it up to date.
///
/// # Errors
/// [`StoreError::Backup`] for a file that is damaged, cut short or made by a newer program;
/// [`StoreError::Occupied`] for a database in use. Nothing is changed then.
pub fn restore(
    url: &str,
    path: &Path,
    replaces: bool,
    progress: &mut dyn FnMut(u64),
) -> Result<Restored, StoreError> {
    let (head, _) = check_backup(path)?;
    migrate::check_known(&head.migrations)?;
    let backend = Backend::open(url)?;
    let mut conn = backend.writer()?;
    make_room(&mut conn, replaces)?;
    bulk::prepare(&mut conn)?;
    let restored = conn.transaction(|conn| load(conn, path, progress));
    let finished = bulk::finish(&mut conn);
    let rows = restored?;
    finished?;
    Ok(Restored { head, rows })
}

/// Fails if the database is in use and not to be replaced.
fn make_room(conn: &mut Conn, replaces: bool) -> Result<(), StoreError> {
    let tables = catalog::tables(conn)?;
    if tables.is_empty() {
        return Ok(());
    }
    if !tables.iter().any(|t| t.name == "journal_head") {
        return Err(refused("the database holds tables of another program"));
    }
    let is_used = conn.number("SELECT position FROM journal_head", &[])? != 0;
    if is_used && !replaces {
        return Err(StoreError::Occupied);
    }
    Ok(())
}

fn load(conn: &mut Conn, path: &Path, progress: &mut dyn FnMut(u64)) -> Result<u64, StoreError> {
    let mut reader = Reader::open(path)?;
    let head = reader.head.clone();
    for table in catalog::tables(conn)? {
        conn.batch(&format!("DROP TABLE {}", table.name))?;
    }
    migrate::up_to(conn, head.migrations.last().map_or(0, |m| m.0))?;
    let tables = catalog::tables(conn)?;
    compare(&tables, &head)?;
    let indexes = catalog::indexes(conn)?;
    for index in &indexes {
        conn.batch(&format!("DROP INDEX {}", index.name))?;
    }
    let mut rows = 0;
    for table in &head.tables {
        conn.execute(&format!("DELETE FROM {}", table.name), &[])?;
        fill(conn, &mut reader, table, &mut rows, progress)?;
    }
    reader.finish()?;
    for index in &indexes {
        conn.batch(&index.sql)?;
    }
    for table in &tables {
        number_on(conn, table)?;
    }
    ends_where_it_says(conn, &head)?;
    Ok(rows)
}

/// The tables of the file must be those that the schema of its number has.
fn compare(tables: &[Table], head: &BackupHead) -> Result<(), StoreError> {
    let shape = |name: &str, columns: &[String]| {
        let columns: BTreeSet<String> = columns.iter().cloned().collect();
        (name.to_owned(), columns)
    };
    let here: BTreeSet<_> = tables
        .iter()
        .filter(|t| !LEFT_OUT.contains(&t.name.as_str()))
        .map(|t| shape(&t.name, &t.columns))
        .collect();
    let there: BTreeSet<_> = head
        .tables
        .iter()
        .map(|t| shape(&t.name, &t.columns))
        .collect();
    match here.symmetric_difference(&there).next() {
        None => Ok(()),
        Some((name, _)) => Err(refused(format!(
            "its table {name} is not the one that this program makes"
        ))),
    }
}

fn fill(
    conn: &mut Conn,
    reader: &mut Reader,
    table: &BackupTable,
    rows: &mut u64,
    progress: &mut dyn FnMut(u64),
) -> Result<(), StoreError> {
    let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    let insert = insert_sql(&table.name, &columns, 1);
    let mut copy = CopyRows::new(&table.name, &columns);
    let mut take = |values: &[Value<'_>]| {
        *rows += 1;
        if rows.is_multiple_of(1_000) {
            progress(*rows);
        }
        match conn {
            Conn::Lite(_) => conn.execute(&insert, values).map(|_| ()),
            Conn::Pg(conn) => copy.add(conn, values),
        }
    };
    reader.rows(table, &mut take)?;
    match conn {
        Conn::Lite(_) => Ok(()),
        Conn::Pg(conn) => copy.flush(conn),
    }
}

/// Lets a self-numbered column go on behind what was restored.
fn number_on(conn: &mut Conn, table: &Table) -> Result<(), StoreError> {
    let Some(column) = &table.serial else {
        return Ok(());
    };
    let name = &table.name;
    conn.number(
        &format!(
            "SELECT setval(pg_get_serial_sequence('{name}', '{column}'), \
             greatest((SELECT coalesce(max({column}), 0) FROM {name}), 1), \
             EXISTS (SELECT 1 FROM {name}))"
        ),
        &[],
    )?;
    Ok(())
}

fn ends_where_it_says(conn: &mut Conn, head: &BackupHead) -> Result<(), StoreError> {
    let end = conn.first("SELECT position, hash FROM journal_head", &[], |row| {
        Ok((unsigned(row.int(0)?), hex(row.bytes(1)?)))
    })?;
    if end.as_ref() == Some(&(head.position, head.hash.clone())) {
        return Ok(());
    }
    Err(refused("its journal does not end where its head says"))
}
