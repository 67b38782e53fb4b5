//! Several municipalities in one process, told apart by the host name that was asked for.
//!
//! Each has a site of its own; here one of them is chosen before anything else happens.

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::Arc;
use tower::ServiceExt;
use tracing::Instrument;

/// A site and the host names it answers to; none: to any.
pub struct Hosted {
    /// The municipality's name, for the log.
    pub municipality: Arc<str>,
    /// Its host names, without port.
    pub hosts: Vec<String>,
    /// Its routes.
    pub site: Router,
}

type Named = (Arc<str>, Router);

/// All sites by host.
struct Hosts {
    by_name: HashMap<String, Named>,
    any: Option<Named>,
}

/// The routes of all sites, each reached by its host names only.
pub fn router(sites: Vec<Hosted>) -> Router {
    let mut hosts = Hosts {
        by_name: HashMap::new(),
        any: None,
    };
    for hosted in sites {
        let named = (hosted.municipality, hosted.site);
        if hosted.hosts.is_empty() {
            hosts.any = Some(named.clone());
        }
        for name in hosted.hosts {
            hosts
                .by_name
                .insert(name.to_ascii_lowercase(), named.clone());
        }
    }
    Router::new().fallback(choose).with_state(Arc::new(hosts))
}

async fn choose(State(hosts): State<Arc<Hosts>>, request: Request) -> Response {
    let name = asked_for(request.uri(), request.headers());
    let chosen = name
        .and_then(|name| hosts.by_name.get(&name))
        .or(hosts.any.as_ref());
    if let Some((municipality, site)) = chosen {
        let span = tracing::info_span!("site", municipality = %municipality);
        let answer = site.clone().oneshot(request).instrument(span).await;
        return answer.into_response();
    }
    // Whoever watches over the process asks by its address.
    if request.uri().path() == "/healthz" {
        return "ok".into_response();
    }
    (
        StatusCode::MISDIRECTED_REQUEST,
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        "Her er ingen kommune under denne adresse.\nNo municipality is served under this address.\n",
    )
        .into_response()
}

/// The host that was asked for, in small letters and without port. Two different hosts in one
/// request mean none.
fn asked_for(uri: &Uri, headers: &HeaderMap) -> Option<String> {
    let mut said = headers.get_all(header::HOST).iter();
    let header = match (said.next(), said.next()) {
        (Some(one), None) => Some(bare(one.to_str().ok()?)),
        (None, _) => None,
        _ => return None,
    };
    let authority = uri.authority().map(|a| bare(a.as_str()));
    match (header, authority) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => a.or(b),
    }
}

/// A host in small letters, without port and without the dot at its end.
pub fn bare(authority: &str) -> String {
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
    let host = match host.rsplit_once(':') {
        Some((name, port)) if is_port(port) && (!name.contains(':') || name.ends_with(']')) => name,
        _ => host,
    };
    host.trim_end_matches('.').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_bare_of_port_case_and_dot() {
        for (said, host) in [
            ("Fjordby.example.dk", "fjordby.example.dk"),
            ("fjordby.example.dk:8443", "fjordby.example.dk"),
            ("fjordby.example.dk.", "fjordby.example.dk"),
            ("[::1]:8080", "[::1]"),
            ("[::1]", "[::1]"),
            ("127.0.0.1:80", "127.0.0.1"),
        ] {
            assert_eq!(bare(said), host);
        }
    }

    #[test]
    fn two_hosts_in_one_request_mean_none() {
        let mut headers = HeaderMap::new();
        headers.append(header::HOST, "a.dk".parse().unwrap());
        let uri = |text: &str| text.parse::<Uri>().unwrap();
        assert_eq!(asked_for(&uri("/"), &headers).as_deref(), Some("a.dk"));
        assert_eq!(asked_for(&uri("http://b.dk/"), &headers), None);
        headers.append(header::HOST, "b.dk".parse().unwrap());
        assert_eq!(asked_for(&uri("/"), &headers), None);
    }
}
