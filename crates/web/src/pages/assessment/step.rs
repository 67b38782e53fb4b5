//! The forms of the workroom, one for each step: each opens with what is known, comes back with
//! what was typed, and leads back to the workroom.

use crate::i18n::Lang;
use crate::pages::case_form::{Answer, CaseForm, Ready, answer, at_now};
use crate::pages::errors;
use crate::pages::record::{Input, Maker, Typed, moment_of};
use crate::site::Site;
use crate::ui::form::Field;
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Visitor, run};
use app::case::CaseView;
use app::form_draft::{AssessmentStep, Place};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::assessment::{Assessments, Work};
use domain::correction::effective;
use domain::{Moment, Payload, Texts};
use maud::{Markup, html};

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

/// The form of a step.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, step)): Path<(u32, String)>,
    Query(asked): Query<Pairs>,
) -> Response {
    let asked = Typed::from(asked);
    form(&site, &visitor, number, &step, &asked, Answer::opened()).await
}

/// Records a step.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path((number, step)): Path<(u32, String)>,
    Form(pairs): Form<Pairs>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given, word) = (visitor.actor.clone(), typed.clone(), step.clone());
    let recorded = run(&site, move |app| record(app, &actor, number, &word, &given)).await;
    let Err(error) = recorded else {
        let to = format!("/cases/{number}/assessment?done=done-recorded");
        return Redirect::to(&to).into_response();
    };
    match Answer::back(error, typed) {
        Ok(back) => form(&site, &visitor, number, &step, &Typed::default(), back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn form(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    word: &str,
    asked: &Typed,
    state: Answer,
) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(lang, &error);
    }
    let Some(step) = AssessmentStep::at(word) else {
        return errors::page(lang, &Error::NotFound);
    };
    let of = CaseForm {
        number,
        place: Place::Assessment(number, step),
        what: "assessment",
        title: lang.t(&format!("step-{word}")),
        submit: lang.t(&format!("step-{word}-submit")),
    };
    let first = |view: &CaseView, now| first(lang, step, view, now, asked);
    answer(site, visitor, of, state, first, |ready| inputs(step, ready)).await
}

/// What stands in a form when it opens.
fn first(lang: Lang, step: AssessmentStep, view: &CaseView, now: Moment, asked: &Typed) -> Typed {
    let mut typed = at_now(now);
    let all = Assessments::of(&effective(&view.events));
    let Some(work) = all.open() else {
        return typed;
    };
    match step {
        AssessmentStep::Focus => focus::first(work, &mut typed),
        AssessmentStep::Source => source::first(work, view, now, asked, &mut typed),
        AssessmentStep::Consent => consent::first(view, now, asked, &mut typed),
        AssessmentStep::Contribution => contribution::first(work, asked, &mut typed),
        AssessmentStep::Sibling => sibling::first(work, asked, &mut typed),
        AssessmentStep::Preliminary => ending::first_preliminary(lang, work, &mut typed),
        AssessmentStep::Complete => ending::first(lang, work, &mut typed),
    }
    typed
}

fn inputs(step: AssessmentStep, ready: &Ready<'_>) -> Vec<Input> {
    let make = Maker {
        lang: ready.lang,
        typed: ready.typed,
        problems: ready.problems,
    };
    let all = Assessments::of(&effective(&ready.view.events));
    let Some(work) = all.open() else {
        let none = Notice::new(Tone::Warning, ready.lang.t("refused-no-open-assessment"));
        return vec![shown(notice(&none))];
    };
    match step {
        AssessmentStep::Focus => focus::inputs(&make, work),
        AssessmentStep::Source => source::inputs(&make, ready),
        AssessmentStep::Consent => consent::inputs(&make, ready, work),
        AssessmentStep::Contribution => contribution::inputs(&make, work),
        AssessmentStep::Sibling => sibling::inputs(&make, ready),
        AssessmentStep::Preliminary => ending::preliminary_inputs(&make, work),
        AssessmentStep::Complete => ending::inputs(&make, work),
    }
}

/// Something in a form that is no field.
fn shown(markup: Markup) -> Input {
    Input {
        field: Field::default(),
        markup,
    }
}

/// A field that is sent and not seen.
fn kept(name: &str, value: &str) -> Input {
    shown(html! { (crate::ui::form::hidden(name, value)) })
}

/// What a step is recorded from.
struct Given<'g, 'e> {
    app: &'g App,
    view: &'g CaseView,
    work: &'g Work<'e>,
    typed: &'g Typed,
}

fn record(app: &App, actor: &Actor, number: u32, word: &str, t: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let step = AssessmentStep::at(word).ok_or(Error::NotFound)?;
    let view = app.view_case(actor, number, "assessment")?;
    let all = Assessments::of(&effective(&view.events));
    let Some(work) = all.open() else {
        return Err(Error::refused("assessment", "refused-no-open-assessment"));
    };
    let given = Given {
        app,
        view: &view,
        work,
        typed: t,
    };
    let mut problems = Vec::new();
    let at = moment_of(t, "at").map_err(|problem| problems.push(problem));
    let made = match step {
        AssessmentStep::Focus => focus::acts(&given),
        AssessmentStep::Source => source::acts(&given),
        AssessmentStep::Consent => consent::acts(&given),
        AssessmentStep::Contribution => contribution::acts(&given),
        AssessmentStep::Sibling => sibling::acts(&given),
        AssessmentStep::Preliminary => ending::preliminary_acts(&given),
        AssessmentStep::Complete => ending::acts(&given),
    };
    let acts = made.map_err(|found: Vec<Problem>| problems.extend(found));
    let (Ok(at), Ok(acts)) = (at, acts) else {
        return Err(Error::Refused(problems));
    };
    app.record_together(actor, number, t.number("seen"), at, acts)?;
    app.drop_draft(actor, &Place::Assessment(number, step))
}

/// The problem that a text is missing, if it is.
fn needs(typed: &Typed, name: &'static str) -> Option<Problem> {
    let is_empty = typed.one(name).is_empty();
    is_empty.then(|| Problem::new(name, "refused-empty"))
}
