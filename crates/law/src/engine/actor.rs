//! Somebody new takes part: `actor`.

use super::single::for_each_key;
use super::version::{governed, ordinal};
use super::view::{From, View};
use crate::facts::Fact;
use crate::obligation::Obligation;
use crate::rulebook::{Rule, Terms};

/// Who has taken part so far: a bit per small number, a list for the others.
#[derive(Debug, Default)]
pub(super) struct Seen {
    bits: Vec<u64>,
    others: Vec<i64>,
    until: u32,
}

const SMALL: i64 = 1 << 16;

impl Seen {
    fn clear(&mut self) {
        self.bits.clear();
        self.others.clear();
        self.until = 0;
    }

    fn insert(&mut self, who: i64) {
        match usize::try_from(who) {
            Ok(small) if who < SMALL => {
                if self.bits.len() <= small / 64 {
                    self.bits.resize(small / 64 + 1, 0);
                }
                self.bits[small / 64] |= 1 << (small % 64);
            }
            _ => self.others.push(who),
        }
    }

    fn contains(&self, who: i64) -> bool {
        match usize::try_from(who) {
            Ok(small) if who < SMALL => self
                .bits
                .get(small / 64)
                .is_some_and(|word| word >> (small % 64) & 1 == 1),
            _ => self.others.contains(&who),
        }
    }

    /// Takes in everybody named by the facts before a position.
    fn read_until(&mut self, view: &View<'_>, terms: &Terms, position: u32) {
        while self.until < position {
            for (name, value) in view.facts.of(view.fact(self.until)) {
                if terms.known_as.contains(name) {
                    self.insert(*value);
                }
            }
            self.until += 1;
        }
    }
}

pub(super) fn run(
    view: &View<'_>,
    number: u16,
    rule: &Rule,
    out: &mut Vec<Obligation>,
    seen: &mut Seen,
) {
    let first = &rule.versions[0].terms;
    let Some(start) = &first.start else { return };
    seen.clear();
    for position in view.index.of(start.kind).iter().copied() {
        seen.read_until(view, first, position);
        let fact = view.fact(position);
        for_each_key(view, first.same, fact, |index, key| {
            out.extend(governed(view, rule, fact, |version, terms| {
                let duty = duty(view, terms, position, key, seen)?;
                Some(Obligation {
                    rule: number,
                    version: ordinal(version),
                    ordinal: ordinal(index),
                    ..duty
                })
            }));
        });
    }
}

/// The first act gives the date; the first act with a newcomer meets it.
fn duty(
    view: &View<'_>,
    terms: &Terms,
    position: u32,
    key: i64,
    seen: &Seen,
) -> Option<Obligation> {
    if !view.applies(terms, position, key) {
        return None;
    }
    let fact = view.fact(position);
    let has_newcomer = |act: &Fact| {
        view.facts
            .of(act)
            .iter()
            .any(|(name, who)| terms.newcomer == Some(*name) && !seen.contains(*who))
    };
    let first_act = view.first_met(terms, From::At(fact.at, Some(position)), key);
    let mut act = first_act;
    while let Some(at) = act
        && !has_newcomer(view.fact(at))
    {
        act = view.first_met(terms, From::After(at), key);
    }
    let (met, void) = super::view::first_of(
        act.map(|act| view.met(act)),
        view.falls_away(terms, position, key),
    );
    Some(Obligation {
        rule: 0,
        version: 0,
        trigger: fact.source,
        ordinal: 0,
        key,
        counted_from: fact.at,
        opens: fact.at,
        due: first_act.map(|act| view.fact(act).at),
        alarm: None,
        met,
        void,
    })
}
