//! What goes when a person's keys are gone. A table that holds something of a person under
//! another key, or in another form, adds its line to one of the two lists here.

use super::{Erasure, recorded};
use crate::Store;
use crate::error::StoreError;
use crate::file;
use crate::fold::Fold;
use crate::journal::{named_of_members, read_text, unsigned};
use crate::people;
use crate::registers::{self, Folded, Registrar, TABLES};
use crate::sql::{Conn, Wiped};
use crate::text::LockedText;
use crate::value::Value;
use domain::{Moment, PersonId, StreamId};
use std::collections::BTreeSet;

/// What belongs to one surrogate; `?1` is the surrogate.
const OF_PERSON: &[&str] = &["DELETE FROM form_draft WHERE person = ?1"];

/// What belongs to an event that nobody can read any more; `?1` is its position.
const OF_EVENT: &[&str] = &["DELETE FROM journal_text WHERE position = ?1"];

/// The tables from which rows go, the registers of names among them.
const WIPED: Wiped<'_> = Wiped::Freed(&[
    "file",
    "form_draft",
    "journal_text",
    "person_text",
    "name_token",
    "address_token",
    "word_token",
]);

impl Store {
    /// Carries out every erasure of the journal that was not carried out in this database:
    /// texts that nobody can open, drafts, names and search tokens go. Gives back how many.
    /// Call [`Store::destroy_erased_keys`] first.
    pub fn sweep_erased(&self, now: Moment, fold: &Fold<'_>) -> Result<usize, StoreError> {
        let left = self.backend.snapshot(|conn| {
            let done = conn.all("SELECT position FROM erasure", &[], |row| {
                Ok(unsigned(row.int(0)?))
            })?;
            let done: BTreeSet<u64> = done.into_iter().collect();
            let mut left = recorded(conn)?;
            left.retain(|one| !done.contains(&one.position));
            Ok(left)
        })?;
        if left.is_empty() {
            return Ok(0);
        }
        let gone = self.vault.tombstones()?;
        let gone: BTreeSet<PersonId> = gone.iter().map(|one| one.person).collect();
        self.backend.write_and_wipe(WIPED, |conn| {
            left.iter()
                .try_for_each(|one| self.sweep(conn, one, &gone, now, fold))
        })?;
        Ok(left.len())
    }

    fn sweep(
        &self,
        conn: &mut Conn,
        erasure: &Erasure,
        gone: &BTreeSet<PersonId>,
        now: Moment,
        fold: &Fold<'_>,
    ) -> Result<(), StoreError> {
        let surrogates: BTreeSet<PersonId> = erasure.erased.surrogates().collect();
        // The lock of whoever records about them; in order of id, as there.
        for person in &surrogates {
            let sql = "UPDATE stream SET seq = seq WHERE id = ?1";
            conn.execute(sql, &[StreamId::from(*person).into()])?;
        }
        for person in &surrogates {
            for sql in OF_PERSON {
                conn.execute(sql, &[(*person).into()])?;
            }
            file::sweep_lost(conn, *person, gone)?;
            for position in lost(conn, *person, gone)? {
                for sql in OF_EVENT {
                    conn.execute(sql, &[position.into()])?;
                }
            }
        }
        let registrar = Registrar::new(conn, &self.vault)?;
        let members = people::members(conn, erasure.erased.person)?;
        let events = named_of_members(conn, &self.vault, &members)?;
        let rows = registers::Rows::of(&Folded::new(&members, &events, &registrar, fold)?)?;
        registers::forget_marks_of(conn, members[0])?;
        for (table, rows) in TABLES.iter().zip(&rows.0) {
            registers::write(conn, table, &[(members[0], rows)])?;
        }
        let row: [Value<'_>; 2] = [erasure.position.into(), now.into()];
        let sql = "INSERT INTO erasure (position, at) VALUES (?1, ?2) \
                   ON CONFLICT (position) DO NOTHING";
        conn.execute(sql, &row).map(|_| ())
    }
}

/// The events about a person whose texts nobody can open: the keys of all holders are gone.
fn lost(
    conn: &mut Conn,
    person: PersonId,
    gone: &BTreeSet<PersonId>,
) -> Result<BTreeSet<u64>, StoreError> {
    let mut out = BTreeSet::new();
    each_text(conn, person, |position, text| {
        if is_lost(text, gone) {
            out.insert(position);
        }
    })?;
    Ok(out)
}

fn each_text(
    conn: &mut Conn,
    person: PersonId,
    mut take: impl FnMut(u64, &LockedText),
) -> Result<(), StoreError> {
    let sql = "SELECT t.position, t.field, t.audience, t.value, t.keys FROM journal_subject s \
               JOIN journal_text t ON t.position = s.position WHERE s.person = ?1";
    conn.each(sql, &[person.into()], |row| {
        take(unsigned(row.int(0)?), &read_text(row)?);
        Ok(())
    })
}

fn is_lost(text: &LockedText, gone: &BTreeSet<PersonId>) -> bool {
    text.keys.are_lost(|person| gone.contains(&person))
}

/// What an erasure would take, before it is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WouldGo {
    /// Texts that nobody could open any more.
    pub texts: u32,
    /// Texts that others they are about could still open.
    pub shared: u32,
    /// Drafts of forms.
    pub drafts: u32,
}

