//! Search: a case number leads straight to the case; a CPR number is only ever sent in the
//! body of a form, never in an address.

use crate::i18n::Lang;
use crate::pages::cases::{encoded, is_cpr};
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::form::{Field, Form as Shape, Submit, Width, form, submit_row, text};
use crate::ui::notice::{Empty, Notice, Tone, notice};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::Deed;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use maud::{Markup, html};
use serde::Deserialize;
use store::FoundPerson;

/// What was asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    /// Says that a CPR number was taken out of the address.
    cpr: Option<u8>,
}

/// What was found, or an empty field to search in.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Response {
    if is_cpr(&asked.q) {
        return Redirect::to("/search?cpr=1").into_response();
    }
    answer(
        &site,
        &visitor,
        asked.q.trim().to_owned(),
        asked.cpr.is_some(),
    )
    .await
}

/// The same for a form that was posted.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Form(asked): Form<Asked>,
) -> Response {
    if is_cpr(&asked.q) {
        return answer(&site, &visitor, asked.q.trim().to_owned(), false).await;
    }
    if let Err(error) = visitor.actor.require(Deed::SeeCases) {
        return errors::page(visitor.lang, &error);
    }
    Redirect::to(&format!("/search?q={}", encoded(asked.q.trim()))).into_response()
}

async fn answer(site: &Site, visitor: &Visitor, q: String, was_cpr: bool) -> Response {
    let lang = visitor.lang;
    let (actor, wanted) = (visitor.actor.clone(), q.clone());
    let loaded = run(site, move |app| {
        actor.require(Deed::SeeCases)?;
        Ok((app.search(&actor, &wanted)?, app.ruleset(), app.now()))
    });
    let (found, ruleset, now) = match loaded.await {
        Ok(loaded) => loaded,
        Err(error) => return errors::page(lang, &error),
    };
    // A number that is one case in reach is that case.
    if let (Ok(number), [only]) = (q.parse::<u32>(), found.as_slice())
        && only.number == Some(number)
    {
        return Redirect::to(&format!("/cases/{number}")).into_response();
    }
    let head = Head {
        title: lang.t("search-title"),
        thread: vec![
            thread::policy(lang, &ruleset),
            Knot::new(lang.t("nav-cases"), lang.t("search-title")).current(),
        ],
        ..Head::default()
    };
    // A CPR number is not written back into the page.
    let shown = if is_cpr(&q) { String::new() } else { q };
    let content = html! {
        (content(lang, &shown, was_cpr, &found, now))
        @if visitor.actor.may(Deed::BreakGlass) {
            p { a href="/glass" { (lang.t("glass-link")) } }
        }
    };
    page(site, visitor, Area::Cases, head, &content)
}

fn content(lang: Lang, q: &str, was_cpr: bool, found: &[FoundPerson], now: Moment) -> Markup {
    let field = Field::new("q", lang.t("search-field"))
        .value(q)
        .hint(lang.t("search-hint"));
    let shape = Shape {
        action: "/search".into(),
        label: Some(lang.t("search-title")),
        ..Shape::default()
    };
    html! {
        h1 { (lang.t("search-title")) }
        @if was_cpr {
            (notice(&Notice {
                tone: Tone::Info,
                title: lang.t("search-cpr-title"),
                text: lang.t("search-cpr-text"),
            }))
        }
        (form(&shape, &html! {
            (text(lang, &field, Width::Medium))
            (submit_row(&Submit { label: lang.t("search-button"), ..Submit::default() }))
        }))
        @if !q.is_empty() || !found.is_empty() { (results(lang, found, now)) }
    }
}

fn results(lang: Lang, found: &[FoundPerson], now: Moment) -> Markup {
    let rows = found
        .iter()
        .map(|person| {
            let who = words::full_child(lang, person.name.as_deref(), person.birth_on, now);
            Row::new(vec![
                html! { @match person.number {
                    Some(number) => a href={ "/cases/" (number) } { (who) },
                    None => (who),
                } },
                html! { (words::code(lang, "person", person.kind.as_str())) },
                html! { @match person.number { Some(number) => (number), None => (lang.t("search-no-case")) } },
            ])
        })
        .collect();
    table(
        lang,
        &Table {
            caption: lang.t_args("search-found", &[("n", found.len().into())]),
            show_caption: true,
            columns: vec![
                Column::new(lang.t("search-who")),
                Column::new(lang.t("search-what")),
                Column::number(lang.t("cases-number")),
            ],
            rows,
            empty: Empty {
                title: lang.t("search-empty-title"),
                text: lang.t("search-empty-text"),
                action: Some((lang.t("search-empty-action"), "/cases".to_owned())),
            },
        },
    )
}
