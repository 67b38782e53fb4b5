//! Where a case is on its way, and what it waits for: read off rows, events and duties. The
//! register of files holds the station alone; the fold puts it there.

use crate::case::{Case, Duty, Notification};
use crate::code::{BookingKind, Evaluation};
use crate::correction::Effective;
use crate::event::Payload;
use law::{Layer, Moment, Status};

/// A station on the way of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Station {
    /// What came in.
    Notification,
    /// Screening and clarification.
    Screening,
    /// The assessment.
    Assessment,
    /// The plan.
    Plan,
    /// The decision.
    Decision,
    /// The measure.
    Measure,
    /// The follow-up.
    FollowUp,
    /// The end.
    Closed,
}

impl Station {
    /// In the order of the way.
    pub const ALL: [Self; 8] = [
        Self::Notification,
        Self::Screening,
        Self::Assessment,
        Self::Plan,
        Self::Decision,
        Self::Measure,
        Self::FollowUp,
        Self::Closed,
    ];

    /// The station of a stable word.
    pub fn at(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|station| station.as_str() == word)
    }

    /// Its stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notification => "notification",
            Self::Screening => "screening",
            Self::Assessment => "assessment",
            Self::Plan => "plan",
            Self::Decision => "decision",
            Self::Measure => "measure",
            Self::FollowUp => "follow_up",
            Self::Closed => "closed",
        }
    }
}

/// How it stands with a station.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// Something of it is going on, since then.
    Now(Moment),
    /// It was done last then.
    Done(Moment),
    /// The case went on without it.
    Skipped,
    /// It lies ahead.
    Ahead,
}

/// The way of a case since it was last opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// Every station with how it stands.
    pub stations: [(Station, Reached); 8],
}

impl Progress {
    /// The way of a case as it stands at a moment.
    pub fn of(case: &Case, stands: &[Effective<'_>], now: Moment) -> Self {
        let way = Way::of(case, stands, now);
        let found = Station::ALL.map(|station| (station, way.at(station)));
        let last = found.iter().rposition(|(_, reached)| reached.is_some());
        let mut n = 0;
        let stations = found.map(|(station, reached)| {
            n += 1;
            let passed = last.is_some_and(|last| n <= last);
            let otherwise = if passed {
                Reached::Skipped
            } else {
                Reached::Ahead
            };
            (station, reached.unwrap_or(otherwise))
        });
        Self { stations }
    }

    /// Where the case is: the last station at which something goes on, or else the last done.
    pub fn here(&self) -> Station {
        let is_now = |(_, reached): &&(Station, Reached)| matches!(reached, Reached::Now(_));
        let is_done = |(_, reached): &&(Station, Reached)| matches!(reached, Reached::Done(_));
        let mut back = self.stations.iter().rev();
        let found = back
            .clone()
            .find(is_now)
            .or_else(|| back.find(is_done))
            .map(|(station, _)| *station);
        found.unwrap_or(Station::Notification)
    }
}

/// What a case did since the notification that its file was last opened for.
struct Way<'c, 'e, 's> {
    case: &'c Case,
    stands: &'s [Effective<'e>],
    since: Moment,
    now: Moment,
}

