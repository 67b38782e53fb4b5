//! Whom an append concerns, what it must lock, and the fold of each person concerned.

use super::{Versions, check};
use crate::error::StoreError;
use crate::fold::Fold;
use crate::journal::{bare, named_of_members, of_members};
use crate::people::{self, Redirects, concerned};
use crate::registers::{Folded, Registrar, remove};
use crate::sql::Conn;
use crate::value::Value;
use domain::event::Event;
use domain::{PersonId, StreamId};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Locked by whoever merges or parts persons: redirects rest on all merges at once.
const MERGES: StreamId = StreamId(Uuid::from_u128(3));

/// The condition of the partial index on merges, word for word.
const IS_MERGE: &str = "j.kind IN ('persons_merged', 'persons_unmerged')";

/// What an append is about.
pub(super) struct Plan {
    /// Everybody concerned, with all their surrogates.
    persons: BTreeSet<PersonId>,
    streams: BTreeSet<StreamId>,
    has_merge: bool,
}

impl Plan {
    pub(super) fn new(conn: &mut Conn, events: &[Event]) -> Result<Self, StoreError> {
        let has_merge = check::has_merge(events);
        let mut persons = BTreeSet::new();
        for person in events.iter().flat_map(concerned).collect::<BTreeSet<_>>() {
            persons.extend(people::members(conn, person)?);
            persons.insert(person);
        }
        // A person is locked by the stream of its surrogate: two notifications about one
        // child must not both fold it without seeing each other.
        let mut streams: BTreeSet<StreamId> = events.iter().map(|e| e.stream).collect();
        streams.extend(persons.iter().map(|p| StreamId::from(*p)));
        if has_merge {
            streams.insert(MERGES);
        }
        Ok(Self {
            persons,
            streams,
            has_merge,
        })
    }

    /// Everybody concerned, with all their surrogates.
    pub(super) fn persons(&self) -> impl Iterator<Item = PersonId> {
        self.persons.iter().copied()
    }

    /// Locks the streams in order of id and returns their versions.
    pub(super) fn lock(&self, conn: &mut Conn) -> Result<Versions, StoreError> {
        let sql = "INSERT INTO stream (id, seq) VALUES (?1, 0) \
                   ON CONFLICT (id) DO UPDATE SET seq = stream.seq RETURNING seq";
        let mut versions = Versions::new();
        for stream in &self.streams {
            let seq = conn.number(sql, &[(*stream).into()])?;
            versions.insert(*stream, u32::try_from(seq).unwrap_or(u32::MAX));
        }
        // Who stands for whom may have changed before the locks were held.
        for person in &self.persons {
            if !people::members(conn, *person)?
                .iter()
                .all(|p| self.persons.contains(p))
            {
                return Err(StoreError::Again);
            }
        }
        Ok(versions)
    }

    /// Whether a stream is locked by this append.
    pub(super) fn locks(&self, stream: StreamId) -> bool {
        self.streams.contains(&stream)
    }

    /// Folds everybody concerned with the new events, after writing redirects if they change.
    pub(super) fn fold(
        &self,
        conn: &mut Conn,
        new: &[Event],
        registrar: &Registrar<'_>,
        fold: &Fold<'_>,
    ) -> Result<Vec<Folded>, StoreError> {
        if self.has_merge {
            self.redirect(conn, new)?;
        }
        let mut standing = BTreeSet::new();
        for person in &self.persons {
            standing.insert(people::members(conn, *person)?[0]);
        }
        for gone in self.persons.difference(&standing) {
            remove(conn, *gone)?;
        }
        // What is merged, parted or corrected takes words away too; else they are only added.
        let takes_away = self.has_merge || new.iter().any(|e| e.corrects.is_some());
        let mut out = Vec::with_capacity(standing.len());
        for person in standing {
            let members = people::members(conn, person)?;
            let mut events = if takes_away {
                of_members(conn, registrar.vault, &members)?.0
            } else {
                named_of_members(conn, registrar.vault, &members)?
            };
            let about = |e: &&Event| concerned(e).iter().any(|p| members.contains(p));
            events.extend(new.iter().filter(about).cloned());
            let mut folded = Folded::new(&members, &events, registrar, fold)?;
            if !takes_away {
                folded.words.add_stored(conn, person)?;
            }
            out.push(folded);
        }
        Ok(out)
    }

    fn redirect(&self, conn: &mut Conn, new: &[Event]) -> Result<(), StoreError> {
        let mut merges = bare(conn, IS_MERGE, &[])?;
        merges.extend(new.iter().filter(|e| people::is_merge(&e.payload)).cloned());
        let redirects = Redirects::from_events(&merges);
        for person in &self.persons {
            let gone = "DELETE FROM person_redirect WHERE person = ?1";
            conn.execute(gone, &[(*person).into()])?;
            let canonical = redirects.canonical(*person);
            if canonical != *person {
                let row: [Value<'_>; 2] = [(*person).into(), canonical.into()];
                let sql = "INSERT INTO person_redirect (person, canonical) VALUES (?1, ?2)";
                conn.execute(sql, &row)?;
            }
        }
        Ok(())
    }
}
