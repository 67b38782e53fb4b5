//! The code of the second factor: after the password, and before moving to another telephone.

use crate::i18n::Lang;
use crate::pages::errors;
use crate::pages::login::{opened_to, outside, retry_after, wait_words};
use crate::pages::record::Typed;
use crate::site::Site;
use crate::ui::form::{Field, Form as Shape, Submit, Width, error_summary, form, submit_row, text};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Entrant, run};
use app::account::Entry;
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::Pending;

/// The form.
pub async fn show(State(site): State<Site>, entrant: Entrant) -> Response {
    if entrant.inside.pending != Some(Pending::Code) {
        return Redirect::to("/").into_response();
    }
    page(&site, &entrant, StatusCode::OK, None, None)
}

/// Takes the code.
pub async fn send(
    State(site): State<Site>,
    entrant: Entrant,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (token, origin) = (entrant.token.clone(), entrant.origin.clone());
    let code = typed.one("code").to_owned();
    let lang = entrant.lang;
    match run(&site, move |app| app.give_code(&token, &code, &origin)).await {
        Ok(Entry::In(opened)) => opened_to(&site, &opened, "/"),
        Ok(Entry::Wrong) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&site, &entrant, status, Some(lang.t("code-wrong")), None)
        }
        Ok(Entry::Wait(seconds)) => {
            let words = wait_words(lang, seconds);
            let status = StatusCode::TOO_MANY_REQUESTS;
            retry_after(page(&site, &entrant, status, None, Some(words)), seconds)
        }
        Err(error) => errors::page(lang, &error),
    }
}

fn page(
    site: &Site,
    entrant: &Entrant,
    status: StatusCode,
    error: Option<String>,
    wait: Option<String>,
) -> Response {
    let lang = entrant.lang;
    let content = html! {
        h1 { (lang.t("code-title")) }
        p { (lang.t("code-words")) }
        @if let Some(words) = wait { (notice(&Notice::new(Tone::Error, words))) }
        (fields(lang, error))
        p { (lang.t("code-lost")) }
    };
    outside(site, lang, &entrant.here, status, "code-title", &content)
}

/// The form for a code.
pub fn fields(lang: Lang, error: Option<String>) -> Markup {
    let code = Field::new("code", lang.t("code-label"))
        .hint(lang.t("code-hint"))
        .error(error)
        .autocomplete("one-time-code");
    let shape = Shape {
        action: "/login/code".into(),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&code]))
            (text(lang, &code, Width::Medium))
            (submit_row(&Submit { label: lang.t("code-do"), ..Submit::default() }))
        },
    )
}
