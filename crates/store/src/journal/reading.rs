//! Reading the journal within a scope: by person, stream, id, or all in order.

use super::{ClosedText, damaged, each, open_texts_of, select, select_whole, unsigned};
use crate::error::StoreError;
use crate::registers::members_of_number;
use crate::scope::Scope;
use crate::sql::Conn;
use crate::{Store, people};
use domain::event::Event;
use domain::{EventId, Moment, PersonId, StreamId};

/// All events about one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonEvents {
    /// All surrogates of the person, the canonical one first.
    pub members: Vec<PersonId>,
    /// The version of the canonical one's stream, read no later than the events: whoever
    /// expects it on recording hears of whatever came in between.
    pub version: u32,
    /// The events in order of position.
    pub events: Vec<Event>,
    /// Texts of theirs that were changed and cannot be opened.
    pub closed: Vec<ClosedText>,
}

/// What changes when anybody on any node changes something: looked at to notice it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heads {
    /// The highest position.
    pub position: u64,
    /// The version of the office stream: staff, rules, cards, goals.
    pub office: u32,
    /// How often the registers were made anew.
    pub rebuilds: u64,
}

impl Store {
    /// How far everything has come, in one look.
    pub fn heads(&self) -> Result<Heads, StoreError> {
        let sql = "SELECT h.position, coalesce(s.seq, 0), h.rebuilds FROM journal_head h \
                   LEFT JOIN stream s ON s.id = ?1";
        let heads = self
            .backend
            .reader()?
            .first(sql, &[StreamId::OFFICE.into()], |row| {
                Ok(Heads {
                    position: unsigned(row.int(0)?),
                    office: u32::try_from(row.int(1)?).unwrap_or(0),
                    rebuilds: unsigned(row.int(2)?),
                })
            })?;
        heads.ok_or_else(|| damaged("the journal has no head"))
    }

    /// The highest position; 0 while the journal is empty.
    pub fn head(&self) -> Result<u64, StoreError> {
        let mut conn = self.backend.reader()?;
        Ok(unsigned(
            conn.number("SELECT position FROM journal_head", &[])?,
        ))
    }

    /// The highest position written at or before a moment: what was known then.
    pub fn position_at(&self, known: Moment) -> Result<u64, StoreError> {
        let mut conn = self.backend.reader()?;
        let sql = "SELECT position FROM journal WHERE appended_at <= ?1 \
                   ORDER BY appended_at DESC, position DESC LIMIT 1";
        Ok(unsigned(conn.number(sql, &[known.into()])?))
    }

    /// The version of a stream (the place of its last event); 0 if there is none.
    pub fn version(&self, stream: StreamId) -> Result<u32, StoreError> {
        version(&mut self.backend.reader()?, stream)
    }

    /// All events about a person, or about those merged with it; `None` if there is no such
    /// person within the scope.
    pub fn events_of_person(
        &self,
        scope: &Scope,
        person: PersonId,
    ) -> Result<Option<PersonEvents>, StoreError> {
        self.backend.snapshot(|conn| {
            let members = people::members(conn, person)?;
            if !people::is_visible(conn, scope, members[0])? {
                return Ok(None);
            }
            let version = version(conn, members[0].into())?;
            self.whole_events(conn, members, version).map(Some)
        })
    }

    /// All events about the person whose case has a number; `None` out of scope.
    pub fn events_of_number(
        &self,
        scope: &Scope,
        number: u32,
    ) -> Result<Option<PersonEvents>, StoreError> {
        self.backend.snapshot(|conn| {
            let Some((members, version)) = members_of_number(conn, scope, number)? else {
                return Ok(None);
            };
            self.whole_events(conn, members, version).map(Some)
        })
    }

