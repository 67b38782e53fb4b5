//! indicator.

use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

/// The page.
pub async fn list(State(_): State<Site>, _: Visitor) -> Response {
    "".into_response()
}

/// The page of one rule.
pub async fn show(
    State(_): State<Site>,
    _: Visitor,
    axum::extract::Path(_): axum::extract::Path<String>,
) -> Response {
    "".into_response()
}
