//! Figures about caseworkers.

use super::row::{Row, Sink};
use crate::period::Window;
use domain::case::Case;
use domain::code::AssignmentRole;
use law::Moment;

/// Children with an open case on the day, with the number of distinct main caseworkers over
/// the months up to it. A child without any has the value 0.
pub(super) fn per_child<'c>(
    cases: &'c [Case],
    months: i32,
    at_least: Option<u32>,
    window: Window,
    take: Sink<'_, 'c>,
) {
    let to = window.to();
    let since = window.to_on.add_months(-months).end();
    for case in cases.iter().filter(|case| case.is_open_at(to)) {
        let value = main_workers(case, since, to);
        take(Row {
            case,
            id: case.person.0,
            at: to,
            in_numerator: at_least.is_none_or(|least| value >= i64::from(least)),
            value,
            class: None,
        });
    }
}

/// Distinct main caseworkers after one moment and up to another, while the child was ours: who
/// kept the file meanwhile was not the child's caseworker.
fn main_workers(case: &Case, since: Moment, to: Moment) -> i64 {
    let had = |a: &&domain::case::Assignment| {
        let begun = case.ours_from(a.from.max(since.add_seconds(1)));
        a.role == AssignmentRole::Main
            // One who was replaced the very moment of beginning never had the case.
            && begun.is_some_and(|begun| begun <= to && a.until.is_none_or(|until| until > begun))
    };
    let mut workers: Vec<_> = case
        .assignments
        .iter()
        .filter(had)
        .map(|a| a.worker)
        .collect();
    workers.sort_unstable();
    workers.dedup();
    i64::try_from(workers.len()).unwrap_or(i64::MAX)
}

/// Children with an open case and a main caseworker on the day.
pub(super) fn per_worker<'c>(cases: &'c [Case], window: Window, take: Sink<'_, 'c>) {
    let at = window.to();
    for case in cases
        .iter()
        .filter(|case| case.is_open_at(at) && case.main_at(at).is_some())
    {
        take(Row {
            case,
            id: case.person.0,
            at,
            in_numerator: true,
            value: 0,
            class: None,
        });
    }
}
