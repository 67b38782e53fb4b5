//! The access log: gapless from where its records of removal say it begins, sealed, and the
//! views of each person as the views say.

use super::{Finding, FindingKind, Verification};
use crate::AccessCut;
use crate::access::{OUTCOME, SealedRow, Start, VIEW, cuts, seal};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::keys::Vault;
use crate::sql::Conn;
use crate::value::{Cell, Value, hex};
use domain::PersonId;
use std::collections::BTreeMap;
use vault::Mac;

use super::chain::Sum;

/// Batches checked in one go.
const STRIDE: u32 = 512;

/// Rows by position, as they stand.
type Rows = BTreeMap<u64, (SealedRow, Vec<Cell>)>;

/// What is carried from batch to batch.
struct Walk {
    position: u64,
    seal: Vec<u8>,
    /// The key of the batches that come now; its generation never falls.
    generation: u32,
    mac: Mac,
    views: u64,
    /// Persons in views that the table of persons has taken in.
    persons: Sum,
    taken_in: u64,
}

impl Walk {
    fn from(start: &Start, vault: &Vault, out: &mut Verification) -> Result<Self, StoreError> {
        let mut walk = Self {
            position: start.position,
            seal: start.seal.clone(),
            generation: 1,
            mac: vault.access_seal(1)?,
            views: 0,
            persons: Sum::default(),
            taken_in: 0,
        };
        walk.turn_to(vault, start.generation, start.position, out);
        Ok(walk)
    }

    fn turn_to(&mut self, vault: &Vault, generation: u32, last: u64, out: &mut Verification) {
        if generation == self.generation {
            return;
        }
        match vault.access_seal(generation) {
            Ok(mac) if generation > self.generation => {
                self.generation = generation;
                self.mac = mac;
            }
            _ => {
                let detail = "sealed with a key it cannot have";
                out.find(FindingKind::ViewSeal, Some(last), None, detail);
            }
        }
    }
}

pub(super) fn verify(
    conn: &mut Conn,
    vault: &Vault,
    out: &mut Verification,
) -> Result<(), StoreError> {
    let start = start(conn, vault, out)?;
    let taken_in = conn.number("SELECT position FROM access_person_head", &[])?;
    let mut walk = Walk {
        taken_in: unsigned(taken_in),
        ..Walk::from(&start, vault, out)?
    };
    batches(conn, vault, u64::MAX, &mut walk, out)?;
    end(conn, &start, &walk, out)?;
    persons(conn, &walk, out)?;
    out.views = walk.views;
    out.access_position = walk.position;
    out.access_head = hex(&walk.seal);
    Ok(())
}

/// The first fault in the batches after a place up to the end of another, if there is one.
pub(crate) fn portion(
    conn: &mut Conn,
    vault: &Vault,
    start: &Start,
    to: u64,
) -> Result<Option<Finding>, StoreError> {
    let mut out = Verification::default();
    let mut walk = Walk::from(start, vault, &mut out)?;
    batches(conn, vault, to, &mut walk, &mut out)?;
    Ok(out.findings.into_iter().next())
}

/// Where the log begins by what is on record of its removals, each under its code.
fn start(conn: &mut Conn, vault: &Vault, out: &mut Verification) -> Result<Start, StoreError> {
    let (mut before, mut last, mut key) = (Vec::new(), 0, 1);
    let all = cuts(conn)?;
    for (number, cut) in (1..).zip(&all) {
        let (is_next, is_on) = (cut.number == number, cut.last > last);
        if !is_next || !is_on || cut.sealed_by() < key || !cut.is_sealed(vault, &before) {
            let detail = format!("record {} of what was removed was touched", cut.number);
            out.find(FindingKind::ViewCut, Some(cut.last), None, detail);
        }
        (before, last, key) = (cut.code().to_vec(), cut.last, cut.sealed_by());
    }
    out.access_cut = all.last().cloned();
    Ok(all.last().map_or_else(Start::default, AccessCut::start))
}

fn batches(
    conn: &mut Conn,
    vault: &Vault,
    end: u64,
    walk: &mut Walk,
    out: &mut Verification,
) -> Result<(), StoreError> {
    loop {
        let sql = "SELECT last, seal, generation FROM access_seal WHERE last > ?1 AND last <= ?3 \
                   ORDER BY last LIMIT ?2";
        let span = [walk.position.into(), STRIDE.into(), end.into()];
        let seals = conn.all(sql, &span, |row| {
            let generation = u32::try_from(row.int(2)?).unwrap_or_default();
            Ok((unsigned(row.int(0)?), row.bytes(1)?.to_vec(), generation))
        })?;
        let Some((to, ..)) = seals.last() else {
            return Ok(());
        };
        let mut rows = read(conn, walk.position, *to)?;
        for (last, was, generation) in seals {
            walk.turn_to(vault, generation, last, out);
            batch(&mut rows, last, was, walk, out);
        }
    }
}

