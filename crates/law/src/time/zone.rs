//! Where the civil days of Copenhagen begin.
//!
//! One bit per day for 1990–2060 says whether the day begins in summer time; the bits come
//! from the embedded time zone database, never from the system. Clocks are changed at
//! 01:00 UTC throughout the span, which the tests prove against the database.

use std::sync::LazyLock;

use jiff::tz::{Offset, TimeZone};

use super::{DAY, Day, HOUR, Moment};

/// 1990-01-01.
const FIRST: i32 = 7305;
/// 2061-01-01, the day after the last one of the table.
const LAST: i32 = 33_238;
const WORDS: usize = ((LAST - FIRST) as usize).div_ceil(64) + 1;

static SUMMER: LazyLock<[u64; WORDS]> = LazyLock::new(|| {
    let mut bits = [0; WORDS];
    for day in FIRST..=LAST {
        let index = (day - FIRST).unsigned_abs() as usize;
        if offset_from_database(Day(day)) == 2 * HOUR {
            bits[index / 64] |= 1 << (index % 64);
        }
    }
    bits
});

/// The zone, from the database bundled with the program.
pub(super) fn copenhagen() -> TimeZone {
    TimeZone::get("Europe/Copenhagen").unwrap_or_else(|_| TimeZone::fixed(Offset::constant(1)))
}

/// Seconds east of UTC at the first moment of a day, by the database.
fn offset_from_database(day: Day) -> i64 {
    let (year, month, dom) = day.ymd();
    let date = i16::try_from(year).ok().and_then(|year| {
        jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(dom).ok()?).ok()
    });
    date.and_then(|date| date.to_zoned(copenhagen()).ok())
        .map_or(HOUR, |zoned| i64::from(zoned.offset().seconds()))
}

/// Seconds east of UTC at the first moment of a day.
fn offset_at_start(day: Day) -> i64 {
    if (FIRST..=LAST).contains(&day.0) {
        let index = (day.0 - FIRST).unsigned_abs() as usize;
        HOUR + HOUR * i64::from(SUMMER[index / 64] >> (index % 64) & 1 == 1)
    } else {
        offset_from_database(day)
    }
}

/// The first moment of a day.
pub(super) fn start(day: Day) -> Moment {
    Moment(i64::from(day.0) * DAY - offset_at_start(day))
}

/// The length of a day in seconds: 23, 24 or 25 hours.
pub(super) fn length(day: Day) -> i64 {
    DAY + offset_at_start(day) - offset_at_start(Day(day.0 + 1))
}

/// The civil day at a fixed offset of one hour: the true day or, in the last hour of a summer
/// day, the day before it.
pub(super) fn day_in_standard_time(moment: Moment) -> Day {
    Day(i32::try_from((moment.0 + HOUR).div_euclid(DAY)).unwrap_or(i32::MAX / 2))
}
