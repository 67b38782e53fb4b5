//! Complaints over decisions, and requests to see the documents.

use super::Told;
use crate::file::File;
use crate::texts::Topic;
use domain::event::casework::DecisionMade;
use domain::event::complaint::{
    ComplaintDecided, ComplaintReassessed, ComplaintReceived, ComplaintSentOn,
};
use domain::event::request::{RequestAnswered, RequestReceived};
use domain::{
    Answer, AppealOutcome, DecisionKind, Moment, Payload, PersonId, Reassessment, Requested,
};

/// For so many days before the story ends more is complained of in a small municipality.
const LATELY: i32 = 90;

/// How many times as much as else is complained of before the story ends.
pub(crate) fn complains(children: u32) -> f64 {
    (1500.0 / f64::from(children.max(1))).clamp(1.0, 8.0)
}

impl File<'_, '_> {
    /// How probable it is that a decision is complained of: about 4 in 100 of those that can go
    /// against somebody, refusals and what was decided without consent the most. An assumption of
    /// the demo; no source was read for it.
    fn share(&self, told: &Told, decision: &DecisionMade) -> f64 {
        let share = match decision.kind {
            DecisionKind::Advice => return 0.0,
            DecisionKind::Refusal | DecisionKind::PlacementWithoutConsent => 0.14,
            _ => 0.035,
        };
        let until = self.sim.world.until.day();
        if told.appended.day() >= until.add_days(-LATELY) {
            (self.sim.world.complains * share).min(0.9)
        } else {
            share
        }
    }

    /// The committee's decisions go straight to Ankestyrelsen.
    pub(super) fn complain(&mut self, told: &Told, decision: &DecisionMade) {
        let share = self.share(told, decision);
        if !self.sim.chance.hit(share) {
            return;
        }
        let committee = decision.kind == DecisionKind::PlacementWithoutConsent;
        let received = self.day(told.appended.day(), 3, 27);
        let complaint = self.sim.item(received);
        let payload = ComplaintReceived {
            complaint,
            decision: Some(decision.decision),
            committee,
            by: self.complainant(),
        };
        self.write(received, payload, Topic::Complaint);
        let mut sent = received;
        if !committee {
            sent = if self.sim.chance.hit(0.84) {
                self.day(received.day(), 8, 27)
            } else {
                self.day(received.day(), 29, 70)
            };
            let reassessment = self.sim.chance.weighted(&[
                (Reassessment::Upheld, 0.72),
                (Reassessment::PartlyChanged, 0.09),
                (Reassessment::Changed, 0.14),
                (Reassessment::Withdrawn, 0.05),
            ]);
            let payload = ComplaintReassessed {
                complaint,
                reassessment,
            };
            self.write(sent, payload, Topic::Reassessed);
            if reassessment.is_final() {
                return;
            }
            // Some lie for weeks before they are sent on.
            sent = if self.sim.chance.hit(0.5) {
                self.day(sent.day(), 1, 6)
            } else {
                self.day(sent.day(), 7, 60)
            };
            self.write(sent, ComplaintSentOn { complaint }, Topic::Silent);
        }
        let appeal = self.sim.chance.weighted(&[
            (AppealOutcome::Upheld, 0.62),
            (AppealOutcome::Changed, 0.12),
            (AppealOutcome::SentBack, 0.20),
            (AppealOutcome::Rejected, 0.06),
        ]);
        let decided = self.day(sent.day(), 60, 200);
        self.write(
            decided,
            ComplaintDecided { complaint, appeal },
            Topic::Silent,
        );
    }

    /// Somebody with custody, by the latest of the relations on record.
    fn complainant(&self) -> Option<PersonId> {
        let child = self.child.id;
        self.sim
            .out
            .iter()
            .rev()
            .find_map(|draft| match &draft.payload {
                Payload::RelationRecorded(p) if p.person == child && p.custody => Some(p.other),
                _ => None,
            })
    }

    /// Some ask to see the documents while a child is placed.
    pub(super) fn documents(&mut self, told: &Told, end: Moment) {
        let asked = self.day(told.at.day(), 10, 300);
        if asked >= end || !self.sim.chance.hit(0.10) {
            return;
        }
        let request = self.sim.item(asked);
        let payload = RequestReceived {
            request,
            requested: Requested::Documents,
            measure: None,
        };
        self.write(asked, payload, Topic::Silent);
        let answer = self.sim.chance.weighted(&[
            (Answer::Granted, 0.60),
            (Answer::Partly, 0.34),
            (Answer::Withdrawn, 0.06),
        ]);
        let answered = if self.sim.chance.hit(0.8) {
            self.day(asked.day(), 2, 8)
        } else {
            self.day(asked.day(), 13, 30)
        };
        let payload = RequestAnswered { request, answer };
        self.write(
            answered.max(asked.add_seconds(3600)),
            payload,
            Topic::Silent,
        );
    }
}
