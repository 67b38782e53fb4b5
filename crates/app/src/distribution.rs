//! Distribution: who could take a case, and how much each carries already.

mod many;

pub use many::Unassigned;

use crate::case::CaseView;
use crate::{Actor, App, Deed, Error};
use domain::{Moment, Role, TeamId, WorkerId};
use store::WorkerLoad;

/// How far ahead duties count as carried.
const AHEAD_DAYS: i32 = 14;

/// A case to be given to someone.
#[derive(Debug, Clone)]
pub struct Distribution {
    /// The moment it is made for.
    pub now: Moment,
    /// The case.
    pub view: CaseView,
    /// Who could take it: the leader's own team first, then the others, by name.
    pub candidates: Vec<Candidate>,
}

/// A caseworker who could take a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub worker: WorkerId,
    /// Name.
    pub name: String,
    /// Team.
    pub team: TeamId,
    /// What the worker carries; `None` where the asking leader does not see it.
    pub load: Option<WorkerLoad>,
}

impl App {
    /// A case with everybody who could take it; the view is logged.
    pub fn distribution(&self, actor: &Actor, number: u32) -> Result<Distribution, Error> {
        actor.require(Deed::Assign)?;
        let view = self.view_case(actor, number, "assign")?;
        let now = self.now();
        let candidates = self.candidates(actor, now)?;
        Ok(Distribution {
            now,
            view,
            candidates,
        })
    }

    /// Everybody who could take a case, with what each carries where the leader sees it.
    pub(crate) fn candidates(&self, actor: &Actor, now: Moment) -> Result<Vec<Candidate>, Error> {
        let horizon = now.day().add_days(AHEAD_DAYS).end();
        let loads = self
            .store
            .load_per_worker(&self.scope(actor), now, horizon)?;
        let mut candidates: Vec<Candidate> = self
            .store
            .workers()?
            .into_iter()
            .filter(|w| w.role == Role::Caseworker && w.left_at.is_none())
            .filter_map(|w| {
                let team = w.team?;
                let load = actor
                    .reaches_team(&team)
                    .then(|| carried(&loads, w.id, &team));
                Some(Candidate {
                    worker: w.id,
                    name: w.name,
                    team,
                    load,
                })
            })
            .collect();
        // By name already; a stable sort keeps that within the team.
        candidates.sort_by_key(|c| (c.load.is_none(), c.team.clone()));
        Ok(candidates)
    }
}

/// What a worker carries in all teams together.
fn carried(loads: &[WorkerLoad], worker: WorkerId, team: &TeamId) -> WorkerLoad {
    let nothing = WorkerLoad {
        worker: Some(worker),
        team: Some(team.clone()),
        cases: 0,
        placed: 0,
        late_law: 0,
        late_local: 0,
        soon_law: 0,
        soon_local: 0,
    };
    loads
        .iter()
        .filter(|load| load.worker == Some(worker))
        .fold(nothing, |sum, load| WorkerLoad {
            cases: sum.cases + load.cases,
            placed: sum.placed + load.placed,
            late_law: sum.late_law + load.late_law,
            late_local: sum.late_local + load.late_local,
            soon_law: sum.soon_law + load.soon_law,
            soon_local: sum.soon_local + load.soon_local,
            ..sum
        })
}