    /// The events about a person with their texts, in a snapshot; those read lately are not
    /// read again, their texts are.
    fn whole_events(
        &self,
        conn: &mut Conn,
        members: Vec<PersonId>,
        version: u32,
    ) -> Result<PersonEvents, StoreError> {
        let head = unsigned(conn.number("SELECT position FROM journal_head", &[])?);
        let mut events = self.recent.read(conn, &members)?.together(&members);
        // What another request read of a later moment has no texts in this snapshot.
        events.truncate(events.partition_point(|e| e.position <= head));
        let closed = open_texts_of(conn, &self.vault, &mut events, &members)?;
        Ok(PersonEvents {
            members,
            version,
            events,
            closed,
        })
    }

    /// The same without texts: all that a case is folded from before something is recorded
    /// in it. Two looks and no snapshot, because an append looks again under its locks.
    pub fn bare_events_of_number(
        &self,
        scope: &Scope,
        number: u32,
    ) -> Result<Option<PersonEvents>, StoreError> {
        let mut conn = self.backend.reader()?;
        let Some((members, version)) = members_of_number(&mut conn, scope, number)? else {
            return Ok(None);
        };
        let found = self.recent.read(&mut conn, &members)?;
        Ok(Some(PersonEvents {
            events: found.together(&members),
            members,
            version,
            closed: Vec::new(),
        }))
    }

    /// The events of one stream; `None` if none of its persons is within the scope. The
    /// office stream is open to all.
    pub fn events_of_stream(
        &self,
        scope: &Scope,
        stream: StreamId,
    ) -> Result<Option<Vec<Event>>, StoreError> {
        self.backend.snapshot(|conn| {
            let (events, _) = select(conn, &self.vault, "j.stream = ?1", &[stream.into()])?;
            let is_open = stream == StreamId::OFFICE || any_visible(conn, scope, &events)?;
            Ok((is_open && !events.is_empty()).then_some(events))
        })
    }

    /// The events of the office stream: staff, teams, adopted documents, targets.
    pub fn office_events(&self) -> Result<Vec<Event>, StoreError> {
        self.backend.snapshot(|conn| {
            select_whole(
                conn,
                &self.vault,
                "j.stream = ?1",
                &[StreamId::OFFICE.into()],
            )
        })
    }

    /// The events of one kind in the office stream, in order.
    pub fn office_events_of(&self, kind: &str) -> Result<Vec<Event>, StoreError> {
        let wanted = "j.stream = ?1 AND j.kind = ?2";
        let params = [StreamId::OFFICE.into(), kind.into()];
        self.backend
            .snapshot(|conn| select_whole(conn, &self.vault, wanted, &params))
    }

    /// One event; `None` if there is none or its persons are out of scope.
    pub fn event(&self, scope: &Scope, id: EventId) -> Result<Option<Event>, StoreError> {
        self.backend.snapshot(|conn| {
            let (events, _) = select(conn, &self.vault, "j.id = ?1", &[id.into()])?;
            let is_office = events.first().is_some_and(|e| e.stream == StreamId::OFFICE);
            let is_open = is_office || any_visible(conn, scope, &events)?;
            Ok(events.into_iter().next().filter(|_| is_open))
        })
    }

    /// Hands every event up to a position (or all) to `take`, in order, with texts, and
    /// returns their number. For exports and recounting by the program itself.
    pub fn all_events(
        &self,
        up_to: Option<u64>,
        take: &mut dyn FnMut(Event) -> Result<(), StoreError>,
    ) -> Result<u64, StoreError> {
        self.backend
            .snapshot(|conn| each(conn, &self.vault, up_to, take))
    }
}

fn version(conn: &mut Conn, stream: StreamId) -> Result<u32, StoreError> {
    let seq = conn.number("SELECT seq FROM stream WHERE id = ?1", &[stream.into()])?;
    Ok(u32::try_from(seq).unwrap_or(0))
}

fn any_visible(conn: &mut Conn, scope: &Scope, events: &[Event]) -> Result<bool, StoreError> {
    let mut persons: Vec<PersonId> = events.iter().flat_map(|e| e.subjects.clone()).collect();
    persons.sort_unstable();
    persons.dedup();
    for person in persons {
        let members = people::members(conn, person)?;
        if people::is_visible(conn, scope, members[0])? {
            return Ok(true);
        }
    }
    Ok(false)
}
