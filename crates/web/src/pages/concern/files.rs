//! Files for a concern that was sent: whoever holds the receipt may put them on it right after. They
//! stand apart from the form, so that its words are kept and sent however large a file is.

use super::{outside, thanks};
use crate::i18n::Lang;
use crate::pages::documents::form::{accepted, hint};
use crate::pages::{errors, words};
use crate::site::Site;
use crate::ui::form::{Form as Shape, Submit, error_summary, files, form, submit_row};
use crate::upload::{FILE, SentFile, Upload};
use crate::visitor::{Guest, run};
use app::intake::concern::ConcernReceipt;
use app::intake::{MOST_FILES, files_until};
use app::{Error, Problem};
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use tokio::sync::Semaphore;

/// How many are taken in at once from people who are not logged in; each may hold as much memory
/// as a file is large.
static ROOM: Semaphore = Semaphore::const_new(4);

/// Takes files in for whoever holds the receipt; the page of the receipt comes back.
pub async fn send(
    State(site): State<Site>,
    guest: Guest,
    Query(asked): Query<super::Asked>,
    request: Request,
) -> Response {
    let Some(receipt) = site.app.open_receipt(&asked.s) else {
        return Redirect::to("/concern").into_response();
    };
    let place = guest.origin.address.map(|_| guest.origin.place());
    let is_often = site.edge.visits.take_concern(place.as_deref()).is_err();
    let room = ROOM.try_acquire().ok().filter(|_| !is_often);
    let Some(_room) = room else {
        let often = [Problem::new(FILE, "refused-concern-files-often")];
        return page(
            &site,
            &guest,
            StatusCode::TOO_MANY_REQUESTS,
            &receipt,
            &asked.s,
            &often,
        );
    };
    let upload = match Upload::from_request(request, &site).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    let of = receipt.clone();
    let taken = run(&site, move |app| {
        if upload.files.iter().any(|file| file.is_too_large) {
            return Err(Error::refused(FILE, "refused-file-large"));
        }
        let files = upload.files.into_iter().map(SentFile::into_attachment);
        app.attach_to_concern(&of, files.collect())
    });
    match taken.await {
        Ok(()) => {
            let to = format!("/concern/received?s={}&done=done-concern-files", asked.s);
            Redirect::to(&to).into_response()
        }
        Err(Error::Refused(problems)) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&site, &guest, status, &receipt, &asked.s, &problems)
        }
        Err(error) => errors::page(guest.lang, &error),
    }
}

fn page(
    site: &Site,
    guest: &Guest,
    status: StatusCode,
    receipt: &ConcernReceipt,
    sealed: &str,
    problems: &[Problem],
) -> Response {
    let content = thanks(guest.lang, site, (receipt, sealed), problems);
    outside(site, guest, status, None, &content)
}

/// The form on the page of the receipt.
pub(super) fn drawn(
    lang: Lang,
    site: &Site,
    (receipt, sealed): (&ConcernReceipt, &str),
    problems: &[Problem],
) -> Markup {
    let limits = site.app.document_limits();
    let until = words::moment(lang, files_until(receipt));
    let most = lang.t_args(
        "concern-files-most",
        &[("n", MOST_FILES.into()), ("until", until.into())],
    );
    let chosen = words::field(lang, FILE, "concern-files", "", problems);
    let chosen = chosen.hint(format!("{most} {}", hint(lang, limits)));
    let shape = Shape {
        action: format!("/concern/received?s={sealed}"),
        takes_file: true,
        ..Shape::default()
    };
    html! {
        h2 { (lang.t("concern-files-title")) }
        (error_summary(lang, &[&chosen]))
        (form(&shape, &html! {
            (files(lang, &chosen, &accepted(limits)))
            (submit_row(&Submit { label: lang.t("concern-files-send"), ..Submit::default() }))
        }))
    }
}
