//! Writing about a concern for a child, on the open web: who are you, the form, the receipt.
//! Nothing here tells whether the child is known, and nothing typed stands in an address.

pub mod files;
mod form;
mod given;

use crate::i18n::Lang;
use crate::pages::frame::language_href;
use crate::pages::login::{language_cookie, retry_after};
use crate::pages::record::Typed;
use crate::pages::{errors, words};
use crate::site::{HoldsNobody, Site};
use crate::ui::layout::{Page, plain_layout};
use crate::ui::notice::{Notice, Tone, notice};
use crate::visitor::{Guest, run};
use app::intake::concern::ConcernReceipt;
use app::{Error, Problem};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Extension, Form};
use form::Filled;
use given::Writer;
use maud::{Markup, html};
use serde::Deserialize;

/// What the address may carry: who writes, or the sealed receipt.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default, rename = "as")]
    writer: String,
    #[serde(default)]
    s: String,
    /// What was just done.
    done: Option<String>,
}

/// The question who writes, or the form for whoever does.
pub async fn show(State(site): State<Site>, guest: Guest, Query(asked): Query<Asked>) -> Response {
    let Some(writer) = Writer::of(&asked.writer) else {
        return outside(
            &site,
            &guest,
            StatusCode::OK,
            None,
            &beginning(guest.lang, &site),
        );
    };
    let blank = blank_ticket(&site, &guest, writer, Typed::default(), StatusCode::OK, &[]).await;
    (Extension(HoldsNobody), blank).into_response()
}

/// Takes a concern in; the same form sent again gives the same receipt.
pub async fn send(
    State(site): State<Site>,
    guest: Guest,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let typed = Typed::from(pairs);
    let Some(writer) = Writer::of(typed.one("as")) else {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        return outside(&site, &guest, status, None, &beginning(guest.lang, &site));
    };
    if let Some(lang) = Lang::from_code(typed.one("language")) {
        return translated(&site, guest, lang, writer, &typed);
    }
    let place = guest.origin.address.map(|_| guest.origin.place());
    if let Err(seconds) = site.edge.visits.take_concern(place.as_deref()) {
        let often = [Problem::new("ticket", "refused-concern-often")];
        let status = StatusCode::TOO_MANY_REQUESTS;
        let again = answer(&site, &guest, writer, &typed, status, &often);
        return retry_after(again, i64::try_from(seconds).unwrap_or(i64::MAX));
    }
    let sent = typed.clone();
    let received = run(&site, move |app| {
        let concern = given::concern(&sent, writer).map_err(Error::Refused)?;
        let receipt = app.receive_concern(sent.one("ticket"), &concern)?;
        app.seal_receipt(&receipt)
    });
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    match received.await {
        Ok(sealed) => Redirect::to(&format!("/concern/received?s={sealed}")).into_response(),
        Err(Error::Refused(problems)) if problems.iter().any(needs_ticket) => {
            blank_ticket(&site, &guest, writer, typed, status, &problems).await
        }
        Err(Error::Refused(problems)) => answer(&site, &guest, writer, &typed, status, &problems),
        Err(error) => errors::page(guest.lang, &error),
    }
}

/// The same form in another language, with what was typed.
fn translated(site: &Site, guest: Guest, lang: Lang, writer: Writer, typed: &Typed) -> Response {
    let guest = Guest { lang, ..guest };
    let page = answer(site, &guest, writer, typed, StatusCode::OK, &[]);
    ([(SET_COOKIE, language_cookie(site, lang))], page).into_response()
}

fn needs_ticket(problem: &Problem) -> bool {
    problem.message == "refused-concern-old"
}

