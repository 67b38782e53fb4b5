//! A child's life with the service: one episode after the other, and what comes in meanwhile.

use crate::file::{Child, File};
use crate::hours::{office, soon};
use crate::intake::{Ahead, Notice, arrival};
use crate::sim::Sim;
use crate::texts::Topic;
use crate::weight::Weight;
use domain::event::people::Born;
use domain::{Day, Enquiry, Evaluation, Moment};

/// How a child's story begins.
pub(super) struct Beginning {
    pub(super) notice: Notice,
    pub(super) weight: Weight,
    pub(super) acute: bool,
    pub(super) unassigned: bool,
    /// Children whom later notifications often name too.
    pub(super) siblings: Vec<Child>,
    /// Where the drafts about the family begin.
    pub(super) family: usize,
}

/// The rest of a child's story; whether a measure runs on the day `stock`, if asked.
pub(super) fn life(
    sim: &mut Sim<'_>,
    child: &mut Child,
    beginning: Beginning,
    stock: Option<Day>,
) -> bool {
    let Beginning {
        notice,
        weight,
        acute,
        unassigned,
        siblings,
        family,
    } = beginning;
    let from = sim.out.len();
    let mut file = File {
        sim,
        child,
        siblings,
        opened: None,
        is_known: false,
        unassigned,
        lines: Vec::new(),
        plan: None,
        goals: Vec::new(),
        free_from: notice.at.day(),
    };
    file.episode(&notice, weight, acute);
    file.birth(notice.at);
    let running = stock.is_none_or(|day| file.is_supported(day));
    if !running {
        return false;
    }
    if file.sim.world.is_light {
        return true;
    }
    file.extras(notice.at);
    file.more_notices(notice.at, true);
    let mut chance_of_more = 0.30;
    while file.sim.chance.hit(chance_of_more) {
        chance_of_more = 0.36;
        let wait = 45 + file.sim.chance.wait(520.0);
        let start = file.free_from.add_days(wait);
        if start >= file.child.turns(17).add_days(270) || file.sim.is_over(start.at(0, 0)) {
            break;
        }
        let weight = Weight::later(start, &mut file.sim.chance);
        let at = arrival(start.at(11, 0), &mut file.sim.chance);
        let outcome = weight.outcome(&mut file.sim.chance);
        let ahead = Ahead {
            enquiry: Enquiry::Notification,
            outcome,
            supported: false,
            placed: false,
            pending: false,
        };
        let notice = file.sim.notice(at, &[&*file.child], ahead);
        // Nothing more came of it and nobody opened the file for it.
        if weight == Weight::Light && file.sim.chance.hit(0.5) {
            file.free_from = at.day();
            continue;
        }
        file.episode(&notice, weight, outcome == Evaluation::AcuteMeasures);
        file.more_notices(at, true);
    }
    file.procedures(from);
    file.with_network(from);
    file.talks_after_abuse(family, from);
    file.workrooms(family, from);
    file.ladder(from);
    file.elsewhere(from);
    true
}

impl File<'_, '_> {
    /// The birth of a child that was unborn when it came to notice.
    fn birth(&mut self, from: Moment) {
        if !self.child.is_unborn {
            return;
        }
        let day = self.child.birth;
        let at =
            office(day.add_days(1), &mut self.sim.chance).max(soon(from, &mut self.sim.chance));
        let sex = self.sim.people.card(self.child.card).map(|c| c.sex);
        self.write(
            at,
            Born {
                person: self.child.id,
                birth_on: day,
                sex,
            },
            Topic::Person,
        );
    }

    /// Further notifications: a few right after the first, and now and then while help runs.
    pub(crate) fn more_notices(&mut self, from: Moment, burst: bool) {
        let burden = self.child.burden;
        let mut at = from;
        let mut left = 0;
        while burst && left < 12 && self.sim.chance.hit((0.33 * burden).min(0.84)) {
            left += 1;
            let days = 4 + self.sim.chance.wait(55.0);
            at = arrival(at.day().add_days(days).at(11, 0), &mut self.sim.chance);
            self.one_more(at);
        }
        let end = self.free_from;
        let mut day = from.day();
        loop {
            day = day.add_days(40 + self.sim.chance.wait(620.0 / burden.max(0.3)));
            if day >= end || self.sim.is_over(day.at(0, 0)) {
                break;
            }
            let at = arrival(day.at(11, 0), &mut self.sim.chance);
            self.one_more(at);
        }
    }

    fn one_more(&mut self, at: Moment) {
        if self.sim.is_over(at) || self.child.age(at.day()) >= 18 {
            return;
        }
        let supported = self.is_supported(at.day());
        let open = at.day() < self.free_from;
        let outcome = if open {
            Evaluation::RunningCase
        } else {
            self.sim
                .chance
                .pick(&[Evaluation::NoAction, Evaluation::Advice])
        };
        let ahead = Ahead {
            enquiry: Enquiry::Notification,
            outcome,
            supported,
            placed: self.is_placed(at.day()),
            pending: false,
        };
        let mut about = vec![&*self.child];
        let chance = &mut self.sim.chance;
        about.extend(
            self.siblings
                .iter()
                .filter(|s| s.age(at.day()) < 18 && chance.hit(0.35)),
        );
        let notice = self.sim.notice(at, &about, ahead);
        self.child.acted.extend(notice.newcomer);
    }
}
