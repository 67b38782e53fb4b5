//! Router and document name the same routes.

use crate::calls::{Client, send};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::{Permit, Role};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use web::api::document;

/// Every path with its method, as the document names them.
fn described() -> Vec<(String, String)> {
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    paths
        .iter()
        .flat_map(|(path, operations)| {
            let methods = operations.as_object().unwrap().keys();
            methods.map(move |method| (path.clone(), method.to_uppercase()))
        })
        .collect()
}

/// A path with something in place of its parameters.
fn filled(path: &str) -> String {
    path.replace("{number}", "99999999")
        .replace("{id}", "00000000-0000-0000-0000-000000000000")
}

#[tokio::test]
async fn every_described_route_exists_and_takes_no_other_method() {
    let client = Client::new(Role::Head, Permit::ALL);
    let known = described();
    assert!(known.len() >= 3, "{known:?}");
    for path in known.iter().map(|(path, _)| path).collect::<BTreeSet<_>>() {
        for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
            let request = Request::builder()
                .method(method)
                .uri(filled(path))
                .header("authorization", client.bearer());
            let reply = send(request.body(Body::empty()).unwrap()).await;
            let is_described = known.contains(&(path.clone(), method.to_owned()));
            let is_taken = reply.status != StatusCode::METHOD_NOT_ALLOWED;
            assert_eq!(is_taken, is_described, "{method} {path}");
        }
    }
}

#[test]
fn every_route_in_the_source_is_described() {
    let api = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api");
    let mut written = BTreeSet::new();
    let mut folders = vec![api];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for found in text.split("#[utoipa::path(").skip(1) {
                let (_, rest) = found.split_once("path = \"").unwrap();
                written.insert(rest.split('"').next().unwrap().to_owned());
            }
        }
    }
    let known: BTreeSet<String> = described().into_iter().map(|(path, _)| path).collect();
    assert_eq!(written, known);
}

#[tokio::test]
async fn the_document_is_served_to_anyone_and_holds_together() {
    let reply = send(
        Request::get("/api/v1/openapi.json")
            .body(Body::empty())
            .unwrap(),
    )
    .await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json, document());
    assert!(reply.json["openapi"].as_str().unwrap().starts_with("3.1"));
    let mut wanted = BTreeSet::new();
    references(&reply.json, &mut wanted);
    assert!(wanted.len() > 5);
    for reference in wanted {
        let place = reference.trim_start_matches('#');
        assert!(reply.json.pointer(place).is_some(), "{reference}");
    }
}

fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value.as_str() {
                    Some(text) if key == "$ref" => {
                        into.insert(text.to_owned());
                    }
                    _ => references(value, into),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|value| references(value, into)),
        _ => {}
    }
}
