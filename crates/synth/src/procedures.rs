//! The procedures around decisions: complaints, requests, the chair's preliminary decisions,
//! renewals, statements of places, plans for parents, supervised contact, assessments without
//! consent, permanent placements and the partial cases of children with a disability.
//!
//! They are added to a child's story when it has been told, by chance of their own, so that
//! nothing else in the story depends on them. Shares are made up where no figure was found.

mod committee;
mod complaints;
mod partials;
mod placements;

pub(crate) use complaints::complains;

use crate::chance::Chance;
use crate::draft::Draft;
use crate::file::File;
use crate::texts::Topic;
use domain::event::casework::DecisionMade;
use domain::event::measures::MeasureStarted;
use domain::{DecisionKind, Moment, Payload, StreamId};

/// The part of chance that belongs to this file.
const PART: u64 = 0x5052_4f43;

/// What happened, and when it was put on record.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) at: Moment,
    pub(crate) appended: Moment,
    pub(crate) payload: Payload,
}

impl File<'_, '_> {
    /// Adds the procedures to a story; `from` is where its drafts begin.
    pub(crate) fn procedures(&mut self, from: usize) {
        let own = Chance::new(self.child.id.0.as_u64_pair().1, PART);
        let others = std::mem::replace(&mut self.sim.chance, own);
        let story = self.story(from);
        for told in &story {
            match &told.payload {
                Payload::DecisionMade(decision) => self.around_decision(&story, told, decision),
                Payload::MeasureStarted(measure) => self.around_measure(&story, told, measure),
                Payload::AssessmentOpened(opened) => self.forced(&story, told, opened),
                Payload::AssessmentCompleted(done) => self.partials(&story, told, done),
                _ => {}
            }
        }
        self.sim.chance = others;
    }

    /// What stands of the child's own file, in the order of happening.
    pub(crate) fn story(&self, from: usize) -> Vec<Told> {
        let file = StreamId::from(self.child.id);
        let is_own = |draft: &&Draft| draft.stream == file && draft.correction.is_none();
        let mut story: Vec<Told> = self.sim.out[from..]
            .iter()
            .filter(is_own)
            .map(|draft| Told {
                at: draft.at,
                appended: draft.appended,
                payload: draft.payload.clone(),
            })
            .collect();
        story.sort_by_key(|told| told.at);
        story
    }

    fn around_decision(&mut self, story: &[Told], told: &Told, decision: &DecisionMade) {
        match decision.kind {
            DecisionKind::Preliminary => self.preliminary(story, told, decision),
            DecisionKind::PlacementWithoutConsent => self.renewals(story, told, decision),
            DecisionKind::HomeReturn => self.before_home_return(story, told, decision),
            DecisionKind::ChangeOfPlace => self.consult(told, 0.80),
            DecisionKind::SupportAfter18 => self.revise(story, told, 0.60),
            _ => {}
        }
        self.complain(told, decision);
    }

    fn around_measure(&mut self, story: &[Told], told: &Told, measure: &MeasureStarted) {
        if measure.place.is_some() && self.child.age(told.at.day()) < 18 {
            let end = end_of(story, measure);
            self.for_parents(told, measure, end);
            self.contact(told, end);
            self.permanent(story, told, measure);
            self.documents(told, end);
        }
    }

    /// The plan is written anew before a decision, with the goals it has.
    fn revise(&mut self, story: &[Told], told: &Told, share: f64) {
        let last = story
            .iter()
            .rfind(|t| t.appended < told.at && matches!(t.payload, Payload::PlanMade(_)));
        let Some(plan) = last.filter(|_| self.sim.chance.hit(share)) else {
            return;
        };
        let at = self
            .day(told.at.day(), -40, -3)
            .max(plan.appended.add_seconds(600));
        if at < told.at {
            self.write(at, plan.payload.clone(), Topic::Plan);
        }
    }
}

/// When a measure ended; a late day if it runs on.
fn end_of(story: &[Told], measure: &MeasureStarted) -> Moment {
    let ended = story.iter().find(|t| match &t.payload {
        Payload::MeasureEnded(p) => p.measure == measure.measure,
        _ => false,
    });
    ended.map_or(Moment(i64::MAX), |t| t.at)
}
