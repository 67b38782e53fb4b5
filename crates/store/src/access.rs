//! The access log: who saw whom, when, in what role. Written at once and durably.

use crate::Store;
use crate::error::StoreError;
use domain::{Moment, PersonId, Role, WorkerId};

/// One view that is to be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: Moment,
    /// Who looked.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// At whom; `None` for a list or figure, which `detail` describes.
    pub person: Option<PersonId>,
    /// The case number, if it was a case.
    pub case: Option<u32>,
    /// What kind of page or call: a stable word, for example `case`.
    pub what: String,
    /// What exactly, without names: a filter, the number of rows.
    pub detail: Option<String>,
}

/// One logged view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRow {
    /// Its place in the log.
    pub id: u64,
    /// What was logged.
    pub access: Access,
}

impl Store {
    /// Logs a view durably, in a transaction of its own; call before the view is shown.
    pub fn log_view(&self, access: &Access) -> Result<(), StoreError> {
        let _ = access;
        Err(StoreError::Invalid("not built".into()))
    }

    /// Logs several views (the persons of one list) in one transaction.
    pub fn log_views(&self, accesses: &[Access]) -> Result<(), StoreError> {
        let _ = accesses;
        Err(StoreError::Invalid("not built".into()))
    }

    /// Who saw a person (or a surrogate merged with it), latest first.
    pub fn access_of(&self, person: PersonId) -> Result<Vec<AccessRow>, StoreError> {
        let _ = person;
        Err(StoreError::Invalid("not built".into()))
    }
}
