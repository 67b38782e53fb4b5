//! What reading a file gives: the good events, the problems line by line, and findings
//! about data that is readable but odd.
//!
//! Nothing is hidden and nothing is dropped without a word; who reads decides what to do.

use domain::Moment;
use domain::event::Event;
use domain::id::{EventId, ItemId, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Where in a line something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Column {
    /// The byte of a line of JSON, from 1.
    Byte(usize),
    /// The name of a column of an extract.
    Named(String),
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Byte(byte) => write!(f, "column {byte}"),
            Self::Named(name) => write!(f, "column »{name}«"),
        }
    }
}

/// A line that could not be taken, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The file as the caller named it.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// Where in the line, if one place can be named.
    pub column: Option<Column>,
    /// Why; never repeats a CPR number.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// Why nothing new about somebody who was erased is taken.
pub(crate) const ERASED: &str =
    "about somebody who was erased; nothing more is recorded about them";

/// A row of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RowAt {
    /// The file as the caller named it.
    pub file: String,
    /// The line on which it begins, from 1.
    pub line: u64,
}

/// What kind of oddity a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Two rows of one child hold at the same time (from ≤ day < until).
    Overlap,
    /// Two rows say different things about what is recorded once.
    Disagreement,
    /// A column of the file that the mapping neither reads nor leaves out knowingly.
    UnreadColumn,
    /// Something is said to have happened after it was put on record.
    Future,
}

/// Data that was taken and that someone should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind.
    pub kind: FindingKind,
    /// The rows concerned, in order of the file.
    pub rows: Vec<RowAt>,
    /// The person concerned, if one.
    pub person: Option<PersonId>,
    /// In words.
    pub says: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|r| format!("{}, line {}", r.file, r.line))
            .collect();
        write!(f, "{}: {}", rows.join(" and "), self.says)
    }
}

/// What the start of a measure changed, as the extract says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Nothing before it: a first start.
    Start,
    /// The place.
    Place,
    /// Only the legal status.
    LegalStatus,
    /// The place and the legal status.
    Both,
}

/// What an extract says about a measure in codes of its own; for statistics only.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Label {
    /// The kind of placement by which stock is split.
    pub kind: Option<String>,
    /// The code of the place as the extract has it.
    pub place: Option<String>,
    /// What its start changed.
    pub change: Option<Change>,
}

/// The labels by measure.
pub type Labels = BTreeMap<ItemId, Label>;

/// Where the file of a document stands: its line was whole when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileAt {
    /// Which of the files that were read.
    pub file: usize,
    /// The line, from 1.
    pub line: u64,
    /// The byte at which the line begins.
    pub at: u64,
    /// The event that names it.
    pub event: EventId,
}

/// Everything that reading gave.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// The good events, in the order in which they are to be recorded.
    pub events: Vec<Event>,
    /// The lines that could not be taken.
    pub problems: Vec<Problem>,
    /// What should be looked at.
    pub findings: Vec<Finding>,
    /// Codes of the extract, for statistics.
    pub labels: Labels,
    /// How many lines or rows were read, good and bad, headers and blank lines apart.
    pub rows: u64,
    /// How many events the journal has already just so; they are left out.
    pub recorded: u64,
    /// Where the files of documents stand: they are read when they are kept, one by one.
    pub files: Vec<FileAt>,
}

impl Import {
    /// All or nothing: without events and labels as soon as there is one problem.
    #[must_use]
    pub fn strict(mut self) -> Self {
        if !self.problems.is_empty() {
            self.events.clear();
            self.labels.clear();
            self.files.clear();
        }
        self
    }

    /// Puts two extracts of one system together, in the order in which their events are to
    /// be recorded.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.events.extend(other.events);
        self.events.sort_by_key(in_order);
        self.problems.extend(other.problems);
        self.findings.extend(other.findings);
        self.labels.extend(other.labels);
        self.rows += other.rows;
        self.recorded += other.recorded;
        self.files.extend(other.files);
        self
    }

    /// The findings of one kind.
    pub fn findings_of(&self, kind: FindingKind) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |f| f.kind == kind)
    }
}

/// The order of events from different rows: as written, as known, as happened.
pub(crate) fn in_order(event: &Event) -> (Moment, Moment, Moment) {
    (event.appended_at, event.known_at, event.at)
}
