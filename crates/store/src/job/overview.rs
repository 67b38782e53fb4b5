//! All jobs as they stand, for those who look after the installation.

use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use domain::Moment;
use uuid::Uuid;

/// A job as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRow {
    /// Surrogate.
    pub id: Uuid,
    /// Which job.
    pub name: String,
    /// Whether it comes again.
    pub is_periodic: bool,
    /// When it runs next; `None`: done, or given up.
    pub due_at: Option<Moment>,
    /// The node that holds it.
    pub leased_by: Option<String>,
    /// Until when.
    pub leased_until: Option<Moment>,
    /// Begun and not ended well, in a row.
    pub failures: u64,
    /// When it began last.
    pub began_at: Option<Moment>,
    /// When it ended last.
    pub ended_at: Option<Moment>,
    /// When it last ended well.
    pub succeeded_at: Option<Moment>,
    /// When it was given up.
    pub given_up_at: Option<Moment>,
    /// The last end in words.
    pub result: Option<String>,
}

/// Jobs that were done once and ended well are many and say little.
const MOST: u32 = 200;

impl Store {
    /// The periodic jobs, and of the others those not done first.
    pub fn jobs(&self) -> Result<Vec<JobRow>, StoreError> {
        let sql = format!(
            "SELECT id, name, is_periodic, due_at, leased_by, leased_until, failures, began_at, \
             ended_at, succeeded_at, given_up_at, result FROM job \
             ORDER BY is_periodic DESC, given_up_at IS NULL, due_at IS NULL, name, ended_at DESC, id \
             LIMIT {MOST}"
        );
        self.backend.reader()?.all(&sql, &[], |row| {
            let mut id = [0; 16];
            id.copy_from_slice(row.bytes(0)?);
            let moment = |at| row.maybe_int(at).map(|n| n.map(Moment));
            let text = |at| row.maybe_text(at).map(|t| t.map(str::to_owned));
            Ok(JobRow {
                id: Uuid::from_bytes(id),
                name: row.text(1)?.to_owned(),
                is_periodic: row.flag(2)?,
                due_at: moment(3)?,
                leased_by: text(4)?,
                leased_until: moment(5)?,
                failures: unsigned(row.int(6)?),
                began_at: moment(7)?,
                ended_at: moment(8)?,
                succeeded_at: moment(9)?,
                given_up_at: moment(10)?,
                result: text(11)?,
            })
        })
    }
}
