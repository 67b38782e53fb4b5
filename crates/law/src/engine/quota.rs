//! So many times in each calendar year while a state holds: `quota`.
//!
//! A running state counts to the year's end and on to the 18th birthday, so that next year's
//! duties are known ahead. When the state ends within a year, the number owed is cut to the
//! part of the year it held, rounded down; the rest falls away.

use super::states::Interval;
use super::version::{in_force, ordinal};
use super::view::{From, View};
use crate::calendar;
use crate::obligation::{Met, Obligation, Void, VoidReason};
use crate::rulebook::{Rule, Terms};
use crate::time::{Day, Moment, is_leap};

pub(super) fn run(view: &View<'_>, number: u16, rule: &Rule, out: &mut Vec<Obligation>) {
    let first = &rule.versions[0].terms;
    let Some(state) = first.state else { return };
    let intervals = &view.states[state].union[..];
    let mut done = i32::MIN;
    for (index, interval) in intervals.iter().enumerate() {
        let grown = grown_up(view, interval);
        let last = interval
            .end
            .map_or(grown, |end| end.at.day().min(grown))
            .add_days(-1);
        let begins = interval.at.day().year();
        for year in begins.max(done.saturating_add(1))..=last.year() {
            if let Some(count) = Year::new(view, rule, &intervals[index..], year, grown) {
                count.duties(view, number, index_of(year - begins, count.times), out);
            }
            done = year;
        }
    }
}

fn index_of(years: i32, times: i32) -> u16 {
    u16::try_from(years * times).unwrap_or(u16::MAX)
}

/// The day on which the rule no longer concerns the child.
fn grown_up(view: &View<'_>, interval: &Interval) -> Day {
    view.birth.map_or_else(
        || interval.at.day().add_months(18 * 12),
        |birth| calendar::birthday(birth, 18),
    )
}

fn new_year(year: i32) -> Day {
    Day::from_ymd(year, 1, 1).unwrap_or_default()
}

/// One calendar year in which the state held.
struct Year<'a> {
    version: usize,
    terms: &'a Terms,
    trigger: u32,
    /// How many times a whole year asks for.
    times: i32,
    /// How many times this year asks for, and what it would have been had the state gone on.
    owed: i32,
    projected: i32,
    opens: Moment,
    /// Why the state held no longer, if it ended in the year.
    ended: Option<Void>,
    following: Day,
    projected_last: Day,
}

impl<'a> Year<'a> {
    fn new(
        view: &View<'_>,
        rule: &'a Rule,
        from: &[Interval],
        year: i32,
        grown: Day,
    ) -> Option<Year<'a>> {
        let (begin, next) = (new_year(year), new_year(year + 1));
        let until = next.min(grown);
        let first = from.first()?;
        let opens = first.at.max(begin.start());
        let (version, found) = in_force(rule, opens.day())?;
        let mut days = 0;
        let mut last = None;
        for interval in from.iter().take_while(|interval| interval.at.day() < until) {
            let stop = interval.end.map_or(until, |end| end.at.day().min(until));
            days += (stop.0 - interval.at.day().max(begin).0).max(0);
            last = Some((interval, stop));
        }
        let (interval, stop) = last?;
        let by_event = interval.end.filter(|end| end.at.day() < until);
        let ended = match by_event {
            Some(end) => Some(view.void(end.position, end.reason)),
            None if grown < next => Some(Void {
                source: None,
                at: grown.start(),
                reason: VoidReason::Turned18,
            }),
            None => None,
        };
        let times = found.terms.value;
        let length = 365 + i32::from(is_leap(year));
        Some(Year {
            version,
            terms: &found.terms,
            trigger: view.fact(first.start).source,
            times,
            owed: times * days / length,
            projected: times * (days + until.0 - stop.0) / length,
            opens,
            ended,
            following: next,
            projected_last: until.add_days(-1),
        })
    }

    fn duties(&self, view: &View<'_>, number: u16, first_ordinal: u16, out: &mut Vec<Obligation>) {
        let mut search = From::At(self.opens, None);
        let stop = self.ended.map_or(self.following.start(), |ended| ended.at);
        for time in 0..self.owed.max(self.projected) {
            let act = view
                .first_met(self.terms, search, -1)
                .filter(|act| view.fact(*act).at <= stop);
            if let Some(act) = act {
                search = From::After(act);
            }
            // Beyond what the part of the year asks for, nothing has to be met.
            let owed = time < self.owed;
            let met: Option<Met> = act.map(|act| view.met(act));
            let over = Void {
                source: None,
                at: self.following.start(),
                reason: VoidReason::PeriodEnded,
            };
            let year_end = self.projected_last.end();
            let due = self
                .ended
                .filter(|_| owed)
                .map_or(year_end, |ended| ended.at.add_seconds(-1));
            out.push(Obligation {
                rule: number,
                version: ordinal(self.version),
                trigger: self.trigger,
                ordinal: first_ordinal.saturating_add(u16::try_from(time).unwrap_or(u16::MAX)),
                key: -1,
                counted_from: self.opens,
                opens: self.opens,
                due: Some(due),
                alarm: None,
                met,
                void: if met.is_some() {
                    None
                } else {
                    Some(self.ended.unwrap_or(over))
                },
            });
        }
    }
}
