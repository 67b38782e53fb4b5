//! What is done with colleagues, family and network: case consultations, safety plans, family group
//! conferences. Added to a child's story by chance of their own; their shares are made up.

use crate::chance::Chance;
use crate::file::File;
use crate::texts::Topic;
use domain::Payload;
use domain::event::network::{CaseConsulted, FamilyGroupHeld, SafetyPlanMade};

/// The part of chance that belongs to this file.
const PART: u64 = 0x4e45_5457;

impl File<'_, '_> {
    /// Adds them to a story; `from` is where its drafts begin.
    pub(crate) fn with_network(&mut self, from: usize) {
        if self.sim.world.is_light {
            return;
        }
        let own = Chance::new(self.child.id.0.as_u64_pair().1, PART);
        let others = std::mem::replace(&mut self.sim.chance, own);
        for told in self.story(from) {
            match told.payload {
                Payload::AssessmentOpened(_) if self.sim.chance.hit(0.3) => {
                    let at = self.day(told.at.day(), 5, 40);
                    self.write_up(at, CaseConsulted {}, Topic::Consulted);
                }
                Payload::AssessmentCompleted(_) if self.sim.chance.hit(0.25) => {
                    let at = self.day(told.at.day(), 1, 20);
                    let review_on = at.day().add_days(90);
                    let plan = SafetyPlanMade { review_on };
                    self.write_up(at, plan, Topic::SafetyPlan);
                }
                Payload::MeasureStarted(_) if self.sim.chance.hit(0.12) => {
                    let at = self.day(told.at.day(), 10, 50);
                    self.write_up(at, FamilyGroupHeld {}, Topic::FamilyGroup);
                }
                _ => {}
            }
        }
        self.sim.chance = others;
    }
}
