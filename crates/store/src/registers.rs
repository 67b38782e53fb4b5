//! The registers: rows of every canonical person, and cases put together from them.

use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::PersonId;
use domain::case::{Case, Duty};
use uuid::Uuid;

/// What changed since a position.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The position up to which this is complete.
    pub position: u64,
    /// The cases with an event after the position asked about, as they stand.
    pub cases: Vec<Case>,
    /// Surrogates that were given up in a merge, at any time; no case stands under them.
    pub gone: Vec<PersonId>,
}

impl Store {
    /// One case from the registers; `None` if it is not within the scope.
    pub fn case(&self, scope: &Scope, person: PersonId) -> Result<Option<Case>, StoreError> {
        let _ = (scope, person);
        Err(StoreError::Invalid("not built".into()))
    }

    /// The person whose open or closed case has a number; `None` out of scope.
    pub fn person_of_number(
        &self,
        scope: &Scope,
        number: u32,
    ) -> Result<Option<PersonId>, StoreError> {
        let _ = (scope, number);
        Err(StoreError::Invalid("not built".into()))
    }

    /// A number no case has.
    pub fn next_case_number(&self) -> Result<u32, StoreError> {
        Err(StoreError::Invalid("not built".into()))
    }

    /// One duty by its id, with the person it is about; `None` out of scope.
    pub fn duty(&self, scope: &Scope, id: Uuid) -> Result<Option<(PersonId, Duty)>, StoreError> {
        let _ = (scope, id);
        Err(StoreError::Invalid("not built".into()))
    }

    /// All cases within the scope, in order of the person's id: everybody with a file, a
    /// notification or a duty.
    pub fn load_cases(&self, scope: &Scope) -> Result<Vec<Case>, StoreError> {
        let _ = scope;
        Err(StoreError::Invalid("not built".into()))
    }

    /// The cases that changed after a position; for an in-memory frame of the program.
    pub fn cases_changed_since(&self, position: u64) -> Result<Changed, StoreError> {
        let _ = position;
        Err(StoreError::Invalid("not built".into()))
    }
}
