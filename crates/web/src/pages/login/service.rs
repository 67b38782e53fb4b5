//! Logging in through the municipality's log-in service, there and back.

use crate::edge::Cookie;
use crate::i18n::Lang;
use crate::pages::errors;
use crate::pages::login::{opened_to, outside};
use crate::site::Site;
use crate::visitor::{Guest, run};
use app::Error;
use app::account::Came;
use axum::Form;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use identity::random;
use maud::html;
use serde::Deserialize;

/// Sends the person to the service.
pub async fn begin(State(site): State<Site>, guest: Guest, headers: HeaderMap) -> Response {
    let known = seed(&site, &headers);
    let browser = match known.map_or_else(random::token, Ok) {
        Ok(browser) => browser,
        Err(error) => return errors::page(guest.lang, &error.into()),
    };
    let cookie = site.edge.set(Cookie::Guest, &browser);
    match run(&site, move |app| app.begin_at_service(&browser)).await {
        Ok(url) => ([(SET_COOKIE, cookie)], Redirect::to(&url)).into_response(),
        Err(error) => errors::page(guest.lang, &error),
    }
}

/// What comes back with the person.
#[derive(Deserialize)]
pub struct Brought {
    #[serde(default)]
    state: String,
    code: Option<String>,
}

/// Takes the person in, or says why not.
pub async fn back(
    State(site): State<Site>,
    guest: Guest,
    headers: HeaderMap,
    Query(brought): Query<Brought>,
) -> Response {
    let browser = seed(&site, &headers).unwrap_or_default();
    let origin = guest.origin.clone();
    let came = run(&site, move |app| {
        app.back_from_service(&brought.state, brought.code.as_deref(), &browser, &origin)
    });
    let (status, key) = match came.await {
        Ok(Came::In(opened)) => return opened_to(&site, &opened, "/"),
        Ok(Came::Stale) => (StatusCode::BAD_REQUEST, "service-stale"),
        Ok(Came::GivenUp) => (StatusCode::BAD_REQUEST, "service-given-up"),
        Ok(Came::Untrusted) => (StatusCode::FORBIDDEN, "service-untrusted"),
        Ok(Came::TooWeak) => (StatusCode::FORBIDDEN, "service-too-weak"),
        Ok(Came::NoAccount) => (StatusCode::FORBIDDEN, "service-no-account"),
        Ok(Came::NoRole) => (StatusCode::FORBIDDEN, "service-no-role"),
        Ok(Came::Unreachable) | Err(Error::Service(_)) => {
            (StatusCode::BAD_GATEWAY, "service-unreachable")
        }
        Err(error) => return errors::page(guest.lang, &error),
    };
    let lang = guest.lang;
    let content = html! {
        h1 { (lang.t("service-title")) }
        p { (lang.t(key)) }
        p { a class="button button-primary" href="/login" { (lang.t("service-again")) } }
    };
    // The address holds the code of the service: the language switch leads back to the start.
    outside(&site, lang, "/login", status, "service-title", &content)
}

/// What the service sends when a session ended there.
#[derive(Deserialize)]
pub struct Told {
    #[serde(default)]
    logout_token: String,
}

/// Ends the sessions that the service says have ended. It is the service that speaks here and no
/// browser: the signature of its token stands for the token of a form.
pub async fn ended(State(site): State<Site>, Form(told): Form<Told>) -> Response {
    let done = run(&site, move |app| app.ended_at_service(&told.logout_token));
    let answer = match done.await {
        Ok(true) => StatusCode::OK.into_response(),
        Ok(false) => {
            let words = r#"{"error":"invalid_request"}"#;
            let kind = (CONTENT_TYPE, "application/json");
            (StatusCode::BAD_REQUEST, [kind], words).into_response()
        }
        Err(error) => errors::page(Lang::default(), &error),
    };
    ([(CACHE_CONTROL, "no-store")], answer).into_response()
}

/// The cookie that ties a log-in to the browser that began it.
fn seed(site: &Site, headers: &HeaderMap) -> Option<String> {
    site.edge.cookie(headers, Cookie::Guest).map(str::to_owned)
}
