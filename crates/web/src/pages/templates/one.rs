//! One template: its words to be edited, how it reads, and its versions.

use super::{Faults, drawn, given, typed_of};
use crate::i18n::Lang;
use crate::pages::account::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::notice::section;
use crate::visitor::{Visitor, run};
use app::ruleset::Ruleset;
use app::template::{TemplateVersion, problems};
use app::{Deed, Error};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    answer(&site, &visitor, &id, None, done.key()).await
}

/// Shows how it reads, or adopts it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    if typed.one("do") == "preview" {
        return answer(&site, &visitor, &id, Some((typed, Vec::new())), None).await;
    }
    let (actor, sent, of) = (visitor.actor.clone(), typed.clone(), id.clone());
    let adopted = run(&site, move |app| {
        actor.require(Deed::EditTemplates)?;
        let template = given(&sent).map_err(Error::Refused)?;
        app.adopt_template(&actor, Some(&of), &template)
    });
    match adopted.await {
        Ok(id) => Redirect::to(&format!("/templates/{id}?done=done-template")).into_response(),
        Err(Error::Refused(problems)) => {
            answer(&site, &visitor, &id, Some((typed, problems)), None).await
        }
        Err(error) => errors::page(visitor.lang, &error),
    }
}

async fn answer(
    site: &Site,
    visitor: &Visitor,
    id: &str,
    sent: Option<(Typed, Vec<app::Problem>)>,
    done: Option<String>,
) -> Response {
    let lang = visitor.lang;
    let (actor, of) = (visitor.actor.clone(), id.to_owned());
    let versions = match run(site, move |app| app.template_versions(&actor, &of)).await {
        Ok(versions) => versions,
        Err(error) => return errors::page(lang, &error),
    };
    let ruleset = site.app.ruleset();
    let Some(stands) = ruleset.templates.get(id) else {
        return errors::page(lang, &Error::NotFound);
    };
    let is_shown = sent.is_some();
    let (typed, mut wrong) = sent.unwrap_or_else(|| (typed_of(stands), Vec::new()));
    let unknown = match given(&typed) {
        Ok(template) => {
            let (found, unknown) = problems(&template);
            wrong.extend(
                found
                    .into_iter()
                    .filter(|p| p.message == "refused-template-field"),
            );
            unknown
        }
        Err(_) => Vec::new(),
    };
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
        title: stands.title.clone(),
        done,
        ..Head::default()
    };
    let content = html! {
        h1 { (stands.title) }
        p { a href="/templates" { (lang.t("templates-title")) } }
        (drawn(lang, &format!("/templates/{id}"), &typed, &faults, is_shown))
        (history(lang, &ruleset, &versions))
    };
    with_status(status, site, visitor, Area::Templates, head, &content)
}

fn history(lang: Lang, ruleset: &Ruleset, versions: &[TemplateVersion]) -> Markup {
    let by = |version: &TemplateVersion| {
        let name = ruleset.worker_name(version.by);
        if name.is_empty() {
            lang.t("template-by-program")
        } else {
            name.to_owned()
        }
    };
    section(
        "versions",
        &lang.t("template-versions"),
        Some(&versions.len().to_string()),
        &html! {
            @for version in versions { details {
                summary { (words::moment(lang, version.at)) ", " (by(version)) }
                p { strong { (version.template.title) } }
                pre class="template-body" { (version.template.body) }
            } }
        },
    )
}
