//! What waits for its next step: requests, preliminary decisions, what is limited in time. Read
//! from the events when a form is drawn; no register holds it.

use crate::basis::of_any_day;
use crate::code::{Arrangement, CrimeNotice, DecisionKind, Help, Requested, TimeLimited};
use crate::correction::{Effective, effective};
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
    pub to_limit: Vec<Waiting<TimeLimited>>,
    /// What runs for a limited time.
    pub time_limits: Vec<Waiting<TimeLimited>>,
    /// What is agreed around a placement that runs, with the placement.
    pub arrangements: Vec<Waiting<(Arrangement, ItemId)>>,
    /// Notices of crime without a network council.
    pub notices: Vec<Waiting<CrimeNotice>>,
    /// Partial cases that are open.
    pub partials: Vec<Waiting<Help>>,
    /// Whether a family adviser is to be offered.
    pub is_adviser_owed: bool,
    /// Whether a clarification goes on.
    pub is_clarifying: bool,
}

impl Procedures {
    /// What waits by the events of one person, corrections applied.
    pub fn of(events: &[Event]) -> Self {
        let stands = effective(events);
        let told = stands.iter().map(|e| (&e.content.payload, e.at()));
        Self::told(&told.collect::<Vec<_>>())
    }

    /// Decisions first: what was done on one in the morning is told of an earlier hour than the
    /// meeting, whose hour nobody is asked for.
    fn told(all: &[(&Payload, Moment)]) -> Self {
        let is_decision = |p: &Payload| matches!(p, Payload::DecisionMade(_));
        let (decided, done): (Vec<_>, Vec<_>) = all.iter().partition(|(p, _)| is_decision(p));
        let mut open = Self::default();
        for (payload, at) in decided.into_iter().chain(done) {
            open.take(payload, at);
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
            Payload::PartialCaseOpened(p) => self.partials.push(Waiting {
                id: p.partial,
                since,
                what: p.help,
            }),
            Payload::PartialCaseClosed(p) => settle(&mut self.partials, p.partial),
            Payload::DecisionMade(p) if p.kind.is_imposed() => {
                let limits = of_any_day(p.kind, &p.paragraph).and_then(|basis| basis.limits);
                self.to_limit.extend(limits.map(|limits| Waiting {
                    id: p.decision,
                    since,
                    what: limits,
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

/// What speaks against setting a limit, by what was decided and what runs: it is of what its
/// decision is of, and no longer; an extension is of the same thing; contact suspended by the
/// child's wish is not extended (barnets lov § 103, stk. 2), and an acute stay once (barnets lov
/// § 12, stk. 3).
pub fn against(events: &[Event], payload: &Payload) -> Vec<Refusal> {
    let Payload::TimeLimitSet(set) = payload else {
        return Vec::new();
    };
    let stands = effective(events);
    let mut found: Vec<Refusal> = against_decision(&stands, set).into_iter().collect();
    if !set.extended {
        return found;
    }
    let periods = || {
        stands.iter().filter_map(|e| match &e.content.payload {
            Payload::TimeLimitSet(p) if p.time_limit == set.time_limit => Some(p),
            _ => None,
        })
    };
    if periods().any(|p| p.limits != set.limits) {
        found.push(refusal("limits", "refused-extends-other"));
    } else if set.limits == TimeLimited::ContactSuspended {
        found.push(refusal("extends", "refused-not-extended"));
    } else if set.limits == TimeLimited::AcuteStay && periods().any(|p| p.extended) {
        found.push(refusal("extends", "refused-extended-once"));
    }
    found
}

fn against_decision(stands: &[Effective<'_>], set: &TimeLimitSet) -> Option<Refusal> {
    let wanted = set.decision?;
    let decided = stands.iter().find_map(|e| match &e.content.payload {
        Payload::DecisionMade(p) if p.decision == wanted => Some(p),
        _ => None,
    });
    let limits = decided.and_then(|p| of_any_day(p.kind, &p.paragraph)?.limits);
    if limits != Some(set.limits) {
        return Some(refusal("limits", "refused-limit-other"));
    }
    let ends_on = decided.and_then(|p| p.terms.ends_on)?;
    let is_longer = set.until_on.is_some_and(|until| until > ends_on);
    is_longer.then(|| refusal("until", "refused-limit-long"))
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
    use crate::event::preliminary::PreliminaryExecuted;
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
        let payloads: Vec<Payload> = payloads.into_iter().collect();
        let told: Vec<_> = payloads.iter().zip((0..).map(Moment)).collect();
        Procedures::told(&told)
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
        let waits: Vec<_> = open.to_limit.iter().map(|w| (w.id, w.what)).collect();
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
        for told in [
            [made.clone().into(), set.clone().into()],
            [set.clone().into(), made.clone().into()],
        ] {
            assert!(after(told).to_limit.is_empty(), "whichever came first");
        }
        let said = |limit: TimeLimitSet| -> Vec<_> {
            let found = against(&events, &limit.into());
            found.into_iter().map(|r| r.message).collect()
        };
        assert!(said(set.clone()).is_empty());
        let other = TimeLimitSet {
            limits: TimeLimited::YouthOrder,
            ..set.clone()
        };
        assert_eq!(said(other), ["refused-limit-other"]);
        let nobodys = TimeLimitSet {
            decision: Some(item(8)),
            ..set.clone()
        };
        assert_eq!(said(nobodys), ["refused-limit-other"]);
        let longer = TimeLimitSet {
            until_on: "2026-09-02".parse().ok(),
            ..set
        };
        assert_eq!(said(longer), ["refused-limit-long"]);
    }

    #[test]
    fn what_was_carried_out_before_the_hour_of_its_meeting_waits_for_notice_and_committee() {
        let decision = item(7);
        let made = DecisionMade {
            decision,
            kind: DecisionKind::Preliminary,
            paragraph: "BL § 143".into(),
            law: Act::Bl,
            urgent: true,
            consent: false,
            measure: None,
            placed_before: false,
            terms: Terms::default(),
        };
        let open = after([PreliminaryExecuted { decision }.into(), made.into()]);
        assert!(open.to_execute.is_empty());
        assert_eq!((open.to_notify.len(), open.to_review.len()), (1, 1));
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
