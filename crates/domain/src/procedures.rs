//! What waits for its next step: requests, preliminary decisions, what is limited in time. Read
//! from the events when a form is drawn; no register holds it.

use crate::basis::of_any_day;
use crate::code::{Arrangement, CrimeNotice, DecisionKind, Requested, TimeLimited};
use crate::correction::effective;
use crate::decide::{Refusal, refusal};
use crate::event::time_limit::TimeLimitSet;
use crate::event::{Event, Payload};
use crate::id::ItemId;
use law::Moment;

/// One thing that waits, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting<W> {
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
    /// Requests without an answer.
    pub requests: Vec<Waiting<Requested>>,
    /// Preliminary decisions not carried out.
    pub to_execute: Vec<Waiting<DecisionKind>>,
    /// Those carried out without written notice.
    pub to_notify: Vec<Waiting<DecisionKind>>,
    /// Those carried out that the committee has not seen.
    pub to_review: Vec<Waiting<DecisionKind>>,
    /// Decisions by which something is to last a limited time and that nobody has carried out.
    pub to_limit: Vec<Waiting<(TimeLimited, DecisionKind)>>,
    /// What runs for a limited time.
    pub time_limits: Vec<Waiting<TimeLimited>>,
    /// What is agreed around a placement that runs, with the placement.
    pub arrangements: Vec<Waiting<(Arrangement, ItemId)>>,
    /// Notices of crime without a network council.
    pub notices: Vec<Waiting<CrimeNotice>>,
    /// Whether a family adviser is to be offered.
    pub is_adviser_owed: bool,
    /// Whether a clarification goes on.
    pub is_clarifying: bool,
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
        match payload {
            Payload::ClarificationStarted(_) => self.is_clarifying = true,
            Payload::ClarificationCompleted(_) => self.is_clarifying = false,
            Payload::RequestReceived(p) => self.requests.push(Waiting {
                id: p.request,
                since,
                what: p.requested,
            }),
            Payload::RequestAnswered(p) => settle(&mut self.requests, p.request),
            Payload::TimeLimitSet(p) => {
                settle(&mut self.time_limits, p.time_limit);
                if let Some(decision) = p.decision {
                    settle(&mut self.to_limit, decision);
                }
                self.time_limits.push(Waiting {
                    id: p.time_limit,
                    since,
                    what: p.limits,
                });
            }
            Payload::TimeLimitEnded(p) => settle(&mut self.time_limits, p.time_limit),
            Payload::ArrangementMade(p) => self.arrangements.push(Waiting {
                id: p.arrangement,
                since,
                what: (p.what, p.measure),
            }),
            Payload::ArrangementEnded(p) => settle(&mut self.arrangements, p.arrangement),
            Payload::MeasureEnded(p) => self.arrangements.retain(|w| w.what.1 != p.measure),
            Payload::CrimeNoticeReceived(p) => self.notices.push(Waiting {
                id: p.notice,
                since,
                what: p.from,
            }),
            Payload::NetworkCouncilCalled(p) => settle(&mut self.notices, p.notice),
            Payload::DisabilityKnown(_) => self.is_adviser_owed = true,
            Payload::FamilyAdviserOffered(_) => self.is_adviser_owed = false,
            Payload::DecisionMade(p) if p.kind.is_imposed() => {
                let limits = of_any_day(p.kind, &p.paragraph).and_then(|basis| basis.limits);
                self.to_limit.extend(limits.map(|limits| Waiting {
                    id: p.decision,
                    since,
                    what: (limits, p.kind),
                }));
            }
            Payload::DecisionMade(p) if p.kind.is_preliminary() => self.to_execute.push(Waiting {
                id: p.decision,
                since,
                what: p.kind,
            }),
            Payload::PreliminaryExecuted(p) => {
                let ours = self.to_execute.iter().position(|w| w.id == p.decision);
                if let Some(made) = ours.map(|at| self.to_execute.remove(at)) {
                    let executed = Waiting { since, ..made };
                    self.to_notify.push(executed);
                    self.to_review.push(executed);
                }
            }
            Payload::PreliminaryNotified(p) => settle(&mut self.to_notify, p.decision),
            Payload::PreliminaryReviewed(p) => settle(&mut self.to_review, p.decision),
            _ => {}
        }
    }
}

/// What is limited in time takes its last day from the decision it rests on: it was decided there
/// and is not asked for again.
pub fn completed(events: &[Event], payload: Payload) -> Payload {
    let Payload::TimeLimitSet(set) = payload else {
        return payload;
    };
    let stands = effective(events);
    let ends_on = stands.iter().find_map(|e| match &e.content.payload {
        Payload::DecisionMade(p) if Some(p.decision) == set.decision => p.terms.ends_on,
        _ => None,
    });
    TimeLimitSet {
        until_on: set.until_on.or(ends_on),
        ..set
    }
    .into()
}

