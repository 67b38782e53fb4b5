//! One event as one line of JSON: the envelope of the exchange format.

use crate::code::Role;
use crate::event::{Event, Mode, Payload, PayloadError};
use crate::id::{EventId, PersonId, StreamId, WorkerId};
use crate::text::Texts;
use law::Moment;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Why a line is no event.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// Not the envelope.
    #[error("not an event: {0}")]
    Envelope(#[from] serde_json::Error),
    /// The payload does not fit.
    #[error(transparent)]
    Payload(#[from] PayloadError),
    /// A moment is unreadable.
    #[error("»{0}« is no moment; write for example 2024-03-01T08:15:00Z")]
    Moment(String),
    /// An event without subject outside the office stream.
    #[error("an event outside the office stream needs a subject")]
    NoSubject,
}

#[derive(Serialize)]
struct Out<'a> {
    position: u64,
    id: EventId,
    stream: StreamId,
    seq: u32,
    kind: &'a str,
    v: u16,
    at: String,
    known_at: String,
    appended_at: String,
    actor: WorkerId,
    role: Role,
    subjects: &'a [PersonId],
    data: &'a RawValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a Texts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<EventId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct In<'a> {
    #[serde(default)]
    position: u64,
    id: EventId,
    stream: StreamId,
    #[serde(default)]
    seq: u32,
    kind: std::borrow::Cow<'a, str>,
    #[serde(default = "one")]
    v: u16,
    at: std::borrow::Cow<'a, str>,
    known_at: Option<std::borrow::Cow<'a, str>>,
    appended_at: Option<std::borrow::Cow<'a, str>>,
    actor: WorkerId,
    role: Role,
    #[serde(default)]
    subjects: Vec<PersonId>,
    #[serde(borrow)]
    data: &'a RawValue,
    #[serde(default)]
    text: Texts,
    #[serde(default)]
    corrects: Option<EventId>,
    #[serde(default)]
    mode: Option<Mode>,
}

fn one() -> u16 {
    1
}

/// Writes an event as one line without the line break; texts only if asked for.
pub fn to_line(event: &Event, with_text: bool) -> String {
    let bytes = event.payload.to_bytes();
    let data: &RawValue = serde_json::from_slice(&bytes).expect("payload bytes are JSON");
    let out = Out {
        position: event.position,
        id: event.id,
        stream: event.stream,
        seq: event.seq,
        kind: event.kind(),
        v: event.payload.version(),
        at: event.at.to_string(),
        known_at: event.known_at.to_string(),
        appended_at: event.appended_at.to_string(),
        actor: event.actor,
        role: event.role,
        subjects: &event.subjects,
        data,
        text: (with_text && !event.text.is_empty()).then_some(&event.text),
        corrects: event.corrects,
        mode: event.mode,
    };
    serde_json::to_string(&out).expect("an event is JSON")
}

/// Reads one line. Moments that are absent follow the one before: known as it happened,
/// written when known.
pub fn from_line(line: &str) -> Result<Event, LineError> {
    let raw: In<'_> = serde_json::from_str(line)?;
    let moment = |text: &str| -> Result<Moment, LineError> {
        text.parse().map_err(|_| LineError::Moment(text.to_owned()))
    };
    let at = moment(&raw.at)?;
    let known_at = raw
        .known_at
        .as_deref()
        .map(moment)
        .transpose()?
        .unwrap_or(at);
    let appended_at = raw
        .appended_at
        .as_deref()
        .map(moment)
        .transpose()?
        .unwrap_or(known_at);
    if raw.subjects.is_empty() && raw.stream != StreamId::OFFICE {
        return Err(LineError::NoSubject);
    }
    Ok(Event {
        position: raw.position,
        id: raw.id,
        stream: raw.stream,
        seq: raw.seq,
        at,
        known_at,
        appended_at,
        actor: raw.actor,
        role: raw.role,
        subjects: raw.subjects,
        payload: Payload::parse(&raw.kind, raw.v, raw.data.get().as_bytes())?,
        text: raw.text,
        corrects: raw.corrects,
        mode: raw.mode,
    })
}
