//! The measures of a case one by one, each with the events behind it: what its decision says,
//! where the child lived by it, what was agreed around it, how it ended. Read from the events
//! when a page is drawn; the registers hold only what lists and figures need.

mod climb;

pub use climb::{Change, changes, suggested_step};

use crate::case::{Case, Measure};
use crate::code::{DecisionKind, TimeLimited};
use crate::correction::Effective;
use crate::event::casework::DecisionMade;
use crate::event::decision::Terms;
use crate::event::measures::{MeasureEnded, MeasurePlaceChanged, MeasureStarted};
use crate::event::placement::ArrangementMade;
use crate::event::time_limit::TimeLimitSet;
use crate::event::{Event, Payload};
use crate::id::{EventId, ItemId};
use law::Day;

/// Something recorded: the event with its texts, and what it says.
#[derive(Debug)]
pub struct Said<'a, P> {
    /// The identity that links use.
    pub id: EventId,
    /// The event as it stands.
    pub event: &'a Event,
    /// Its payload.
    pub data: &'a P,
}

impl<P> Clone for Said<'_, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P> Copy for Said<'_, P> {}

impl<'a, P> Said<'a, P> {
    fn of(event: &Effective<'a>, data: &'a P) -> Self {
        Self {
            id: event.id(),
            event: event.content,
            data,
        }
    }

    /// One of its texts.
    pub fn text(&self, field: &str) -> Option<&'a str> {
        self.event.text.get(field).map(|t| t.value.as_str())
    }
}

/// One measure from its decision to its end.
#[derive(Debug)]
pub struct Course<'a> {
    /// As the registers hold it.
    pub measure: &'a Measure,
    /// Its start.
    pub started: Said<'a, MeasureStarted>,
    /// The decisions about it, the earliest first; the one it rests on is among them.
    pub decisions: Vec<Said<'a, DecisionMade>>,
    /// Its changes of place.
    pub moves: Vec<Said<'a, MeasurePlaceChanged>>,
    /// Its end.
    pub ended: Option<Said<'a, MeasureEnded>>,
    /// What is agreed around it and still runs.
    pub arrangements: Vec<Said<'a, ArrangementMade>>,
}

/// The measures of a case, the earliest first.
pub fn courses<'a>(case: &'a Case, stands: &[Effective<'a>]) -> Vec<Course<'a>> {
    let mut all: Vec<Course<'a>> = Vec::new();
    let mut early: Vec<Said<'a, DecisionMade>> = Vec::new();
    for event in stands {
        match &event.content.payload {
            Payload::DecisionMade(p) => {
                let said = Said::of(event, p);
                // What was begun a minute before its decision was written down rests on it too.
                let rests = |c: &&mut Course<'_>| {
                    Some(c.measure.id) == p.measure || c.started.data.decision == Some(p.decision)
                };
                match all.iter_mut().find(rests) {
                    Some(course) => course.decisions.push(said),
                    None => early.push(said),
                }
            }
            Payload::MeasureStarted(p) => {
                let Some(measure) = case.measures.iter().find(|m| m.id == p.measure) else {
                    continue;
                };
                let is_its = |d: &&Said<'_, DecisionMade>| {
                    p.decision == Some(d.data.decision) || d.data.measure == Some(p.measure)
                };
                all.push(Course {
                    measure,
                    started: Said::of(event, p),
                    decisions: early.iter().filter(is_its).copied().collect(),
                    moves: Vec::new(),
                    ended: None,
                    arrangements: Vec::new(),
                });
            }
            Payload::MeasurePlaceChanged(p) => {
                if let Some(course) = of(&mut all, Some(p.measure)) {
                    course.moves.push(Said::of(event, p));
                }
            }
            Payload::MeasureEnded(p) => {
                if let Some(course) = of(&mut all, Some(p.measure)) {
                    course.ended.get_or_insert(Said::of(event, p));
                }
            }
            Payload::ArrangementMade(p) => {
                if let Some(course) = of(&mut all, Some(p.measure)) {
                    course.arrangements.push(Said::of(event, p));
                }
            }
            Payload::ArrangementEnded(p) => {
                for course in &mut all {
                    let is_other =
                        |a: &Said<'_, ArrangementMade>| a.data.arrangement != p.arrangement;
                    course.arrangements.retain(is_other);
                }
            }
            _ => {}
        }
    }
    all
}

