//! The number a sender on the open web is given: short enough to be read out on a telephone.
//!
//! The notification's stream follows from it, so that nothing more is kept to find it again.

use crate::id::StreamId;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// Letters that are not taken for one another on a telephone or a small screen, and make no
/// words.
const LETTERS: &[u8; 24] = b"23456789CDFGHJKMNPRTVWXY";

/// How many letters a number has.
const LONG: usize = 8;

/// A receipt number, `K7P3-9MWX`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ReceiptNumber(String);

/// What was typed is no receipt number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a receipt number has eight letters and digits, as in K7P3-9MWX")]
pub struct NoReceiptNumber;

impl ReceiptNumber {
    /// The number made of random bits.
    pub fn of(bits: u64) -> Self {
        let letter = |byte: u8| char::from(LETTERS[usize::from(byte) % LETTERS.len()]);
        Self::grouped(&bits.to_be_bytes().map(letter))
    }

    fn grouped(letters: &[char]) -> Self {
        let (first, second) = letters.split_at(letters.len() / 2);
        let [first, second] = [first, second].map(|group| group.iter().collect::<String>());
        Self(format!("{first}-{second}"))
    }

    /// The number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The stream of the notification that its sender was given the number for.
    pub fn stream(&self) -> StreamId {
        let name = format!("concern {}", self.0);
        StreamId(Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes()))
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ReceiptNumber {
    type Err = NoReceiptNumber;

    /// However it was read out or written down.
    fn from_str(typed: &str) -> Result<Self, NoReceiptNumber> {
        let letters: Vec<char> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .map(|c| c.to_ascii_uppercase())
            .collect();
        let is_letter = |c: &char| u8::try_from(*c).is_ok_and(|byte| LETTERS.contains(&byte));
        if letters.len() == LONG && letters.iter().all(is_letter) {
            Ok(Self::grouped(&letters))
        } else {
            Err(NoReceiptNumber)
        }
    }
}

impl TryFrom<String> for ReceiptNumber {
    type Error = NoReceiptNumber;
    fn try_from(typed: String) -> Result<Self, NoReceiptNumber> {
        typed.parse()
    }
}

impl From<ReceiptNumber> for String {
    fn from(number: ReceiptNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use super::ReceiptNumber;

    #[test]
    fn a_number_is_found_however_it_is_read_out_and_nothing_else_is_one() {
        for typed in ["k7p3-9mwx", "K7P3 9MWX", " k7p39mwx "] {
            let number: ReceiptNumber = typed.parse().expect(typed);
            assert_eq!(number.as_str(), "K7P3-9MWX");
        }
        for other in [
            "",
            "K7P3",
            "K7P3-9MW0",
            "K7P3-9MWXX",
            "' OR 1=1",
            "K7P3-9MWÆ",
        ] {
            assert!(other.parse::<ReceiptNumber>().is_err(), "{other}");
        }
        let made = ReceiptNumber::of(0x00ff_0102_0304_0506);
        assert_eq!(made.as_str().parse(), Ok(made));
    }
}
