//! What the committee decides beside placements without consent: assessments that the parents do
//! not consent to, and permanent placements. Made up, for no figure was found.

use super::{Told, end_of};
use crate::chance::Chance;
use crate::file::File;
use crate::sim::law_on;
use crate::support::Ruling;
use crate::texts::Topic;
use domain::event::casework::{AssessmentCompleted, AssessmentOpened};
use domain::event::measures::MeasureStarted;
use domain::event::preliminary::{PreliminaryExecuted, PreliminaryNotified, PreliminaryReviewed};
use domain::{Act, AssessmentOutcome, ConversationAbout, DecisionKind, Moment, Payload, Place};

/// The stream of chance for these: what stands beside them does not change by them.
const OWN: u64 = 0x434f_4d4d;

/// The share of the assessments finished within two months that the parents did not consent to.
const WITHOUT_CONSENT: f64 = 0.03;

/// The share of the stays with foster families of four years or more that became permanent.
const PERMANENT: f64 = 0.15;

impl File<'_, '_> {
    /// The committee decides on the assessment, or its chair where it cannot wait.
    pub(super) fn forced(&mut self, story: &[Told], told: &Told, opened: &AssessmentOpened) {
        let finished = story.iter().find(|t| match &t.payload {
            Payload::AssessmentCompleted(p) => p.assessment == opened.assessment,
            _ => false,
        });
        let Some(finished) = finished.map(|t| t.at) else {
            return;
        };
        let is_quick = finished.day().0 - told.at.day().0 < 62;
        if self.child.is_unborn || opened.expecting_parents || !is_quick {
            return;
        }
        let seed = self.child.id.0.as_u64_pair().1 ^ told.at.0.unsigned_abs();
        let shared = std::mem::replace(&mut self.sim.chance, Chance::new(seed, OWN));
        if self.sim.chance.hit(WITHOUT_CONSENT) {
            self.decided_on(told, finished);
        }
        self.sim.chance = shared;
    }

    fn decided_on(&mut self, told: &Told, finished: Moment) {
        let by_chair = self.sim.chance.hit(0.4);
        let first = told.appended.add_seconds(3600);
        let decided = self.day(told.at.day(), 1, 8).max(first);
        let is_bl = law_on(decided.day()) == Act::Bl;
        let (kind, paragraph) = match (by_chair, is_bl) {
            (true, true) => (DecisionKind::PreliminaryInvestigation, "BL § 23, jf. § 143"),
            (true, false) => (DecisionKind::PreliminaryInvestigation, "SEL § 51, jf. § 75"),
            (false, true) => (DecisionKind::InvestigationWithoutConsent, "BL § 23"),
            (false, false) => (DecisionKind::InvestigationWithoutConsent, "SEL § 51"),
        };
        if decided.add_seconds(10 * 86_400) > finished {
            return;
        }
        if self.child.age(decided.day()) >= 4 {
            let heard = self.day(decided.day(), -1, 0).max(first.add_seconds(-900));
            self.talk(heard.min(decided), ConversationAbout::Decision, true);
        }
        let ruling = Ruling {
            kind,
            paragraph,
            urgent: by_chair,
            consent: false,
            measure: None,
        };
        let decision = self.decide(decided, ruling);
        if by_chair {
            let executed = decided.add_seconds(2 * 3600);
            self.write(executed, PreliminaryExecuted { decision }, Topic::Silent);
            let notified = executed.add_seconds(self.sim.chance.seconds(2, 22) * 3600);
            self.write(notified, PreliminaryNotified { decision }, Topic::Silent);
            let reviewed = self.day(decided.day(), 2, 7).max(executed.add_seconds(900));
            let approved = true;
            let payload = PreliminaryReviewed { decision, approved };
            self.write(reviewed, payload, Topic::Silent);
        }
    }

    /// A child who has lived with a foster family for years stays there for good.
    pub(super) fn permanent(&mut self, story: &[Told], told: &Told, measure: &MeasureStarted) {
        let is_family = matches!(
            measure.place,
            Some(Place::Foster | Place::ReinforcedFoster | Place::SpecialisedFoster)
        );
        let end = end_of(story, measure);
        let seed = self.child.id.0.as_u64_pair().1 ^ told.at.0.unsigned_abs();
        let shared = std::mem::replace(&mut self.sim.chance, Chance::new(seed, OWN));
        let decided = self.day(told.at.day(), 3 * 366, 4 * 366);
        let is_due = is_family
            && measure.consent
            && decided.add_seconds(200 * 86_400) < end
            && !self.sim.is_over(decided)
            && self.child.age(decided.day()) < 14;
        if is_due && self.sim.chance.hit(PERMANENT) {
            self.stays(story, decided, measure);
        }
        self.sim.chance = shared;
    }

    /// Looked into again, planned again and heard, as the recommendation must say (barnets lov
    /// § 67, stk. 4).
    fn stays(&mut self, story: &[Told], decided: Moment, measure: &MeasureStarted) {
        let opened = self.day(decided.day(), -110, -80);
        let assessment = self.sim.item(opened);
        let payload = AssessmentOpened {
            assessment,
            aware_on: opened.day(),
            expecting_parents: false,
            clarification: None,
        };
        self.write(opened, payload, Topic::Aware);
        let heard = self.day(decided.day(), -60, -25);
        self.talk(heard, ConversationAbout::Decision, true);
        let outcome = AssessmentOutcome::Placement;
        let at = self.day(decided.day(), -24, -10);
        let target_group = self.target_group(at, outcome);
        let completed = AssessmentCompleted {
            assessment,
            outcome,
            target_group,
        };
        self.write(at, completed, Topic::Assessed);
        let decision = Told {
            at: decided,
            appended: decided,
            payload: measure.clone().into(),
        };
        self.revise(story, &decision, 0.8);
        let ruling = Ruling {
            kind: DecisionKind::PermanentPlacement,
            paragraph: match law_on(decided.day()) {
                Act::Bl => "BL § 67",
                Act::Sel => "SEL § 68 a",
            },
            urgent: false,
            consent: false,
            measure: Some(measure.measure),
        };
        self.decide(decided, ruling);
    }
}
