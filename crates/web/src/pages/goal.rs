//! goal.

use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

/// The page.
pub async fn show(State(_): State<Site>, _: Visitor, Path(_): Path<String>) -> Response {
    "".into_response()
}

/// The page.
pub async fn review(State(_): State<Site>, _: Visitor, Path(_): Path<String>) -> Response {
    "".into_response()
}
