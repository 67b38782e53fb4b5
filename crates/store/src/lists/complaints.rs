//! Complaints over decisions: those that run, and those settled since a moment.

use super::{Filter, day, name_rows, number, team, worker};
use crate::Store;
use crate::error::StoreError;
use crate::people::Opening;
use crate::registers::{COMPLAINT_COLUMNS, OPEN, maybe_code, read_complaint};
use crate::scope::Scope;
use domain::case::Complaint;
use domain::{Day, DecisionKind, Moment, PersonId, TeamId, WorkerId};

/// One complaint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintRow {
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
    /// The complaint.
    pub complaint: Complaint,
    /// The decision complained of: what was decided, and its paragraph.
    pub decision: Option<(DecisionKind, String)>,
    /// When the next duty about it falls due, if one is open.
    pub due: Option<Moment>,
}

impl Store {
    /// Complaints within a scope that run or were settled at or after a moment, the oldest
    /// first.
    pub fn complaint_list(
        &self,
        scope: &Scope,
        settled_since: Moment,
    ) -> Result<Vec<ComplaintRow>, StoreError> {
        let mut wanted = Filter::within(scope);
        let since = wanted.param(settled_since);
        wanted.also(format!("(c.settled_at IS NULL OR c.settled_at >= {since})"));
        let columns: Vec<String> = COMPLAINT_COLUMNS.iter().map(|c| format!("c.{c}")).collect();
        let sql = format!(
            "SELECT {}, x.name, f.number, p.main_worker, p.main_team, p.birth_on, \
             d.kind, d.paragraph, \
             (SELECT min(o.due) FROM duty o WHERE o.person = c.person AND o.item = c.id \
              AND o.closed_at = {OPEN}) \
             FROM complaint c JOIN person p ON p.person = c.person \
             LEFT JOIN decision d ON d.person = c.person AND d.id = c.decision \
             LEFT JOIN person_text x ON x.person = c.person \
             LEFT JOIN case_file f ON f.person = c.person \
             WHERE {} ORDER BY c.received_at, c.person, c.n",
            columns.join(", "),
            wanted.sql()
        );
        let at = COMPLAINT_COLUMNS.len();
        let mut conn = self.backend.reader()?;
        let mut names = Opening::default();
        let mut rows = conn.all(&sql, &wanted.params, |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            names.take(person, "name", row, at)?;
            let kind: Option<DecisionKind> = maybe_code(row, at + 5)?;
            let paragraph = row.maybe_text(at + 6)?.unwrap_or_default().to_owned();
            Ok(ComplaintRow {
                person,
                name: None,
                birth_on: day(row, at + 4)?,
                number: number(row, at + 1)?,
                worker: worker(row, at + 2)?,
                team: team(row, at + 3)?,
                complaint: read_complaint(row, 0)?,
                decision: kind.map(|kind| (kind, paragraph)),
                due: row.maybe_int(at + 7)?.map(Moment),
            })
        })?;
        name_rows(rows.iter_mut(), names, &self.vault, |row| &mut row.name)?;
        Ok(rows)
    }
}
