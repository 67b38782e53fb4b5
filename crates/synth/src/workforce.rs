//! Staff: teams, chairs and who sat in them when.
//!
//! Cases belong to a chair; when its worker leaves, the successor takes all of its cases
//! over. That is how the national turnover of 21 % a year (Delrapport 3, 2014) becomes
//! handovers in the children's files.

mod office;
mod team;

pub(crate) use team::Team;

use crate::chance::{Chance, count};
use crate::{hours, names};
use domain::{Day, Moment, Role, TeamId, WorkerId};
use uuid::Uuid;

/// A member of staff.
#[derive(Debug, Clone)]
pub(crate) struct Worker {
    pub(crate) id: WorkerId,
    pub(crate) name: String,
    pub(crate) role: Role,
    pub(crate) team: Option<Team>,
    pub(crate) from: Moment,
    pub(crate) left: Option<Moment>,
    skill: f64,
}

/// A place in a team: who sat there from when.
#[derive(Debug, Clone, Default)]
struct Chair(Vec<(Moment, u32)>);

impl Chair {
    fn at(&self, at: Moment) -> u32 {
        self.0
            .iter()
            .rev()
            .find(|(from, _)| *from <= at)
            .unwrap_or(&self.0[0])
            .1
    }
}

/// All staff over all years.
#[derive(Debug)]
pub(crate) struct Workforce {
    /// Which part of a large service; 0 where there is only one.
    pub(crate) area: u32,
    pub(crate) workers: Vec<Worker>,
    chairs: [Vec<Chair>; 5],
    leaders: [Chair; 5],
    reception: Vec<Chair>,
}

/// Fixed ids of the people who can log in to the demo, in the order of `DEMO_ROLES`.
const DEMO: u128 = 0x0190_0000_0000_7000_8000_0000_0000_0100;

/// The roles of the demo people; the number is the place.
pub(crate) const DEMO_ROLES: [Role; 12] = [
    Role::Caseworker,
    Role::TeamLeader,
    Role::Reception,
    Role::Head,
    Role::Committee,
    Role::Economist,
    Role::Auditor,
    Role::Administrator,
    Role::Director,
    Role::DistrictLeader,
    Role::Provider,
    Role::Partner,
];

/// The team of the demo caseworker and team leader.
pub(crate) const DEMO_TEAM: Team = Team::North;

fn demo_id(role: Role) -> WorkerId {
    let place = DEMO_ROLES.iter().position(|r| *r == role).unwrap_or(0);
    WorkerId(Uuid::from_u128(DEMO + place as u128))
}

/// The number of a stream of chance that each area has one of.
fn of_area(part: u64, area: u32) -> u64 {
    part + (u64::from(area) << 40)
}

impl Workforce {
    /// Hires for so many running cases from `from` until after `until`.
    ///
    /// Those who belong to no team, and the demo people, work in area 0.
    pub(crate) fn hire(seed: u64, area: u32, running: f64, from: Day, until: Day) -> Self {
        let mut chance = Chance::new(seed, of_area(1, area));
        let mut force = Self {
            area,
            workers: Vec::new(),
            chairs: Default::default(),
            leaders: Default::default(),
            reception: Vec::new(),
        };
        for team in Team::ALL {
            let chairs = count(running * team.share() / 30.0).max(1);
            for place in 0..chairs {
                let demo = area == 0 && team == DEMO_TEAM && place == 0;
                let chair = force.fill(
                    &mut chance,
                    Role::Caseworker,
                    Some(team),
                    4.4,
                    (from, until),
                    demo,
                );
                force.chairs[team as usize].push(chair);
            }
            force.leaders[team as usize] = force.fill(
                &mut chance,
                Role::TeamLeader,
                Some(team),
                7.0,
                (from, until),
                area == 0 && team == DEMO_TEAM,
            );
        }
        for place in 0..count(running / 250.0).max(2) {
            let chair = force.fill(
                &mut chance,
                Role::Reception,
                Some(Team::Front),
                6.0,
                (from, until),
                area == 0 && place == 0,
            );
            force.reception.push(chair);
        }
        if area > 0 {
            return force;
        }
        for role in [
            Role::Head,
            Role::Committee,
            Role::Economist,
            Role::Auditor,
            Role::Administrator,
            Role::Director,
            Role::DistrictLeader,
            Role::Provider,
            Role::Partner,
        ] {
            force.fill(&mut chance, role, None, 1e6, (from, until), true);
        }
        force
    }

