//! The intervals in which a state holds, per key and merged for the subject.

use crate::facts::{Fact, Facts};
use crate::obligation::VoidReason;
use crate::rulebook::State;
use crate::time::Moment;

use super::index::Index;

/// Where an interval ends.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct End {
    pub position: u32,
    pub at: Moment,
    pub reason: VoidReason,
}

/// A stretch in which a state holds.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) struct Interval {
    /// The key, -1 for merged intervals and states without one.
    pub key: i64,
    /// Position of the fact that began it.
    pub start: u32,
    /// When it began.
    pub at: Moment,
    /// Where it ended, if it did.
    pub end: Option<End>,
}

/// All intervals of one state of one subject.
#[derive(Debug, Default)]
pub(crate) struct Intervals {
    /// One per key and start, in order of start.
    pub keyed: Vec<Interval>,
    /// Merged: what ends on the day another begins goes on.
    pub union: Vec<Interval>,
}

impl Intervals {
    pub(super) fn build(&mut self, state: &State, facts: &Facts, index: &Index) {
        self.keyed.clear();
        self.union.clear();
        if !state.starts_on.iter().any(|start| index.has(start.kind)) {
            return;
        }
        for (position, fact) in (0_u32..).zip(&facts.facts) {
            if state.kinds.get(usize::from(fact.kind)) != Some(&true) {
                continue;
            }
            let key = |fact: &Fact| state.same.and_then(|same| facts.value(fact, same));
            if state
                .starts_on
                .iter()
                .any(|start| start.matches(facts, fact))
            {
                let key = key(fact).unwrap_or(-1);
                let running = self
                    .keyed
                    .iter()
                    .any(|open| open.end.is_none() && open.key == key);
                if !running {
                    self.keyed.push(Interval {
                        key,
                        start: position,
                        at: fact.at,
                        end: None,
                    });
                }
            } else if let Some(ending) = state
                .ends_on
                .iter()
                .find(|ending| ending.on.matches(facts, fact))
            {
                let ended = key(fact);
                let end = End {
                    position,
                    at: fact.at,
                    reason: ending.reason,
                };
                for open in &mut self.keyed {
                    if open.end.is_none() && ended.is_none_or(|key| key == open.key) {
                        open.end = Some(end);
                    }
                }
            }
        }
        self.merge();
    }

    fn merge(&mut self) {
        for interval in &self.keyed {
            let goes_on =
                |last: &Interval| last.end.is_none_or(|end| interval.at.day() <= end.at.day());
            match self.union.last_mut() {
                Some(last) if goes_on(last) => {
                    let later = |end: End, other: End| {
                        if other.position > end.position {
                            other
                        } else {
                            end
                        }
                    };
                    last.end = last
                        .end
                        .zip(interval.end)
                        .map(|(end, other)| later(end, other));
                }
                _ => self.union.push(Interval {
                    key: -1,
                    ..*interval
                }),
            }
        }
    }
}
