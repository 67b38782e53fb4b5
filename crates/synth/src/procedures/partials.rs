//! Partial cases of children with a disability: what the family asks for after the assessment, and what
//! comes of it. Made up, for no figure was found.

use super::Told;
use crate::chance::Chance;
use crate::file::File;
use crate::sim::law_on;
use crate::texts::Topic;
use domain::basis::basis_on;
use domain::event::casework::{AssessmentCompleted, DecisionMade};
use domain::event::decision::Terms;
use domain::event::disability::{PartialCaseClosed, PartialCaseOpened};
use domain::{
    Competence, ConversationAbout, DecisionKind, Help, Moment, PartialEnd, Payload, TargetGroup,
};

/// The stream of chance for these: what stands beside them does not change by them.
const OWN: u64 = 0x5041_5254;

/// The share of the families that ask for a second help.
const TWO: f64 = 0.40;

impl File<'_, '_> {
    /// The family of a child with a disability asks for help while the case is open.
    pub(super) fn partials(&mut self, story: &[Told], told: &Told, done: &AssessmentCompleted) {
        if done.target_group != Some(TargetGroup::Disability) || self.child.is_unborn {
            return;
        }
        let closed = story
            .iter()
            .find(|t| t.at >= told.at && matches!(t.payload, Payload::CaseClosed(_)));
        let grown = self.child.turns(18).start();
        let end = closed.map_or(grown, |t| t.at.min(grown));
        let seed = self.child.id.0.as_u64_pair().1 ^ told.at.0.unsigned_abs();
        let shared = std::mem::replace(&mut self.sim.chance, Chance::new(seed, OWN));
        let first = self.asked(told, end, None);
        if first.is_some() && self.sim.chance.hit(TWO) {
            self.asked(told, end, first);
        }
        self.sim.chance = shared;
    }

    /// One help is asked for and, most often in time, decided on.
    fn asked(&mut self, told: &Told, end: Moment, other_than: Option<Help>) -> Option<Help> {
        let help = self.sim.chance.weighted(&[
            (Help::Relief, 0.30),
            (Help::LostEarnings, 0.26),
            (Help::ExtraCosts, 0.24),
            (Help::Companion, 0.08),
            (Help::Training, 0.08),
            (Help::SpecialDayCare, 0.04),
        ]);
        let asked = self
            .day(told.at.day(), 5, 60)
            .max(told.appended.add_seconds(3600));
        let decided = if self.sim.chance.hit(0.78) {
            self.day(asked.day(), 14, 55)
        } else {
            self.day(asked.day(), 57, 100)
        };
        let heard = self
            .day(decided.day(), -12, -1)
            .max(asked.add_seconds(7200));
        if Some(help) == other_than || decided.add_seconds(86_400) >= end || heard >= decided {
            return None;
        }
        let partial = self.sim.item(asked);
        self.write(asked, PartialCaseOpened { partial, help }, Topic::Wish);
        if self.child.age(heard.day()) >= 4 && self.sim.chance.hit(0.85) {
            self.talk(heard, ConversationAbout::Decision, true);
        }
        let kind = self.sim.chance.weighted(&[
            (DecisionKind::DisabilityHelp, 0.76),
            (DecisionKind::Refusal, 0.24),
        ]);
        let law = law_on(decided.day());
        let mut rows = basis_on(decided.day()).for_kind(kind);
        let row = rows.find(|row| row.help == Some(help))?;
        let given = kind == DecisionKind::DisabilityHelp;
        let terms = Terms {
            ends_on: given.then(|| decided.day().add_months(12)),
            by: Some(Competence::Own),
            partial: Some(partial),
            ..Terms::default()
        };
        let payload = DecisionMade {
            decision: self.sim.item(decided),
            kind,
            paragraph: row.paragraph.clone(),
            law,
            urgent: false,
            consent: true,
            measure: None,
            placed_before: false,
            terms,
        };
        self.write(decided, payload, Topic::Reasons);
        // A refusal that nobody complains of ends it.
        let over = self.day(decided.day(), 35, 60);
        if !given && over < end {
            let reason = PartialEnd::Refused;
            self.write(over, PartialCaseClosed { partial, reason }, Topic::Silent);
        }
        Some(help)
    }
}
