//! Calls of the interface in process: a client with a role and permits, and what came back.

#![allow(
    dead_code,
    reason = "each test binary uses the part of it that it needs"
)]

use super::town::{Answer, TOWN, now};
use app::Actor;
use app::client::NewClient;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use domain::{Permit, Role, TeamId, WorkerId};
use serde_json::Value;
use tower::ServiceExt;

/// A client of the interface.
pub struct Client {
    /// Under which it acts.
    pub id: WorkerId,
    /// Its token.
    pub token: String,
}

/// What came back.
pub struct Reply {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The JSON; null if it was none.
    pub json: Value,
}

impl Reply {
    /// Holds a problem to what RFC 9457 and the house ask of it.
    pub fn is_problem(&self, status: u16, code: &str) {
        assert_eq!(self.status.as_u16(), status, "{}", self.json);
        let kind = &self.headers[header::CONTENT_TYPE];
        assert_eq!(kind, "application/problem+json");
        assert_eq!(self.json["status"], status);
        assert_eq!(self.json["type"], format!("/api#problem-{code}"));
        assert!(self.json["title"].is_string() && self.json["detail"].is_string());
    }
}

/// The team of the demo's leader.
pub fn a_team() -> TeamId {
    let leader = TOWN.worker(Role::TeamLeader);
    let team = &TOWN.app.ruleset().workers[&leader].team;
    team.clone().expect("a leader has a team")
}

impl Client {
    /// Lets a client in.
    pub fn new(role: Role, permits: &[Permit]) -> Self {
        let new = NewClient {
            name: format!("Prøve {role}"),
            role,
            team: (role == Role::TeamLeader).then(a_team),
            permits: permits.to_vec(),
            until: now().day().add_days(30),
        };
        let (client, token) = TOWN.app.add_client(&Actor::system(), new).unwrap();
        Self {
            id: client.id,
            token,
        }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Reply {
        let request = Request::get(path).header(header::AUTHORIZATION, self.bearer());
        send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends JSON under a key.
    pub async fn post(&self, path: &str, key: &str, body: &Value) -> Reply {
        let request = Request::post(path)
            .header(header::AUTHORIZATION, self.bearer())
            .header(header::CONTENT_TYPE, "application/json")
            .header("idempotency-key", key)
            .body(Body::from(body.to_string()));
        send(request.unwrap()).await
    }

    /// What stands in the header.
    pub fn bearer(&self) -> String {
        format!("Bearer {}", self.token)
    }
}

/// Sends any request.
pub async fn send(request: Request<Body>) -> Reply {
    read(TOWN.router().oneshot(request).await.unwrap()).await
}

/// Reads what came back.
pub async fn read(response: Response) -> Reply {
    let (parts, body) = response.into_parts();
    let bytes = Answer::bytes(body).await;
    Reply {
        status: parts.status,
        headers: parts.headers,
        json: serde_json::from_slice(&bytes).unwrap_or_default(),
    }
}