fn of<'c, 'a>(all: &'c mut [Course<'a>], measure: Option<ItemId>) -> Option<&'c mut Course<'a>> {
    let measure = measure?;
    all.iter_mut().find(|c| c.measure.id == measure)
}

/// The limits on contact that run.
pub fn contact_limits<'a>(stands: &[Effective<'a>]) -> Vec<Said<'a, TimeLimitSet>> {
    use TimeLimited::{ContactInterrupted, ContactSupervised, ContactSuspended};
    let mut running: Vec<Said<'a, TimeLimitSet>> = Vec::new();
    for event in stands {
        let settled = match &event.content.payload {
            Payload::TimeLimitSet(p) => p.time_limit,
            Payload::TimeLimitEnded(p) => p.time_limit,
            _ => continue,
        };
        running.retain(|limit| limit.data.time_limit != settled);
        if let Payload::TimeLimitSet(p) = &event.content.payload
            && matches!(
                p.limits,
                ContactInterrupted | ContactSupervised | ContactSuspended
            )
        {
            running.push(Said::of(event, p));
        }
    }
    running
}

impl<'a> Course<'a> {
    /// The decision it rests on, if it was made here.
    pub fn decision(&self) -> Option<Said<'a, DecisionMade>> {
        let wanted = self.started.data.decision?;
        let mut all = self.decisions.iter().rev();
        all.find(|d| d.data.decision == wanted).copied()
    }

    /// What the latest decision that goes on with it says, where it says it.
    fn term<T>(&self, pick: impl Fn(&Terms) -> Option<T>) -> Option<T> {
        self.going_on().find_map(|d| pick(&d.data.terms))
    }

    /// The decisions that go on with it, the latest first.
    fn going_on(&self) -> impl Iterator<Item = &Said<'a, DecisionMade>> {
        self.decisions
            .iter()
            .rev()
            .filter(|d| d.data.kind != DecisionKind::HomeReturn)
    }

    /// The planned end, as its decision or whoever decided elsewhere says.
    pub fn planned_end(&self) -> Option<Day> {
        let elsewhere = || self.started.data.elsewhere?.ends_on;
        self.term(|terms| terms.ends_on).or_else(elsewhere)
    }

    /// The price in kroner a week.
    pub fn weekly_price(&self) -> Option<u32> {
        let elsewhere = || self.started.data.elsewhere?.weekly_price;
        self.term(|terms| terms.weekly_price).or_else(elsewhere)
    }

    /// The account it is paid from, as its decision says.
    pub fn account(&self) -> Option<&'a str> {
        self.going_on()
            .find_map(|d| d.data.terms.account.as_deref())
    }

    /// What must be reached for it to end.
    pub fn way_out(&self) -> Option<&'a str> {
        let decided = self.going_on().find_map(|d| d.text("way_out"));
        decided.or_else(|| self.started.text("way_out"))
    }

    /// The decision that the child comes home, while it has not.
    pub fn coming_home(&self) -> Option<Said<'a, DecisionMade>> {
        let last = self.decisions.last().copied()?;
        let is_home = last.data.kind == DecisionKind::HomeReturn && self.ended.is_none();
        is_home.then_some(last)
    }

    /// The days in which the child comes home (serviceloven § 68, barnets lov § 100): from the
    /// decision to the day it says, or until the placement ended before.
    pub fn home_period(&self) -> Option<(Day, Option<Day>)> {
        let last = self.decisions.last()?;
        if last.data.kind != DecisionKind::HomeReturn {
            return None;
        }
        let ended = self.measure.ended_at.map(law::Moment::day);
        let until = last.data.terms.ends_on.into_iter().chain(ended).min();
        Some((last.event.at.day(), until))
    }

    /// Where the child lives by it: the name of the place, if one was written.
    pub fn place_name(&self) -> Option<&'a str> {
        match self.moves.last() {
            Some(moved) => moved.text("place_name"),
            None => self.started.text("place_name"),
        }
    }
}

#[cfg(test)]
pub(crate) mod tests;
