//! The site: its state, its routes and the layers around them.

mod demo;
pub mod routes;

pub use demo::{Demo, DemoLogin, DemoStory, StoryWords};

use crate::edge::Edge;
use crate::limits::{Rates, Visits};
use crate::{api, forgery, limits, observe, pages, views};
use app::App;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// What every handler may use.
#[derive(Clone)]
pub struct Site {
    /// The use cases.
    pub app: Arc<App>,
    /// The municipality's name.
    pub municipality: Arc<str>,
    /// Whom to call when the office is closed; empty if that is not said.
    pub duty_phone: Arc<str>,
    /// What the log-in page offers; only `traad demo` fills it.
    pub demo: Arc<Demo>,
    /// How often a client of the interface may call.
    pub limits: api::Limits,
    /// What was counted for monitoring.
    pub metrics: observe::Metrics,
    /// How the site meets the network.
    pub edge: Edge,
}

impl Site {
    /// The site of a municipality as the open web meets it; it offers nobody to be.
    pub fn new(app: Arc<App>, municipality: &str) -> Self {
        Self {
            app,
            municipality: Arc::from(municipality),
            duty_phone: Arc::default(),
            demo: Arc::default(),
            limits: api::Limits::default(),
            metrics: observe::Metrics::default(),
            edge: Edge::default(),
        }
    }

    /// The same where whoever tests or measures it may be one of these people, and ask as fast
    /// as they like.
    #[must_use]
    pub fn on_trial(mut self, people: Vec<DemoLogin>) -> Self {
        let stories = Vec::new();
        self.demo = Arc::new(Demo { people, stories });
        self.edge.visits = Visits::new(Rates::NONE);
        self
    }
}

/// Forms are short; anything larger is a mistake or worse.
pub(crate) const LARGEST_FORM: usize = 256 * 1024;

/// Scripts, styles, fonts and pictures only from here, nothing inline, no frames.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Left on an answer that shows nobody and nothing typed: the browser of whoever asked may keep it
/// for the way back, with what was typed into it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HoldsNobody;

/// All routes of the site with the layers around them.
pub fn router(site: Site) -> Router {
    let pages = routes::all()
        .into_iter()
        .fold(Router::new(), |router, route| {
            router.route(route.path, route.handlers)
        });
    pages
        .fallback(pages::errors::unknown)
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn_with_state(site.clone(), forgery::guard))
        .layer(middleware::from_fn(same_origin))
        .layer(middleware::from_fn_with_state(
            site.clone(),
            pages::errors::in_words,
        ))
        // What follows goes by a token and not by a cookie, so no other site can send it.
        .merge(api::router(&site))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(pages::errors::of_panic))
        .layer(middleware::from_fn_with_state(site.clone(), limits::guard))
        .layer(middleware::from_fn_with_state(site.clone(), headers))
        .layer(middleware::from_fn_with_state(site.clone(), observe::watch))
        .layer(middleware::from_fn_with_state(site.clone(), views::follow))
        .with_state(site)
}

/// Refuses a form sent from another site, by what every current browser says of itself.
async fn same_origin(request: Request, next: Next) -> Response {
    if request.method() == Method::POST && is_foreign(&request) {
        return StatusCode::FORBIDDEN.into_response();
    }
    next.run(request).await
}

fn is_foreign(request: &Request) -> bool {
    let said = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = said("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    let (Some(origin), Some(host)) = (said("origin"), said("host")) else {
        return false;
    };
    origin
        .split_once("://")
        .is_none_or(|(_, from)| from != host)
}

async fn headers(State(site): State<Site>, request: Request, next: Next) -> Response {
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let holds_nobody = response.extensions().get::<HoldsNobody>().is_some();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    headers.extend(site.edge.headers());
    if !is_asset {
        // What shows a person is never kept by a browser or a proxy.
        let kept = if holds_nobody {
            "private, no-cache"
        } else {
            "no-store"
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    }
    response
}
