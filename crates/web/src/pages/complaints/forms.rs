//! The short forms of a complaint: that it came, what came of looking again, that it was sent
//! on, what Ankestyrelsen decided. Whether the committee decided follows from the decision and is
//! asked only where that is not on record.

use super::{Of, Told};
use crate::i18n::Lang;
use crate::pages::case_form::{Ready, Sheet};
use crate::pages::decide::known::name_of;
use crate::pages::record::{Input, Maker, Typed, needed, wanted};
use crate::pages::words;
use crate::ui::choice::Choice;
use crate::ui::form::{Submit, hidden};
use app::case::CaseView;
use app::{App, Problem};
use domain::correction::effective;
use domain::event::complaint::{
    ComplaintDecided, ComplaintReassessed, ComplaintReceived, ComplaintSentOn,
};
use domain::id::ItemId;
use domain::parties::{Party, parties};
use domain::text::Audience;
use domain::{AppealOutcome, ComplaintStage, Day, Payload, PersonId, Reassessment, Texts};
use maud::Markup;

/// That a complaint came.
pub(super) const RECEIVED: &str = "complaint_received";
const REASSESSED: &str = "complaint_reassessed";
const SENT_ON: &str = "complaint_sent_on";
const DECIDED: &str = "complaint_decided";

/// The step that a complaint waits for; Ankestyrelsen may decide what it was never sent too.
pub(super) fn next(stage: ComplaintStage) -> Option<&'static str> {
    match stage {
        ComplaintStage::Reassess => Some(REASSESSED),
        ComplaintStage::SendOn => Some(SENT_ON),
        ComplaintStage::Appeal => Some(DECIDED),
        ComplaintStage::Settled => None,
    }
}

