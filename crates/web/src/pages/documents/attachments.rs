//! The attachments of a notification: the same page as the documents of a case.

use super::{Answer, Of, add, fetch, page};
use crate::pages::done::Done;
use crate::pages::errors;
use crate::site::Site;
use crate::upload::Upload;
use crate::visitor::Visitor;
use app::Error;
use axum::extract::{Path, Query, State};
use axum::response::Response;

/// What an address names, if it can be a notification.
fn of(id: &str) -> Result<Of, Error> {
    id.parse()
        .map(Of::Notification)
        .map_err(|_| Error::NotFound)
}

/// The list with the form.
pub async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(asked): Query<Done>,
) -> Response {
    match of(&id) {
        Ok(of) => page(&site, &visitor, of, asked, Answer::default()).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// Adds one.
pub async fn send(
    State(site): State<Site>,
    visitor: Visitor,
    Path(id): Path<String>,
    upload: Upload,
) -> Response {
    match of(&id) {
        Ok(of) => add(&site, &visitor, of, upload).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}

/// The file of one.
pub async fn file(
    State(site): State<Site>,
    visitor: Visitor,
    Path((id, document)): Path<(String, String)>,
) -> Response {
    match of(&id) {
        Ok(of) => fetch(&site, &visitor, of, &document).await,
        Err(error) => errors::page(visitor.lang, &error),
    }
}
