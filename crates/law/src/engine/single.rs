//! One duty per event: `within`, `earliest_of` and `before_event`.

use super::version::{governed, ordinal};
use super::view::{Carries, From, View, first_of};
use crate::counting;
use crate::facts::Fact;
use crate::obligation::{Met, Obligation, Void};
use crate::rulebook::{Rule, Shape, Terms};
use crate::time::Moment;

pub(super) fn run(view: &View<'_>, number: u16, rule: &Rule, out: &mut Vec<Obligation>) {
    let Some(start) = &rule.versions[0].terms.start else {
        return;
    };
    for position in view.index.of(start.kind).iter().copied() {
        for_each_key(
            view,
            rule.versions[0].terms.same,
            view.fact(position),
            |index, key| {
                let trigger = Trigger {
                    position,
                    key,
                    ordinal: ordinal(index),
                };
                let fact = view.fact(position);
                out.extend(governed(view, rule, fact, |version, terms| {
                    duty(view, rule.shape, terms, trigger).map(|duty| Obligation {
                        rule: number,
                        version: ordinal(version),
                        ..duty
                    })
                }));
            },
        );
    }
}

/// The event that starts a duty, and which of the things it names the duty is about.
#[derive(Copy, Clone)]
pub(super) struct Trigger {
    pub position: u32,
    pub key: i64,
    pub ordinal: u16,
}

/// Calls once per value of the rule's key on the trigger, or once with -1 if it names none.
pub(super) fn for_each_key(
    view: &View<'_>,
    same: Option<u16>,
    fact: &Fact,
    mut each: impl FnMut(usize, i64),
) {
    let mut index = 0;
    if let Some(same) = same {
        let attributes = view.facts.of(fact);
        for (position, named) in attributes.iter().enumerate() {
            // The same thing named twice is one thing.
            if named.0 == same && !attributes[..position].contains(named) {
                each(index, named.1);
                index += 1;
            }
        }
    }
    if index == 0 {
        each(0, -1);
    }
}

fn duty(view: &View<'_>, shape: Shape, terms: &Terms, trigger: Trigger) -> Option<Obligation> {
    let Trigger { position, key, .. } = trigger;
    if !view.applies(terms, position, key) {
        return None;
    }
    let fact = view.fact(position);
    let met = earlier(view, terms, trigger)
        .or_else(|| view.first_met(terms, From::At(fact.at, Some(position)), key))
        .map(|position| view.met(position));
    let (met, void) = first_of(met, view.falls_away(terms, position, key));
    let counted_from = view.counted_from(terms, fact);
    let due = match (shape, terms.counting) {
        (Shape::BeforeEvent, _) | (_, None) => fact.at,
        (_, Some(counting)) => counting::due(counted_from, terms.value, &counting),
    };
    let due = given_by(view, terms, position, met, void)
        .map_or(due, |given| due.min(view.fact(given).at.day().end()));
    let alarm = terms
        .alarm_counting
        .map(|counting| counting::due(counted_from, terms.value, &counting))
        .filter(|alarm| *alarm != due);
    Some(Obligation {
        rule: 0,
        version: 0,
        trigger: fact.source,
        ordinal: trigger.ordinal,
        key,
        counted_from,
        opens: fact.at,
        due: Some(due),
        alarm,
        met,
        void,
    })
}

/// The event of `or_on` that may bring the date forward: the first one after the trigger,
/// unless the duty was met or fell away before it.
pub(crate) fn given_by(
    view: &View<'_>,
    terms: &Terms,
    position: u32,
    met: Option<Met>,
    void: Option<Void>,
) -> Option<u32> {
    let first = terms
        .or_on
        .iter()
        .filter_map(|on| view.first(on, From::After(position), None, -1))
        .min()?;
    let at: Moment = view.fact(first).at;
    let over = met.is_some_and(|met| met.at < at) || void.is_some_and(|void| void.at < at);
    (!over).then_some(first)
}

/// The latest act before the trigger that meets the duty: one that names the same thing at
/// any time, another within the look-back.
fn earlier(view: &View<'_>, terms: &Terms, trigger: Trigger) -> Option<u32> {
    let days = terms.look_back_days?;
    let fact = view.fact(trigger.position);
    let oldest = fact.at.day().add_days(-days).start();
    let latest = |matcher: &crate::rulebook::Matcher| {
        let positions = view.index.of(matcher.kind);
        let until = positions.partition_point(|position| view.fact(*position).at <= fact.at);
        positions[..until].iter().rev().copied().find(|position| {
            let act = view.fact(*position);
            *position != trigger.position
                && matcher.matches(view.facts, act)
                && match view.carries(act, matcher.same.or(terms.same), trigger.key) {
                    Carries::Same => true,
                    Carries::Nothing => act.at >= oldest,
                    Carries::Other => false,
                }
        })
    };
    terms.met_by.iter().filter_map(latest).max()
}