/// The kind of form asked for, or else what the case waits for first.
pub(super) fn kind(asked: &str, all: &[Told<'_>]) -> &'static str {
    let known = [RECEIVED, REASSESSED, SENT_ON, DECIDED];
    if let Some(asked) = known.into_iter().find(|kind| *kind == asked) {
        return asked;
    }
    let ours = [ComplaintStage::Reassess, ComplaintStage::SendOn];
    let mut waiting = all.iter().map(|told| told.complaint.stage());
    let first = waiting.find(|stage| ours.contains(stage));
    first.and_then(next).unwrap_or(RECEIVED)
}

/// The form of a kind.
pub(super) fn form(
    of: &Of<'_>,
    kind: &'static str,
    all: &[Told<'_>],
    typed: &Typed,
    problems: &[Problem],
    is_late: bool,
) -> Markup {
    let (lang, loaded) = (of.lang, of.loaded);
    let make = Maker {
        lang,
        typed,
        problems,
    };
    let ready = Ready {
        lang,
        view: &loaded.view,
        ruleset: &loaded.ruleset,
        now: loaded.now,
        typed,
        problems,
    };
    let sheet = Sheet {
        action: format!("/cases/{}/complaints", of.number),
        label: words::code(lang, "record", kind),
        submit: Submit {
            label: lang.t("record-submit"),
            ..Submit::default()
        },
        besides: hidden("step", kind),
        is_late,
    };
    sheet.draw(loaded, &ready, &inputs(of, &make, kind, all))
}

fn inputs(of: &Of<'_>, make: &Maker<'_>, kind: &str, all: &[Told<'_>]) -> Vec<Input> {
    let waiting = |stages: &[ComplaintStage]| {
        let found = all.iter().filter(|t| stages.contains(&t.complaint.stage()));
        let choices: Vec<Choice> = found.map(|t| choice(of.lang, t)).collect();
        make.list("complaint_id", &choices)
    };
    match kind {
        REASSESSED => vec![
            waiting(&[ComplaintStage::Reassess]),
            make.choose("reassessment", "reassessment", Reassessment::WORDS),
            make.area("reasons", 4, true),
        ],
        SENT_ON => vec![waiting(&[ComplaintStage::SendOn])],
        DECIDED => vec![
            waiting(&[ComplaintStage::Appeal, ComplaintStage::SendOn]),
            make.choose("appeal", "appeal", AppealOutcome::WORDS),
            make.area("reasons", 3, false),
        ],
        _ => {
            let view = &of.loaded.view;
            let on = of.loaded.now.day();
            vec![
                make.list_optional("decision", &decisions(of.lang, view)),
                make.flag("committee"),
                make.list_optional("complained_by", &complainants(of.lang, view, on)),
                make.area("complaint", 4, false),
            ]
        }
    }
}

/// A complaint in a list: over what, and when it came.
fn choice(lang: Lang, told: &Told<'_>) -> Choice {
    let day = words::date(lang, told.complaint.received_at.day());
    let label = match told.over {
        Some((_, made)) => format!("{} ({day})", made.paragraph),
        None => day,
    };
    Choice::new(told.complaint.id.to_string(), label)
}

/// The decisions of the case, the latest first.
fn decisions(lang: Lang, view: &CaseView) -> Vec<Choice> {
    let all = view.case.decisions.iter().rev();
    all.map(|d| {
        let kind = words::code(lang, "decision-kind", d.kind.as_str());
        let day = words::date(lang, d.made_at.day());
        Choice::new(d.id.to_string(), format!("{day}: {kind} ({})", d.paragraph))
    })
    .collect()
}

/// Those who may complain: the parties on the day, and who was one when something was decided.
fn complainants(lang: Lang, view: &CaseView, on: Day) -> Vec<Choice> {
    let of = |on| parties(view.case.person, view.case.birth_on, &view.events, on);
    let mut all = of(on);
    for made in &view.case.decisions {
        let then = of(made.made_at.day());
        let new = |p: &Party| all.iter().all(|known| known.person != p.person);
        all.extend(then.into_iter().filter(new).collect::<Vec<_>>());
    }
    let choice = |p: &Party| Choice::new(p.person.to_string(), name_of(lang, view, p));
    all.iter().map(choice).collect()
}

/// The payload and the texts of what was typed, or what must be mended.
pub(super) fn build(app: &App, view: &CaseView, t: &Typed) -> Result<(Payload, Texts), Problem> {
    let mut texts = Texts::new();
    let family = Audience::Family;
    let payload: Payload = match t.one("step") {
        RECEIVED => {
            wanted(t, &mut texts, "complaint", family);
            received(app, view, t)?.into()
        }
        REASSESSED => {
            let complaint = t.choice("complaint_id")?;
            let reassessment = t.choice("reassessment")?;
            needed(t, &mut texts, "reasons", family)?;
            ComplaintReassessed {
                complaint,
                reassessment,
            }
            .into()
        }
        SENT_ON => ComplaintSentOn {
            complaint: t.choice("complaint_id")?,
        }
        .into(),
        DECIDED => {
            let complaint = t.choice("complaint_id")?;
            let appeal = t.choice("appeal")?;
            wanted(t, &mut texts, "reasons", family);
            ComplaintDecided { complaint, appeal }.into()
        }
        _ => return Err(Problem::new("step", "refused-choose")),
    };
    Ok((payload, texts))
}

fn received(app: &App, view: &CaseView, t: &Typed) -> Result<ComplaintReceived, Problem> {
    let decision: Option<ItemId> = match t.one("decision") {
        "" => None,
        _ => Some(t.choice("decision")?),
    };
    let stands = effective(&view.events);
    let committee = match decision {
        None => t.flag("committee"),
        Some(id) => {
            let made = stands.iter().find_map(|e| match &e.content.payload {
                Payload::DecisionMade(p) if p.decision == id => Some(p),
                _ => None,
            });
            let made = made.ok_or(Problem::new("decision", "refused-choose"))?;
            app.ruleset().is_committees(made)
        }
    };
    let by: Option<PersonId> = t.number("complained_by");
    Ok(ComplaintReceived {
        complaint: app.new_item(),
        decision,
        committee,
        by: by.filter(|person| view.names.contains_key(person)),
    })
}
