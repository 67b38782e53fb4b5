//! Plans: the events of a case folded into plans with versions, goals that live on across
//! them, and the scores they were given. Holds what was agreed at the last follow-up as well.
//!
//! Decides nothing about deadlines: those are rules of law.

mod change;
mod progress;

pub use change::{Change, changes};
pub use progress::{Round, Score, is_stuck};

use crate::code::PlanKind;
use crate::correction::Effective;
use crate::event::casework::{FollowUpHeld, PlanGoal, PlanMade};
use crate::event::{Event, Payload};
use crate::id::ItemId;
use law::{Day, Moment};

/// More goals than this are seldom reached (sub-report 3, 2014): advice, never a limit.
pub const ADVISED_GOALS: usize = 3;

/// All plans of a case.
#[derive(Debug, Default)]
pub struct Plans<'a> {
    all: Vec<Plan<'a>>,
    /// The follow-ups, the earliest first.
    pub follow_ups: Vec<FollowUp<'a>>,
    scores: Vec<(ItemId, Score)>,
}

/// A plan from its first version to its last.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The plan; its versions share it.
    pub id: ItemId,
    /// Its versions, the earliest first; never empty.
    versions: Vec<Version<'a>>,
}

/// A plan as it stood from a moment on.
#[derive(Debug, Clone, Copy)]
pub struct Version<'a> {
    /// The event that made it, with its texts and its author.
    pub event: &'a Event,
    /// What it says, structured.
    pub made: &'a PlanMade,
}

/// A follow-up that was held.
#[derive(Debug, Clone, Copy)]
pub struct FollowUp<'a> {
    /// The event, with its texts.
    pub event: &'a Event,
    /// What it says, structured.
    pub held: &'a FollowUpHeld,
}

impl<'a> Plans<'a> {
    /// Folds the events of a case as they stand.
    pub fn of(stands: &[Effective<'a>]) -> Self {
        let mut out = Self::default();
        for event in stands.iter().map(|e| e.content) {
            match &event.payload {
                Payload::PlanMade(made) => out.add(Version { event, made }),
                Payload::PlanGoalAssessed(rated) => {
                    let score = Score {
                        at: event.at,
                        by: rated.by,
                        value: rated.score,
                    };
                    out.scores.push((rated.goal, score));
                }
                Payload::FollowUpHeld(held) => out.follow_ups.push(FollowUp { event, held }),
                _ => {}
            }
        }
        out
    }

    fn add(&mut self, version: Version<'a>) {
        let id = version.made.plan_id;
        match self.all.iter_mut().find(|plan| plan.id == id) {
            Some(plan) => plan.versions.push(version),
            None => self.all.push(Plan {
                id,
                versions: vec![version],
            }),
        }
    }

    /// The plan in force of a kind: at most one.
    pub fn current(&self, kind: PlanKind) -> Option<&Plan<'a>> {
        self.all
            .iter()
            .filter(|plan| plan.kind() == kind)
            .max_by_key(|plan| plan.last().event.at)
    }

    /// The plans in force, one of each kind, the latest first. The child's own plan has changed
    /// its name with the law and with age: of those only the latest is in force.
    pub fn in_force(&self) -> Vec<&Plan<'a>> {
        let own = self.own();
        let kinds = PlanKind::ALL.iter().filter(|kind| !kind.is_own());
        let mut found: Vec<_> = kinds.filter_map(|kind| self.current(*kind)).collect();
        found.extend(own);
        found.sort_by_key(|plan| std::cmp::Reverse(plan.last().event.at));
        found
    }

    /// The child's own plan, whatever it is called.
    pub fn own(&self) -> Option<&Plan<'a>> {
        self.all
            .iter()
            .filter(|plan| plan.kind().is_own())
            .max_by_key(|plan| plan.last().event.at)
    }

    /// The plan that a new version of this kind revises.
    pub fn revised_by(&self, kind: PlanKind) -> Option<&Plan<'a>> {
        if kind.is_own() {
            self.own()
        } else {
            self.current(kind)
        }
    }

    /// What a goal is called in the last plan that has it.
    pub fn words_of(&self, goal: ItemId) -> Option<String> {
        let versions = self.all.iter().flat_map(|plan| plan.versions.iter().rev());
        let mut words = versions.map(|version| version.of("goal", goal));
        words.find(|words| !words.is_empty()).map(str::to_owned)
    }

    /// The scores of a goal, the earliest first.
    pub fn scores(&self, goal: ItemId) -> Vec<Score> {
        let of = self.scores.iter().filter(|(id, _)| *id == goal);
        of.map(|(_, score)| *score).collect()
    }

    /// Whether a goal has not moved for two follow-ups in a row.
    pub fn is_stuck(&self, goal: ItemId) -> bool {
        let days: Vec<Day> = self.follow_ups.iter().map(|f| f.event.at.day()).collect();
        is_stuck(&self.scores(goal), &days)
    }

    /// The goals in force that have not moved for two follow-ups in a row: something else
    /// should be tried.
    pub fn stuck(&self) -> Vec<&'a PlanGoal> {
        let goals = self
            .in_force()
            .into_iter()
            .flat_map(|p| &p.last().made.goals);
        goals.filter(|goal| self.is_stuck(goal.goal)).collect()
    }

    /// The last follow-up.
    pub fn last_follow_up(&self) -> Option<FollowUp<'a>> {
        self.follow_ups.last().copied()
    }
}

impl PlanKind {
    /// Whether a plan of this kind is the child's own.
    pub const fn is_own(self) -> bool {
        matches!(self, Self::ActionPlan | Self::ChildsPlan | Self::YouthPlan)
    }
}

impl<'a> Plan<'a> {
    /// Its versions, the earliest first.
    pub fn versions(&self) -> &[Version<'a>] {
        &self.versions
    }

    /// The version in force.
    pub fn last(&self) -> Version<'a> {
        self.versions[self.versions.len() - 1]
    }

    /// What it is called now.
    pub fn kind(&self) -> PlanKind {
        self.last().made.plan
    }

    /// When a goal first stood in it.
    pub fn since(&self, goal: ItemId) -> Option<Moment> {
        let first = self.versions.iter().find(|v| v.has(goal))?;
        Some(first.event.at)
    }
}

impl Version<'_> {
    /// Whether a goal stands in it.
    pub fn has(&self, goal: ItemId) -> bool {
        self.made.goals.iter().any(|g| g.goal == goal)
    }

    /// A text of it by its field, if there is one.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.event.text.get(field).map(|text| text.value.as_str())
    }

    /// The words of something in it: `of("goal", id)`.
    pub fn of(&self, what: &str, id: ItemId) -> &str {
        self.text(&format!("{what}.{id}")).unwrap_or_default()
    }
}

impl FollowUp<'_> {
    /// A text of it by its field, if there is one.
    pub fn text(&self, field: &str) -> Option<&str> {
        self.event.text.get(field).map(|text| text.value.as_str())
    }
}

#[cfg(test)]
mod tests;
