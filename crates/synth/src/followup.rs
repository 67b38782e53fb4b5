//! Following up: meetings on measures and their rhythm (serviceloven § 70, barnets lov § 95).

use crate::file::File;
use crate::hours::{morning, office};
use crate::measures::Line;
use crate::sim::{law_on, reform};
use crate::texts::Topic;
use crate::trend;
use domain::event::casework::{
    BookingCancelled, DateBooked, DelayExplained, FollowUpHeld, RhythmDecided,
};
use domain::id::EventId;
use domain::{
    Act, BookingKind, ConversationAbout, Day, DelayReason, FollowUpConclusion, Mode, Moment,
};

/// When the north began to follow up closely, at least every six weeks (Delrapport 3, 2014,
/// tells of municipalities that do).
const CLOSE_FROM: (i32, u32) = (2024, 3);

/// A measure and when it is looked at next.
struct Turn {
    line: Line,
    next: Day,
    due: Day,
    /// What started the present clock.
    since: EventId,
    rule: &'static str,
}

impl File<'_, '_> {
    /// Everything that accompanies the measures of a span.
    pub(crate) fn accompany(&mut self) {
        let lines = self.lines.clone();
        self.follow_ups(&lines);
        for line in lines.iter().filter(|l| l.kind.is_placement()) {
            self.visits(line);
        }
        self.network(&lines);
    }

    fn follow_ups(&mut self, lines: &[Line]) {
        let mut turns: Vec<Turn> = Vec::with_capacity(lines.len());
        for line in lines {
            let due = line.started.add_months(3);
            let begun = (line.started.year(), line.started.month());
            let next = if self.child.is_close && begun >= CLOSE_FROM && self.sim.chance.hit(0.8) {
                line.started.add_days(self.sim.chance.days(25, 42))
            } else if self.keeps(trend::FIRST, due) {
                line.started.add_days(self.sim.chance.days(48, 88))
            } else {
                due.add_days(3 + self.sim.chance.wait(48.0))
            };
            turns.push(Turn {
                line: *line,
                next,
                due,
                since: line.begun,
                rule: "follow_up/first",
            });
        }
        let mut rhythm: Option<u8> = None;
        while let Some(next) = turns
            .iter()
            .filter(|t| t.next < t.line.ended)
            .map(|t| t.next)
            .min()
        {
            let at = office(next, &mut self.sim.chance);
            let day = at.day();
            if at > self.sim.world.until.add_seconds(60 * 86_400) {
                break;
            }
            let met: Vec<usize> = (0..turns.len())
                .filter(|i| {
                    let t = &turns[*i];
                    t.line.started.add_days(14) < day
                        && day <= t.line.ended
                        && (t.next <= day.add_days(40) || self.sim.chance.hit(0.7))
                })
                .collect();
            if met.is_empty() {
                // The measure ended over the weekend.
                for t in turns.iter_mut().filter(|t| t.next <= day) {
                    t.next = t.line.ended;
                }
                continue;
            }
            let since = turns[met[0]].line.started.at(16, 0);
            if self.sim.chance.hit(0.68) {
                self.book_follow_up(since, at);
            }
            for i in &met {
                self.explain_late(&turns[*i], at);
            }
            let fresh = met.iter().any(|i| turns[*i].rule == "follow_up/first");
            let event = self.meeting(&turns, &met, at, fresh, &mut rhythm);
            let months = rhythm.map_or(6, i32::from);
            let in_time = self.keeps(trend::LATER, day);
            let due = day.add_months(months);
            let span = due.0 - day.0;
            let close = self.child.is_close && (day.year(), day.month()) >= CLOSE_FROM;
            let next = if close {
                let weeks = if self.sim.chance.hit(0.85) {
                    (29, 42)
                } else {
                    (43, 66)
                };
                day.add_days(self.sim.chance.days(weeks.0, weeks.1))
            } else if in_time {
                day.add_days(span * self.sim.chance.days(74, 98) / 100)
            } else {
                due.add_days(3 + self.sim.chance.wait(50.0))
            };
            let rule = if law_on(day) == Act::Bl {
                "follow_up/in_rhythm"
            } else {
                "follow_up/later_sel"
            };
            for i in met {
                let t = &mut turns[i];
                (t.next, t.due, t.since, t.rule) = (next, due, event, rule);
            }
        }
    }

