//! What can go wrong in a use case, told apart by what the caller can do about it.

use domain::case::Erasure;
use store::StoreError;

/// One thing to mend in a form: which field, and the key of the words for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name in the form.
    pub field: &'static str,
    /// The key of the message in the translation files.
    pub message: &'static str,
}

impl Problem {
    /// A problem with a field.
    pub fn new(field: &'static str, message: &'static str) -> Self {
        Self { field, message }
    }
}

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or the actor may not know of it.
    #[error("not found")]
    NotFound,
    /// The actor's role does not include this.
    #[error("not allowed")]
    Forbidden,
    /// What was given must be mended; nothing was recorded.
    #[error("refused: {0:?}")]
    Refused(Vec<Problem>),
    /// The person was erased; what is known of that, if anything.
    #[error("the person was erased")]
    Erased(Option<Erasure>),
    /// Someone else recorded on the same case meanwhile; nothing was recorded.
    #[error("someone else recorded on the same case meanwhile")]
    Conflict,
    /// The adopted rules cannot be read.
    #[error("the adopted rules cannot be read: {0}")]
    Rules(String),
    /// What is stored does not fit its seal.
    #[error("the journal is damaged: {0}")]
    Damaged(String),
    /// The log-in service cannot be used.
    #[error("{0}")]
    Service(String),
    /// A secret could not be made or compared.
    #[error("a secret could not be made: {0}")]
    Secret(String),
    /// A file cannot be read or written.
    #[error("the file cannot be read or written: {0}")]
    File(#[source] std::io::Error),
    /// The database failed.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        match error {
            // Someone else opened a file with the same number meanwhile; trying again helps.
            StoreError::Conflict { .. } | StoreError::NumberTaken(_) => Self::Conflict,
            StoreError::Erased(_) => Self::Erased(None),
            other => Self::Store(other),
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Refused(vec![problem])
    }
}

impl From<identity::random::NoRandomness> for Error {
    fn from(error: identity::random::NoRandomness) -> Self {
        Self::Secret(error.to_string())
    }
}

impl From<identity::password::NotHashed> for Error {
    fn from(error: identity::password::NotHashed) -> Self {
        Self::Secret(error.to_string())
    }
}

impl Error {
    /// A refusal of one field.
    pub fn refused(field: &'static str, message: &'static str) -> Self {
        Self::Refused(vec![Problem::new(field, message)])
    }
}
