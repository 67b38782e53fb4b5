//! What no journal may hold, whatever the use case decided.

use crate::error::StoreError;
use crate::journal::places;
use crate::people::is_merge;
use crate::registers::Folded;
use crate::sql::Conn;
use crate::value::Value;
use domain::event::{Event, Payload};
use domain::{EventId, StreamId};

/// Checks one event by itself.
pub(crate) fn event(event: &Event) -> Result<(), StoreError> {
    let invalid = |what: &str| Err(StoreError::Invalid(format!("{} {what}", event.kind())));
    if event.subjects.is_empty() && event.stream != StreamId::OFFICE {
        return invalid("outside the office stream without a subject");
    }
    if event.corrects.is_some() != event.mode.is_some() {
        return invalid("with a correction but no mode, or a mode but no correction");
    }
    if event.corrects == Some(event.id) {
        return invalid("corrects itself");
    }
    // PostgreSQL cannot store this character in a text.
    if event
        .text
        .iter()
        .any(|(field, t)| field.contains('\0') || t.value.contains('\0'))
    {
        return invalid("with a zero character in a text");
    }
    Ok(())
}

/// Checks that ids are new and that corrections fit what they correct.
pub(super) fn against_journal(conn: &mut Conn, events: &[Event]) -> Result<(), StoreError> {
    for (n, event) in events.iter().enumerate() {
        if events[..n].iter().any(|earlier| earlier.id == event.id) {
            return Err(StoreError::Duplicate(event.id));
        }
    }
    let ids: Vec<Value<'_>> = events.iter().map(|e| e.id.into()).collect();
    for ids in ids.chunks(64) {
        let sql = format!(
            "SELECT id FROM journal WHERE id IN ({})",
            places(1, ids.len())
        );
        let known = conn.first(&sql, ids, |row| Ok(EventId::from_bytes(row.bytes(0)?)))?;
        if let Some(known) = known {
            return Err(StoreError::Duplicate(known));
        }
    }
    for (n, event) in events.iter().enumerate() {
        let Some(id) = event.corrects else { continue };
        if let Some(earlier) = events[..n].iter().find(|e| e.id == id) {
            correction(event, earlier)?;
            continue;
        }
        let found = crate::journal::bare(conn, "j.id = ?1", &[id.into()])?;
        match found.first() {
            Some(corrected) => correction(event, corrected)?,
            None => {
                return Err(StoreError::Invalid(format!(
                    "corrects the unknown event {id}"
                )));
            }
        }
    }
    Ok(())
}

/// Nothing more is written about somebody who was erased, whatever keys a node still holds.
pub(super) fn is_on_record(events: &[Event], folded: &[Folded]) -> Result<(), StoreError> {
    let is_erasure = |e: &Event| matches!(e.payload, Payload::PersonErased(_));
    let erased = folded.iter().find(|one| one.case.erased.is_some());
    match erased {
        Some(one) if !events.iter().any(is_erasure) => Err(StoreError::Erased(one.case.person)),
        _ => Ok(()),
    }
}

/// A correction stays where the corrected event is: same stream, subjects and kind, or
/// registers of others would rest on something they cannot see.
pub(crate) fn correction(event: &Event, corrected: &Event) -> Result<(), StoreError> {
    let mut subjects = [event.subjects.clone(), corrected.subjects.clone()];
    for one in &mut subjects {
        one.sort_unstable();
    }
    let fits = event.stream == corrected.stream
        && subjects[0] == subjects[1]
        && event.kind() == corrected.kind();
    if fits {
        return Ok(());
    }
    Err(StoreError::Invalid(format!(
        "the correction {} has another stream, other subjects or another kind than {}",
        event.id, corrected.id
    )))
}

/// Whether surrogates must be resolved anew because of these events. Corrections have the
/// kind of what they correct, so looking at the kind is enough.
pub(super) fn has_merge(events: &[Event]) -> bool {
    events.iter().any(|e| is_merge(&e.payload))
}

/// Names the case number when that is what the database objected to.
pub(super) fn number_taken(error: StoreError, events: &[Event]) -> StoreError {
    let is_number = error
        .broken_unique()
        .is_some_and(|what| what.contains("case_file_number") || what.contains("case_file.number"));
    let number = events.iter().find_map(|e| match &e.payload {
        Payload::CaseOpened(p) => Some(p.number),
        _ => None,
    });
    match number {
        Some(number) if is_number => StoreError::NumberTaken(number),
        _ => error,
    }
}
