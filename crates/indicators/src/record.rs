//! Results as rows for commands and files: the columns are a contract.

use crate::card::Card;
use crate::card::Over;
use crate::kernel::window_of;
use crate::outcome::{Dimension, Filter, Key, Outcome, Unit};
use crate::period::{Span, When};
use serde::Serialize;
use std::fmt::Write;

/// One printed result. Whatever it depends on is named: the position of the journal and the
/// fingerprint of card and law.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Record {
    /// The card.
    pub id: String,
    /// The card's version.
    pub version: u16,
    /// What one counted unit is.
    pub unit: &'static str,
    /// The period counted over: `2025Q3`, or `from/to` for a window up to a day; empty for
    /// an instant.
    pub period: String,
    /// The last day counted.
    pub as_of: String,
    /// Restrictions and the part of a split: `team=nord;step=3`; empty for everything.
    pub dimensions: String,
    /// Above the line.
    pub numerator: f64,
    /// Below the line; empty for a count.
    pub denominator: Option<f64>,
    /// The figure; empty when there is nothing to divide by.
    pub value: Option<f64>,
    /// Position in the journal up to which events were known.
    pub position: u64,
    /// SHA-256 of the card and of the rulebook.
    pub fingerprint: String,
    /// The counted units, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub units: Option<Vec<Unit>>,
}

/// The columns of the table without units.
pub const COLUMNS: [&str; 11] = [
    "id",
    "version",
    "unit",
    "period",
    "as_of",
    "dimensions",
    "numerator",
    "denominator",
    "value",
    "position",
    "fingerprint",
];

/// The columns that a table of counted units adds.
pub const UNIT_COLUMNS: [&str; 13] = [
    "person",
    "case_number",
    "unit_id",
    "in_numerator",
    "unit_value",
    "team",
    "worker",
    "age_group",
    "sex",
    "step",
    "target_group",
    "class",
    "event_on",
];

impl Record {
    /// A result as it is printed.
    pub fn new(
        card: &Card,
        when: When,
        filter: &Filter,
        part: Option<(Dimension, &Key)>,
        outcome: &Outcome,
        position: u64,
        rulebook_fingerprint: &str,
    ) -> Self {
        let window = window_of(card, when);
        let period = match (card.over, when.span) {
            (Over::Instant, _) => String::new(),
            (Over::Period, Span::Period(period)) => period.to_string(),
            (Over::Period, Span::AsOf(_)) => format!("{}/{}", window.from_on, window.to_on),
        };
        let mut dimensions = filter.to_text();
        if let Some((dimension, key)) = part {
            if !dimensions.is_empty() {
                dimensions.push(';');
            }
            let _ = write!(dimensions, "{dimension}={key}");
        }
        Self {
            id: card.id.clone(),
            version: card.version,
            unit: card.unit.code(),
            period,
            as_of: window.to_on.to_string(),
            dimensions,
            numerator: rounded(outcome.numerator),
            denominator: outcome.denominator.map(rounded),
            value: outcome.value.map(rounded),
            position,
            fingerprint: card.fingerprint_with(rulebook_fingerprint),
            units: None,
        }
    }

    /// The same with the counted units.
    #[must_use]
    pub fn with_units(mut self, outcome: &Outcome) -> Self {
        self.units = Some(outcome.units.clone());
        self
    }

    fn cells(&self) -> [String; 11] {
        let optional = |number: Option<f64>| number.map_or(String::new(), |n| n.to_string());
        [
            self.id.clone(),
            self.version.to_string(),
            self.unit.to_owned(),
            self.period.clone(),
            self.as_of.clone(),
            self.dimensions.clone(),
            self.numerator.to_string(),
            optional(self.denominator),
            optional(self.value),
            self.position.to_string(),
            self.fingerprint.clone(),
        ]
    }
}

/// Six decimals: enough to recount, few enough to compare as text.
fn rounded(number: f64) -> f64 {
    let rounded = (number * 1e6).round() / 1e6;
    // No negative zero in print.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// Records as a JSON list.
pub fn to_json(records: &[Record]) -> String {
    serde_json::to_string_pretty(records).unwrap_or_default()
}

/// Records as a table with a header. With units, one line for each unit of each record; a
/// record without any keeps one line with empty unit columns.
pub fn to_csv(records: &[Record], with_units: bool) -> String {
    let mut table = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: Vec<String>| {
        // Writing to memory cannot fail, and all lines have the same length.
        let _ = table.write_record(&cells);
    };
    let mut header: Vec<String> = COLUMNS.map(str::to_owned).to_vec();
    if with_units {
        header.extend(UNIT_COLUMNS.map(str::to_owned));
    }
    write(header);
    for record in records {
        let cells = record.cells().to_vec();
        match record
            .units
            .as_deref()
            .filter(|units| with_units && !units.is_empty())
        {
            None if with_units => {
                write(
                    cells
                        .into_iter()
                        .chain(UNIT_COLUMNS.map(|_| String::new()))
                        .collect(),
                );
            }
            None => write(cells),
            Some(units) => {
                for unit in units {
                    write(cells.iter().cloned().chain(unit_cells(unit)).collect());
                }
            }
        }
    }
    table
        .into_inner()
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .unwrap_or_default()
}

fn unit_cells(unit: &Unit) -> [String; 13] {
    let optional = |text: Option<String>| text.unwrap_or_default();
    [
        unit.person.to_string(),
        unit.case_number.to_string(),
        unit.id.to_string(),
        unit.in_numerator.to_string(),
        optional(unit.value.map(|value| rounded(value).to_string())),
        optional(unit.team.as_ref().map(ToString::to_string)),
        optional(unit.worker.map(|worker| worker.to_string())),
        unit.age_group.code().to_owned(),
        optional(unit.sex.map(|sex| sex.to_string())),
        unit.step.to_string(),
        optional(unit.target_group.map(|group| group.to_string())),
        optional(unit.class.clone()),
        unit.event_on.to_string(),
    ]
}
