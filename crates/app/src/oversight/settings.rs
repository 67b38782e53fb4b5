//! Thresholds and words of the oversight, read from a file in which nothing may be missing.

use crate::Error;
use serde::Deserialize;

/// The file that comes with the program.
const BUILT_IN: &str = include_str!("../../../../policy/oversight.toml");

/// How staff stand in a citizen's extract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExtractStaff {
    /// By name and role.
    Name,
    /// By role only.
    Role,
}

/// The same words in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Danish.
    pub da: String,
    /// English.
    pub en: String,
}

/// A flag without thresholds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// How much it counts.
    pub weight: u32,
    /// Why it was flagged.
    pub why: Words,
}

/// Many cases in a short time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManyCases {
    /// How much it counts.
    pub weight: u32,
    /// Different cases …
    pub cases: usize,
    /// … within so many minutes.
    pub minutes: u32,
    /// Why it was flagged.
    pub why: Words,
}

/// Outside working hours.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OffHours {
    /// How much it counts.
    pub weight: u32,
    /// The first hour of work.
    pub from: u32,
    /// The hour when it is over.
    pub until: u32,
    /// Why it was flagged.
    pub why: Words,
}

/// Long after the closing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closed {
    /// How much it counts.
    pub weight: u32,
    /// Days after the closing that are still part of the work.
    pub days: u16,
    /// Why it was flagged.
    pub why: Words,
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oversight {
    /// How staff stand in a citizen's extract.
    pub extract_staff: ExtractStaff,
    /// The period looked at.
    pub days: u16,
    /// Lines with less weight are left out.
    pub least: u32,
    /// Without a part in the case.
    pub no_part: Rule,
    /// Many cases in a short time.
    pub many_cases: ManyCases,
    /// Outside working hours.
    pub off_hours: OffHours,
    /// A protected person, without a part in the case.
    pub protected: Rule,
    /// Past the ordinary access.
    pub broken_glass: Rule,
    /// Long after the closing.
    pub closed: Closed,
}

impl Oversight {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Rules`] if something is missing, unknown, or of no sense.
    pub fn parse(content: &str) -> Result<Self, Error> {
        let bad = |e: String| Error::Rules(format!("oversight: {e}"));
        let read: Self = toml::from_str(content).map_err(|e| bad(e.to_string()))?;
        let hours = &read.off_hours;
        if hours.from >= hours.until || hours.until > 24 {
            return Err(bad("the hours of work end before they begin".to_owned()));
        }
        if read.many_cases.cases < 2 || read.many_cases.minutes == 0 {
            return Err(bad(
                "many cases are at least two, in some minutes".to_owned()
            ));
        }
        if !(1..=366).contains(&read.days) {
            return Err(bad("the period is 1 to 366 days".to_owned()));
        }
        Ok(read)
    }

    /// The settings of the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the file of the program is right")
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, ExtractStaff, Oversight};

    #[test]
    fn the_file_of_the_program_is_right() {
        assert_eq!(Oversight::built_in().extract_staff, ExtractStaff::Name);
    }

    #[test]
    fn what_is_missing_unknown_or_of_no_sense_is_refused() {
        for (from, to) in [
            ("days = 14", ""),
            ("days = 14", "days = 14\nhours = 3"),
            ("days = 14", "days = 0"),
            ("until = 20", "until = 6"),
            ("= \"name\"", "= \"number\""),
        ] {
            assert!(
                Oversight::parse(&BUILT_IN.replacen(from, to, 1)).is_err(),
                "{to}"
            );
        }
        assert!(Oversight::parse(&BUILT_IN.replacen("= \"name\"", "= \"role\"", 1)).is_ok());
    }
}
