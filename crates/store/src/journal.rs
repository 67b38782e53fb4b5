//! The journal: events with their texts, by person, stream, id or all in order.
//!
//! Written by `append` and `bulk` only.

mod reading;
mod recent;

pub use reading::{Heads, PersonEvents};
pub(crate) use recent::{Found, Recent};

use crate::chain::{Hash, Seal, audience};
use crate::error::StoreError;
use crate::keys::Vault;
use crate::slots::Slots;
use crate::sql::{Conn, Row};
use crate::text::{self, LockedText};
use crate::value::Value;
use domain::event::{Event, Mode, Payload};
use domain::{EventId, Moment, PersonId, Role, StreamId, Texts, WorkerId};
use vault::VaultError;

/// The columns of the table `journal` in order.
pub(crate) const COLUMNS: &[&str] = &[
    "position",
    "id",
    "stream",
    "seq",
    "kind",
    "v",
    "at",
    "known_at",
    "appended_at",
    "actor",
    "role",
    "subjects",
    "data",
    "corrects",
    "mode",
    "text_digest",
    "seal",
    "hash",
];

/// How many of the columns the hash covers: all but itself.
pub(crate) const COVERED: usize = 17;

/// The columns of the table `journal_subject`.
pub(crate) const SUBJECT: &[&str] = &["person", "position"];

/// The columns of the table `journal_text`.
pub(crate) const TEXT: &[&str] = &["position", "field", "audience", "value", "keys"];

/// The columns that `read` expects, with the alias `j`.
pub(crate) const READ: &str = "j.position, j.id, j.stream, j.seq, j.kind, j.v, j.at, j.known_at, \
     j.appended_at, j.actor, j.role, j.subjects, j.data, j.corrects, j.mode";

/// What stands in a journal row besides the event's own fields.
pub(crate) struct Record {
    pub(crate) subjects: Vec<u8>,
    pub(crate) data: Vec<u8>,
    pub(crate) text_digest: Option<Hash>,
    pub(crate) seal: u32,
    pub(crate) hash: Hash,
}

impl Record {
    /// Makes the row of an event whose position and place are given, with its texts under
    /// lock.
    pub(crate) fn new(event: &Event, texts: &[LockedText], before: &[u8], seal: &Seal) -> Self {
        let subjects = event
            .subjects
            .iter()
            .flat_map(|p| p.bytes())
            .collect::<Vec<u8>>();
        let data = event.payload.to_bytes();
        let mut record = Self {
            subjects,
            data,
            text_digest: seal.texts(texts),
            seal: seal.generation,
            hash: [0; 32],
        };
        record.hash = seal.link(before, &record.values(event)[..COVERED]);
        record
    }

    /// The values in the order of `COLUMNS`.
    pub(crate) fn values<'a>(&'a self, e: &'a Event) -> [Value<'a>; 18] {
        [
            e.position.into(),
            e.id.into(),
            e.stream.into(),
            e.seq.into(),
            e.kind().into(),
            e.payload.version().into(),
            e.at.into(),
            e.known_at.into(),
            e.appended_at.into(),
            e.actor.into(),
            e.role.as_str().into(),
            Value::Bytes(&self.subjects),
            Value::Bytes(&self.data),
            e.corrects.into(),
            e.mode.map(mode_word).into(),
            self.text_digest.as_ref().map(<[u8; 32]>::as_slice).into(),
            self.seal.into(),
            Value::Bytes(&self.hash),
        ]
    }
}

/// The stored word of a mode.
pub(crate) fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Replace => "replace",
        Mode::Retract => "retract",
    }
}

/// Reads one event, without texts, from the columns of `READ`.
pub(crate) fn read(row: &Row<'_>) -> Result<Event, StoreError> {
    let position = unsigned(row.int(0)?);
    let v = u16::try_from(row.int(5)?).unwrap_or(u16::MAX);
    let payload = Payload::parse(row.text(4)?, v, row.bytes(12)?)
        .map_err(|e| StoreError::Payload(position, e))?;
    let role: Role = row.text(10)?.parse().map_err(damaged)?;
    let mode = match row.maybe_text(14)? {
        None => None,
        Some("replace") => Some(Mode::Replace),
        Some("retract") => Some(Mode::Retract),
        Some(other) => return Err(StoreError::Damaged(format!("mode »{other}«"))),
    };
    Ok(Event {
        position,
        id: EventId::from_bytes(row.bytes(1)?),
        stream: StreamId::from_bytes(row.bytes(2)?),
        seq: u32::try_from(row.int(3)?).unwrap_or(u32::MAX),
        at: Moment(row.int(6)?),
        known_at: Moment(row.int(7)?),
        appended_at: Moment(row.int(8)?),
        actor: WorkerId::from_bytes(row.bytes(9)?),
        role,
        subjects: row
            .bytes(11)?
            .chunks(16)
            .map(PersonId::from_bytes)
            .collect(),
        payload,
        text: Texts::new(),
        corrects: row.maybe_bytes(13)?.map(EventId::from_bytes),
        mode,
    })
}

