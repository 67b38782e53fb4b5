//! Indicator cards: what a figure is called, what it counts and where that is from.
//!
//! A card is one file; its path is its id. How it is counted is one of a closed list of
//! calculations with parameters; there is no expression language.

mod calculation;

pub use calculation::{
    Ages, Calculation, Change, ChangedBy, ConsentOf, Counted, Flow, Selection, Standing, Statistic,
    StatisticKind, TimeUnit,
};

use crate::outcome::{Dimension, Format};
use law::{Rulebook, Title};
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};

/// What one counted unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A notification of concern.
    Notification,
    /// A child or young person, counted once.
    Child,
    /// A placement.
    Placement,
    /// A measure, placements included.
    Measure,
    /// A decision.
    Decision,
    /// An assessment.
    Assessment,
    /// A duty of law or local standard.
    Duty,
    /// A complaint over a decision.
    Complaint,
}

impl UnitKind {
    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Notification => "notification",
            Self::Child => "child",
            Self::Placement => "placement",
            Self::Measure => "measure",
            Self::Decision => "decision",
            Self::Assessment => "assessment",
            Self::Duty => "duty",
            Self::Complaint => "complaint",
        }
    }
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// A higher value is better.
    Up,
    /// A lower value is better.
    Down,
}

/// Whether a figure is about a span of time or one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// A period.
    Period,
    /// An instant: the end of a day.
    Instant,
}

/// What a card is about, for grouping in lists and reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Notifications.
    Intake,
    /// Assessments.
    Assessment,
    /// Decisions and the child's voice.
    Decision,
    /// Plans.
    Plan,
    /// Follow-up, meetings and visits.
    Followup,
    /// The ladder of measures.
    Ladder,
    /// Placements.
    Placement,
    /// Caseworkers.
    Workforce,
}

impl Theme {
    /// All themes in order.
    pub const ALL: [Self; 8] = [
        Self::Intake,
        Self::Assessment,
        Self::Decision,
        Self::Plan,
        Self::Followup,
        Self::Ladder,
        Self::Placement,
        Self::Workforce,
    ];

    /// The stable word.
    pub fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Assessment => "assessment",
            Self::Decision => "decision",
            Self::Plan => "plan",
            Self::Followup => "followup",
            Self::Ladder => "ladder",
            Self::Placement => "placement",
            Self::Workforce => "workforce",
        }
    }
}

/// An indicator card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// The file name without ending; stored and linked, never changed.
    pub id: String,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub fingerprint: String,
    /// What the file says.
    pub text: CardText,
}

impl std::ops::Deref for Card {
    type Target = CardText;

    fn deref(&self) -> &CardText {
        &self.text
    }
}

/// The fields of a card's file.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardText {
    /// Its name.
    pub title: Title,
    /// What it tells and what it does not.
    pub description: Title,
    /// What is counted above the line, in words.
    pub numerator: Title,
    /// What is counted below the line, in words; absent for a plain count.
    pub denominator: Option<Title>,
    /// What one counted unit is.
    pub unit: UnitKind,
    /// Whether it is about a period or an instant.
    pub over: Over,
    /// The length of the window when a period card is asked for a day.
    #[serde(default = "twelve")]
    pub window_months: i32,
    /// Which date decides that a unit belongs to the period, in words.
    pub date_rule: Title,
    /// The ways it may be split.
    pub dimensions: Vec<Dimension>,
    /// Which way is better; `none` in the file where neither a rise nor a fall is good in itself.
    #[serde(deserialize_with = "direction_or_none")]
    pub direction: Option<Direction>,
    /// What it is about.
    pub theme: Theme,
    /// Where the definition is from, in Danish.
    pub source: String,
    /// Raised when the definition changes.
    pub version: u16,
    /// Whether the definition was read in its source; false for what was inferred.
    pub verified: bool,
    /// How it is counted.
    pub calculation: Calculation,
}

fn twelve() -> i32 {
    12
}

/// A card must say which way is better, or that neither is.
fn direction_or_none<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Direction>, D::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Word {
        Up,
        Down,
        None,
    }
    Ok(match Word::deserialize(from)? {
        Word::Up => Some(Direction::Up),
        Word::Down => Some(Direction::Down),
        Word::None => None,
    })
}

