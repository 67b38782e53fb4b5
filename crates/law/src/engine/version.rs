//! Which version of a rule governs a clock.

use super::view::View;
use crate::facts::Fact;
use crate::obligation::Obligation;
use crate::rulebook::{Rule, SelectedBy, Terms, Version};
use crate::time::{Day, Moment};

/// The version in force on a day.
pub(super) fn version_on(rule: &Rule, day: Day) -> Option<usize> {
    rule.versions
        .iter()
        .rposition(|version| version.from <= day)
}

/// The version in force on a day, unless the rule is repealed then.
pub(super) fn in_force(rule: &Rule, day: Day) -> Option<(usize, &Version)> {
    let number = version_on(rule, day)?;
    let version = &rule.versions[number];
    (!version.repealed).then_some((number, version))
}

/// Finds the version that governs a clock and what follows from it. A version that takes over
/// running clocks (BL § 213) governs every clock that has not ended before its first day.
pub(super) fn governed(
    view: &View<'_>,
    rule: &Rule,
    fact: &Fact,
    make: impl Fn(usize, &Terms) -> Option<Obligation>,
) -> Option<Obligation> {
    let last = &rule.versions[rule.versions.len() - 1].terms;
    let day = match last.selected_by {
        SelectedBy::TriggerDay => fact.at.day(),
        SelectedBy::CountedDay => view.counted_from(last, fact).day(),
    };
    let mut number = version_on(rule, day)?;
    if rule.versions[number].repealed {
        return None;
    }
    let mut obligation = make(number, &rule.versions[number].terms)?;
    while let Some(next) = rule.versions.get(number + 1) {
        let takes_over = next
            .transition
            .as_ref()
            .is_some_and(|transition| transition.takes_over_running);
        let ended = |at: Moment| at < next.from.start();
        if !takes_over
            || obligation.met.is_some_and(|met| ended(met.at))
            || obligation.void.is_some_and(|void| ended(void.at))
        {
            break;
        }
        let Some(taken) = make(number + 1, &next.terms) else {
            break;
        };
        obligation = taken;
        number += 1;
    }
    Some(obligation)
}

/// A number as the ordinal of an obligation.
pub(super) fn ordinal(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
