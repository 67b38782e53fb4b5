//! Logging in and out, and choosing a language. In a demo one may also pick whom to be.

pub mod code;
pub mod service;

use crate::edge::Cookie;
use crate::i18n::Lang;
use crate::pages::frame::language_href;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Field, Form as Shape, Submit, Width, form, password, submit_row, text};
use crate::ui::layout::{Page, plain_layout};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Guest, LANGUAGE, run, run_hashing};
use app::account::{Entry, Left, Opened};
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::header::{RETRY_AFTER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::WorkerId;
use maud::{Markup, html};
use serde::Deserialize;
use store::Pending;

/// The page where the next step of logging in is taken.
pub fn step(pending: Pending) -> &'static str {
    match pending {
        Pending::Code => "/login/code",
        Pending::Password => "/account/password",
        Pending::Factor => "/account/second-factor",
    }
}

/// The log-in page.
pub async fn show(State(site): State<Site>, guest: Guest) -> Response {
    page(&site, &guest, StatusCode::OK, "", None)
}

/// What the log-in form sends: a name and a password, or in a demo whom to be.
#[derive(Deserialize)]
pub struct Given {
    #[serde(default)]
    user_name: String,
    #[serde(default)]
    password: String,
    person: Option<String>,
    /// The number of the demo's story to follow as whoever has its case.
    story: Option<u32>,
}

/// Begins a session.
pub async fn begin(State(site): State<Site>, guest: Guest, Form(given): Form<Given>) -> Response {
    let demo = &site.demo;
    if let Some(person) = given.person {
        let person = demo.people.iter().find(|d| d.worker.to_string() == person);
        return be(&site, &guest, person.map(|d| (d.worker, "/".to_owned()))).await;
    }
    if let Some(number) = given.story {
        let story = demo.stories.iter().find(|s| s.number == number);
        let case = story.map(|s| (s.worker, format!("/cases/{number}")));
        return be(&site, &guest, case).await;
    }
    let (name, origin) = (given.user_name.clone(), guest.origin.clone());
    let entry = run_hashing(&site, move |app| {
        app.log_in(&name, &given.password, &origin)
    });
    match entry.await {
        Ok(Entry::In(opened)) => opened_to(&site, &opened, "/"),
        Ok(Entry::Wrong) => {
            let words = guest.lang.t("login-wrong");
            page(
                &site,
                &guest,
                StatusCode::UNPROCESSABLE_ENTITY,
                &given.user_name,
                Some(words),
            )
        }
        Ok(Entry::Wait(seconds)) => {
            let words = wait_words(guest.lang, seconds);
            let status = StatusCode::TOO_MANY_REQUESTS;
            let answer = page(&site, &guest, status, &given.user_name, Some(words));
            retry_after(answer, seconds)
        }
        Err(error) => errors::page(guest.lang, &error),
    }
}

/// How long to wait, in words.
pub fn wait_words(lang: Lang, seconds: i64) -> String {
    if seconds < 90 {
        lang.t_args("login-wait-seconds", &[("n", seconds.into())])
    } else {
        lang.t_args("login-wait-minutes", &[("n", ((seconds + 59) / 60).into())])
    }
}

/// Tells programs what the page says in words.
pub fn retry_after(mut answer: Response, seconds: i64) -> Response {
    answer
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// Hands the browser its new session and leads on to the step that is left, or to `done`.
pub fn opened_to(site: &Site, opened: &Opened, done: &str) -> Response {
    let edge = &site.edge;
    let mut headers = HeaderMap::new();
    let mut set = |cookie: String| {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            headers.append(SET_COOKIE, value);
        }
    };
    set(edge.set(Cookie::Session, &opened.token));
    if let Some(browser) = &opened.browser {
        set(edge.set(Cookie::Browser, browser));
    }
    let to = match opened.pending {
        Some(pending) => step(pending),
        None => done,
    };
    (headers, Redirect::to(to)).into_response()
}

/// Begins a session as one of the demo's people and leads to a page; where there are none,
/// nobody gets in so.
async fn be(site: &Site, guest: &Guest, whom: Option<(WorkerId, String)>) -> Response {
    let Some((worker, to)) = whom else {
        return Redirect::to("/login").into_response();
    };
    match run(site, move |app| app.begin_session(worker)).await {
        Ok(token) => {
            let cookie = site.edge.set(Cookie::Session, &token);
            ([(SET_COOKIE, cookie)], Redirect::to(&to)).into_response()
        }
        Err(error) => errors::page(guest.lang, &error),
    }
}

/// Ends the session. Whoever came through the log-in service is told how to log out there.
pub async fn end(State(site): State<Site>, guest: Guest) -> Response {
    let cookie = site.edge.unset(Cookie::Session);
    let mut left = Left::Here;
    if let Some(token) = guest.token {
        left = match run(&site, move |app| app.leave(&token)).await {
            Ok(left) => left,
            Err(error) => return errors::page(guest.lang, &error),
        };
    }
    match left {
        Left::Here => ([(SET_COOKIE, cookie)], Redirect::to("/login")).into_response(),
        Left::ServiceOpen(there) => {
            let page = left_page(&site, guest.lang, there);
            ([(SET_COOKIE, cookie)], page).into_response()
        }
    }
}

