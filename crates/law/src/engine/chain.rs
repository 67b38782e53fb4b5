//! Again and again: `chain`. One link is open at a time; the next is counted from the act
//! that met it.

use super::single::for_each_key;
use super::states::Interval;
use super::version::{in_force, ordinal};
use super::view::{From, View, first_of};
use crate::calendar;
use crate::counting;
use crate::facts::Fact;
use crate::obligation::{Obligation, Void, VoidReason};
use crate::rulebook::{Rule, Terms};
use crate::time::Moment;

/// A chain whose links start from the acts themselves; what starts the first is another rule's.
pub(super) fn from_events(view: &View<'_>, number: u16, rule: &Rule, out: &mut Vec<Obligation>) {
    let first = &rule.versions[0].terms;
    let Some(start) = &first.start else { return };
    for position in view.index.of(start.kind).iter().copied() {
        let fact = view.fact(position);
        let Some((version, terms)) =
            in_force(rule, fact.at.day()).map(|(n, version)| (n, &version.terms))
        else {
            continue;
        };
        for_each_key(view, first.same, fact, |index, key| {
            if !view.applies(terms, position, key) {
                return;
            }
            let next = view
                .first_met(terms, From::After(position), key)
                .map(|next| view.met(next));
            let (met, void) = first_of(next, view.falls_away(terms, position, key));
            out.push(Obligation {
                rule: number,
                version: ordinal(version),
                trigger: fact.source,
                ordinal: ordinal(index),
                key,
                counted_from: fact.at,
                opens: fact.at,
                due: due(terms, fact.at),
                alarm: None,
                met,
                void,
            });
        });
    }
}

fn due(terms: &Terms, from: Moment) -> Option<Moment> {
    terms
        .counting
        .map(|counting| counting::due(from, terms.value, &counting))
}

/// A chain that begins with a state and ends with it.
pub(super) fn in_state(view: &View<'_>, number: u16, rule: &Rule, out: &mut Vec<Obligation>) {
    let first = &rule.versions[0].terms;
    let Some(state) = first.state else { return };
    for interval in view.intervals(first, state) {
        links(view, number, rule, interval, out);
    }
}

fn links(
    view: &View<'_>,
    number: u16,
    rule: &Rule,
    interval: &Interval,
    out: &mut Vec<Obligation>,
) {
    let Some(mut from) = begin(view, rule, interval) else {
        return;
    };
    let end = end(view, &rule.versions[0].terms, interval);
    let key = interval.key;
    let mut trigger = view.fact(interval.start);
    let mut index = 0;
    let mut last = interval.start;
    while end.is_none_or(|end| from < end.at) {
        let Some((version, terms)) =
            in_force(rule, from.day()).map(|(n, version)| (n, &version.terms))
        else {
            return;
        };
        let next = next_act(view, terms, from, last, key);
        let (met, void) = first_of(next.map(|next| view.met(next)), end);
        out.push(Obligation {
            rule: number,
            version: ordinal(version),
            trigger: trigger.source,
            ordinal: index,
            key,
            counted_from: from,
            opens: from,
            due: due(terms, from),
            alarm: None,
            met,
            void,
        });
        let (Some(next), true) = (next, met.is_some()) else {
            return;
        };
        last = next;
        trigger = view.fact(next);
        from = trigger.at;
        index = place_of(view, terms, trigger, key);
    }
}

/// The first act after the last one, not before the link begins.
fn next_act(view: &View<'_>, terms: &Terms, from: Moment, last: u32, key: i64) -> Option<u32> {
    let mut next = view.first_met(terms, From::After(last), key);
    while let Some(at) = next
        && view.fact(at).at < from
    {
        next = view.first_met(terms, From::After(at), key);
    }
    next
}

/// Where the first link begins: with the state, with the age, or with the first version for
/// those already in the state.
fn begin(view: &View<'_>, rule: &Rule, interval: &Interval) -> Option<Moment> {
    let first = &rule.versions[0];
    let mut from = interval.at;
    if from.day() < first.from
        && first
            .transition
            .as_ref()
            .is_some_and(|transition| transition.already)
    {
        from = first.from.start();
    }
    if let Some(age) = first.terms.age_from {
        from = from.max(calendar::birthday(view.birth?, age).start());
    }
    Some(from)
}

/// Where the chain ends: with the state or with the age, whichever comes first.
fn end(view: &View<'_>, terms: &Terms, interval: &Interval) -> Option<Void> {
    let by_event = interval.end.map(|end| view.void(end.position, end.reason));
    let by_age = terms.age_below.zip(view.birth).map(|(below, birth)| Void {
        source: None,
        at: calendar::birthday(birth, below).start(),
        reason: if below == 18 {
            VoidReason::Turned18
        } else {
            VoidReason::AgePassed
        },
    });
    match (by_event, by_age) {
        (Some(event), Some(age)) => Some(if age.at < event.at { age } else { event }),
        (event, age) => event.or(age),
    }
}

/// Tells the links apart that one act starts for several keys: by place among the keys the act
/// names, or by key if it names none. The chain of a state without a key has a number of its own.
fn place_of(view: &View<'_>, terms: &Terms, act: &Fact, key: i64) -> u16 {
    let Some(same) = terms.same else { return 0 };
    let named = view.facts.of(act).iter().filter(|(name, _)| *name == same);
    match named
        .map(|(_, value)| *value)
        .position(|value| value == key)
    {
        Some(index) => ordinal(index),
        None if key < 0 => 999,
        None => u16::try_from(key).unwrap_or(u16::MAX).saturating_add(1000),
    }
}
