//! Which time a figure is about: a calendar period or a day, in Danish civil time.
//!
//! A day means its end. A period that has not ended is judged to the last day the caller
//! vouches for. Nothing here knows what day it is.

use law::{Day, Moment};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// A calendar year, quarter or month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A year.
    Year(i32),
    /// A quarter, 1–4.
    Quarter(i32, u8),
    /// A month, 1–12.
    Month(i32, u8),
}

/// Text that is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("»{0}« is no period; write 2025, 2025Q3 or 2025-03")]
pub struct PeriodError(pub String);

impl Period {
    /// The first day.
    pub fn start_on(self) -> Day {
        let (year, month) = self.first_month();
        Day::from_ymd(year, month, 1).unwrap_or_default()
    }

    /// The last day.
    pub fn end_on(self) -> Day {
        self.start_on().add_months(self.months()).add_days(-1)
    }

    /// The length in months.
    pub fn months(self) -> i32 {
        match self {
            Self::Year(_) => 12,
            Self::Quarter(..) => 3,
            Self::Month(..) => 1,
        }
    }

    /// The calendar year it lies in.
    pub fn year(self) -> i32 {
        match self {
            Self::Year(year) | Self::Quarter(year, _) | Self::Month(year, _) => year,
        }
    }

    /// The period of the same length just before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.shifted(-1)
    }

    /// The period of the same length just after.
    #[must_use]
    pub fn next(self) -> Self {
        self.shifted(1)
    }

    /// The same period one year earlier.
    #[must_use]
    pub fn year_before(self) -> Self {
        match self {
            Self::Year(year) => Self::Year(year - 1),
            Self::Quarter(year, quarter) => Self::Quarter(year - 1, quarter),
            Self::Month(year, month) => Self::Month(year - 1, month),
        }
    }

    /// The period of this length that holds a day.
    #[must_use]
    pub fn containing(self, day: Day) -> Self {
        let (year, month, _) = day.ymd();
        match self {
            Self::Year(_) => Self::Year(year),
            Self::Quarter(..) => Self::Quarter(year, small((month - 1) / 3 + 1)),
            Self::Month(..) => Self::Month(year, small(month)),
        }
    }

    /// So many periods of the same length, the last of them this one, oldest first.
    pub fn back(self, count: u8) -> Vec<Self> {
        (0..i32::from(count))
            .rev()
            .map(|n| self.shifted(-n))
            .collect()
    }

    fn first_month(self) -> (i32, u32) {
        match self {
            Self::Year(year) => (year, 1),
            Self::Quarter(year, quarter) => (year, u32::from(quarter) * 3 - 2),
            Self::Month(year, month) => (year, u32::from(month)),
        }
    }

    fn shifted(self, by: i32) -> Self {
        self.containing(self.start_on().add_months(by * self.months()))
    }
}

fn small(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}Q{quarter}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let error = || PeriodError(text.to_owned());
        let digits = |part: &str| -> Result<u16, PeriodError> {
            let all = part.bytes().all(|byte| byte.is_ascii_digit());
            if all {
                part.parse().map_err(|_| error())
            } else {
                Err(error())
            }
        };
        let within = |part: &str, highest: u16| -> Result<u8, PeriodError> {
            let number = digits(part)?;
            let fits = (1..=highest).contains(&number);
            if fits {
                Ok(small(number.into()))
            } else {
                Err(error())
            }
        };
        if !text.is_ascii() || text.len() < 4 {
            return Err(error());
        }
        let (year, rest) = text.split_at(4);
        let year = i32::from(digits(year)?);
        match (rest.len(), rest.as_bytes().first()) {
            (0, None) => Ok(Self::Year(year)),
            (2, Some(b'Q')) => Ok(Self::Quarter(year, within(&rest[1..], 4)?)),
            (3, Some(b'-')) => Ok(Self::Month(year, within(&rest[1..], 12)?)),
            _ => Err(error()),
        }
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// What was asked for: a period, or the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// A calendar period. An indicator of an instant is taken at its end.
    Period(Period),
    /// The end of a day. An indicator of a period takes the window of its card up to then.
    AsOf(Day),
}

/// A question's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// What was asked for.
    pub span: Span,
    /// The last day that is judged. A running period ends there, so that a duty due later
    /// in it counts neither as met nor as missed. Callers pass the last full day.
    pub through: Day,
}

impl When {
    /// A period, judged through a day.
    pub fn period(period: Period, through: Day) -> Self {
        Self {
            span: Span::Period(period),
            through,
        }
    }

    /// The end of a day.
    pub fn as_of(day: Day) -> Self {
        Self {
            span: Span::AsOf(day),
            through: day,
        }
    }

    /// The first and the last moment, both included. `months` is the length of the window
    /// that ends on a day.
    pub fn window(self, months: i32) -> Window {
        match self.span {
            Span::Period(period) => Window {
                from_on: period.start_on(),
                to_on: period.end_on().min(self.through),
            },
            Span::AsOf(day) => Window {
                from_on: day.add_months(-months).add_days(1),
                to_on: day,
            },
        }
    }

