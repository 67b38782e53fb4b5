//! What the law or a local standard demands of the municipality, and where it stands on a day.
//!
//! An obligation is stored without its status: coming, open, late and so on depend on the day
//! asked for and are computed by [`Obligation::status`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::time::Moment;

/// The act that met an obligation.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Met {
    /// The caller's index of the event.
    pub source: u32,
    /// When it happened.
    pub at: Moment,
    /// When it was recorded.
    pub known: Moment,
}

/// Why and when an obligation no longer has to be met.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Void {
    /// The event that let it fall away; `None` when a date did (a birthday, a year's end).
    pub source: Option<u32>,
    /// When it fell away.
    pub at: Moment,
    /// Why.
    pub reason: VoidReason,
}

/// The closed list of reasons for which an obligation may fall away. The codes are stored.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoidReason {
    /// The notifier is anonymous; nobody can be sent a receipt.
    Anonymous,
    /// The child's case was closed.
    CaseClosed,
    /// The measure it concerned has ended.
    MeasureEnded,
    /// Another municipality has taken over the case.
    Moved,
    /// The young person turned 18.
    #[serde(rename = "turned_18")]
    Turned18,
    /// The child grew out of the ages the rule applies to.
    AgePassed,
    /// The period in which it had to be done is over.
    PeriodEnded,
    /// A new rhythm was decided and a new date follows from it.
    RhythmChanged,
    /// It was decided that it is not needed.
    NotNeeded,
    /// What was asked for was withdrawn.
    Withdrawn,
    /// Another decision took its place.
    DecidedOtherwise,
    /// Those concerned gave their consent.
    ConsentGiven,
}

impl VoidReason {
    /// All reasons in the order of declaration.
    pub const ALL: [VoidReason; 12] = [
        VoidReason::Anonymous,
        VoidReason::CaseClosed,
        VoidReason::MeasureEnded,
        VoidReason::Moved,
        VoidReason::Turned18,
        VoidReason::AgePassed,
        VoidReason::PeriodEnded,
        VoidReason::RhythmChanged,
        VoidReason::NotNeeded,
        VoidReason::Withdrawn,
        VoidReason::DecidedOtherwise,
        VoidReason::ConsentGiven,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            VoidReason::Anonymous => "anonymous",
            VoidReason::CaseClosed => "case_closed",
            VoidReason::MeasureEnded => "measure_ended",
            VoidReason::Moved => "moved",
            VoidReason::Turned18 => "turned_18",
            VoidReason::AgePassed => "age_passed",
            VoidReason::PeriodEnded => "period_ended",
            VoidReason::RhythmChanged => "rhythm_changed",
            VoidReason::NotNeeded => "not_needed",
            VoidReason::Withdrawn => "withdrawn",
            VoidReason::DecidedOtherwise => "decided_otherwise",
            VoidReason::ConsentGiven => "consent_given",
        }
    }
}

impl fmt::Display for VoidReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for VoidReason {
    type Err = String;

    fn from_str(code: &str) -> Result<VoidReason, String> {
        VoidReason::ALL
            .into_iter()
            .find(|reason| reason.code() == code)
            .ok_or_else(|| format!("no reason {code:?} for an obligation to fall away"))
    }
}

/// Where an obligation stands on a day.
#[derive(Copy, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It does not have to be met yet.
    Coming,
    /// It has to be met and is not late.
    Open,
    /// The due moment has passed.
    Late,
    /// It was met in time.
    Met,
    /// It was met after the due moment.
    MetLate,
    /// It fell away after it had become late: the breach stays.
    Breached,
    /// It fell away before it became late.
    FallenAway,
}

impl Status {
    /// All statuses in the order of declaration.
    pub const ALL: [Status; 7] = [
        Status::Coming,
        Status::Open,
        Status::Late,
        Status::Met,
        Status::MetLate,
        Status::Breached,
        Status::FallenAway,
    ];

    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Status::Coming => "coming",
            Status::Open => "open",
            Status::Late => "late",
            Status::Met => "met",
            Status::MetLate => "met_late",
            Status::Breached => "breached",
            Status::FallenAway => "fallen_away",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One duty of one subject. Its identity is (rule, subject, trigger, ordinal).
#[derive(Copy, Clone, PartialEq, Debug)]
pub struct Obligation {
    /// Index of the rule in the rulebook.
    pub rule: u16,
    /// Index of the version in the rule.
    pub version: u16,
    /// Source of the fact that started it.
    pub trigger: u32,
    /// Tells several duties of one rule and one trigger apart.
    pub ordinal: u16,
    /// The value of the rule's `same` attribute on the trigger; -1 if there is none.
    pub key: i64,
    /// The moment the count starts from.
    pub counted_from: Moment,
    /// From when it has to be met.
    pub opens: Moment,
    /// The last moment at which it is met in time; `None` while no date follows from the facts.
    pub due: Option<Moment>,
    /// The due moment on the strictest reading, where the law may be read in two ways.
    pub alarm: Option<Moment>,
    /// The act that met it.
    pub met: Option<Met>,
    /// Why it no longer has to be met; never set together with `met`.
    pub void: Option<Void>,
}

impl Obligation {
    /// Where it stands at a moment.
    pub fn status(&self, as_of: Moment) -> Status {
        let in_time = |at: Moment| self.due.is_none_or(|due| at <= due);
        if self.opens > as_of {
            Status::Coming
        } else if let Some(met) = self.met.filter(|met| met.at <= as_of) {
            if in_time(met.at) {
                Status::Met
            } else {
                Status::MetLate
            }
        } else if let Some(void) = self.void.filter(|void| void.at <= as_of) {
            if self.due.is_some_and(|due| due < void.at) {
                Status::Breached
            } else {
                Status::FallenAway
            }
        } else if in_time(as_of) {
            Status::Open
        } else {
            Status::Late
        }
    }

    /// Whether it was met in time but recorded only after the due moment (counted apart, a
    /// guard against backdating).
    pub fn recorded_late(&self) -> bool {
        match (self.met, self.due) {
            (Some(met), Some(due)) => met.at <= due && met.known > due,
            _ => false,
        }
    }

    /// Days from the due day to the day it was met late, fell away late, or is asked about;
    /// 0 if it was not late then. The day after the due day is 1.
    pub fn days_late(&self, as_of: Moment) -> i32 {
        let until = match self.status(as_of) {
            Status::Late => Some(as_of),
            Status::MetLate => self.met.map(|met| met.at),
            Status::Breached => self.void.map(|void| void.at),
            _ => None,
        };
        match (until, self.due) {
            (Some(until), Some(due)) => (until.day().0 - due.day().0).max(0),
            _ => 0,
        }
    }
}
