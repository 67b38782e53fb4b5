//! Against forged forms: every form that posts carries a token that another site cannot
//! know, and one layer refuses whatever comes without it. No handler checks anything.
//!
//! The token follows from the session's cookie, or before log-in from a cookie that any
//! visitor gets; nothing of it is stored. Beside it stands for whom the form was drawn, so that
//! what one person typed is never sent in another's name.

mod again;
mod upload;

use crate::edge::Cookie;
use crate::site::Site;
use again::Sent;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use identity::random;
use maud::{Markup, html};
use std::sync::{Arc, OnceLock};

/// The name of the hidden field.
pub const FIELD: &str = "_token";
/// The header that a script may send in its place.
pub const HEADER: &str = "x-traad-token";

/// The field that says for whom a form was drawn.
pub const WHO: &str = "_who";

/// Where whoever is not logged in may send files: that handler looks at the receipt before it reads
/// them, and takes few at once.
const OPEN_UPLOAD: &str = "/concern/received";

/// What every form of an answer carries.
#[derive(Debug, Clone)]
struct Marks {
    token: String,
    who: Arc<OnceLock<String>>,
}

tokio::task_local! {
    /// The marks of the request that is being answered.
    static MARKS: Marks;
}

/// Left on an answer by whoever found that nobody is logged in.
#[derive(Debug, Clone, Copy)]
pub struct NobodyIn;

/// The token that belongs to a cookie's value.
pub fn token_of(seed: &str) -> String {
    identity::random::digest(&["form", seed])
}

/// What stands for a person in the forms drawn for them; says nothing of who it is.
pub fn who_of(worker: WorkerId) -> String {
    identity::random::digest(&["form of", &worker.to_string()])
}

/// Says for whom this answer is made, once that is known.
pub(crate) fn made_for(worker: WorkerId) {
    // Outside a request there is no form, and the first to say it is right.
    let _ = MARKS.try_with(|marks| marks.who.set(who_of(worker)));
}

/// The hidden fields for a form that posts; empty outside a request.
pub fn field() -> Markup {
    let marks = MARKS.try_with(Clone::clone).ok();
    html! { @if let Some(marks) = marks {
        input type="hidden" name=(FIELD) value=(marks.token);
        @if let Some(who) = marks.who.get() { input type="hidden" name=(WHO) value=(who); }
    } }
}

/// Gives every form its token and lets a request that changes something through only with it.
pub async fn guard(State(site): State<Site>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    if is_without_forms(&parts) {
        return next.run(Request::from_parts(parts, body)).await;
    }
    let edge = &site.edge;
    let known = edge
        .cookie(&parts.headers, Cookie::Session)
        .or_else(|| edge.cookie(&parts.headers, Cookie::Guest));
    let (seed, is_new) = match known {
        Some(seed) => (seed.to_owned(), false),
        None => match random::token() {
            Ok(seed) => (seed, true),
            Err(_) => return StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        },
    };
    let marks = Marks {
        token: token_of(&seed),
        who: Arc::default(),
    };
    let token = marks.token.clone();
    let is_reading = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    let mut sent = None;
    let body = if is_reading {
        body
    } else if is_upload(&parts.headers) && !parts.headers.contains_key(HEADER) {
        let sent = upload::opened(body, &token).await;
        let is_taken = sent.is_ok()
            && (parts.uri.path() == OPEN_UPLOAD || again::is_somebody_in(&site, &parts).await);
        match sent {
            Ok(body) if is_taken => body,
            sent => {
                let page = MARKS.scope(marks, without_file(&site, &parts, sent));
                return with_guest(&site, page.await, is_new.then_some(seed));
            }
        }
    } else {
        let Ok(bytes) = to_bytes(body, crate::site::LARGEST_FORM).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        if is_new || !carries(&parts, &bytes, &token) {
            let page = MARKS
                .scope(marks, again::refused(&site, &parts, Sent::Form(bytes)))
                .await;
            return with_guest(&site, page, is_new.then_some(seed));
        }
        sent = Some((parts.clone(), bytes.clone()));
        Body::from(bytes)
    };
    let answer = MARKS.scope(marks.clone(), next.run(Request::from_parts(parts, body)));
    let mut answer = answer.await;
    if let Some((parts, bytes)) = sent
        && answer.extensions().get::<NobodyIn>().is_some()
        && !parts.headers.contains_key(HEADER)
    {
        answer = MARKS
            .scope(
                marks,
                again::nobody_in(&site, &parts, Sent::Form(bytes), answer),
            )
            .await;
    }
    with_guest(&site, answer, is_new.then_some(seed))
}

/// The page for a form with a file that is not taken: its session is over, or it came without
/// the token.
async fn without_file(site: &Site, parts: &Parts, sent: Result<Body, Body>) -> Response {
    match sent {
        Ok(body) => {
            let log_in = Redirect::to("/login").into_response();
            again::nobody_in(site, parts, Sent::File(body), log_in).await
        }
        Err(body) => again::refused(site, parts, Sent::File(body)).await,
    }
}

/// Runs work on another thread with the marks of this request, for pages drawn there.
pub fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let marks = MARKS.try_with(Clone::clone).ok();
    move || match marks {
        Some(marks) => MARKS.sync_scope(marks, work),
        None => work(),
    }
}

/// Files and what machines ask for or say, by other means than cookies.
fn is_without_forms(parts: &Parts) -> bool {
    let path = parts.uri.path();
    [
        "/assets/",
        "/api/",
        "/calendar/",
        "/healthz",
        "/readyz",
        "/metrics",
        "/login/service/ended",
    ]
    .iter()
    .any(|from| path.starts_with(from))
}

/// Whether a form comes with a file: it is looked into as it arrives and never held whole here.
fn is_upload(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

fn carries(parts: &Parts, body: &[u8], token: &str) -> bool {
    if let Some(given) = parts.headers.get(HEADER) {
        return random::is_same(given.as_bytes(), token.as_bytes());
    }
    // The token needs no escaping, so a form holds it as it is.
    body.split(|b| *b == b'&')
        .filter_map(|pair| pair.strip_prefix(b"_token="))
        .any(|given| random::is_same(given, token.as_bytes()))
}

fn with_guest(site: &Site, mut answer: Response, seed: Option<String>) -> Response {
    if let Some(seed) = seed
        && !sets_guest(&answer)
        && let Ok(cookie) = HeaderValue::from_str(&site.edge.set(Cookie::Guest, &seed))
    {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

/// A handler that begins a log-in at a service gave the browser its cookie already.
fn sets_guest(answer: &Response) -> bool {
    let mut cookies = answer.headers().get_all(header::SET_COOKIE).iter();
    cookies.any(|c| c.to_str().is_ok_and(|c| c.contains("traad_guest=")))
}
