//! The board of notifications: what came in, and how much of the 24 hours is left.

use super::{Listed, OfficeFilter, Page};
use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::case::Notification;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// One notification about one child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The canonical surrogate of the child.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// Date of birth, if known.
    pub birth_on: Option<Day>,
    /// The case number, if there is a file.
    pub number: Option<u32>,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The notification.
    pub notification: Notification,
    /// When the evaluation is due, where the law sets a time.
    pub due: Option<Moment>,
}

impl Store {
    /// Enquiries not evaluated, whatever their age, and those received at or after `since`;
    /// the latest first.
    pub fn notification_board(
        &self,
        scope: &Scope,
        filter: &OfficeFilter,
        since: Moment,
        page: Page,
    ) -> Result<Listed<BoardRow>, StoreError> {
        let _ = (scope, filter, since, page);
        Err(StoreError::Invalid("not built".into()))
    }
}
