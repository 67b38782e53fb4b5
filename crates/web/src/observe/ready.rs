//! Whether this node can serve: asked by a load balancer and by whoever upgrades.

use crate::site::Site;
use crate::visitor::run;
use app::health::Health;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The answer: each part with `ok` or the reason why not.
#[derive(Debug, Serialize)]
struct Ready {
    is_ready: bool,
    parts: BTreeMap<&'static str, &'static str>,
}

/// 200 if this node can serve, 503 with the reasons if not.
pub async fn ready(State(site): State<Site>) -> Response {
    answer(vec![of(&site).await])
}

/// The same for all municipalities that a node serves.
pub async fn all(State(sites): State<Arc<[Site]>>) -> Response {
    let mut found = Vec::new();
    for site in sites.iter() {
        found.push(of(site).await);
    }
    answer(found)
}

async fn of(site: &Site) -> Ready {
    match run(site, app::App::health).await {
        Ok(health) => Ready::of(&health),
        Err(error) => {
            tracing::error!(%error, "not ready");
            Ready {
                is_ready: false,
                parts: BTreeMap::from([("database", "cannot be read")]),
            }
        }
    }
}

/// The first that is not ready speaks for all.
fn answer(mut found: Vec<Ready>) -> Response {
    let at = found.iter().position(|ready| !ready.is_ready).unwrap_or(0);
    let ready = found.swap_remove(at);
    let status = if ready.is_ready {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    (status, Json(ready)).into_response()
}

impl Ready {
    fn of(health: &Health) -> Self {
        let schema = match health.schema.0.cmp(&health.schema.1) {
            std::cmp::Ordering::Equal => "ok",
            std::cmp::Ordering::Less => "older than the program: migrate",
            std::cmp::Ordering::Greater => "newer than the program: upgrade it",
        };
        let figures = if health.frame.is_some() {
            "ok"
        } else {
            "not read yet"
        };
        let keys = if health.has_keys {
            "ok"
        } else {
            "cannot be read"
        };
        let parts = BTreeMap::from([
            ("database", "ok"),
            ("figures", figures),
            ("keys", keys),
            ("schema", schema),
        ]);
        Self {
            is_ready: parts.values().all(|part| *part == "ok"),
            parts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_is_ready_when_every_part_is() {
        let mut health = Health {
            frame: Some(7),
            has_keys: true,
            schema: (6, 6),
            ..Health::default()
        };
        assert!(Ready::of(&health).is_ready);
        health.schema.0 = 7;
        let ready = Ready::of(&health);
        assert!(!ready.is_ready && ready.parts["schema"].starts_with("newer"));
        health.schema.0 = 6;
        health.has_keys = false;
        assert_eq!(Ready::of(&health).parts["keys"], "cannot be read");
        health.has_keys = true;
        health.frame = None;
        assert!(!Ready::of(&health).is_ready);
    }
}
