//! What whoever runs the site sees: figures that Prometheus can read, readiness, and answers
//! to what cannot be read; nothing of it tells of anybody.

#[path = "support/calls.rs"]
mod calls;
#[path = "support/town.rs"]
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::Role;
use std::collections::BTreeMap;
use std::sync::Arc;
use tower::ServiceExt;
use town::{Answer, TOWN};
use web::site::Site;

fn site() -> Site {
    Site::new(Arc::clone(&TOWN.app), "Prøvekøbing")
}

async fn text(router: axum::Router, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = Answer::bytes(response.into_body()).await;
    (status, String::from_utf8(bytes).unwrap())
}

/// A line of the exposition: name with labels, and the value.
fn read(line: &str) -> (&str, Vec<(&str, &str)>, f64) {
    let (name, value) = line.rsplit_once(' ').expect(line);
    let value = value.parse().expect(line);
    let Some((name, labels)) = name.split_once('{') else {
        return (name, Vec::new(), value);
    };
    let labels = labels.strip_suffix('}').expect(line);
    let pairs = labels.split("\",").map(|pair| {
        let (label, text) = pair.split_once("=\"").expect(line);
        (label, text.trim_end_matches('"'))
    });
    (name, pairs.collect(), value)
}

#[tokio::test]
async fn the_figures_for_monitoring_are_well_formed_and_name_nobody() {
    let site = site();
    let router = web::site::router(site.clone());
    for path in [
        "/login",
        "/cases/4711",
        "/cases/4712",
        "/nonsense",
        "/api/v1/cases",
    ] {
        text(router.clone(), path).await;
    }
    let (status, body) = text(web::observe::router(vec![site]), "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    assert!(body.ends_with("# EOF\n"));
    let (mut types, mut counts) = (BTreeMap::new(), BTreeMap::new());
    for line in body.lines() {
        if let Some(told) = line.strip_prefix("# TYPE ") {
            let (name, kind) = told.split_once(' ').unwrap();
            assert!(types.insert(name, kind).is_none(), "{name} twice");
        } else if !line.starts_with('#') {
            let (name, labels, value) = read(line);
            assert!(types.keys().any(|known| name.starts_with(known)), "{name}");
            assert!(value >= 0.0, "{line}");
            for (label, text) in &labels {
                let known = [
                    "municipality",
                    "route",
                    "method",
                    "status",
                    "state",
                    "job",
                    "le",
                    "version",
                ];
                assert!(known.contains(label), "{label}");
                assert!(!text.contains("4711"), "{line}");
            }
            if name == "traad_http_requests_total" {
                let of = |name| labels.iter().find(|(label, _)| *label == name).unwrap().1;
                counts.insert((of("route"), of("status")), value);
            }
        }
    }
    assert_eq!(types["traad_http_requests"], "counter");
    assert_eq!(types["traad_http_request_duration_seconds"], "histogram");
    assert!(types.contains_key("traad_journal_head"));
    let of = |route, status| counts.get(&(route, status)).copied();
    assert_eq!(of("/login", "200"), Some(1.0));
    assert_eq!(of("/cases/{number}", "303"), Some(2.0));
    assert_eq!(of("unmatched", "404"), Some(1.0));
    assert_eq!(of("/api/v1/cases", "401"), Some(1.0));
}

#[tokio::test]
async fn the_figures_are_not_on_the_public_address() {
    let router = web::site::router(site());
    assert_eq!(text(router, "/metrics").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_node_is_ready_when_its_figures_are_read() {
    drop(TOWN.app.frame().unwrap());
    for router in [
        web::site::router(site()),
        web::observe::router(vec![site()]),
    ] {
        let (status, body) = text(router, "/readyz").await;
        assert_eq!(status, StatusCode::OK, "{body}");
        let told: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(told["is_ready"], true);
        for part in ["database", "schema", "keys", "figures"] {
            assert_eq!(told["parts"][part], "ok");
        }
    }
}

#[tokio::test]
async fn what_a_page_cannot_read_is_told_in_the_readers_language() {
    let me = TOWN.log_in(Role::Caseworker).await;
    for path in ["/cases/abc", "/notifications/abc"] {
        let danish = me.get(path).await;
        assert!(danish.status.is_client_error());
        assert!(danish.body.contains("<!DOCTYPE html>"), "{}", danish.body);
        assert!(danish.body.contains("lang=\"da\"") && !danish.body.contains("Cannot parse"));
        let english = me.get_in(path, "en").await;
        assert!(english.body.contains("lang=\"en\""));
    }
    let wrong = me.post("/goals", "a=b").await;
    assert_eq!(wrong.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(wrong.body.contains("<!DOCTYPE html>"));
    let large = me.post("/search", &"x".repeat(300_000)).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.body.contains("<!DOCTYPE html>"));
}

#[tokio::test]
async fn every_answer_has_a_number_of_its_own() {
    let router = web::site::router(site());
    let mut seen = std::collections::HashSet::new();
    for _ in 0..2 {
        let request = Request::get("/login").body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        let id = response.headers()["x-request-id"].clone();
        assert!(seen.insert(id));
    }
    let request = Request::get("/api/v1/cases").header(header::ACCEPT_LANGUAGE, "en");
    let request = request.body(Body::empty()).unwrap();
    let reply = calls::read(router.oneshot(request).await.unwrap()).await;
    let id = reply.headers["x-request-id"].to_str().unwrap();
    assert_eq!(reply.json["instance"], format!("urn:uuid:{id}"));
}
