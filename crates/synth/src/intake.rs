//! Intake: notifications and other enquiries, their 24 hours and their receipt.

use crate::chance::{Chance, shifted};
use crate::file::Child;
use crate::hours::{self, hour, is_open, morning, office, open_day, soon};
use crate::sim::{Place, Sim};
use crate::texts::Topic;
use crate::trend;
use crate::workforce::{Team, Workforce};
use domain::event::casework::DelayExplained;
use domain::event::intake::{
    EnquiryReceived, NotificationEvaluated, NotifierInformed, ReceiptSent,
};
use domain::id::EventId;
use domain::{
    Cause, DelayReason, Enquiry, Evaluation, Mode, Moment, Notifier, PersonId, StreamId, WorkerId,
};

/// A notification on record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Notice {
    pub(crate) stream: StreamId,
    pub(crate) at: Moment,
    /// When it was registered.
    pub(crate) on_record: Moment,
    /// From when the case can go on.
    pub(crate) evaluated: Moment,
}

/// What a notification will lead to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ahead {
    pub(crate) enquiry: Enquiry,
    pub(crate) outcome: Evaluation,
    /// Whether the child is supported at the time: then someone new must take part.
    pub(crate) supported: bool,
    /// Whether it still waits for its evaluation when the story ends.
    pub(crate) pending: bool,
}

/// Moves a moment on some day to a likely hour of arrival.
pub(crate) fn arrival(at: Moment, chance: &mut Chance) -> Moment {
    let mut day = at.day();
    if !is_open(day) && chance.hit(0.72) {
        day = open_day(day);
    }
    let second = match chance.unit() {
        u if u < 0.80 => chance.seconds(8 * 3600, 15 * 3600 + 1800),
        u if u < 0.94 => chance.seconds(15 * 3600 + 1800, 22 * 3600),
        _ => chance.seconds(0, 8 * 3600 - 1),
    };
    day.at_second(u32::try_from(second).unwrap_or(43_200))
}

/// When a receptionist or the duty officer has it on record.
fn registered(at: Moment, acute: bool, chance: &mut Chance) -> Moment {
    let clock = hour(at);
    if is_open(at.day()) && (8..15).contains(&clock) {
        return at.add_seconds(chance.seconds(300, 5400));
    }
    // Outside opening hours the duty officer reads the mailbox (S16), though not always.
    if acute || chance.hit(0.6) {
        return at.add_seconds(chance.seconds(600, 4 * 3600));
    }
    let next = if is_open(at.day()) && clock < 8 {
        at.day()
    } else {
        at.day().add_days(1)
    };
    morning(next, chance)
}

/// When it was evaluated.
fn evaluated(at: Moment, from: Moment, probability: f64, chance: &mut Chance) -> Moment {
    let limit = at.add_seconds(86_400);
    if chance.hit(probability) && from < limit.add_seconds(-1200) {
        let latest = limit.add_seconds(-300);
        let quick = from.add_seconds(chance.seconds(900, 7 * 3600)).min(latest);
        if (7..21).contains(&hour(quick)) {
            return quick;
        }
        let day = if hour(quick) < 7 {
            quick.day()
        } else {
            quick.day().add_days(1)
        };
        let early =
            day.at_second(u32::try_from(chance.seconds(7 * 3600, 32_400)).unwrap_or(28_800));
        return if early > from && early < latest {
            early
        } else {
            quick
        };
    }
    let late = limit
        .max(from)
        .add_seconds(600 + i64::from(chance.wait(26.0)) * 3600);
    let moved = office(late.day(), chance);
    if moved > late { moved } else { late }
}

/// Who notifies, by year (UND1; what is not published is estimated).
fn notifier(at: Moment, child: &Child, chance: &mut Chance) -> Notifier {
    let year = at.day().year();
    let age = child.age(at.day());
    let school_age = if age >= 6 { 1.45 } else { 0.12 };
    let small = if age < 6 { 2.3 } else { 0.35 };
    let school = if year < 2020 { 21.5 } else { 20.5 };
    let health = if year < 2019 { 16.6 } else { 19.4 };
    let own = if year >= 2024 { 1.6 * school_age } else { 0.0 };
    chance.weighted(&[
        (Notifier::School, school * school_age),
        (Notifier::Health, health),
        (Notifier::Police, 12.9),
        (Notifier::Municipal, 13.0),
        (Notifier::DayCare, 4.6 * small),
        (Notifier::HealthVisitor, 3.6 * small),
        (Notifier::Family, 9.4 - own.min(2.0)),
        (Notifier::Child, own),
        (Notifier::Anonymous, 6.2),
        (Notifier::Association, if year < 2022 { 2.6 } else { 3.3 }),
        (Notifier::Placement, 2.2),
        (Notifier::Other, 4.6),
        (Notifier::Unknown, 0.9),
    ])
}

