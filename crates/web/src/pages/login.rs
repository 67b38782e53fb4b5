//! Logging in and out, and choosing a language. In a demo one picks whom to be.

use crate::pages::frame::language_href;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::layout::{Page, plain_layout};
use crate::visitor::{Guest, LANGUAGE, SESSION, run};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use maud::html;
use serde::Deserialize;

/// The log-in page.
pub async fn show(State(site): State<Site>, guest: Guest) -> Response {
    let lang = guest.lang;
    let frame = Page {
        lang,
        title: lang.t("login-title"),
        municipality: site.municipality.to_string(),
        other_language_href: language_href(lang, &guest.here),
        ..Page::default()
    };
    let content = html! {
        h1 { (lang.t("login-title")) }
        @if site.demo.is_empty() {
            p { (lang.t("login-none")) }
        } @else {
            p { (lang.t("login-demo")) }
            form method="post" action="/login" {
                ul class="login-people" {
                    @for person in site.demo.iter() {
                        li {
                            button class="login-person" type="submit" name="person" value=(person.worker) data-role=(person.role) {
                                span class="login-name" { (person.name) }
                                span class="login-role" { (words::code(lang, "role", person.role.as_str())) }
                                span class="login-why" { (words::code(lang, "role", &format!("{}-why", person.role))) }
                            }
                        }
                    }
                }
            }
        }
    };
    plain_layout(&frame, &content).into_response()
}

/// Whom the log-in form names.
#[derive(Deserialize)]
pub struct Chosen {
    person: String,
}

/// Begins a session.
pub async fn begin(State(site): State<Site>, guest: Guest, Form(chosen): Form<Chosen>) -> Response {
    let wanted: Option<WorkerId> = chosen.person.parse().ok();
    let Some(worker) = wanted.filter(|w| site.demo.iter().any(|d| d.worker == *w)) else {
        return Redirect::to("/login").into_response();
    };
    match run(&site, move |app| app.begin_session(worker)).await {
        Ok(token) => {
            let cookie = format!("{SESSION}={token}; Path=/; HttpOnly; SameSite=Lax");
            ([(SET_COOKIE, cookie)], Redirect::to("/")).into_response()
        }
        Err(error) => errors::page(guest.lang, &error),
    }
}

/// Ends the session.
pub async fn end(State(site): State<Site>, guest: Guest) -> Response {
    if let Some(token) = guest.token
        && let Err(error) = run(&site, move |app| app.end_session(&token)).await
    {
        return errors::page(guest.lang, &error);
    }
    let cookie = format!("{SESSION}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    ([(SET_COOKIE, cookie)], Redirect::to("/login")).into_response()
}

/// Where to go back to after a change of language.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// Remembers the language and goes back.
pub async fn language(Path(code): Path<String>, Query(back): Query<Back>) -> Response {
    let code = crate::i18n::Lang::from_code(&code)
        .unwrap_or_default()
        .code();
    // Only a path of this site: `//host`, and what a browser reads as such, leads elsewhere.
    let is_here = back.back.starts_with('/')
        && !back.back.starts_with("//")
        && back
            .back
            .bytes()
            .all(|b| b.is_ascii_graphic() && b != b'\\');
    let to = if is_here { back.back.as_str() } else { "/" };
    let cookie = format!("{LANGUAGE}={code}; Path=/; SameSite=Lax; Max-Age=31536000");
    ([(SET_COOKIE, cookie)], Redirect::to(to)).into_response()
}
