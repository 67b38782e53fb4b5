//! The running measures a provider delivers: what it must know to help the child, and not the
//! file. Of a protected child not even the name, unless the reader is named.

use super::{day, team, worker};
use crate::Store;
use crate::error::StoreError;
use crate::scope::{Reach, Scope};
use domain::id::ItemId;
use domain::{Day, Moment, PersonId, TeamId, WorkerId};

/// One running measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContractRow {
    /// The child.
    pub person: PersonId,
    /// The measure.
    pub measure: ItemId,
    /// Date of birth, if known and not hidden.
    pub birth_on: Option<Day>,
    /// Whether the child is hidden: a protected case.
    pub is_hidden: bool,
    /// The paragraph of its decision.
    pub paragraph: String,
    /// Since when.
    pub started_at: Moment,
    /// The main caseworker now: whom to call.
    pub worker: Option<WorkerId>,
    /// The team now.
    pub team: Option<TeamId>,
    /// The next booked follow-up.
    pub follow_up: Option<Moment>,
}

impl Store {
    /// The measures that run now under the reader's own contracts, the longest first; none for
    /// any other reach.
    pub fn contract_list(&self, scope: &Scope) -> Result<Vec<ContractRow>, StoreError> {
        let Reach::Contracts(provider) = &scope.reach else {
            return Ok(Vec::new());
        };
        let mut params = vec![provider.as_str().into(), scope.now.into()];
        let named = scope.named_on("p", &mut params);
        let sql = format!(
            "SELECT m.person, m.id, p.birth_on, \
             CAST(CASE WHEN p.is_protected = 0 OR {named} THEN 0 ELSE 1 END AS BIGINT), m.paragraph, \
             m.started_at, p.main_worker, p.main_team, \
             (SELECT min(b.on_at) FROM booking b WHERE b.person = m.person \
              AND b.what = 'follow_up' AND b.is_cancelled = 0 AND b.on_at > ?2) \
             FROM measure m JOIN person p ON p.person = m.person \
             WHERE m.provider = ?1 AND m.ended_at IS NULL AND m.started_at <= ?2 \
             ORDER BY m.started_at, m.person, m.n"
        );
        self.backend.reader()?.all(&sql, &params, |row| {
            let is_hidden = row.int(3)? == 1;
            Ok(ContractRow {
                person: PersonId::from_bytes(row.bytes(0)?),
                measure: ItemId::from_bytes(row.bytes(1)?),
                birth_on: day(row, 2)?.filter(|_| !is_hidden),
                is_hidden,
                paragraph: row.text(4)?.to_owned(),
                started_at: Moment(row.int(5)?),
                worker: worker(row, 6)?,
                team: team(row, 7)?,
                follow_up: row.maybe_int(8)?.map(Moment),
            })
        })
    }
}
