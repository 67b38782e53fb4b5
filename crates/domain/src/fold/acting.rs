//! Which municipality acts for the child, and from when.

use crate::case::Case;
use crate::correction::Effective;
use crate::event::Payload;
use law::Moment;

/// Takes what an event says of the acting municipality. It comes after the file has taken it.
///
/// A child is ours by default. Another municipality takes over with `ours = false`; a later
/// `ours = true` brings the child back, and so does a file that is opened or opened again,
/// for whoever opens it works on it. A child that is said to be ours before it had a file here was taken
/// over: what ran until then was another's.
pub(super) fn take(case: &mut Case, event: &Effective<'_>) {
    let at = event.at();
    match &event.content.payload {
        Payload::MunicipalityChanged(p) if p.ours => {
            let had_file = case.open_spans.iter().any(|(from, _)| *from < at);
            if case.away_spans.is_empty() && !had_file {
                case.away_spans.push((Moment(i64::MIN), Some(at)));
            }
            comes_back(case, at);
        }
        Payload::MunicipalityChanged(_) => goes(case, at),
        Payload::CaseOpened(_) | Payload::CaseReopened(_) => comes_back(case, at),
        _ => {}
    }
}

fn goes(case: &mut Case, at: Moment) {
    match case.away_spans.last_mut() {
        Some((_, None)) => {}
        // Back and away in one second is no time here.
        Some((_, until)) if *until == Some(at) => *until = None,
        _ => case.away_spans.push((at, None)),
    }
}

fn comes_back(case: &mut Case, at: Moment) {
    if let Some((from, until @ None)) = case.away_spans.last_mut() {
        *until = Some(at);
        if *from == at {
            case.away_spans.pop();
        }
    }
}
