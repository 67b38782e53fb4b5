//! Reading the journal: events with their texts, by person, stream, id or all in order.

use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::event::Event;
use domain::{EventId, Moment, PersonId, StreamId};

/// All events about one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonEvents {
    /// All surrogates of the person, the canonical one first.
    pub members: Vec<PersonId>,
    /// The events in order of position.
    pub events: Vec<Event>,
}

impl Store {
    /// The highest position; 0 while the journal is empty.
    pub fn head(&self) -> Result<u64, StoreError> {
        Err(StoreError::Invalid("not built".into()))
    }

    /// The highest position written at or before a moment: what was known then.
    pub fn position_at(&self, known: Moment) -> Result<u64, StoreError> {
        let _ = known;
        Err(StoreError::Invalid("not built".into()))
    }

    /// The version of a stream (the place of its last event); 0 if there is none.
    pub fn version(&self, stream: StreamId) -> Result<u32, StoreError> {
        let _ = stream;
        Err(StoreError::Invalid("not built".into()))
    }

    /// All events about a person, or about those merged with it; `None` if there is no such
    /// person within the scope.
    pub fn events_of_person(
        &self,
        scope: &Scope,
        person: PersonId,
    ) -> Result<Option<PersonEvents>, StoreError> {
        let _ = (scope, person);
        Err(StoreError::Invalid("not built".into()))
    }

    /// The events of one stream; `None` if none of its persons is within the scope. The
    /// office stream is open to all.
    pub fn events_of_stream(
        &self,
        scope: &Scope,
        stream: StreamId,
    ) -> Result<Option<Vec<Event>>, StoreError> {
        let _ = (scope, stream);
        Err(StoreError::Invalid("not built".into()))
    }

    /// The events of the office stream: staff, teams, adopted documents, targets.
    pub fn office_events(&self) -> Result<Vec<Event>, StoreError> {
        Err(StoreError::Invalid("not built".into()))
    }

    /// One event; `None` if there is none or its persons are out of scope.
    pub fn event(&self, scope: &Scope, id: EventId) -> Result<Option<Event>, StoreError> {
        let _ = (scope, id);
        Err(StoreError::Invalid("not built".into()))
    }

    /// Hands every event up to a position (or all) to `take`, in order, with texts.
    /// For exports, rebuilding and recounting by the program itself.
    pub fn all_events(
        &self,
        up_to: Option<u64>,
        take: &mut dyn FnMut(Event) -> Result<(), StoreError>,
    ) -> Result<u64, StoreError> {
        let _ = (up_to, take);
        Err(StoreError::Invalid("not built".into()))
    }
}
