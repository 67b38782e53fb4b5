//! Instants and civil days of Denmark.
//!
//! [`Moment`] is UTC seconds; [`Day`] is a civil date in Europe/Copenhagen. Conversions are
//! O(1) for 1990–2060 (a table of offsets taken from the time zone database); outside that
//! span the database is asked directly. Nothing here reads a clock.

mod text;
mod zone;

use serde::{Deserialize, Serialize};

/// A text that is neither a day nor a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a {expected}: {text:?}")]
pub struct TimeError {
    /// What was expected.
    pub expected: &'static str,
    /// What was given.
    pub text: String,
}

/// An instant: whole seconds since 1970-01-01T00:00:00Z.
#[derive(
    Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Moment(pub i64);

/// A civil date in Europe/Copenhagen: days since 1970-01-01.
#[derive(
    Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Day(pub i32);

const HOUR: i64 = 3600;
const DAY: i64 = 86_400;

impl Moment {
    /// The civil day in Copenhagen on which this moment falls.
    pub fn day(self) -> Day {
        let guess = zone::day_in_standard_time(self);
        // In summer the day begins one hour before the same day of standard time.
        let next = Day(guess.0 + 1);
        if self >= next.start() { next } else { guess }
    }

    /// The civil day and the second of that day as a clock on the wall in Copenhagen shows it.
    pub fn local(self) -> (Day, u32) {
        let day = self.day();
        let elapsed = self.0 - day.start().0;
        let wall = match zone::length(day) - DAY {
            0 => elapsed,
            short if short < 0 => elapsed + if elapsed >= 2 * HOUR { HOUR } else { 0 },
            _ => elapsed - if elapsed >= 3 * HOUR { HOUR } else { 0 },
        };
        (day, u32::try_from(wall).unwrap_or(0))
    }

    /// The moment so many seconds later (earlier when negative).
    #[must_use]
    pub fn add_seconds(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds))
    }
}

impl Day {
    /// The day of a civil date of the Gregorian calendar; `None` if there is no such date.
    pub fn from_ymd(year: i32, month: u32, dom: u32) -> Option<Day> {
        let valid = (1..=12).contains(&month) && dom >= 1 && dom <= days_in_month(year, month);
        (valid && (-9999..=9999).contains(&year)).then(|| Day(days_from_civil(year, month, dom)))
    }

    /// Year, month (1–12) and day of the month (1–31).
    pub fn ymd(self) -> (i32, u32, u32) {
        civil_from_days(self.0)
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.ymd().0
    }

    /// The month, 1–12.
    pub fn month(self) -> u32 {
        self.ymd().1
    }

    /// The day of the month, 1–31.
    pub fn dom(self) -> u32 {
        self.ymd().2
    }

    /// The day of the week: 1 = Monday … 7 = Sunday (ISO 8601).
    pub fn weekday(self) -> u32 {
        // 1970-01-01 was a Thursday.
        (self.0 + 3).rem_euclid(7).unsigned_abs() + 1
    }

    /// The first moment of the day in Copenhagen.
    pub fn start(self) -> Moment {
        zone::start(self)
    }

    /// The last second of the day in Copenhagen: a duty due on a day may be met until then.
    pub fn end(self) -> Moment {
        Moment(Day(self.0 + 1).start().0 - 1)
    }

    /// The moment of a wall-clock time. A time skipped in March counts one hour later, one
    /// repeated in October is the first of the two.
    pub fn at(self, hour: u32, minute: u32) -> Moment {
        self.at_second(hour * 3600 + minute * 60)
    }

    /// Like [`Day::at`], for a second of the wall-clock day (0–86399).
    pub fn at_second(self, wall: u32) -> Moment {
        let wall = i64::from(wall);
        let elapsed = match zone::length(self) - DAY {
            0 => wall,
            short if short < 0 => wall - if wall >= 3 * HOUR { HOUR } else { 0 },
            _ => wall + if wall >= 3 * HOUR { HOUR } else { 0 },
        };
        Moment(self.start().0 + elapsed)
    }

    /// The day so many days later (earlier when negative).
    #[must_use]
    pub fn add_days(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// The same day of the month so many months later (earlier when negative), or the last
    /// day of that month when it has no such day: 31 January + 1 month = 28/29 February.
    #[must_use]
    pub fn add_months(self, months: i32) -> Day {
        let (year, month, dom) = self.ymd();
        let index = year * 12 + i32::try_from(month).unwrap_or(1) - 1 + months;
        let year = index.div_euclid(12);
        let month = index.rem_euclid(12).unsigned_abs() + 1;
        Day(days_from_civil(
            year,
            month,
            dom.min(days_in_month(year, month)),
        ))
    }
}

/// Whether a year of the Gregorian calendar has 366 days.
pub(crate) fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days of a month.
fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + u32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01, counted in years that begin in March so that the leap day is last.
fn days_from_civil(year: i32, month: u32, dom: u32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let shifted = i32::try_from((month + 9) % 12).unwrap_or(0);
    let day_of_year = (153 * shifted + 2) / 5 + i32::try_from(dom).unwrap_or(1) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i32) -> (i32, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let dom = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + i32::from(month <= 2);
    (year, month.unsigned_abs(), dom.unsigned_abs())
}