/// Reads the events of a condition on `j` in order of position, without texts.
pub(crate) fn bare(
    conn: &mut Conn,
    condition: &str,
    params: &[Value<'_>],
) -> Result<Vec<Event>, StoreError> {
    let sql = format!("SELECT {READ} FROM journal j WHERE {condition} ORDER BY j.position");
    conn.all(&sql, params, read)
}

/// A text that is there and that its key does not open: somebody changed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedText {
    /// The event it belongs to.
    pub event: EventId,
    /// Which of its texts.
    pub field: String,
}

/// Reads the events of a condition on `j` in order of position, with those of their texts
/// that can be opened; one that was changed leaves the others readable.
pub(crate) fn select(
    conn: &mut Conn,
    vault: &Vault,
    condition: &str,
    params: &[Value<'_>],
) -> Result<(Vec<Event>, Vec<ClosedText>), StoreError> {
    let mut events = bare(conn, condition, params)?;
    let sql = format!("{TEXTS} JOIN journal j ON j.position = t.position WHERE {condition}");
    let closed = open_texts(conn, vault, &mut events, &sql, params)?;
    tell(&closed);
    Ok((events, closed))
}

/// Opens those texts of the events about some surrogates that can be opened.
fn open_texts_of(
    conn: &mut Conn,
    vault: &Vault,
    events: &mut [Event],
    members: &[PersonId],
) -> Result<Vec<ClosedText>, StoreError> {
    let (these, params) = among(members);
    let sql = format!(
        "{TEXTS} WHERE t.position IN \
         (SELECT js.position FROM journal_subject js WHERE js.person IN ({these}))"
    );
    let closed = open_texts(conn, vault, events, &sql, &params)?;
    tell(&closed);
    Ok(closed)
}

fn tell(closed: &[ClosedText]) {
    for ClosedText { event, field } in closed {
        tracing::warn!(%event, field, "a text was changed and cannot be opened");
    }
}

/// The same where nothing may be missing.
///
/// # Errors
/// If a text was changed.
pub(crate) fn select_whole(
    conn: &mut Conn,
    vault: &Vault,
    condition: &str,
    params: &[Value<'_>],
) -> Result<Vec<Event>, StoreError> {
    let (events, closed) = select(conn, vault, condition, params)?;
    all_open(&closed)?;
    Ok(events)
}

fn all_open(closed: &[ClosedText]) -> Result<(), StoreError> {
    match closed {
        [] => Ok(()),
        [..] => Err(VaultError::Closed.into()),
    }
}

/// The same with texts only where somebody is named: all that the registers need.
pub(crate) fn with_names(
    conn: &mut Conn,
    vault: &Vault,
    condition: &str,
    params: &[Value<'_>],
) -> Result<Vec<Event>, StoreError> {
    let mut events = bare(conn, condition, params)?;
    name(conn, vault, &mut events)?;
    Ok(events)
}

/// Opens the texts of those events, in order of position, that say what somebody is called.
pub(crate) fn name(conn: &mut Conn, vault: &Vault, events: &mut [Event]) -> Result<(), StoreError> {
    let naming = events.iter().filter(|e| is_naming(e));
    let naming: Vec<Value<'static>> = naming.map(|e| e.position.into()).collect();
    for some in naming.chunks(ASKED) {
        let some = padded(some);
        let sql = format!("{TEXTS} WHERE t.position IN ({})", places(1, some.len()));
        all_open(&open_texts(conn, vault, events, &sql, &some)?)?;
    }
    Ok(())
}

fn is_naming(event: &Event) -> bool {
    NAMING.contains(&event.kind())
}

/// Events that say what somebody is called.
const NAMING: [&str; 5] = [
    "person_registered",
    "pregnancy_registered",
    "born",
    "worker_registered",
    "team_created",
];

/// Positions asked for in one statement at most.
const ASKED: usize = 1024;

/// Texts under lock, as [`read_text`] reads them.
const TEXTS: &str = "SELECT t.position, t.field, t.audience, t.value, t.keys FROM journal_text t";

/// Opens texts that `sql` finds and puts them into their events, which are in order.
fn open_texts(
    conn: &mut Conn,
    vault: &Vault,
    events: &mut [Event],
    sql: &str,
    params: &[Value<'_>],
) -> Result<Vec<ClosedText>, StoreError> {
    let locked = conn.all(sql, params, |row| {
        Ok((unsigned(row.int(0)?), read_text(row)?))
    })?;
    let ring = vault.ring(text::persons(locked.iter().map(|(_, text)| text)))?;
    let mut closed = Vec::new();
    for (position, locked) in locked {
        if let Ok(at) = events.binary_search_by_key(&position, |e| e.position) {
            let event = &mut events[at];
            match locked.open(vault, &ring, event.id) {
                Ok(Some(text)) => {
                    event.text.insert(locked.field, text);
                }
                Ok(None) => {}
                Err(StoreError::Vault(_)) => closed.push(ClosedText {
                    event: event.id,
                    field: locked.field,
                }),
                Err(e) => return Err(e),
            }
        }
    }
    Ok(closed)
}

/// Reads a text under lock from columns 1 to 4.
pub(crate) fn read_text(row: &Row<'_>) -> Result<LockedText, StoreError> {
    Ok(LockedText {
        field: row.text(1)?.to_owned(),
        audience: audience(row.text(2)?)?,
        value: row.bytes(3)?.to_vec(),
        keys: Slots(row.bytes(4)?.to_vec()),
    })
}

/// Events about any of some surrogates: a condition on `j` with its parameters.
fn about(members: &[PersonId]) -> (String, Vec<Value<'static>>) {
    let (these, params) = among(members);
    let condition = format!(
        "j.position IN (SELECT js.position FROM journal_subject js WHERE js.person IN ({these}))"
    );
    (condition, params)
}

/// All events about any of some surrogates.
pub(crate) fn of_members(
    conn: &mut Conn,
    vault: &Vault,
    members: &[PersonId],
) -> Result<(Vec<Event>, Vec<ClosedText>), StoreError> {
    let (condition, params) = about(members);
    select(conn, vault, &condition, &params)
}

/// The same with names only.
pub(crate) fn named_of_members(
    conn: &mut Conn,
    vault: &Vault,
    members: &[PersonId],
) -> Result<Vec<Event>, StoreError> {
    let (condition, params) = about(members);
    with_names(conn, vault, &condition, &params)
}

/// `?3, ?4, ?5` for a start of 3 and a count of 3.
pub(crate) fn places(start: usize, count: usize) -> String {
    use std::fmt::Write as _;
    (start..start + count).fold(String::new(), |mut out, n| {
        let _ = write!(out, "{}?{n}", if n == start { "" } else { ", " });
        out
    })
}

/// The places and parameters of a list of persons; nobody equals null.
pub(crate) fn among(persons: &[PersonId]) -> (String, Vec<Value<'static>>) {
    let params: Vec<Value<'static>> = persons.iter().map(|p| (*p).into()).collect();
    let params = if params.is_empty() {
        vec![Value::Null]
    } else {
        padded(&params)
    };
    (places(1, params.len()), params)
}

/// A list whose last one comes several times, so that a few texts of a statement serve for
/// any number.
fn padded<T: Copy>(all: &[T]) -> Vec<T> {
    let mut all = all.to_vec();
    if let Some(last) = all.last().copied() {
        all.resize(all.len().next_power_of_two(), last);
    }
    all
}

pub(crate) fn unsigned(n: i64) -> u64 {
    u64::try_from(n).unwrap_or(0)
}

pub(crate) fn damaged(error: impl std::fmt::Display) -> StoreError {
    StoreError::Damaged(error.to_string())
}

/// Positions read in one go, so that neither driver holds the whole journal.
const STRIDE: u64 = 4096;

/// Hands all events in order to `take`; returns how many there were.
pub(crate) fn each(
    conn: &mut Conn,
    vault: &Vault,
    up_to: Option<u64>,
    take: &mut dyn FnMut(Event) -> Result<(), StoreError>,
) -> Result<u64, StoreError> {
    let head = unsigned(conn.number("SELECT coalesce(max(position), 0) FROM journal", &[])?);
    let end = up_to.map_or(head, |p| p.min(head));
    let (mut from, mut count) = (0, 0);
    while from < end {
        let until = (from + STRIDE).min(end);
        let span = [from.into(), until.into()];
        for event in select_whole(conn, vault, "j.position > ?1 AND j.position <= ?2", &span)? {
            take(event)?;
            count += 1;
        }
        from = until;
    }
    Ok(count)
}
