//! The complaints of a case: over which decision, by whom and whether in time; what the
//! municipality made of it when it looked again, when it was sent on, and what Ankestyrelsen
//! decided. The next step of each is a short form on the page.

use crate::i18n::Lang;
use crate::pages::case_form::{Answer, at_now};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::loaded::{Loaded, load};
use crate::pages::record::{Typed, moment_of};
use crate::pages::{errors, recorded, thread, words};
use crate::site::Site;
use crate::ui::notice::{Empty, empty};
use crate::visitor::{Visitor, run};
use app::{Actor, App, Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::correction::effective;
use maud::{Markup, html};
use serde::Deserialize;

mod forms;
pub mod list;
mod one;
mod told;

pub(super) use one::{over_decision, short};
use told::Told;

/// What the address may carry: what was done, and which step of which complaint is meant, or
/// the decision that a new one is over.
#[derive(Default, Deserialize)]
pub struct Asked {
    done: Option<String>,
    #[serde(default)]
    step: String,
    #[serde(default)]
    complaint: String,
    #[serde(default)]
    decision: String,
}

/// Where a step of a complaint, or the complaint over a decision, is recorded.
pub(super) fn href(number: u32, kind: &str) -> String {
    format!("/cases/{number}/complaints?step={kind}#step")
}

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&site, &visitor, number, asked, Answer::opened()).await
}

/// Records the step that was typed.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let recorded = run(&site, move |app| record(app, &actor, number, &given)).await;
    let Err(error) = recorded else {
        let to = format!("/cases/{number}/complaints?done=done-recorded");
        return Redirect::to(&to).into_response();
    };
    let asked = Asked {
        step: typed.one("step").to_owned(),
        ..Asked::default()
    };
    match Answer::back(error, typed) {
        Ok(back) => answer(&site, &visitor, number, asked, back).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn record(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<(), Error> {
    actor.require(Deed::RecordInCase)?;
    let view = app.view_case(actor, number, "complaints")?;
    let at = moment_of(typed, "at");
    let built = forms::build(app, &view, typed);
    let mut problems: Vec<Problem> = at.as_ref().err().cloned().into_iter().collect();
    problems.extend(built.as_ref().err().cloned());
    match (at, built) {
        (Ok(at), Ok((payload, texts))) => {
            app.record_in_case(actor, number, typed.number("seen"), at, payload, texts)
        }
        _ => Err(Error::Refused(problems)),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    mut asked: Asked,
    answer: Answer,
) -> Response {
    let lang = visitor.lang;
    let loaded = match load(site, visitor, number, "complaints").await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("complaints-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: words::done(asked.done.take()),
        ..Head::default()
    };
    let may_record = visitor.actor.may(Deed::RecordInCase);
    let status = answer.status;
    let content = content(lang, &loaded, number, may_record, &asked, answer);
    with_status(status, site, visitor, Area::Cases, head, &content)
}

/// What the parts of the page are drawn from.
struct Of<'a> {
    lang: Lang,
    loaded: &'a Loaded,
    number: u32,
    may_record: bool,
}

fn content(
    lang: Lang,
    loaded: &Loaded,
    number: u32,
    may_record: bool,
    asked: &Asked,
    answer: Answer,
) -> Markup {
    let Loaded { view, now, .. } = loaded;
    let case = &view.case;
    let stands = effective(&view.events);
    let all = Told::all(view, &stands);
    let who = view.names.get(&case.person);
    let name = who.and_then(|n| n.name.as_deref());
    let of = Of {
        lang,
        loaded,
        number,
        may_record,
    };
    html! {
        h1 { (lang.t("complaints-title")) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, name, case, *now)) " · " (lang.t("case")) " " (number)
        } }
        @if all.is_empty() {
            (empty(&Empty {
                title: lang.t("complaints-none"),
                text: lang.t("complaints-none-text"),
                action: None,
            }))
        }
        @for told in &all { (one::of(&of, told)) }
        @if may_record { (step(&of, &all, asked, answer)) }
        (recorded::of(lang, &loaded.ruleset, &view.events, number, recorded::of_complaints))
    }
}

/// The form of one step.
fn step(of: &Of<'_>, all: &[Told<'_>], asked: &Asked, answer: Answer) -> Markup {
    let lang = of.lang;
    let kind = forms::kind(&asked.step, all);
    let is_late = answer.is_late();
    let typed = answer.typed.unwrap_or_else(|| {
        let mut typed = at_now(of.loaded.now);
        typed.set("complaint_id", asked.complaint.as_str());
        typed.set("decision", asked.decision.as_str());
        typed
    });
    html! {
        section class="section no-print" aria-labelledby="step" {
            h2 id="step" { (words::code(lang, "record", kind)) }
            p class="weak" { (words::code(lang, "hint", kind)) }
            (forms::form(of, kind, all, &typed, &answer.problems, is_late))
            @if kind != forms::RECEIVED {
                p { a href=(href(of.number, forms::RECEIVED)) { (words::code(lang, "record", forms::RECEIVED)) } }
            }
        }
    }
}
