//! Around placements: the chair's decision, renewals, coming home, the place, the parents,
//! contact.

use super::Told;
use crate::file::File;
use crate::measures::Kind;
use crate::sim::law_on;
use crate::texts::Topic;
use domain::event::casework::{ChildConversation, DecisionMade};
use domain::event::measures::MeasureStarted;
use domain::event::parents::{ParentsPlanMade, ParentsPlanReviewed};
use domain::event::placement::PlaceConsulted;
use domain::event::preliminary::{PreliminaryExecuted, PreliminaryNotified, PreliminaryReviewed};
use domain::event::request::RequestReceived;
use domain::event::time_limit::{TimeLimitEnded, TimeLimitSet};
use domain::{
    ConversationAbout, ConversationOutcome, DecisionKind, Moment, ParentsPlanReview, Payload,
    Requested, TimeLimited,
};

impl File<'_, '_> {
    /// Carried out the same day; the committee sees it when it meets.
    pub(super) fn preliminary(&mut self, story: &[Told], told: &Told, decision: &DecisionMade) {
        let decision = decision.decision;
        let executed = told
            .at
            .add_seconds(4 * 3600)
            .max(told.appended.add_seconds(300));
        self.write(executed, PreliminaryExecuted { decision }, Topic::Silent);
        let hours = if self.sim.chance.hit(0.88) {
            self.sim.chance.seconds(1, 20)
        } else {
            self.sim.chance.seconds(26, 60)
        };
        let notified = executed.add_seconds(hours * 3600);
        self.write(notified, PreliminaryNotified { decision }, Topic::Silent);
        let board = story.iter().find(|t| {
            t.at > told.at
                && matches!(&t.payload, Payload::DecisionMade(p) if p.kind == DecisionKind::PlacementWithoutConsent)
        });
        if let Some(board) = board {
            let reviewed = board.at.add_seconds(-600).max(executed.add_seconds(600));
            let approved = true;
            self.write(
                reviewed,
                PreliminaryReviewed { decision, approved },
                Topic::Silent,
            );
        }
    }

    /// The committee takes a placement without consent up again before its time is over.
    pub(super) fn renewals(&mut self, story: &[Told], told: &Told, decision: &DecisionMade) {
        let Some(measure) = decision.measure else {
            return;
        };
        let until = story
            .iter()
            .filter(|t| match &t.payload {
                Payload::MeasureEnded(p) => p.measure == measure,
                Payload::MeasureConsentChanged(p) => p.measure == measure && p.consent,
                _ => false,
            })
            .map(|t| t.at.day())
            .min()
            .unwrap_or(self.child.turns(18));
        let mut last = told.at;
        let mut months = if self.child.age(last.day()) < 1 {
            36
        } else {
            12
        };
        loop {
            let due = last.day().add_months(months);
            let again = if self.sim.chance.hit(0.90) {
                self.day(due, -45, -6)
            } else {
                self.day(due, 4, 35)
            };
            if due.add_days(50) >= until || self.sim.is_over(again) {
                return;
            }
            let (about, outcome) = (ConversationAbout::Decision, ConversationOutcome::Held);
            let talk = ChildConversation::new(about, outcome, false);
            if self.child.age(again.day()) >= 3 && self.sim.chance.hit(0.85) {
                let at = self.day(again.day(), -20, -2);
                self.write(at, talk, Topic::ChildWords);
            }
            let renewed = Told {
                at: again,
                appended: again,
                payload: told.payload.clone(),
            };
            self.revise(story, &renewed, 0.85);
            let law = law_on(again.day());
            let payload = DecisionMade {
                decision: self.sim.item(again),
                paragraph: Kind::Forced.paragraph(law).to_owned(),
                law,
                urgent: false,
                placed_before: true,
                ..decision.clone()
            };
            self.write(again, payload, Topic::Reasons);
            last = again;
            months = 24;
        }
    }

    /// Somebody asks, the place is heard, the plan is revised.
    pub(super) fn before_home_return(
        &mut self,
        story: &[Told],
        told: &Told,
        decision: &DecisionMade,
    ) {
        let asks = decision.measure.filter(|_| self.sim.chance.hit(0.45));
        if let Some(measure) = asks {
            let asked = if self.sim.chance.hit(0.82) {
                self.day(told.at.day(), -6, -1)
            } else {
                self.day(told.at.day(), -20, -9)
            };
            let begun = story
                .iter()
                .find(|t| matches!(&t.payload, Payload::MeasureStarted(p) if p.measure == measure));
            if begun.is_some_and(|t| t.appended < asked) && asked < told.at {
                let payload = RequestReceived {
                    request: self.sim.item(asked),
                    requested: Requested::HomeReturn,
                    measure: Some(measure),
                };
                self.write(asked, payload, Topic::Silent);
            }
        }
        self.consult(told, 0.78);
        self.revise(story, told, 0.72);
    }

    /// The place gives its statement before a decision.
    pub(super) fn consult(&mut self, told: &Told, share: f64) {
        if self.sim.chance.hit(share) {
            let at = self.day(told.at.day(), -30, -2);
            self.write(at, PlaceConsulted {}, Topic::Statement);
        }
    }

    /// A plan for the parents' own support, looked at every year.
    pub(super) fn for_parents(&mut self, told: &Told, measure: &MeasureStarted, end: Moment) {
        let begun = told.appended.add_seconds(900);
        let made = if self.sim.chance.hit(0.78) {
            self.day(told.at.day(), 10, 85)
        } else {
            self.day(told.at.day(), 95, 200)
        };
        let made = made.max(begun);
        if made >= end || self.sim.chance.hit(0.12) {
            return;
        }
        if self.sim.chance.hit(0.14) {
            let review = ParentsPlanReview::Declined;
            self.write(made, ParentsPlanReviewed { review }, Topic::Silent);
            return;
        }
        let payload = ParentsPlanMade {
            measure: measure.measure,
        };
        self.write(made, payload, Topic::ParentsPlan);
        let mut last = made;
        loop {
            last = if self.sim.chance.hit(0.78) {
                self.day(last.day(), 200, 360)
            } else {
                self.day(last.day(), 370, 450)
            };
            if last >= end || self.sim.is_over(last) {
                return;
            }
            let review = self.sim.chance.weighted(&[
                (ParentsPlanReview::Revised, 0.5),
                (ParentsPlanReview::Unchanged, 0.4),
                (ParentsPlanReview::Declined, 0.1),
            ]);
            self.write(last, ParentsPlanReviewed { review }, Topic::Silent);
        }
    }

    /// Supervised contact for a fixed period.
    pub(super) fn contact(&mut self, told: &Told, end: Moment) {
        let at = self.day(told.at.day(), 20, 200);
        let until = at.day().add_days(self.sim.chance.days(60, 180));
        if until.at(12, 0) >= end || !self.sim.chance.hit(0.08) {
            return;
        }
        if self.sim.chance.hit(0.75) {
            let before = self.day(at.day(), -25, -1);
            let before = before.max(told.appended.add_seconds(1200));
            self.write(before, PlaceConsulted {}, Topic::Statement);
        }
        let time_limit = self.sim.item(at);
        let payload = TimeLimitSet {
            time_limit,
            limits: TimeLimited::ContactSupervised,
            extended: false,
            until_on: Some(until),
            decision: None,
        };
        self.write(at, payload, Topic::Silent);
        let ended = if self.sim.chance.hit(0.85) {
            until.at(11, 0)
        } else {
            self.day(until, 1, 20)
        };
        self.write(ended, TimeLimitEnded { time_limit }, Topic::Silent);
    }
}