fn read(conn: &mut Conn, after: u64, to: u64) -> Result<Rows, StoreError> {
    let mut rows = Rows::new();
    for (kind, name, columns) in [
        (SealedRow::View, "access_view", VIEW),
        (SealedRow::Outcome, "access_outcome", OUTCOME),
    ] {
        let sql = format!(
            "SELECT {} FROM {name} WHERE position > ?1 AND position <= ?2",
            columns.join(", ")
        );
        conn.each(&sql, &[after.into(), to.into()], |row| {
            let cells = (0..columns.len())
                .map(|at| row.cell(at))
                .collect::<Result<Vec<_>, _>>()?;
            let position = unsigned(row.int(0)?);
            // Two rows on one position cannot both be the sealed one; the seal tells.
            rows.insert(position, (kind, cells));
            Ok(())
        })?;
    }
    Ok(rows)
}

fn batch(rows: &mut Rows, last: u64, was: Vec<u8>, walk: &mut Walk, out: &mut Verification) {
    let later = rows.split_off(&(last + 1));
    let mine = std::mem::replace(rows, later);
    for position in walk.position + 1..=last {
        if !mine.contains_key(&position) {
            let detail = "the access log lacks a row";
            out.find(FindingKind::ViewPosition, Some(position), None, detail);
        }
    }
    let values = mine.values().map(|(kind, cells)| {
        (
            *kind,
            cells.iter().map(Cell::value).collect::<Vec<Value<'_>>>(),
        )
    });
    if seal(&walk.mac, &walk.seal, values).as_slice() != was {
        let detail = format!(
            "positions {} to {last} of the access log, or what was before them, were changed",
            walk.position + 1
        );
        out.find(FindingKind::ViewSeal, Some(last), None, detail);
    }
    for (position, (kind, cells)) in &mine {
        if *kind == SealedRow::View {
            walk.views += 1;
            if let (Cell::Bytes(persons), true) = (&cells[7], *position <= walk.taken_in) {
                let mut ids: Vec<PersonId> =
                    persons.chunks_exact(16).map(PersonId::from_bytes).collect();
                ids.sort_unstable();
                ids.dedup();
                for person in ids {
                    walk.persons.add(person, *position);
                }
            }
        }
    }
    walk.position = last;
    // On with the stored seal, so that one changed batch is one finding.
    walk.seal = was;
}

fn end(
    conn: &mut Conn,
    start: &Start,
    walk: &Walk,
    out: &mut Verification,
) -> Result<(), StoreError> {
    let head = conn.first("SELECT position, seal FROM access_head", &[], |row| {
        Ok((unsigned(row.int(0)?), row.bytes(1)?.to_vec()))
    })?;
    let at = Some(walk.position);
    if head.as_ref().map(|(position, _)| *position) != Some(walk.position) {
        let detail = "the access log does not end where its head says";
        out.find(FindingKind::ViewPosition, at, None, detail);
    } else if head.is_some_and(|(_, seal)| seal != walk.seal) {
        out.find(
            FindingKind::ViewSeal,
            at,
            None,
            "the head of the access log has another seal",
        );
    }
    for name in ["access_view", "access_outcome"] {
        let sql = format!("SELECT count(*) FROM {name} WHERE position > ?1 OR position <= ?2");
        let span = [walk.position.into(), start.position.into()];
        if conn.number(&sql, &span)? > 0 {
            let detail = format!("{name} has rows without a seal");
            out.find(FindingKind::ViewPosition, at, None, detail);
        }
    }
    Ok(())
}

fn persons(conn: &mut Conn, walk: &Walk, out: &mut Verification) -> Result<(), StoreError> {
    let mut sum = Sum::default();
    conn.each("SELECT person, view FROM access_person", &[], |row| {
        sum.add(PersonId::from_bytes(row.bytes(0)?), unsigned(row.int(1)?));
        Ok(())
    })?;
    if sum != walk.persons {
        let detail = "the views of each person are not what the access log says";
        out.find(FindingKind::ViewPerson, None, None, detail);
    }
    Ok(())
}
