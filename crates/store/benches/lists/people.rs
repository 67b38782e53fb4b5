//! Who asks: caseworkers around the median caseload, leaders of teams of thirty, the head.

use domain::{Moment, Role, TeamId, WorkerId};
use std::collections::BTreeMap;
use std::fmt;
use store::{Reach, Scope, Store, WorkerLoad};

/// The readers of the bench.
pub struct People {
    /// Caseworkers whose number of open cases is nearest to the median.
    pub caseworkers: Vec<(Scope, u32)>,
    /// Leaders of the teams with the number of caseworkers nearest to thirty, with it.
    pub leaders: Vec<(Scope, TeamId, usize)>,
    /// The head of the service.
    pub head: Scope,
    /// Caseworkers with an open case.
    pub workers: usize,
    /// Teams with an open case.
    pub teams: usize,
    /// Open cases.
    pub open: u32,
}

impl People {
    /// Chooses them by the load that the database tells.
    pub fn choose(store: &Store, now: Moment) -> Self {
        let load = store
            .load_per_worker(&Scope::system(), now, now)
            .expect("the load of everybody");
        let mut by_cases: Vec<&WorkerLoad> = load
            .iter()
            .filter(|l| l.worker.is_some() && l.cases > 0)
            .collect();
        by_cases.sort_by_key(|l| l.cases);
        let mut teams: BTreeMap<&TeamId, Vec<&WorkerLoad>> = BTreeMap::new();
        for one in &by_cases {
            if let Some(team) = &one.team {
                teams.entry(team).or_default().push(one);
            }
        }
        let mut largest: Vec<_> = teams.iter().collect();
        // The bar asks for a leader of thirty.
        largest.sort_by_key(|(_, workers)| workers.len().abs_diff(30));
        let leader = |team: &TeamId, workers: usize| {
            let scope = Scope::new(
                WorkerId::SYSTEM,
                Role::TeamLeader,
                Reach::Teams(vec![team.clone()]),
                now,
            );
            (scope, team.clone(), workers)
        };
        let middle = by_cases.len() / 2;
        let near = by_cases.get(middle.saturating_sub(10)..).unwrap_or(&[]);
        Self {
            caseworkers: near
                .iter()
                .take(20)
                .map(|l| {
                    let scope = Scope::new(
                        l.worker.expect("a worker"),
                        Role::Caseworker,
                        Reach::Own,
                        now,
                    );
                    (scope, l.cases)
                })
                .collect(),
            leaders: largest
                .iter()
                .take(8)
                .map(|(team, workers)| leader(team, workers.len()))
                .collect(),
            head: Scope::new(WorkerId::SYSTEM, Role::Head, Reach::Whole, now),
            workers: by_cases.len(),
            teams: teams.len(),
            open: load.iter().map(|l| l.cases).sum(),
        }
    }
}

impl fmt::Display for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cases: Vec<u32> = self.caseworkers.iter().map(|(_, n)| *n).collect();
        let teams: Vec<usize> = self.leaders.iter().map(|(_, _, n)| *n).collect();
        write!(
            f,
            "{} open cases, {} caseworkers in {} teams; those who ask have {cases:?} cases, \
             their leaders {teams:?} caseworkers",
            self.open, self.workers, self.teams
        )
    }
}
