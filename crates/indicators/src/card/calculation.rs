//! The closed list of ways to count, with their parameters.

use super::{Over, UnitKind};
use crate::outcome::{Dimension, Format};
use domain::code::Place;
use law::Layer;
use serde::Deserialize;

/// What a figure is made of. Names and parameters as in the card files.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Calculation {
    /// Of the duties that fell due in the period and had not fallen away by then, the share
    /// met on time. A duty that fell away after it was late stays as missed.
    DutyOnTime {
        /// The rules; empty for all of the layer.
        rules: Vec<String>,
        /// Law or local standard; never mixed.
        layer: Layer,
    },
    /// Duties overdue on the day, each with its days late.
    DutyOverdue {
        /// The rules; empty for all of the layer.
        rules: Vec<String>,
        /// Law or local standard; never mixed.
        layer: Layer,
    },
    /// Of the duties met on time in the period's dues, the share put on record only after
    /// the due moment.
    DutyRecordedLate {
        /// The rules; empty for all of the layer.
        rules: Vec<String>,
        /// Law or local standard; never mixed.
        layer: Layer,
    },
    /// How many run on the day.
    Stock {
        /// Children or measures.
        counted: Counted,
        /// Which.
        of: Selection,
    },
    /// A part of what runs on the day.
    StockShare {
        /// Children or measures.
        counted: Counted,
        /// Which of the whole.
        part: Selection,
        /// The whole.
        whole: Selection,
    },
    /// Children with a running measure per 1,000 inhabitants.
    StockPer1000 {
        /// Which measures.
        of: Selection,
        /// Ages of children and inhabitants.
        ages: Ages,
    },
    /// Of the children on some steps when the period begins, the share on a higher or lower
    /// step when it ends. No measure is below all steps.
    Movement {
        /// Higher or lower.
        change: Change,
        /// The steps at the start.
        from_steps: Vec<u8>,
    },
    /// Of the children whose first measure started in the period, the share whose child
    /// stood on one of these steps at the end of that day.
    FirstStep {
        /// The steps.
        steps: Vec<u8>,
    },
    /// Of the children whose first measure is so many months old in the period, the share
    /// who never stood on a higher step in between.
    FirstStepHeld {
        /// How long the first step has to hold.
        months: i32,
    },
    /// How long measures have run or did run, in days or months.
    Duration {
        /// Running on the day, or ended in the period.
        state: Standing,
        /// Which measures; for ended ones by where they stood last.
        of: Selection,
        /// The unit of the value.
        time: TimeUnit,
        /// Median or mean.
        statistic: StatisticKind,
    },
    /// Days from the day the municipality became aware to the end of assessments completed
    /// in the period.
    AssessmentDuration {
        /// Median or mean.
        statistic: StatisticKind,
    },
    /// The share of placements with consent.
    Consent {
        /// Running on the day, or started in the period.
        state: ConsentOf,
    },
    /// How many of something happened in the period.
    Flow {
        /// What.
        what: Flow,
    },
    /// How many of something happened, per 1,000 inhabitants and year.
    FlowPer1000 {
        /// What.
        what: Flow,
        /// Ages of children and inhabitants.
        ages: Ages,
    },
    /// Of the notifications received in the period, the share on a child notified before
    /// within some months.
    Renotified {
        /// How many months back.
        months: i32,
    },
    /// Of the complaints that somebody looked at on their merits in the period, the share over
    /// a decision that was not left as it was.
    ComplaintsChanged {
        /// Who looked.
        by: ChangedBy,
    },
    /// Main caseworkers per child with an open case on the day, over the months before.
    WorkersPerChild {
        /// How many months back.
        months: i32,
        /// With a number, the share of children who had at least so many; else the mean.
        #[serde(default)]
        at_least: Option<u32>,
    },
    /// Children with an open case per main caseworker on the day.
    CasesPerWorker {},
}

/// Children counted once, or each measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Each child once.
    Children,
    /// Each measure.
    Measures,
}

/// A choice of measures. Every condition that is set must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// On one of these steps.
    #[serde(default)]
    pub steps: Vec<u8>,
    /// At one of these places.
    #[serde(default)]
    pub places: Vec<Place>,
    /// Only placements of children, or only what is lived at home; stays after 18 are neither.
    #[serde(default)]
    pub placement: Option<bool>,
    /// Only measures on the child's highest step, so that a child stands in one place only.
    #[serde(default)]
    pub highest: bool,
}

