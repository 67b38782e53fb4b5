//! Making a decision: first what is to be decided, then the paragraph, terms and words, with
//! what the case already knows beside them.

use crate::i18n::Lang;
use crate::pages::case_form::{self, CaseForm, OF};
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::loaded::{Loaded, load};
use crate::pages::record::Typed;
use crate::pages::{drafts, errors, thread, words};
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::form_draft::Place;
use app::{Actor, App, Deed, Error};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::DecisionKind;
use domain::id::ItemId;
use maud::{Markup, html};
use serde::Deserialize;

mod build;
mod fields;
pub(in crate::pages) mod heard;
pub(in crate::pages) mod known;

/// What the address may say: the kind chosen in the first step.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    kind: String,
    /// The partial case that a link from it decides on.
    #[serde(default)]
    partial: String,
    done: Option<String>,
}

/// The first step, or the form of the kind asked for or drafted.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Query(asked): Query<Asked>,
) -> Response {
    if let Err(error) = visitor.actor.require(Deed::RecordInCase) {
        return errors::page(visitor.lang, &error);
    }
    let kind = match asked.kind.parse() {
        Ok(kind) => Some(kind),
        Err(_) => match drafted(&site, &visitor, number).await {
            Ok(kind) => kind,
            Err(error) => return errors::page(visitor.lang, &error),
        },
    };
    let opened = case_form::Answer {
        done: asked.done,
        ..case_form::Answer::opened()
    };
    match kind {
        Some(kind) => {
            let of = (kind, asked.partial.parse().ok());
            form(&site, &visitor, number, of, opened).await
        }
        None => first(&site, &visitor, number, opened).await,
    }
}

/// The kind of decision that the actor has a draft of, the latest of several.
async fn drafted(
    site: &Site,
    visitor: &Visitor,
    number: u32,
) -> Result<Option<DecisionKind>, Error> {
    let actor = visitor.actor.clone();
    let drafts = run(site, move |app| app.drafts(&actor)).await?;
    Ok(drafts.into_iter().find_map(|(place, _)| match place {
        Place::Decide(of, kind) if of == number => kind,
        _ => None,
    }))
}

/// Decides, or puts the decision before whoever may make it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(number): Path<u32>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (actor, given) = (visitor.actor.clone(), typed.clone());
    let error = match run(&site, move |app| decide(app, &actor, number, &given)).await {
        Ok((decision, done)) => {
            let to = format!("/cases/{number}/decisions/{decision}?done={done}");
            return Redirect::to(&to).into_response();
        }
        Err(error) => error,
    };
    let kind = typed.one(OF).parse().ok();
    match (case_form::Answer::back(error, typed), kind) {
        (Ok(answer), Some(kind)) => form(&site, &visitor, number, (kind, None), answer).await,
        (Ok(answer), None) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            let answer = case_form::Answer { status, ..answer };
            first(&site, &visitor, number, answer).await
        }
        (Err(error), _) => errors::page(visitor.lang, &error),
    }
}

/// The decision, and the key of what is said about it: made, or put before somebody.
fn decide(app: &App, actor: &Actor, number: u32, typed: &Typed) -> Result<(String, String), Error> {
    actor.require(Deed::RecordInCase)?;
    let view = app.view_case(actor, number, "decide")?;
    let built = build::decision(app, &view, typed).map_err(Error::Refused)?;
    let decision = built.made.decision.to_string();
    let seen = typed.number("seen");
    let waits_for = app.decide(actor, number, seen, built.at, built.made, built.texts)?;
    let form = Place::Decide(number, None);
    app.drop_draft(actor, &drafts::place(form, typed))?;
    let done = waits_for.map_or_else(
        || "done-decided".to_owned(),
        |whose| format!("done-proposed-{}", whose.as_str().replace('_', "-")),
    );
    Ok((decision, done))
}

/// What is to be decided.
async fn first(site: &Site, visitor: &Visitor, number: u32, answer: case_form::Answer) -> Response {
    let lang = visitor.lang;
    let loaded = match load(site, visitor, number, "decide").await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("decide-title"),
        thread: thread::for_case(lang, &loaded.ruleset, &loaded.counts, number),
        done: words::done(answer.done),
        ..Head::default()
    };
    let content = kinds(lang, &loaded, number);
    with_status(answer.status, site, visitor, Area::Cases, head, &content)
}

fn kinds(lang: Lang, loaded: &Loaded, number: u32) -> Markup {
    let case = &loaded.view.case;
    let name = loaded.view.names.get(&case.person);
    html! {
        h1 { (lang.t("decide-title")) }
        p { a href={ "/cases/" (number) } {
            (words::child_of(lang, name.and_then(|n| n.name.as_deref()), case, loaded.now))
            " · " (lang.t("case")) " " (number)
        } }
        h2 { (lang.t("decide-what")) }
        ul class="bullets" { @for kind in DecisionKind::ALL.iter().filter(|kind| kind.fits(case, loaded.now)) {
            li { a href={ "/cases/" (number) "/decide?kind=" (kind) } {
                (words::code(lang, "decision-kind", kind.as_str()))
            } }
        } }
    }
}

/// The form of one kind.
async fn form(
    site: &Site,
    visitor: &Visitor,
    number: u32,
    (kind, partial): (DecisionKind, Option<ItemId>),
    state: case_form::Answer,
) -> Response {
    let lang = visitor.lang;
    let of = CaseForm {
        number,
        place: Place::Decide(number, None),
        what: "decide",
        title: format!(
            "{}: {}",
            lang.t("decide-title"),
            words::code(lang, "decision-kind", kind.as_str())
        ),
        submit: lang.t("decide-submit"),
    };
    case_form::answer(
        site,
        visitor,
        of,
        state,
        |view, now| known::opening((view, now), kind, partial).with(OF, kind.as_str()),
        |ready| fields::of(ready, number, kind),
    )
    .await
}
