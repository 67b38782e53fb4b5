//! Writing a batch of the log: positions, rows, seal, in one transaction.

use super::seal::{self, Row};
use super::spool::Ticket;
use super::{Access, Completion};
use crate::error::StoreError;
use crate::journal::{damaged, unsigned};
use crate::keys::Vault;
use crate::registers::insert;
use crate::sql::Conn;
use crate::value::{Cell, Value};
use std::collections::BTreeMap;
use vault::Mac;

/// The columns of `access_view`.
pub(crate) const VIEW: &[&str] = &[
    "position",
    "view",
    "at",
    "actor",
    "role",
    "what",
    "case_number",
    "persons",
    "whole",
    "detail",
];

/// The columns of `access_outcome`.
pub(crate) const OUTCOME: &[&str] = &["position", "view", "at", "outcome", "shown"];

/// Rows sealed together when they were written before there were seals.
const INHERITED: u64 = 1024;

/// Requests kept whose end is not known; more than a server answers at once.
const OPEN: usize = 65_536;

/// One entry of the log that has no position yet.
#[derive(Debug, Clone)]
pub(crate) enum Entry {
    View(Access),
    /// A view that is on disk already, where, and whether its record ends with it.
    Spooled(Access, Ticket, bool),
    Outcome(Completion),
}

/// The positions of requests that are named by a ticket.
#[derive(Debug, Default)]
pub(super) struct Named(BTreeMap<Ticket, u64>);

impl Named {
    /// With the requests that begin in a batch.
    fn with(&self, first: u64, entries: &[Entry]) -> BTreeMap<Ticket, u64> {
        let mut known = BTreeMap::new();
        for (position, entry) in (first..).zip(entries) {
            let view = match entry {
                Entry::Spooled(access, ticket, _) if access.view.is_none() => {
                    known.insert(*ticket, position);
                    continue;
                }
                Entry::Spooled(access, ..) | Entry::View(access) => access.view,
                Entry::Outcome(completion) => Some(completion.view),
            };
            let ticket = view.and_then(Ticket::named);
            if let Some((ticket, position)) = ticket.and_then(|t| Some((t, *self.0.get(&t)?))) {
                known.insert(ticket, position);
            }
        }
        known
    }

    /// Remembers where a batch was written, for as long as its requests go on.
    pub(super) fn note(&mut self, first: u64, entries: &[Entry]) {
        let begun = self.with(first, entries);
        self.0.extend(begun);
        for entry in entries {
            if let Entry::Outcome(completion) = entry
                && let Some(ticket) = Ticket::named(completion.view)
            {
                self.0.remove(&ticket);
            }
        }
        while self.0.len() > OPEN {
            self.0.pop_first();
        }
    }
}

impl Entry {
    fn cells(&self, position: u64, named: &BTreeMap<Ticket, u64>) -> Vec<Cell> {
        // A request that nothing is known of any more is one of its own.
        let place = |view: Option<u64>| match view.map(|v| (v, Ticket::named(v))) {
            None => position,
            Some((view, None)) => view,
            Some((_, Some(ticket))) => named.get(&ticket).copied().unwrap_or(position),
        };
        match self {
            Self::View(a) | Self::Spooled(a, ..) => {
                let persons: Vec<u8> = a.persons.iter().flat_map(|p| p.bytes()).collect();
                let values: [Value<'_>; 10] = [
                    position.into(),
                    place(a.view).into(),
                    a.at.into(),
                    a.actor.into(),
                    a.role.as_str().into(),
                    a.what.as_str().into(),
                    a.case.into(),
                    Value::Bytes(&persons),
                    a.is_whole.into(),
                    a.detail.as_deref().into(),
                ];
                values.iter().map(|v| v.to_cell()).collect()
            }
            Self::Outcome(c) => {
                let values: [Value<'_>; 5] = [
                    position.into(),
                    place(Some(c.view)).into(),
                    c.at.into(),
                    c.outcome.as_str().into(),
                    c.shown.into(),
                ];
                values.iter().map(|v| v.to_cell()).collect()
            }
        }
    }

    fn row(&self) -> Row {
        match self {
            Self::View(_) | Self::Spooled(..) => Row::View,
            Self::Outcome(_) => Row::Outcome,
        }
    }
}

/// The last record of the spool that is in the log whole once these entries are: the one that ends
/// with one of them, and of a record that goes on after them the one before it.
pub(super) fn whole(entries: &[Entry]) -> Option<u64> {
    let of = |entry: &Entry| match entry {
        Entry::Spooled(_, ticket, true) => Some(ticket.record()),
        Entry::Spooled(_, ticket, false) => Some(ticket.record() - 1),
        Entry::View(_) | Entry::Outcome(_) => None,
    };
    entries.iter().filter_map(of).max()
}

