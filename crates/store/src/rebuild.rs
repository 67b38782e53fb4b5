//! Making the registers anew from the journal, person by person, in bounded memory.

use crate::Store;
use crate::bulk::Loader;
use crate::error::StoreError;
use crate::fold::Fold;
use crate::job;
use crate::journal::{bare, of_members, select};
use crate::keys::Vault;
use crate::office::{self, Office};
use crate::people::{Redirects, concerned};
use crate::registers::{Folded, Registrar, TABLES, forget_marks};
use crate::sql::Conn;
use crate::tally;
use crate::value::Value;
use domain::event::Event;
use domain::{Moment, PersonId, StreamId};
use std::collections::{BTreeMap, BTreeSet};

/// Persons folded between two looks at the journal.
pub(crate) const CHUNK: usize = 400;

/// The job that makes all registers anew, as `app` runs it.
pub const REBUILD: &str = "registers_rebuild";

/// Plans the job with a change of schema that adds to the registers: what they lack is filled in
/// while the program runs. An empty journal needs none.
pub(crate) fn plan(conn: &mut Conn, _: &Vault) -> Result<bool, StoreError> {
    let last = "SELECT appended_at FROM journal_head WHERE position > 0";
    if let Some(at) = conn.first(last, &[], |row| row.int(0))? {
        job::plan_upgrade(conn, REBUILD, Moment(at))?;
    }
    Ok(false)
}

impl Store {
    /// Makes all registers anew from the journal, in one transaction, and returns the
    /// number of persons. `progress` is told how many are done.
    pub fn rebuild(
        &self,
        fold: &Fold<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, StoreError> {
        self.backend.write(|conn| {
            // None writes registers beside this: every append locks the office's stream or
            // reads the marks of persons first.
            let office = "UPDATE stream SET seq = seq WHERE id = ?1";
            conn.execute(office, &[StreamId::OFFICE.into()])?;
            forget_marks(conn)?;
            for table in TABLES {
                conn.execute(&format!("DELETE FROM {}", table.name), &[])?;
            }
            conn.execute("DELETE FROM person_redirect", &[])?;
            let redirects = redirects(conn)?;
            write_redirects(conn, &redirects)?;
            let mut done = 0;
            let registrar = Registrar::new(conn, &self.vault)?;
            each_chunk(conn, &redirects, &registrar, fold, &mut |conn, chunk| {
                let mut loader = Loader::new(conn);
                chunk
                    .folded
                    .iter()
                    .try_for_each(|one| one.emit(&mut loader))?;
                loader.flush()?;
                done += chunk.folded.len() as u64;
                progress(done);
                Ok(())
            })?;
            Office::fold(&office::events(conn, &self.vault)?).write(conn, &self.vault)?;
            conn.execute("UPDATE journal_head SET rebuilds = rebuilds + 1", &[])?;
            tally::renew(conn)?;
            Ok(done)
        })
    }
}

/// Who stands for whom, as the journal says.
pub(crate) fn redirects(conn: &mut Conn) -> Result<Redirects, StoreError> {
    let merges = "j.kind IN ('persons_merged', 'persons_unmerged')";
    Ok(Redirects::from_events(&bare(conn, merges, &[])?))
}

/// Writes the table of redirects, which must be empty.
pub(crate) fn write_redirects(conn: &mut Conn, redirects: &Redirects) -> Result<(), StoreError> {
    let sql = "INSERT INTO person_redirect (person, canonical) VALUES (?1, ?2)";
    for (person, canonical) in redirects.resolved() {
        conn.execute(sql, &[person.into(), canonical.into()])?;
    }
    Ok(())
}

/// Persons whose ids follow one another, folded.
pub(crate) struct Chunk {
    /// The first id of the span; the span of the first chunk begins at nothing.
    pub(crate) after: Option<PersonId>,
    /// The last id of the span; the last chunk's span has no end.
    pub(crate) until: Option<PersonId>,
    /// The canonical persons in order of id.
    pub(crate) folded: Vec<Folded>,
}

type Take<'t> = dyn FnMut(&mut Conn, Chunk) -> Result<(), StoreError> + 't;

/// Folds everybody from the journal, in order of id.
pub(crate) fn each_chunk(
    conn: &mut Conn,
    redirects: &Redirects,
    registrar: &Registrar<'_>,
    fold: &Fold<'_>,
    take: &mut Take<'_>,
) -> Result<(), StoreError> {
    let persons = canonical(conn, redirects)?;
    let chunks: Vec<&[PersonId]> = persons.chunks(CHUNK).collect();
    let mut after = None;
    for (n, chunk) in chunks.iter().enumerate() {
        let last = chunk.last().copied();
        let until = if n + 1 == chunks.len() { None } else { last };
        let folded = fold_chunk(conn, redirects, registrar, fold, chunk)?;
        take(
            conn,
            Chunk {
                after,
                until,
                folded,
            },
        )?;
        after = last;
    }
    Ok(())
}

/// Everybody that an event is about, merged surrogates left out.
pub(crate) fn canonical(
    conn: &mut Conn,
    redirects: &Redirects,
) -> Result<Vec<PersonId>, StoreError> {
    let mut persons = BTreeSet::new();
    conn.each("SELECT DISTINCT person FROM journal_subject", &[], |row| {
        persons.insert(redirects.canonical(PersonId::from_bytes(row.bytes(0)?)));
        Ok(())
    })?;
    Ok(persons.into_iter().collect())
}

fn fold_chunk(
    conn: &mut Conn,
    redirects: &Redirects,
    registrar: &Registrar<'_>,
    fold: &Fold<'_>,
    chunk: &[PersonId],
) -> Result<Vec<Folded>, StoreError> {
    let mut by_person: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
    let within = "j.position IN (SELECT js.position FROM journal_subject js \
                  WHERE js.person >= ?1 AND js.person <= ?2)";
    let span: Vec<Value<'_>> = chunk
        .first()
        .into_iter()
        .chain(chunk.last())
        .map(|p| (*p).into())
        .collect();
    for event in select(conn, registrar.vault, within, &span)?.0 {
        for person in concerned(&event) {
            if chunk.binary_search(&person).is_ok() {
                by_person.entry(person).or_default().push(event.clone());
            }
        }
    }
    // One look at the key store for all, not one for each.
    registrar.vault.ring(chunk.iter().copied())?;
    let mut out = Vec::with_capacity(chunk.len());
    for person in chunk {
        let members = redirects.members(*person);
        let events = if members.len() == 1 {
            by_person.remove(person).unwrap_or_default()
        } else {
            of_members(conn, registrar.vault, &members)?.0
        };
        out.push(Folded::new(&members, &events, registrar, fold)?);
    }
    Ok(out)
}
