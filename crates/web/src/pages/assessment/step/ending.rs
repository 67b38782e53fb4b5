//! The preliminary assessment with why it takes longer, and the completion with conclusion and
//! where it leads; an assessment recommends besides.

use super::{Acts, Given, needs};
use crate::i18n::Lang;
use crate::pages::assessment::areas::name as area_name;
use crate::pages::assessment::carried::{areas, summary};
use crate::pages::assessment::sources::name;
use crate::pages::case_form::Ready;
use crate::pages::record::{Input, Maker, Typed, wanted};
use crate::pages::target_group;
use crate::ui::choice::radios;
use crate::ui::notice::{Notice, Tone, notice};
use app::Problem;
use app::case::CaseView;
use domain::assessment::{Work, WorkKind, siblings};
use domain::correction::effective;
use domain::event::assessment::PreliminaryAssessmentMade;
use domain::event::casework::{AssessmentCompleted, ClarificationCompleted, DelayExplained};
use domain::text::Audience;
use domain::{AssessmentOutcome, ClarificationOutcome, DelayReason, PersonId, Texts};
use law::Layer;
use maud::html;

/// The field of the target group.
const GROUP: &str = "target_group";

/// What is known so far.
pub(super) fn first_preliminary(lang: Lang, work: &Work<'_>, typed: &mut Typed) {
    typed.set("conclusion", summary(lang, work));
}

/// What the preliminary one said.
pub(super) fn first(lang: Lang, work: &Work<'_>, typed: &mut Typed) {
    let before = work
        .preliminary
        .and_then(|event| event.text.get("conclusion"))
        .filter(|text| text.audience.is_of_family());
    let begun = before.map_or_else(|| summary(lang, work), |text| text.value.clone());
    typed.set("conclusion", begun);
}

/// What was said, folded beside the form.
fn known(make: &Maker<'_>, work: &Work<'_>) -> Input {
    let lang = make.lang;
    Input::shown(html! { @if !work.contributions.is_empty() {
        details class="carried" { summary { (lang.t("known-title")) } (areas(lang, work)) }
    } })
}

pub(super) fn preliminary_inputs(make: &Maker<'_>, work: &Work<'_>) -> Vec<Input> {
    vec![
        make.select("delay", "delay", DelayReason::WORDS),
        make.area("explanation", 2, true),
        make.area("conclusion", 8, true),
        known(make, work),
    ]
}

/// What the work leaves open, said before it is completed; nothing is forbidden by it.
fn open(make: &Maker<'_>, view: &CaseView, work: &Work<'_>) -> Input {
    let lang = make.lang;
    let mut left = Vec::new();
    let mut add = |key: &str, names: Vec<String>| {
        if !names.is_empty() {
            left.push(lang.t_args(key, &[("names", names.join(", ").into())]));
        }
    };
    let unheard = work.sources.iter().filter(|s| s.asked_at.is_none());
    let unheard = unheard.map(|s| name(lang, s)).collect();
    add("complete-unheard", unheard);
    let empty = work.triangle().all();
    let empty = empty.filter(|area| work.is_in_focus(*area) && work.known(*area) == 0);
    let empty = empty.map(|area| area_name(lang, area)).collect();
    add("complete-empty", empty);
    let known = siblings(&view.case.members, &effective(&view.events));
    let unconsidered = known.iter().filter(|person| {
        work.siblings
            .iter()
            .all(|told| told.says.sibling != **person)
    });
    let called = |person: &PersonId| {
        let named = view.names.get(person).and_then(|n| n.name.clone());
        named.unwrap_or_else(|| lang.t("name-hidden"))
    };
    add("complete-siblings", unconsidered.map(called).collect());
    if work.sources.is_empty() {
        left.push(lang.t("assessment-end-nobody"));
    }
    Input::shown(html! { @if !left.is_empty() {
        (notice(&Notice::new(Tone::Warning, lang.t("complete-open"))))
        ul class="bullets" { @for words in &left { li { (words) } } }
    } })
}