    fn meeting(
        &mut self,
        turns: &[Turn],
        met: &[usize],
        at: Moment,
        fresh: bool,
        rhythm: &mut Option<u8>,
    ) -> EventId {
        let measures: Vec<_> = met.iter().map(|i| turns[*i].line.measure).collect();
        let mut decided = None;
        if at.day() >= reform() {
            let share = if rhythm.is_none() || fresh {
                0.70
            } else {
                0.35
            };
            let bias = if self.keeps(trend::PLAN, at.day()) {
                0.15
            } else {
                -0.3
            };
            if self.sim.chance.hit(share + bias) {
                let months = self
                    .sim
                    .chance
                    .weighted(&[(3, 0.2), (4, 0.12), (6, 0.58), (12, 0.1)]);
                decided = Some(months);
                *rhythm = decided;
            } else if rhythm.is_none() && self.sim.chance.hit(0.4) {
                let when = self.day(at.day(), 6, 70);
                let payload = RhythmDecided {
                    measures: measures.clone(),
                    rhythm_months: 6,
                };
                self.write(when, payload, Topic::Silent);
                *rhythm = Some(6);
            }
        }
        let topic = match self.sim.chance.unit() {
            u if u < 0.5 => Topic::FollowUpGood,
            u if u < 0.8 => Topic::FollowUpMixed,
            _ => Topic::FollowUpHard,
        };
        let leads_to: &[FollowUpConclusion] = match topic {
            Topic::FollowUpGood => &[FollowUpConclusion::Continue, FollowUpConclusion::StepDown],
            Topic::FollowUpMixed => &[FollowUpConclusion::Continue, FollowUpConclusion::Adjust],
            _ => &[FollowUpConclusion::Adjust, FollowUpConclusion::StepUp],
        };
        let payload = FollowUpHeld {
            measures,
            rhythm_months: decided,
            conclusion: Some(self.sim.aside.pick(leads_to)),
        };
        let event = self.write_up(at, payload.clone(), topic);
        if self.sim.chance.hit(0.006) {
            let other = office(
                at.day().add_days(-self.sim.chance.days(1, 9)),
                &mut self.sim.chance,
            );
            self.correct(event, other, payload, topic, Mode::Replace);
        }
        if !self.goals.is_empty() && self.sim.chance.hit(0.42) {
            self.rate_goals(at.add_seconds(5400));
        }
        if self.child.age(at.day()) >= 6 && self.sim.chance.hit(0.25) {
            self.talk(at.add_seconds(2700), ConversationAbout::FollowUp, true);
        }
        if self.sim.chance.hit(0.4) {
            self.observe(at, topic);
        }
        event
    }

    /// A booking, now and then cancelled and made again.
    fn book_follow_up(&mut self, not_before: Moment, on: Moment) {
        if self.sim.chance.hit(0.07) {
            let first = office(
                on.day().add_days(-self.sim.chance.days(8, 30)),
                &mut self.sim.chance,
            );
            let made = office(
                first.day().add_days(-self.sim.chance.days(10, 30)),
                &mut self.sim.chance,
            );
            if made > not_before {
                let booking = self.sim.item(made);
                let what = BookingKind::FollowUp;
                self.write(
                    made,
                    DateBooked {
                        booking,
                        what,
                        on: first,
                    },
                    Topic::Booking,
                );
                let off = morning(first.day(), &mut self.sim.chance).min(first);
                self.write(off, BookingCancelled { booking }, Topic::Silent);
            }
        }
        self.book(BookingKind::FollowUp, not_before, on);
    }

    fn explain_late(&mut self, turn: &Turn, held: Moment) {
        if held.day() <= turn.due || !self.sim.chance.hit(0.2) {
            return;
        }
        let reason = self.sim.chance.weighted(&[
            (DelayReason::FamilyCancelled, 0.34),
            (DelayReason::Capacity, 0.28),
            (DelayReason::Illness, 0.16),
            (DelayReason::AwaitingExternal, 0.12),
            (DelayReason::Other, 0.10),
        ]);
        let when = self.day(turn.due, -2, 10).min(held);
        let payload = DelayExplained {
            rule: turn.rule.into(),
            trigger: turn.since,
            reason,
        };
        self.write(when, payload, Topic::Explained);
    }
}
