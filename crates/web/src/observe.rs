//! What whoever runs the site sees of it: one line in the log for each request, figures for
//! monitoring, and whether it is ready. Nothing here tells of a person: routes stand as their
//! templates, without ids and without the query.

mod metrics;
mod ready;
mod request;

pub use metrics::Metrics;
pub use ready::ready;
pub use request::{incident, watch};

use crate::site::Site;
use axum::Router;
use axum::routing::get;
use std::sync::Arc;

/// The routes of the address that is only for monitoring, about all sites of a node; there is
/// at least one.
pub fn router(sites: Vec<Site>) -> Router {
    Router::new()
        .route("/metrics", get(metrics::show))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready::all))
        .with_state(Arc::from(sites))
}