impl Store {
    /// What would go with the keys of some surrogates.
    pub fn would_go(&self, surrogates: &[PersonId]) -> Result<WouldGo, StoreError> {
        let mut gone: BTreeSet<PersonId> = surrogates.iter().copied().collect();
        gone.extend(self.vault.tombstones()?.iter().map(|one| one.person));
        self.backend.snapshot(|conn| {
            let mut out = WouldGo::default();
            let mut seen = BTreeSet::new();
            for person in surrogates {
                each_text(conn, *person, |position, text| {
                    if !seen.insert((position, text.field.clone())) {
                        return;
                    }
                    let counter = if is_lost(text, &gone) {
                        &mut out.texts
                    } else {
                        &mut out.shared
                    };
                    *counter += 1;
                })?;
                let sql = "SELECT count(*) FROM form_draft WHERE person = ?1";
                let drafts = conn.number(sql, &[(*person).into()])?;
                out.drafts += u32::try_from(drafts).unwrap_or(u32::MAX);
            }
            Ok(out)
        })
    }

    /// The relatives of a person, and how many other persons not erased each is a relative of.
    pub fn relatives(&self, members: &[PersonId]) -> Result<Vec<(PersonId, u32)>, StoreError> {
        self.backend.snapshot(|conn| {
            let mut out = Vec::new();
            let mut others = BTreeSet::new();
            for member in members {
                let sql = "SELECT other FROM relation WHERE person = ?1";
                conn.each(sql, &[(*member).into()], |row| {
                    others.insert(PersonId::from_bytes(row.bytes(0)?));
                    Ok(())
                })?;
            }
            for other in others {
                let canonical = people::members(conn, other)?[0];
                out.push((canonical, kin(conn, canonical, members)?));
            }
            out.sort_unstable();
            out.dedup();
            Ok(out)
        })
    }

    /// How many persons not erased somebody is a relative of.
    pub fn kin_of(&self, members: &[PersonId]) -> Result<u32, StoreError> {
        self.backend.snapshot(|conn| {
            members
                .iter()
                .try_fold(0, |sum, one| Ok(sum + kin(conn, *one, &[])?))
        })
    }
}

/// How many persons not erased, besides some, name another as their relative.
pub(crate) fn kin(
    conn: &mut Conn,
    other: PersonId,
    besides: &[PersonId],
) -> Result<u32, StoreError> {
    let mut count = 0;
    for surrogate in people::members(conn, other)? {
        let sql = "SELECT r.person FROM relation r JOIN person p ON p.person = r.person \
                   WHERE r.other = ?1 AND p.erased_at IS NULL";
        conn.each(sql, &[surrogate.into()], |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            count += u32::from(!besides.contains(&person));
            Ok(())
        })?;
    }
    Ok(count)
}
