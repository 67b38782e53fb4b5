//! Use cases: authorise, decide, record. The only way to write, used alike by pages,
//! commands and jobs.
//!
//! Holds no SQL and no HTML; "now" comes from the clock it is given.

pub mod actor;
pub mod backup;
pub mod case;
pub mod casework;
pub mod client;
pub mod clock;
pub mod distribution;
mod draft;
pub mod duties;
pub mod error;
mod follow;
pub mod form_draft;
pub mod frame;
pub mod goals;
pub mod id;
pub mod intake;
pub mod jobs;
pub mod ladder;
pub mod once;
pub mod ruleset;
pub mod search;
pub mod session;
pub mod setup;
pub mod today;
pub mod transfer;

pub use actor::{Actor, Deed};
pub use clock::{Clock, Fixed, SystemClock};
pub use error::{Error, Problem};

use frame::Frames;
use id::Ids;
use ruleset::Ruleset;
use std::sync::{Arc, RwLock};
use store::Store;

/// The application: a store, a clock, the adopted rules and the figures in memory.
pub struct App {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Ids,
    pub(crate) ruleset: RwLock<Arc<Ruleset>>,
    pub(crate) frames: Frames,
}

impl App {
    /// Opens the application on a store and reads the rules adopted in it.
    ///
    /// A store in which nothing was adopted yet works with the rules of the program;
    /// [`App::adopt_built_in`] puts them on record.
    pub fn open(store: Store, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        let ruleset = Ruleset::from_office(&store.office_events()?)?;
        Ok(Self {
            store,
            clock,
            ids: Ids,
            ruleset: RwLock::new(Arc::new(ruleset)),
            frames: Frames::default(),
        })
    }

    /// The moment that counts as now.
    pub fn now(&self) -> domain::Moment {
        self.clock.now()
    }

    /// The rules in force.
    pub fn ruleset(&self) -> Arc<Ruleset> {
        Arc::clone(
            &self
                .ruleset
                .read()
                .unwrap_or_else(std::sync::PoisonError::into_inner),
        )
    }

    /// The store, for commands that read or check it whole.
    pub fn store(&self) -> &Store {
        &self.store
    }
}
