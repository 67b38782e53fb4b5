//! What a person sees when something cannot be shown or done; never the chain of causes.

use crate::i18n::Lang;
use crate::observe::incident;
use crate::pages::words;
use crate::ui::layout::{Page, plain_layout};
use crate::visitor::Guest;
use app::Error;
use axum::extract::Request;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use domain::case::Erasure;
use maud::html;
use std::any::Any;

/// The answer to an address that leads nowhere.
pub async fn unknown(guest: Guest) -> Response {
    page(guest.lang, &Error::NotFound)
}

/// The page for an error; what went wrong inside is logged once under an incident number.
pub fn page(lang: Lang, error: &Error) -> Response {
    let (status, key) = match error {
        Error::NotFound => (StatusCode::NOT_FOUND, "error-not-found"),
        Error::Erased(_) => (StatusCode::GONE, "error-erased"),
        Error::Forbidden => (StatusCode::FORBIDDEN, "error-forbidden"),
        Error::Conflict => (StatusCode::CONFLICT, "error-conflict"),
        Error::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "error-refused"),
        Error::Service(_) => (StatusCode::BAD_GATEWAY, "error-service"),
        Error::Rules(_)
        | Error::Damaged(_)
        | Error::Secret(_)
        | Error::File(_)
        | Error::Store(_) => (StatusCode::INTERNAL_SERVER_ERROR, "error-inside"),
    };
    if status.is_server_error() {
        tracing::error!(%error, "a page failed");
    }
    match error {
        Error::Erased(Some(erasure)) => in_these(lang, status, key, &erased_on(lang, *erasure)),
        _ => with_words(lang, status, key),
    }
}

/// When and on what ground somebody was erased: all that is known of them.
fn erased_on(lang: Lang, erasure: Erasure) -> String {
    let date = words::date(lang, erasure.at.day());
    let ground = words::code(lang, "erasure-ground", erasure.ground.as_str());
    let said = [("date", date.into()), ("ground", ground.into())];
    lang.t_args("error-erased-on", &said)
}

fn with_words(lang: Lang, status: StatusCode, key: &str) -> Response {
    in_these(lang, status, key, &lang.t(&format!("{key}-words")))
}

fn in_these(lang: Lang, status: StatusCode, key: &str, said: &str) -> Response {
    let frame = Page {
        lang,
        title: lang.t(&format!("{key}-title")),
        municipality: String::new(),
        ..Page::default()
    };
    let incident = incident().filter(|_| status.is_server_error());
    let content = html! {
        h1 { (lang.t(&format!("{key}-title"))) }
        p { (said) }
        @if let Some(id) = incident { p { (lang.t("error-incident")) " " code { (id) } } }
        p { a class="button button-primary" href="/" { (lang.t("error-home")) } }
    };
    (status, plain_layout(&frame, &content)).into_response()
}

/// The answer to who asks too often.
pub fn too_many(lang: Lang, seconds: u64) -> Response {
    let mut page = with_words(lang, StatusCode::TOO_MANY_REQUESTS, "error-too-many");
    let wait = HeaderValue::from(seconds);
    page.headers_mut().insert(header::RETRY_AFTER, wait);
    page
}

/// The answer when a page panicked; what it said stays in the log.
pub fn of_panic(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a page panicked");
    with_words(Lang::Da, StatusCode::INTERNAL_SERVER_ERROR, "error-inside")
}

/// Puts a page in place of the bare words with which the server refuses what it cannot read:
/// an address with a number that is none, a form that is no form, a method that does not fit.
pub async fn in_words(guest: Guest, request: Request, next: Next) -> Response {
    let bare = next.run(request).await;
    let status = bare.status();
    let is_bare = bare.headers().get(header::CONTENT_TYPE).is_none_or(|kind| {
        kind.to_str()
            .is_ok_and(|kind| kind.starts_with("text/plain"))
    });
    if !is_bare || !status.is_client_error() {
        return bare;
    }
    let key = match status {
        StatusCode::FORBIDDEN => "error-forbidden",
        StatusCode::NOT_FOUND => "error-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "error-method",
        StatusCode::PAYLOAD_TOO_LARGE => "error-too-large",
        _ => "error-malformed",
    };
    let mut page = with_words(guest.lang, status, key);
    for (name, value) in bare.headers() {
        let is_of_body = matches!(*name, header::CONTENT_TYPE | header::CONTENT_LENGTH);
        if !is_of_body {
            page.headers_mut().insert(name.clone(), value.clone());
        }
    }
    page
}
