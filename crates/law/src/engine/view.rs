//! What the shapes look at: facts by kind, states, birth, and the searches they share.

use super::index::Index;
use super::states::{Interval, Intervals};
use crate::calendar;
use crate::facts::{Fact, Facts};
use crate::obligation::{Met, Void};
use crate::rulebook::{Ending, Matcher, Rulebook, Terms, all_hold};
use crate::time::{Day, Moment};

/// How a fact stands to the key of a trigger.
#[derive(Copy, Clone, PartialEq, Eq)]
pub(super) enum Carries {
    /// It names the same thing.
    Same,
    /// It names another thing.
    Other,
    /// It names nothing, or the rule has no key.
    Nothing,
}

/// Everything the shapes read.
pub(crate) struct View<'a> {
    pub(super) facts: &'a Facts,
    pub(super) index: &'a Index,
    pub(super) states: &'a [Intervals],
    pub(super) birth: Option<Day>,
    book: &'a Rulebook,
    unborn: bool,
}

impl<'a> View<'a> {
    pub(crate) fn new(
        book: &'a Rulebook,
        facts: &'a Facts,
        index: &'a Index,
        states: &'a [Intervals],
    ) -> View<'a> {
        // Of several dates of birth the one of the latest event stands, whatever its kind.
        let known = |kind: &u16| {
            let mut last = index.of(*kind).iter().rev();
            last.find_map(|position| {
                let fact = &facts.facts[*position as usize];
                Some((*position, facts.value(fact, book.birth.attribute)?))
            })
        };
        let all = book.birth.kinds.iter().filter_map(known);
        let birth = all
            .max_by_key(|(position, _)| *position)
            .and_then(|(_, day)| i32::try_from(day).ok())
            .map(Day);
        let unborn = birth.is_none() && book.birth.unborn_kind.is_some_and(|kind| index.has(kind));
        View {
            facts,
            index,
            states,
            birth,
            book,
            unborn,
        }
    }

    pub(crate) fn fact(&self, position: u32) -> &'a Fact {
        &self.facts.facts[position as usize]
    }

    /// Whether the subject is within ages on a day. A subject without a known birth is taken
    /// for a small child, unless it is unborn.
    pub(super) fn of_age(&self, terms: &Terms, day: Day) -> bool {
        if terms.age_from.is_none() && terms.age_below.is_none() {
            return true;
        }
        match self.birth {
            Some(birth) => {
                let age = calendar::age_on(birth, day);
                terms.age_from.is_none_or(|from| age >= from)
                    && terms.age_below.is_none_or(|below| age < below)
            }
            None => !self.unborn && terms.age_from.is_none_or(|from| from <= 0),
        }
    }

    /// How a fact stands to a key.
    pub(super) fn carries(&self, fact: &Fact, same: Option<u16>, key: i64) -> Carries {
        let Some(same) = same.filter(|_| key >= 0) else {
            return Carries::Nothing;
        };
        let mut carries = Carries::Nothing;
        for (name, value) in self.facts.of(fact) {
            if *name == same {
                if *value == key {
                    return Carries::Same;
                }
                carries = Carries::Other;
            }
        }
        carries
    }

    /// Whether a state holds at a fact: for the trigger's own key when rule and state share
    /// one, for the subject otherwise.
    fn holds(&self, state: usize, terms: &Terms, key: i64, position: u32) -> bool {
        let intervals = &self.states[state];
        let keyed = key >= 0 && terms.same.is_some() && terms.same == self.book.states[state].same;
        intervals.keyed.iter().any(|interval| {
            (!keyed || interval.key == key)
                && interval.start <= position
                && interval.end.is_none_or(|end| end.position > position)
        })
    }

    /// Whether the rule's state, if it has one, holds for a key at a fact.
    pub(super) fn runs(&self, terms: &Terms, key: i64, position: u32) -> bool {
        terms
            .state
            .is_none_or(|state| self.holds(state, terms, key, position))
            && terms
                .not_state
                .is_none_or(|state| !self.holds(state, terms, key, position))
    }

    /// The intervals of a state: one per key when rule and state share one, else merged.
    pub(super) fn intervals(&self, terms: &Terms, state: usize) -> &'a [Interval] {
        let shared = terms.same.is_some() && terms.same == self.book.states[state].same;
        if shared {
            &self.states[state].keyed
        } else {
            &self.states[state].union
        }
    }

    /// Whether a version applies to a trigger: conditions, states and age.
    pub(super) fn applies(&self, terms: &Terms, position: u32, key: i64) -> bool {
        let fact = self.fact(position);
        terms
            .start
            .as_ref()
            .is_some_and(|start| start.matches(self.facts, fact))
            && self.runs(terms, key, position)
            && self.of_age(terms, fact.at.day())
    }

    /// The first fact after a position (or, with `or_at`, at the same moment) that matches
    /// one of the matchers and does not name another key.
    pub(super) fn first_met(&self, terms: &Terms, from: From, key: i64) -> Option<u32> {
        terms
            .met_by
            .iter()
            .filter_map(|matcher| self.first(matcher, from, terms.same, key))
            .min()
    }

    /// The first fact that matches, from a place on, and does not name another key.
    pub(super) fn first(
        &self,
        matcher: &Matcher,
        from: From,
        same: Option<u16>,
        key: i64,
    ) -> Option<u32> {
        let positions = self.index.of(matcher.kind);
        let begin = positions.partition_point(|position| match from {
            From::After(after) => *position <= after,
            From::At(at, _) => self.fact(*position).at < at,
        });
        positions[begin..].iter().copied().find(|position| {
            let fact = self.fact(*position);
            !matches!(from, From::At(_, Some(not)) if not == *position)
                && matcher.matches(self.facts, fact)
                && self.carries(fact, matcher.same.or(same), key) != Carries::Other
        })
    }

    /// When and why a duty begun at a trigger falls away by an event.
    pub(super) fn falls_away(&self, terms: &Terms, position: u32, key: i64) -> Option<Void> {
        let fact = self.fact(position);
        if let Some(at_once) = terms
            .falls_away_if
            .iter()
            .find(|item| all_hold(&item.clauses, self.facts, fact))
        {
            return Some(Void {
                source: Some(fact.source),
                at: fact.at,
                reason: at_once.reason,
            });
        }
        let ends = terms
            .falls_away_on
            .iter()
            .filter(|ending| self.index.has(ending.on.kind));
        let first = ends
            .filter_map(|ending| Some((self.ends(terms, ending, position, key)?, ending.reason)))
            .min_by_key(|(at, _)| *at);
        first.map(|(at, reason)| self.void(at, reason))
    }

    fn ends(&self, terms: &Terms, ending: &Ending, position: u32, key: i64) -> Option<u32> {
        match ending.on.same {
            // Its own key: only what the trigger names ends with it.
            Some(own) => {
                let value = self.facts.value(self.fact(position), own)?;
                self.first(&ending.on, From::After(position), Some(own), value)
            }
            None => self.first(&ending.on, From::After(position), terms.same, key),
        }
    }

    pub(super) fn void(&self, position: u32, reason: crate::obligation::VoidReason) -> Void {
        let fact = self.fact(position);
        Void {
            source: Some(fact.source),
            at: fact.at,
            reason,
        }
    }

    pub(super) fn met(&self, position: u32) -> Met {
        let fact = self.fact(position);
        Met {
            source: fact.source,
            at: fact.at,
            known: fact.known,
        }
    }

    /// Where the count starts: a day named by the trigger, or the trigger itself.
    pub(super) fn counted_from(&self, terms: &Terms, fact: &Fact) -> Moment {
        let named = terms
            .counts_from
            .and_then(|attribute| self.facts.value(fact, attribute));
        named
            .and_then(|day| i32::try_from(day).ok())
            .map_or(fact.at, |day| Day(day).start())
    }
}

/// Where a search begins.
#[derive(Copy, Clone)]
pub(super) enum From {
    /// After a position.
    After(u32),
    /// At a moment or later, one position left out.
    At(Moment, Option<u32>),
}

/// What happened first stands: the act that met a duty, or what let it fall away.
pub(super) fn first_of(met: Option<Met>, void: Option<Void>) -> (Option<Met>, Option<Void>) {
    match (met, void) {
        (Some(met), Some(void)) if void.at < met.at => (None, Some(void)),
        (Some(met), _) => (Some(met), None),
        (None, void) => (None, void),
    }
}