impl<'c, 'e, 's> Way<'c, 'e, 's> {
    fn of(case: &'c Case, stands: &'s [Effective<'e>], now: Moment) -> Self {
        let mut spans = case.open_spans.iter().rev();
        let opened = spans.next().map_or(now, |(from, _)| *from);
        // What came in before the file was closed belongs to the way before.
        let closed = spans.next().and_then(|(_, until)| *until);
        let arrived = case
            .notifications
            .iter()
            .map(|n| n.received_at)
            .filter(|at| *at <= opened && closed.is_none_or(|closed| *at > closed))
            .max();
        Self {
            case,
            stands,
            since: arrived.unwrap_or(opened),
            now,
        }
    }

    fn at(&self, station: Station) -> Option<Reached> {
        match station {
            Station::Notification => self.notification(),
            Station::Screening => self.screening(),
            Station::Assessment => self.assessment(),
            Station::Plan => self.plan(),
            Station::Decision => self.decision(),
            Station::Measure => self.measure(),
            Station::FollowUp => self.follow_up(),
            Station::Closed => {
                let closed = self.case.file.as_ref().and_then(|file| file.closed_at);
                closed.map(Reached::Done)
            }
        }
    }

    /// When an event of a kind last happened on this way.
    fn last(&self, is: impl Fn(&Payload) -> bool) -> Option<Moment> {
        let since = self.since;
        let mut back = self.stands.iter().rev();
        back.find(|e| e.at() >= since && is(&e.content.payload))
            .map(Effective::at)
    }

    fn notification(&self) -> Option<Reached> {
        let all = self.case.notifications.iter();
        let own = all.filter(|n| n.received_at >= self.since);
        let waits = own
            .clone()
            .filter(|n| n.evaluated_at.is_none())
            .map(|n| n.received_at)
            .min();
        let done = own.map(|n| n.received_at).max();
        waits.map(Reached::Now).or(done.map(Reached::Done))
    }

    fn screening(&self) -> Option<Reached> {
        let begun = self.last(|p| matches!(p, Payload::ClarificationStarted(_)));
        let done =
            self.last(|p| matches!(p, Payload::Screened(_) | Payload::ClarificationCompleted(_)));
        match (begun, done) {
            (Some(begun), done) if done.is_none_or(|done| done < begun) => {
                Some(Reached::Now(begun))
            }
            (_, done) => done.map(Reached::Done),
        }
    }

    fn assessment(&self) -> Option<Reached> {
        let own = self.case.assessments.iter();
        let own = own.filter(|a| a.opened_at >= self.since);
        let runs = own
            .clone()
            .filter(|a| a.completed_at.is_none())
            .map(|a| a.opened_at)
            .min();
        let done = own.filter_map(|a| a.completed_at).max();
        runs.map(Reached::Now).or(done.map(Reached::Done))
    }

    fn plan(&self) -> Option<Reached> {
        let made = self.last(|p| matches!(p, Payload::PlanMade(_)));
        let needed = self.last(|p| matches!(p, Payload::PlanNeedDecided(p) if p.needed));
        made.map(Reached::Done).or(needed.map(Reached::Now))
    }

    fn decision(&self) -> Option<Reached> {
        let waits = self.case.proposals.iter();
        let waits = waits
            .filter(|p| p.answered_at.is_none() && p.proposed_at >= self.since)
            .map(|p| p.proposed_at)
            .min();
        let made = self.case.decisions.iter();
        let made = made.map(|d| d.made_at).filter(|at| *at >= self.since).max();
        waits.map(Reached::Now).or(made.map(Reached::Done))
    }

    fn measure(&self) -> Option<Reached> {
        let all = self.case.measures.iter();
        let own = all.filter(|m| m.started_at >= self.since);
        let runs = own
            .clone()
            .filter(|m| m.runs_at(self.now))
            .map(|m| m.started_at)
            .min();
        let ended = own.filter_map(|m| m.ended_at).max();
        runs.map(Reached::Now).or(ended.map(Reached::Done))
    }

    fn follow_up(&self) -> Option<Reached> {
        self.last(|p| matches!(p, Payload::FollowUpHeld(_)))
            .map(Reached::Done)
    }
}

/// What a case waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait<'c> {
    /// A duty of law or of a local standard, with the moment it is due.
    Duty(&'c Duty, Moment),
    /// A date that is booked.
    Date(BookingKind, Moment),
    /// The station that what came in was evaluated to, and that nobody has begun.
    Next(Station),
}

/// What the case waits for now: the open duty that falls due first, law before a standard on
/// the same day; with none, the next date booked.
pub fn waits_for(case: &Case, now: Moment) -> Option<Wait<'_>> {
    let is_open = |duty: &&Duty| matches!(duty.status(now), Status::Open | Status::Late);
    let duties = case.duties.iter().filter(is_open);
    let first = duties
        .filter_map(|duty| Some((duty, duty.due?)))
        .min_by_key(|(duty, due)| (*due, duty.layer != Layer::Law));
    if let Some((duty, due)) = first {
        return Some(Wait::Duty(duty, due));
    }
    let ahead = case.bookings.iter();
    let ahead = ahead.filter(|b| !b.is_cancelled && b.on > now);
    let booked = ahead.min_by_key(|b| b.on);
    booked
        .map(|b| Wait::Date(b.what, b.on))
        .or_else(|| next(case))
}

/// Where what the file was last opened for leads, as long as the case is no further.
fn next(case: &Case) -> Option<Wait<'_>> {
    let file = case.file.as_ref()?;
    // What came in before the file was closed belongs to the way before.
    let closed = case.open_spans.iter().rev().nth(1);
    let closed = closed.and_then(|(_, until)| *until);
    let since = |n: &&Notification| n.evaluated_at > closed;
    let all = case.notifications.iter().filter(since);
    let last = all.max_by_key(|n| n.evaluated_at)?;
    match last.outcome? {
        _ if file.station != Station::Notification => None,
        Evaluation::Screening => Some(Wait::Next(Station::Screening)),
        Evaluation::Assessment => Some(Wait::Next(Station::Assessment)),
        _ => None,
    }
}
