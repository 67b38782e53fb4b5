//! What can go wrong in the store; a user's mistake is not among it.

use domain::event::PayloadError;
use domain::{EventId, PersonId, StreamId};

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Someone else wrote to the stream since it was read.
    #[error("the stream {stream} is at {actual}, not at {expected}")]
    Conflict {
        /// The stream.
        stream: StreamId,
        /// The version the caller had read.
        expected: u32,
        /// The version it has now.
        actual: u32,
    },
    /// The event is already in the journal.
    #[error("the event {0} is already recorded")]
    Duplicate(EventId),
    /// Another person's file has the number.
    #[error("the case number {0} is taken")]
    NumberTaken(u32),
    /// Events that may not be written.
    #[error("not recorded: {0}")]
    Invalid(String),
    /// The bulk path was asked to write into a database that holds events.
    #[error("the database already holds events; bulk import needs an empty one")]
    NotEmpty,
    /// The address of the database is not understood.
    #[error("»{0}« is no address of a database; write sqlite:PATH or postgres://…")]
    Url(String),
    /// The way to the database is not safe, or its certificate cannot be used.
    #[error("the connection to PostgreSQL: {0}")]
    Tls(String),
    /// The database file cannot be made.
    #[error("the database file {0} cannot be made: {1}")]
    File(String, #[source] std::io::Error),
    /// A file of keys cannot be read or written.
    #[error("the file of keys {0}: {1}")]
    KeyFile(String, #[source] std::io::Error),
    /// Keys that the database needs are not there; new ones would open nothing.
    #[error("the database holds encrypted data, but its keys are not there: {0} is missing")]
    KeysMissing(String),
    /// The key store belongs to another database.
    #[error("the key store is that of another database")]
    KeysForeign,
    /// Nobody said where the keys lie.
    #[error("the keys of this database need an address of their own: say where they lie")]
    KeysNowhere,
    /// The master key is given from elsewhere, so that it cannot be replaced here.
    #[error(
        "the master key is given by a setting: put a new one in a line in front of it, start \
         every node again, and do this once more"
    )]
    MasterGiven,
    /// A key does not fit.
    #[error("keys: {0}")]
    Vault(#[from] vault::VaultError),
    /// The person was deleted; nothing more can be recorded about them.
    #[error("the person {0} was deleted")]
    Erased(PersonId),
    /// The schema was made by a newer program.
    #[error("the database has schema {found}, this program knows {known}; use a newer program")]
    Schema {
        /// The database's migration number.
        found: i64,
        /// The highest number this program knows.
        known: i64,
    },
    /// A backup cannot be used, in words of what is wrong with it.
    #[error("the backup cannot be used: {0}")]
    Backup(String),
    /// The file of a backup cannot be read or written.
    #[error("the backup {0} cannot be read or written: {1}")]
    BackupFile(String, #[source] std::io::Error),
    /// A backup was to be restored over what is recorded.
    #[error("the database already holds events; restore into an empty one, or say --replace")]
    Occupied,
    /// What is stored cannot be read back.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// A stored payload cannot be read back.
    #[error("the database is damaged at position {0}: {1}")]
    Payload(u64, #[source] PayloadError),
    /// Who stands for whom changed while waiting for a lock; the transaction runs again.
    #[error("the registers changed while waiting; try again")]
    Again,
    /// `SQLite` refused.
    #[error("SQLite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// `PostgreSQL` refused. No source of the chain: its own words tell values of rows.
    #[error("PostgreSQL: {}", postgres_words(.0))]
    Postgres(postgres::Error),
    /// No connection was free or could be made.
    #[error("no connection to the database: {0}")]
    Pool(#[from] r2d2::Error),
}

/// The server's own message, which the driver leaves out of its `Display`; without its
/// details, which tell the values of the row it refused.
fn postgres_words(error: &postgres::Error) -> String {
    error.as_db_error().map_or_else(
        || error.to_string(),
        |db| {
            let constraint = db.constraint().map(|name| format!(" ({name})"));
            let code = db.code().code();
            format!(
                "{}{} [{code}]",
                db.message(),
                constraint.unwrap_or_default()
            )
        },
    )
}

impl From<postgres::Error> for StoreError {
    fn from(error: postgres::Error) -> Self {
        Self::Postgres(error)
    }
}

impl StoreError {
    /// Whether the same transaction may succeed when run again: the database chose it as
    /// the one to give way.
    pub(crate) fn is_transient(&self) -> bool {
        match self {
            Self::Postgres(e) => e
                .code()
                .is_some_and(|c| matches!(c.code(), "40001" | "40P01" | "55P03")),
            Self::Sqlite(e) => matches!(
                e.sqlite_error_code(),
                Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked)
            ),
            Self::Again => true,
            _ => false,
        }
    }

    /// The name of the unique constraint that was broken, as far as the database tells.
    pub(crate) fn broken_unique(&self) -> Option<String> {
        match self {
            Self::Postgres(e) => {
                let db = e.as_db_error()?;
                (db.code().code() == "23505").then(|| db.constraint().unwrap_or("").to_owned())
            }
            Self::Sqlite(rusqlite::Error::SqliteFailure(code, message)) => (code.code
                == rusqlite::ErrorCode::ConstraintViolation)
                .then(|| message.clone().unwrap_or_default()),
            _ => None,
        }
    }
}
