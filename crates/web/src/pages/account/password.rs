//! Choosing a password: at the first log-in, and whenever one likes.

use crate::i18n::Lang;
use crate::pages::login::{opened_to, outside, retry_after, wait_words};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Field, Form as Shape, Submit, error_summary, form, password, submit_row};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Entrant, run_hashing};
use app::account::{Entry, NewPassword};
use app::{Error, Problem};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::Pending;

/// The form.
pub async fn show(State(site): State<Site>, entrant: Entrant) -> Response {
    answer(&site, &entrant, StatusCode::OK, &[], None).await
}

/// Chooses the password; the session goes on under a new token, all others end.
pub async fn send(
    State(site): State<Site>,
    entrant: Entrant,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    // As typed: a space at the end of a password belongs to it.
    let said = NewPassword {
        current: typed.raw("current").to_owned(),
        new: typed.raw("new").to_owned(),
        again: typed.raw("again").to_owned(),
    };
    let (token, origin) = (entrant.token.clone(), entrant.origin.clone());
    let chosen = run_hashing(&site, move |app| {
        app.choose_password(&token, &said, &origin)
    });
    match chosen.await {
        Ok(Entry::In(opened)) => {
            let done = if entrant.inside.pending.is_some() {
                "/"
            } else {
                "/account?done=done-password"
            };
            opened_to(&site, &opened, done)
        }
        Ok(Entry::Wait(seconds)) => {
            let words = wait_words(entrant.lang, seconds);
            let status = StatusCode::TOO_MANY_REQUESTS;
            let page = answer(&site, &entrant, status, &[], Some(words)).await;
            retry_after(page, seconds)
        }
        Ok(Entry::Wrong) => Redirect::to("/login").into_response(),
        Err(Error::Refused(problems)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            answer(&site, &entrant, status, &problems, None).await
        }
        Err(error) => errors::page(entrant.lang, &error),
    }
}

async fn answer(
    site: &Site,
    entrant: &Entrant,
    status: StatusCode,
    problems: &[Problem],
    wrong: Option<String>,
) -> Response {
    let lang = entrant.lang;
    let is_first = match entrant.inside.pending {
        None => false,
        Some(Pending::Password) => true,
        Some(other) => {
            return Redirect::to(crate::pages::login::step(other)).into_response();
        }
    };
    let inside = entrant.inside.clone();
    let account = crate::visitor::run(site, move |app| app.own_account(&inside)).await;
    let user_name = match account {
        Ok(account) => account.user_name,
        Err(error) => return errors::page(lang, &error),
    };
    let content = html! {
        h1 { (lang.t("password-title")) }
        @if is_first { p { (lang.t("password-first")) } }
        p { (lang.t("password-advice")) }
        @if let Some(words) = wrong { (notice(&Notice::new(Tone::Error, words))) }
        (fields(lang, &user_name, is_first, problems))
    };
    let here = &entrant.here;
    outside(site, lang, here, status, "password-title", &content)
}

fn fields(lang: Lang, user_name: &str, is_first: bool, problems: &[Problem]) -> Markup {
    let field = |name: &'static str, what: &'static str| {
        words::field(lang, name, &format!("password-{name}"), "", problems).autocomplete(what)
    };
    let current = field("current", "current-password");
    let new = field("new", "new-password").hint(lang.t("password-hint"));
    let again = field("again", "new-password");
    let shape = Shape {
        action: "/account/password".into(),
        ..Shape::default()
    };
    let all: Vec<&Field> = [&current, &new, &again].into();
    form(
        &shape,
        &html! {
            (error_summary(lang, &all))
            // Tells a password manager whose password this is.
            input type="text" name="user_name" value=(user_name) autocomplete="username" hidden;
            @if !is_first { (password(lang, &current)) }
            (password(lang, &new))
            (password(lang, &again))
            (submit_row(&Submit {
                label: lang.t("password-do"),
                cancel: (!is_first).then(|| (lang.t("cancel"), "/account".to_owned())),
                ..Submit::default()
            }))
        },
    )
}
