//! The registers: every stored row is what the fold over the journal gives, and no more.

use super::{FindingKind, Verification};
use crate::error::StoreError;
use crate::fold::Fold;
use crate::keys::Vault;
use crate::office::{self, Office};
use crate::people::Redirects;
use crate::rebuild::{Chunk, each_chunk, redirects};
use crate::registers::{Registrar, Rows, TABLES, Table, second_key};
use crate::sql::Conn;
use crate::tally;
use crate::value::{Cell, Value};
use domain::PersonId;

pub(super) fn verify(
    conn: &mut Conn,
    vault: &Vault,
    fold: &Fold<'_>,
    out: &mut Verification,
) -> Result<(), StoreError> {
    let registrar = Registrar::new(conn, vault)?;
    let merged = redirects(conn)?;
    redirect(conn, &merged, out)?;
    each_chunk(conn, &merged, &registrar, fold, &mut |conn, chunk| {
        out.persons += chunk.folded.len() as u64;
        compare(conn, &chunk, out)
    })?;
    if !Office::fold(&office::events(conn, vault)?).is_stored(conn, vault)? {
        out.find(FindingKind::Register, None, None, "staff or teams");
    }
    if !tally::is_true(conn)? {
        out.find(FindingKind::Register, None, None, "tally");
    }
    Ok(())
}

fn redirect(conn: &mut Conn, merged: &Redirects, out: &mut Verification) -> Result<(), StoreError> {
    let sql = "SELECT person, canonical FROM person_redirect ORDER BY person";
    let stored = conn.all(sql, &[], |row| {
        Ok((
            PersonId::from_bytes(row.bytes(0)?),
            PersonId::from_bytes(row.bytes(1)?),
        ))
    })?;
    if !merged.resolved().eq(stored) {
        out.find(FindingKind::Register, None, None, "person_redirect");
    }
    Ok(())
}

fn compare(conn: &mut Conn, chunk: &Chunk, out: &mut Verification) -> Result<(), StoreError> {
    let mut wanted = Rows::empty();
    chunk
        .folded
        .iter()
        .try_for_each(|one| one.emit(&mut wanted))?;
    for (table, wanted) in TABLES.iter().zip(&wanted.0) {
        let stored = span(conn, table, chunk)?;
        if stored == *wanted {
            continue;
        }
        let differs = wanted
            .iter()
            .zip(&stored)
            .find(|(a, b)| a != b)
            .map(|(a, _)| a);
        let longer = if wanted.len() > stored.len() {
            wanted
        } else {
            &stored
        };
        let row = differs.or_else(|| longer.get(wanted.len().min(stored.len())));
        let person = row.and_then(|row| match row.first() {
            Some(Cell::Bytes(id)) => Some(PersonId::from_bytes(id)),
            _ => None,
        });
        out.find(FindingKind::Register, None, person, table.name);
    }
    Ok(())
}

/// All stored rows of a chunk's span, in the order in which the fold gives them.
fn span(conn: &mut Conn, table: &Table, chunk: &Chunk) -> Result<Vec<Vec<Cell>>, StoreError> {
    let mut params: Vec<Value<'_>> = Vec::new();
    let mut parts = vec!["1 = 1".to_owned()];
    for (bound, sign) in [(chunk.after, ">"), (chunk.until, "<=")] {
        if let Some(bound) = bound {
            params.push(bound.into());
            parts.push(format!("person {sign} ?{}", params.len()));
        }
    }
    let sql = format!(
        "SELECT {} FROM {} WHERE {} ORDER BY person{}",
        table.columns.join(", "),
        table.name,
        parts.join(" AND "),
        second_key(table).map_or_else(String::new, |key| format!(", {key}"))
    );
    conn.all(&sql, &params, |row| {
        (0..table.columns.len()).map(|at| row.cell(at)).collect()
    })
}
