//! The forms of the workrooms, one for each step: each opens with what is known, comes back with
//! what was typed, and leads back to the workroom.

use crate::i18n::Lang;
use crate::pages::case_form::{Answer, CaseForm, Ready, answer, at_now};
use crate::pages::record::{Input, Maker, Typed, moment_of};
use crate::pages::{drafts, errors};
use crate::site::Site;
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::{Place, WorkStep};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::assessment::{Assessments, Work, WorkKind};
use domain::correction::effective;
use domain::{Moment, Payload, Texts};
use maud::html;

mod consent;
mod contribution;
mod ending;
mod focus;
mod sibling;
mod source;

/// What an address or a form says.
type Pairs = Vec<(String, String)>;

/// What is recorded together.
type Acts = Vec<(Payload, Texts)>;

/// Which form it is: of which work, in which case, which step of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::pages) struct Of {
    pub kind: WorkKind,
    pub number: u32,
    pub step: String,
}

/// The form of a step of the assessment.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, step)): Path<(u32, String)>,
    Query(asked): Query<Pairs>,
) -> Response {
    let kind = WorkKind::Assessment;
    opened(&site, &visitor, &Of { kind, number, step }, asked).await
}

/// Records a step of the assessment.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, step)): Path<(u32, String)>,
    Form(pairs): Form<Pairs>,
) -> Response {
    let kind = WorkKind::Assessment;
    sent(&site, &visitor, Of { kind, number, step }, pairs).await
}

/// The form of a step.
pub(in crate::pages) async fn opened(
    site: &Site,
    visitor: &Visitor,
    of: &Of,
    asked: Pairs,
) -> Response {
    form(site, visitor, of, &Typed::from(asked), Answer::opened()).await
}

/// Records a step.
pub(in crate::pages) async fn sent(
    site: &Site,
    visitor: &Visitor,
    of: Of,
    pairs: Pairs,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given, form_of) = (visitor.actor.clone(), typed.clone(), of.clone());
    let recorded = run(site, move |app| record(app, &actor, &form_of, &given)).await;
    let Err(error) = recorded else {
        let (number, kind) = (of.number, of.kind.as_str());
        let to = format!("/cases/{number}/{kind}?done=done-recorded");
        return Redirect::to(&to).into_response();
    };
    match Answer::back(error, typed) {
        Ok(back) => form(site, visitor, &of, &Typed::default(), back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// What the form of a step is called; the word on its button is the same with `-submit`.
pub(in crate::pages) fn title(kind: WorkKind, step: WorkStep) -> String {
    let own = match (kind, step) {
        (WorkKind::Clarification, WorkStep::Focus | WorkStep::Complete) => "-clarification",
        _ => "",
    };
    format!("step-{}{own}", step.as_str())
}

async fn form(site: &Site, visitor: &Visitor, of: &Of, asked: &Typed, state: Answer) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(lang, &error);
    }
    let (kind, number) = (of.kind, of.number);
    let Some(step) = WorkStep::at(kind, &of.step) else {
        return errors::page(lang, &Error::NotFound);
    };
    let title = title(kind, step);
    let of = CaseForm {
        number,
        place: Place::Work(kind, number, step, None),
        what: kind.as_str(),
        title: lang.t(&title),
        submit: lang.t(&format!("{title}-submit")),
    };
    let first = |view: &CaseView, now| first(lang, (kind, step), view, now, asked);
    let inputs = |ready: &Ready<'_>| inputs((kind, step), ready);
    answer(site, visitor, of, state, first, inputs).await
}

/// What stands in a form when it opens.
fn first(
    lang: Lang,
    (kind, step): (WorkKind, WorkStep),
    view: &CaseView,
    now: Moment,
    asked: &Typed,
) -> Typed {
    let mut typed = at_now(now);
    let all = Assessments::of(&effective(&view.events));
    let Some(work) = all.open(kind) else {
        return typed;
    };
    match step {
        WorkStep::Focus => focus::first(work, &mut typed),
        WorkStep::Source => source::first(work, view, now, asked, &mut typed),
        WorkStep::Consent => consent::first(view, now, asked, &mut typed),
        WorkStep::Contribution => contribution::first(work, asked, &mut typed),
        WorkStep::Sibling => sibling::first(work, asked, &mut typed),
        WorkStep::Preliminary => ending::first_preliminary(lang, work, &mut typed),
        WorkStep::Complete => ending::first(lang, work, &mut typed),
    }
    typed
}

fn inputs((kind, step): (WorkKind, WorkStep), ready: &Ready<'_>) -> Vec<Input> {
    let make = Maker {
        lang: ready.lang,
        typed: ready.typed,
        problems: ready.problems,
    };
    let all = Assessments::of(&effective(&ready.view.events));
    let Some(work) = all.open(kind) else {
        let none = Notice::new(Tone::Warning, ready.lang.t(none_open(kind)));
        return vec![Input::shown(notice(&none))];
    };
    match step {
        WorkStep::Focus => focus::inputs(&make, work),
        WorkStep::Source => source::inputs(&make, ready),
        WorkStep::Consent => consent::inputs(&make, ready, work),
        WorkStep::Contribution => contribution::inputs(&make, work),
        WorkStep::Sibling => sibling::inputs(&make, ready),
        WorkStep::Preliminary => ending::preliminary_inputs(&make, work),
        WorkStep::Complete => ending::inputs(&make, work, ready),
    }
}

/// A field that is sent and not seen.
fn kept(name: &str, value: &str) -> Input {
    Input::shown(html! { (crate::ui::form::hidden(name, value)) })
}

/// What a step is recorded from.
struct Given<'g, 'e> {
    app: &'g App,
    view: &'g CaseView,
    work: &'g Work<'e>,
    typed: &'g Typed,
}

/// What is said where no such work goes on.
const fn none_open(kind: WorkKind) -> &'static str {
    match kind {
        WorkKind::Clarification => "refused-no-open-clarification",
        WorkKind::Assessment => "refused-no-open-assessment",
    }
}

fn record(app: &App, actor: &Actor, of: &Of, t: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let (kind, number) = (of.kind, of.number);
    let step = WorkStep::at(kind, &of.step).ok_or(Error::NotFound)?;
    let view = app.view_case(actor, number, kind.as_str())?;
    let all = Assessments::of(&effective(&view.events));
    let Some(open) = all.open(kind) else {
        return Err(Error::refused(kind.as_str(), none_open(kind)));
    };
    let given = Given {
        app,
        view: &view,
        work: open,
        typed: t,
    };
    let mut problems = Vec::new();
    let at = moment_of(t, "at").map_err(|problem| problems.push(problem));
    let made = match step {
        WorkStep::Focus => focus::acts(&given),
        WorkStep::Source => source::acts(&given),
        WorkStep::Consent => consent::acts(&given),
        WorkStep::Contribution => contribution::acts(&given),
        WorkStep::Sibling => sibling::acts(&given),
        WorkStep::Preliminary => ending::preliminary_acts(&given),
        WorkStep::Complete => ending::acts(&given),
    };
    let acts = made.map_err(|found: Vec<Problem>| problems.extend(found));
    let (Ok(at), Ok(acts)) = (at, acts) else {
        return Err(Error::Refused(problems));
    };
    app.record_together(actor, number, t.number("seen"), at, acts)?;
    let form = Place::Work(kind, number, step, None);
    app.drop_draft(actor, &drafts::place(form, t))
}

/// The problem that a text is missing, if it is.
fn needs(typed: &Typed, name: &'static str) -> Option<Problem> {
    let is_empty = typed.one(name).is_empty();
    is_empty.then(|| Problem::new(name, "refused-empty"))
}
