//! goals.

use crate::site::Site;
use crate::visitor::Visitor;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

/// The page.
pub async fn show(State(_): State<Site>, _: Visitor) -> Response {
    "".into_response()
}
