//! What was typed, after a form could not be taken: it stands ready to be sent again, by whoever
//! typed it and nobody else.

use super::{FIELD, WHO, field, made_for, who_of};
use crate::edge::Cookie;
use crate::i18n::Lang;
use crate::site::Site;
use crate::ui::form::{self, Field, Form as Shape, Submit, files, submit_row};
use crate::ui::layout::{Page, plain_layout};
use crate::upload::{FILE, without_its_file};
use crate::visitor::{self, run};
use app::session::Here;
use axum::Form;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};

/// Where anybody writes without a log-in, so that a form is nobody's.
const OPEN: &str = "/concern";

/// The field that carries what a file was called that was not taken: it must be chosen again.
const FILE_NAME: &str = "_file";

/// The longest name of a file that is said; nobody calls one so.
const LONGEST_NAME: usize = 200;

type Pairs = Vec<(String, String)>;

/// A form as it came.
pub(super) enum Sent {
    /// All of it.
    Form(Bytes),
    /// One with a file. From whoever is not logged in nothing is kept here, and a file cannot be
    /// given back to the page as words can.
    File(Body),
}

/// The page for a form without the right token. Mostly somebody logged in anew since the page
/// was opened: what was typed stands ready to be sent again. Who cannot prove to come from
/// this site, whoever typed a password, and whoever is another than the one who typed begins
/// anew.
pub(super) async fn refused(site: &Site, parts: &Parts, sent: Sent) -> Response {
    let is_ours = parts
        .headers
        .get("sec-fetch-site")
        .is_some_and(|site| site == "same-origin");
    let typed = if is_ours && !is_secret(parts) {
        pairs(site, parts, sent).await
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
pub(super) async fn nobody_in(
    site: &Site,
    parts: &Parts,
    sent: Sent,
    answer: Response,
) -> Response {
    let typed = if is_secret(parts) {
        Pairs::new()
    } else {
        pairs(site, parts, sent).await
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

/// Whether anybody is.
pub(super) async fn is_somebody_in(site: &Site, parts: &Parts) -> bool {
    inside(site, parts).await.is_some()
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
    let words = match file_name(&typed) {
        Some(_) => "forgery-again-file-words",
        None => "forgery-again-words",
    };
    page(
        parts,
        "forgery-title",
        &html! {
            p { (lang.t(words)) }
            @match file_name(&typed) {
                Some(name) => (form_with_file(lang, parts, &typed, name)),
                None => (plain(parts, &typed, &lang.t("forgery-again"))),
            }
        },
    )
}

fn log_in_first(parts: &Parts, typed: &[(String, String)]) -> Response {
    let lang = visitor::language(&parts.headers);
    let (words, go_on) = match file_name(typed) {
        Some(name) => (
            lang.t_args("logged-out-file-words", &[("name", name.to_owned().into())]),
            lang.t("logged-out-go-on"),
        ),
        None => (lang.t("logged-out-words"), lang.t("forgery-again")),
    };
    page(
        parts,
        "logged-out-title",
        &html! {
            p { (words) }
            p { a class="button button-primary" href="/login" target="_blank" rel="noopener" { (lang.t("logged-out-log-in")) } }
            (plain(parts, typed, &go_on))
        },
    )
}

/// What the file was called that was not taken, if there was one.
fn file_name(typed: &[(String, String)]) -> Option<&str> {
    let named = typed.iter().find(|(name, _)| name == FILE_NAME);
    named
        .map(|(_, name)| name.as_str())
        .filter(|name| !name.is_empty())
}

/// What was typed, out of sight and ready to be sent.
fn plain(parts: &Parts, typed: &[(String, String)], label: &str) -> Markup {
    html! {
        form method="post" action=(parts.uri.path()) {
            (field())
            (kept(typed))
            button class="button button-secondary" type="submit" { (label) }
        }
    }
}

/// The same with the file to be chosen again.
fn form_with_file(lang: Lang, parts: &Parts, typed: &[(String, String)], name: &str) -> Markup {
    let label = lang.t_args("forgery-again-file", &[("name", name.to_owned().into())]);
    let again = Field::new(FILE, label);
    let shape = Shape {
        action: parts.uri.path().to_owned(),
        takes_file: true,
        ..Shape::default()
    };
    form::form(
        &shape,
        &html! {
            (kept(typed))
            (files(lang, &again, ""))
            (submit_row(&Submit { label: lang.t("forgery-again"), ..Submit::default() }))
        },
    )
}

fn kept(typed: &[(String, String)]) -> Markup {
    html! { @for (name, value) in typed { input type="hidden" name=(name) value=(value); } }
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

/// Names and values of a form, without the token that was wrong; for a form with a file what the
/// file was called.
async fn pairs(site: &Site, parts: &Parts, sent: Sent) -> Pairs {
    let of = |body: Body, kind: &HeaderValue| {
        let request = Request::post("/").header(header::CONTENT_TYPE, kind);
        request.body(body).ok()
    };
    let mut typed = match sent {
        Sent::Form(bytes) => {
            let kind = HeaderValue::from_static("application/x-www-form-urlencoded");
            match of(Body::from(bytes), &kind) {
                Some(request) => Form::<Pairs>::from_request(request, &())
                    .await
                    .map_or_else(|_| Pairs::new(), |Form(typed)| typed),
                None => Pairs::new(),
            }
        }
        Sent::File(body) => {
            let kind = parts.headers.get(header::CONTENT_TYPE);
            match kind.and_then(|kind| of(body, kind)) {
                Some(request) => with_file_name(request, site).await,
                None => Pairs::new(),
            }
        }
    };
    typed.retain(|(name, _)| name != FIELD);
    typed
}

async fn with_file_name(request: Request, site: &Site) -> Pairs {
    let read = without_its_file(request, site).await;
    let (mut typed, name) = read.unwrap_or_default();
    typed.retain(|(field, _)| field != FILE_NAME);
    if !name.is_empty() {
        let name = name.chars().take(LONGEST_NAME).collect();
        typed.push((FILE_NAME.to_owned(), name));
    }
    typed
}