/// The page after logging out, for whoever comes to it again.
pub async fn left(State(site): State<Site>, guest: Guest) -> Response {
    let service = site.app.service();
    let there = service.and_then(|s| s.provider.log_out_url(None, site.app.now().0));
    left_page(&site, guest.lang, there)
}

fn left_page(site: &Site, lang: Lang, there: Option<String>) -> Response {
    let content = html! {
        h1 { (lang.t("left-title")) }
        p { (lang.t("left-words")) }
        @if let Some(url) = there {
            p { a class="button button-primary" href=(url) { (lang.t("left-service")) } }
        }
        p { a href="/login" { (lang.t("service-again")) } }
    };
    // A reload must not send the form once more.
    let here = "/login/left";
    outside(site, lang, here, StatusCode::OK, "left-title", &content)
}

/// A page of logging in, with the frame of one who is not inside yet.
pub fn outside(
    site: &Site,
    lang: Lang,
    here: &str,
    status: StatusCode,
    title: &str,
    content: &Markup,
) -> Response {
    let frame = Page {
        lang,
        title: lang.t(title),
        municipality: site.municipality.to_string(),
        other_language_href: language_href(lang, here),
        ..Page::default()
    };
    (status, plain_layout(&frame, content)).into_response()
}

fn page(
    site: &Site,
    guest: &Guest,
    status: StatusCode,
    user_name: &str,
    wrong: Option<String>,
) -> Response {
    let lang = guest.lang;
    let content = html! {
        h1 { (lang.t("login-title")) }
        p { a href="/concern" { (lang.t("concern-title")) } }
        @if !site.demo.people.is_empty() { (people(site, lang)) (stories(site, lang)) h2 { (lang.t("login-or")) } }
        @if let Some(service) = site.app.service() { (by_service(lang, &service.title)) }
        @if let Some(words) = wrong { (notice(&Notice::new(Tone::Error, words))) }
        (fields(lang, user_name))
    };
    outside(site, lang, &guest.here, status, "login-title", &content)
}

fn fields(lang: Lang, user_name: &str) -> Markup {
    let shape = Shape {
        action: "/login".into(),
        ..Shape::default()
    };
    let name = Field::new("user_name", lang.t("login-user-name"))
        .value(user_name)
        .autocomplete("username");
    let secret = Field::new("password", lang.t("login-password")).autocomplete("current-password");
    form(
        &shape,
        &html! {
            (text(lang, &name, Width::Medium))
            (password(lang, &secret))
            (submit_row(&Submit { label: lang.t("login-do"), ..Submit::default() }))
        },
    )
}

/// The way through the municipality's log-in service: a link, for a form may lead to no other
/// site.
fn by_service(lang: Lang, title: &str) -> Markup {
    let words = if title.is_empty() {
        lang.t("login-service")
    } else {
        title.to_owned()
    };
    html! {
        p { a class="button button-primary" href="/login/service" { (words) } }
        h2 { (lang.t("login-or")) }
    }
}

fn people(site: &Site, lang: Lang) -> Markup {
    html! {
        p { (lang.t("login-demo")) }
        form method="post" action="/login" {
            (crate::forgery::field())
            ul class="login-people" {
                @for person in &site.demo.people {
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
}

/// The stories to follow: one button each, which leads to the case as whoever has it.
fn stories(site: &Site, lang: Lang) -> Markup {
    html! {
        @if !site.demo.stories.is_empty() {
            h2 { (lang.t("login-stories")) }
            p { (lang.t("login-stories-why")) }
            form method="post" action="/login" {
                (crate::forgery::field())
                ul class="login-people" {
                    @for story in &site.demo.stories {
                        @let words = story.words(lang);
                        li {
                            button class="login-person" type="submit" name="story" value=(story.number) {
                                span class="login-name" { (words.title) }
                                span class="login-role" { (lang.t_args("login-story-case", &[("n", story.number.into())])) }
                                span class="login-why" { (words.gist) }
                                span class="login-why" { (words.look) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Where to go back to after a change of language.
#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// Remembers the language and goes back.
pub async fn language(
    State(site): State<Site>,
    Path(code): Path<String>,
    Query(back): Query<Back>,
) -> Response {
    let lang = Lang::from_code(&code).unwrap_or_default();
    // Only a path of this site: `//host`, and what a browser reads as such, leads elsewhere.
    let is_here = back.back.starts_with('/')
        && !back.back.starts_with("//")
        && back
            .back
            .bytes()
            .all(|b| b.is_ascii_graphic() && b != b'\\');
    let to = if is_here { back.back.as_str() } else { "/" };
    (
        [(SET_COOKIE, language_cookie(&site, lang))],
        Redirect::to(to),
    )
        .into_response()
}

/// The cookie that keeps a language for a year.
pub(super) fn language_cookie(site: &Site, lang: Lang) -> String {
    let (code, secure) = (lang.code(), site.edge.secure());
    format!("{LANGUAGE}={code}; Path=/; SameSite=Lax; Max-Age=31536000{secure}")
}
