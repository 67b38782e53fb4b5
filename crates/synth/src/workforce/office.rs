//! What the office stream says about teams and staff.

use super::{Team, Workforce, demo_id};
use crate::chance::Chance;
use crate::draft::{Draft, Subjects};
use crate::hours;
use crate::provider;
use crate::texts::Topic;
use domain::event::office::{ProviderRegistered, TeamCreated, WorkerLeft, WorkerRegistered};
use domain::id::EventId;
use domain::{Day, Moment, Payload, Role, StreamId};

impl Workforce {
    /// The events of the office stream about staff.
    pub(crate) fn drafts(&self, seed: u64, from: Day, out: &mut Vec<Draft>) {
        let mut chance = Chance::new(seed, super::of_area(2, self.area));
        let admin = demo_id(Role::Administrator);
        let mut put =
            |chance: &mut Chance, at: Moment, payload: Payload, topic: Topic, word: u32| {
                out.push(Draft {
                    appended: at,
                    at,
                    id: EventId(chance.id(at)),
                    stream: StreamId::OFFICE,
                    actor: admin,
                    role: Role::Administrator,
                    subjects: Subjects::None,
                    payload,
                    topic,
                    word,
                    // Words about the office are looked up in the area.
                    card: self.area,
                    correction: None,
                });
            };
        let first = hours::open_day(from).at(7, 0);
        for (i, team) in Team::ALL.into_iter().enumerate() {
            let at = first.add_seconds(i64::try_from(i).unwrap_or(0));
            let payload = TeamCreated {
                team: self.team_id(team),
                district: team.district(),
            }
            .into();
            put(&mut chance, at, payload, Topic::TeamName, team as u32);
        }
        if self.area == 0 {
            for (i, code) in provider::CODES.iter().enumerate() {
                let payload = ProviderRegistered {
                    provider: provider::id(code),
                };
                let number = u32::try_from(i).unwrap_or(0);
                put(
                    &mut chance,
                    first,
                    payload.into(),
                    Topic::ProviderName,
                    number,
                );
            }
        }
        for (i, worker) in self.workers.iter().enumerate() {
            let number = u32::try_from(i).unwrap_or(0);
            let payload = WorkerRegistered {
                worker: worker.id,
                role: worker.role,
                team: worker.team.map(|team| self.team_id(team)),
                district: match worker.role {
                    Role::DistrictLeader => super::DEMO_TEAM.district(),
                    _ => None,
                },
                provider: (worker.role == Role::Provider).then(|| provider::id(provider::DEMO)),
            };
            put(
                &mut chance,
                worker.from,
                payload.into(),
                Topic::WorkerName,
                number,
            );
            if let Some(left) = worker.left {
                put(
                    &mut chance,
                    left,
                    WorkerLeft { worker: worker.id }.into(),
                    Topic::Silent,
                    0,
                );
            }
        }
    }
}
