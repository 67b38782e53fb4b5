//! Office hours: when work is done, and how long after the act it is put on record.

use crate::chance::Chance;
use law::calendar::{Hverdag, is_working_day};
use law::{Day, Moment};
use std::sync::LazyLock;

const FIRST: i32 = 10_957; // 2000-01-01
const LAST: i32 = 32_872; // 2060-01-01

static WORKING: LazyLock<Vec<bool>> = LazyLock::new(|| {
    (FIRST..LAST)
        .map(|d| is_working_day(Day(d), Hverdag::MondayToFriday))
        .collect()
});

/// Whether the office is open on a day.
pub(crate) fn is_open(day: Day) -> bool {
    usize::try_from(day.0 - FIRST)
        .ok()
        .and_then(|i| WORKING.get(i))
        .copied()
        .unwrap_or(true)
}

/// The day itself or the next one on which the office is open.
pub(crate) fn open_day(mut day: Day) -> Day {
    while !is_open(day) {
        day = day.add_days(1);
    }
    day
}

/// The n-th open day after a day.
pub(crate) fn open_days_after(mut day: Day, n: i32) -> Day {
    for _ in 0..n {
        day = open_day(day.add_days(1));
    }
    day
}

/// A moment in office hours on a day or the next open one.
pub(crate) fn office(day: Day, chance: &mut Chance) -> Moment {
    let second = chance.seconds(8 * 3600 + 600, 15 * 3600 + 1800);
    open_day(day).at_second(u32::try_from(second).unwrap_or(36_000))
}

/// A moment in the morning of a day or the next open one.
pub(crate) fn morning(day: Day, chance: &mut Chance) -> Moment {
    let second = chance.seconds(7 * 3600 + 1800, 8 * 3600 + 500);
    open_day(day).at_second(u32::try_from(second).unwrap_or(28_000))
}

/// The hour of the day at a moment.
pub(crate) fn hour(at: Moment) -> u32 {
    at.local().1 / 3600
}

/// Shortly after: what is put on record at once.
pub(crate) fn soon(at: Moment, chance: &mut Chance) -> Moment {
    at.add_seconds(chance.seconds(20, 1500))
}

/// As meetings and visits are put on record: mostly the same day, sometimes weeks later.
pub(crate) fn written_up(at: Moment, chance: &mut Chance) -> Moment {
    match chance.unit() {
        u if u < 0.82 => at.add_seconds(chance.seconds(600, 3 * 3600)),
        u if u < 0.94 => office(at.day().add_days(chance.days(1, 4)), chance),
        _ => office(at.day().add_days(chance.days(6, 48)), chance),
    }
}
