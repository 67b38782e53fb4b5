//! Whom an append concerns, what it must lock, and the fold of each person concerned.

use super::{Versions, check};
use crate::error::StoreError;
use crate::fold::Fold;
use crate::journal::{bare, named_of_members, of_members};
use crate::people::{self, Redirects, concerned};
use crate::registers::{Folded, Registrar};
use crate::sql::Conn;
use crate::value::Value;
use domain::event::Event;
use domain::{PersonId, StreamId};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Locked by whoever merges or parts persons: redirects rest on all merges at once.
const MERGES: StreamId = StreamId(Uuid::from_u128(3));

/// The condition of the partial index on merges, word for word.
const IS_MERGE: &str = "j.kind IN ('persons_merged', 'persons_unmerged')";

/// What an append is about.
pub(super) struct Plan {
    /// Everybody concerned with all their surrogates, by the one that stands, which comes first.
    members: BTreeMap<PersonId, Vec<PersonId>>,
    /// How many events come into each stream that is locked.
    streams: BTreeMap<StreamId, u32>,
    has_merge: bool,
}

/// Everybody concerned, after the append.
pub(super) struct Outcome {
    pub(super) folded: Vec<Folded>,
    /// Surrogates that stand for nobody any more.
    pub(super) gone: Vec<PersonId>,
}

impl Plan {
    pub(super) fn new(conn: &mut Conn, events: &[Event]) -> Result<Self, StoreError> {
        let has_merge = check::has_merge(events);
        let mut members: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
        for person in events.iter().flat_map(concerned).collect::<BTreeSet<_>>() {
            if !members.values().flatten().any(|known| *known == person) {
                let all = people::members(conn, person)?;
                members.insert(all[0], all);
            }
        }
        // A person is locked by the stream of its surrogate: two notifications about one
        // child must not both fold it without seeing each other.
        let persons = members.values().flatten();
        let mut streams: BTreeMap<StreamId, u32> =
            persons.map(|p| (StreamId::from(*p), 0)).collect();
        if has_merge {
            streams.insert(MERGES, 0);
        }
        for event in events {
            *streams.entry(event.stream).or_default() += 1;
        }
        Ok(Self {
            members,
            streams,
            has_merge,
        })
    }

    /// Everybody concerned, with all their surrogates.
    pub(super) fn persons(&self) -> impl Iterator<Item = PersonId> {
        self.members.values().flatten().copied()
    }

    /// Locks the streams in order of id, moves them on by what comes into each, and returns
    /// the versions they had.
    pub(super) fn lock(&self, conn: &mut Conn) -> Result<Versions, StoreError> {
        let sql = "INSERT INTO stream (id, seq) VALUES (?1, ?2) \
                   ON CONFLICT (id) DO UPDATE SET seq = stream.seq + excluded.seq RETURNING seq";
        let mut versions = Versions::new();
        for (stream, count) in &self.streams {
            let seq = conn.number(sql, &[(*stream).into(), (*count).into()])?;
            let seq = u32::try_from(seq).unwrap_or(u32::MAX);
            versions.insert(*stream, seq - count);
        }
        // Who stands for whom may have changed before the locks were held.
        for (person, known) in &self.members {
            if people::members(conn, *person)? != *known {
                return Err(StoreError::Again);
            }
        }
        Ok(versions)
    }

    /// Whether a stream is locked by this append.
    pub(super) fn locks(&self, stream: StreamId) -> bool {
        self.streams.contains_key(&stream)
    }

    /// Folds everybody concerned with the new events, after writing redirects if they change.
    pub(super) fn fold(
        &self,
        conn: &mut Conn,
        new: &[Event],
        registrar: &Registrar<'_>,
        fold: &Fold<'_>,
    ) -> Result<Outcome, StoreError> {
        let moved;
        let standing = if self.has_merge {
            moved = self.redirect(conn, new)?;
            &moved
        } else {
            &self.members
        };
        // What is merged, parted or corrected takes words away too; else they are only added.
        let takes_away = self.has_merge || new.iter().any(|e| e.corrects.is_some());
        let mut folded = Vec::with_capacity(standing.len());
        for (person, members) in standing {
            let mut events = if takes_away {
                of_members(conn, registrar.vault, members)?.0
            } else {
                named_of_members(conn, registrar.vault, members)?
            };
            let about = |e: &&Event| concerned(e).iter().any(|p| members.contains(p));
            events.extend(new.iter().filter(about).cloned());
            let mut one = Folded::new(members, &events, registrar, fold)?;
            if !takes_away {
                one.words.add_stored(conn, *person)?;
            }
            folded.push(one);
        }
        let gone = |person: &PersonId| !standing.contains_key(person);
        Ok(Outcome {
            folded,
            gone: self.persons().filter(gone).collect(),
        })
    }

    /// Writes who stands for whom, and returns everybody anew.
    fn redirect(
        &self,
        conn: &mut Conn,
        new: &[Event],
    ) -> Result<BTreeMap<PersonId, Vec<PersonId>>, StoreError> {
        let mut merges = bare(conn, IS_MERGE, &[])?;
        merges.extend(new.iter().filter(|e| people::is_merge(&e.payload)).cloned());
        let redirects = Redirects::from_events(&merges);
        let mut standing = BTreeMap::new();
        for person in self.persons() {
            let gone = "DELETE FROM person_redirect WHERE person = ?1";
            conn.execute(gone, &[person.into()])?;
            let canonical = redirects.canonical(person);
            standing.insert(canonical, redirects.members(canonical));
            if canonical != person {
                let row: [Value<'_>; 2] = [person.into(), canonical.into()];
                let sql = "INSERT INTO person_redirect (person, canonical) VALUES (?1, ?2)";
                conn.execute(sql, &row)?;
            }
        }
        Ok(standing)
    }
}