/// Why a card cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct CardError {
    /// The file.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl Card {
    /// Reads a card; the id is the file name of the path.
    pub fn parse(path: &str, text: &str) -> Result<Self, CardError> {
        let error = |message: String| CardError {
            path: path.to_owned(),
            message,
        };
        let id = id_of(path).ok_or_else(|| error("no name ending in .toml".to_owned()))?;
        let fields: CardText = toml::from_str(text).map_err(|e| error(e.to_string()))?;
        let card = Self {
            id: id.to_owned(),
            fingerprint: sha256(&[text.as_bytes()]),
            text: fields,
        };
        card.check().map_err(error)?;
        Ok(card)
    }

    /// How its value is to be read.
    pub fn format(&self) -> Format {
        self.calculation.format()
    }

    /// Fingerprint of the card together with the rulebook its duties rest on.
    pub fn fingerprint_with(&self, rulebook_fingerprint: &str) -> String {
        sha256(&[
            self.fingerprint.as_bytes(),
            b"\n",
            rulebook_fingerprint.as_bytes(),
        ])
    }

    fn check(&self) -> Result<(), String> {
        if self.over != self.calculation.over() {
            return Err(format!(
                "this calculation is over {:?}",
                self.calculation.over()
            ));
        }
        if !self.calculation.units().contains(&self.unit) {
            return Err(format!(
                "this calculation counts {:?}",
                self.calculation.units()
            ));
        }
        if let Some(wrong) = self
            .dimensions
            .iter()
            .find(|d| d.is_class() && self.calculation.class() != Some(**d))
        {
            return Err(format!("these units cannot be split by {wrong}"));
        }
        if self.denominator.is_none() != (self.format() == Format::Count) {
            return Err("a count has no denominator, everything else has one".to_owned());
        }
        if !(1..=120).contains(&self.window_months) || self.version == 0 {
            return Err("window_months is 1 to 120 and version at least 1".to_owned());
        }
        self.calculation.check()
    }
}

/// The id in a path such as `policy/cards/institution_share.toml`.
pub(crate) fn id_of(path: &str) -> Option<&str> {
    path.rsplit('/')
        .next()?
        .strip_suffix(".toml")
        .filter(|id| !id.is_empty())
}

/// SHA-256 over parts, in hexadecimal.
pub(crate) fn sha256(parts: &[&[u8]]) -> String {
    use std::fmt::Write;
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

/// A set of cards in order of id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cards {
    cards: Vec<Card>,
}

impl Cards {
    /// Reads card files; a later file of the same id replaces an earlier one.
    pub fn parse<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Result<Self, CardError> {
        let mut cards: Vec<Card> = Vec::with_capacity(files.len());
        for (path, text) in files {
            let card = Card::parse(path.as_ref(), text.as_ref())?;
            cards.retain(|old| old.id != card.id);
            cards.push(card);
        }
        cards.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(Self { cards })
    }

    /// The cards that come with the program.
    pub fn built_in() -> Self {
        Self::parse(&crate::built_in_cards()).expect("the built-in cards are tested")
    }

    /// All cards.
    pub fn all(&self) -> &[Card] {
        &self.cards
    }

    /// The card of an id.
    pub fn get(&self, id: &str) -> Option<&Card> {
        let at = self
            .cards
            .binary_search_by(|card| card.id.as_str().cmp(id))
            .ok()?;
        self.cards.get(at)
    }

    /// Cards that name a rule the rulebook does not have or has in the other layer.
    pub fn check(&self, book: &Rulebook) -> Vec<CardError> {
        let mut errors = Vec::new();
        for card in &self.cards {
            let Some((rules, layer)) = card.calculation.rules() else {
                continue;
            };
            for rule in rules {
                let message = match book.rule_by_id(rule) {
                    None => format!("no rule »{rule}«"),
                    Some((_, found)) if found.layer != layer => {
                        format!("»{rule}« is {}, not {layer}", found.layer)
                    }
                    Some(_) => continue,
                };
                errors.push(CardError {
                    path: card.id.clone(),
                    message,
                });
            }
        }
        errors
    }
}
