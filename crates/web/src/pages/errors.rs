//! What a person sees when something cannot be shown or done; never the chain of causes.

use crate::i18n::Lang;
use crate::ui::layout::{Page, plain_layout};
use crate::visitor::Guest;
use app::Error;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

/// The answer to an address that leads nowhere.
pub async fn unknown(guest: Guest) -> Response {
    page(guest.lang, &Error::NotFound)
}

/// The page for an error; what went wrong inside is logged once under an incident number.
pub fn page(lang: Lang, error: &Error) -> Response {
    let (status, key) = match error {
        Error::NotFound => (StatusCode::NOT_FOUND, "error-not-found"),
        Error::Forbidden => (StatusCode::FORBIDDEN, "error-forbidden"),
        Error::Conflict => (StatusCode::CONFLICT, "error-conflict"),
        Error::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "error-refused"),
        Error::Rules(_) | Error::File(_) | Error::Store(_) => {
            (StatusCode::INTERNAL_SERVER_ERROR, "error-inside")
        }
    };
    if status.is_server_error() {
        tracing::error!(%error, "a page failed");
    }
    let frame = Page {
        lang,
        title: lang.t(&format!("{key}-title")),
        municipality: String::new(),
        ..Page::default()
    };
    let content = html! {
        h1 { (lang.t(&format!("{key}-title"))) }
        p { (lang.t(&format!("{key}-words"))) }
        p { a class="button button-primary" href="/" { (lang.t("error-home")) } }
    };
    (status, plain_layout(&frame, &content)).into_response()
}
