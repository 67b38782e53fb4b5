//! The pages of the daily work, in process against a small made-up municipality.

#[path = "work/file.rs"]
mod file;
#[path = "work/found.rs"]
mod found;
#[path = "work/incoming.rs"]
mod incoming;
#[path = "work/roles.rs"]
mod roles;
#[path = "support/town.rs"]
mod town;

use domain::Role;
use town::{Persona, TOWN};

async fn log_in(role: Role) -> Persona {
    TOWN.log_in(role).await
}

/// The first link that begins like this.
fn link(body: &str, from: &str) -> Option<String> {
    let start = body.find(&format!("href=\"{from}"))? + 6;
    body[start..].split('"').next().map(str::to_owned)
}
