//! The interface for other programs: `/api/v1`, JSON in and out.
//!
//! Every route is described where it is written; router and `OpenAPI` document are made from
//! the same list. A client comes in by a bearer token only, never by a cookie, and goes
//! through the same use cases as the pages.

mod case;
mod cases;
mod client;
mod document;
mod event;
mod events;
mod given;
mod indicator;
mod indicators;
mod lines;
mod notifications;
mod obligation;
mod obligations;
mod problem;
mod values;
mod way;
mod who;

pub use crate::limits::Clients as Limits;
pub use document::document;
pub use problem::{Kind, Problem};

use crate::site::Site;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// Where the interface begins.
pub const ROOT: &str = "/api/v1";

/// A recorded event is text a person wrote; anything larger is a mistake or worse.
pub(crate) const LARGEST_BODY: usize = 256 * 1024;

/// The routes that need a token, with their descriptions.
fn described() -> OpenApiRouter<Site> {
    OpenApiRouter::new()
        .routes(routes!(client::show))
        .routes(routes!(cases::list))
        .routes(routes!(case::show))
        .routes(routes!(events::list, events::record))
        .routes(routes!(obligations::list))
        .routes(routes!(obligation::show))
        .routes(routes!(indicators::list))
        .routes(routes!(indicator::show))
        .routes(routes!(notifications::list))
}

/// All routes under `/api/`, each problem of theirs as `application/problem+json`.
pub fn router(site: &Site) -> Router<Site> {
    let (routes, _) = described().split_for_parts();
    let state = site.clone();
    routes
        // Who asks is settled before anything of the request is read.
        .route_layer(middleware::from_fn_with_state(state, who::let_in))
        .route("/api/v1/openapi.json", get(document::serve))
        .route("/api/{*rest}", any(unknown))
        .method_not_allowed_fallback(not_allowed)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CatchPanicLayer::custom(problem::of_panic))
}

async fn unknown(request: Request) -> Response {
    Problem::of(request.headers(), Kind::NotFound).into_response()
}

async fn not_allowed(request: Request) -> Response {
    Problem::of(request.headers(), Kind::MethodNotAllowed).into_response()
}
