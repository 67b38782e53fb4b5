//! Appending: events, registers and duties in one transaction.

use crate::Store;
use crate::error::StoreError;
use crate::fold::Fold;
use domain::case::Case;
use domain::event::{Event, Mode, Payload};
use domain::{EventId, Moment, PersonId, Role, StreamId, Texts, WorkerId};

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

impl Store {
    /// Records events with their registers and duties in one transaction.
    ///
    /// `expected` holds the versions of the streams as the caller read them; a stream that
    /// is not named there is not checked.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a stream is at another version, [`StoreError::Duplicate`]
    /// if an id is already used, [`StoreError::NumberTaken`] for a case number in use.
    pub fn append(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
        fold: &Fold<'_>,
    ) -> Result<Appended, StoreError> {
        let _ = (events, expected, fold);
        Err(StoreError::Invalid("not built".into()))
    }
}
