//! One template: its words to be edited, how it reads, and its versions.

use super::{Faults, drawn, given, typed_of};
use crate::i18n::Lang;
use crate::pages::done::Done;
use crate::pages::frame::{Area, Head, with_status};
use crate::pages::record::Typed;
use crate::pages::{errors, meanwhile, words};
use crate::site::Site;
use crate::ui::notice::section;
use crate::visitor::{Visitor, run};
use app::ruleset::Ruleset;
use app::template::{TemplateVersion, problems, version_of};
use app::{Deed, Error, Problem};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::template::Template;
use maud::{Markup, html};

/// The page.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Response {
    let opened = Answer {
        done: done.key(),
        ..Answer::default()
    };
    answer(&site, &visitor, &id, opened).await
}

/// Shows how it reads, or adopts it.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let mut again = Answer {
        typed: Some(typed.clone()),
        ..Answer::default()
    };
    if typed.one("do") == "preview" {
        return answer(&site, &visitor, &id, again).await;
    }
    let (actor, sent, of) = (visitor.actor.clone(), typed, id.clone());
    let adopted = run(&site, move |app| {
        actor.require(Deed::EditTemplates)?;
        let template = given(&sent).map_err(Error::Refused)?;
        let seen = Some(sent.one("seen")).filter(|seen| !seen.is_empty());
        app.change_template(&actor, &of, seen, &template)
    });
    match adopted.await {
        Ok(()) => {
            let to = format!("/templates/{id}?done=done-template");
            return Redirect::to(&to).into_response();
        }
        Err(Error::Refused(problems)) => again.problems = problems,
        Err(Error::Conflict) => again.is_late = true,
        Err(error) => return errors::page(visitor.lang, &error),
    }
    answer(&site, &visitor, &id, again).await
}

/// In what state the page is answered.
#[derive(Default)]
struct Answer {
    typed: Option<Typed>,
    problems: Vec<Problem>,
    done: Option<String>,
    /// Somebody else adopted another version meanwhile.
    is_late: bool,
}

async fn answer(site: &Site, visitor: &Visitor, id: &str, answer: Answer) -> Response {
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
    let is_shown = answer.typed.is_some();
    let typed = answer.typed.unwrap_or_else(|| typed_of(stands));
    let (mut wrong, version) = (answer.problems, version_of(stands));
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
    let status = match (answer.is_late, &*wrong) {
        (true, _) => StatusCode::CONFLICT,
        (false, []) => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let faults = Faults {
        problems: wrong,
        unknown,
    };
    let head = Head {
        title: stands.title.clone(),
        done: answer.done,
        ..Head::default()
    };
    let seen = meanwhile::seen(&typed, "seen", answer.is_late, &version);
    let here = format!("/templates/{id}");
    let mine = drawn(lang, (&here, Some(&seen)), &typed, &faults, is_shown);
    let content = html! {
        h1 { (stands.title) }
        p { a href="/templates" { (lang.t("templates-title")) } }
        @if answer.is_late { (meanwhile::both(lang, &standing(stands), &mine)) } @else { (mine) }
        (history(lang, &ruleset, &versions))
    };
    with_status(status, site, visitor, Area::Templates, head, &content)
}

/// What stands, for whoever comes late.
fn standing(stands: &Template) -> Markup {
    html! {
        p { strong { (stands.title) } }
        pre class="template-body" { (stands.body) }
    }
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
