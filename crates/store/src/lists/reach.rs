//! Whom a reader may see, as ids only: for counting inside figures that are held in memory.

use super::Filter;
use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use domain::PersonId;

impl Store {
    /// The canonical persons within a scope, in order of id.
    pub fn persons_in_scope(&self, scope: &Scope) -> Result<Vec<PersonId>, StoreError> {
        let wanted = Filter::within(scope);
        let sql = format!(
            "SELECT p.person FROM person p WHERE {} ORDER BY p.person",
            wanted.sql()
        );
        self.backend.snapshot(|conn| {
            conn.all(&sql, &wanted.params, |row| {
                Ok(PersonId::from_bytes(row.bytes(0)?))
            })
        })
    }
}