/// The receipt.
pub async fn received(
    State(site): State<Site>,
    guest: Guest,
    Query(asked): Query<Asked>,
) -> Response {
    match site.app.open_receipt(&asked.s) {
        Some(receipt) => outside(
            &site,
            &guest,
            StatusCode::OK,
            None,
            &html! {
                @if let Some(done) = words::done(asked.done) {
                    (notice(&Notice { tone: Tone::Done, title: guest.lang.t(&done), text: String::new() }))
                }
                (thanks(guest.lang, &site, (&receipt, &asked.s), &[]))
            },
        ),
        None => Redirect::to("/concern").into_response(),
    }
}

/// The form under a new ticket.
async fn blank_ticket(
    site: &Site,
    guest: &Guest,
    writer: Writer,
    typed: Typed,
    status: StatusCode,
    problems: &[Problem],
) -> Response {
    match run(site, app::App::open_concern).await {
        Ok(ticket) => {
            let typed = typed.with("ticket", &ticket);
            answer(site, guest, writer, &typed, status, problems)
        }
        Err(error) => errors::page(guest.lang, &error),
    }
}

fn answer(
    site: &Site,
    guest: &Guest,
    writer: Writer,
    typed: &Typed,
    status: StatusCode,
    problems: &[Problem],
) -> Response {
    let is_blank = typed.one("as").is_empty();
    let filled = Filled {
        is_blank,
        lang: guest.lang,
        site,
        writer,
        typed,
        problems,
    };
    outside(site, guest, status, Some(form::ID), &filled.content())
}

/// The page of somebody who is not inside and need not be; a form on it goes along to the other
/// language.
fn outside(
    site: &Site,
    guest: &Guest,
    status: StatusCode,
    form: Option<&str>,
    content: &Markup,
) -> Response {
    let frame = Page {
        lang: guest.lang,
        title: guest.lang.t("concern-title"),
        municipality: site.municipality.to_string(),
        home: "/concern".to_owned(),
        other_language_href: language_href(guest.lang, &guest.here),
        language_form: form.map(str::to_owned),
        ..Page::default()
    };
    (status, plain_layout(&frame, content)).into_response()
}

/// What to do when it is acute: on top of every page, for the form is read within hours.
fn acute(lang: Lang, site: &Site) -> Markup {
    let text = match &*site.duty_phone {
        "" => lang.t("concern-acute-text"),
        phone => lang.t_args("concern-acute-phone", &[("phone", phone.into())]),
    };
    notice(&Notice {
        tone: Tone::Warning,
        title: lang.t("concern-acute"),
        text,
    })
}

fn beginning(lang: Lang, site: &Site) -> Markup {
    html! {
        h1 { (lang.t("concern-title")) }
        (acute(lang, site))
        p { (lang.t("concern-intro")) }
        h2 { (lang.t("concern-who")) }
        @for writer in Writer::ALL {
            p {
                a class="button button-primary" href={ "/concern?as=" (writer.word()) } { (lang.t(writer.key())) }
                br; span class="form-hint" { (lang.t(&format!("{}-hint", writer.key()))) }
            }
        }
        (next(lang))
    }
}

/// What happens when it is sent.
fn next(lang: Lang) -> Markup {
    html! {
        h2 { (lang.t("concern-next")) }
        ul class="bullets" { @for n in 1..=4 { li { (lang.t(&format!("concern-next-{n}"))) } } }
    }
}

fn thanks(
    lang: Lang,
    site: &Site,
    (receipt, sealed): (&ConcernReceipt, &str),
    problems: &[Problem],
) -> Markup {
    let at = words::moment(lang, receipt.at);
    html! {
        h1 data-keep-end=(form::KEPT) { (lang.t("concern-thanks")) }
        p { (lang.t_args("concern-arrived", &[("at", at.into())])) }
        p { (lang.t("concern-number")) }
        p class="receipt-number" { (receipt.number) }
        p { (lang.t("concern-keep")) }
        (files::drawn(lang, site, (receipt, sealed), problems))
        (acute(lang, site))
        (next(lang))
        p { a href="/concern" { (lang.t("concern-another")) } }
    }
}
