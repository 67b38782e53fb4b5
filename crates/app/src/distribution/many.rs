//! Giving out cases that nobody has: several in one step, to whom the leader chooses. Who carries
//! least is said for each, and chosen for nobody.

use super::Candidate;
use crate::draft::Draft;
use crate::handover::MOST;
use crate::{Actor, App, Deed, Error};
use domain::event::people::Assigned;
use domain::{AssignmentRole, Moment, StreamId, WorkerId};
use store::{CaseFilter, CaseRow, CaseSort, Page};

/// The cases that nobody has, with everybody who could take them.
#[derive(Debug, Clone)]
pub struct Unassigned {
    /// The moment it is made for.
    pub now: Moment,
    /// The open cases without a main caseworker, the reddest first; [`MOST`] at most.
    pub cases: Vec<CaseRow>,
    /// How many there are.
    pub total: u64,
    /// Who could take them.
    pub candidates: Vec<Candidate>,
    /// For each case who would carry least with those before it given out; none where the
    /// leader sees nobody's load.
    pub suggested: Vec<Option<WorkerId>>,
}

impl App {
    /// The cases without a main caseworker; each case shown is logged.
    pub fn unassigned(&self, actor: &Actor) -> Result<Unassigned, Error> {
        actor.require(Deed::Assign)?;
        let now = self.now();
        let filter = CaseFilter {
            is_unassigned: true,
            is_open: Some(true),
            ..CaseFilter::default()
        };
        let (scope, page) = (self.scope(actor), Page::first(MOST));
        let list = self
            .store
            .case_list(&scope, &filter, CaseSort::Late, page, now)?;
        let shown = list.rows.iter().map(|c| c.person);
        self.log_list(actor, "distribution", shown)?;
        let candidates = self.candidates(actor, now)?;
        let known = self.ruleset();
        let at_work = candidates
            .iter()
            .filter(|c| known.is_at_work(c.worker, now.day()));
        Ok(Unassigned {
            now,
            suggested: spread(at_work, list.rows.len()),
            cases: list.rows,
            total: list.total,
            candidates,
        })
    }

    /// Gives cases that nobody has to main caseworkers, all of them or none; gives back how
    /// many.
    ///
    /// [`Error::Conflict`] if one of them went to somebody meanwhile.
    pub fn distribute(&self, actor: &Actor, moves: &[(u32, WorkerId)]) -> Result<usize, Error> {
        actor.require(Deed::Assign)?;
        if moves.is_empty() {
            return Err(Error::refused("to", "refused-no-move"));
        }
        let now = self.now();
        let (mut drafts, mut expected) = (Vec::new(), Vec::new());
        for (number, to) in moves {
            let Some(team) = self.team_of(*to) else {
                return Err(Error::refused("to", "refused-no-worker"));
            };
            let (case, version) = self.in_hands_of(actor, *number, None)?;
            let stream = StreamId::from(case.person);
            let given = Assigned::new(*to, AssignmentRole::Main, team);
            drafts.push(Draft::plain(stream, now, vec![case.person], given.into()));
            expected.push((stream, version));
        }
        self.record(actor, drafts, &expected)?;
        Ok(moves.len())
    }
}

/// Whom each of so many cases would go to, if each went to whoever carries least then: fewest
/// cases, then fewest late duties, then in the order given.
fn spread<'a>(
    candidates: impl Iterator<Item = &'a Candidate>,
    cases: usize,
) -> Vec<Option<WorkerId>> {
    let mut carried: Vec<(u32, u32, WorkerId)> = candidates
        .filter_map(|c| {
            let load = c.load.as_ref()?;
            Some((load.cases, load.late_law + load.late_local, c.worker))
        })
        .collect();
    let mut next = || {
        let (cases, _, worker) = carried
            .iter_mut()
            .min_by_key(|(cases, late, _)| (*cases, *late))?;
        *cases += 1;
        Some(*worker)
    };
    (0..cases).map(|_| next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::TeamId;
    use store::WorkerLoad;
    use uuid::Uuid;

    fn candidate(n: u128, cases: u32, late_law: u32) -> Candidate {
        let (worker, team) = (
            WorkerId(Uuid::from_u128(n)),
            "nord".parse::<TeamId>().unwrap(),
        );
        Candidate {
            worker,
            name: format!("Rådgiver {n}"),
            team: team.clone(),
            load: Some(WorkerLoad {
                worker: Some(worker),
                team: Some(team),
                cases,
                placed: 0,
                late_law,
                late_local: 0,
                soon_law: 0,
                soon_local: 0,
            }),
        }
    }

    #[test]
    fn each_case_is_suggested_to_whoever_carries_least_by_then() {
        let mut all = [
            candidate(1, 12, 0),
            candidate(2, 10, 3),
            candidate(3, 10, 1),
            candidate(4, 0, 0),
        ];
        // What the leader does not see is suggested to nobody.
        all[3].load = None;
        let who = |n: u128| Some(WorkerId(Uuid::from_u128(n)));
        assert_eq!(
            spread(all.iter(), 5),
            [who(3), who(2), who(3), who(2), who(1)]
        );
        assert_eq!(spread(all[3..].iter(), 2), [None, None]);
    }
}
