//! KLE numbers (Kommunernes Landsforenings Emneplan), by which a municipality keeps its files
//! in order: the few of this area, and which of them fits what by itself.

use crate::id::IdError;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// The list that comes with the program, as a file the municipality may replace.
pub const BUILT_IN: &str = include_str!("../../../policy/kle.toml");

/// Its path among adopted documents.
pub const PATH: &str = "policy/kle.toml";

/// A subject's number, for example `27.24.03`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KleNumber(String);

impl KleNumber {
    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<KleNumber> for String {
    fn from(number: KleNumber) -> Self {
        number.0
    }
}

impl TryFrom<String> for KleNumber {
    type Error = IdError;
    /// Takes three times two digits with dots between them.
    fn try_from(text: String) -> Result<Self, IdError> {
        let is_pair = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
        let parts: Vec<&str> = text.split('.').collect();
        if parts.len() == 3 && parts.iter().copied().all(is_pair) {
            Ok(Self(text))
        } else {
            Err(IdError(text))
        }
    }
}

impl FromStr for KleNumber {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::try_from(text.to_owned())
    }
}

impl fmt::Display for KleNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One subject of the list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Subject {
    /// Its number.
    pub kle: KleNumber,
    /// What it is about, by language.
    pub title: BTreeMap<String, String>,
    /// Whether a source was read for the number.
    pub verified: bool,
    /// What gets the number unless another is chosen: `note`, or a kind of document.
    #[serde(default)]
    pub fits: Vec<String>,
}

impl Subject {
    /// The title in a language.
    pub fn title(&self, language: &str) -> &str {
        let found = self.title.get(language).or_else(|| self.title.get("da"));
        found.map_or("", String::as_str)
    }
}

/// The subjects a municipality uses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KleList {
    /// Where it is from.
    pub source: String,
    /// The subjects in order of their numbers.
    pub subject: Vec<Subject>,
}

/// A list that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KleError {
    /// No TOML, or not of this form.
    #[error("the list of KLE numbers cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// What is chosen from must be in order, and each number once.
    #[error("the KLE number {0} does not stand in order")]
    Order(KleNumber),
    /// Two numbers would both be the one that fits.
    #[error("several KLE numbers fit »{0}«")]
    Twice(String),
}

impl KleList {
    /// Reads a list.
    ///
    /// # Errors
    /// If the numbers are not in order, or two of them fit the same by themselves.
    pub fn parse(text: &str) -> Result<Self, KleError> {
        let list: Self = toml::from_str(text)?;
        if let Some(pair) = list.subject.windows(2).find(|w| w[0].kle >= w[1].kle) {
            return Err(KleError::Order(pair[1].kle.clone()));
        }
        let mut fits: Vec<&String> = list.subject.iter().flat_map(|s| &s.fits).collect();
        fits.sort_unstable();
        match fits.windows(2).find(|w| w[0] == w[1]) {
            Some(pair) => Err(KleError::Twice(pair[0].clone())),
            None => Ok(list),
        }
    }

    /// The list that comes with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in list is tested")
    }

    /// The number that fits what is recorded: `note`, or the word of a kind of document.
    pub fn fitting(&self, what: &str) -> Option<&KleNumber> {
        let found = self
            .subject
            .iter()
            .find(|s| s.fits.iter().any(|f| f == what));
        found.map(|subject| &subject.kle)
    }

    /// The subject of a number.
    pub fn of(&self, number: &KleNumber) -> Option<&Subject> {
        self.subject.iter().find(|subject| subject.kle == *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::DocumentKind;

    #[test]
    fn notes_and_every_kind_of_document_have_a_number_that_fits() {
        let list = KleList::built_in();
        for word in DocumentKind::WORDS.iter().chain(&["note"]) {
            assert!(list.fitting(word).is_some(), "{word}");
        }
        let known = |word: &String| word == "note" || DocumentKind::WORDS.contains(&word.as_str());
        assert!(list.subject.iter().flat_map(|s| &s.fits).all(known));
    }

    #[test]
    fn a_number_is_three_pairs_of_digits() {
        assert!("27.24.03".parse::<KleNumber>().is_ok());
        for wrong in ["27.24", "27.24.3", "27.24.03-G01", "2a.24.03", ""] {
            assert!(wrong.parse::<KleNumber>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_list_in_disorder_is_refused() {
        let twice = BUILT_IN.replacen("27.24.06", "27.24.03", 1);
        assert!(matches!(KleList::parse(&twice), Err(KleError::Order(_))));
        let both = BUILT_IN.replacen("fits = [\"plan\"]", "fits = [\"plan\", \"note\"]", 1);
        assert!(matches!(KleList::parse(&both), Err(KleError::Twice(_))));
    }
}
