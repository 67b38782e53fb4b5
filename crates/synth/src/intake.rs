//! Intake: notifications and other enquiries, their 24 hours and their receipt.

mod arrival;
mod evaluation;
mod sources;

pub(crate) use arrival::arrival;

use crate::file::Child;
use crate::hours::{self, office, soon};
use crate::sim::{Place, Sim};
use crate::texts::Topic;
use crate::trend;
use crate::workforce::Team;
use arrival::registered;
use domain::event::intake::{EnquiryReceived, NotifierInformed, ReceiptSent};
use domain::{Enquiry, Evaluation, Mode, Moment, Notifier, PersonId, StreamId, WorkerId};
use sources::{causes, notifier};

/// A notification on record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Notice {
    pub(crate) stream: StreamId,
    pub(crate) at: Moment,
    /// When it was registered.
    pub(crate) on_record: Moment,
    /// From when the case can go on.
    pub(crate) evaluated: Moment,
    /// Who was called in as someone new to the case.
    pub(crate) newcomer: Option<WorkerId>,
}

/// What a notification will lead to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ahead {
    pub(crate) enquiry: Enquiry,
    pub(crate) outcome: Evaluation,
    /// Whether the child is supported at the time: then someone new must take part.
    pub(crate) supported: bool,
    /// Whether the child lives away from home at the time.
    pub(crate) placed: bool,
    /// Whether it still waits for its evaluation when the story ends.
    pub(crate) pending: bool,
}

impl Sim<'_> {
    /// Records one enquiry about these children with all that follows from it at intake.
    pub(crate) fn notice(&mut self, at: Moment, about: &[&Child], ahead: Ahead) -> Notice {
        let first = about[0];
        let age = first.age(at.day());
        let from_family = ahead.enquiry == Enquiry::Application;
        let who = match ahead.enquiry {
            _ if from_family => Notifier::Family,
            Enquiry::OtherMunicipality | Enquiry::OwnConcern => Notifier::Municipal,
            _ => notifier(at, first, ahead.placed, &mut self.chance),
        };
        let anonymous = who == Notifier::Anonymous;
        let private = matches!(
            who,
            Notifier::Family | Notifier::Child | Notifier::Anonymous | Notifier::Unknown
        );
        let professional = !private && self.chance.hit(0.96);
        let acute = ahead.outcome == Evaluation::AcuteMeasures || self.chance.hit(0.05);
        let on_record = if ahead.pending {
            // Whatever the hour at which the story ends, reception has it on the board.
            soon(at, &mut self.chance).add_seconds(300)
        } else {
            registered(at, acute, &mut self.chance)
        };
        let stream = StreamId(self.chance.id(at));
        let subjects: Vec<PersonId> = about.iter().map(|c| c.id).collect();
        let place = Place {
            stream,
            subjects: &subjects,
            card: first.card,
        };
        let world = self.world;
        let reception = world.force.receptionist(&mut self.chance, on_record);
        let payload = EnquiryReceived {
            enquiry: ahead.enquiry,
            notifier: who,
            professional,
            anonymous,
            acute,
            causes: causes(age, &mut self.chance),
            aware_on: None,
            channel: None,
            receipt_number: None,
        };
        let arrived = self.put(
            &place,
            (at, on_record),
            reception,
            payload.clone().into(),
            Topic::Concern,
        );
        if self.chance.hit(0.012) {
            let earlier = at.add_seconds(-self.chance.seconds(1800, 14 * 3600));
            let later = office(at.day().add_days(self.chance.days(1, 9)), &mut self.chance);
            let fix = (arrived, Mode::Replace);
            self.correct(
                &place,
                (earlier, later),
                reception,
                payload.into(),
                Topic::Concern,
                fix,
            );
        }
        if ahead.pending {
            return Notice {
                stream,
                at,
                on_record,
                evaluated: self.world.until.add_seconds(86_400),
                newcomer: None,
            };
        }
        if ahead.enquiry == Enquiry::Application {
            return Notice {
                stream,
                at,
                on_record,
                evaluated: soon(on_record, &mut self.chance),
                newcomer: None,
            };
        }
        let (done, newcomer) =
            self.evaluate(&place, (at, on_record), first, ahead, (arrived, acute));
        if !anonymous && ahead.enquiry.is_receipted() {
            self.receipt(&place, (at, on_record));
        }
        if professional && ahead.enquiry == Enquiry::Notification && self.chance.hit(0.5) {
            self.inform(&place, first, done);
        }
        Notice {
            stream,
            at,
            on_record,
            evaluated: done,
            newcomer,
        }
    }

    /// Tells a professional notifier what was begun.
    fn inform(&mut self, place: &Place<'_>, child: &Child, done: Moment) {
        let told = office(
            done.day().add_days(self.chance.days(2, 40)),
            &mut self.chance,
        );
        let worker = child.worker(&self.world.force, Team::Front, told);
        let kept = soon(told, &mut self.chance);
        self.put(
            place,
            (told, kept),
            worker,
            NotifierInformed { begun: Vec::new() }.into(),
            Topic::Silent,
        );
    }

    fn receipt(&mut self, place: &Place<'_>, (at, on_record): (Moment, Moment)) {
        let share = trend::on(trend::RECEIPT, at.day());
        let days = match self.chance.unit() {
            u if u < share => self.chance.days(0, 5),
            u if u < 0.998 => 7 + self.chance.wait(6.0),
            _ => return,
        };
        let day = hours::open_days_after(on_record.day(), days);
        let sent = office(day, &mut self.chance).max(soon(on_record, &mut self.chance));
        let reception = self.world.force.receptionist(&mut self.chance, sent);
        let kept = soon(sent, &mut self.chance);
        self.put(
            place,
            (sent, kept),
            reception,
            ReceiptSent {}.into(),
            Topic::Silent,
        );
        if self.chance.hit(0.003) {
            // Two of the same letter were noted; the second note is taken back.
            let again = soon(kept, &mut self.chance);
            let twice = self.put(
                place,
                (again, again),
                reception,
                ReceiptSent {}.into(),
                Topic::Silent,
            );
            let later = office(again.day().add_days(1), &mut self.chance);
            let fix = (twice, Mode::Retract);
            self.correct(
                place,
                (again, later),
                reception,
                ReceiptSent {}.into(),
                Topic::Silent,
                fix,
            );
        }
    }
}
