//! When each family's story begins: drawn before any is told, so that they can be told in
//! order of time.

use crate::Settings;
use crate::chance::Chance;
use crate::families::{Outset, foretell};
use crate::period::Period;
use crate::weight::Weight;
use domain::Moment;
use std::cmp::Reverse;

/// Streams of chance below this belong to those who have help when the period begins.
const FIRST: u64 = 1 << 24;

/// How much before its entry nothing of a family is on record.
const AHEAD: i64 = 86_400;

/// In what way a story begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Some day in the period.
    Plain,
    /// In the last days; nobody has the case yet.
    Unassigned,
    /// In the last hours; the enquiry waits for its evaluation.
    Pending,
}

/// A family whose story has not begun.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned {
    /// Nothing of it is on record before.
    pub(super) from: Moment,
    /// Its stream of chance.
    pub(super) part: u64,
    room: u32,
    fate: Fate,
}

impl Planned {
    /// How the story begins; `chance` is that of the family, fresh.
    pub(super) fn outset(
        &self,
        settings: &Settings,
        period: &Period,
        chance: &mut Chance,
    ) -> Outset {
        let plain = Outset::plain(self.room);
        match self.fate {
            Fate::Plain => {
                let (entry, weight) = beginning(period, chance);
                Outset {
                    entry,
                    weight,
                    ..plain
                }
            }
            Fate::Unassigned => Period::unassigned(settings, chance, plain),
            Fate::Pending => Period::pending(settings, chance, plain),
        }
    }
}

/// When a family comes to notice, and whether it is decided that little will come of it:
/// shorter stories are more of them.
fn beginning(period: &Period, chance: &mut Chance) -> (Moment, Option<Weight>) {
    let entry = period.entry(chance);
    (entry, chance.hit(0.3).then_some(Weight::Light))
}

/// Families with so many children together, the one that begins first last.
pub(super) fn of(settings: &Settings, period: &Period, areas: u32, children: u32) -> Vec<Planned> {
    // As many that wait as in a municipality of an area's size.
    let late = (children / 700).clamp(1, 9 * areas).min(children / 2);
    let mut plan = Vec::new();
    let mut left = children;
    let mut part = FIRST;
    while left > 0 {
        part += 1;
        let fate = if left <= late {
            Fate::Pending
        } else if left <= 2 * late {
            Fate::Unassigned
        } else {
            Fate::Plain
        };
        let mut planned = Planned {
            from: settings.until.add_seconds(-5 * 86_400),
            part,
            room: 1,
            fate,
        };
        if fate == Fate::Plain {
            let mut chance = Chance::new(settings.seed, part);
            let (entry, _) = beginning(period, &mut chance);
            let (at, size) = foretell(entry, chance);
            planned.room = size.min(left);
            planned.from = at.add_seconds(-AHEAD);
        }
        left -= planned.room;
        plan.push(planned);
    }
    // The number of the stream decides between those who begin at once.
    plan.sort_unstable_by_key(|planned| Reverse((planned.from, planned.part)));
    plan
}
