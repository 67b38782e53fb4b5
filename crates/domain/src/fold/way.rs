//! Where the case is on its way, by when somebody is to be heard and by whom, and the plan that
//! stands: from the rows and the events together, once both are known.

use crate::assessment::{Assessments, Awaited, awaited};
use crate::case::Case;
use crate::correction::Effective;
use crate::event::Payload;
use crate::id::WorkerId;
use crate::progress::Progress;
use law::{Day, Moment};
use std::collections::BTreeSet;

/// After everything: what has no end yet goes on then.
const LATEST: Moment = Moment(i64::MAX);

pub(super) fn take(case: &mut Case, stands: &[Effective<'_>]) {
    if case.file.is_none() {
        return;
    }
    let station = Progress::of(case, stands, LATEST).here();
    let (ask_by, askers) = asked(stands);
    let planned_at = planned_at(stands);
    if let Some(file) = &mut case.file {
        file.station = station;
        file.ask_by = ask_by;
        file.askers = askers;
        file.planned_at = planned_at;
    }
}

/// By when the first is to be heard who has not been, and who is named to hear any of them.
fn asked(stands: &[Effective<'_>]) -> (Option<Day>, Vec<WorkerId>) {
    // Most cases have no such plan; theirs is not looked for.
    let is_planned = |e: &Effective<'_>| matches!(e.content.payload, Payload::SourcePlanned(_));
    if !stands.iter().any(is_planned) {
        return (None, Vec::new());
    }
    let all = Assessments::of(stands);
    let waiting = awaited(&all);
    let named = waiting.iter().filter_map(|w| w.source.planned.says.by);
    let named: BTreeSet<WorkerId> = named.collect();
    let first = waiting.first().map(Awaited::until);
    (first, named.into_iter().collect())
}

fn planned_at(stands: &[Effective<'_>]) -> Option<Moment> {
    let own = stands.iter().filter_map(|e| match &e.content.payload {
        Payload::PlanMade(made) if made.plan.is_own() => Some(e.at()),
        _ => None,
    });
    own.max()
}
