//! Who one is: what a token stands for, so that a client can check itself.

use super::given::Query;
use super::values::{At, PermitWord, RoleWord};
use super::who::Who;
use axum::Json;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// The client that a token stands for.
#[derive(Debug, Serialize, ToSchema)]
pub struct Client {
    /// The id under which it acts; journal and access log name it.
    id: Uuid,
    /// What it is called.
    name: String,
    /// In what role it acts, which decides its reach.
    role: RoleWord,
    /// In which team, where the reach is a team.
    team: Option<String>,
    /// What it may do within its reach.
    permits: Vec<PermitWord>,
    /// When the token ends.
    expires_at: At,
}

/// No parameter at all.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The client that the token stands for.
#[utoipa::path(get, path = "/api/v1/client", tag = "client", operation_id = "client",
    responses((status = 200, description = "The client", body = Client)))]
pub async fn show(who: Who, _: Query<Nothing>) -> Json<Client> {
    let caller = who.caller;
    Json(Client {
        id: caller.actor.worker.0,
        name: caller.actor.name,
        role: RoleWord(caller.actor.role),
        team: caller.actor.team.map(String::from),
        permits: caller.permits.into_iter().map(PermitWord).collect(),
        expires_at: At(caller.expires_at),
    })
}
