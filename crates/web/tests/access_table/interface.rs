//! The interface: every role with all permits, and every permit alone.

use crate::calls::{Client, a_team, send};
use crate::places::PLACES;
use crate::table::{Call, Table};
use crate::town::{TOWN, now};
use app::Actor;
use app::client::NewClient;
use axum::body::Body;
use axum::http::Request;
use domain::{Permit, Role};
use serde_json::{Value, json};

/// Every call of the interface, from the document that describes its routes.
fn calls() -> Vec<(Call, String)> {
    let document = web::api::document();
    let mut calls = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let situations: &[&str] = match path.as_str() {
            p if p.contains("/indicators/{id}") => &["known", "unknown"],
            p if p.contains('{') => &["near", "far", "protected", "unknown"],
            _ => &["–"],
        };
        for method in operations.as_object().unwrap().keys() {
            for situation in situations {
                let what = format!("{} {path}", method.to_uppercase());
                let to = PLACES.fill(path, situation);
                calls.push(((what, (*situation).to_owned()), to));
            }
        }
    }
    calls
}

/// A note on a version of the file that is long past: whoever may record gets a conflict.
fn stale_note() -> Value {
    let note = json!({ "kind": "note_written", "note": "Prøve" });
    json!({ "at": now().to_string(), "seen": 0, "event": note })
}

/// What a call answers a client, or nobody.
async fn cell(client: Option<&Client>, call: &Call, to: &str) -> String {
    let status = match client {
        Some(client) if call.0.starts_with("GET") => client.get(to).await.status,
        Some(client) => client.post(to, "table", &stale_note()).await.status,
        None => {
            let method = call.0.split(' ').next().unwrap();
            let request = Request::builder().method(method).uri(to);
            send(request.body(Body::empty()).unwrap()).await.status
        }
    };
    status.as_u16().to_string()
}

async fn hold(heading: &str, client: impl Fn(&str) -> Client) {
    let table = Table::read(heading);
    let clients: Vec<Option<Client>> = table
        .columns
        .iter()
        .map(|column| (column != "nobody").then(|| client(column)))
        .collect();
    let mut found = Vec::new();
    for (call, to) in calls() {
        let mut answers = Vec::new();
        for client in &clients {
            answers.push(cell(client.as_ref(), &call, &to).await);
        }
        found.push((call, answers));
    }
    table.hold(&found);
}

#[tokio::test]
async fn every_call_answers_a_client_of_every_role_as_the_table_expects() {
    hold("Interface by role", |role| {
        Client::new(role.parse().expect(role), Permit::ALL)
    })
    .await;
}

#[tokio::test]
async fn every_call_answers_a_client_of_every_permit_as_the_table_expects() {
    hold("Interface by permit", |permit| {
        Client::new(Role::TeamLeader, &[permit.parse().expect(permit)])
    })
    .await;
}

#[test]
fn every_permit_and_every_role_a_client_can_have_has_a_column() {
    let permits = Table::read("Interface by permit").columns;
    let words: Vec<String> = Permit::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(permits[1..], words);
    let roles = Table::read("Interface by role").columns;
    assert_eq!(
        (permits[0].as_str(), roles[0].as_str()),
        ("nobody", "nobody")
    );
    for role in Role::ALL {
        let new = NewClient {
            name: "Prøve".to_owned(),
            role: *role,
            team: Some(a_team()),
            permits: Permit::ALL.to_vec(),
            until: now().day().add_days(1),
        };
        let can_be = TOWN.app.add_client(&Actor::system(), new).is_ok();
        let has_column = roles.iter().any(|column| *column == role.to_string());
        assert_eq!(can_be, has_column, "{role}");
    }
}
