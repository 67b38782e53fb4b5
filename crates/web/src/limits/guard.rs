//! The layer that holds browsers and strangers to the limits.

use super::Caller;
use crate::api::{Kind, Problem, ROOT};
use crate::edge::Cookie;
use crate::pages::errors;
use crate::site::Site;
use crate::visitor::{self, run};
use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Lets a request through, or says how long to wait.
pub async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if let Err(seconds) = take(&site, &parts).await {
        return refused(&parts, seconds);
    }
    next.run(Request::from_parts(parts, body)).await
}

async fn take(site: &Site, parts: &Parts) -> Result<(), u64> {
    let path = parts.uri.path();
    // A load balancer asks as often as it likes.
    if matches!(path, "/healthz" | "/readyz") {
        return Ok(());
    }
    let session = site.edge.cookie(&parts.headers, Cookie::Session);
    let is_client = path.starts_with(ROOT) && parts.headers.contains_key(AUTHORIZATION);
    let visits = &site.edge.visits;
    let origin = site.edge.origin(parts);
    let place = origin.address.map(|_| origin.place());
    visits.take_address(place.as_deref())?;
    let caller = match session {
        // Files come several with a page and stay in the browser; a client has a limit of its own.
        _ if path.starts_with("/assets/") || is_client => Caller::Other,
        // Anybody can make up a cookie; it is worth what no cookie is.
        Some(token) if is_session(site, token).await => Caller::Session(token),
        _ => Caller::Nobody,
    };
    visits.take(&caller, place.as_deref())
}

/// Whether a cookie names a session, looked up once for each.
async fn is_session(site: &Site, token: &str) -> bool {
    if !site.edge.visits.must_look_up(token) {
        return true;
    }
    let asked = token.to_owned();
    let found = run(site, move |app| app.here(&asked)).await;
    let is_there = matches!(found, Ok(Some(_)));
    if is_there {
        site.edge.visits.found(token);
    }
    is_there
}

fn refused(parts: &Parts, seconds: u64) -> Response {
    if parts.uri.path().starts_with(ROOT) {
        let problem = Problem::of(&parts.headers, Kind::TooMany);
        return problem.after(seconds).into_response();
    }
    errors::too_many(visitor::language(&parts.headers), seconds)
}
