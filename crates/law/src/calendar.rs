//! Danish public holidays, working days and ages.
//!
//! Only statutory holidays are known here. Days on which an office is normally closed
//! (5 June, 24 and 31 December) are working days for a deadline set by law.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::time::Day;

/// A Danish public holiday (helligdag).
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum Holiday {
    NewYearsDay,
    MaundyThursday,
    GoodFriday,
    EasterDay,
    EasterMonday,
    GreatPrayerDay,
    AscensionDay,
    Pentecost,
    PentecostMonday,
    ChristmasDay,
    BoxingDay,
}

impl Holiday {
    /// The Danish name.
    pub fn da(self) -> &'static str {
        match self {
            Holiday::NewYearsDay => "Nytårsdag",
            Holiday::MaundyThursday => "Skærtorsdag",
            Holiday::GoodFriday => "Langfredag",
            Holiday::EasterDay => "Påskedag",
            Holiday::EasterMonday => "2. påskedag",
            Holiday::GreatPrayerDay => "Store bededag",
            Holiday::AscensionDay => "Kristi himmelfartsdag",
            Holiday::Pentecost => "Pinsedag",
            Holiday::PentecostMonday => "2. pinsedag",
            Holiday::ChristmasDay => "Juledag",
            Holiday::BoxingDay => "2. juledag",
        }
    }

    /// The English name.
    pub fn en(self) -> &'static str {
        match self {
            Holiday::NewYearsDay => "New Year's Day",
            Holiday::MaundyThursday => "Maundy Thursday",
            Holiday::GoodFriday => "Good Friday",
            Holiday::EasterDay => "Easter Day",
            Holiday::EasterMonday => "Easter Monday",
            Holiday::GreatPrayerDay => "Great Prayer Day",
            Holiday::AscensionDay => "Ascension Day",
            Holiday::Pentecost => "Pentecost",
            Holiday::PentecostMonday => "Pentecost Monday",
            Holiday::ChristmasDay => "Christmas Day",
            Holiday::BoxingDay => "Boxing Day",
        }
    }
}

/// What counts as a working day (hverdag). The children's laws define neither reading.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hverdag {
    /// Saturdays do not count: the lenient reading, the later date.
    #[default]
    MondayToFriday,
    /// Saturdays count: the strict reading, the earlier date.
    MondayToSaturday,
}

/// Easter Day of a Gregorian year (Meeus/Jones/Butcher).
#[expect(
    clippy::many_single_char_names,
    reason = "the names of the published algorithm"
)]
pub fn easter(year: i32) -> Day {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, dom) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    civil(year, month.unsigned_abs(), dom.unsigned_abs())
}

/// The public holidays of a year in order of date. Store bededag was abolished from 2024.
pub fn holidays(year: i32) -> Vec<(Day, Holiday)> {
    let easter = easter(year);
    let mut days = vec![
        (civil(year, 1, 1), Holiday::NewYearsDay),
        (easter.add_days(-3), Holiday::MaundyThursday),
        (easter.add_days(-2), Holiday::GoodFriday),
        (easter, Holiday::EasterDay),
        (easter.add_days(1), Holiday::EasterMonday),
    ];
    if year <= 2023 {
        days.push((easter.add_days(26), Holiday::GreatPrayerDay));
    }
    days.extend([
        (easter.add_days(39), Holiday::AscensionDay),
        (easter.add_days(49), Holiday::Pentecost),
        (easter.add_days(50), Holiday::PentecostMonday),
        (civil(year, 12, 25), Holiday::ChristmasDay),
        (civil(year, 12, 26), Holiday::BoxingDay),
    ]);
    days
}

/// The holiday that a day is, if any.
pub fn holiday(day: Day) -> Option<Holiday> {
    match TABLE.get(usize::try_from(day.0 - FIRST).unwrap_or(usize::MAX)) {
        Some(holiday) => *holiday,
        None => holidays(day.year())
            .into_iter()
            .find(|(date, _)| *date == day)
            .map(|(_, name)| name),
    }
}

/// 1990-01-01, the first day of the table.
const FIRST: i32 = 7305;
/// The holidays of 1990–2060, one place per day.
static TABLE: LazyLock<Vec<Option<Holiday>>> = LazyLock::new(|| {
    let mut table = Vec::with_capacity(26_000);
    for year in 1990..=2060 {
        let begin = civil(year, 1, 1);
        let start = table.len();
        table.resize(
            start + (civil(year + 1, 1, 1).0 - begin.0).unsigned_abs() as usize,
            None,
        );
        for (day, holiday) in holidays(year) {
            table[start + (day.0 - begin.0).unsigned_abs() as usize] = Some(holiday);
        }
    }
    table
});

/// Whether a day is a working day in the given reading.
pub fn is_working_day(day: Day, hverdag: Hverdag) -> bool {
    let last = match hverdag {
        Hverdag::MondayToFriday => 5,
        Hverdag::MondayToSaturday => 6,
    };
    day.weekday() <= last && holiday(day).is_none()
}

/// The `count`-th working day after `from`; `from` itself is not counted. With a count of 0
/// or less the day itself is returned.
pub fn add_working_days(from: Day, count: i32, hverdag: Hverdag) -> Day {
    let mut day = from;
    let mut left = count;
    while left > 0 {
        day = day.add_days(1);
        if is_working_day(day, hverdag) {
            left -= 1;
        }
    }
    day
}

/// The birthday on which somebody reaches an age. Born on 29 February counts from 1 March in
/// common years (convention of the product, unverified).
pub fn birthday(birth: Day, age: i32) -> Day {
    let (year, month, dom) = birth.ymd();
    Day::from_ymd(year + age, month, dom).unwrap_or_else(|| civil(year + age, 3, 1))
}

/// The age in whole years on a day; negative before birth.
pub fn age_on(birth: Day, day: Day) -> i32 {
    let years = day.year() - birth.year();
    if day < birthday(birth, years) {
        years - 1
    } else {
        years
    }
}

fn civil(year: i32, month: u32, dom: u32) -> Day {
    Day::from_ymd(year, month, dom).unwrap_or_default()
}
