//! How a deadline is counted, and the count shown step by step.
//!
//! A deadline counted in hours ends at an instant; every other one ends with the last second
//! of a civil day. An authority's own deadline is not moved when it ends on a weekend or a
//! holiday (no rule that moves it was found). [`explain`] ends where [`due`] ends.

use serde::{Deserialize, Serialize};

use crate::calendar::{self, Holiday, Hverdag};
use crate::time::{Day, Moment};

/// The unit of a deadline.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Elapsed hours, weekends and changes of the clock included.
    Hour,
    /// Calendar days.
    Day,
    /// Working days in the reading of [`Counting::hverdag`].
    WorkingDay,
    /// Weeks of seven calendar days.
    Week,
    /// Calendar months; a month without that day ends on its last day.
    Month,
    /// Calendar years.
    Year,
}

/// Which day is the first that is counted.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum First {
    /// The clock runs at once (hours).
    Immediately,
    /// The day of the event is day 0 and not counted.
    #[default]
    NextDay,
    /// The day of the event is counted as day 1 (days, working days and weeks only).
    SameDay,
}

/// A way of counting, as a rule file states it.
#[derive(Copy, Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counting {
    /// The unit.
    pub unit: Unit,
    /// The first day counted.
    #[serde(default)]
    pub first: First,
    /// The reading of "working day".
    #[serde(default)]
    pub hverdag: Hverdag,
}

/// Calendar months, the unit of a decided rhythm.
pub(crate) const MONTHS: Counting = Counting {
    unit: Unit::Month,
    first: First::NextDay,
    hverdag: Hverdag::MondayToFriday,
};

/// Why a day was not counted.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Skipped {
    /// Saturday or Sunday.
    Weekend,
    /// A public holiday.
    Holiday(Holiday),
    /// The day of the event itself.
    FirstDay,
}

/// One step of a count: a day, or a span of hours, weeks, months or years.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Where the step begins.
    pub from: Moment,
    /// Where it ends; the last step's end is the due moment.
    pub to: Moment,
    /// The running number of what is counted; `None` for a day that is skipped.
    pub counted: Option<i32>,
    /// Why the day is skipped.
    pub skipped: Option<Skipped>,
    /// The day was moved back to the last day of a shorter month.
    pub end_of_month: bool,
}

/// The last moment at which a duty of `value` units counted from `from` is met in time.
/// A negative value counts backwards (months and years before a birthday).
pub fn due(from: Moment, value: i32, counting: &Counting) -> Moment {
    if counting.unit == Unit::Hour {
        return from.add_seconds(i64::from(value) * 3600);
    }
    due_day(from.day(), value, *counting).end()
}

fn due_day(day: Day, value: i32, counting: Counting) -> Day {
    let same_day = i32::from(counting.first == First::SameDay);
    match counting.unit {
        Unit::Hour | Unit::Day => day.add_days(value - same_day),
        Unit::WorkingDay => {
            calendar::add_working_days(day.add_days(-same_day), value, counting.hverdag)
        }
        Unit::Week => day.add_days(7 * value - same_day),
        Unit::Month => day.add_months(value),
        Unit::Year => day.add_months(12 * value),
    }
}

/// The same count, step by step. A count of zero has no steps.
pub fn explain(from: Moment, value: i32, counting: &Counting) -> Vec<Step> {
    match counting.unit {
        Unit::Hour => vec![Step {
            from,
            to: due(from, value, counting),
            counted: Some(value),
            skipped: None,
            end_of_month: false,
        }],
        Unit::Day | Unit::WorkingDay => explain_days(from, value, *counting),
        Unit::Week | Unit::Month | Unit::Year => explain_spans(from, value, *counting),
    }
}

fn explain_days(from: Moment, value: i32, counting: Counting) -> Vec<Step> {
    let last = due_day(from.day(), value, counting);
    let mut counted = 0;
    let mut steps = Vec::new();
    let mut day = from.day();
    while day <= last {
        let skipped = if day == from.day() && counting.first != First::SameDay {
            Some(Skipped::FirstDay)
        } else if counting.unit == Unit::Day || calendar::is_working_day(day, counting.hverdag) {
            None
        } else {
            Some(calendar::holiday(day).map_or(Skipped::Weekend, Skipped::Holiday))
        };
        counted += i32::from(skipped.is_none());
        steps.push(Step {
            from: if day == from.day() { from } else { day.start() },
            to: day.end(),
            counted: skipped.is_none().then_some(counted),
            skipped,
            end_of_month: false,
        });
        day = day.add_days(1);
    }
    steps
}

fn explain_spans(from: Moment, value: i32, counting: Counting) -> Vec<Step> {
    let start = from.day();
    let sign = value.signum();
    let mut begin = from;
    (1..=value.abs())
        .map(|counted| {
            let day = due_day(start, sign * counted, counting);
            let clipped =
                matches!(counting.unit, Unit::Month | Unit::Year) && day.dom() != start.dom();
            let step = Step {
                from: begin,
                to: day.end(),
                counted: Some(counted),
                skipped: None,
                end_of_month: clipped,
            };
            begin = step.to;
            step
        })
        .collect()
}
