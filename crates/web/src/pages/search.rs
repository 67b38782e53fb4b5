//! Search: a case number leads straight to the case, a name to persons, words to the texts
//! they stand in. What was asked stands in no address but sealed, and a CPR number not even so.

mod texts;

use crate::i18n::Lang;
use crate::pages::cases::has_cpr;
use crate::pages::frame::{Area, Head, page};
use crate::pages::{errors, thread, words};
use crate::site::Site;
use crate::ui::form::{Field, Form as Shape, Submit, Width, form, submit_row, text};
use crate::ui::notice::{Empty, Notice, Tone, notice};
use crate::ui::table::{Column, Row, Table, table};
use crate::ui::thread::Knot;
use crate::visitor::{Visitor, run};
use app::ruleset::Ruleset;
use app::search::FoundInTexts;
use app::{Deed, Error};
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Moment;
use maud::{Markup, html};
use serde::Deserialize;
use std::sync::Arc;
use store::{FoundPerson, Page};

/// What the form says.
#[derive(Deserialize)]
pub struct Sent {
    #[serde(default)]
    q: String,
}

/// What the address says.
#[derive(Deserialize)]
pub struct Asked {
    /// The question, sealed.
    #[serde(default)]
    s: String,
    #[serde(default)]
    page: u32,
    /// A question in the clear, as an old bookmark may have it: looked at for a number only.
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
    if has_cpr(&asked.q) {
        return Redirect::to("/search?cpr=1").into_response();
    }
    let question = site.app.open_question(&visitor.actor, &asked.s);
    let asked = Question {
        q: question.unwrap_or_default(),
        sealed: asked.s,
        page: Page::nth(asked.page, texts::SIZE),
        was_cpr: asked.cpr.is_some(),
    };
    answer(&site, &visitor, asked).await
}

/// Takes what the form asks: a case in reach is opened, all else is answered under an address
/// in which nobody can read it.
pub async fn send(State(site): State<Site>, visitor: Visitor, Form(sent): Form<Sent>) -> Response {
    let q = sent.q.trim().to_owned();
    if has_cpr(&q) {
        return by_cpr(&site, &visitor, q).await;
    }
    let actor = visitor.actor.clone();
    let to = run(&site, move |app| {
        actor.require(Deed::SeeCases)?;
        // A number that is one case in reach is that case.
        if let Ok(number) = q.parse::<u32>() {
            let found = app.search(&actor, &q)?;
            if found.iter().any(|person| person.number == Some(number)) {
                return Ok(format!("/cases/{number}"));
            }
        }
        Ok::<_, Error>(format!("/search?s={}", app.seal_question(&actor, &q)?))
    });
    match to.await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Answers a question with a CPR number in it, which stands in no address.
pub(super) async fn by_cpr(site: &Site, visitor: &Visitor, q: String) -> Response {
    let asked = Question {
        q,
        sealed: String::new(),
        page: Page::first(texts::SIZE),
        was_cpr: false,
    };
    answer(site, visitor, asked).await
}

/// What is asked, and where the answer stands.
struct Question {
    q: String,
    sealed: String,
    page: Page,
    was_cpr: bool,
}

/// What was found.
struct Found {
    persons: Vec<FoundPerson>,
    texts: Option<FoundInTexts>,
    ruleset: Arc<Ruleset>,
    now: Moment,
}

async fn answer(site: &Site, visitor: &Visitor, asked: Question) -> Response {
    let lang = visitor.lang;
    let (actor, q, part) = (visitor.actor.clone(), asked.q.clone(), asked.page);
    let loaded = run(site, move |app| {
        actor.require(Deed::SeeCases)?;
        Ok(Found {
            persons: app.search(&actor, &q)?,
            texts: app.search_texts(&actor, &q, part)?,
            ruleset: app.ruleset(),
            now: app.now(),
        })
    });
    let found = match loaded.await {
        Ok(found) => found,
        Err(error) => return errors::page(lang, &error),
    };
    let head = Head {
        title: lang.t("search-title"),
        thread: vec![
            thread::policy(lang, &found.ruleset),
            Knot::new(lang.t("nav-cases"), lang.t("search-title")).current(),
        ],
        ..Head::default()
    };
    let content = html! {
        (content(lang, &asked, &found))
        @if visitor.actor.may(Deed::BreakGlass) {
            p { a href="/glass" { (lang.t("glass-link")) } }
        }
    };
    page(site, visitor, Area::Cases, head, &content)
}

fn content(lang: Lang, asked: &Question, found: &Found) -> Markup {
    let is_cpr = has_cpr(&asked.q);
    // A CPR number is not written back into the page.
    let field = Field::new("q", lang.t("search-field"))
        .value(if is_cpr { "" } else { &asked.q })
        .hint(lang.t("search-hint"));
    let shape = Shape {
        action: "/search".into(),
        label: Some(lang.t("search-title")),
        ..Shape::default()
    };
    let address = |page: u32| format!("/search?s={}&page={page}", asked.sealed);
    let has_texts = found
        .texts
        .as_ref()
        .is_some_and(|t| t.found.cases.total > 0);
    html! {
        h1 { (lang.t("search-title")) }
        @if asked.was_cpr {
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
        @if !asked.q.is_empty() {
            @if found.persons.is_empty() && has_texts {
                p class="found-nobody" { (lang.t("search-nobody")) }
            } @else {
                (results(lang, &found.persons, found.now))
            }
            @if !is_cpr && asked.q.parse::<u32>().is_err() {
                (texts::texts(lang, &found.ruleset, found.texts.as_ref(), asked.page, found.now, &address))
            }
        }
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
