//! Whom an append concerns, what it must lock, and the fold of each person concerned.

use super::write::Versions;
use super::{Request, check};
use crate::error::StoreError;
use crate::journal::{Found, Recent, bare, of_members};
use crate::people::{self, Redirects, concerned};
use crate::registers::{Folded, Registrar, insert_sql};
use crate::sql::Conn;
use crate::value::Value;
use crate::words;
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
        let about: BTreeSet<PersonId> = events.iter().flat_map(concerned).collect();
        let about: Vec<PersonId> = about.into_iter().collect();
        let members = people::members_of(conn, &about)?;
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
        let streams: Vec<(StreamId, u32)> = self.streams.iter().map(|(s, n)| (*s, *n)).collect();
        let mut versions = Versions::new();
        for some in conn.portions(&streams) {
            let sql = format!(
                "{} ON CONFLICT (id) DO UPDATE SET seq = stream.seq + excluded.seq \
                 RETURNING id, seq",
                insert_sql("stream", &["id", "seq"], some.len())
            );
            let row = |(stream, count): &(StreamId, u32)| [(*stream).into(), (*count).into()];
            let rows: Vec<Value<'_>> = some.iter().flat_map(row).collect();
            conn.each(&sql, &rows, |row| {
                let stream = StreamId::from_bytes(row.bytes(0)?);
                let seq = u32::try_from(row.int(1)?).unwrap_or(u32::MAX);
                versions.insert(stream, seq - self.streams[&stream]);
                Ok(())
            })?;
        }
        // Who stands for whom may have changed before the locks were held.
        let persons: Vec<PersonId> = self.members.keys().copied().collect();
        if people::members_of(conn, &persons)? != self.members {
            return Err(StoreError::Again);
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
        recent: &Recent,
        requests: &[Request],
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
        let everybody: Vec<PersonId> = standing.values().flatten().copied().collect();
        let earlier = if takes_away {
            Earlier::Whole(of_members(conn, registrar.vault, &everybody)?.0)
        } else {
            Earlier::Named(recent.named(conn, registrar.vault, &everybody)?)
        };
        let mut folded = Vec::with_capacity(standing.len());
        for members in standing.values() {
            let is_about = |e: &Event| is_about(e, members);
            let mut about = earlier.about(members);
            about.extend(new.iter().filter(|e| is_about(e)).cloned());
            // The last one's rules, as if the others had come before it.
            let request = requests.iter().rfind(|r| r.events.iter().any(is_about));
            let request = request.or(requests.last()).ok_or(StoreError::Again)?;
            folded.push(Folded::new(members, &about, registrar, &*request.fold)?);
        }
        if !takes_away {
            words::add_stored(conn, &mut folded)?;
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

/// What is in the journal about everybody concerned.
enum Earlier {
    /// With all texts.
    Whole(Vec<Event>),
    /// With names only, by surrogate.
    Named(Found),
}

impl Earlier {
    /// The part about one person, all surrogates.
    fn about(&self, members: &[PersonId]) -> Vec<Event> {
        match self {
            Self::Whole(events) => {
                let about = events.iter().filter(|e| is_about(e, members));
                about.cloned().collect()
            }
            Self::Named(found) => found.together(members),
        }
    }
}

fn is_about(event: &Event, members: &[PersonId]) -> bool {
    concerned(event).iter().any(|p| members.contains(p))
}
