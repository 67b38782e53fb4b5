//! Children who share a parent with a child: a concern about one is seldom about one only.

use super::Filter;
use crate::error::StoreError;
use crate::scope::Scope;
use crate::{Store, people};
use domain::PersonId;

impl Store {
    /// The canonical surrogates of a child's siblings within the scope: those with a parent in
    /// common, and those recorded as siblings; in order of id.
    pub fn siblings(&self, scope: &Scope, child: PersonId) -> Result<Vec<PersonId>, StoreError> {
        self.backend.snapshot(|conn| {
            let child = people::members(conn, child)?[0];
            let mut wanted = Filter::within(scope);
            let own = wanted.param(child);
            let sql = format!(
                "SELECT DISTINCT p.person FROM person p WHERE {} \
                 AND p.kind <> 'adult' AND p.person <> {own} AND p.person IN ( \
                   SELECT s.person FROM relation r JOIN relation s ON s.other = r.other \
                   WHERE r.person = {own} AND r.relation IN ('mother', 'father') \
                   AND s.relation IN ('mother', 'father') \
                   UNION ALL SELECT coalesce(d.canonical, r.other) FROM relation r \
                   LEFT JOIN person_redirect d ON d.person = r.other \
                   WHERE r.person = {own} AND r.relation = 'sibling') ORDER BY p.person",
                wanted.sql()
            );
            conn.all(&sql, &wanted.params, |row| {
                Ok(PersonId::from_bytes(row.bytes(0)?))
            })
        })
    }
}
