//! Figures about the ladder: what runs, where children stand, which way they move.

use super::row::{Row, Sink};
use crate::card::{Ages, Change, ConsentOf, Counted, Selection};
use crate::period::Window;
use domain::case::{Case, Measure, Stay};
use law::Moment;

impl Selection {
    /// Whether a measure that stands at `stay` is chosen; `top` is the child's step.
    pub(super) fn holds(&self, measure: &Measure, stay: Option<Stay>, top: u8) -> bool {
        let step = stay.map_or(0, |stay| stay.step);
        let place = stay.and_then(|stay| stay.place);
        (self.steps.is_empty() || self.steps.contains(&step))
            && (self.places.is_empty() || place.is_some_and(|place| self.places.contains(&place)))
            && match self.placement {
                Some(true) => measure.is_placement_of_child(),
                Some(false) => !measure.is_placement,
                None => true,
            }
            && (!self.highest || step == top)
    }
}

/// The running measures of a selection, with where they stand.
fn running<'c>(
    case: &'c Case,
    of: &'c Selection,
    at: Moment,
) -> impl Iterator<Item = (&'c Measure, Option<Stay>)> {
    let top = if of.highest { case.step_at(at) } else { 0 };
    case.measures
        .iter()
        .filter(move |measure| measure.runs_at(at))
        .map(move |measure| (measure, measure.stay_at(at)))
        .filter(move |(measure, stay)| of.holds(measure, *stay, top))
}

pub(super) fn place_of(stay: Option<Stay>) -> Option<&'static str> {
    stay.and_then(|stay| stay.place).map(domain::Place::as_str)
}

/// What runs of a whole, counted where it is also of the part.
pub(super) fn stock<'c>(
    cases: &'c [Case],
    counted: Counted,
    part: &Selection,
    whole: &Selection,
    at: Moment,
    take: Sink<'_, 'c>,
) {
    for case in cases {
        let top = if part.highest { case.step_at(at) } else { 0 };
        let row = |id, in_numerator, class| Row {
            case,
            id,
            at,
            in_numerator,
            value: 0,
            class,
        };
        match counted {
            Counted::Measures => {
                for (measure, stay) in running(case, whole, at) {
                    let in_part = part.holds(measure, stay, top);
                    take(row(measure.id.0, in_part, place_of(stay)));
                }
            }
            Counted::Children => {
                let mut first = None;
                let mut in_part = None;
                for (measure, stay) in running(case, whole, at) {
                    first = first.or(Some(stay));
                    if in_part.is_none() && part.holds(measure, stay, top) {
                        in_part = Some(stay);
                    }
                }
                if let Some(stay) = in_part.or(first) {
                    take(row(case.person.0, in_part.is_some(), place_of(stay)));
                }
            }
        }
    }
}

/// Children of some ages with a running measure of a selection.
pub(super) fn stock_of_ages<'c>(
    cases: &'c [Case],
    of: &Selection,
    ages: Ages,
    at: Moment,
    take: Sink<'_, 'c>,
) {
    for case in cases {
        if running(case, of, at).next().is_some() && ages.hold(case, at) {
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
}

impl Ages {
    /// Whether a child is of these ages. The unborn and those of unknown age are counted in.
    pub(super) fn hold(self, case: &Case, at: Moment) -> bool {
        case.age_at(at)
            .is_none_or(|age| age < 0 || (i32::from(self.from)..=i32::from(self.to)).contains(&age))
    }
}

/// Children on some steps at the end of the day before the window, and where they are at its
/// end. Team, age and step are those at the start. Where a child stands whom another
/// municipality has by then is not ours to say: it went neither up nor down nor stayed.
pub(super) fn movement<'c>(
    cases: &'c [Case],
    change: Change,
    from_steps: &[u8],
    window: Window,
    take: Sink<'_, 'c>,
) {
    let (before, after) = (window.from().add_seconds(-1), window.to());
    for case in cases {
        let start = case.own_step_at(before);
        if start == 0 || !from_steps.contains(&start) || !case.is_ours_at(after) {
            continue;
        }
        let end = case.own_step_at(after);
        let in_numerator = match change {
            Change::Up => end > start,
            Change::Down => end < start,
        };
        take(Row {
            case,
            id: case.person.0,
            at: before,
            in_numerator,
            value: 0,
            class: None,
        });
    }
}

/// When the child's first measure started.
fn first_start(case: &Case) -> Option<Moment> {
    case.measures.iter().map(|measure| measure.started_at).min()
}

/// The child's step at the end of the day on which the first measure started.
pub(super) fn first_step<'c>(cases: &'c [Case], steps: &[u8], window: Window, take: Sink<'_, 'c>) {
    for case in cases {
        let Some(first) = first_start(case).filter(|first| window.holds(*first)) else {
            continue;
        };
        let at = first.day().end();
        let in_numerator = steps.contains(&case.step_at(at));
        take(Row {
            case,
            id: case.person.0,
            at,
            in_numerator,
            value: 0,
            class: None,
        });
    }
}

/// Whether the first step was the highest through so many months; judged, and counted, on
/// the day those months are over. Only a first step taken here, of a child still ours that day.
pub(super) fn first_step_held<'c>(
    cases: &'c [Case],
    months: i32,
    window: Window,
    take: Sink<'_, 'c>,
) {
    for case in cases {
        let Some(first) = first_start(case) else {
            continue;
        };
        let judged_on = first.day().add_months(months);
        if judged_on < window.from_on || judged_on > window.to_on {
            continue;
        }
        let (at, end) = (first.day().end(), judged_on.end());
        if !case.is_ours_at(at) {
            continue;
        }
        let start = case.own_step_at(at);
        // The step can rise where a stay begins, and where the child comes back with one.
        let stays = case.measures.iter().flat_map(|measure| &measure.stays);
        let rose = stays
            .filter_map(|stay| case.ours_from(stay.from))
            .any(|from| at < from && from <= end && case.own_step_at(from) > start);
        take(Row {
            case,
            id: case.person.0,
            at: end,
            in_numerator: !rose,
            value: 0,
            class: None,
        });
    }
}

/// Placements and whether they run, or started, with consent.
pub(super) fn consent<'c>(cases: &'c [Case], state: ConsentOf, window: Window, take: Sink<'_, 'c>) {
    for case in cases {
        for measure in case.measures.iter().filter(|m| m.is_placement_of_child()) {
            let at = match state {
                ConsentOf::Running if measure.runs_at(window.to()) => window.to(),
                ConsentOf::Started if window.holds(measure.started_at) => measure.started_at,
                _ => continue,
            };
            take(Row {
                case,
                id: measure.id.0,
                at,
                in_numerator: measure.consent_at(at),
                value: 0,
                class: place_of(measure.stay_at(at)),
            });
        }
    }
}
