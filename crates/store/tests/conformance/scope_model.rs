//! Random municipalities and readers: whom each list, count, search and look-up shows is what
//! the rule says in plain words, written down here a second time.

use crate::scope::{is_seen, seen};
use crate::world::{World, moment};
use domain::event::access::{AccessGranted, GlassBroken};
use domain::event::people::Unassigned;
use domain::{AssignmentRole, Moment, PersonId, Role, TeamId, WorkerId};
use store::{Broad, Page, Reach, Scope};

/// Chance that is the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: usize) -> usize {
        // Knuth's multiplier; the high bits are the good ones.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn hit(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// What the test knows of a child, apart from the database.
struct Child {
    person: PersonId,
    is_protected: bool,
    team: Option<TeamId>,
    assigned: Vec<WorkerId>,
    named: Vec<(WorkerId, Moment)>,
}

impl Child {
    /// The rule: a protected child is seen by named persons only; others by the reach too.
    fn is_open_to(&self, scope: &Scope) -> bool {
        let is_named = self.assigned.contains(&scope.actor)
            || self
                .named
                .iter()
                .any(|(who, until)| *who == scope.actor && *until > scope.now);
        match &scope.reach {
            Reach::System => true,
            Reach::Nobody | Reach::Contracts(_) => false,
            Reach::Own => is_named,
            Reach::Whole => is_named || !self.is_protected,
            Reach::Teams(teams) => {
                let in_team = self.team.as_ref().is_none_or(|team| teams.contains(team));
                is_named || (!self.is_protected && in_team)
            }
        }
    }
}

pub fn what_random_readers_see_is_what_the_rule_says(world: &World) {
    let mut chance = Chance(20_261_127);
    let teams: Vec<TeamId> = ["nord", "syd", "unge"]
        .iter()
        .map(|code| world.team(code, code))
        .collect();
    let workers: Vec<WorkerId> = (0..5)
        .map(|n| world.worker(&format!("Ansat {n}"), Some(&teams[n % 3])))
        .collect();
    let children: Vec<Child> = (0..14)
        .map(|n| made_up(world, &mut chance, n, &teams, &workers))
        .collect();
    let mut sizes = Vec::new();
    for _ in 0..24 {
        let scope = reader(&mut chance, &teams, &workers);
        let mut expected: Vec<PersonId> = children
            .iter()
            .filter(|child| child.is_open_to(&scope))
            .map(|child| child.person)
            .collect();
        expected.sort_unstable();
        sizes.push(expected.len());
        assert_eq!(seen(world, &scope), expected, "{scope:?}");
        for child in &children {
            let is_open = expected.contains(&child.person);
            assert_eq!(is_seen(world, &scope, child.person), is_open, "{scope:?}");
        }
        complements_and_parts_agree(world, &scope, &expected, &children);
    }
    // Chance has not made the question empty.
    assert!(sizes.contains(&0) && sizes.contains(&children.len()));
    assert!(sizes.iter().any(|n| (1..children.len()).contains(n)));
    assert!(world.is_clean());
}

fn made_up(
    world: &World,
    chance: &mut Chance,
    n: usize,
    teams: &[TeamId],
    workers: &[WorkerId],
) -> Child {
    let is_protected = chance.hit(3);
    let person = world.child_with(&format!("Barn {n}"), is_protected);
    let mut child = Child {
        person,
        is_protected,
        team: None,
        assigned: Vec::new(),
        named: Vec::new(),
    };
    if !chance.hit(4) {
        let (team, worker) = (chance.pick(teams).clone(), *chance.pick(workers));
        world.assign(person, worker, &team);
        if chance.hit(5) {
            let role = AssignmentRole::Main;
            world.add(world.event(person, &[person], Unassigned { worker, role }));
        } else {
            child.team = Some(team);
            child.assigned.push(worker);
        }
    }
    for _ in 0..chance.below(3) {
        let worker = *chance.pick(workers);
        let until = moment(2024, 8, 25 + u32::try_from(chance.below(14)).unwrap() % 7);
        if chance.hit(2) {
            world.add(world.event(person, &[person], AccessGranted { worker, until }));
        } else {
            world.add(world.event(person, &[person], GlassBroken { worker, until }));
        }
        child.named.push((worker, until));
    }
    world.notify(&[person]);
    world.book(person, moment(2024, 6, 1));
    world.propose(person);
    world.complain(person, None);
    child
}

fn reader(chance: &mut Chance, teams: &[TeamId], workers: &[WorkerId]) -> Scope {
    let reach = match chance.below(9) {
        0 => Reach::System,
        1 | 2 => Reach::Whole,
        3 => Reach::Nobody,
        4 => Reach::Contracts("hegnet".parse().unwrap()),
        5 => Reach::Teams(vec![chance.pick(teams).clone()]),
        6 => Reach::Teams(teams[1..].to_vec()),
        _ => Reach::Own,
    };
    let now = moment(2024, 8, 24 + u32::try_from(chance.below(7)).unwrap());
    Scope::new(*chance.pick(workers), Role::Caseworker, reach, now)
}

/// What a scope leaves out is everybody else; and the broad part with the named persons is
/// the scope: whoever counts by the parts counts the same.
fn complements_and_parts_agree(
    world: &World,
    scope: &Scope,
    expected: &[PersonId],
    children: &[Child],
) {
    let out = world.store.persons_out_of_scope(scope).unwrap();
    let both = out.len() + expected.len();
    assert_eq!(both, children.len(), "{scope:?}");
    assert!(out.iter().all(|person| !expected.contains(person)));
    // What stands above a list that is cut is how long it is whole.
    let guarded = world.store.guarded_cases(scope, Page::ALL).unwrap();
    let counted = world.store.guarded_count(scope).unwrap();
    assert_eq!(guarded.len() as u64, counted, "{scope:?}");
    let glasses = world.store.unseen_glass(scope, Page::ALL).unwrap();
    let counted = world.store.unseen_glass_count(scope).unwrap();
    assert_eq!(glasses.len() as u64, counted, "{scope:?}");
    let named = world.store.persons_named(scope).unwrap();
    let by_parts = children
        .iter()
        .filter(|child| {
            let in_broad = match scope.broad() {
                Broad::Everybody => true,
                Broad::Nobody => false,
                Broad::Whole => !child.is_protected,
                Broad::Teams(teams) => {
                    let team = child.team.as_ref();
                    !child.is_protected && team.is_none_or(|team| teams.contains(team))
                }
            };
            in_broad || named.contains(&child.person)
        })
        .count();
    assert_eq!(by_parts, expected.len(), "{scope:?}");
}
