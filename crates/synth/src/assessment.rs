//! Screening, clarification and assessment, and the conversations with the child.

use crate::file::File;
use crate::hours::office;
use crate::sim::law_on;
use crate::texts::Topic;
use crate::trend;
use domain::event::casework::{
    AssessmentCompleted, AssessmentOpened, ChildConversation, ClarificationCompleted,
    ClarificationStarted, DateBooked, DelayExplained, Screened,
};
use domain::{
    Act, AssessmentOutcome, BookingKind, ClarificationOutcome, ConversationAbout,
    ConversationOmission, ConversationOutcome, Day, DelayReason, HonourRisk, Mode, Moment,
    Screening, StreamId,
};

impl File<'_, '_> {
    /// Screens the need for help under barnets lov; a note under serviceloven.
    pub(crate) fn screen(&mut self, from: Moment, notice: StreamId, outcome: Screening) -> Moment {
        let days = self.sim.chance.days(0, 9);
        let at =
            office(from.day().add_days(days), &mut self.sim.chance).max(from.add_seconds(1800));
        if law_on(at.day()) == Act::Bl {
            let honour = self.honour(at.day(), notice);
            self.write(
                at,
                Screened {
                    notification: Some(notice),
                    outcome,
                    honour: Some(honour),
                },
                Topic::Screened,
            );
        } else {
            self.note(at, Topic::NoteIntake);
        }
        at
    }

    /// Whether honour conflict is suspected: about a few of the older children. By the
    /// notification's id and not by chance, so that nothing else in the story depends on it.
    fn honour(&self, on: Day, notice: StreamId) -> HonourRisk {
        let drawn = notice.0.as_u128() % 62;
        if self.child.age(on) < 12 || !drawn.is_multiple_of(31) {
            HonourRisk::NotSuspected
        } else if drawn == 0 {
            HonourRisk::Wait
        } else {
            HonourRisk::Involve
        }
    }

    /// A clarification of some matters (barnets lov § 19).
    pub(crate) fn clarify(&mut self, from: Moment, outcome: ClarificationOutcome) -> Moment {
        let clarification = self.sim.item(from);
        let at = self.day(from.day(), 1, 12).max(from.add_seconds(1200));
        self.write(at, ClarificationStarted { clarification }, Topic::Silent);
        let days = 21 + self.sim.chance.wait(30.0);
        if self.child.age(at.day()) >= 4 && self.sim.chance.hit(0.6) {
            let talk = self.day(at.day(), 5, days - 2);
            self.talk(talk, ConversationAbout::Notification, true);
        }
        let done = office(at.day().add_days(days), &mut self.sim.chance);
        self.write(
            done,
            ClarificationCompleted {
                clarification,
                outcome: Some(outcome),
            },
            Topic::Clarified,
        );
        done
    }

    /// An assessment from its opening to its conclusion.
    ///
    /// `heard` tells whether the child will have been heard before the decision.
    pub(crate) fn assess(
        &mut self,
        aware: Day,
        from: Moment,
        outcome: AssessmentOutcome,
        heard: bool,
    ) -> Moment {
        let assessment = self.sim.item(from);
        let opened = self.day(from.day(), 0, 12).max(from.add_seconds(900));
        self.hand_over(opened.add_seconds(600));
        let before = self.sim.chance.days(2, 20);
        let aware_on = if self.sim.chance.hit(0.06) {
            aware.add_days(-before)
        } else {
            aware
        };
        let payload = AssessmentOpened {
            assessment,
            aware_on,
            expecting_parents: self.child.is_unborn,
            clarification: None,
        };
        let event = self.write(opened, payload.clone(), Topic::Aware);
        if self.sim.chance.hit(0.03) {
            let fixed = AssessmentOpened {
                aware_on: aware.add_days(-before),
                ..payload
            };
            self.correct(event, opened, fixed, Topic::Aware, Mode::Replace);
        }
        let due = aware_on.add_months(4);
        let in_time = self.keeps(trend::ASSESSMENT, opened.day());
        let short = trend::on(trend::ASSESSMENT_SHORT, opened.day())
            / trend::on(trend::ASSESSMENT, opened.day());
        let end = if in_time && self.sim.chance.hit(short) {
            aware_on.add_days(self.sim.chance.days(26, 60))
        } else if in_time {
            aware_on.add_days(self.sim.chance.days(64, 119))
        } else {
            due.add_days(2 + self.sim.chance.wait(62.0))
        };
        let done = office(end.max(opened.day().add_days(9)), &mut self.sim.chance);
        if in_time && done.day() > due {
            // A weekend pushed the last day over the edge; the work was done on the Friday.
            let friday = office(due.add_days(-3), &mut self.sim.chance).max(opened);
            return self.complete(assessment, friday, outcome);
        }
        let span = done.day().0 - opened.day().0;
        if self.sim.chance.hit(0.55) {
            let met = self.day(opened.day(), 2, span / 2);
            self.book(BookingKind::PlanMeeting, opened, met);
            self.note(met.add_seconds(5400), Topic::NoteHome);
        }
        if self.sim.chance.hit(0.5) {
            let call = self.day(opened.day(), 1, span - 1);
            let topic = if self.child.age(call.day()) >= 6 {
                Topic::NoteSchool
            } else {
                Topic::NoteCall
            };
            self.note(call, topic);
        }
        if heard && self.child.age(done.day()) >= 4 && !self.child.is_unborn {
            let back = self.sim.chance.days(4, 40.min(span));
            let talk = office(done.day().add_days(-back), &mut self.sim.chance);
            self.talk(
                talk.max(opened.add_seconds(4000)),
                ConversationAbout::Assessment,
                true,
            );
        }
        if done.day() > due && self.sim.chance.hit(0.42) {
            let reason = self.sim.chance.weighted(&[
                (DelayReason::AwaitingExternal, 0.34),
                (DelayReason::Capacity, 0.26),
                (DelayReason::FamilyCancelled, 0.18),
                (DelayReason::Complexity, 0.16),
                (DelayReason::Illness, 0.06),
            ]);
            let when = self.day(due, -6, 8).min(done);
            let payload = DelayExplained {
                rule: "assessment/completed".into(),
                trigger: event,
                reason,
            };
            self.write(when, payload, Topic::Explained);
        }
        self.complete(assessment, done, outcome)
    }

