//! A new template.

use super::{Faults, drawn, given};
use crate::pages::errors;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::site::Site;
use crate::visitor::{Visitor, run};
use app::template::problems;
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

/// The form.
pub async fn show(State(site): State<Site>, visitor: Visitor) -> Response {
    let mut typed = Typed::default();
    typed.set("language", "da");
    typed.set("kind", "letter");
    answer(&site, &visitor, &typed, Vec::new(), false)
}

/// Shows how it reads, or adopts it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    if typed.one("do") == "preview" {
        return answer(&site, &visitor, &typed, Vec::new(), true);
    }
    let (actor, sent) = (visitor.actor.clone(), typed.clone());
    let adopted = run(&site, move |app| {
        actor.require(Deed::EditTemplates)?;
        let template = given(&sent).map_err(Error::Refused)?;
        app.add_template(&actor, &template)
    });
    match adopted.await {
        Ok(id) => Redirect::to(&format!("/templates/{id}?done=done-template")).into_response(),
        Err(Error::Refused(problems)) => answer(&site, &visitor, &typed, problems, false),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

fn answer(
    site: &Site,
    visitor: &Visitor,
    typed: &Typed,
    mut wrong: Vec<Problem>,
    is_shown: bool,
) -> Response {
    let lang = visitor.lang;
    if let Err(error) = visitor.actor.require(Deed::EditTemplates) {
        return errors::page(lang, &error);
    }
    let mut unknown = Vec::new();
    if let (true, Ok(template)) = (is_shown || !wrong.is_empty(), given(typed)) {
        let (found, names) = problems(&template);
        let is_new = |p: &Problem| wrong.iter().all(|w| w.field != p.field);
        let found: Vec<Problem> = found.into_iter().filter(is_new).collect();
        wrong.extend(found);
        unknown = names;
    }
    let status = if wrong.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let faults = Faults {
        problems: wrong,
        unknown,
    };
    let head = Head {
        title: lang.t("templates-add"),
        ..Head::default()
    };
    let content = html! {
        h1 { (lang.t("templates-add")) }
        p { a href="/templates" { (lang.t("templates-title")) } }
        (drawn(lang, ("/templates/new", None), typed, &faults, is_shown))
    };
    with_status(status, site, visitor, Area::Templates, head, &content)
}
