//! Registers of the office stream: members of staff and teams.

use crate::Store;
use crate::error::StoreError;
use domain::{Moment, Role, TeamId, WorkerId};

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Who.
    pub id: WorkerId,
    /// The name.
    pub name: String,
    /// In what role.
    pub role: Role,
    /// In which team, if any.
    pub team: Option<TeamId>,
    /// Since when.
    pub since: Moment,
    /// When the person left, if so.
    pub left_at: Option<Moment>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its code.
    pub id: TeamId,
    /// Its name.
    pub name: String,
}

impl Store {
    /// All members of staff, those who left too, by name.
    pub fn workers(&self) -> Result<Vec<Worker>, StoreError> {
        Err(StoreError::Invalid("not built".into()))
    }

    /// All teams, by name.
    pub fn teams(&self) -> Result<Vec<Team>, StoreError> {
        Err(StoreError::Invalid("not built".into()))
    }
}
