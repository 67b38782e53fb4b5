//! When things arrive, are registered and are evaluated.

use crate::chance::Chance;
use crate::hours::{hour, is_open, morning, office, open_day};
use domain::Moment;

/// Moves a moment on some day to a likely hour of arrival.
pub(crate) fn arrival(at: Moment, chance: &mut Chance) -> Moment {
    let mut day = at.day();
    if !is_open(day) && chance.hit(0.72) {
        day = open_day(day);
    }
    let second = match chance.unit() {
        u if u < 0.80 => chance.seconds(8 * 3600, 15 * 3600 + 1800),
        u if u < 0.94 => chance.seconds(15 * 3600 + 1800, 22 * 3600),
        _ => chance.seconds(0, 8 * 3600 - 1),
    };
    day.at_second(u32::try_from(second).unwrap_or(43_200))
}

/// When a receptionist or the duty officer has it on record.
pub(super) fn registered(at: Moment, acute: bool, chance: &mut Chance) -> Moment {
    let clock = hour(at);
    if is_open(at.day()) && (8..15).contains(&clock) {
        return at.add_seconds(chance.seconds(300, 5400));
    }
    // Outside opening hours the duty officer reads the mailbox (S16), though not always.
    if acute || chance.hit(0.6) {
        return at.add_seconds(chance.seconds(600, 4 * 3600));
    }
    let next = if is_open(at.day()) && clock < 8 {
        at.day()
    } else {
        at.day().add_days(1)
    };
    morning(next, chance)
}

/// When it was evaluated.
pub(super) fn evaluated(at: Moment, from: Moment, probability: f64, chance: &mut Chance) -> Moment {
    let limit = at.add_seconds(86_400);
    if chance.hit(probability) && from < limit.add_seconds(-1200) {
        let latest = limit.add_seconds(-300);
        let quick = from.add_seconds(chance.seconds(900, 7 * 3600)).min(latest);
        if (7..21).contains(&hour(quick)) {
            return quick;
        }
        let day = if hour(quick) < 7 {
            quick.day()
        } else {
            quick.day().add_days(1)
        };
        let early =
            day.at_second(u32::try_from(chance.seconds(7 * 3600, 32_400)).unwrap_or(28_800));
        return if early > from && early < latest {
            early
        } else {
            quick
        };
    }
    let late = limit
        .max(from)
        .add_seconds(600 + i64::from(chance.wait(26.0)) * 3600);
    let moved = office(late.day(), chance);
    if moved > late { moved } else { late }
}