    /// A chair's workers one after the other; the last one is the demo person if asked for.
    fn fill(
        &mut self,
        chance: &mut Chance,
        role: Role,
        team: Option<Team>,
        years: f64,
        (from, until): (Day, Day),
        demo: bool,
    ) -> Chair {
        let mut chair = Chair::default();
        let mut start = from;
        let settle = until.add_days(-950);
        loop {
            let last = demo && (start >= settle || years > 1e3);
            let mut end = start.add_days(90 + chance.wait(years * 365.25 - 90.0));
            if demo && !last && (end > settle || start.add_days(200) > settle) {
                end = settle;
            }
            let began = hours::morning(start, chance);
            let left = (!last && end <= until)
                .then(|| hours::office(end.add_days(chance.days(5, 20)), chance));
            let number = u32::try_from(self.workers.len()).unwrap_or(0);
            chair.0.push((began, number));
            let id = if last {
                demo_id(role)
            } else {
                WorkerId(chance.id(began))
            };
            let first = if chance.hit(0.84) {
                names::WOMEN
            } else {
                names::MEN
            };
            let name = format!("{} {}", chance.pick(first), chance.pick(names::FAMILY));
            let skill = if last {
                0.05
            } else {
                (chance.unit() + chance.unit() - 1.0) * 0.8
            };
            self.workers.push(Worker {
                id,
                name,
                role,
                team,
                from: began,
                left,
                skill,
            });
            if left.is_none() {
                return chair;
            }
            start = end;
        }
    }

    /// The code of a team in this area.
    pub(crate) fn team_id(&self, team: Team) -> TeamId {
        team.id(self.area)
    }

    /// The demo person of a role.
    pub(crate) fn demo(&self, role: Role) -> Option<&Worker> {
        let id = demo_id(role);
        self.workers.iter().find(|w| w.id == id)
    }

    /// How many chairs a team has.
    pub(crate) fn chairs(&self, team: Team) -> usize {
        self.chairs[team as usize].len()
    }

    /// Who sits in a team's chair at a moment.
    pub(crate) fn caseworker(&self, team: Team, chair: usize, at: Moment) -> &Worker {
        &self.workers[self.chairs[team as usize][chair].at(at) as usize]
    }

    /// The moments after `from` and before `until` at which a chair changes hands.
    pub(crate) fn handovers(
        &self,
        team: Team,
        chair: usize,
        from: Moment,
        until: Moment,
    ) -> Vec<Moment> {
        let all = &self.chairs[team as usize][chair].0;
        all.iter()
            .map(|(m, _)| *m)
            .filter(|m| *m > from && *m < until)
            .collect()
    }

    /// The leader of a team at a moment.
    pub(crate) fn leader(&self, team: Team, at: Moment) -> &Worker {
        &self.workers[self.leaders[team as usize].at(at) as usize]
    }

    /// Someone in reception at a moment.
    pub(crate) fn receptionist(&self, chance: &mut Chance, at: Moment) -> &Worker {
        self.receptionist_in(chance.index(self.reception.len()), at)
    }

    /// Who sits in one of reception's chairs at a moment.
    pub(crate) fn receptionist_in(&self, chair: usize, at: Moment) -> &Worker {
        &self.workers[self.reception[chair].at(at) as usize]
    }

    /// How well this worker in this team keeps the law compared with the nation, on the
    /// logit scale.
    pub(crate) fn quality(worker: &Worker) -> f64 {
        worker.skill + worker.team.map_or(0.0, Team::quality)
    }
}
