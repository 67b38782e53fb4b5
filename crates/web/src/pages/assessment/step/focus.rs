//! What the work looks at: broad or narrow, which areas, and why. A clarification is narrow.

use super::{Acts, Given, needs};
use crate::pages::record::{Input, Maker, Typed, wanted};
use app::Problem;
use domain::assessment::{Work, WorkKind};
use domain::event::assessment::AssessmentFocusChosen;
use domain::text::Audience;
use domain::{Breadth, IcsArea, IcsSide, Texts};

pub(super) fn first(work: &Work<'_>, typed: &mut Typed) {
    let Some(focus) = &work.focus else {
        return;
    };
    typed.set("breadth", focus.says.breadth.as_str());
    typed.set("focus_reason", focus.text("focus_reason"));
    for side in IcsSide::ALL {
        let chosen = work.triangle().areas(*side).iter();
        for area in chosen.filter(|area| focus.says.areas.contains(area)) {
            typed.set(side.as_str(), area.as_str());
        }
    }
}

pub(super) fn inputs(make: &Maker<'_>, work: &Work<'_>) -> Vec<Input> {
    let mut all = Vec::new();
    if work.kind == WorkKind::Assessment {
        all.push(make.choose("breadth", "breadth", Breadth::WORDS));
    }
    for side in IcsSide::ALL {
        let areas: Vec<&str> = work
            .triangle()
            .areas(*side)
            .iter()
            .map(|area| area.as_str())
            .collect();
        all.push(make.many(side.as_str(), &make.codes("ics-area", &areas)));
    }
    all.push(make.area("focus_reason", 3, true));
    all
}

pub(super) fn acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let t = given.typed;
    let mut problems = Vec::new();
    let breadth = match given.work.kind {
        WorkKind::Clarification => Ok(Breadth::Narrow),
        WorkKind::Assessment => t.choice("breadth").map_err(|p| problems.push(p)),
    };
    let of_side = |side: &IcsSide| {
        t.all(side.as_str())
            .filter_map(|area| area.parse().ok())
            .collect::<Vec<IcsArea>>()
    };
    let areas: Vec<IcsArea> = IcsSide::ALL.iter().flat_map(of_side).collect();
    if areas.is_empty() {
        problems.push(Problem::new("development", "refused-focus-empty"));
    }
    problems.extend(needs(t, "focus_reason"));
    let (Ok(breadth), true) = (breadth, problems.is_empty()) else {
        return Err(problems);
    };
    let mut texts = Texts::new();
    wanted(t, &mut texts, "focus_reason", Audience::Family);
    let chosen = AssessmentFocusChosen {
        assessment: given.work.id(),
        breadth,
        areas,
    };
    Ok(vec![(chosen.into(), texts)])
}
