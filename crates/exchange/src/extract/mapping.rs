//! The mapping file: which columns of an extract become which fields of which events.
//!
//! `docs/howto/import-an-extract.md` explains it with an example. Everything that can be
//! wrong with a mapping is found when it is read, before the first row.

use super::check;
use super::decode::Encoding;
use super::table::Table;
use domain::Audience;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// A mapping that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// Not TOML, or not of the form of a mapping; the message shows the line.
    #[error("{0}")]
    Form(#[from] toml::de::Error),
    /// Something it says cannot be so.
    #[error("{place}: {reason}")]
    Content {
        /// Which part, for example `event 3 (measure_started), field »place«`.
        place: String,
        /// Why.
        reason: String,
    },
    /// The mapping makes ids from CPR numbers, and no secret was given.
    #[error("the mapping makes ids from CPR numbers and needs a secret")]
    Secret,
    /// The secret is too short to keep anything.
    #[error("the secret is shorter than 16 characters")]
    ShortSecret,
}

/// A mapping that was read and checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// The extract's name, part of the ids of its events.
    pub name: String,
    /// What it is called, by language.
    pub title: BTreeMap<String, String>,
    /// The system it is from; extracts of one system share ids of persons and items.
    pub(super) source: Option<String>,
    /// Whether ids may only be made with a secret, because keys are CPR numbers.
    #[serde(default)]
    pub(super) secret_ids: bool,
    #[serde(default)]
    pub(super) file: Format,
    /// What names a row; two rows with one key are an error.
    pub(super) row: RowKey,
    /// What names persons and items, `child` among them.
    #[serde(default)]
    pub(super) ids: BTreeMap<String, Vec<KeyPart>>,
    /// From when until when a row holds.
    pub(super) interval: Option<Interval>,
    pub(super) labels: Option<LabelFields>,
    #[serde(default)]
    pub(super) tables: BTreeMap<String, Table>,
    /// Columns that are left out knowingly.
    #[serde(default)]
    pub(super) ignore: Vec<String>,
    pub(super) event: Vec<EventSpec>,
}

/// How the file is written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Format {
    pub(super) delimiter: char,
    pub(super) encoding: Encoding,
    /// How days and moments are written, tried in this order.
    pub(super) dates: Vec<String>,
    /// Texts that mean that there is no value, besides nothing at all.
    pub(super) empty: Vec<String>,
}

impl Default for Format {
    fn default() -> Self {
        Self {
            delimiter: ',',
            encoding: Encoding::Utf8,
            dates: vec!["%Y-%m-%d".to_owned()],
            empty: Vec::new(),
        }
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RowKey {
    pub(super) key: Vec<KeyPart>,
}

/// A column as part of a key: its name, or a table of name and reading.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "KeyForm")]
pub(super) struct KeyPart {
    pub(super) column: String,
    pub(super) reading: KeyReading,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a column, or { column = …, as = \"cpr\" }")]
enum KeyForm {
    Column(String),
    Read {
        column: String,
        #[serde(rename = "as")]
        reading: KeyReading,
    },
}

impl From<KeyForm> for KeyPart {
    fn from(form: KeyForm) -> Self {
        let (column, reading) = match form {
            KeyForm::Column(column) => (column, KeyReading::Text),
            KeyForm::Read { column, reading } => (column, reading),
        };
        Self { column, reading }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KeyReading {
    Text,
    /// Numbers with and without a hyphen are one.
    Cpr,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Interval {
    pub(super) from: Field,
    /// The first moment that is outside; an empty cell means still running.
    pub(super) until: Field,
    /// Whether rows of one child that hold at the same time are reported.
    pub(super) overlaps: Overlaps,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Overlaps {
    Reported,
    Allowed,
}

/// What statistics want to know about a measure in codes of the extract.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LabelFields {
    /// The id of the measure.
    pub(super) of: String,
    pub(super) kind: Option<Field>,
    pub(super) place: Option<Field>,
    pub(super) change: Option<Field>,
}

/// One kind of event that a row gives.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventSpec {
    pub(super) kind: String,
    /// `child` (default), `office`, or an id: the stream it belongs to.
    #[serde(default = "child")]
    pub(super) stream: String,
    /// Recorded once for all rows with this id, from the earliest of them.
    pub(super) once: Option<String>,
    /// All must hold.
    #[serde(default)]
    pub(super) when: Vec<Condition>,
    /// When it happened.
    pub(super) at: Field,
    /// When the authority knew; when it happened, if absent.
    pub(super) known: Option<Field>,
    #[serde(default)]
    pub(super) data: BTreeMap<String, Field>,
    #[serde(default)]
    pub(super) text: BTreeMap<String, TextField>,
}

fn child() -> String {
    "child".to_owned()
}

/// Where a value comes from: exactly one of `column`, `columns`, `value`, `id` and `list`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Field {
    pub(super) column: Option<String>,
    /// Several columns joined by one space, such as a day and a time of day.
    pub(super) columns: Option<Vec<String>>,
    pub(super) value: Option<toml::Value>,
    pub(super) id: Option<String>,
    pub(super) list: Option<Vec<Field>>,
    #[serde(default, rename = "as")]
    pub(super) reading: Option<Reading>,
    pub(super) table: Option<String>,
    /// For an empty cell.
    pub(super) default: Option<toml::Value>,
    /// Splits one cell into a list.
    pub(super) split: Option<String>,
    /// Formats of days in place of those of the file.
    pub(super) dates: Option<Vec<String>>,
    /// Added to a day: 1 where the extract gives the last day instead of the first outside.
    pub(super) plus_days: Option<i32>,
}

/// How a cell is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reading {
    Text,
    Number,
    Flag,
    Day,
    Moment,
    /// A CPR number, checked, as its ten digits; only for texts.
    Cpr,
    /// The day of birth in a CPR number.
    CprBirth,
    /// The sex in a CPR number.
    CprSex,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TextField {
    pub(super) column: String,
    #[serde(default, rename = "as")]
    pub(super) reading: Option<Reading>,
    #[serde(default, rename = "for")]
    pub(super) audience: Audience,
}

/// A condition on one column.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Condition {
    pub(super) column: String,
    pub(super) filled: Option<bool>,
    #[serde(rename = "in")]
    pub(super) is_in: Option<Vec<String>>,
    pub(super) not_in: Option<Vec<String>>,
}

impl Mapping {
    /// Reads and checks a mapping.
    pub fn parse(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = toml::from_str(text)?;
        check::mapping(&mapping)?;
        Ok(mapping)
    }
}

impl Mapping {
    /// Every field of every part, those inside lists included.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        let events = self.event.iter().flat_map(|e| {
            let moments = std::iter::once(&e.at).chain(&e.known);
            moments.chain(e.data.values())
        });
        let interval = self.interval.iter().flat_map(|i| [&i.from, &i.until]);
        let labels = self
            .labels
            .iter()
            .flat_map(|l| l.kind.iter().chain(&l.place).chain(&l.change));
        let all = events.chain(interval).chain(labels);
        all.flat_map(|f| std::iter::once(f).chain(f.list.iter().flatten()))
    }

    /// Every column it reads.
    pub(super) fn columns(&self) -> BTreeSet<&str> {
        let keys = self.row.key.iter().chain(self.ids.values().flatten());
        let conditions = self.event.iter().flat_map(|e| &e.when);
        let texts = self.event.iter().flat_map(|e| e.text.values());
        keys.map(|k| k.column.as_str())
            .chain(conditions.map(|c| c.column.as_str()))
            .chain(texts.map(|t| t.column.as_str()))
            .chain(self.fields().flat_map(Field::reads))
            .collect()
    }
}
