//! Load: how much each caseworker has, and how much of it is red.

use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::{Moment, TeamId, WorkerId};

/// The load of one caseworker over the cases within the scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerLoad {
    /// Who has the main part; `None` for cases nobody has.
    pub worker: Option<WorkerId>,
    /// In which team.
    pub team: Option<TeamId>,
    /// Open cases.
    pub cases: u32,
    /// Of these, with a child placed away from home.
    pub placed: u32,
    /// Duties of law late at the moment asked about.
    pub late_law: u32,
    /// Local standards late then.
    pub late_local: u32,
    /// Duties of law due up to the horizon.
    pub soon_law: u32,
    /// Local standards due up to the horizon.
    pub soon_local: u32,
}

impl Store {
    /// The load of every caseworker with an open case or a red duty within the scope.
    pub fn load_per_worker(
        &self,
        scope: &Scope,
        as_of: Moment,
        horizon: Moment,
    ) -> Result<Vec<WorkerLoad>, StoreError> {
        let _ = (scope, as_of, horizon);
        Err(StoreError::Invalid("not built".into()))
    }
}
