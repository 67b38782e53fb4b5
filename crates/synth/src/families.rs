//! Families: who they are, what comes in about them over the years, and how siblings share.

use crate::chance::Chance;
use crate::course::{FIRST, LATER, Weight};
use crate::file::{Child, File};
use crate::hours::{office, soon};
use crate::intake::{Ahead, Notice, arrival};
use crate::names;
use crate::people::Card;
use crate::sim::{Place, Sim};
use crate::texts::Topic;
use crate::workforce::Team;
use domain::event::people::{Born, PersonRegistered, PregnancyRegistered, RelationRecorded};
use domain::{Day, Enquiry, Evaluation, Moment, PersonId, PersonKind, Relation, Sex};

/// What is known of a family before its story begins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Outset {
    /// When the first enquiry arrives.
    pub(crate) entry: Moment,
    /// How many of its children get a file at most.
    pub(crate) room: u32,
    /// A fixed weight of the first child's first episode.
    pub(crate) weight: Option<Weight>,
    /// Whether the enquiry still waits for its evaluation at the end.
    pub(crate) pending: bool,
    /// Whether nobody has the case yet at the end.
    pub(crate) unassigned: bool,
}

/// A parent on record.
struct Parent {
    person: PersonId,
    card: u32,
    relation: Relation,
    custody: bool,
}

/// Tells the story of one family; returns how many children it has, and whether the first
/// one has a measure that runs at `stock` (the beginning of the period).
pub(crate) fn family(sim: &mut Sim<'_>, outset: Outset, stock: Option<Day>) -> (u32, bool) {
    let entry = arrival(outset.entry, &mut sim.chance);
    let entry = if outset.pending { outset.entry } else { entry };
    let size = sim
        .chance
        .weighted(&[(1, 0.68), (2, 0.22), (3, 0.10)])
        .min(outset.room);
    let mut children = children(sim, entry, size);
    let weights: Vec<Weight> = weights(sim, outset.weight, size);
    let parents = parents(sim, &children);
    let application = !outset.pending
        && !children[0].is_unborn
        && weights[0] != Weight::Placed
        && sim.chance.hit(if children[0].home == Team::Disability {
            0.5
        } else {
            0.06
        });
    let enquiry = match sim.chance.unit() {
        _ if application => Enquiry::Application,
        u if u < 0.025 => Enquiry::OtherMunicipality,
        u if u < 0.045 => Enquiry::OwnConcern,
        _ => Enquiry::Notification,
    };
    let outcome = weights[0].outcome(&mut sim.chance);
    let ahead = Ahead {
        enquiry,
        outcome,
        supported: false,
        pending: outset.pending,
    };
    let about: Vec<&Child> = children.iter().collect();
    let notice = sim.notice(entry, &about, ahead);
    register(sim, notice.on_record.add_seconds(-200), &children, &parents);
    for (i, child) in children.iter_mut().enumerate() {
        relations(sim, notice.on_record, child, &parents);
        if outset.pending {
            continue;
        }
        let acute = outcome == Evaluation::AcuteMeasures && weights[i] == Weight::Placed;
        let running = life(
            sim,
            child,
            (notice, weights[i], acute),
            outset.unassigned,
            stock,
        );
        if i == 0 && stock.is_some() && !running {
            return (size, false);
        }
    }
    (size, true)
}

