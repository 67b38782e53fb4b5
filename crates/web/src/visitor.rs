//! Who asks, and in which language: read from cookies before any page is made.

use crate::edge::Cookie;
use crate::forgery;
use crate::i18n::Lang;
use crate::site::Site;
use app::account::Origin;
use app::session::Here;
use app::{Actor, App, Error};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

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
    /// The session's token.
    pub token: String,
}

/// Someone who has a session, though it may not open anything yet.
#[derive(Clone, Debug)]
pub struct Entrant {
    /// Who, and what must still be done.
    pub inside: Here,
    /// The language of the page.
    pub lang: Lang,
    /// The address asked for.
    pub here: String,
    /// The session's token.
    pub token: String,
    /// Where from.
    pub origin: Origin,
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
    /// Where from.
    pub origin: Origin,
}

impl FromRequestParts<Site> for Guest {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Self::Rejection> {
        Ok(guest(parts, site))
    }
}

fn guest(parts: &Parts, site: &Site) -> Guest {
    Guest {
        lang: language(&parts.headers),
        here: parts
            .uri
            .path_and_query()
            .map_or("/", |p| p.as_str())
            .to_owned(),
        token: site
            .edge
            .cookie(&parts.headers, Cookie::Session)
            .map(str::to_owned),
        origin: site.edge.origin(parts),
    }
}

/// The language a reader chose, or the browser prefers.
pub fn language(headers: &HeaderMap) -> Lang {
    cookie(headers, LANGUAGE)
        .and_then(Lang::from_code)
        .unwrap_or_else(|| preferred(headers))
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let entrant = Entrant::from_request_parts(parts, site).await?;
        if let Some(pending) = entrant.inside.pending {
            let to = crate::pages::login::step(pending);
            return Err(nobody_in(to));
        }
        Ok(Self {
            actor: entrant.inside.actor,
            lang: entrant.lang,
            here: entrant.here,
            token: entrant.token,
        })
    }
}

impl FromRequestParts<Site> for Entrant {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Response> {
        let Guest {
            lang,
            here,
            token,
            origin,
        } = guest(parts, site);
        let log_in = || nobody_in("/login");
        let token = token.ok_or_else(log_in)?;
        let asked = token.clone();
        let inside = run(site, move |app| app.here(&asked))
            .await
            .map_err(|error| crate::pages::errors::page(lang, &error))?
            .ok_or_else(log_in)?;
        forgery::made_for(inside.actor.worker);
        Ok(Self {
            inside,
            lang,
            here,
            token,
            origin,
        })
    }
}

/// Leads to logging in; what a form brought is kept by whoever has it.
fn nobody_in(to: &str) -> Response {
    let mut answer = Redirect::to(to).into_response();
    answer.extensions_mut().insert(forgery::NobodyIn);
    answer
}

/// Runs a use case on a thread that may wait for the database; what it shows is logged as
/// part of the request.
pub async fn run<T: Send + 'static>(
    site: &Site,
    work: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let app = site.app.clone();
    // Lines of the log name the municipality there too.
    let span = tracing::Span::current();
    let views = crate::views::current();
    let work = forgery::carried(move || work(&app));
    tokio::task::spawn_blocking(move || span.in_scope(|| views.during(work)))
        .await
        .unwrap_or_else(|_| Err(Error::Rules("a use case panicked".to_owned())))
}

/// As [`run`], for work that compares or hashes a password: few at once, the others wait here
/// and take no thread.
pub async fn run_hashing<T: Send + 'static>(
    site: &Site,
    work: impl FnOnce(&App) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let _turn = site
        .edge
        .passwords
        .acquire()
        .await
        .map_err(|_| Error::Secret("no turn to compare a password".to_owned()))?;
    run(site, work).await
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
