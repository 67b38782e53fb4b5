//! How long what is known of a person is kept: the periods as adopted, and who is due.

mod accesses;
mod due;

pub use due::{Due, DuePage, Run};

use domain::case::Case;
use law::{Day, Title};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The file that comes with the program; a municipality may adopt another.
pub const BUILT_IN: &str = include_str!("../../../policy/retention.toml");

/// Its path among adopted documents.
pub const PATH: &str = "policy/retention.toml";

/// What a period is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// A person with a file.
    Case,
    /// A person without a file.
    Notification,
    /// An attempt to log in.
    LoginAttempt,
    /// A form that was typed and not sent.
    FormDraft,
    /// A view in the access log.
    AccessLog,
}

impl Kept {
    /// All of them; a file must have a period for each.
    pub const ALL: [Self; 5] = [
        Self::Case,
        Self::Notification,
        Self::AccessLog,
        Self::LoginAttempt,
        Self::FormDraft,
    ];

    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Notification => "notification",
            Self::LoginAttempt => "login_attempt",
            Self::FormDraft => "form_draft",
            Self::AccessLog => "access_log",
        }
    }
}

/// How long something is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    length: Length,
    not_before_age: Option<u8>,
    /// What the period rests on.
    pub source: String,
    /// Whether somebody has read a source that says so.
    pub is_verified: bool,
    /// Why so long.
    pub why: Title,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Length {
    Months(u16),
    Days(u16),
}

/// All periods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    /// Whether the nightly job erases by itself what is due.
    pub is_automatic: bool,
    periods: BTreeMap<Kept, Period>,
}

/// A file of periods that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RetentionError {
    /// No TOML, or not of this form.
    #[error("the periods of retention cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// A period says something that cannot be.
    #[error("the period for »{kept}« {1}", kept = .0.as_str())]
    Period(Kept, &'static str),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    automatic: bool,
    period: Vec<Block>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    kept: Kept,
    years: Option<u16>,
    months: Option<u16>,
    days: Option<u16>,
    not_before_age: Option<u8>,
    source: String,
    verified: bool,
    why: Title,
}

/// Longer than any public record of a living person is of use.
const LONGEST_YEARS: u16 = 130;

impl Period {
    /// How long, as it is said: a number with `years`, `months` or `days`.
    pub fn length(&self) -> (u16, &'static str) {
        match self.length {
            Length::Months(n) if n % 12 == 0 => (n / 12, "years"),
            Length::Months(n) => (n, "months"),
            Length::Days(n) => (n, "days"),
        }
    }

    /// The age before which the period does not run out.
    pub fn not_before_age(&self) -> Option<u8> {
        self.not_before_age
    }
}

impl Retention {
    /// Reads a file of periods. One that was adopted before the access log had a period gets that
    /// of the program.
    ///
    /// # Errors
    /// If any other period is missing, one comes twice, has no length or more than one, or no source.
    pub fn parse(text: &str) -> Result<Self, RetentionError> {
        let file: File = toml::from_str(text)?;
        let mut periods = BTreeMap::new();
        for block in file.period {
            let kept = block.kept;
            let wrong = |what| RetentionError::Period(kept, what);
            let period = block.checked().map_err(wrong)?;
            if periods.insert(kept, period).is_some() {
                return Err(wrong("comes twice"));
            }
        }
        if let Entry::Vacant(of_log) = periods.entry(Kept::AccessLog)
            && text != BUILT_IN
        {
            of_log.insert(Self::built_in().of(Kept::AccessLog).clone());
        }
        match Kept::ALL.iter().find(|kept| !periods.contains_key(kept)) {
            Some(kept) => Err(RetentionError::Period(*kept, "is missing")),
            None => Ok(Self {
                is_automatic: file.automatic,
                periods,
            }),
        }
    }

    /// The periods that come with the program.
    pub fn built_in() -> Self {
        Self::parse(BUILT_IN).expect("the built-in periods are tested")
    }

    /// How long something is kept.
    pub fn of(&self, kept: Kept) -> &Period {
        // Every period is in the map, or the file would not have loaded.
        &self.periods[&kept]
    }

    /// The day whose like is not kept any more: what ended before it is due.
    pub fn forgotten_before(&self, kept: Kept, today: Day) -> Day {
        match self.of(kept).length {
            Length::Months(n) => today.add_months(-i32::from(n)),
            Length::Days(n) => today.add_days(-i32::from(n)),
        }
    }

    /// Whether a period waits for an age that nobody can tell, because the birthday is not known:
    /// then only a person can decide.
    pub fn is_age_unknown(&self, kept: Kept, case: &Case) -> bool {
        self.of(kept).not_before_age.is_some() && case.birth_on.is_none()
    }

