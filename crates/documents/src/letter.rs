//! A letter as plain values: what stands in it, not how it looks.

use serde::{Serialize, Serializer};

/// The language of a letter: it decides hyphenation and the voice of a screen reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Danish.
    Da,
    /// English.
    En,
}

/// A letter from the municipality.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Letter {
    /// The language it is written in.
    pub language: Language,
    /// The day of the letter, for the file; the reader sees it among `details`.
    #[serde(serialize_with = "day")]
    pub date: jiff::civil::Date,
    /// Who writes.
    pub sender: Sender,
    /// Whom to, line by line as on an envelope.
    pub recipient: Vec<String>,
    /// Our reference on every page: the number of the case, never a CPR number.
    pub reference: String,
    /// What stands beside the recipient: date, reference, who answers questions.
    pub details: Vec<Fact>,
    /// What it is about.
    pub title: String,
    /// The text.
    pub blocks: Vec<Block>,
    /// The greeting and who signs, line by line.
    pub signed: Vec<String>,
}

/// Who writes a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sender {
    /// The municipality.
    pub name: String,
    /// Office, address, telephone, line by line.
    pub lines: Vec<String>,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
}

impl Fact {
    /// Puts a label and a value together.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
        }
    }
}

/// A part of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// A heading over what follows.
    Heading {
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// Somebody's own words.
    Quotation {
        /// The words.
        text: String,
    },
    /// A place where words were left out: a black bar that says why.
    Omitted {
        /// Why.
        text: String,
    },
    /// A list in no order.
    Bullets {
        /// Its items.
        items: Vec<String>,
    },
    /// Labels with their values.
    Facts {
        /// The facts.
        facts: Vec<Fact>,
    },
}

impl Block {
    /// A heading.
    pub fn heading(text: impl Into<String>) -> Self {
        Self::Heading { text: text.into() }
    }

    /// One paragraph for each line with words in it: free text as it was typed.
    pub fn paragraphs(text: &str) -> impl Iterator<Item = Self> {
        written_lines(text).map(|text| Self::Paragraph { text })
    }

    /// One quotation for each line with words in it.
    pub fn quotations(text: &str) -> impl Iterator<Item = Self> {
        written_lines(text).map(|text| Self::Quotation { text })
    }
}

fn written_lines(text: &str) -> impl Iterator<Item = String> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
}

/// As the typesetter builds a date: in its three numbers.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands fields over by reference"
)]
fn day<S: Serializer>(date: &jiff::civil::Date, to: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Parts {
        year: i16,
        month: i8,
        day: i8,
    }
    Parts {
        year: date.year(),
        month: date.month(),
        day: date.day(),
    }
    .serialize(to)
}