/// Writes a batch and gives back the position of its first entry.
pub(super) fn batch(
    conn: &mut Conn,
    vault: &Vault,
    named: &Named,
    entries: &[Entry],
) -> Result<u64, StoreError> {
    let count = entries.len() as u64;
    let sql =
        "UPDATE access_head SET position = position + ?1 RETURNING position, seal, generation";
    let (end, before, generation) = conn
        .first(sql, &[count.into()], |row| {
            let generation = u32::try_from(row.int(2)?).unwrap_or_default();
            Ok((unsigned(row.int(0)?), row.bytes(1)?.to_vec(), generation))
        })?
        .ok_or_else(|| damaged("the access log has no head"))?;
    let first = end - count + 1;
    if count == 0 {
        return Ok(first);
    }
    let named = named.with(first, entries);
    let (mut views, mut outcomes) = (Vec::new(), Vec::new());
    let rows: Vec<(Row, Vec<Cell>)> = (first..)
        .zip(entries)
        .map(|(position, entry)| (entry.row(), entry.cells(position, &named)))
        .collect();
    let columns = rows
        .iter()
        .map(|(row, cells)| (*row, cells.iter().map(Cell::value).collect()));
    let seal = seal::seal(&vault.access_seal(generation)?, &before, columns);
    for (row, cells) in rows {
        match row {
            Row::View => views.push(cells),
            Row::Outcome => outcomes.push(cells),
        }
    }
    insert(conn, "access_view", VIEW, &views)?;
    insert(conn, "access_outcome", OUTCOME, &outcomes)?;
    conn.execute(
        "INSERT INTO access_seal (last, seal, generation) VALUES (?1, ?2, ?3)",
        &[end.into(), Value::Bytes(&seal), generation.into()],
    )?;
    put_head(conn, &seal)?;
    if let Some(record) = whole(entries) {
        let sql = "UPDATE access_head SET spooled = ?1";
        conn.execute(sql, &[record.into()])?;
    }
    Ok(first)
}

fn put_head(conn: &mut Conn, seal: &[u8]) -> Result<(), StoreError> {
    let sql = "UPDATE access_head SET seal = ?1";
    conn.execute(sql, &[Value::Bytes(seal)]).map(|_| ())
}

/// Seals the rows that 0.1 logged without a seal. Only the migration that brings the seals
/// may call it: rows that lose their seal later are damage, not heritage.
pub(crate) fn seal_inherited(conn: &mut Conn, mac: &Mac) -> Result<(), StoreError> {
    let end = unsigned(conn.number("SELECT position FROM access_head", &[])?);
    let columns = VIEW.join(", ");
    let sql = format!(
        "SELECT {columns} FROM access_view WHERE position > ?1 AND position <= ?2 ORDER BY position"
    );
    let (mut from, mut before) = (0, Vec::new());
    while from < end {
        let to = (from + INHERITED).min(end);
        let rows: Vec<Vec<Cell>> = conn.all(&sql, &[from.into(), to.into()], |row| {
            (0..VIEW.len()).map(|at| row.cell(at)).collect()
        })?;
        let values = rows
            .iter()
            .map(|row| (Row::View, row.iter().map(Cell::value).collect()));
        let seal = seal::seal(mac, &before, values);
        let row: [Value<'_>; 2] = [to.into(), Value::Bytes(&seal)];
        conn.execute("INSERT INTO access_seal (last, seal) VALUES (?1, ?2)", &row)?;
        put_head(conn, &seal)?;
        (from, before) = (to, seal.to_vec());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Access, Entry, Ticket, whole};
    use domain::{Moment, Role, WorkerId};

    fn spooled(record: u64, at: u64, ends: bool) -> Entry {
        let access = Access {
            view: None,
            at: Moment(1),
            actor: WorkerId::SYSTEM,
            role: Role::System,
            what: "case".to_owned(),
            case: None,
            persons: Vec::new(),
            is_whole: false,
            detail: None,
        };
        Entry::Spooled(access, Ticket::new(record, at), ends)
    }

    #[test]
    fn a_record_is_in_the_log_when_its_last_view_is() {
        let of = |n: usize| spooled(8, n as u64, n == 2);
        // Where a batch held a bad entry the rest is written one by one.
        assert_eq!(whole(&[of(0)]), Some(7));
        assert_eq!(whole(&[of(1)]), Some(7));
        assert_eq!(whole(&[of(2)]), Some(8));
        assert_eq!(whole(&[of(0), of(1), of(2), spooled(9, 0, false)]), Some(8));
        let entry = of(0);
        let Entry::Spooled(access, ..) = entry else {
            unreachable!("it is spooled");
        };
        assert_eq!(whole(&[Entry::View(access)]), None);
    }
}
