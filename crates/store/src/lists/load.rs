//! Load: how much each caseworker has, and how much of it is red.

use super::arms::Arms;
use super::{Filter, small, team, worker};
use crate::Store;
use crate::error::StoreError;
use crate::scope::Scope;
use crate::sql::Row;
use domain::{Moment, TeamId, WorkerId};
use std::collections::BTreeMap;

/// The load of one caseworker over the cases within the scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerLoad {
    /// Who has the main part; `None` for cases nobody has.
    pub worker: Option<WorkerId>,
    /// In which team.
    pub team: Option<TeamId>,
    /// Open cases.
    pub cases: u32,
    /// Of these, with a child placed away from home.
    pub placed: u32,
    /// Duties of law late at the moment asked about.
    pub late_law: u32,
    /// Local standards late then.
    pub late_local: u32,
    /// Duties of law due up to the horizon.
    pub soon_law: u32,
    /// Local standards due up to the horizon.
    pub soon_local: u32,
}

impl Store {
    /// The load of every caseworker with an open case or a red duty within the scope.
    pub fn load_per_worker(
        &self,
        scope: &Scope,
        as_of: Moment,
        horizon: Moment,
    ) -> Result<Vec<WorkerLoad>, StoreError> {
        let mut cases = Filter::nothing();
        let arms = Arms::of(scope, "f", &mut cases.params);
        cases.also("f.closed_at IS NULL");
        let cases_sql = united(arms.all(), &cases, |condition| {
            format!(
                "SELECT f.main_worker, f.main_team, count(*), \
                 CAST(coalesce(sum(CASE WHEN f.step >= {PLACED} THEN 1 ELSE 0 END), 0) AS BIGINT) \
                 FROM case_file f WHERE {condition} GROUP BY f.main_worker, f.main_team"
            )
        });
        let mut duties = Filter::nothing();
        let arms = Arms::of(scope, "d", &mut duties.params);
        let (now, until) = (duties.param(as_of), duties.param(horizon));
        duties.also(format!("d.due <= {until}"));
        let sum = |layer: &str, when: &str| {
            format!(
                "CAST(sum(CASE WHEN d.layer = '{layer}' AND d.due {when} {now} THEN 1 ELSE 0 \
                 END) AS BIGINT)"
            )
        };
        let open = arms.duties_open_at("d", &now);
        let duties_sql = united(open.iter(), &duties, |condition| {
            format!(
                "SELECT d.main_worker, d.main_team, {}, {}, {}, {} FROM duty d \
                 WHERE {condition} GROUP BY d.main_worker, d.main_team",
                sum("law", "<"),
                sum("local", "<"),
                sum("law", ">="),
                sum("local", ">="),
            )
        });
        let mut loads = BTreeMap::new();
        if cases_sql.is_empty() {
            return Ok(Vec::new());
        }
        self.backend.snapshot(|conn| {
            conn.each(&cases_sql, &cases.params, |row| {
                let load = entry(&mut loads, row)?;
                load.cases += small(row, 2)?;
                load.placed += small(row, 3)?;
                Ok(())
            })?;
            conn.each(&duties_sql, &duties.params, |row| {
                let load = entry(&mut loads, row)?;
                load.late_law += small(row, 2)?;
                load.late_local += small(row, 3)?;
                load.soon_law += small(row, 4)?;
                load.soon_local += small(row, 5)?;
                Ok(())
            })
        })?;
        Ok(loads.into_values().collect())
    }
}

/// One query for each part of the scope; empty where there is none. A caseworker may come in
/// several.
fn united<'p>(
    parts: impl Iterator<Item = &'p String>,
    filter: &Filter<'_>,
    query: impl Fn(&str) -> String,
) -> String {
    let queries: Vec<String> = parts.map(|part| query(&filter.within_arm(part))).collect();
    queries.join(" UNION ALL ")
}

/// The lowest step of the ladder on which a child lives away from home.
const PLACED: u8 = 4;

type Loads = BTreeMap<(Option<TeamId>, Option<WorkerId>), WorkerLoad>;

fn entry<'l>(loads: &'l mut Loads, row: &Row<'_>) -> Result<&'l mut WorkerLoad, StoreError> {
    let (worker, team) = (worker(row, 0)?, team(row, 1)?);
    Ok(loads
        .entry((team.clone(), worker))
        .or_insert_with(|| WorkerLoad {
            worker,
            team,
            cases: 0,
            placed: 0,
            late_law: 0,
            late_local: 0,
            soon_law: 0,
            soon_local: 0,
        }))
}
