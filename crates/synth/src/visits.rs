//! Visits to placed children, network meetings for youth, and what is observed about how
//! the child is doing.

use crate::file::File;
use crate::hours::office;
use crate::measures::Line;
use crate::texts::Topic;
use crate::trend;
use domain::event::casework::{NetworkMeetingHeld, ObservationRecorded, VisitHeld};
use domain::{BookingKind, Day, Mode, Moment, Observed, Rater};

impl File<'_, '_> {
    /// What is observed at a follow-up.
    pub(crate) fn observe(&mut self, at: Moment, topic: Topic) {
        let age = self.child.age(at.day());
        let shift: i32 = match topic {
            Topic::FollowUpGood => 2,
            Topic::FollowUpHard => -2,
            _ => 0,
        };
        let day = at.day().add_days(-self.sim.chance.days(0, 12));
        for _ in 0..=self.sim.chance.index(2) {
            let what = self.sim.chance.weighted(&[
                (Observed::SchoolAbsence, if age >= 6 { 1.2 } else { 0.0 }),
                (Observed::SchoolWellbeing, if age >= 6 { 0.8 } else { 0.0 }),
                (Observed::Wellbeing, 1.0),
                (Observed::Leisure, 0.5),
                (Observed::Friends, 0.5),
            ]);
            let (value, source) = if what == Observed::SchoolAbsence {
                (
                    (14 - 4 * shift + self.sim.chance.days(-6, 12)).clamp(0, 80),
                    Rater::School,
                )
            } else {
                let source = if age >= 8 {
                    self.sim
                        .chance
                        .pick(&[Rater::Child, Rater::Caseworker, Rater::Provider])
                } else {
                    self.sim.chance.pick(&[Rater::Parent, Rater::Caseworker])
                };
                (
                    (5 + shift + self.sim.chance.days(-2, 2)).clamp(0, 10),
                    source,
                )
            };
            let value = u8::try_from(value).unwrap_or(0);
            let kept = at.add_seconds(self.sim.chance.seconds(6000, 9000));
            self.write(
                kept,
                ObservationRecorded {
                    what,
                    value,
                    source,
                    on: day,
                },
                Topic::Silent,
            );
        }
    }

    /// Two visits for each calendar year of placement, or fewer.
    pub(crate) fn visits(&mut self, line: &Line) {
        if self.child.turns(18) <= line.started {
            return;
        }
        for year in line.started.year()..=line.ended.year() {
            let (Some(first), Some(last)) =
                (Day::from_ymd(year, 1, 1), Day::from_ymd(year, 12, 31))
            else {
                return;
            };
            let (from, to) = (first.max(line.started), last.min(line.ended));
            let days = to.0 - from.0 + 1;
            let wanted = (2 * days) / (last.0 - first.0 + 1);
            if from.start() > self.sim.world.until || days < 20 {
                continue;
            }
            let made = if self.keeps(trend::VISITS, from) {
                wanted + i32::from(self.sim.chance.hit(0.12))
            } else {
                (wanted - 1 - i32::from(self.sim.chance.hit(0.2))).max(0)
            };
            for n in 0..made {
                let slot = days / made;
                let low = n * slot + slot / 6;
                let at = self.day(from, low, (n + 1) * slot - slot / 8);
                if at.day() <= to {
                    self.visit(line, at);
                }
            }
        }
    }

    fn visit(&mut self, line: &Line, at: Moment) {
        if self.sim.chance.hit(0.5) {
            self.book(BookingKind::Visit, line.started.at(16, 10), at);
        }
        let declined = self.child.age(at.day()) >= 9 && self.sim.chance.hit(0.04);
        let conversation = !declined && self.sim.chance.hit(0.97);
        let payload = VisitHeld {
            measure: Some(line.measure),
            conversation,
            alone: conversation,
            declined,
        };
        self.write_up(at, payload.clone(), Topic::Visit);
        if self.sim.chance.hit(0.02) {
            // Two caseworkers both wrote the visit up; one of the two is taken back.
            let again = self.write_up(at, payload.clone(), Topic::Visit);
            self.correct(again, at, payload, Topic::Visit, Mode::Retract);
        }
    }

    /// Network meetings for youth with a measure, at most eight weeks apart at best.
    pub(crate) fn network(&mut self, lines: &[Line]) {
        let (young, old) = (self.child.turns(13), self.child.turns(18));
        let mut last = None;
        let mut spans: Vec<(Day, Day)> = lines
            .iter()
            .filter(|l| !l.kind.is_early())
            .map(|l| (l.started.max(young), l.ended.min(old)))
            .filter(|(from, to)| from < to)
            .collect();
        spans.sort_unstable();
        for (from, to) in spans {
            let mut day = last.map_or(from, |l: Day| l.max(from));
            loop {
                day = if self.keeps(trend::NETWORK, day) {
                    day.add_days(self.sim.chance.days(36, 55))
                } else {
                    day.add_days(60 + self.sim.chance.wait(48.0))
                };
                let at = office(day, &mut self.sim.chance);
                if at.day() >= to || at > self.sim.world.until.add_seconds(60 * 86_400) {
                    break;
                }
                if self.sim.chance.hit(0.45) {
                    self.book(BookingKind::NetworkMeeting, from.at(16, 20), at);
                }
                self.write_up(at, NetworkMeetingHeld {}, Topic::Network);
                last = Some(at.day());
            }
        }
    }
}
