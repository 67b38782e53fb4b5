//! Drafts of events: complete but for position, place in the stream, and words.
//!
//! The words are written only when the event is handed out, so that a municipality of
//! hundreds of thousands of events is held without its texts.

use crate::texts::Topic;
use domain::id::EventId;
use domain::{Mode, Moment, Payload, PersonId, Role, StreamId, WorkerId};

/// Whom an event concerns.
#[derive(Debug, Clone)]
pub(crate) enum Subjects {
    None,
    One(PersonId),
    Many(Box<[PersonId]>),
}

impl Subjects {
    pub(crate) fn of(list: &[PersonId]) -> Self {
        match list {
            [] => Self::None,
            [one] => Self::One(*one),
            many => Self::Many(many.into()),
        }
    }

    pub(crate) fn to_vec(&self) -> Vec<PersonId> {
        match self {
            Self::None => Vec::new(),
            Self::One(one) => vec![*one],
            Self::Many(many) => many.to_vec(),
        }
    }
}

/// One event on its way into the journal.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) appended: Moment,
    pub(crate) at: Moment,
    pub(crate) id: EventId,
    pub(crate) stream: StreamId,
    pub(crate) actor: WorkerId,
    pub(crate) role: Role,
    pub(crate) subjects: Subjects,
    pub(crate) payload: Payload,
    /// What the words are about.
    pub(crate) topic: Topic,
    /// Which of the possible words.
    pub(crate) word: u32,
    /// The card of the person named in the words.
    pub(crate) card: u32,
    pub(crate) correction: Option<(EventId, Mode)>,
}
