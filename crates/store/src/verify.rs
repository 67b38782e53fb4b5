//! Integrity: are the journal and the access log whole, and do the registers say what the
//! journal says?

mod access;
mod chain;
mod registers;

pub(crate) use access::portion;

use crate::error::StoreError;
use crate::fold::Fold;
use crate::{AccessCut, Store};
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
    /// The file of a document is not the one its event names.
    File,
    /// The list of subjects does not fit the event.
    Subject,
    /// A register does not say what the journal says.
    Register,
    /// The access log lacks a position or ends elsewhere than its head says.
    ViewPosition,
    /// Rows of the access log do not fit their seal.
    ViewSeal,
    /// A record of what was removed from the access log is not the one that was made then.
    ViewCut,
    /// The table of who was seen when does not say what the access log says.
    ViewPerson,
    /// A person was erased, and a key of theirs is still there.
    Erasure,
    /// A head that was exported does not stand in the database, or its line was touched.
    Head,
}

/// One place where the database is damaged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// Where in the journal, or for a view in the access log, if there.
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
    /// Views read from the access log.
    pub views: u64,
    /// What was removed from the beginning of the access log last, if anything was.
    pub access_cut: Option<AccessCut>,
    /// The last position of the access log.
    pub access_position: u64,
    /// The seal of its last batch, in hexadecimal; empty for an empty log.
    pub access_head: String,
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
    /// Checks the journal (positions, places, hashes, bytes, texts, subjects) and the access
    /// log (positions, seals), and compares the registers with what the journal says.
    ///
    /// # Errors
    /// If the database cannot be read at all; damage is a finding, not an error.
    pub fn verify(&self, fold: &Fold<'_>) -> Result<Verification, StoreError> {
        self.backend.snapshot(|conn| {
            let mut out = Verification::default();
            chain::verify(conn, &self.vault, &mut out)?;
            access::verify(conn, &self.vault, &mut out)?;
            // A journal that cannot be read cannot be folded.
            let hides = |f: &Finding| matches!(f.kind, FindingKind::Bytes | FindingKind::Text);
            let is_readable = !out.findings.iter().any(hides);
            if is_readable {
                registers::verify(conn, &self.vault, fold, &mut out)?;
            }
            Ok(out)
        })
    }

    /// Checks that so many events stand in the journal after a position, whole, and nothing
    /// else: a part of the night's work. [`Self::verify`] checks the whole.
    ///
    /// # Errors
    /// If the database cannot be read at all; damage is a finding, not an error.
    pub fn verify_slice(&self, after: u64, rows: u64) -> Result<Verification, StoreError> {
        self.backend.snapshot(|conn| {
            let mut out = Verification::default();
            chain::slice(conn, &self.vault, (after, rows), &mut out)?;
            Ok(out)
        })
    }
}
