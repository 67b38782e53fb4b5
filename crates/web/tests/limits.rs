//! Who asks too often is told to wait, as a page or as a problem, and nobody else with them.

#[path = "support/town.rs"]
mod town;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Request, header};
use domain::Role;
use std::net::SocketAddr;
use std::sync::Arc;
use tower::ServiceExt;
use town::TOWN;
use web::edge::Edge;
use web::limits::{Rates, Visits};
use web::site::Site;

fn site() -> Router {
    let rates = Rates {
        session: 2,
        address: 4,
        public: 1,
    };
    web::site::router(Site {
        edge: Edge {
            visits: Visits::new(rates),
            proxies: Arc::from(["10.0.0.1".parse().unwrap()]),
            ..Edge::default()
        },
        ..Site::new(Arc::clone(&TOWN.app), "Prøvekøbing")
    })
}

/// One answer to somebody at an address, with one header more.
async fn ask(site: &Router, peer: &str, path: &str, head: (&str, &str)) -> (u16, HeaderMap) {
    let request = Request::get(path).header(head.0, head.1);
    let mut request = request.body(Body::empty()).unwrap();
    let peer: SocketAddr = format!("{peer}:4711").parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(peer));
    let answer = site.clone().oneshot(request).await.unwrap();
    (answer.status().as_u16(), answer.headers().clone())
}

/// The same so often that the last answer is the limit's, if there is one.
async fn often(site: &Router, peer: &str, path: &str, head: (&str, &str)) -> (u16, HeaderMap) {
    let mut last = (0, HeaderMap::new());
    for _ in 0..40 {
        last = ask(site, peer, path, head).await;
        if last.0 == 429 {
            break;
        }
    }
    last
}

const PLAIN: (&str, &str) = ("accept-language", "da");

#[tokio::test]
async fn a_stranger_is_told_to_wait_and_others_are_not() {
    let site = site();
    let (status, headers) = often(&site, "192.0.2.1", "/login", PLAIN).await;
    assert_eq!(status, 429);
    let said = |name| headers[name].to_str().unwrap();
    let wait: u64 = said(header::RETRY_AFTER).parse().unwrap();
    assert!((1..=2).contains(&wait));
    assert!(said(header::CONTENT_TYPE).starts_with("text/html"));
    assert_eq!(said(header::CACHE_CONTROL), "no-store");
    // A made-up session is none, each time another or not.
    for n in 0..3 {
        let made_up = format!("__Host-traad_session=made-up-{n}");
        let answer = ask(&site, "192.0.2.1", "/login", ("cookie", &made_up)).await;
        assert_eq!(answer.0, 429);
    }
    // A session of the same address goes on, and so do other addresses.
    let me = TOWN.log_in(Role::Caseworker).await.sent();
    let session = ("cookie", me.as_str());
    assert_eq!(ask(&site, "192.0.2.1", "/notes", session).await.0, 404);
    assert_eq!(ask(&site, "192.0.2.2", "/login", PLAIN).await.0, 200);
    assert_eq!(often(&site, "192.0.2.3", "/notes", session).await.0, 429);
    // Whoever watches over the process may ask at any time.
    assert_eq!(often(&site, "192.0.2.1", "/healthz", PLAIN).await.0, 200);
}

#[tokio::test]
async fn a_program_without_a_token_gets_a_problem() {
    let (status, headers) = often(&site(), "192.0.2.1", "/api/v1/client", PLAIN).await;
    assert_eq!(status, 429);
    assert_eq!(headers[header::CONTENT_TYPE], "application/problem+json");
    assert!(headers.contains_key(header::RETRY_AFTER));
}

#[tokio::test]
async fn behind_a_proxy_each_neighbour_counts_and_nobody_else_can_pretend() {
    let site = site();
    let at = |of| ("x-forwarded-for", of);
    assert_eq!(
        often(&site, "10.0.0.1", "/login", at("198.51.100.1"))
            .await
            .0,
        429
    );
    assert_eq!(
        ask(&site, "10.0.0.1", "/login", at("198.51.100.2")).await.0,
        200
    );
    assert_eq!(
        often(&site, "192.0.2.9", "/login", at("198.51.100.3"))
            .await
            .0,
        429
    );
    assert_eq!(
        ask(&site, "192.0.2.9", "/login", at("198.51.100.4"))
            .await
            .0,
        429
    );
}
