//! Integrity: is the journal whole, and do the registers say what it says?

use crate::Store;
use crate::error::StoreError;
use crate::fold::Fold;
use domain::PersonId;

/// What kind of damage was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FindingKind {
    /// A position is missing or the journal's end is not where the head says.
    Position,
    /// A place in a stream is missing or the stream's version is wrong.
    Sequence,
    /// The bytes of a row or its order do not fit the hash.
    Hash,
    /// The stored payload is not in canonical form or unreadable.
    Bytes,
    /// A text does not fit the event it belongs to.
    Text,
    /// The list of subjects does not fit the event.
    Subject,
    /// A register does not say what the journal says.
    Register,
}

/// One place where the database is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// Where in the journal, if there.
    pub position: Option<u64>,
    /// Whose registers, if there.
    pub person: Option<PersonId>,
    /// In words, without names or text.
    pub detail: String,
}

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// Events read.
    pub events: u64,
    /// Persons compared.
    pub persons: u64,
    /// The hash of the last event, in hexadecimal; empty for an empty journal.
    pub head: String,
    /// What is wrong; at most the first hundred.
    pub findings: Vec<Finding>,
}

impl Verification {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }
}

impl Store {
    /// Checks the journal (positions, places, hashes, bytes, texts) and compares the
    /// registers with what the journal says.
    pub fn verify(&self, fold: &Fold<'_>) -> Result<Verification, StoreError> {
        let _ = fold;
        Err(StoreError::Invalid("not built".into()))
    }
}
