//! Cases in the order of what is late in them.

use super::{Order, Part};
use crate::lists::Filter;
use crate::lists::arms::Arms;
use crate::scope::Scope;

/// What a late duty `d` weighs: those of law more than any number of local standards.
const WEIGHT: &str = "CASE WHEN d.layer = 'law' THEN 65536 ELSE 1 END";

/// What is late in the case `f` in one number, looked up case by case: for lists of few cases.
pub(super) fn of_case(now: &str) -> String {
    format!(
        "(SELECT coalesce(sum({WEIGHT}), 0) FROM duty d WHERE d.person = f.person \
         AND d.closed_at > {now} AND d.due < {now})"
    )
}

/// The cases of whole teams, team by team: what is late there is read once, in the order of the
/// red list, and summed up; a look for each of a thousand cases would take three times as long.
/// Whoever the reader is named to besides are few.
pub(super) fn parts<'a>(
    order: &Order,
    arms: &Arms,
    scope: &'a Scope,
    wanted: &mut Filter<'a>,
    now: &str,
) -> Vec<Part> {
    let duties = Arms::broad(scope, "d", &mut wanted.params).broad;
    let team = |(cases, duties): (&String, &String)| {
        let late = Arms::duties_of(duties, "d", now).map(|open| {
            format!(
                "SELECT d.person, {WEIGHT} AS weight FROM duty d WHERE {open} AND d.due < {now}"
            )
        });
        Part {
            join: format!(
                "LEFT JOIN (SELECT l.person, sum(l.weight) AS weight FROM ({}) l \
                 GROUP BY l.person) w ON w.person = f.person",
                late.join(" UNION ALL ")
            ),
            key: "coalesce(w.weight, 0)".to_owned(),
            arm: cases.clone(),
        }
    };
    let teams = arms.broad.iter().zip(&duties).map(team);
    let named = arms.named.iter().map(|arm| order.part(arm));
    teams.chain(named).collect()
}
