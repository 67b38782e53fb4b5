//! Where the case is on its way, and by when somebody is to be heard: from the rows and the events
//! together, once both are known.

use crate::assessment::{Assessments, Awaited, awaited};
use crate::case::Case;
use crate::correction::Effective;
use crate::event::Payload;
use crate::progress::Progress;
use law::{Day, Moment};

/// After everything: what has no end yet goes on then.
const LATEST: Moment = Moment(i64::MAX);

pub(super) fn take(case: &mut Case, stands: &[Effective<'_>]) {
    if case.file.is_none() {
        return;
    }
    let station = Progress::of(case, stands, LATEST).here();
    let ask_by = ask_by(stands);
    if let Some(file) = &mut case.file {
        file.station = station;
        file.ask_by = ask_by;
    }
}

fn ask_by(stands: &[Effective<'_>]) -> Option<Day> {
    // Most cases have no such plan; theirs is not looked for.
    let is_planned = |e: &Effective<'_>| matches!(e.content.payload, Payload::SourcePlanned(_));
    if !stands.iter().any(is_planned) {
        return None;
    }
    let all = Assessments::of(stands);
    let waiting = awaited(&all);
    waiting.first().map(Awaited::until)
}
