//! What an open case lacks so that it cannot slip out of sight: a next deadline, a decision
//! behind each measure, a follow-up ahead of each and of the plan, and somebody at work who has it
//! and each task in it.
//!
//! A gap is no breach of a duty: it says that nothing would remind anybody.

use crate::case::{Case, Measure};
use crate::code::{AssignmentRole, BookingKind, SupportClass};
use crate::id::WorkerId;
use law::{Moment, Status};

/// One thing that is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nobody who is at work has the case.
    Owner,
    /// Somebody is still to be heard, and whoever was to do it is not at work any more.
    TaskOwner,
    /// Nothing in the case is due any more, and no date is booked.
    NextDate,
    /// A measure runs that no decision of the same paragraph stands behind, and that was not
    /// decided elsewhere: by a court, another municipality or the youth crime board.
    Decision,
    /// A measure runs without a follow-up ahead.
    FollowUp,
    /// The child's plan stands, no measure has run since it was made, and no follow-up is booked.
    PlanFollowUp,
}

impl Gap {
    /// All of them, the most pressing first.
    pub const ALL: [Self; 6] = [
        Self::Owner,
        Self::TaskOwner,
        Self::NextDate,
        Self::Decision,
        Self::FollowUp,
        Self::PlanFollowUp,
    ];

    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::TaskOwner => "task_owner",
            Self::NextDate => "next_date",
            Self::Decision => "decision",
            Self::FollowUp => "follow_up",
            Self::PlanFollowUp => "plan_follow_up",
        }
    }
}

/// What an open case lacks at a moment; nothing for a closed one or one that another
/// municipality has.
pub fn gaps(case: &Case, now: Moment, is_at_work: impl Fn(WorkerId) -> bool) -> Vec<Gap> {
    let open = case.file.as_ref().filter(|f| f.closed_at.is_none());
    let Some(file) = open.filter(|_| case.is_ours_at(now)) else {
        return Vec::new();
    };
    let has_owner = case.assignments.iter().any(|a| {
        matches!(a.role, AssignmentRole::Main | AssignmentRole::Substitute)
            && a.holds_at(now)
            && is_at_work(a.worker)
    });
    let is_ahead = |status| matches!(status, Status::Coming | Status::Open | Status::Late);
    let is_booked = |of: fn(BookingKind) -> bool| {
        let mut bookings = case.bookings.iter();
        bookings.any(|b| !b.is_cancelled && b.on > now && of(b.what))
    };
    let has_date = case.duties.iter().any(|duty| is_ahead(duty.status(now))) || is_booked(|_| true);
    let supports: Vec<&Measure> = case
        .measures
        .iter()
        .filter(|m| m.runs_at(now))
        .filter(|m| matches!(m.class, SupportClass::Support | SupportClass::Placement))
        .collect();
    // A refusal, or the end of support, shares the paragraph and gives nothing.
    let is_decided = |measure: &&Measure| {
        measure.decided_by.is_some()
            || case.decisions.iter().any(|d| {
                !d.kind.gives_nothing()
                    && d.paragraph == measure.paragraph
                    && d.made_at.day() <= measure.started_at.day()
            })
    };
    let is_followed = |measure: &&Measure| {
        case.duties.iter().any(|duty| {
            duty.rule.starts_with("follow_up/")
                && duty.item == Some(measure.id)
                && is_ahead(duty.status(now))
        })
    };
    // What the plan promises is followed up with the measures that came of it.
    let is_of_plan = |measure: &Measure, planned: Moment| {
        measure.runs_at(now) || measure.ended_at.is_some_and(|ended| ended > planned)
    };
    let is_unfollowed = |planned: Moment| {
        !case.measures.iter().any(|m| is_of_plan(m, planned))
            && !is_booked(|what| what == BookingKind::FollowUp)
    };
    let lacks = |gap| match gap {
        Gap::Owner => !has_owner,
        Gap::TaskOwner => file.askers.iter().any(|worker| !is_at_work(*worker)),
        Gap::PlanFollowUp => file.planned_at.is_some_and(is_unfollowed),
        Gap::NextDate => !has_date,
        Gap::Decision => !supports.iter().all(is_decided),
        Gap::FollowUp => !supports.iter().all(is_followed),
    };
    Gap::ALL.into_iter().filter(|gap| lacks(*gap)).collect()
}
