//! Figures for monitoring, in the text format of `OpenMetrics`.
//!
//! Requests are counted as they come; the rest is read when it is asked for.

use crate::site::Site;
use crate::visitor::run;
use app::health::Health;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Registry, Unit};
use std::sync::Arc;
use std::time::Duration;

/// What the text of `OpenMetrics` is called.
const MEDIA: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Asked {
    municipality: Arc<str>,
    route: String,
    method: &'static str,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    municipality: Arc<str>,
    route: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Of {
    municipality: Arc<str>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Pool {
    municipality: Arc<str>,
    state: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    municipality: Arc<str>,
    job: String,
}

type Durations = Family<Route, Histogram, fn() -> Histogram>;

/// The counts of one node; the sites of all its municipalities share them.
#[derive(Clone)]
pub struct Metrics(Arc<Counts>);

struct Counts {
    requests: Family<Asked, Counter>,
    seconds: Durations,
}

impl Default for Metrics {
    fn default() -> Self {
        Self(Arc::new(Counts {
            requests: Family::default(),
            // One millisecond to eight seconds.
            seconds: Family::new_with_constructor(|| {
                Histogram::new(exponential_buckets(0.001, 2.0, 14))
            }),
        }))
    }
}

impl Metrics {
    /// Counts one request.
    pub fn count(
        &self,
        site: &Site,
        route: &str,
        method: &'static str,
        status: u16,
        took: Duration,
    ) {
        let (municipality, route) = (Arc::clone(&site.municipality), route.to_owned());
        let of = Route {
            municipality: Arc::clone(&municipality),
            route: route.clone(),
        };
        let seconds = took.as_secs_f64();
        self.0.seconds.get_or_create(&of).observe(seconds);
        let asked = Asked {
            municipality,
            route,
            method,
            status,
        };
        self.0.requests.get_or_create(&asked).inc();
    }

    /// All figures as text, with the state of each municipality.
    fn text(&self, states: &[(Arc<str>, Health)]) -> Result<String, std::fmt::Error> {
        let mut all = Registry::with_prefix("traad");
        let build = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        all.register("build", "What runs here", build);
        let requests = self.0.requests.clone();
        all.register("http_requests", "Requests answered", requests);
        let seconds = self.0.seconds.clone();
        let help = "Time from request to answer";
        all.register_with_unit("http_request_duration", help, Unit::Seconds, seconds);
        numbers(&mut all, states);
        pools(&mut all, states);
        jobs(&mut all, states);
        let mut out = String::new();
        encode(&mut out, &all)?;
        Ok(out)
    }
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// One number of each municipality under one name; those that have none are left out.
fn numbers(all: &mut Registry, states: &[(Arc<str>, Health)]) {
    type Number = fn(&Health) -> Option<u64>;
    let names: [(&str, &str, Number); 4] = [
        ("up", "Whether the database can be read", |_| Some(1)),
        ("journal_head", "Position of the last event", |h| {
            Some(h.head)
        }),
        ("access_log_waiting", "Views that wait to be written", |h| {
            Some(h.access_waiting)
        }),
        (
            "frame_lag",
            "Positions that the figures in memory are behind",
            |h| Some(h.head.saturating_sub(h.frame?)),
        ),
    ];
    for (name, help, number) in names {
        let family = Family::<Of, Gauge>::default();
        for (municipality, health) in states {
            if let Some(value) = number(health) {
                let of = Of {
                    municipality: Arc::clone(municipality),
                };
                family.get_or_create(&of).set(whole(value));
            }
        }
        all.register(name, help, family);
    }
}

fn pools(all: &mut Registry, states: &[(Arc<str>, Health)]) {
    let family = Family::<Pool, Gauge>::default();
    for (municipality, health) in states {
        let busy = health.connections.saturating_sub(health.idle);
        for (state, count) in [("idle", health.idle), ("busy", busy)] {
            let of = Pool {
                municipality: Arc::clone(municipality),
                state,
            };
            family.get_or_create(&of).set(count.into());
        }
    }
    all.register("database_connections", "Connections of the pool", family);
}

fn jobs(all: &mut Registry, states: &[(Arc<str>, Health)]) {
    let ages = Family::<Job, Gauge>::default();
    let failures = Family::<Job, Gauge>::default();
    for (municipality, health) in states {
        for job in &health.jobs {
            let of = Job {
                municipality: Arc::clone(municipality),
                job: job.name.clone(),
            };
            if let Some(age) = job.age_seconds {
                ages.get_or_create(&of).set(age);
            }
            failures.get_or_create(&of).set(whole(job.failures));
        }
    }
    let help = "Time since a periodic job last ended well";
    all.register_with_unit("job_age", help, Unit::Seconds, ages);
    all.register("job_failures", "Failures in a row", failures);
}

/// The figures of all municipalities; one whose database cannot be read is missing.
pub async fn show(State(sites): State<Arc<[Site]>>) -> Response {
    let mut states = Vec::new();
    for site in sites.iter() {
        match run(site, app::App::health).await {
            Ok(health) => states.push((Arc::clone(&site.municipality), health)),
            Err(error) => tracing::error!(%error, "the figures for monitoring cannot be read"),
        }
    }
    let text = sites
        .first()
        .and_then(|site| site.metrics.text(&states).ok());
    match text {
        Some(text) => ([(header::CONTENT_TYPE, MEDIA)], text).into_response(),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
