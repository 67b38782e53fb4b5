//! The access log: who saw whom, when, in what role. Written at once and durably.
//!
//! Views that wait for the same write share one transaction.

mod queue;

pub(crate) use queue::Queue;

use crate::error::StoreError;
use crate::journal::{damaged, places, unsigned};
use crate::registers::insert;
use crate::sql::Row;
use crate::value::{Cell, Value};
use crate::{Store, people};
use domain::{Moment, PersonId, Role, WorkerId};

/// One view that is to be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// When.
    pub at: Moment,
    /// Who looked.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// At whom; `None` for a list or figure, which `detail` describes.
    pub person: Option<PersonId>,
    /// The case number, if it was a case.
    pub case: Option<u32>,
    /// What kind of page or call: a stable word, for example `case`.
    pub what: String,
    /// What exactly, without names: a filter, the number of rows.
    pub detail: Option<String>,
}

/// One logged view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessRow {
    /// Its place in the log.
    pub id: u64,
    /// What was logged.
    pub access: Access,
}

const COLUMNS: &[&str] = &[
    "at",
    "actor",
    "role",
    "person",
    "case_number",
    "what",
    "detail",
];

impl Access {
    fn values(&self) -> [Value<'_>; 7] {
        [
            self.at.into(),
            self.actor.into(),
            self.role.as_str().into(),
            self.person.into(),
            self.case.into(),
            self.what.as_str().into(),
            self.detail.as_deref().into(),
        ]
    }
}

impl Store {
    /// Logs a view durably, in a transaction of its own; call before the view is shown.
    pub fn log_view(&self, access: &Access) -> Result<(), StoreError> {
        self.log_views(std::slice::from_ref(access))
    }

    /// Logs several views (the persons of one list) in one transaction.
    pub fn log_views(&self, accesses: &[Access]) -> Result<(), StoreError> {
        let rows: Vec<Vec<Cell>> = accesses
            .iter()
            .map(|a| a.values().iter().map(|v| v.to_cell()).collect())
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        self.accesses.write(&rows, |rows| {
            self.backend
                .write(|conn| insert(conn, "access_log", COLUMNS, rows))
        })
    }

    /// Who saw a person (or a surrogate merged with it), latest first.
    pub fn access_of(&self, person: PersonId) -> Result<Vec<AccessRow>, StoreError> {
        self.backend.snapshot(|conn| {
            let members = people::members(conn, person)?;
            let params: Vec<Value<'_>> = members.iter().map(|p| (*p).into()).collect();
            let sql = format!(
                "SELECT id, {} FROM access_log WHERE person IN ({}) ORDER BY id DESC",
                COLUMNS.join(", "),
                places(1, params.len())
            );
            conn.all(&sql, &params, read)
        })
    }

    /// The latest rows of the whole log, latest first.
    pub fn access_latest(&self, limit: u32) -> Result<Vec<AccessRow>, StoreError> {
        let sql = format!(
            "SELECT id, {} FROM access_log ORDER BY id DESC LIMIT ?1",
            COLUMNS.join(", ")
        );
        self.backend.reader()?.all(&sql, &[limit.into()], read)
    }
}

fn read(row: &Row<'_>) -> Result<AccessRow, StoreError> {
    Ok(AccessRow {
        id: unsigned(row.int(0)?),
        access: Access {
            at: Moment(row.int(1)?),
            actor: WorkerId::from_bytes(row.bytes(2)?),
            role: row.text(3)?.parse().map_err(damaged)?,
            person: row.maybe_bytes(4)?.map(PersonId::from_bytes),
            case: row.maybe_int(5)?.and_then(|n| u32::try_from(n).ok()),
            what: row.text(6)?.to_owned(),
            detail: row.maybe_text(7)?.map(str::to_owned),
        },
    })
}
