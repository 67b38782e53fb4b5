//! Figures about how long something ran, in whole days from the first to the last.

use super::ladder::place_of;
use super::row::{Row, Sink};
use crate::card::{Selection, Standing};
use crate::period::Window;
use domain::case::Case;
use law::Day;

fn days(from: Day, to: Day) -> i64 {
    i64::from(to.0 - from.0).max(0)
}

/// Measures that run at the end of the window, or ended inside it. An ended one belongs to
/// where it stood last and to the moment before it ended.
pub(super) fn measures<'c>(
    cases: &'c [Case],
    state: Standing,
    of: &Selection,
    window: Window,
    take: Sink<'_, 'c>,
) {
    for case in cases {
        for measure in &case.measures {
            let (at, last) = match (state, measure.ended_at) {
                (Standing::Running, _) if measure.runs_at(window.to()) => {
                    (window.to(), window.to_on)
                }
                (Standing::Completed, Some(end)) if window.holds(end) => {
                    (end.add_seconds(-1).max(measure.started_at), end.day())
                }
                _ => continue,
            };
            let stay = measure.stay_at(at);
            if !of.holds(measure, stay, case.step_at(at)) {
                continue;
            }
            take(Row {
                case,
                id: measure.id.0,
                at,
                in_numerator: true,
                value: days(measure.started_at.day(), last),
                class: place_of(stay),
            });
        }
    }
}

/// Assessments completed in the window, from the day the municipality became aware.
pub(super) fn assessments<'c>(cases: &'c [Case], window: Window, take: Sink<'_, 'c>) {
    for case in cases {
        for assessment in &case.assessments {
            let Some(at) = assessment.completed_at.filter(|at| window.holds(*at)) else {
                continue;
            };
            take(Row {
                case,
                id: assessment.id.0,
                at,
                in_numerator: true,
                value: days(assessment.aware_on, at.day()),
                class: None,
            });
        }
    }
}
