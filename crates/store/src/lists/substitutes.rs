//! Who stands in on which case, for the job that ends it.

use crate::Store;
use crate::error::StoreError;
use domain::{AssignmentRole, PersonId, WorkerId};

impl Store {
    /// Everybody who stands in on a case, or will: whose case, and who. For the system alone.
    pub fn substitutes(&self) -> Result<Vec<(PersonId, WorkerId)>, StoreError> {
        let role = AssignmentRole::Substitute;
        let sql = format!(
            "SELECT DISTINCT a.person, a.worker FROM assignment a \
             WHERE a.role = '{role}' AND a.until_at IS NULL ORDER BY a.person, a.worker"
        );
        self.backend.reader()?.all(&sql, &[], |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            Ok((person, WorkerId::from_bytes(row.bytes(1)?)))
        })
    }
}
