//! A rhythm decided in the case: `decided_rhythm`.
//!
//! Part `decide`: at the first follow-up without a known rhythm, the rhythm must be decided.
//! Part `link`: the next follow-up is due within the rhythm. A new rhythm replaces the open
//! link by one counted from the last follow-up, or from the decision if that date has passed.

use super::version::{in_force, ordinal};
use super::view::{Carries, View, first_of};
use crate::counting::{self, MONTHS};
use crate::facts::Fact;
use crate::obligation::{Obligation, Void, VoidReason};
use crate::rulebook::{Part, Rule, Terms};
use crate::time::Moment;

pub(super) fn run(
    view: &View<'_>,
    number: u16,
    rule: &Rule,
    out: &mut Vec<Obligation>,
    touched: &mut Vec<u32>,
    keys: &mut Vec<i64>,
) {
    let terms = &rule.versions[0].terms;
    let (Some(start), Some(same), Some(state)) = (&terms.start, terms.same, terms.state) else {
        return;
    };
    touched.clear();
    keys.clear();
    for kind in terms
        .decided_by
        .iter()
        .map(|on| on.kind)
        .chain([start.kind])
    {
        touched.extend_from_slice(view.index.of(kind));
    }
    touched.sort_unstable();
    touched.dedup();
    // The keys are those of the state, so that a follow-up that names none concerns every one
    // that runs, whatever is named later.
    for interval in &view.states[state].keyed {
        if interval.key >= 0 && !keys.contains(&interval.key) {
            keys.push(interval.key);
        }
    }
    for key in keys.iter().copied() {
        let mut thread = Thread {
            view,
            number,
            rule,
            key,
            rhythm: None,
            last_held: None,
            open: None,
        };
        for position in touched.iter().copied() {
            if view.carries(view.fact(position), Some(same), key) != Carries::Other {
                thread.read(position, out);
            }
        }
    }
}

/// The follow-ups and decided rhythms of one measure, read in order.
struct Thread<'a> {
    view: &'a View<'a>,
    number: u16,
    rule: &'a Rule,
    key: i64,
    rhythm: Option<i32>,
    last_held: Option<u32>,
    /// Place of the open duty in the output.
    open: Option<usize>,
}

impl Thread<'_> {
    fn read(&mut self, position: u32, out: &mut Vec<Obligation>) {
        let terms = &self.rule.versions[0].terms;
        let fact = self.view.fact(position);
        let held = terms
            .start
            .as_ref()
            .is_some_and(|start| start.matches(self.view.facts, fact));
        let decides = terms
            .decided_by
            .iter()
            .any(|on| on.matches(self.view.facts, fact));
        let rhythm = terms
            .rhythm
            .filter(|_| decides)
            .and_then(|rhythm| self.view.facts.value(fact, rhythm))
            .and_then(|months| i32::try_from(months).ok())
            .filter(|months| *months > 0);
        match terms.part {
            Some(Part::Decide) => self.decide(position, held, rhythm, out),
            Some(Part::Link) => self.link(position, held, rhythm, out),
            None => {}
        }
    }

    fn decide(
        &mut self,
        position: u32,
        held: bool,
        rhythm: Option<i32>,
        out: &mut Vec<Obligation>,
    ) {
        let fact = self.view.fact(position);
        if held && self.rhythm.is_none() && self.open.is_none() {
            self.start(position, fact.at, fact.at, fact.at.day().end(), out);
        }
        if rhythm.is_some() {
            self.rhythm = rhythm;
            self.meet(position, out);
        }
    }

    fn link(&mut self, position: u32, held: bool, rhythm: Option<i32>, out: &mut Vec<Obligation>) {
        let fact = self.view.fact(position);
        let changed = rhythm.is_some() && rhythm != self.rhythm;
        self.rhythm = rhythm.or(self.rhythm);
        if held {
            self.meet(position, out);
            self.last_held = Some(position);
            if let Some(months) = self.rhythm {
                self.start(
                    position,
                    fact.at,
                    fact.at,
                    counting::due(fact.at, months, &MONTHS),
                    out,
                );
            }
        } else if let (true, Some(months), Some(last)) = (changed, self.rhythm, self.last_held) {
            self.replace(position, last, months, out);
        }
    }

    /// Closes the open link because of a new rhythm and starts one that follows it. After a
    /// follow-up held under an earlier law, that law's running link ends first.
    fn replace(&mut self, position: u32, last: u32, months: i32, out: &mut Vec<Obligation>) {
        let fact = self.view.fact(position);
        let held_at = self.view.fact(last).at;
        if in_force(self.rule, held_at.day()).is_none() {
            return;
        }
        if let Some(open) = self.open.take() {
            let replaced = self.view.void(position, VoidReason::RhythmChanged);
            let earlier = |void: &Void| void.at < replaced.at;
            out[open].void = Some(out[open].void.filter(earlier).unwrap_or(replaced));
        }
        let due = counting::due(held_at, months, &MONTHS);
        let from = if due < fact.at { fact.at } else { held_at };
        self.start(
            position,
            from,
            fact.at,
            counting::due(from, months, &MONTHS),
            out,
        );
    }

    fn start(
        &mut self,
        position: u32,
        from: Moment,
        opens: Moment,
        due: Moment,
        out: &mut Vec<Obligation>,
    ) {
        let fact = self.view.fact(position);
        let Some((version, terms)) =
            in_force(self.rule, fact.at.day()).map(|(n, version)| (n, &version.terms))
        else {
            return;
        };
        if !self.view.runs(terms, self.key, position) {
            return;
        }
        self.open = Some(out.len());
        out.push(Obligation {
            rule: self.number,
            version: ordinal(version),
            trigger: fact.source,
            ordinal: self.place(terms, fact),
            key: self.key,
            counted_from: from,
            opens,
            due: Some(due),
            alarm: None,
            met: None,
            void: self.view.falls_away(terms, position, self.key),
        });
    }

    fn meet(&mut self, position: u32, out: &mut [Obligation]) {
        if let Some(open) = self.open.take() {
            (out[open].met, out[open].void) =
                first_of(Some(self.view.met(position)), out[open].void);
        }
    }

    fn place(&self, terms: &Terms, fact: &Fact) -> u16 {
        let named = self
            .view
            .facts
            .of(fact)
            .iter()
            .filter(|(name, _)| Some(*name) == terms.same);
        let index = named
            .map(|(_, value)| *value)
            .position(|value| value == self.key);
        index.map_or_else(
            || {
                u16::try_from(self.key)
                    .unwrap_or(u16::MAX)
                    .saturating_add(1000)
            },
            ordinal,
        )
    }
}

/// The months of the rhythm known at a moment, for the explanation.
pub(crate) fn known_at(view: &View<'_>, terms: &Terms, key: i64, at: Moment) -> Option<i32> {
    let facts = view.facts.facts.iter().take_while(|fact| fact.at <= at);
    let named = facts.filter(|fact| {
        terms
            .decided_by
            .iter()
            .any(|on| on.matches(view.facts, fact))
            && view.carries(fact, terms.same, key) != Carries::Other
    });
    let months = named
        .filter_map(|fact| view.facts.value(fact, terms.rhythm?))
        .last();
    months.and_then(|months| i32::try_from(months).ok())
}