/// The rest of a child's story; whether a measure runs on the day `stock`.
fn life(
    sim: &mut Sim<'_>,
    child: &mut Child,
    (notice, weight, acute): (Notice, Weight, bool),
    unassigned: bool,
    stock: Option<Day>,
) -> bool {
    let mut file = File {
        sim,
        child,
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
        let weight = file.sim.chance.weighted(LATER);
        let at = arrival(start.at(11, 0), &mut file.sim.chance);
        let outcome = weight.outcome(&mut file.sim.chance);
        let ahead = Ahead {
            enquiry: Enquiry::Notification,
            outcome,
            supported: false,
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
    true
}

fn weights(sim: &mut Sim<'_>, fixed: Option<Weight>, size: u32) -> Vec<Weight> {
    let first = fixed.unwrap_or_else(|| sim.chance.weighted(FIRST));
    let mut all = vec![first];
    for _ in 1..size {
        // Siblings share much of their lot.
        let other = match first {
            Weight::Placed if sim.chance.hit(0.75) => Weight::Supported,
            same if sim.chance.hit(0.62) => same,
            _ => sim.chance.weighted(FIRST),
        };
        all.push(other);
    }
    all
}

fn children(sim: &mut Sim<'_>, entry: Moment, size: u32) -> Vec<Child> {
    let chance = &mut sim.chance;
    let last = chance.pick(names::FAMILY);
    let (mother, father) = (chance.pick(names::WOMEN), chance.pick(names::MEN));
    let (street, house) = (chance.index(names::STREETS.len()), chance.days(1, 98));
    let school = chance.index(names::SCHOOLS.len());
    let home = File::home(chance);
    let is_unborn = size == 1 && home != Team::Disability && chance.hit(0.042);
    let year = entry.day().year();
    let teens = if year >= 2020 { 1.14 } else { 1.0 };
    let mut birth = if is_unborn {
        entry.day().add_days(chance.days(15, 190))
    } else {
        let age = chance.weighted(&[
            (0, 4.4),
            (1, 3.9),
            (2, 4.2),
            (3, 4.9),
            (4, 5.2),
            (5, 5.4),
            (6, 5.9),
            (7, 6.2),
            (8, 6.3),
            (9, 6.3),
            (10, 6.2),
            (11, 6.3),
            (12, 6.6 * teens),
            (13, 7.0 * teens),
            (14, 7.3 * teens),
            (15, 7.0 * teens),
            (16, 5.6),
            (17, 3.3),
        ]);
        entry.day().add_days(-(age * 365 + chance.days(10, 350)))
    };
    let mut all = Vec::new();
    for _ in 0..size {
        let sex = if chance.hit(0.527) {
            Sex::Male
        } else {
            Sex::Female
        };
        let first = chance.pick(if sex == Sex::Male {
            names::BOYS
        } else {
            names::GIRLS
        });
        let card = Card {
            first,
            last,
            sex,
            birth,
            cpr: 0,
            street: u16::try_from(street).unwrap_or(0),
            house: u16::try_from(house).unwrap_or(1),
            mother,
            father,
            school: u8::try_from(school).unwrap_or(0),
        };
        let mut chairs = [0; 5];
        for team in Team::ALL {
            chairs[team as usize] = chance.index(sim.world.force.chairs(team));
        }
        let card = sim.people.add(card, chance);
        let id = PersonId(chance.id(entry));
        let burden = f64::from(chance.spread(1000.0, 0.6)) / 1000.0;
        all.push(Child {
            id,
            card,
            birth,
            is_unborn,
            home,
            chairs,
            handed: None,
            burden,
        });
        // The next one is older while there is room below 18, otherwise younger.
        let gap = chance.days(420, 1700);
        let older = birth.add_days(-gap);
        let older_fits = law::calendar::age_on(older, entry.day()) < 17;
        let younger = all[0].birth.add_days(gap);
        birth = if older_fits {
            older
        } else if younger < entry.day().add_days(-20) {
            younger
        } else {
            birth.add_days(-380)
        };
    }
    all
}

fn parents(sim: &mut Sim<'_>, children: &[Child]) -> Vec<Parent> {
    let youngest = children.iter().map(|c| c.birth).max().unwrap_or_default();
    let card = sim
        .people
        .card(children[0].card)
        .cloned()
        .expect("the child has a card");
    let mut all = Vec::new();
    let both = sim.chance.hit(0.78);
    for (relation, sex, first) in [
        (Relation::Mother, Sex::Female, card.mother),
        (Relation::Father, Sex::Male, card.father),
    ] {
        if relation == Relation::Father && !both {
            break;
        }
        let years = if sex == Sex::Female { 29 } else { 31 };
        let days = years * 365 + sim.chance.days(-2600, 2900);
        let last = if sim.chance.hit(0.7) {
            card.last
        } else {
            sim.chance.pick(names::FAMILY)
        };
        let parent = Card {
            first,
            last,
            sex,
            birth: youngest.add_days(-days),
            ..card.clone()
        };
        let number = sim.people.add(parent, &mut sim.chance);
        let person = PersonId(sim.chance.id(children[0].birth.start()));
        let custody = relation == Relation::Mother || sim.chance.hit(0.72);
        all.push(Parent {
            person,
            card: number,
            relation,
            custody,
        });
    }
    all
}

/// Puts the family on record just before the enquiry.
fn register(sim: &mut Sim<'_>, from: Moment, children: &[Child], parents: &[Parent]) {
    let worker = sim.world.force.receptionist(&mut sim.chance, from);
    let is_protected = sim.chance.hit(0.015);
    let unborn = children[0].is_unborn;
    let ids: Vec<PersonId> = children.iter().map(|c| c.id).collect();
    let mut at = from;
    for child in children {
        let place = Place {
            stream: child.id.into(),
            subjects: &[child.id],
            card: child.card,
        };
        let sex = sim.people.card(child.card).map(|c| c.sex);
        let payload = PersonRegistered {
            person: child.id,
            kind: if unborn {
                PersonKind::Unborn
            } else {
                PersonKind::Child
            },
            birth_on: (!unborn).then_some(child.birth),
            sex: sex.filter(|_| !unborn),
            protected: is_protected,
        };
        let topic = if unborn {
            Topic::UnbornPerson
        } else {
            Topic::Person
        };
        sim.put(&place, (at, at), worker, payload.into(), topic);
        at = at.add_seconds(20);
    }
    // Siblings share one event on each parent.
    for parent in parents {
        let place = Place {
            stream: children[0].id.into(),
            subjects: &ids,
            card: parent.card,
        };
        let card = sim.people.card(parent.card);
        let payload = PersonRegistered {
            person: parent.person,
            kind: PersonKind::Adult,
            birth_on: card.map(|c| c.birth),
            sex: card.map(|c| c.sex),
            protected: is_protected,
        };
        sim.put(&place, (at, at), worker, payload.into(), Topic::Person);
        at = at.add_seconds(20);
    }
    if unborn {
        let child = &children[0];
        let place = Place {
            stream: child.id.into(),
            subjects: &[child.id],
            card: parents[0].card,
        };
        let payload = PregnancyRegistered {
            person: child.id,
            mother: parents[0].person,
            due_on: child.birth,
        };
        sim.put(&place, (at, at), worker, payload.into(), Topic::Pregnancy);
    }
}

fn relations(sim: &mut Sim<'_>, entry: Moment, child: &Child, parents: &[Parent]) {
    let place = Place {
        stream: child.id.into(),
        subjects: &[child.id],
        card: child.card,
    };
    let worker = sim.world.force.receptionist(&mut sim.chance, entry);
    let mut at = entry.add_seconds(180);
    for parent in parents {
        let payload = RelationRecorded {
            person: child.id,
            other: parent.person,
            relation: parent.relation,
            custody: parent.custody,
        };
        sim.put(&place, (at, at), worker, payload.into(), Topic::Silent);
        at = at.add_seconds(15);
    }
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
        while burst && left < 9 && self.sim.chance.hit((0.30 * burden).min(0.72)) {
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
            pending: false,
        };
        self.sim.notice(at, &[&*self.child], ahead);
    }
}

/// When families come to notice over the period: more from year to year, fewer in July.
pub(crate) fn entry(start: Day, days: i32, chance: &mut Chance) -> Moment {
    loop {
        let share = chance.unit();
        let day = start.add_days(crate::chance::whole(share * f64::from(days)));
        let month = if day.month() == 7 { 0.62 } else { 1.0 };
        let years = f64::from(days) / 365.25;
        let growth = (1.0 + 0.035 * share * years) / (1.0 + 0.035 * years);
        if chance.hit(growth * month) {
            let second = u32::try_from(chance.seconds(0, 86_399)).unwrap_or(0);
            return day.at_second(second);
        }
    }
}