    /// The last day that counts.
    pub fn to_on(self) -> Day {
        match self.span {
            Span::Period(period) => period.end_on().min(self.through),
            Span::AsOf(day) => day,
        }
    }

    /// Whether it is about a period that is judged before its end.
    pub fn is_partial(self) -> bool {
        matches!(self.span, Span::Period(period) if self.through < period.end_on())
    }

    /// The question one period earlier, of a period that is not over as far into it; for a day,
    /// one year earlier.
    #[must_use]
    pub fn previous(self) -> Self {
        match self.span {
            Span::Period(period) => {
                let months = match period {
                    Period::Year(_) => 12,
                    Period::Quarter(..) => 3,
                    Period::Month(..) => 1,
                };
                self.earlier(period.previous(), months)
            }
            Span::AsOf(day) => Self::as_of(day.add_months(-12)),
        }
    }

    /// The same question one year earlier.
    #[must_use]
    pub fn year_before(self) -> Self {
        match self.span {
            Span::Period(period) => self.earlier(period.year_before(), 12),
            Span::AsOf(day) => Self::as_of(day.add_months(-12)),
        }
    }

    /// Eleven months are held against eleven months and not against twelve.
    fn earlier(self, period: Period, months: i32) -> Self {
        let through = if self.is_partial() {
            self.through.add_months(-months)
        } else {
            self.through
        };
        Self {
            span: Span::Period(period),
            through,
        }
    }
}

/// Days counted, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Window {
    /// The first day.
    #[serde(serialize_with = "as_text")]
    pub from_on: Day,
    /// The last day.
    #[serde(serialize_with = "as_text")]
    pub to_on: Day,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "the signature that serde asks for"
)]
fn as_text<S: serde::Serializer>(day: &Day, s: S) -> Result<S::Ok, S::Error> {
    s.collect_str(day)
}

impl Window {
    /// The first moment.
    pub fn from(self) -> Moment {
        self.from_on.start()
    }

    /// The last moment.
    pub fn to(self) -> Moment {
        self.to_on.end()
    }

    /// Whether a moment lies inside.
    pub fn holds(self, at: Moment) -> bool {
        self.from() <= at && at <= self.to()
    }

    /// Whether it lies wholly after the last day judged.
    pub fn is_empty(self) -> bool {
        self.to_on < self.from_on
    }

    /// The part of a year it covers: 1 for twelve months from its first day.
    pub fn years(self) -> f64 {
        let days = (self.to_on.0 - self.from_on.0 + 1).max(0);
        f64::from(days) / f64::from(self.from_on.add_months(12).0 - self.from_on.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn periods_are_read_and_written_alike() {
        for text in ["2025", "2025Q3", "2025-03", "1999Q1", "2024-12"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
        for text in [
            "", "25", "2025Q0", "2025Q5", "2025-13", "2025-00", "2025-3", "2025q1", "+025",
            "2025Q+", "20250",
        ] {
            assert_eq!(text.parse::<Period>(), Err(PeriodError(text.to_owned())));
        }
    }

    #[test]
    fn a_period_begins_and_ends_in_danish_time() {
        let summer: Period = "2025Q3".parse().unwrap();
        assert_eq!(summer.start_on(), day("2025-07-01"));
        assert_eq!(summer.end_on(), day("2025-09-30"));
        let window = When::period(summer, day("2030-01-01")).window(12);
        assert_eq!(window.from().to_string(), "2025-06-30T22:00:00Z");
        assert_eq!(window.to().to_string(), "2025-09-30T21:59:59Z");
        assert_eq!(Period::Month(2024, 2).end_on(), day("2024-02-29"));
    }

    #[test]
    fn the_period_before_the_first_of_a_year_lies_in_the_year_before() {
        assert_eq!(
            Period::Quarter(2025, 1).previous(),
            Period::Quarter(2024, 4)
        );
        assert_eq!(Period::Month(2025, 1).previous(), Period::Month(2024, 12));
        assert_eq!(Period::Month(2025, 12).next(), Period::Month(2026, 1));
        assert_eq!(
            Period::Quarter(2025, 2).back(3),
            [
                Period::Quarter(2024, 4),
                Period::Quarter(2025, 1),
                Period::Quarter(2025, 2)
            ]
        );
    }

    #[test]
    fn a_running_period_ends_on_the_last_day_judged() {
        let window = When::period(Period::Year(2026), day("2026-11-21")).window(12);
        assert_eq!(window.to_on, day("2026-11-21"));
        assert!(
            When::period(Period::Year(2027), day("2026-11-21"))
                .window(12)
                .is_empty()
        );
    }

    #[test]
    fn a_day_looks_back_over_the_window_of_the_card() {
        let window = When::as_of(day("2025-12-31")).window(12);
        assert_eq!(
            (window.from_on, window.to_on),
            (day("2025-01-01"), day("2025-12-31"))
        );
        assert!((window.years() - 1.0).abs() < f64::EPSILON);
        assert!(
            (When::period(Period::Year(2024), day("2030-01-01"))
                .window(12)
                .years()
                - 1.0)
                .abs()
                < f64::EPSILON
        );
    }
}
