//! Appending: events, registers and duties in one transaction.

mod check;
mod plan;
mod write;

pub(crate) use check::{correction, event as check_event};

use crate::Store;
use crate::error::StoreError;
use crate::fold::Fold;
use crate::job::NewJob;
use crate::registers::Registrar;
use crate::text::{self, LockedText};
use domain::case::Case;
use domain::event::{Event, Mode, Payload};
use domain::{EventId, Moment, PersonId, Role, StreamId, Texts, WorkerId};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Batches under way at once: one computes while another waits for the database.
const HEADS: usize = 2;

/// Those who wait to record.
pub(crate) type Line = crate::line::Line<Request, Appended>;

/// The line of one open store.
pub(crate) fn line() -> Line {
    Line::new(HEADS)
}

/// An event that is to be recorded; the store gives it position and place in the stream.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// Surrogate, from the id source.
    pub id: EventId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// When it happened.
    pub at: Moment,
    /// When the authority knew; the same as `appended_at` except in imported history.
    pub known_at: Moment,
    /// Now; never before the moment of the event written last (the store moves it up).
    pub appended_at: Moment,
    /// Who records.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// Whom it concerns; empty only in the office stream.
    pub subjects: Vec<PersonId>,
    /// What happened.
    pub payload: Payload,
    /// Names and free text.
    pub text: Texts,
    /// The event it corrects; a correction has the same stream and subjects as that one.
    pub corrects: Option<EventId>,
    /// How it corrects; given exactly when `corrects` is.
    pub mode: Option<Mode>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Appended {
    /// The events with their positions, in the order given.
    pub events: Vec<Event>,
    /// The cases as they stand now, one for each person concerned.
    pub cases: Vec<Case>,
}

impl NewEvent {
    /// The event before it has a place and a position.
    fn into_event(self) -> Event {
        Event {
            position: 0,
            id: self.id,
            stream: self.stream,
            seq: 0,
            at: self.at,
            known_at: self.known_at,
            appended_at: self.appended_at,
            actor: self.actor,
            role: self.role,
            subjects: self.subjects,
            payload: self.payload,
            text: self.text,
            corrects: self.corrects,
            mode: self.mode,
        }
    }
}

impl Store {
    /// Records events with their registers and duties in one transaction.
    ///
    /// `expected` holds the versions of the streams as the caller read them; a stream that
    /// is not named there is not checked.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a stream is at another version, [`StoreError::Duplicate`]
    /// if an id is already used, [`StoreError::NumberTaken`] for a case number in use,
    /// [`StoreError::Invalid`] for a correction that does not fit what it corrects.
    pub fn append(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
        fold: Arc<Fold<'static>>,
    ) -> Result<Appended, StoreError> {
        self.append_and_queue(events, expected, &[], fold)
    }

    /// As [`Store::append`], and plans jobs in the same transaction: they are there exactly
    /// when the events are.
    pub fn append_and_queue(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
        jobs: &[NewJob],
        fold: Arc<Fold<'static>>,
    ) -> Result<Appended, StoreError> {
        let events: Vec<Event> = events.into_iter().map(NewEvent::into_event).collect();
        events.iter().try_for_each(check::event)?;
        if events.is_empty() {
            return Ok(Appended {
                events,
                cases: Vec::new(),
            });
        }
        // The keys first, durably: no text is written that nobody could open afterwards.
        let about: BTreeSet<PersonId> = events.iter().flat_map(text::keepers).collect();
        let about: Vec<PersonId> = about.into_iter().collect();
        let ring = self.vault.ring_for_writing(&about)?;
        let lock = |event| text::lock(&self.vault, &ring, event);
        let texts = events.iter().map(lock).collect::<Result<Vec<_>, _>>()?;
        let request = Request {
            events,
            texts,
            expected: expected.to_vec(),
            jobs: jobs.to_vec(),
            fold,
        };
        if check::is_plain(&request.events) {
            self.line.pass(request, |all| self.write(all))
        } else {
            let mut alone = self.write(&[request])?;
            alone.pop().ok_or(StoreError::Again)
        }
    }

    /// Writes what several callers want recorded, in this order, in one transaction.
    fn write(&self, requests: &[Request]) -> Result<Vec<Appended>, StoreError> {
        let written = self.backend.write(|conn| {
            let registrar = Registrar::new(conn, &self.vault)?;
            write::write(conn, &registrar, &self.recent, requests)
        });
        written.map_err(|error| match requests {
            [one] => check::taken(self, error, &one.events),
            _ => error,
        })
    }
}

/// What one caller wants recorded, ready to be written.
pub(crate) struct Request {
    events: Vec<Event>,
    /// The texts of each event under lock.
    texts: Vec<Vec<LockedText>>,
    /// The versions of streams as the caller read them.
    expected: Vec<(StreamId, u32)>,
    jobs: Vec<NewJob>,
    fold: Arc<Fold<'static>>,
}
