//! The 24-hour evaluation: when it was made, by whom, and by someone new for a child who
//! is helped already (serviceloven § 155 a, barnets lov § 137).

use super::Ahead;
use super::arrival::evaluated;
use crate::chance::shifted;
use crate::file::Child;
use crate::hours::{is_open, office, soon};
use crate::sim::{Place, Sim};
use crate::texts::Topic;
use crate::trend;
use crate::workforce::{Team, Workforce};
use domain::event::casework::DelayExplained;
use domain::event::intake::NotificationEvaluated;
use domain::id::EventId;
use domain::{DelayReason, Evaluation, Moment, WorkerId};

impl Sim<'_> {
    /// Evaluates a notification; tells when, and who was called in as someone new.
    pub(super) fn evaluate(
        &mut self,
        place: &Place<'_>,
        (at, on_record): (Moment, Moment),
        child: &Child,
        ahead: Ahead,
        (arrived, acute): (EventId, bool),
    ) -> (Moment, Option<WorkerId>) {
        let world = self.world;
        let front = world
            .force
            .caseworker(Team::Front, child.chairs[0], on_record);
        let quality = Workforce::quality(front);
        // Weekends and nights are harder; what is marked acute is seen at once.
        let open = if is_open(at.day()) { 0.75 } else { -0.35 };
        let share = trend::on(trend::EVALUATION, at.day());
        let probability = if acute {
            0.985
        } else {
            shifted(share, 0.5 * quality + open)
        };
        let done = evaluated(at, on_record, probability, &mut self.chance);
        let mut participants = vec![front.id];
        let mut worker = front;
        let mut newcomer = None;
        if ahead.supported {
            worker = child.main(&world.force, done);
            participants = vec![worker.id];
            newcomer = self
                .chance
                .hit(0.92)
                .then(|| self.newcomer(child, worker.id, done));
            participants.extend(newcomer);
        } else if self.chance.hit(0.55) {
            participants.push(world.force.leader(Team::Front, done).id);
        }
        let payload = NotificationEvaluated {
            acute: ahead.outcome == Evaluation::AcuteMeasures,
            outcome: ahead.outcome,
            participants,
            causes: Vec::new(),
        };
        let kept = if self.chance.hit(0.965) {
            soon(done, &mut self.chance)
        } else {
            office(
                done.day().add_days(self.chance.days(1, 4)),
                &mut self.chance,
            )
        };
        self.put(
            place,
            (done, kept),
            worker,
            payload.into(),
            Topic::Evaluated,
        );
        if done > at.add_seconds(86_400) && self.chance.hit(0.3) {
            let reason = self.chance.weighted(&[
                (DelayReason::Capacity, 0.5),
                (DelayReason::RecordedLate, 0.3),
                (DelayReason::AwaitingExternal, 0.2),
            ]);
            let payload = DelayExplained {
                rule: "notification/evaluation".into(),
                trigger: arrived,
                reason,
            };
            let when = office(
                done.day().add_days(self.chance.days(0, 5)),
                &mut self.chance,
            )
            .max(kept);
            let file = Place {
                stream: child.id.into(),
                subjects: &[child.id],
                card: child.card,
            };
            let kept = soon(when, &mut self.chance);
            self.put(
                &file,
                (when, kept),
                worker,
                payload.into(),
                Topic::Explained,
            );
        }
        if ahead.supported && newcomer.is_none() && self.chance.hit(0.8) {
            // The team leader found it in a review; a colleague looks at it again.
            let again = office(
                done.day().add_days(self.chance.days(2, 24)),
                &mut self.chance,
            );
            let other = self.newcomer(child, worker.id, again);
            let payload = NotificationEvaluated {
                acute: false,
                outcome: ahead.outcome,
                participants: vec![worker.id, other],
                causes: Vec::new(),
            };
            let main = child.main(&world.force, again);
            let kept = soon(again, &mut self.chance);
            self.put(place, (again, kept), main, payload.into(), Topic::Evaluated);
            newcomer = Some(other);
        }
        (done.max(on_record), newcomer)
    }

    /// A caseworker of another team, most likely new to the case.
    fn newcomer(&mut self, child: &Child, not: WorkerId, at: Moment) -> WorkerId {
        let force = &self.world.force;
        for _ in 0..9 {
            let team = self.chance.pick(&Team::ALL);
            let chair = self.chance.index(force.chairs(team));
            let worker = force.caseworker(team, chair, at);
            if worker.id != not && worker.from <= at && !child.acted.contains(&worker.id) {
                return worker.id;
            }
        }
        force.leader(Team::Disability, at).id
    }
}
