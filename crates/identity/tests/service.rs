//! A log-in service that describes itself but cannot be reached where tokens are given.

use identity::oidc::{Provider, Refusal, Settings};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

/// Serves the description of a service whose tokens are to be had where nobody listens.
fn described() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let nowhere = TcpListener::bind("127.0.0.1:0").unwrap();
    let closed = nowhere.local_addr().unwrap();
    drop(nowhere);
    let description = format!(
        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/auth",
            "token_endpoint":"http://{closed}/token","jwks_uri":"{issuer}/jwks",
            "response_types_supported":["code"],"subject_types_supported":["public"],
            "id_token_signing_alg_values_supported":["RS256"]}}"#
    );
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let asked = lines.next().unwrap().unwrap();
            while lines.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            let body = if asked.contains("/jwks") {
                r#"{"keys":[]}"#
            } else {
                &description
            };
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
                 Connection: close\r\n\r\n{body}",
                body.len()
            )
            .unwrap();
        }
    });
    issuer
}

#[test]
fn a_token_endpoint_that_does_not_answer_is_unreachable_and_not_untrusted() {
    let provider = Provider::new(Settings {
        issuer: described(),
        client_id: "traad".to_owned(),
        client_secret: None,
        back: "http://127.0.0.1/login/service/back".to_owned(),
        left: "http://127.0.0.1/login".to_owned(),
        scopes: Vec::new(),
        levels: Vec::new(),
        means: Vec::new(),
        authority: None,
    })
    .unwrap();
    let now = 1_795_000_000;
    let begun = provider.begin(now).unwrap();
    let finished = provider.finish("code", &begun.nonce, &begun.verifier, now);
    assert!(
        matches!(finished, Err(Refusal::Unreachable(_))),
        "{finished:?}"
    );
}