    /// Which period holds for a person, and the first day on which it has run out; `None`
    /// while something about the person is open.
    pub fn due_on(&self, case: &Case) -> Option<(Kept, Day)> {
        let ended_on = case.ended_at()?.day();
        let kept = if case.file.is_some() {
            Kept::Case
        } else {
            Kept::Notification
        };
        let period = self.of(kept);
        let run_out = match period.length {
            Length::Months(n) => ended_on.add_months(i32::from(n)),
            Length::Days(n) => ended_on.add_days(i32::from(n)),
        };
        let old_enough = period
            .not_before_age
            .zip(case.birth_on)
            .map(|(age, birth)| law::calendar::birthday(birth, age.into()));
        Some((kept, old_enough.map_or(run_out, |day| run_out.max(day))))
    }
}

impl Block {
    fn checked(self) -> Result<Period, &'static str> {
        let length = match (self.years, self.months, self.days) {
            (Some(n @ 1..=LONGEST_YEARS), None, None) => Length::Months(n * 12),
            (None, Some(n @ 1..=1560), None) => Length::Months(n),
            (None, None, Some(n @ 1..=3660)) => Length::Days(n),
            _ => return Err("needs one of years, months or days, at least 1"),
        };
        if self.source.trim().is_empty() {
            return Err("names no source");
        }
        let is_of_person = matches!(self.kept, Kept::Case | Kept::Notification);
        if !is_of_person && self.not_before_age.is_some() {
            return Err("is about no person with an age");
        }
        if self.why.da.trim().is_empty() || self.why.en.trim().is_empty() {
            return Err("says why in neither or only one language");
        }
        Ok(Period {
            length,
            not_before_age: self.not_before_age,
            source: self.source,
            is_verified: self.verified,
            why: self.why,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(from: &str, to: &str) -> String {
        assert!(BUILT_IN.contains(from), "{from}");
        let text = BUILT_IN.replacen(from, to, 1);
        Retention::parse(&text).unwrap_err().to_string()
    }

    #[test]
    fn the_built_in_periods_load_and_claim_nothing_unread() {
        let retention = Retention::built_in();
        assert!(!retention.is_automatic);
        assert!(
            Kept::ALL
                .iter()
                .all(|kept| !retention.of(*kept).is_verified)
        );
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        let before = retention.forgotten_before(Kept::FormDraft, day(2026, 11, 28));
        assert_eq!(before, day(2026, 11, 14));
        let before = retention.forgotten_before(Kept::Case, day(2026, 11, 28));
        assert_eq!(before, day(2021, 11, 28));
        let said = |kept| retention.of(kept).length();
        assert_eq!(
            (said(Kept::AccessLog), said(Kept::FormDraft)),
            ((5, "years"), (14, "days"))
        );
        let own = BUILT_IN.replacen("years = 5", "months = 18", 1);
        let own = Retention::parse(&own).unwrap();
        assert_eq!(own.of(Kept::Case).length(), (18, "months"));
        assert_eq!(own.of(Kept::Case).not_before_age(), Some(23));
    }

    #[test]
    fn a_file_that_leaves_something_open_does_not_load() {
        assert!(error("years = 5", "").contains("»case« needs one"));
        assert!(error("years = 5", "years = 5\nmonths = 3").contains("needs one"));
        assert!(error("years = 5", "years = 0").contains("at least 1"));
        assert!(error("kept = \"notification\"", "kept = \"case\"").contains("twice"));
        assert!(error("kept = \"case\"", "kept = \"cases\"").contains("cases"));
        let text = BUILT_IN.rsplit_once("[[period]]").unwrap().0;
        let missing = Retention::parse(text).unwrap_err().to_string();
        assert!(missing.contains("»form_draft« is missing"), "{missing}");
    }

    #[test]
    fn a_file_from_before_the_access_log_had_a_period_gets_that_of_the_program() {
        let blocks: Vec<&str> = BUILT_IN.split("[[period]]").collect();
        let others = blocks
            .iter()
            .filter(|b| !b.contains("kept = \"access_log\""));
        let older: Vec<&str> = others.copied().collect();
        assert_eq!(older.len() + 1, blocks.len());
        let older = Retention::parse(&older.join("[[period]]")).unwrap();
        let day = Day::from_ymd(2026, 11, 28).unwrap();
        let before = older.forgotten_before(Kept::AccessLog, day);
        assert_eq!(before, Day::from_ymd(2021, 11, 28).unwrap());
    }
}
