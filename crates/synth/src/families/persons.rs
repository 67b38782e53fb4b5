//! The persons of a family: children, parents, and how they come on record.

use crate::file::{Child, File};
use crate::names;
use crate::people::Card;
use crate::sim::{Place, Sim};
use crate::texts::Topic;
use crate::workforce::{DEMO_TEAM, Team};
use domain::event::people::{PersonRegistered, PregnancyRegistered, RelationRecorded};
use domain::{Moment, PersonId, PersonKind, Relation, Sex};

/// A parent on record.
pub(super) struct Parent {
    person: PersonId,
    card: u32,
    relation: Relation,
    custody: bool,
}

pub(super) fn children(sim: &mut Sim<'_>, entry: Moment, size: u32) -> Vec<Child> {
    let chance = &mut sim.chance;
    let last = chance.pick(names::FAMILY);
    let (mother, father) = (chance.pick(names::WOMEN), chance.pick(names::MEN));
    let (street, house) = (chance.index(names::STREETS.len()), chance.days(1, 98));
    let school = chance.index(names::SCHOOLS.len());
    let home = File::home(chance);
    let is_unborn =
        !sim.world.is_light && size == 1 && home != Team::Disability && chance.hit(0.042);
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
            // Whoever logs in to the demo as a caseworker should have a full load.
            if team == DEMO_TEAM && chance.hit(0.03) {
                chairs[team as usize] = 0;
            }
        }
        let card = sim.people.add(card, chance);
        let id = PersonId(chance.id(entry));
        let burden = f64::from(chance.spread(520.0, 1.2)) / 1000.0;
        let is_close = home == Team::North && chance.hit(0.35);
        all.push(Child {
            id,
            card,
            birth,
            is_unborn,
            home,
            chairs,
            handed: None,
            burden,
            is_close,
            acted: Vec::new(),
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

pub(super) fn parents(sim: &mut Sim<'_>, children: &[Child]) -> Vec<Parent> {
    if sim.world.is_light {
        return Vec::new();
    }
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
pub(super) fn register(sim: &mut Sim<'_>, from: Moment, children: &[Child], parents: &[Parent]) {
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
            unidentified: false,
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
            unidentified: false,
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

pub(super) fn relations(sim: &mut Sim<'_>, entry: Moment, child: &Child, parents: &[Parent]) {
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
            ended: false,
        };
        sim.put(&place, (at, at), worker, payload.into(), Topic::Silent);
        at = at.add_seconds(15);
    }
}
