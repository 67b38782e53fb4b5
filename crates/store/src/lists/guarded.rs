//! Protected cases and broken glasses, for who answers for them without seeing them: numbers,
//! teams and staff, and nothing about the child.

use super::{Page, number, small, team, worker};
use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::registers::read_named;
use crate::scope::Scope;
use domain::case::Named;
use domain::{PersonId, TeamId, WorkerId};

/// A protected case as its leader may know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardedRow {
    /// Whose case, for the access log.
    pub person: PersonId,
    /// The number people call it by.
    pub number: u32,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// How many are named to it besides those who work on it.
    pub named: u32,
}

/// A broken glass that no leader has looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlassRow {
    /// Whose case.
    pub person: PersonId,
    /// The case number.
    pub number: Option<u32>,
    /// The team that has the case.
    pub team: Option<TeamId>,
    /// Who broke it, when, until when.
    pub glass: Named,
}

impl Store {
    /// Open protected cases that a reader answers for, by number; those nobody works on first.
    pub fn guarded_cases(&self, scope: &Scope, page: Page) -> Result<Vec<GuardedRow>, StoreError> {
        let mut params = vec![scope.now.into()];
        let reach = scope.reach_on("p", &mut params);
        params.push(page.size.into());
        let sql = format!(
            "SELECT f.number, p.main_worker, p.main_team, \
             (SELECT count(*) FROM named g WHERE g.person = p.person AND g.until_at > ?1), \
             p.person FROM person p JOIN case_file f ON f.person = p.person \
             WHERE p.is_protected = 1 AND f.closed_at IS NULL AND {reach} \
             ORDER BY p.main_worker IS NOT NULL, f.number LIMIT ?{}",
            params.len()
        );
        self.backend.reader()?.all(&sql, &params, |row| {
            Ok(GuardedRow {
                number: small(row, 0)?,
                worker: worker(row, 1)?,
                team: team(row, 2)?,
                named: small(row, 3)?,
                person: PersonId::from_bytes(row.bytes(4)?),
            })
        })
    }

    /// How many of them there are.
    pub fn guarded_count(&self, scope: &Scope) -> Result<u64, StoreError> {
        let mut params = Vec::new();
        let reach = scope.reach_on("p", &mut params);
        let sql = format!(
            "SELECT count(*) FROM person p JOIN case_file f ON f.person = p.person \
             WHERE p.is_protected = 1 AND f.closed_at IS NULL AND {reach}"
        );
        Ok(unsigned(self.backend.reader()?.number(&sql, &params)?))
    }

    /// Whose case has a number, for who answers for it whether or not they see it.
    pub fn answered_case(
        &self,
        scope: &Scope,
        number: u32,
    ) -> Result<Option<PersonId>, StoreError> {
        let mut params = vec![number.into()];
        let reach = scope.reach_on("p", &mut params);
        let sql = format!(
            "SELECT p.person FROM case_file f JOIN person p ON p.person = f.person \
             WHERE f.number = ?1 AND {reach}"
        );
        self.backend
            .reader()?
            .first(&sql, &params, |row| Ok(PersonId::from_bytes(row.bytes(0)?)))
    }

    /// Broken glasses that no leader has looked at, over the cases a reader answers for; the
    /// latest first.
    pub fn unseen_glass(&self, scope: &Scope, page: Page) -> Result<Vec<GlassRow>, StoreError> {
        let mut params = Vec::new();
        let reach = scope.reach_on("p", &mut params);
        params.push(page.size.into());
        let sql = format!(
            "SELECT g.id, g.worker, g.naming, g.from_at, g.until_at, g.seen_at, g.person, \
             f.number, p.main_team FROM named g JOIN person p ON p.person = g.person \
             LEFT JOIN case_file f ON f.person = g.person \
             WHERE g.naming = 'glass' AND g.seen_at IS NULL AND {reach} \
             ORDER BY g.from_at DESC, g.id LIMIT ?{}",
            params.len()
        );
        self.backend.reader()?.all(&sql, &params, |row| {
            Ok(GlassRow {
                glass: read_named(row, 0)?,
                person: PersonId::from_bytes(row.bytes(6)?),
                number: number(row, 7)?,
                team: team(row, 8)?,
            })
        })
    }

    /// How many of them there are.
    pub fn unseen_glass_count(&self, scope: &Scope) -> Result<u64, StoreError> {
        let mut params = Vec::new();
        let reach = scope.reach_on("p", &mut params);
        let sql = format!(
            "SELECT count(*) FROM named g JOIN person p ON p.person = g.person \
             WHERE g.naming = 'glass' AND g.seen_at IS NULL AND {reach}"
        );
        Ok(unsigned(self.backend.reader()?.number(&sql, &params)?))
    }
}
