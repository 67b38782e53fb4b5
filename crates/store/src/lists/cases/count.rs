//! The exact total of a list of cases: from the tally where the filter leaves many, counted
//! itself where it leaves few.

use super::{CaseFilter, narrow};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::lists::Filter;
use crate::lists::arms::Arms;
use crate::scope::{Broad, Scope};
use crate::sql::Conn;
use crate::value::Value;

/// How many cases a filter leaves within a scope.
pub(super) fn cases(
    conn: &mut Conn,
    scope: &Scope,
    filter: &CaseFilter,
    sought: &[i64],
) -> Result<u64, StoreError> {
    let mut wanted = Filter::nothing();
    if filter.is_selective() {
        let all = Arms::of(scope, "f", &mut wanted.params).whole();
        return one_by_one(conn, wanted, &all, filter, sought);
    }
    let kept = tally(conn, scope, filter)?;
    let named = match Arms::named(scope, "f", &mut wanted.params) {
        Some(named) => one_by_one(conn, wanted, &named, filter, sought)?,
        None => 0,
    };
    Ok(kept + named)
}

fn one_by_one<'a>(
    conn: &mut Conn,
    mut wanted: Filter<'a>,
    arm: &str,
    filter: &'a CaseFilter,
    sought: &[i64],
) -> Result<u64, StoreError> {
    narrow(&mut wanted, filter, sought);
    let sql = format!(
        "SELECT count(*) FROM case_file f WHERE {}",
        wanted.within_arm(arm)
    );
    Ok(unsigned(conn.number(&sql, &wanted.params)?))
}

/// The broad part of the scope, from the cells that fit.
fn tally(conn: &mut Conn, scope: &Scope, filter: &CaseFilter) -> Result<u64, StoreError> {
    let mut wanted = Filter::nothing();
    match scope.broad() {
        Broad::Nobody => return Ok(0),
        Broad::Everybody => wanted.also("1 = 1"),
        Broad::Whole => wanted.also("t.circle = 0"),
        Broad::Teams(teams) => {
            let mut parts = vec!["(t.team = '' AND t.circle = 0)".to_owned()];
            for team in teams {
                let place = wanted.param(Value::Text(team.as_str()));
                parts.push(format!("(t.team = {place} AND t.circle IN (0, 2))"));
            }
            wanted.also(format!("({})", parts.join(" OR ")));
        }
    }
    if let Some(team) = &filter.office.team {
        let place = wanted.param(team);
        wanted.also(format!("t.team = {place}"));
    }
    if filter.is_unassigned {
        wanted.also("t.is_taken = 0");
    }
    if let Some(step) = filter.step {
        let place = wanted.param(step);
        wanted.also(format!("t.step = {place}"));
    }
    if let Some(station) = filter.station {
        let place = wanted.param(station.as_str());
        wanted.also(format!("t.station = {place}"));
    }
    if let Some(is_open) = filter.is_open {
        wanted.also(format!("t.is_open = {}", u8::from(is_open)));
    }
    let sql = format!(
        "SELECT CAST(coalesce(sum(t.cases), 0) AS BIGINT) FROM tally t WHERE {}",
        wanted.sql()
    );
    Ok(unsigned(conn.number(&sql, &wanted.params)?))
}
