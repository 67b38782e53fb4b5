//! Recording once, however often it is sent: a program that got no answer sends again.
//!
//! The event's id follows from the client and the key it gave; the journal takes no id
//! twice, so there is nothing else to keep or to clean up.

use crate::filing::is_as_asked;
use crate::{Actor, App, Deed, Error};
use domain::{Event, EventId, Moment, Payload, StreamId, Texts};
use store::StoreError;
use uuid::Uuid;

/// What is to be recorded, with the key under which it is sent.
#[derive(Debug, Clone)]
pub struct Once {
    /// The key; the same for every try.
    pub key: String,
    /// The last sequence number of the file as the client read it, if it wants a conflict.
    pub seen: Option<u32>,
    /// When it happened.
    pub at: Moment,
    /// What happened.
    pub payload: Payload,
    /// Free text.
    pub texts: Texts,
}

/// What stands in the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Recorded {
    /// The event.
    pub event: Event,
    /// Whether it stood there before this call.
    pub is_again: bool,
}

impl App {
    /// Records an event in a case, or answers as the first time if it is there already.
    ///
    /// # Errors
    /// [`Error::Conflict`] if someone recorded since `seen`; a refusal at
    /// `Idempotency-Key` if the key was used for something else.
    pub fn record_once(&self, actor: &Actor, number: u32, once: &Once) -> Result<Recorded, Error> {
        actor.require(Deed::RecordInCase)?;
        let id = EventId(Uuid::new_v5(&actor.worker.0, once.key.as_bytes()));
        let (case, found) = self.case_for(actor, number)?;
        if let Some(event) = found.events.iter().find(|e| e.id == id) {
            return again(event.clone(), once);
        }
        let acts = vec![(once.payload.clone(), once.texts.clone())];
        let drafts = self.drafts_in_case(actor, (&case, &found.events), once.at, acts)?;
        let mut events = self.events_of(actor, drafts);
        for event in &mut events {
            event.id = id;
        }
        let stream = StreamId::from(case.person);
        let expected: Vec<(StreamId, u32)> =
            once.seen.map(|seq| (stream, seq)).into_iter().collect();
        match self.append(events, &expected) {
            Ok(appended) => {
                let event = appended.events.into_iter().next();
                event.ok_or(Error::NotFound).map(|event| Recorded {
                    event,
                    is_again: false,
                })
            }
            // The same key may have been recorded meanwhile, by the client's other try.
            Err(error @ (Error::Conflict | Error::Store(StoreError::Duplicate(_)))) => {
                let (_, found) = self.case_for(actor, number)?;
                match found.events.into_iter().find(|e| e.id == id) {
                    Some(event) => again(event, once),
                    None if matches!(error, Error::Conflict) => Err(Error::Conflict),
                    None => Err(used()),
                }
            }
            Err(error) => Err(error),
        }
    }
}

fn again(event: Event, once: &Once) -> Result<Recorded, Error> {
    let is_same = is_as_asked(&event.payload, &once.payload)
        && event.at == once.at
        && event.text == once.texts;
    if is_same {
        Ok(Recorded {
            event,
            is_again: true,
        })
    } else {
        Err(used())
    }
}

fn used() -> Error {
    Error::refused("Idempotency-Key", "refused-key-used")
}
