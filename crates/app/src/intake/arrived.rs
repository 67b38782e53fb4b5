//! The arrival of a notification as it stands: everything that is done about a notification goes
//! by what its last correction says.

use crate::Error;
use domain::correction::effective;
use domain::{Event, Payload};

/// The arrival among the events of a notification.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Arrived<'a> {
    /// The event whose moment, content and texts hold: what was first recorded, or its last
    /// correction.
    pub event: &'a Event,
    /// Whether it was taken back: then there is nothing to evaluate and nobody to answer.
    pub is_retracted: bool,
}

impl<'a> Arrived<'a> {
    /// The arrival among these events, in order of position.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is none of them.
    pub fn among(events: &'a [Event]) -> Result<Self, Error> {
        let is_arrival = |e: &&Event| matches!(e.payload, Payload::EnquiryReceived(_));
        let mut stands = effective(events).into_iter().map(|e| e.content);
        if let Some(event) = stands.find(is_arrival) {
            let is_retracted = false;
            return Ok(Self {
                event,
                is_retracted,
            });
        }
        let event = events.iter().find(is_arrival).ok_or(Error::NotFound)?;
        Ok(Self {
            event,
            is_retracted: true,
        })
    }

    /// The arrival, for who does something about it.
    ///
    /// # Errors
    /// A refusal at the field if it was taken back.
    pub fn standing(self, field: &'static str) -> Result<&'a Event, Error> {
        if self.is_retracted {
            return Err(Error::refused(field, "refused-notification-retracted"));
        }
        Ok(self.event)
    }
}
