//! What waits for its next step: complaints, requests, preliminary decisions, what is limited in
//! time. Read from the events when a form is drawn; no register holds it.

use crate::code::{DecisionKind, Requested, TimeLimited};
use crate::correction::effective;
use crate::event::{Event, Payload};
use crate::id::ItemId;
use law::Moment;

/// One thing that waits, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting<W = ()> {
    /// The thing.
    pub id: ItemId,
    /// Since when.
    pub since: Moment,
    /// What tells it from others.
    pub what: W,
}

/// Everything that waits in one case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Procedures {
    /// Complaints the municipality has not re-assessed.
    pub to_reassess: Vec<Waiting>,
    /// Complaints Ankestyrelsen has not decided.
    pub to_appeal: Vec<Waiting>,
    /// Requests without an answer.
    pub requests: Vec<Waiting<Requested>>,
    /// Preliminary decisions not carried out.
    pub to_execute: Vec<Waiting>,
    /// Those carried out without written notice.
    pub to_notify: Vec<Waiting>,
    /// Those carried out that the committee has not seen.
    pub to_review: Vec<Waiting>,
    /// What runs for a limited time.
    pub time_limits: Vec<Waiting<TimeLimited>>,
    /// Notices of crime without a network council.
    pub notices: Vec<Waiting>,
    /// Whether a family adviser is to be offered.
    pub is_adviser_owed: bool,
}

impl Procedures {
    /// What waits by the events of one person, corrections applied.
    pub fn of(events: &[Event]) -> Self {
        let mut open = Self::default();
        for event in effective(events) {
            open.take(&event.content.payload, event.at());
        }
        open
    }

    fn take(&mut self, payload: &Payload, since: Moment) {
        let plain = |id| Waiting {
            id,
            since,
            what: (),
        };
        match payload {
            Payload::ComplaintReceived(p) => {
                self.to_appeal.push(plain(p.complaint));
                if !p.committee {
                    self.to_reassess.push(plain(p.complaint));
                }
            }
            Payload::ComplaintReassessed(p) => {
                settle(&mut self.to_reassess, p.complaint);
                if p.reassessment.is_final() {
                    settle(&mut self.to_appeal, p.complaint);
                }
            }
            Payload::ComplaintDecided(p) => settle(&mut self.to_appeal, p.complaint),
            Payload::RequestReceived(p) => self.requests.push(Waiting {
                id: p.request,
                since,
                what: p.requested,
            }),
            Payload::RequestAnswered(p) => settle(&mut self.requests, p.request),
            Payload::TimeLimitSet(p) => {
                settle(&mut self.time_limits, p.time_limit);
                self.time_limits.push(Waiting {
                    id: p.time_limit,
                    since,
                    what: p.limits,
                });
            }
            Payload::TimeLimitEnded(p) => settle(&mut self.time_limits, p.time_limit),
            Payload::CrimeNoticeReceived(p) => self.notices.push(plain(p.notice)),
            Payload::NetworkCouncilCalled(p) => settle(&mut self.notices, p.notice),
            Payload::DisabilityKnown(_) => self.is_adviser_owed = true,
            Payload::FamilyAdviserOffered(_) => self.is_adviser_owed = false,
            Payload::DecisionMade(p) if p.kind == DecisionKind::Preliminary => {
                self.to_execute.push(plain(p.decision));
            }
            Payload::PreliminaryExecuted(p) => {
                settle(&mut self.to_execute, p.decision);
                self.to_notify.push(plain(p.decision));
                self.to_review.push(plain(p.decision));
            }
            Payload::PreliminaryNotified(p) => settle(&mut self.to_notify, p.decision),
            Payload::PreliminaryReviewed(p) => settle(&mut self.to_review, p.decision),
            _ => {}
        }
    }
}

fn settle<W>(list: &mut Vec<Waiting<W>>, id: ItemId) {
    list.retain(|waiting| waiting.id != id);
}