/// Ages in whole years, both included. The unborn and children of unknown age are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ages {
    /// Youngest.
    pub from: u8,
    /// Oldest.
    pub to: u8,
}

/// A movement on the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// To a higher step.
    Up,
    /// To a lower step or to no measure.
    Down,
}

/// Whether measures still run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Running on the day.
    Running,
    /// Ended in the period.
    Completed,
}

/// Which placements are asked about consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentOf {
    /// Running on the day.
    Running,
    /// Started in the period.
    Started,
}

/// Who looks at a decision that was complained of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangedBy {
    /// The municipality itself; complaints that were withdrawn are none.
    Municipality,
    /// Ankestyrelsen; complaints it rejected without looking are none.
    AppealsBoard,
}

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Whole days between the first and the last.
    Days,
    /// The same days divided by 30.4375.
    Months,
}

/// Which statistic of the units' own values is the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatisticKind {
    /// The middle value, or the mean of the two middle ones.
    Median,
    /// The mean.
    Mean,
}

/// Something that happens in a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Notifications received.
    Notifications,
    /// Children notified, each once.
    ChildrenNotified,
    /// Assessments begun.
    AssessmentsOpened,
    /// Measures started, placements included.
    MeasuresStarted,
    /// Placements started.
    PlacementsStarted,
    /// Measures ended, placements included.
    MeasuresEnded,
    /// Decisions made.
    Decisions,
    /// Complaints received.
    Complaints,
}

/// How units become a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statistic {
    /// Units in the numerator of all units.
    Share,
    /// Units in the numerator.
    Count,
    /// Middle of the units' values.
    Median,
    /// Mean of the units' values.
    Mean,
    /// Units per 1,000 of a base outside the cases.
    Rate,
    /// Units per distinct caseworker.
    PerWorker,
}

impl Calculation {
    /// Over a period or at an instant.
    pub fn over(&self) -> Over {
        match self {
            Self::DutyOverdue { .. }
            | Self::Stock { .. }
            | Self::StockShare { .. }
            | Self::StockPer1000 { .. }
            | Self::Duration {
                state: Standing::Running,
                ..
            }
            | Self::Consent {
                state: ConsentOf::Running,
            }
            | Self::WorkersPerChild { .. }
            | Self::CasesPerWorker {} => Over::Instant,
            _ => Over::Period,
        }
    }

    /// Whether a unit counts only if this municipality acts for the child at the unit's own
    /// moment. What comes in is counted by whoever received it: notifications and complaints.
    /// Duties fall away by the word of their own rule when the child moves.
    pub fn is_of_own_children(&self) -> bool {
        match self {
            Self::DutyOnTime { .. }
            | Self::DutyOverdue { .. }
            | Self::DutyRecordedLate { .. }
            | Self::Renotified { .. }
            | Self::ComplaintsChanged { .. } => false,
            Self::Flow { what } | Self::FlowPer1000 { what, .. } => !matches!(
                what,
                Flow::Notifications | Flow::ChildrenNotified | Flow::Complaints
            ),
            _ => true,
        }
    }

    /// How its value is to be read.
    pub fn format(&self) -> Format {
        match (self.statistic(), self) {
            (Statistic::Share, _) => Format::Share,
            (Statistic::Count, _) => Format::Count,
            (Statistic::Rate, _) => Format::Per1000,
            (
                _,
                Self::Duration {
                    time: TimeUnit::Months,
                    ..
                },
            ) => Format::Months,
            (_, Self::Duration { .. } | Self::AssessmentDuration { .. }) => Format::Days,
            _ => Format::Ratio,
        }
    }

    /// How units become a value.
    pub fn statistic(&self) -> Statistic {
        let ranked = |kind: &StatisticKind| match kind {
            StatisticKind::Median => Statistic::Median,
            StatisticKind::Mean => Statistic::Mean,
        };
        match self {
            Self::DutyOnTime { .. }
            | Self::DutyRecordedLate { .. }
            | Self::StockShare { .. }
            | Self::Movement { .. }
            | Self::FirstStep { .. }
            | Self::FirstStepHeld { .. }
            | Self::Consent { .. }
            | Self::Renotified { .. }
            | Self::ComplaintsChanged { .. }
            | Self::WorkersPerChild {
                at_least: Some(_), ..
            } => Statistic::Share,
            Self::DutyOverdue { .. } | Self::Stock { .. } | Self::Flow { .. } => Statistic::Count,
            Self::StockPer1000 { .. } | Self::FlowPer1000 { .. } => Statistic::Rate,
            Self::Duration { statistic, .. } | Self::AssessmentDuration { statistic } => {
                ranked(statistic)
            }
            Self::WorkersPerChild { at_least: None, .. } => Statistic::Mean,
            Self::CasesPerWorker {} => Statistic::PerWorker,
        }
    }

