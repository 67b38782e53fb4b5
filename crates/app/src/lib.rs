//! Use cases: authorise, decide, record. The only way to write, used alike by pages,
//! commands and jobs.
//!
//! Holds no SQL and no HTML; "now" comes from the clock it is given.

pub mod absence;
pub mod account;
pub mod actor;
pub mod adoption;
pub mod archive;
pub mod backup;
mod birth;
pub mod calendar;
pub mod case;
pub mod casework;
pub mod client;
pub mod clock;
pub mod complaint;
pub mod contracts;
pub mod decision;
pub mod deed;
pub mod disclosure;
pub mod distribution;
pub mod document;
mod draft;
pub mod duties;
pub mod erase;
pub mod error;
pub mod extract;
pub mod family;
mod filing;
mod follow;
pub mod form_draft;
pub mod frame;
pub mod gaps;
pub mod glass;
pub mod goals;
pub mod handover;
pub mod heads;
pub mod health;
pub mod id;
pub mod intake;
pub mod jobs;
pub mod ladder;
mod measure;
pub mod naming;
mod numbered;
pub mod once;
pub mod oversight;
pub mod particulars;
pub mod retention;
pub mod roles;
pub mod ruleset;
pub mod search;
pub mod session;
pub mod setup;
pub mod template;
pub mod today;
pub mod together;
pub mod transfer;
pub mod views;

pub use actor::Actor;
pub use birth::TypedDay;
pub use clock::{Clock, Fixed, SystemClock};
pub use deed::Deed;
pub use error::{Error, Problem};
pub use numbered::TypedCpr;
pub use views::Views;

use frame::Frames;
use id::Ids;
use ruleset::Ruleset;
use std::path::PathBuf;
use std::sync::{Arc, RwLock};
use store::Store;

/// The application: a store, a clock, the adopted rules and the figures in memory.
pub struct App {
    pub(crate) store: Store,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) ids: Ids,
    pub(crate) ruleset: RwLock<Arc<Ruleset>>,
    pub(crate) frames: Frames,
    /// Where the nightly backup goes; `None`: it is made by other means.
    pub(crate) nightly: Option<backup::BackupOrder>,
    pub(crate) accounts: account::Settings,
    pub(crate) service: Option<account::Service>,
    pub(crate) tries: glass::Tries,
    pub(crate) oversight: oversight::Oversight,
    pub(crate) documents: document::Limits,
    /// Where heads are noted, outside the database.
    pub(crate) heads_file: Option<PathBuf>,
}

impl App {
    /// Opens the application on a store and reads the rules adopted in it.
    ///
    /// A store in which nothing was adopted yet works with the rules of the program;
    /// [`App::adopt_built_in`] puts them on record.
    pub fn open(store: Store, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        let ruleset = Ruleset::from_office(&store.office_events()?)?;
        let app = Self {
            store,
            clock,
            ids: Ids,
            ruleset: RwLock::new(Arc::new(ruleset)),
            frames: Frames::default(),
            nightly: None,
            accounts: account::Settings::default(),
            service: None,
            tries: glass::Tries::default(),
            oversight: oversight::Oversight::built_in(),
            documents: document::Limits::default(),
            heads_file: None,
        };
        // What was interrupted, or undone by a restore, is finished before anything is shown.
        app.finish_erasures()?;
        Ok(app)
    }

    /// Lets people in through a log-in service, too.
    #[must_use]
    pub fn with_service(mut self, service: Option<account::Service>) -> Self {
        self.service = service;
        self
    }

    /// The log-in service, if there is one.
    pub fn service(&self) -> Option<&account::Service> {
        self.service.as_ref()
    }

    /// Sets how people log in here.
    #[must_use]
    pub fn with_accounts(mut self, settings: account::Settings) -> Self {
        self.accounts = settings;
        self
    }

    /// The same with other thresholds for unusual looks at cases.
    #[must_use]
    pub fn with_oversight(self, oversight: oversight::Oversight) -> Self {
        Self { oversight, ..self }
    }

    /// The same with a file for heads, in which they are noted at intervals.
    #[must_use]
    pub fn with_heads_file(self, path: PathBuf) -> Self {
        Self {
            heads_file: Some(path),
            ..self
        }
    }

    /// The thresholds for unusual looks at cases.
    pub fn oversight(&self) -> &oversight::Oversight {
        &self.oversight
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