pub(super) fn inputs(make: &Maker<'_>, work: &Work<'_>, ready: &Ready<'_>) -> Vec<Input> {
    let mut all = vec![
        open(make, ready.view, work),
        known(make, work),
        make.area("conclusion", 8, true),
    ];
    match work.kind {
        WorkKind::Clarification => all.push(make.choose(
            "outcome",
            "clarification-outcome",
            ClarificationOutcome::WORDS,
        )),
        WorkKind::Assessment => {
            all.push(make.choose("outcome", "assessment-outcome", AssessmentOutcome::WORDS));
            all.push(group(make, ready));
            all.push(make.area("recommendation", 4, true));
        }
    }
    all
}

/// The target group the child is placed in: those that hold on the day it ends, or none.
fn group(make: &Maker<'_>, ready: &Ready<'_>) -> Input {
    let on = ready.typed.day("at").unwrap_or(ready.now.day());
    let hint = make.lang.t("field-target-group-hint");
    let field = make.field(GROUP).hint(hint).optional();
    let choices = target_group::choices(make.lang, ready.ruleset, on);
    let markup = radios(make.lang, &field, &choices);
    Input { field, markup }
}

pub(super) fn preliminary_acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let (t, work) = (given.typed, given.work);
    let mut problems = Vec::new();
    let reason = t.choice("delay").map_err(|p| problems.push(p));
    problems.extend(needs(t, "explanation"));
    problems.extend(needs(t, "conclusion"));
    let (Ok(reason), true) = (reason, problems.is_empty()) else {
        return Err(problems);
    };
    let mut found = Texts::new();
    wanted(t, &mut found, "conclusion", Audience::Family);
    let made = PreliminaryAssessmentMade {
        assessment: work.id(),
    };
    let mut acts: Acts = vec![(made.into(), found)];
    // Why it takes longer explains the delay of the law's duty; it is not asked for again.
    let duty = given.view.case.duties.iter();
    let duty = duty
        .filter(|d| d.layer == Layer::Law && d.trigger == work.trigger)
        .max_by_key(|d| d.due);
    if let Some(duty) = duty {
        let mut texts = Texts::new();
        wanted(t, &mut texts, "explanation", Audience::Staff);
        let explained = DelayExplained {
            rule: duty.rule.to_string(),
            trigger: duty.trigger,
            reason,
        };
        acts.push((explained.into(), texts));
    }
    Ok(acts)
}

pub(super) fn acts(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    match given.work.kind {
        WorkKind::Clarification => clarified(given),
        WorkKind::Assessment => assessed(given),
    }
}

fn clarified(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let t = given.typed;
    let mut problems = Vec::new();
    let outcome = t.choice("outcome").map_err(|p| problems.push(p));
    problems.extend(needs(t, "conclusion"));
    let (Ok(outcome), true) = (outcome, problems.is_empty()) else {
        return Err(problems);
    };
    let mut texts = Texts::new();
    wanted(t, &mut texts, "conclusion", Audience::Family);
    let completed = ClarificationCompleted {
        clarification: given.work.id(),
        outcome: Some(outcome),
    };
    Ok(vec![(completed.into(), texts)])
}

fn assessed(given: &Given<'_, '_>) -> Result<Acts, Vec<Problem>> {
    let t = given.typed;
    let mut problems = Vec::new();
    let outcome = t.choice("outcome").map_err(|p| problems.push(p));
    let group = match t.one(GROUP) {
        "" | target_group::NONE => Ok(None),
        _ => t.choice(GROUP).map(Some),
    };
    let group = group.map_err(|p| problems.push(p)).unwrap_or_default();
    problems.extend(needs(t, "conclusion"));
    problems.extend(needs(t, "recommendation"));
    let (Ok(outcome), true) = (outcome, problems.is_empty()) else {
        return Err(problems);
    };
    let mut texts = Texts::new();
    wanted(t, &mut texts, "conclusion", Audience::Family);
    wanted(t, &mut texts, "recommendation", Audience::Family);
    let completed = AssessmentCompleted {
        assessment: given.work.id(),
        outcome,
        target_group: group,
    };
    Ok(vec![(completed.into(), texts)])
}
