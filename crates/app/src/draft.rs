//! An event before it has an id, an author and a moment of recording.

use domain::{EventId, Mode, Moment, Payload, PersonId, StreamId, Texts};

/// What a use case wants recorded.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The stream it belongs to.
    pub stream: StreamId,
    /// When it happened.
    pub at: Moment,
    /// Whom it concerns.
    pub subjects: Vec<PersonId>,
    /// What happened.
    pub payload: Payload,
    /// Names and free text.
    pub text: Texts,
    /// The event it corrects, and how.
    pub corrects: Option<(EventId, Mode)>,
}

impl Draft {
    /// A draft without text that corrects nothing.
    pub fn plain(stream: StreamId, at: Moment, subjects: Vec<PersonId>, payload: Payload) -> Self {
        Self {
            stream,
            at,
            subjects,
            payload,
            text: Texts::new(),
            corrects: None,
        }
    }
}
