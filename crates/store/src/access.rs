//! The access log: who saw whom, when, in what role, and how it ended.
//!
//! A view is written durably before anything is shown; views that wait for the same write
//! share one transaction and one seal. How the request ended follows in a later write that
//! nobody waits for. Rows are only added, and go only from the beginning, by the period of the
//! log, on record.

mod cut;
mod index;
mod log;
mod queue;
mod read;
mod seal;
mod spool;
mod write;

pub use cut::{AccessCut, CutOrder};
pub use read::{AccessFilter, AccessRow};

pub(crate) use cut::cuts;
pub(crate) use log::Log;
pub(crate) use seal::{Row as SealedRow, seal};
pub(crate) use write::{OUTCOME, VIEW, seal_inherited};

use crate::Store;
use crate::error::StoreError;
use domain::{AccessOutcome, Moment, PersonId, Role, WorkerId};
use serde::{Deserialize, Serialize};

/// One view that is to be logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Access {
    /// The request it belongs to, as given back for the request's first view; `None` begins.
    pub view: Option<u64>,
    /// When.
    pub at: Moment,
    /// Who looked.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// What kind of page or call: a stable word, for example `case`.
    pub what: String,
    /// The number of the case it was about.
    pub case: Option<u32>,
    /// Whom it showed; nobody for an empty list.
    pub persons: Vec<PersonId>,
    /// Whether it was an extract of everybody on record.
    pub is_whole: bool,
    /// What exactly, without names: a filter, the number of rows.
    pub detail: Option<String>,
}

/// How a request ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The request: what [`Store::log_view`] gave back for its first view.
    pub view: u64,
    /// When.
    pub at: Moment,
    /// How.
    pub outcome: AccessOutcome,
    /// Persons or records that went out, where that is known.
    pub shown: Option<u32>,
}

/// Where the log, or what is left of it, begins: after which position and seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    /// The last position before.
    pub(crate) position: u64,
    /// The seal that ends there; empty at the very beginning.
    pub(crate) seal: Vec<u8>,
    /// The generation of its key.
    pub(crate) generation: u32,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            position: 0,
            seal: Vec::new(),
            generation: 1,
        }
    }
}

impl Store {
    /// Lets views wait on disk beside an `SQLite` database for the next write of the log, twice
    /// a second, so that a view does not cost a commit; for a program that shows many. What was
    /// left there by one that was killed is taken in first. `false` where every view is written
    /// at once as before: on `PostgreSQL`, and while another process does this.
    pub fn spool_accesses(&self) -> Result<bool, StoreError> {
        self.accesses.spool()
    }

    /// Logs a view durably; call before it is shown. Gives back what names the request for
    /// later views and its completion: the view's position, where it has one by then.
    pub fn log_view(&self, access: &Access) -> Result<u64, StoreError> {
        self.accesses.begin(access)
    }

    /// Notes how a request ended, with the next write or within a second; never waits.
    pub fn complete_view(&self, completion: Completion) {
        self.accesses.complete(completion);
    }

    /// Writes what is noted and not yet written; for the end of a command.
    pub fn flush_accesses(&self) -> Result<(), StoreError> {
        self.accesses.flush()
    }

    /// Switches the log off or on, to measure what it costs; the product has no such switch.
    #[cfg(feature = "testing")]
    pub fn set_access_log(&self, is_on: bool) {
        self.accesses.set(is_on);
    }
}
