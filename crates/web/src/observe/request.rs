//! Around every request: an incident number, a line in the log, a count and a duration.

use crate::site::Site;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;
use tracing::Instrument;
use uuid::Uuid;

/// The number of the request in the answer.
const HEADER: HeaderName = HeaderName::from_static("x-request-id");

tokio::task_local! {
    static INCIDENT: Uuid;
}

/// The number under which the log tells of the request that runs here.
pub fn incident() -> Option<Uuid> {
    INCIDENT.try_with(|id| *id).ok()
}

/// Numbers a request, measures it, and writes its line.
pub async fn watch(State(site): State<Site>, request: Request, next: Next) -> Response {
    let id = site.app.new_item().0;
    let method = known(request.method().as_str());
    // The template and not the address: ids and queries stay out of log and figures.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("unmatched", MatchedPath::as_str)
        .to_owned();
    let began = Instant::now();
    let span = tracing::info_span!("request", id = %id);
    let mut response = INCIDENT
        .scope(id, next.run(request).instrument(span.clone()))
        .await;
    let (took, status) = (began.elapsed(), response.status().as_u16());
    site.metrics.count(&site, &route, method, status, took);
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(target: "traad::request", method, route, status, ms));
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(HEADER, value);
    }
    response
}

/// The methods that are told apart; whatever else somebody makes up is one.
fn known(method: &str) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("OTHER")
}
