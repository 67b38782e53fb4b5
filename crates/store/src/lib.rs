//! The store: journal, registers and queries over `SQLite` and `PostgreSQL`.
//!
//! All SQL of the product stands in this crate, one text for both databases. The store
//! decides nothing about permission: every read takes a [`Scope`] and compiles it into the
//! query. Law and registers are computed by the [`Fold`] that is handed in.

mod access;
mod account;
mod append;
mod backup;
mod bulk;
mod calendar;
mod catalog;
mod chain;
mod client;
mod condition;
mod erase;
mod error;
mod file;
mod fold;
mod form_draft;
mod heads;
mod health;
mod job;
mod journal;
mod keys;
mod line;
mod lists;
mod migrate;
mod office;
mod people;
mod rebuild;
mod registers;
mod rotate;
mod scope;
mod session;
mod slots;
mod sql;
mod tally;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
mod value;
mod verify;
mod words;

pub use access::{Access, AccessCut, AccessFilter, AccessRow, Completion, CutOrder};
pub use account::Account;
pub use account::attempt::{Attempt, AttemptId, AttemptRow, Counted, Outcome, place_of_browser};
pub use account::service::{EndedThere, ServiceTie};
pub use append::{Appended, NewEvent};
pub use backup::{
    BackupHead, BackupMade, BackupTable, PendingUpgrade, Restored, check_backup, pending_upgrade,
    restore,
};
pub use calendar::CalendarFeed;
pub use client::Client;
pub use condition::{Condition, Setting};
pub use erase::WouldGo;
pub use error::StoreError;
pub use file::{FileTaken, OpenFile};
pub use fold::{Fold, fold_with};
pub use form_draft::{FormDraft, FormDraftLine};
pub use heads::SealedHeads;
pub use health::Pool;
pub use job::{Claimed, Ended, JobRow, NewJob};
pub use journal::{ClosedText, Heads, PersonEvents};
pub use keys::{GenerationLine, KeyStatus, Keys, Master, MasterLine, Rewrapped, Tombstone, Vault};
pub use lists::{
    Board, BoardRow, BookingRow, CaseFilter, CaseRow, CaseSort, ComplaintRow, ContractRow, Edge,
    Excerpt, FoundCase, FoundPerson, GlassRow, GuardedRow, Listed, Mark, OfficeFilter, Page,
    PersonName, ProposalRow, RedFilter, RedRow, TextQuery, TextsFound, WorkerLoad,
};
pub use office::{Team, Worker};
pub use people::Redirects;
pub use rebuild::REBUILD;
pub use registers::Changed;
pub use scope::{Broad, Reach, Scope};
pub use session::{Pending, Session, SessionId};
pub use verify::{Finding, FindingKind, Verification};

use sql::Backend;
use std::sync::Arc;

/// One municipality's database.
pub struct Store {
    backend: Arc<Backend>,
    vault: Arc<Vault>,
    accesses: access::Log,
    line: append::Line,
    recent: journal::Recent,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("backend", &self.backend.name())
            .finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// `sqlite:PATH` (made if absent) or `postgres://…` or a libpq keyword string
    /// (`host=… dbname=…`). Its keys are made if the database has never had any.
    ///
    /// # Errors
    /// If the address is not understood, the database cannot be reached, its schema is
    /// newer than this program, or its keys are missing or those of another database.
    pub fn open(url: &str, keys: &Keys) -> Result<Self, StoreError> {
        let backend = Arc::new(Backend::open(url)?);
        if keys.are_in(url) {
            return Err(StoreError::KeysNowhere);
        }
        let bound = migrate::key_store(&backend)?;
        let vault = Vault::open(keys, bound.as_deref())?;
        // A new database has no journal yet by which the key store could have known it.
        let tables = catalog::tables(&mut backend.reader()?)?;
        if tables.iter().any(|t| t.name == "person_key") {
            return Err(StoreError::KeysNowhere);
        }
        migrate::migrate(&backend, &vault)?;
        migrate::bind(&backend, vault.id())?;
        let vault = Arc::new(vault);
        let store = Self {
            accesses: access::Log::new(Arc::clone(&backend), Arc::clone(&vault)),
            backend,
            vault,
            line: append::line(),
            recent: journal::Recent::default(),
        };
        // An older key store may have come back: nothing is read before its keys are gone.
        store.destroy_erased_keys()?;
        // An older database may have come back, or a new key of the tokens was interrupted.
        store.settle_tokens()?;
        store.finish_wipes()?;
        Ok(store)
    }

    /// The keys: secrets that tables hold are protected and revealed here.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// `sqlite` or `postgres`.
    pub fn backend_name(&self) -> &'static str {
        self.backend.name()
    }
}
