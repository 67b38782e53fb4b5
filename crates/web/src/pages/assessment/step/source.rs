//! Somebody who is to be asked: who, by when, and by whom where several work on the case.

use super::{Acts, Given, kept};
use crate::pages::case_form::{OF, Ready};
use crate::pages::record::{Input, Maker, Typed, wanted};
use crate::ui::choice::Choice;
use app::Problem;
use app::case::CaseView;
use domain::assessment::Work;
use domain::event::assessment::SourcePlanned;
use domain::id::ItemId;
use domain::text::Audience;
use domain::{Moment, SourceKind, Texts, WorkerId};

/// How many days ahead a source is planned unless somebody says otherwise.
const AHEAD: i32 = 14;

pub(super) fn first(
    work: &Work<'_>,
    view: &CaseView,
    now: Moment,
    asked: &Typed,
    typed: &mut Typed,
) {
    let planned = asked.number::<ItemId>(OF).and_then(|id| work.source(id));
    let Some(source) = planned else {
        typed.set("source_kind", asked.one("kind"));
        typed.set("ask_until", now.day().add_days(AHEAD).to_string());
        let main = view.case.main_at(now).map(|a| a.worker.to_string());
        typed.set("asked_by", main.unwrap_or_default());
        return;
    };
    let plan = source.planned.says;
    typed.set(OF, source.id().to_string());
    typed.set("source_kind", plan.kind.as_str());
    typed.set("who", source.planned.text("who"));
    typed.set("ask_until", plan.until.to_string());
    typed.set(
        "asked_by",
        plan.by.map(|by| by.to_string()).unwrap_or_default(),
    );
}

pub(super) fn inputs(make: &Maker<'_>, ready: &Ready<'_>) -> Vec<Input> {
    let mut all = vec![
        kept(OF, make.typed.one(OF)),
        make.select("source_kind", "source", SourceKind::WORDS),
        make.line_optional("who"),
        make.date("ask_until", Some("source-until-hint")),
    ];
    let workers = workers(ready);
    if workers.len() > 1 {
        all.push(make.list_optional("asked_by", &workers));
    } else {
        all.push(kept("asked_by", make.typed.one("asked_by")));
    }
    all
}

/// Those who work on the case now.
fn workers(ready: &Ready<'_>) -> Vec<Choice> {
    let mut ids: Vec<WorkerId> = ready
        .view
        .case
        .assignments
        .iter()
        .filter(|a| a.until.is_none())
        .map(|a| a.worker)
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter()
        .map(|id| Choice::new(id.to_string(), ready.ruleset.worker_name(id)))
        .collect()
}

pub(super) fn acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let t = given.typed;
    let mut problems = Vec::new();
    let kind = t.choice("source_kind").map_err(|p| problems.push(p));
    let until = t.day("ask_until").map_err(|p| problems.push(p));
    let (Ok(kind), Ok(until)) = (kind, until) else {
        return Err(problems);
    };
    let known = t.number::<ItemId>(OF);
    let known = known.filter(|id| given.work.source(*id).is_some());
    let mut texts = Texts::new();
    wanted(t, &mut texts, "who", Audience::Staff);
    let planned = SourcePlanned {
        assessment: given.work.id(),
        source: known.unwrap_or_else(|| given.app.new_item()),
        kind,
        until,
        by: t.number("asked_by"),
    };
    Ok(vec![(planned.into(), texts)])
}