/// What speaks against setting a limit, by what runs: an extension is of the same thing; contact
/// suspended by the child's wish is not extended (barnets lov § 103, stk. 2), and an acute stay
/// once (barnets lov § 12, stk. 3).
pub fn against(events: &[Event], payload: &Payload) -> Vec<Refusal> {
    let Payload::TimeLimitSet(set) = payload else {
        return Vec::new();
    };
    if !set.extended {
        return Vec::new();
    }
    let stands = effective(events);
    let periods = || {
        stands.iter().filter_map(|e| match &e.content.payload {
            Payload::TimeLimitSet(p) if p.time_limit == set.time_limit => Some(p),
            _ => None,
        })
    };
    if periods().any(|p| p.limits != set.limits) {
        vec![refusal("limits", "refused-extends-other")]
    } else if set.limits == TimeLimited::ContactSuspended {
        vec![refusal("extends", "refused-not-extended")]
    } else if set.limits == TimeLimited::AcuteStay && periods().any(|p| p.extended) {
        vec![refusal("extends", "refused-extended-once")]
    } else {
        Vec::new()
    }
}

fn settle<W>(list: &mut Vec<Waiting<W>>, id: ItemId) {
    list.retain(|waiting| waiting.id != id);
}

#[cfg(test)]
mod tests {
    use super::{Procedures, against, completed};
    use crate::code::{Act, Answer, DecisionKind, Requested, TimeLimited};
    use crate::event::Payload;
    use crate::event::casework::DecisionMade;
    use crate::event::decision::Terms;
    use crate::event::request::{RequestAnswered, RequestReceived};
    use crate::event::time_limit::{TimeLimitEnded, TimeLimitSet};
    use crate::id::ItemId;
    use crate::sample::event;
    use crate::text::Texts;
    use law::Moment;
    use uuid::Uuid;

    fn item(n: u128) -> ItemId {
        ItemId(Uuid::from_u128(n))
    }

    fn after(payloads: impl IntoIterator<Item = Payload>) -> Procedures {
        let mut open = Procedures::default();
        for (n, payload) in (0..).zip(payloads) {
            open.take(&payload, Moment(n));
        }
        open
    }

    #[test]
    fn an_answer_settles_its_own_request() {
        let asked = |n| RequestReceived {
            request: item(n),
            requested: Requested::Documents,
            measure: None,
        };
        let answered = RequestAnswered {
            request: item(1),
            answer: Answer::Granted,
        };
        let open = after([asked(1).into(), asked(2).into(), answered.into()]);
        let left: Vec<_> = open.requests.iter().map(|w| w.id).collect();
        assert_eq!(left, [item(2)]);
    }

    #[test]
    fn an_extension_is_one_thing_that_runs_and_its_end_ends_it() {
        let set = |extended| TimeLimitSet {
            time_limit: item(1),
            limits: TimeLimited::ParentOrder,
            extended,
            until_on: None,
            decision: None,
        };
        let open = after([set(false).into(), set(true).into()]);
        assert_eq!(open.time_limits.len(), 1);
        assert_eq!(open.time_limits[0].since, Moment(1));
        let time_limit = item(1);
        let ended = TimeLimitEnded { time_limit };
        let none = after([set(false).into(), set(true).into(), ended.into()]);
        assert!(none.time_limits.is_empty());
    }

    #[test]
    fn what_is_decided_waits_to_be_carried_out_and_gives_its_last_day() {
        let made = DecisionMade {
            decision: item(7),
            kind: DecisionKind::Order,
            paragraph: "BL § 38".into(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms: Terms {
                ends_on: "2026-09-01".parse().ok(),
                ..Terms::default()
            },
        };
        let open = after([made.clone().into()]);
        let waits: Vec<_> = open.to_limit.iter().map(|w| (w.id, w.what.0)).collect();
        assert_eq!(waits, [(item(7), TimeLimited::ParentOrder)]);
        let set = TimeLimitSet {
            time_limit: item(1),
            limits: TimeLimited::ParentOrder,
            extended: false,
            until_on: None,
            decision: Some(item(7)),
        };
        let events = [event(1, made.clone(), Texts::new())];
        let Payload::TimeLimitSet(set) = completed(&events, set.into()) else {
            panic!("a limit");
        };
        assert_eq!(set.until_on, made.terms.ends_on);
        assert!(after([made.into(), set.into()]).to_limit.is_empty());
    }

    #[test]
    fn an_extension_is_of_the_same_and_where_the_law_knows_one() {
        let set = |limits, extended| TimeLimitSet {
            time_limit: item(1),
            limits,
            extended,
            until_on: None,
            decision: None,
        };
        let said = |before: &[TimeLimitSet], now: TimeLimitSet| {
            let before = before.iter().cloned();
            let events: Vec<_> = (1..)
                .zip(before)
                .map(|(n, p)| event(n, p, Texts::new()))
                .collect();
            against(&events, &now.into())
                .into_iter()
                .map(|r| r.message)
                .collect::<Vec<_>>()
        };
        let order = |extended| set(TimeLimited::ParentOrder, extended);
        let stay = |extended| set(TimeLimited::AcuteStay, extended);
        assert!(said(&[order(false), order(true)], order(true)).is_empty());
        assert_eq!(said(&[order(false)], stay(true)), ["refused-extends-other"]);
        assert!(said(&[stay(false)], stay(true)).is_empty());
        let twice = said(&[stay(false), stay(true)], stay(true));
        assert_eq!(twice, ["refused-extended-once"]);
        let suspended = |extended| set(TimeLimited::ContactSuspended, extended);
        let longer = said(&[suspended(false)], suspended(true));
        assert_eq!(longer, ["refused-not-extended"]);
    }
}
