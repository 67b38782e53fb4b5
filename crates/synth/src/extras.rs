//! What goes wrong in a real journal: persons registered twice, merged, and merged by
//! mistake; cases handed to a second caseworker.

use crate::file::File;
use crate::hours::{office, soon};
use crate::intake::arrival;
use crate::sim::Place;
use crate::texts::Topic;
use crate::workforce::{Team, Worker};
use domain::event::intake::{EnquiryReceived, NotificationEvaluated, ReceiptSent};
use domain::event::people::{Assigned, PersonRegistered, PersonsMerged, PersonsUnmerged};
use domain::{
    AssignmentRole, Cause, Enquiry, Evaluation, Mode, Moment, Notifier, PersonId, PersonKind,
    StreamId,
};

impl File<'_, '_> {
    /// Now and then something out of the ordinary, after the first episode.
    pub(crate) fn extras(&mut self, from: Moment) {
        if !self.child.is_unborn && self.sim.chance.hit(0.007) {
            self.registered_twice(from);
        }
        if !self.child.is_unborn && self.sim.chance.hit(0.004) {
            self.note_twice(from);
        }
        if let Some(line) = self.lines.last().copied()
            && self.sim.chance.hit(0.12)
        {
            let at = self.day(line.started, 5, 60);
            let worker = self.worker(at);
            let team = worker.team.unwrap_or(Team::Front);
            let chair = self.sim.chance.index(self.sim.world.force.chairs(team));
            let second = self.sim.world.force.caseworker(team, chair, at);
            if second.id != worker.id && line.ended > at.day() {
                let role = AssignmentRole::Second;
                self.child.acted.push(second.id);
                self.write(
                    at,
                    Assigned::new(second.id, role, self.sim.world.force.team_id(team)),
                    Topic::Silent,
                );
            }
        }
    }

    /// A notification under a spelling nobody found: a second surrogate, merged later.
    fn registered_twice(&mut self, from: Moment) {
        let days = 30 + self.sim.chance.wait(120.0);
        let at = arrival(from.day().add_days(days).at(11, 0), &mut self.sim.chance);
        let kept = soon(at, &mut self.sim.chance).add_seconds(600);
        if self.child.age(at.day()) >= 18 || self.sim.is_over(kept.add_seconds(40 * 86_400)) {
            return;
        }
        let twin = PersonId(self.sim.chance.id(at));
        let world = self.sim.world;
        let reception = world.force.receptionist(&mut self.sim.chance, kept);
        let sex = self.sim.people.card(self.child.card).map(|c| c.sex);
        let card = self.child.card;
        let subjects = [twin];
        let own = Place {
            stream: twin.into(),
            subjects: &subjects,
            card,
        };
        let payload = PersonRegistered {
            person: twin,
            kind: PersonKind::Child,
            birth_on: Some(self.child.birth),
            sex,
            protected: false,
            unidentified: false,
        };
        self.sim.put(
            &own,
            (kept, kept),
            reception,
            payload.into(),
            Topic::TwinPerson,
        );
        let stream = StreamId(self.sim.chance.id(at));
        let place = Place {
            stream,
            subjects: &subjects,
            card,
        };
        let payload = EnquiryReceived {
            enquiry: Enquiry::Notification,
            notifier: Notifier::Police,
            professional: true,
            anonymous: false,
            acute: false,
            causes: vec![Cause::ParentConflict],
            aware_on: None,
            channel: None,
            receipt_number: None,
        };
        let on_record = kept.add_seconds(60);
        self.sim.put(
            &place,
            (at, on_record),
            reception,
            payload.into(),
            Topic::Concern,
        );
        let done = on_record.add_seconds(self.sim.chance.seconds(3600, 30_000));
        let front = world
            .force
            .caseworker(Team::Front, self.child.chairs[0], done);
        let payload = NotificationEvaluated {
            acute: false,
            outcome: Evaluation::NoAction,
            participants: vec![front.id],
            causes: Vec::new(),
        };
        self.sim.put(
            &place,
            (done, done.add_seconds(900)),
            front,
            payload.into(),
            Topic::Evaluated,
        );
        let sent = office(done.day().add_days(1), &mut self.sim.chance);
        self.sim.put(
            &place,
            (sent, sent),
            reception,
            ReceiptSent {}.into(),
            Topic::Silent,
        );
        self.merge(twin, done, reception);
    }

    /// The two surrogates are found to be one child; sometimes taken back.
    fn merge(&mut self, twin: PersonId, done: Moment, reception: &Worker) {
        let card = self.child.card;
        let days = self.sim.chance.days(2, 35);
        let found = office(done.day().add_days(days), &mut self.sim.chance);
        let both = [self.child.id, twin];
        let file = Place {
            stream: self.child.id.into(),
            subjects: &both,
            card,
        };
        let pair = (twin, self.child.id);
        let merged = PersonsMerged {
            from: pair.0,
            into: pair.1,
        };
        self.sim.put(
            &file,
            (found, found),
            reception,
            merged.clone().into(),
            Topic::Silent,
        );
        if self.sim.chance.hit(0.25) {
            // A mistake, taken back, and found to be right after all.
            let back = office(found.day().add_days(4), &mut self.sim.chance);
            let undone = PersonsUnmerged {
                from: pair.0,
                into: pair.1,
            };
            self.sim
                .put(&file, (back, back), reception, undone.into(), Topic::Silent);
            if self.sim.chance.hit(0.5) {
                let again = office(back.day().add_days(6), &mut self.sim.chance);
                self.sim.put(
                    &file,
                    (again, again),
                    reception,
                    merged.into(),
                    Topic::Silent,
                );
            }
        }
    }

    /// A note that was written twice; the second is taken back.
    fn note_twice(&mut self, from: Moment) {
        let at = self.day(from.day(), 3, 60);
        self.note(at, Topic::NoteCall);
        let again = self.write(
            at.add_seconds(1800),
            domain::event::casework::NoteWritten::default(),
            Topic::NoteCall,
        );
        self.correct(
            again,
            at,
            domain::event::casework::NoteWritten::default(),
            Topic::NoteCall,
            Mode::Retract,
        );
    }
}
