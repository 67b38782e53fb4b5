//! Figures about what happened in a period.

use super::complaint::kind;
use super::ladder::place_of;
use super::row::{Row, Sink};
use crate::card::{Ages, Flow};
use crate::period::Window;
use domain::case::{Case, Notification};
use law::Moment;
use uuid::Uuid;

/// What happened in the window, of children of some ages: on that day, or, where children are
/// counted once for the whole of it, on its last day, as Danmarks Statistik takes the age.
pub(super) fn flow<'c>(
    cases: &'c [Case],
    what: Flow,
    ages: Option<Ages>,
    window: Window,
    take: Sink<'_, 'c>,
) {
    let (from, to) = (window.from(), window.to());
    for case in cases {
        let mut add = |at: Moment, id: Uuid, class: Option<&'static str>| {
            let aged_at = if what == Flow::ChildrenNotified {
                to
            } else {
                at
            };
            if from <= at && at <= to && ages.is_none_or(|ages| ages.hold(case, aged_at)) {
                take(Row {
                    case,
                    id,
                    at,
                    in_numerator: true,
                    value: 0,
                    class,
                });
            }
        };
        match what {
            Flow::Notifications => {
                for n in notifications(case) {
                    add(n.received_at, n.id.0, Some(n.notifier.as_str()));
                }
            }
            Flow::ChildrenNotified => {
                let inside = |n: &&Notification| from <= n.received_at && n.received_at <= to;
                let first = notifications(case)
                    .filter(inside)
                    .map(|n| n.received_at)
                    .min();
                if let Some(first) = first {
                    add(first, case.person.0, None);
                }
            }
            Flow::AssessmentsOpened => {
                for assessment in &case.assessments {
                    add(assessment.opened_at, assessment.id.0, None);
                }
            }
            Flow::MeasuresStarted | Flow::PlacementsStarted => {
                for measure in &case.measures {
                    if what == Flow::MeasuresStarted || measure.is_placement_of_child() {
                        let class = place_of(measure.stay_at(measure.started_at));
                        add(measure.started_at, measure.id.0, class);
                    }
                }
            }
            Flow::MeasuresEnded => {
                for measure in &case.measures {
                    if let Some(end) = measure.ended_at {
                        add(end, measure.id.0, place_of(measure.stay_at(end)));
                    }
                }
            }
            Flow::Complaints => {
                for complaint in &case.complaints {
                    add(complaint.received_at, complaint.id.0, kind(case, complaint));
                }
            }
            Flow::Decisions => {
                for decision in &case.decisions {
                    add(
                        decision.made_at,
                        decision.id.0,
                        Some(decision.kind.as_str()),
                    );
                }
            }
        }
    }
}

/// Notifications that somebody sent, another municipality's among them; own concern, applications
/// and requests for advice are none.
fn notifications(case: &Case) -> impl Iterator<Item = &Notification> {
    case.notifications.iter().filter(|n| n.enquiry.is_sent())
}

/// Notifications received in the window, counted where the child was notified before, not
/// longer ago than some months.
pub(super) fn renotified<'c>(cases: &'c [Case], months: i32, window: Window, take: Sink<'_, 'c>) {
    for case in cases {
        for n in notifications(case).filter(|n| window.holds(n.received_at)) {
            let since = n.received_at.day().add_months(-months).start();
            let again = notifications(case)
                .any(|other| since <= other.received_at && other.received_at < n.received_at);
            take(Row {
                case,
                id: n.id.0,
                at: n.received_at,
                in_numerator: again,
                value: 0,
                class: Some(n.notifier.as_str()),
            });
        }
    }
}
