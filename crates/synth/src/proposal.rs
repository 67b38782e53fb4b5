//! Decisions that wait for a leader when the story ends.

use crate::chance::Chance;
use crate::file::File;
use crate::hours::office;
use crate::texts::Topic;
use domain::competence::CompetencePlan;
use domain::event::casework::DecisionMade;
use domain::event::decision::{DecisionProposed, Terms};
use domain::{Act, Competence, Day, DecisionKind};
use std::sync::LazyLock;

static PLAN: LazyLock<CompetencePlan> = LazyLock::new(CompetencePlan::built_in);

/// The stream of chance for what waits: other stories do not change by it.
const OWN: u64 = 19;

/// The share of open cases with a decision that waits.
const SHARE: f64 = 0.06;

/// What is proposed: the paragraph and what it costs a week.
const PROPOSED: &[((&str, u32), f64)] = &[
    (("BL § 32, stk. 1, nr. 2", 2_400), 0.4),
    (("BL § 32, stk. 1, nr. 5", 3_100), 0.4),
    (("BL § 32, stk. 1, nr. 6", 21_000), 0.2),
];

impl File<'_, '_> {
    /// In some cases still open when the story ends a caseworker has just proposed a measure.
    pub(crate) fn propose(&mut self) {
        let seed = self.child.id.0.as_u64_pair().1;
        let shared = std::mem::replace(&mut self.sim.chance, Chance::new(seed, OWN));
        if self.sim.chance.hit(SHARE) {
            self.put_before();
        }
        self.sim.chance = shared;
    }

    fn put_before(&mut self) {
        let days = self.sim.chance.days(2, 9);
        let until = self.sim.world.until.day();
        let at = office(until.add_days(-days), &mut self.sim.chance);
        let is_settled = self.child.handed.is_some_and(|handed| handed < at);
        if !is_settled || crate::sim::law_on(at.day()) != Act::Bl || self.child.age(at.day()) > 16 {
            return;
        }
        let (paragraph, price) = self.sim.chance.weighted(PROPOSED);
        let proposed = DecisionMade {
            decision: self.sim.item(at),
            kind: DecisionKind::Support,
            paragraph: paragraph.to_owned(),
            law: Act::Bl,
            urgent: false,
            consent: true,
            measure: None,
            terms: Terms {
                ends_on: Some(at.day().add_days(364)),
                weekly_price: Some(price),
                ..Terms::default()
            },
        };
        let competence = PLAN.of(&proposed);
        let payload = DecisionProposed {
            proposed,
            competence,
        };
        self.write(at, payload, Topic::Proposed);
    }
}

/// What a decision says besides its paragraph: whose it was, and the day of the committee's
/// meeting.
pub(crate) fn terms(decision: &DecisionMade, on: Day) -> Terms {
    let by = PLAN.of(decision);
    Terms {
        by: Some(by),
        met_on: (by == Competence::Committee).then_some(on),
        ..Terms::default()
    }
}
