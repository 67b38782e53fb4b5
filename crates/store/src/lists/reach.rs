//! Whom a reader may see, as ids only: for counting inside figures that are held in memory.

use super::Filter;
use crate::Store;
use crate::error::StoreError;
use crate::scope::{Reach, Scope};
use domain::PersonId;

impl Store {
    /// The persons with a case that a scope leaves out, under all their surrogates; few where
    /// the reach is wide.
    pub fn persons_out_of_scope(&self, scope: &Scope) -> Result<Vec<PersonId>, StoreError> {
        let mut params = Vec::new();
        let outside = match scope.reach {
            // Found by their index; everybody else is never looked at.
            Reach::Whole => format!(
                "(p.is_protected = 1 OR p.kind = 'adult') AND NOT {}",
                scope.named_on("p", &mut params)
            ),
            _ => format!("({}) IS NOT TRUE", scope.condition(&mut params)),
        };
        let sql = format!(
            "WITH outside AS (SELECT p.person FROM person p WHERE p.is_case = 1 AND {outside}) \
             SELECT o.person FROM outside o UNION ALL \
             SELECT d.person FROM outside o JOIN person_redirect d ON d.canonical = o.person"
        );
        self.backend
            .snapshot(|conn| conn.all(&sql, &params, |row| Ok(PersonId::from_bytes(row.bytes(0)?))))
    }

    /// The persons a reader is named to, whatever the reach opens besides, in order of id.
    pub fn persons_named(&self, scope: &Scope) -> Result<Vec<PersonId>, StoreError> {
        if !scope.has_named() {
            return Ok(Vec::new());
        }
        let mut params = Vec::new();
        let named = scope.named_on("p", &mut params);
        let sql = format!("SELECT p.person FROM person p WHERE {named} ORDER BY p.person");
        self.backend
            .snapshot(|conn| conn.all(&sql, &params, |row| Ok(PersonId::from_bytes(row.bytes(0)?))))
    }

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
