//! The red list: what is late or falls due soon, whose work it is now.

use super::{Listed, OfficeFilter, Page};
use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::case::Duty;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// Which duties.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RedFilter {
    /// Whose work now.
    pub office: OfficeFilter,
    /// Only law or only local standards.
    pub layer: Option<law::Layer>,
    /// Only duties of this rule.
    pub rule: Option<String>,
    /// Only duties already late.
    pub is_late: bool,
}

/// One duty in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedRow {
    /// The duty's id.
    pub id: uuid::Uuid,
    /// The canonical surrogate of the child.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// The case number, if a file is open.
    pub number: Option<u32>,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The duty.
    pub duty: Duty,
}

impl Store {
    /// Duties neither met nor fallen away at `as_of` and due at or before `horizon` (those
    /// late included), earliest first.
    pub fn red_list(
        &self,
        scope: &Scope,
        filter: &RedFilter,
        as_of: Moment,
        horizon: Moment,
        page: Page,
    ) -> Result<Listed<RedRow>, StoreError> {
        let _ = (scope, filter, as_of, horizon, page);
        Err(StoreError::Invalid("not built".into()))
    }
}
