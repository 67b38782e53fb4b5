//! Against forged forms: every form that posts carries a token that another site cannot
//! know, and one layer refuses whatever comes without it. No handler checks anything.
//!
//! The token follows from the session's cookie, or before log-in from a cookie that any
//! visitor gets; nothing of it is stored.

mod upload;

use crate::edge::Cookie;
use crate::site::Site;
use crate::ui::layout::{Page, plain_layout};
use crate::visitor;
use axum::Form;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use identity::random;
use maud::{Markup, html};

/// The name of the hidden field.
pub const FIELD: &str = "_token";
/// The header that a script may send in its place.
pub const HEADER: &str = "x-traad-token";

tokio::task_local! {
    /// The token of the request that is being answered.
    static TOKEN: String;
}

/// The token that belongs to a cookie's value.
pub fn token_of(seed: &str) -> String {
    identity::random::digest(&["form", seed])
}

/// The hidden field for a form that posts; empty outside a request.
pub fn field() -> Markup {
    let token = TOKEN.try_with(Clone::clone).ok();
    html! { @if let Some(token) = token { input type="hidden" name=(FIELD) value=(token); } }
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
    let token = token_of(&seed);
    let is_reading = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
    let body = if is_reading {
        body
    } else if is_upload(&parts.headers) && !parts.headers.contains_key(HEADER) {
        match upload::opened(body, &token).await {
            Some(body) if !is_new => body,
            _ => {
                let page = TOKEN.scope(token, refused(&parts, Bytes::new())).await;
                return with_guest(&site, page, is_new.then_some(seed));
            }
        }
    } else {
        let Ok(bytes) = to_bytes(body, crate::site::LARGEST_FORM).await else {
            return StatusCode::PAYLOAD_TOO_LARGE.into_response();
        };
        if is_new || !carries(&parts, &bytes, &token) {
            let page = TOKEN.scope(token, refused(&parts, bytes)).await;
            return with_guest(&site, page, is_new.then_some(seed));
        }
        Body::from(bytes)
    };
    let answer = TOKEN.scope(token, next.run(Request::from_parts(parts, body)));
    let answer = answer.await;
    with_guest(&site, answer, is_new.then_some(seed))
}

/// Runs work on another thread with the token of this request, for pages drawn there.
pub fn carried<T>(work: impl FnOnce() -> T) -> impl FnOnce() -> T {
    let token = TOKEN.try_with(Clone::clone).ok();
    move || match token {
        Some(token) => TOKEN.sync_scope(token, work),
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

/// The page for a form without the right token. Mostly somebody logged in anew since the page
/// was opened: what was typed stands ready to be sent again. Who cannot prove to come from
/// this site, and whoever typed a password, begins anew.
async fn refused(parts: &Parts, body: Bytes) -> Response {
    let lang = visitor::language(&parts.headers);
    let path = parts.uri.path();
    let is_ours = parts
        .headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "same-origin");
    let is_secret = path.starts_with("/login") || path.starts_with("/account");
    let typed = if is_ours && !is_secret {
        pairs(body).await
    } else {
        Vec::new()
    };
    let frame = Page {
        lang,
        title: lang.t("forgery-title"),
        ..Page::default()
    };
    let content = html! {
        h1 { (lang.t("forgery-title")) }
        @if typed.is_empty() {
            p { (lang.t("forgery-words")) }
            p { a class="button button-primary" href=(back(path)) { (lang.t("forgery-back")) } }
        } @else {
            p { (lang.t("forgery-again-words")) }
            form method="post" action=(path) {
                (field())
                @for (name, value) in &typed { input type="hidden" name=(name) value=(value); }
                button class="button button-primary" type="submit" { (lang.t("forgery-again")) }
            }
        }
    };
    (StatusCode::FORBIDDEN, plain_layout(&frame, &content)).into_response()
}

/// The page a form stood on: some forms are sent to an address that only takes them.
fn back(path: &str) -> &str {
    match path {
        "/logout" | "/drafts" | "/drafts/discard" => "/",
        "/account/sessions" | "/account/calendar" => "/account",
        _ if path.starts_with("//") => "/",
        _ => ["/evaluate", "/receipt", "/told", "/child", "/attachments"]
            .iter()
            .find_map(|end| path.strip_suffix(end))
            .unwrap_or(path),
    }
}

/// Names and values of a form, without the token that was wrong.
async fn pairs(body: Bytes) -> Vec<(String, String)> {
    let kind = "application/x-www-form-urlencoded";
    let Ok(request) = Request::post("/")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body))
    else {
        return Vec::new();
    };
    let typed = Form::<Vec<(String, String)>>::from_request(request, &()).await;
    let mut typed = typed.map(|Form(typed)| typed).unwrap_or_default();
    typed.retain(|(name, _)| name != FIELD);
    typed
}
