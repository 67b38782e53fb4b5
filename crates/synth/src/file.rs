//! A child's file: opening and closing, who works on it, and writing into it.

mod handover;

use crate::chance::shifted;
use crate::hours::{office, soon, written_up};
use crate::intake::Notice;
use crate::measures::Line;
use crate::sim::{Place, Sim};
use crate::texts::Topic;
use crate::trend::{self, Trend};
use crate::workforce::{Team, Worker, Workforce};
use domain::event::casework::NoteWritten;
use domain::event::people::{CaseClosed, CaseOpened, CaseReopened};
use domain::id::{EventId, ItemId};
use domain::{CloseReason, Day, GoalArea, Mode, Moment, Payload, PersonId, WorkerId};

/// A child of the story.
#[derive(Debug, Clone)]
pub(crate) struct Child {
    pub(crate) id: PersonId,
    pub(crate) card: u32,
    /// Day of birth, or expected day while unborn.
    pub(crate) birth: Day,
    pub(crate) is_unborn: bool,
    /// The team that takes over after intake.
    pub(crate) home: Team,
    /// The chair in each team that gets the child.
    pub(crate) chairs: [usize; 5],
    /// When the case went from intake to the home team, in the present span.
    pub(crate) handed: Option<Moment>,
    /// How much comes in about the child, around 1.
    pub(crate) burden: f64,
    /// Whether the family is in the north's programme of close follow-up.
    pub(crate) is_close: bool,
    /// Who has written in the file.
    pub(crate) acted: Vec<WorkerId>,
}

impl Child {
    /// Age in whole years; 0 for the unborn.
    pub(crate) fn age(&self, on: Day) -> i32 {
        law::calendar::age_on(self.birth, on).max(0)
    }

    /// The birthday on which an age is reached.
    pub(crate) fn turns(&self, age: i32) -> Day {
        law::calendar::birthday(self.birth, age)
    }

    /// When youth cases change team.
    pub(crate) fn grown(&self) -> Moment {
        self.turns(13).add_days(183).at(9, 0)
    }

    /// The team that has the case at a moment.
    pub(crate) fn team(&self, at: Moment) -> Team {
        match self.handed {
            Some(handed) if at >= handed && self.home == Team::Disability => Team::Disability,
            Some(handed) if at >= handed && at >= self.grown() => Team::Youth,
            Some(handed) if at >= handed => self.home,
            _ => Team::Front,
        }
    }

    /// The worker of a team who has or would have the case.
    pub(crate) fn worker<'w>(&self, force: &'w Workforce, team: Team, at: Moment) -> &'w Worker {
        force.caseworker(team, self.chairs[team as usize], at)
    }

    /// The main caseworker at a moment.
    pub(crate) fn main<'w>(&self, force: &'w Workforce, at: Moment) -> &'w Worker {
        self.worker(force, self.team(at), at)
    }
}

/// A goal of the plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Goal {
    pub(crate) id: ItemId,
    pub(crate) area: GoalArea,
    /// The last score.
    pub(crate) score: u8,
    /// When it first stood in the plan.
    pub(crate) from: Moment,
    /// The steps towards it.
    pub(crate) steps: [ItemId; 2],
    /// Whether it never moves.
    pub(crate) is_stuck: bool,
}

/// The file while the story writes into it.
pub(crate) struct File<'s, 'w> {
    pub(crate) sim: &'s mut Sim<'w>,
    pub(crate) child: &'s mut Child,
    /// Children whom later notifications often name too.
    pub(crate) siblings: Vec<Child>,
    /// When the present span was opened.
    pub(crate) opened: Option<Moment>,
    pub(crate) is_known: bool,
    /// Whether nobody has been given the case when the story ends.
    pub(crate) unassigned: bool,
    /// The measures of the present span.
    pub(crate) lines: Vec<Line>,
    /// The plan of the present span, and its goals.
    pub(crate) plan: Option<ItemId>,
    pub(crate) goals: Vec<Goal>,
    /// Where the last span ended.
    pub(crate) free_from: Day,
}