    fn complete(
        &mut self,
        assessment: domain::id::ItemId,
        at: Moment,
        outcome: AssessmentOutcome,
    ) -> Moment {
        let target_group = self.target_group(at, outcome);
        self.write(
            at,
            AssessmentCompleted {
                assessment,
                outcome,
                target_group,
            },
            Topic::Assessed,
        );
        at
    }

    /// Books a meeting ahead of its time.
    pub(crate) fn book(&mut self, what: BookingKind, not_before: Moment, on: Moment) {
        // The next meeting is often booked at the last one.
        let ahead = if self.sim.chance.hit(0.4) {
            (40, 120)
        } else {
            (6, 38)
        };
        let back = self.sim.chance.days(ahead.0, ahead.1);
        let made =
            office(on.day().add_days(-back), &mut self.sim.chance).max(not_before.add_seconds(900));
        if made.day() < on.day() {
            let booking = self.sim.item(made);
            self.write(
                made,
                DateBooked {
                    booking,
                    what,
                    on: whole_quarter(on),
                },
                Topic::Booking,
            );
        }
    }

    /// A conversation with the child, or that it would not talk.
    pub(crate) fn talk(&mut self, at: Moment, about: ConversationAbout, counts: bool) {
        if self.child.age(at.day()) < 4 {
            let payload = ChildConversation {
                omitted_for: Some(ConversationOmission::Maturity),
                ..ChildConversation::new(about, ConversationOutcome::Omitted, counts)
            };
            self.write(at, payload, Topic::NoWords);
        } else if self.sim.chance.hit(0.05) {
            let otherwise = counts || self.sim.chance.hit(0.5);
            let payload = ChildConversation::new(about, ConversationOutcome::Declined, otherwise);
            self.write(at, payload, Topic::NoWords);
        } else {
            let payload = ChildConversation::new(about, ConversationOutcome::Held, false);
            self.write_up(at, payload, Topic::ChildWords);
        }
    }

    /// What becomes of the conversation before a decision on this day.
    pub(crate) fn voice(&mut self, decided: Moment, heard: bool, recently: bool) {
        if self.child.is_unborn && decided.day() < self.child.birth {
            return;
        }
        if heard {
            if !recently || self.child.age(decided.day()) < 4 || self.sim.chance.hit(0.2) {
                let back = self.sim.chance.days(1, 30);
                let at = office(decided.day().add_days(-back), &mut self.sim.chance);
                let at = self.since_opening(at);
                if at < decided {
                    self.talk(at, ConversationAbout::Decision, true);
                }
            }
        } else if self.sim.chance.hit(0.3) {
            let at = self.day(decided.day(), 5, 70);
            self.talk(at, ConversationAbout::Decision, true);
        }
    }
}

/// Meetings begin at a quarter of an hour.
fn whole_quarter(at: Moment) -> Moment {
    Moment(at.0 - at.0.rem_euclid(900))
}
