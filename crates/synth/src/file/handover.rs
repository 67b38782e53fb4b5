//! Who had the case when: given out after the opening, passed on between teams and when a
//! caseworker leaves.

use super::File;
use crate::hours::{hour, morning, office};
use crate::sim::Place;
use crate::texts::Topic;
use domain::event::people::Assigned;
use domain::{AssignmentRole, Moment, Role};

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
            let payload = Assigned {
                worker,
                role: AssignmentRole::Main,
                team: self.sim.world.force.team_id(team),
            };
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
            last = Some(worker);
        }
    }
}
