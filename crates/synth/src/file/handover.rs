//! Who had the case when: given out after the opening, passed on between teams and when a
//! caseworker leaves.

use super::File;
use crate::hours::{hour, morning, office};
use crate::sim::Place;
use crate::texts::Topic;
use domain::code::HandoverReason;
use domain::event::people::{Assigned, FamilyTold};
use domain::{AssignmentRole, Moment, Role};

/// The stream of chance that says which families were told.
const BESIDE: u64 = 1;

impl File<'_, '_> {
    /// Writes down who had the case until it was closed.
    pub(super) fn assignments(&mut self, closed: Moment) {
        let Some(opened) = self.opened.take() else {
            return;
        };
        if self.unassigned {
            return;
        }
        let wait = if self.sim.chance.hit(0.8) {
            (400, 5000)
        } else {
            (80_000, 400_000)
        };
        let mut at = opened.add_seconds(self.sim.chance.seconds(wait.0, wait.1));
        let mut points = Vec::new();
        while at < closed && !self.sim.is_over(at) {
            points.push((at, self.child.team(at)));
            let team = self.child.team(at);
            let chair = self.child.chairs[team as usize];
            let mut next: Vec<Moment> = Vec::new();
            next.extend(self.child.handed.filter(|h| *h > at));
            next.extend(Some(self.child.grown()).filter(|g| *g > at));
            next.extend(self.sim.world.force.handovers(team, chair, at, closed));
            let Some(soonest) = next.into_iter().min() else {
                break;
            };
            at = soonest.add_seconds(1);
        }
        let (mut last, mut noted) = (None, false);
        for (at, team) in points {
            let worker = self.child.worker(&self.sim.world.force, team, at).id;
            if last == Some(worker) {
                continue;
            }
            let team_id = self.sim.world.force.team_id(team);
            let mut payload = Assigned::new(worker, AssignmentRole::Main, team_id);
            // The skeleton of a story tells no family anything.
            payload.from = last.filter(|_| !self.sim.world.is_light);
            payload.reason = payload.from.map(|_| self.why_handed(at));
            let at = if (7..17).contains(&hour(at)) {
                at
            } else {
                morning(at.day(), &mut self.sim.chance).max(at)
            };
            let kept = self.sim.chance.seconds(60, 4000);
            let leader = self.sim.world.force.leader(team, at);
            self.child.acted.push(leader.id);
            debug_assert_eq!(leader.role, Role::TeamLeader);
            let (id, card) = (self.child.id, self.child.card);
            let place = Place {
                stream: id.into(),
                subjects: &[id],
                card,
            };
            self.sim.put(
                &place,
                (at, at.add_seconds(kept)),
                leader,
                payload.into(),
                Topic::Silent,
            );
            if last.is_some() && !noted && self.sim.chance.hit(0.5) {
                noted = true;
                let when = office(at.day().add_days(1), &mut self.sim.chance);
                self.note(when, Topic::NoteHandover);
            }
            if last.is_some() && !self.sim.world.is_light {
                self.tell_family(at);
            }
            last = Some(worker);
        }
    }

    /// Most often a colleague has left; else the case went on to the team for the age.
    fn why_handed(&self, at: Moment) -> HandoverReason {
        let to_other_team = self.child.handed == Some(at) || self.child.grown() == at;
        if to_other_team {
            HandoverReason::Speciality
        } else {
            HandoverReason::Leaving
        }
    }

    /// The family hears who has the case now: mostly within the week, sometimes never.
    fn tell_family(&mut self, at: Moment) {
        let aside = self.sim.chance.beside(BESIDE);
        let told = std::mem::replace(&mut self.sim.chance, aside);
        if self.sim.chance.hit(0.85) {
            let when = self.day(at.day(), 1, 9);
            self.write(when, FamilyTold {}, Topic::Silent);
        }
        self.sim.chance = told;
    }
}
