//! Setting up the second factor: a picture for the telephone, a code that proves it, and
//! recovery codes that are shown once.

use crate::edge::Cookie;
use crate::i18n::Lang;
use crate::pages::login::{code, outside};
use crate::pages::record::Typed;
use crate::pages::{errors, login};
use crate::site::Site;
use crate::ui::form::{Field, Form as Shape, Submit, error_summary, form, number, submit_row};
use crate::visitor::{Entrant, run};
use app::account::{Proved, Unproved};
use axum::Form;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use identity::totp::Handover;
use maud::{Markup, html};
use std::fmt::Write;
use store::Pending;

/// The picture and the form; where there is a second factor already, a code of it is asked
/// for first.
pub async fn show(State(site): State<Site>, entrant: Entrant) -> Response {
    answer(&site, &entrant, StatusCode::OK, None).await
}

/// Takes the code that proves it.
pub async fn send(
    State(site): State<Site>,
    entrant: Entrant,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let (token, origin) = (entrant.token.clone(), entrant.origin.clone());
    let code = typed.one("code").to_owned();
    let lang = entrant.lang;
    match run(&site, move |app| app.prove_factor(&token, &code, &origin)).await {
        Ok(Ok(proved)) => codes_page(&site, &entrant, &proved),
        Ok(Err(Unproved)) => {
            let words = lang.t("code-wrong");
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            answer(&site, &entrant, status, Some(words)).await
        }
        Err(error) => errors::page(lang, &error),
    }
}

async fn answer(
    site: &Site,
    entrant: &Entrant,
    status: StatusCode,
    error: Option<String>,
) -> Response {
    let lang = entrant.lang;
    let here = &entrant.here;
    if let Some(other @ (Pending::Code | Pending::Password)) = entrant.inside.pending {
        return Redirect::to(login::step(other)).into_response();
    }
    let (token, inside) = (entrant.token.clone(), entrant.inside.clone());
    let issuer = site.municipality.to_string();
    let offered = run(site, move |app| {
        let account = app.own_account(&inside)?;
        if inside.pending.is_none() && account.totp.is_some() {
            return Ok(None);
        }
        app.offer_factor(&token, &issuer).map(Some)
    });
    let content = match offered.await {
        Err(error) => return errors::page(lang, &error),
        Ok(None) => html! {
            h1 { (lang.t("factor-move-title")) }
            p { (lang.t("factor-move-words")) }
            (code::fields(lang, error))
            p { a href="/account" { (lang.t("cancel")) } }
        },
        Ok(Some(handover)) => html! {
            h1 { (lang.t("factor-title")) }
            p { (lang.t("factor-words")) }
            (steps(lang, &handover))
            (fields(lang, error))
        },
    };
    outside(site, lang, here, status, "factor-title", &content)
}

fn steps(lang: Lang, handover: &Handover) -> Markup {
    html! {
        ol class="bullets" {
            li { (lang.t("factor-step-app")) }
            li {
                (lang.t("factor-step-picture"))
                (picture(lang, handover))
                p { (lang.t("factor-step-text")) " " code class="secret" { (handover.text) } }
            }
            li { (lang.t("factor-step-code")) }
        }
    }
}

/// The picture as one path; four empty modules around it, as cameras want.
fn picture(lang: Lang, handover: &Handover) -> Markup {
    let mut path = String::new();
    for (at, _) in handover
        .modules
        .iter()
        .enumerate()
        .filter(|(_, dark)| **dark)
    {
        let (x, y) = (at % handover.width + 4, at / handover.width + 4);
        let _ = write!(path, "M{x} {y}h1v1h-1z");
    }
    let side = handover.width + 8;
    html! {
        svg class="qr" viewBox={ "0 0 " (side) " " (side) } width="240" height="240" role="img"
            aria-label=(lang.t("factor-picture")) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

fn fields(lang: Lang, error: Option<String>) -> Markup {
    let code = Field::new("code", lang.t("code-label"))
        .error(error)
        .autocomplete("one-time-code");
    let shape = Shape {
        action: "/account/second-factor".into(),
        ..Shape::default()
    };
    form(
        &shape,
        &html! {
            (error_summary(lang, &[&code]))
            (number(lang, &code))
            (submit_row(&Submit { label: lang.t("factor-do"), ..Submit::default() }))
        },
    )
}

/// Recovery codes, the only time they are to be seen.
fn codes_page(site: &Site, entrant: &Entrant, proved: &Proved) -> Response {
    let lang = entrant.lang;
    let next = proved.opened.pending.map_or("/", login::step);
    let content = html! {
        h1 { (lang.t("codes-title")) }
        p { (lang.t("codes-words")) }
        ul class="bullets secret" { @for code in &proved.codes { li { code { (code) } } } }
        p { (lang.t("codes-once")) }
        p { a class="button button-primary" href=(next) { (lang.t("codes-go-on")) } }
    };
    let page = outside(
        site,
        lang,
        &entrant.here,
        StatusCode::OK,
        "codes-title",
        &content,
    );
    let cookie = site.edge.set(Cookie::Session, &proved.opened.token);
    ([(SET_COOKIE, cookie)], page).into_response()
}
