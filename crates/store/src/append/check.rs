//! What no journal may hold, whatever the use case decided.

use super::Request;
use crate::Store;
use crate::erase::kin;
use crate::error::StoreError;
use crate::people::is_merge;
use crate::registers::Folded;
use crate::sql::Conn;
use domain::decide::against_erasing;
use domain::event::{Event, Payload};
use domain::{EventId, PersonId, StreamId};

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

/// Whether events may share a transaction with those of others: they change nothing that the
/// fold of another person, or the permission to record at all, rests on.
pub(super) fn is_plain(events: &[Event]) -> bool {
    let is_plain = |event: &Event| {
        event.stream != StreamId::OFFICE
            && event.corrects.is_none()
            && !is_merge(&event.payload)
            && !matches!(event.payload, Payload::PersonErased(_))
    };
    events.iter().all(is_plain)
}

/// Checks that no id comes twice and that corrections fit what they correct. That ids are new
/// the database itself sees to.
pub(super) fn against_journal(conn: &mut Conn, events: &[Event]) -> Result<(), StoreError> {
    for (n, event) in events.iter().enumerate() {
        if events[..n].iter().any(|earlier| earlier.id == event.id) {
            return Err(StoreError::Duplicate(event.id));
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

/// Whoever is erased may be erased at this moment, and who goes along is needed by nobody else,
/// under the lock that everybody takes who appends: for a destroyed key there is no way back. A
/// notification has a stream of its own, so the versions of the persons' streams do not tell of
/// it. An erasure for which the version of no person's stream is expected was decided before, and
/// is only put on record again.
pub(super) fn is_needed_by_nobody(
    conn: &mut Conn,
    requests: &[Request],
    folded: &[Folded],
) -> Result<(), StoreError> {
    let is_decided_now = |r: &&Request| {
        r.expected
            .iter()
            .any(|(stream, _)| *stream != StreamId::OFFICE)
    };
    for request in requests.iter().filter(is_decided_now) {
        let erased = request.events.iter().filter_map(|e| match &e.payload {
            Payload::PersonErased(p) => Some(p.person),
            _ => None,
        });
        let cases: Vec<&Folded> = erased
            .filter_map(|person| folded.iter().find(|one| one.case.members.contains(&person)))
            .collect();
        let members = cases
            .iter()
            .flat_map(|one| one.case.members.iter().copied());
        let together: Vec<PersonId> = members.collect();
        for (n, one) in cases.iter().enumerate() {
            let case = &one.case;
            let is_needed = if case.has_record() {
                n > 0 || !against_erasing(case).is_empty()
            } else {
                kin(conn, case.person, &together)? > 0
            };
            if is_needed {
                let (expected, actual) = (0, u32::try_from(case.position).unwrap_or(u32::MAX));
                return Err(StoreError::Conflict {
                    stream: case.person.into(),
                    expected,
                    actual,
                });
            }
        }
    }
    Ok(())
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

/// Says in the store's words which thing that may be there only once was there already.
pub(super) fn taken(store: &Store, error: StoreError, events: &[Event]) -> StoreError {
    let Some(what) = error.broken_unique() else {
        return error;
    };
    let is = |index: &str, column: &str| what.contains(index) || what.contains(column);
    if is("case_file_number", "case_file.number") {
        let number = events.iter().find_map(|e| match &e.payload {
            Payload::CaseOpened(p) => Some(p.number),
            _ => None,
        });
        return number.map_or(error, StoreError::NumberTaken);
    }
    if is("journal_id", "journal.id") {
        let known = store
            .backend
            .reader()
            .and_then(|mut conn| known(&mut conn, events));
        return known.map_or_else(|e| e, |id| id.map_or(error, StoreError::Duplicate));
    }
    error
}

/// The first of these events that the journal holds.
fn known(conn: &mut Conn, events: &[Event]) -> Result<Option<EventId>, StoreError> {
    for event in events {
        let sql = "SELECT count(*) FROM journal WHERE id = ?1";
        if conn.number(sql, &[event.id.into()])? != 0 {
            return Ok(Some(event.id));
        }
    }
    Ok(None)
}
