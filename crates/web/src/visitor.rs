//! Who asks, and in which language: read from cookies before any page is made.

use crate::i18n::Lang;
use crate::site::Site;
use app::{Actor, App, Error};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

/// The name of the session's cookie.
pub const SESSION: &str = "traad_session";
/// The name of the language's cookie.
pub const LANGUAGE: &str = "traad_language";

/// Someone who is logged in.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Who acts.
    pub actor: Actor,
    /// The language of the page.
    pub lang: Lang,
    /// The address asked for, with its query, for the language switch.
    pub here: String,
}

/// Someone who need not be logged in.
#[derive(Clone, Debug)]
pub struct Guest {
    /// The language of the page.
    pub lang: Lang,
    /// The address asked for.
    pub here: String,
    /// The session's token, if there is one.
    pub token: Option<String>,
}

impl FromRequestParts<Site> for Guest {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Site) -> Result<Self, Self::Rejection> {
        Ok(guest(parts))
    }
}

fn guest(parts: &Parts) -> Guest {
    let lang = cookie(&parts.headers, LANGUAGE)
        .and_then(Lang::from_code)
        .unwrap_or_else(|| preferred(&parts.headers));
    Guest {
        lang,
        here: parts
            .uri
            .path_and_query()
            .map_or("/", |p| p.as_str())
            .to_owned(),
        token: cookie(&parts.headers, SESSION).map(str::to_owned),
    }
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let Guest { lang, here, token } = guest(parts);
        let log_in = || Redirect::to("/login").into_response();
        let token = token.ok_or_else(log_in)?;
        let actor = run(site, move |app| app.who(&token))
            .await
            .map_err(|error| crate::pages::errors::page(lang, &error))?
            .ok_or_else(log_in)?;
        Ok(Self { actor, lang, here })
    }
}

/// Runs a use case on a thread that may wait for the database; what it shows is logged as
/// part of the request.
pub async fn run<T: Send + 'static>(
    site: &Site,
    work: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let app = site.app.clone();
    let views = crate::views::current();
    tokio::task::spawn_blocking(move || views.during(|| work(&app)))
        .await
        .unwrap_or_else(|_| Err(Error::Rules("a use case panicked".to_owned())))
}

/// The value of a cookie.
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// The language that a browser or program asks for.
pub(crate) fn preferred(headers: &HeaderMap) -> Lang {
    let wanted = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|v| v.to_str().ok())
        .unwrap_or("");
    let first = wanted.split(',').next().unwrap_or("").trim();
    if first.starts_with("en") {
        Lang::En
    } else {
        Lang::Da
    }
}
