//! One counted unit while it is being counted.
//!
//! Team, worker, age and step are looked up only when somebody asks for them.

use crate::card::{Calculation, Card, TimeUnit};
use crate::outcome::{AgeGroup, Dimension, Filter, Key, Unit};
use domain::case::{Assignment, Case};
use domain::code::TargetGroup;
use domain::id::WorkerId;
use law::Moment;
use uuid::Uuid;

/// Days of a mean month: 365.25 / 12.
pub(crate) const DAYS_A_MONTH: f64 = 30.4375;

/// Takes rows as they are found.
pub(crate) type Sink<'s, 'c> = &'s mut dyn FnMut(Row<'c>);

/// A unit of a case.
#[derive(Clone, Copy)]
pub(crate) struct Row<'c> {
    pub(crate) case: &'c Case,
    pub(crate) id: Uuid,
    /// The moment whose team, worker, age and step are the unit's.
    pub(crate) at: Moment,
    pub(crate) in_numerator: bool,
    /// Days, or a number of caseworkers; 0 where units have no value of their own.
    pub(crate) value: i64,
    pub(crate) class: Option<&'c str>,
}

impl<'c> Row<'c> {
    pub(crate) fn main(&self) -> Option<&'c Assignment> {
        self.case.main_at(self.at)
    }

    pub(crate) fn worker(&self) -> Option<WorkerId> {
        self.main().map(|main| main.worker)
    }

    fn age_group(&self) -> AgeGroup {
        match self.case.age_at(self.at) {
            Some(age) => AgeGroup::of(age),
            None if self.case.unborn_due_on.is_some() => AgeGroup::Unborn,
            None => AgeGroup::Unknown,
        }
    }

    fn target_group(&self) -> Option<TargetGroup> {
        self.case.target_group_at(self.at)
    }

    pub(crate) fn passes(&self, filter: &Filter) -> bool {
        // The child is sorted out before rows are made.
        filter
            .team
            .as_ref()
            .is_none_or(|team| self.main().is_some_and(|main| main.team == *team))
            && filter
                .worker
                .is_none_or(|worker| self.worker() == Some(worker))
            && filter
                .age_group
                .is_none_or(|group| self.age_group() == group)
            && filter.sex.is_none_or(|sex| self.case.sex == Some(sex))
            && filter
                .step
                .is_none_or(|step| self.case.own_step_at(self.at) == step)
            && filter
                .target_group
                .is_none_or(|group| self.target_group() == Some(group))
            && filter
                .class
                .as_ref()
                .is_none_or(|class| self.class == Some(class))
    }

    pub(crate) fn part(&self, dimension: Dimension) -> Part<'c> {
        let known = match dimension {
            Dimension::Team => self.main().map(|main| Part::Word(main.team.as_str())),
            Dimension::Worker => self.worker().map(Part::Worker),
            Dimension::AgeGroup => Some(Part::Word(self.age_group().code())),
            Dimension::Sex => self.case.sex.map(|sex| Part::Word(sex.as_str())),
            Dimension::Step => Some(Part::Step(self.case.own_step_at(self.at))),
            Dimension::TargetGroup => self.target_group().map(|g| Part::Word(g.as_str())),
            Dimension::Notifier | Dimension::Place | Dimension::Rule | Dimension::DecisionKind => {
                self.class.map(Part::Word)
            }
        };
        known.unwrap_or(Part::Word(Key::UNKNOWN))
    }

    pub(crate) fn unit(&self, card: &Card) -> Unit {
        let main = self.main();
        Unit {
            person: self.case.person,
            case_number: self.case.number(),
            id: self.id,
            in_numerator: self.in_numerator,
            value: card
                .calculation
                .has_values()
                .then(|| scaled(card, number(self.value))),
            team: main.map(|main| main.team.clone()),
            worker: main.map(|main| main.worker),
            age_group: self.age_group(),
            sex: self.case.sex,
            step: self.case.own_step_at(self.at),
            target_group: self.target_group(),
            class: self.class.map(str::to_owned),
            event_on: self.at.day(),
            is_protected: self.case.is_protected(),
        }
    }
}

/// One part of a split while it is being counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Part<'c> {
    Word(&'c str),
    Worker(WorkerId),
    Step(u8),
}

impl From<Part<'_>> for Key {
    fn from(part: Part<'_>) -> Self {
        Self(match part {
            Part::Word(word) => word.to_owned(),
            Part::Worker(worker) => worker.to_string(),
            Part::Step(step) => step.to_string(),
        })
    }
}

/// A sum or middle of unit values in the unit of the card.
pub(crate) fn scaled(card: &Card, value: f64) -> f64 {
    match &card.calculation {
        Calculation::Duration {
            time: TimeUnit::Months,
            ..
        } => value / DAYS_A_MONTH,
        _ => value,
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts and days are far below 2^52"
)]
pub(crate) fn number(value: i64) -> f64 {
    value as f64
}
