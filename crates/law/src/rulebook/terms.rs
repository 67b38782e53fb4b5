//! Compiled terms: names have become numbers, conditions are lists of values.

use super::file::{Part, SelectedBy};
use crate::counting::Counting;
use crate::facts::{Fact, Facts};
use crate::obligation::VoidReason;

/// A condition on one attribute.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub attribute: u16,
    pub values: Box<[i64]>,
    /// A flag that is absent reads as 0.
    pub flag: bool,
    /// None of the values may occur.
    pub negated: bool,
}

impl Clause {
    fn holds(&self, facts: &Facts, fact: &Fact) -> bool {
        let mut found = false;
        let mut hit = false;
        for (name, value) in facts.of(fact) {
            if *name == self.attribute {
                found = true;
                hit |= self.values.contains(value);
            }
        }
        hit |= !found && self.flag && self.values.contains(&0);
        hit != self.negated
    }
}

/// Whether all conditions hold.
pub(crate) fn all_hold(clauses: &[Clause], facts: &Facts, fact: &Fact) -> bool {
    clauses.iter().all(|clause| clause.holds(facts, fact))
}

/// Facts of a kind that fulfil conditions.
#[derive(Clone, Debug)]
pub(crate) struct Matcher {
    pub kind: u16,
    pub clauses: Box<[Clause]>,
    /// The key it shares with the trigger, where that is another than the rule's.
    pub same: Option<u16>,
}

impl Matcher {
    pub(crate) fn matches(&self, facts: &Facts, fact: &Fact) -> bool {
        fact.kind == self.kind && all_hold(&self.clauses, facts, fact)
    }
}

/// A matcher with the reason for which something ends.
#[derive(Clone, Debug)]
pub(crate) struct Ending {
    pub on: Matcher,
    pub reason: VoidReason,
}

/// Conditions with the reason for which a duty falls away at once.
#[derive(Clone, Debug)]
pub(crate) struct VoidIf {
    pub clauses: Box<[Clause]>,
    pub reason: VoidReason,
}

/// Everything the engine needs of one version.
#[derive(Clone, Debug)]
pub(crate) struct Terms {
    pub start: Option<Matcher>,
    pub state: Option<usize>,
    pub not_state: Option<usize>,
    pub age_from: Option<i32>,
    pub age_below: Option<i32>,
    pub same: Option<u16>,
    pub counts_from: Option<u16>,
    pub met_by: Box<[Matcher]>,
    pub or_on: Box<[Matcher]>,
    pub falls_away_on: Box<[Ending]>,
    pub falls_away_if: Box<[VoidIf]>,
    pub value: i32,
    pub counting: Option<Counting>,
    pub alarm_counting: Option<Counting>,
    pub look_back_days: Option<i32>,
    pub selected_by: SelectedBy,
    pub turns: i32,
    pub opens_months_before: i32,
    pub part: Option<Part>,
    pub rhythm: Option<u16>,
    pub decided_by: Box<[Matcher]>,
    pub newcomer: Option<u16>,
    pub known_as: Box<[u16]>,
}

/// A compiled state.
#[derive(Clone, Debug)]
pub(crate) struct State {
    pub name: String,
    /// Which kinds of facts start or end it, by number.
    pub kinds: Box<[bool]>,
    pub starts_on: Box<[Matcher]>,
    pub ends_on: Box<[Ending]>,
    pub same: Option<u16>,
}

/// Where a subject's birth is found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Birth {
    pub attribute: u16,
    pub kinds: Box<[u16]>,
    pub unborn_kind: Option<u16>,
}
