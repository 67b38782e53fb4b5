//! Integrity: is the journal whole, and do the registers say what it says?

mod chain;
mod registers;

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

/// How many findings are told; more would say no more.
const MOST: usize = 100;

impl Verification {
    /// Whether nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(
        &mut self,
        kind: FindingKind,
        position: Option<u64>,
        person: Option<PersonId>,
        detail: impl Into<String>,
    ) {
        if self.findings.len() < MOST {
            self.findings.push(Finding {
                kind,
                position,
                person,
                detail: detail.into(),
            });
        }
    }
}

impl Store {
    /// Checks the journal (positions, places, hashes, bytes, texts, subjects) and compares
    /// the registers with what the journal says.
    ///
    /// # Errors
    /// If the database cannot be read at all; damage is a finding, not an error.
    pub fn verify(&self, fold: &Fold<'_>) -> Result<Verification, StoreError> {
        self.backend.snapshot(|conn| {
            let mut out = Verification::default();
            chain::verify(conn, &self.vault, &mut out)?;
            // A journal that cannot be read cannot be folded.
            let hides = |f: &Finding| matches!(f.kind, FindingKind::Bytes | FindingKind::Text);
            let is_readable = !out.findings.iter().any(hides);
            if is_readable {
                registers::verify(conn, &self.vault, fold, &mut out)?;
            }
            Ok(out)
        })
    }
}
