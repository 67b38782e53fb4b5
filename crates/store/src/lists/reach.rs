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
        let wanted = Filter::within(scope);
        let within = wanted.sql();
        // A reach over the whole service leaves out the protected and the adults, each found by
        // an index of its own; everybody else is never looked at.
        let outside: &[&str] = match scope.reach {
            Reach::Whole => &[
                "p.is_protected = 1 AND",
                "p.is_protected = 0 AND p.kind = 'adult' AND",
            ],
            _ => &[""],
        };
        let arms: Vec<String> = outside
            .iter()
            .map(|these| {
                format!(
                    "SELECT p.person FROM person p \
                     WHERE {these} p.is_case = 1 AND ({within}) IS NOT TRUE"
                )
            })
            .collect();
        let sql = format!(
            "WITH outside AS ({}) SELECT o.person FROM outside o UNION ALL \
             SELECT d.person FROM outside o JOIN person_redirect d ON d.canonical = o.person",
            arms.join(" UNION ALL ")
        );
        self.backend.snapshot(|conn| {
            conn.all(&sql, &wanted.params, |row| {
                Ok(PersonId::from_bytes(row.bytes(0)?))
            })
        })
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
