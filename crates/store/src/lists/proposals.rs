//! Proposed decisions that wait for whoever may make them.

use super::{Filter, name_rows, number, worker};
use crate::Store;
use crate::error::StoreError;
use crate::people::Opening;
use crate::registers::read_proposal;
use crate::scope::Scope;
use domain::case::Proposal;
use domain::{PersonId, WorkerId};

/// One proposal that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// The canonical surrogate of the child.
    pub person: PersonId,
    /// The name, if known.
    pub name: Option<String>,
    /// The case number, if there is a file.
    pub number: Option<u32>,
    /// The main caseworker now.
    pub worker: Option<WorkerId>,
    /// The proposal.
    pub proposal: Proposal,
}

impl Store {
    /// Proposals within a scope that nobody has answered, the oldest first.
    pub fn proposal_list(&self, scope: &Scope) -> Result<Vec<ProposalRow>, StoreError> {
        let mut wanted = Filter::within(scope);
        wanted.also("b.answered_at IS NULL");
        let sql = format!(
            "SELECT b.person, b.n, b.id, b.proposed_at, b.proposed_by, b.kind, b.paragraph, \
             b.competence, b.answered_at, x.name, f.number, p.main_worker \
             FROM proposal b JOIN person p ON p.person = b.person \
             LEFT JOIN person_text x ON x.person = b.person \
             LEFT JOIN case_file f ON f.person = b.person \
             WHERE {} ORDER BY b.proposed_at, b.person, b.n",
            wanted.sql()
        );
        let mut conn = self.backend.reader()?;
        let mut names = Opening::default();
        let mut rows = conn.all(&sql, &wanted.params, |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            names.take(person, "name", row, 9)?;
            Ok(ProposalRow {
                person,
                proposal: read_proposal(row, 0)?,
                name: None,
                number: number(row, 10)?,
                worker: worker(row, 11)?,
            })
        })?;
        name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
        Ok(rows)
    }
}