impl<'w> File<'_, 'w> {
    /// The main caseworker at a moment.
    pub(crate) fn worker(&self, at: Moment) -> &'w Worker {
        self.child.main(&self.sim.world.force, at)
    }

    /// Whether a duty is kept, by the nation's share on that day, the team and the worker.
    pub(crate) fn keeps(&mut self, trend: Trend, on: Day) -> bool {
        let quality = Workforce::quality(self.worker(on.at(12, 0)));
        let share = shifted(trend::on(trend, on), quality);
        self.sim.chance.hit(share)
    }

    /// Tells something by the stream of chance beside the story's own.
    pub(crate) fn beside<T>(&mut self, tell: impl FnOnce(&mut Self) -> T) -> T {
        std::mem::swap(&mut self.sim.chance, &mut self.sim.aside);
        let told = tell(self);
        std::mem::swap(&mut self.sim.chance, &mut self.sim.aside);
        told
    }

    /// Writes an event that is put on record at once.
    pub(crate) fn write(
        &mut self,
        at: Moment,
        payload: impl Into<Payload>,
        topic: Topic,
    ) -> EventId {
        let kept = soon(at, &mut self.sim.chance);
        self.record(at, kept, payload.into(), topic)
    }

    /// Writes an event that is put on record as meetings and visits are.
    pub(crate) fn write_up(
        &mut self,
        at: Moment,
        payload: impl Into<Payload>,
        topic: Topic,
    ) -> EventId {
        let kept = written_up(at, &mut self.sim.chance);
        self.record(at, kept, payload.into(), topic)
    }

    fn record(&mut self, at: Moment, kept: Moment, payload: Payload, topic: Topic) -> EventId {
        let worker = self.worker(kept);
        if !self.child.acted.contains(&worker.id) {
            self.child.acted.push(worker.id);
        }
        let (id, card) = (self.child.id, self.child.card);
        let place = Place {
            stream: id.into(),
            subjects: &[id],
            card,
        };
        self.sim.put(&place, (at, kept), worker, payload, topic)
    }

    /// Corrects an event of the file some days later.
    pub(crate) fn correct(
        &mut self,
        event: EventId,
        at: Moment,
        payload: impl Into<Payload>,
        topic: Topic,
        mode: Mode,
    ) {
        let days = self.sim.chance.days(2, 50);
        let kept = office(at.day().add_days(days), &mut self.sim.chance);
        let worker = self.worker(kept);
        let (id, card) = (self.child.id, self.child.card);
        let place = Place {
            stream: id.into(),
            subjects: &[id],
            card,
        };
        self.sim.correct(
            &place,
            (at, kept),
            worker,
            payload.into(),
            topic,
            (event, mode),
        );
    }

    /// A moment in office hours so many days after a day.
    pub(crate) fn day(&mut self, from: Day, low: i32, high: i32) -> Moment {
        let days = self.sim.chance.days(low, high);
        office(from.add_days(days), &mut self.sim.chance)
    }

    /// The moment itself, or shortly after the file was opened.
    pub(crate) fn since_opening(&self, at: Moment) -> Moment {
        self.opened
            .map_or(at, |opened| at.max(opened.add_seconds(1200)))
    }

    /// A note.
    pub(crate) fn note(&mut self, at: Moment, topic: Topic) {
        self.write(at, NoteWritten::default(), topic);
    }

    /// Opens the file, or opens it again.
    pub(crate) fn open(&mut self, notice: &Notice) -> Moment {
        let seconds = self.sim.chance.seconds(300, 4200);
        let at = notice.evaluated.add_seconds(seconds);
        self.opened = Some(at);
        self.child.handed = None;
        self.plan = None;
        self.goals.clear();
        self.lines.clear();
        if self.is_known {
            self.write(at, CaseReopened {}, Topic::Silent);
        } else {
            self.is_known = true;
            // The number is given when all events stand in order.
            self.write(at, CaseOpened { number: 0 }, Topic::Silent);
        }
        at
    }

    /// Gives the case from intake to the home team.
    pub(crate) fn hand_over(&mut self, at: Moment) {
        if self.child.handed.is_none() {
            self.child.handed = Some(at);
        }
    }

    /// Closes the file and writes down who had it when.
    pub(crate) fn close(&mut self, day: Day, reason: CloseReason) {
        let latest = self.lines.iter().map(|l| l.ended).max().unwrap_or(day);
        let at = office(day.max(latest.add_days(2)), &mut self.sim.chance);
        self.assignments(at);
        if self.sim.is_over(at) {
            self.propose();
        }
        self.write(at, CaseClosed { reason }, Topic::Silent);
        self.free_from = at.day();
    }
}
