//! Danish civil registration numbers: format and date of birth; never logged, never in a URL.
//!
//! Since 1 October 2007 numbers without a valid check digit are issued, so modulus 11 is
//! a warning and no refusal (cpr.dk). Made-up persons carry day + 60.

use law::Day;
use std::fmt;
use std::str::FromStr;

/// A civil registration number of the right form.
///
/// `Debug` and `Display` show only that there is one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cpr([u8; 10]);

/// Why a text is no civil registration number; never repeats the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CprError {
    /// Not ten digits.
    #[error("a CPR number has ten digits")]
    NotTenDigits,
    /// The first six digits are no date.
    #[error("the first six digits of a CPR number are a date")]
    NoDate,
}

impl Cpr {
    /// The date of birth that the number carries; day + 60 is read as the day.
    pub fn birth_on(self) -> Day {
        self.date().unwrap_or(Day(0))
    }

    /// Whether the number belongs to a made-up person (day + 60).
    pub fn is_made_up(self) -> bool {
        self.two(0) > 60
    }

    /// Whether the check digit fits; false is a warning only.
    pub fn check_digit_fits(self) -> bool {
        const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        let sum: u32 = self
            .0
            .iter()
            .zip(WEIGHTS)
            .map(|(d, w)| u32::from(*d) * w)
            .sum();
        sum.is_multiple_of(11)
    }

    /// The ten digits, for storage among the texts.
    pub fn digits(self) -> String {
        self.0.iter().map(|d| char::from(b'0' + d)).collect()
    }

    fn two(self, at: usize) -> i32 {
        i32::from(self.0[at]) * 10 + i32::from(self.0[at + 1])
    }

    fn date(self) -> Option<Day> {
        let day = if self.two(0) > 60 {
            self.two(0) - 60
        } else {
            self.two(0)
        };
        let (month, yy) = (self.two(2), self.two(4));
        let century = match (self.0[6], yy) {
            (0..=3, _) | (4 | 9, 37..) => 1900,
            (4 | 9, _) | (5..=8, ..=57) => 2000,
            _ => 1800,
        };
        Day::from_ymd(
            century + yy,
            u32::try_from(month).ok()?,
            u32::try_from(day).ok()?,
        )
    }
}

impl FromStr for Cpr {
    type Err = CprError;

    /// Reads `DDMMYY-SSSS` with or without the hyphen.
    fn from_str(text: &str) -> Result<Self, CprError> {
        let mut digits = [0; 10];
        let mut n = 0;
        for c in text.trim().chars().filter(|c| !matches!(c, '-' | ' ')) {
            let d = c
                .to_digit(10)
                .filter(|_| n < 10)
                .ok_or(CprError::NotTenDigits)?;
            digits[n] = u8::try_from(d).unwrap_or(0);
            n += 1;
        }
        if n != 10 {
            return Err(CprError::NotTenDigits);
        }
        let cpr = Self(digits);
        cpr.date().ok_or(CprError::NoDate)?;
        Ok(cpr)
    }
}

impl fmt::Debug for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cpr(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_number_carries_day_plus_sixty() {
        let cpr: Cpr = "711115-5678".parse().unwrap();
        assert!(cpr.is_made_up());
        assert_eq!(cpr.birth_on(), Day::from_ymd(2015, 11, 11).unwrap());
    }

    #[test]
    fn the_seventh_digit_gives_the_century() {
        for (text, year) in [
            ("0101363999", 1936),
            ("0101364000", 2036),
            ("0101374000", 1937),
            ("0101585000", 1858),
            ("0101575000", 2057),
        ] {
            assert_eq!(
                text.parse::<Cpr>().unwrap().birth_on().year(),
                year,
                "{text}"
            );
        }
    }

    #[test]
    fn bad_numbers_are_refused_without_repeating_them() {
        for text in ["", "12345", "3113991234", "abcdefghij", "12345678901"] {
            let error = text.parse::<Cpr>().unwrap_err();
            assert!(text.is_empty() || !error.to_string().contains(text));
        }
    }

    #[test]
    fn a_failing_check_digit_is_no_refusal() {
        let cpr: Cpr = "0101651234".parse().unwrap();
        assert!(!cpr.check_digit_fits());
    }

    #[test]
    fn debug_shows_no_digit() {
        let cpr: Cpr = "7111155678".parse().unwrap();
        assert!(!format!("{cpr:?}").contains('7'));
    }
}