    /// Whether the units have values of their own.
    pub fn has_values(&self) -> bool {
        matches!(
            self,
            Self::DutyOverdue { .. }
                | Self::Duration { .. }
                | Self::AssessmentDuration { .. }
                | Self::WorkersPerChild { .. }
        )
    }

    /// The rules of duties and their layer.
    pub fn rules(&self) -> Option<(&[String], Layer)> {
        match self {
            Self::DutyOnTime { rules, layer }
            | Self::DutyOverdue { rules, layer }
            | Self::DutyRecordedLate { rules, layer } => Some((rules, *layer)),
            _ => None,
        }
    }

    /// The kinds of unit it can count.
    pub(super) fn units(&self) -> &'static [UnitKind] {
        const MEASURES: &[UnitKind] = &[UnitKind::Measure, UnitKind::Placement];
        match self {
            Self::DutyOnTime { .. } | Self::DutyOverdue { .. } | Self::DutyRecordedLate { .. } => {
                &[UnitKind::Duty]
            }
            Self::Stock {
                counted: Counted::Measures,
                ..
            }
            | Self::StockShare {
                counted: Counted::Measures,
                ..
            }
            | Self::Duration { .. } => MEASURES,
            Self::AssessmentDuration { .. } => &[UnitKind::Assessment],
            Self::Consent { .. } => &[UnitKind::Placement],
            Self::Flow { what } | Self::FlowPer1000 { what, .. } => match what {
                Flow::Notifications => &[UnitKind::Notification],
                Flow::ChildrenNotified => &[UnitKind::Child],
                Flow::AssessmentsOpened => &[UnitKind::Assessment],
                Flow::MeasuresStarted | Flow::MeasuresEnded => &[UnitKind::Measure],
                Flow::PlacementsStarted => &[UnitKind::Placement],
                Flow::Decisions => &[UnitKind::Decision],
                Flow::Complaints => &[UnitKind::Complaint],
            },
            Self::ComplaintsChanged { .. } => &[UnitKind::Complaint],
            Self::Renotified { .. } => &[UnitKind::Notification],
            _ => &[UnitKind::Child],
        }
    }

    /// The one dimension that is a property of its kind of unit.
    pub fn class(&self) -> Option<Dimension> {
        match self {
            Self::DutyOnTime { .. } | Self::DutyOverdue { .. } | Self::DutyRecordedLate { .. } => {
                Some(Dimension::Rule)
            }
            Self::Flow { what } | Self::FlowPer1000 { what, .. } => match what {
                Flow::Notifications => Some(Dimension::Notifier),
                Flow::MeasuresStarted | Flow::MeasuresEnded | Flow::PlacementsStarted => {
                    Some(Dimension::Place)
                }
                Flow::Decisions | Flow::Complaints => Some(Dimension::DecisionKind),
                _ => None,
            },
            Self::ComplaintsChanged { .. } => Some(Dimension::DecisionKind),
            Self::Renotified { .. } => Some(Dimension::Notifier),
            Self::Stock { .. }
            | Self::StockShare { .. }
            | Self::Duration { .. }
            | Self::Consent { .. } => Some(Dimension::Place),
            _ => None,
        }
    }

    pub(super) fn check(&self) -> Result<(), String> {
        let known = |steps: &[u8]| steps.iter().all(|step| *step <= 6);
        let fits = match self {
            Self::Stock { of, .. } | Self::StockPer1000 { of, .. } | Self::Duration { of, .. } => {
                known(&of.steps)
            }
            Self::StockShare { part, whole, .. } => known(&part.steps) && known(&whole.steps),
            Self::Movement {
                from_steps: steps, ..
            }
            | Self::FirstStep { steps } => !steps.is_empty() && known(steps),
            Self::FirstStepHeld { months }
            | Self::Renotified { months }
            | Self::WorkersPerChild { months, .. } => (1..=120).contains(months),
            Self::FlowPer1000 { ages, .. } => ages.from <= ages.to,
            _ => true,
        };
        if fits {
            Ok(())
        } else {
            Err("a step is 0 to 6, months are 1 to 120".to_owned())
        }
    }
}
