//! What was typed, after a form could not be taken: it stands ready to be sent again, by whoever
//! typed it and nobody else.

use super::{FIELD, WHO, field, made_for, who_of};
use crate::edge::Cookie;
use crate::site::Site;
use crate::ui::layout::{Page, plain_layout};
use crate::visitor::{self, run};
use app::session::Here;
use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// Where anybody writes without a log-in, so that a form is nobody's.
const OPEN: &str = "/concern";

type Pairs = Vec<(String, String)>;

/// The page for a form without the right token. Mostly somebody logged in anew since the page
/// was opened: what was typed stands ready to be sent again. Who cannot prove to come from
/// this site, whoever typed a password, and whoever is another than the one who typed begins
/// anew.
pub(super) async fn refused(site: &Site, parts: &Parts, body: Bytes) -> Response {
    let is_ours = parts
        .headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "same-origin");
    let typed = if is_ours && !is_secret(parts) {
        pairs(body).await
    } else {
        Pairs::new()
    };
    let inside = inside(site, parts).await;
    if let Some(here) = &inside {
        made_for(here.actor.worker);
    }
    let path = parts.uri.path();
    match inside {
        Some(here) if !is_of(&typed, path, &here) => begin_anew(parts),
        None if !typed.is_empty() && path != OPEN => log_in_first(parts, &typed),
        _ if typed.is_empty() => begin_anew(parts),
        _ => send_again(parts, typed),
    }
}

/// The page for a form that came when its session was over: what was typed waits in it until its
/// writer is logged in again. Where there is nothing to keep, the answer stays as it is.
pub(super) async fn nobody_in(parts: &Parts, body: Bytes, answer: Response) -> Response {
    let typed = if is_secret(parts) {
        Pairs::new()
    } else {
        pairs(body).await
    };
    if typed.iter().all(|(name, _)| name == WHO) {
        return answer;
    }
    log_in_first(parts, &typed)
}

/// Passwords are never written back.
fn is_secret(parts: &Parts) -> bool {
    let path = parts.uri.path();
    path.starts_with("/login") || path.starts_with("/account") || path == "/logout"
}

/// Whoever is logged in with this browser.
async fn inside(site: &Site, parts: &Parts) -> Option<Here> {
    let token = site
        .edge
        .cookie(&parts.headers, Cookie::Session)?
        .to_owned();
    run(site, move |app| app.here(&token)).await.ok().flatten()
}

/// Whether what was typed is of the one who is logged in now.
fn is_of(typed: &[(String, String)], path: &str, here: &Here) -> bool {
    let mut said = typed.iter().filter(|(name, _)| name == WHO);
    match said.next() {
        Some((_, who)) => *who == who_of(here.actor.worker),
        None => path == OPEN,
    }
}

fn begin_anew(parts: &Parts) -> Response {
    let lang = visitor::language(&parts.headers);
    page(
        parts,
        "forgery-title",
        &html! {
            p { (lang.t("forgery-words")) }
            p { a class="button button-primary" href=(back(parts.uri.path())) { (lang.t("forgery-back")) } }
        },
    )
}

fn send_again(parts: &Parts, mut typed: Pairs) -> Response {
    let lang = visitor::language(&parts.headers);
    // For whom it is says the form itself.
    typed.retain(|(name, _)| name != WHO);
    page(
        parts,
        "forgery-title",
        &html! {
            p { (lang.t("forgery-again-words")) }
            (form(parts, &typed, &lang.t("forgery-again")))
        },
    )
}

fn log_in_first(parts: &Parts, typed: &[(String, String)]) -> Response {
    let lang = visitor::language(&parts.headers);
    page(
        parts,
        "logged-out-title",
        &html! {
            p { (lang.t("logged-out-words")) }
            p { a class="button button-primary" href="/login" target="_blank" rel="noopener" { (lang.t("logged-out-log-in")) } }
            (form(parts, typed, &lang.t("forgery-again")))
        },
    )
}

/// What was typed, out of sight and ready to be sent.
fn form(parts: &Parts, typed: &[(String, String)], label: &str) -> Markup {
    html! {
        form method="post" action=(parts.uri.path()) {
            (field())
            @for (name, value) in typed { input type="hidden" name=(name) value=(value); }
            button class="button button-secondary" type="submit" { (label) }
        }
    }
}

fn page(parts: &Parts, title: &'static str, content: &Markup) -> Response {
    let lang = visitor::language(&parts.headers);
    let frame = Page {
        lang,
        title: lang.t(title),
        ..Page::default()
    };
    let content = html! {
        h1 { (lang.t(title)) }
        (content)
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
async fn pairs(body: Bytes) -> Pairs {
    let kind = "application/x-www-form-urlencoded";
    let Ok(request) = Request::post("/")
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body))
    else {
        return Pairs::new();
    };
    let typed = Form::<Pairs>::from_request(request, &()).await;
    let mut typed = typed.map(|Form(typed)| typed).unwrap_or_default();
    typed.retain(|(name, _)| name != FIELD);
    typed
}