/// Why someone is concerned, by age; school problems 17 % and care 16 % of children in 2022.
fn causes(age: i32, chance: &mut Chance) -> Vec<Cause> {
    let teen = if age >= 12 { 1.0 } else { 0.0 };
    let school = if age >= 6 { 1.0 } else { 0.0 };
    let small = 1.0 - school;
    let weights = [
        (Cause::ChildSchool, 17.0 * school),
        (Cause::ParentCare, 13.0 + 6.0 * small),
        (Cause::ParentConflict, 15.0),
        (Cause::ChildBehaviour, 8.0 + 6.0 * teen),
        (Cause::ChildHealth, 8.0),
        (Cause::ParentSubstance, 8.0 + 3.0 * small),
        (Cause::ParentBehaviour, 8.0),
        (Cause::ChildAssault, 6.0),
        (Cause::ChildNeglect, 5.0 + 3.0 * small),
        (Cause::ChildCrime, 8.0 * teen),
        (Cause::ChildAbuseOfSubstances, 7.0 * teen),
        (Cause::ChildDisability, 4.0),
        (Cause::ParentDisability, 2.5),
        (Cause::ParentCrime, 2.5),
        (Cause::ParentHousing, 3.0),
        (Cause::ParentOther, 5.0),
    ];
    let mut found = vec![chance.weighted(&weights)];
    while found.len() < 3 && chance.hit(0.36) {
        let other = chance.weighted(&weights);
        if !found.contains(&other) {
            found.push(other);
        }
    }
    found
}

impl Sim<'_> {
    /// Records one enquiry about these children with all that follows from it at intake.
    pub(crate) fn notice(&mut self, at: Moment, about: &[&Child], ahead: Ahead) -> Notice {
        let first = about[0];
        let age = first.age(at.day());
        let from_family = ahead.enquiry == Enquiry::Application;
        let who = if from_family {
            Notifier::Family
        } else {
            notifier(at, first, &mut self.chance)
        };
        let anonymous = who == Notifier::Anonymous;
        let private = matches!(
            who,
            Notifier::Family | Notifier::Child | Notifier::Anonymous | Notifier::Unknown
        );
        let professional = !private && self.chance.hit(0.96);
        let acute = ahead.outcome == Evaluation::AcuteMeasures || self.chance.hit(0.05);
        let on_record = registered(at, acute, &mut self.chance);
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
            };
        }
        if ahead.enquiry == Enquiry::Application {
            return Notice {
                stream,
                at,
                on_record,
                evaluated: soon(on_record, &mut self.chance),
            };
        }
        let done = self.evaluate(&place, (at, on_record), first, ahead, (arrived, acute));
        if !anonymous {
            self.receipt(&place, (at, on_record));
        }
        if professional && self.chance.hit(0.5) {
            let told = office(
                done.day().add_days(self.chance.days(2, 40)),
                &mut self.chance,
            );
            let worker = first.worker(&world.force, Team::Front, told);
            let kept = soon(told, &mut self.chance);
            self.put(
                &place,
                (told, kept),
                worker,
                NotifierInformed {}.into(),
                Topic::Silent,
            );
        }
        Notice {
            stream,
            at,
            on_record,
            evaluated: done,
        }
    }

    fn evaluate(
        &mut self,
        place: &Place<'_>,
        (at, on_record): (Moment, Moment),
        child: &Child,
        ahead: Ahead,
        (arrived, acute): (EventId, bool),
    ) -> Moment {
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
        if ahead.supported {
            worker = child.main(&world.force, done);
            participants = vec![worker.id];
            if self.chance.hit(0.74) {
                participants.push(self.newcomer(worker.id, done));
            }
        } else if self.chance.hit(0.55) {
            participants.push(world.force.leader(Team::Front, done).id);
        }
        let payload = NotificationEvaluated {
            acute: ahead.outcome == Evaluation::AcuteMeasures,
            outcome: ahead.outcome,
            participants,
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
        done.max(on_record)
    }

    /// A caseworker of another team, most likely new to the case.
    fn newcomer(&mut self, not: WorkerId, at: Moment) -> WorkerId {
        let force = &self.world.force;
        for _ in 0..6 {
            let team = self.chance.pick(&Team::ALL);
            let chair = self.chance.index(force.chairs(team));
            let worker = force.caseworker(team, chair, at);
            if worker.id != not && worker.from <= at {
                return worker.id;
            }
        }
        force.leader(Team::Disability, at).id
    }

    fn receipt(&mut self, place: &Place<'_>, (at, on_record): (Moment, Moment)) {
        let share = trend::on(trend::RECEIPT, at.day());
        let days = match self.chance.unit() {
            u if u < share => self.chance.days(0, 5),
            u if u < 0.97 => 7 + self.chance.wait(5.0),
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
