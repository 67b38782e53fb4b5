//! Logging out with the log-in service, and being logged out by it: with a real provider.

#[path = "support/outside.rs"]
mod outside;

use axum::http::StatusCode;
use outside::{Signed, Town, anna};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The way out that a page shows.
fn way_out(body: &str) -> String {
    let links = body.split("href=\"").skip(1);
    let mut links = links.filter_map(|rest| rest.split('"').next());
    let way = links.find(|link| link.contains("/session/end?"));
    way.expect("a way out").replace("&amp;", "&")
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_logs_out_here_is_led_out_there_and_back() {
    let Some(mut town) = Town::start("leave", &[]) else {
        return;
    };
    let session = town.log_in(&anna()).await.session().unwrap();
    let left = town.post("/logout", &session, String::new()).await;
    assert_eq!(left.status, StatusCode::OK, "{}", left.body);
    assert_eq!(town.sessions(), 0);
    assert!(left.cookies.iter().any(|c| c == "__Host-traad_session="));
    let way = way_out(&left.body);
    for part in [
        "id_token_hint=ey",
        "client_id=traad",
        "post_logout_redirect_uri=https%3A%2F%2Ftraad.test%2Flogin",
    ] {
        assert!(way.contains(part), "{part} is not in {way}");
    }
    let (_, back) = town.outside.leave(&way);
    assert_eq!(back, "/login");
    // Whoever comes to the page without a session sees nobody's token.
    let again = town.get("/login/left", &session).await;
    assert!(!way_out(&again.body).contains("id_token_hint"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_ends_there_ends_here_and_no_other() {
    let Some(mut town) = Town::start("told", &[]) else {
        return;
    };
    let first = town.log_in(&anna()).await.session().unwrap();
    let second = town.log_in(&anna()).await.session().unwrap();
    let way = way_out(&town.get("/login/left", "").await.body);
    // The browser that logged in last.
    let (token, _) = town.outside.leave(&way);
    assert_eq!(town.sessions(), 2);
    assert_eq!(town.tell(&token).await, StatusCode::OK);
    assert_eq!(town.get("/goals", &first).await.status, StatusCode::OK);
    assert_eq!(town.get("/goals", &second).await.to, "/login");
    // The same word once more, also after the person came back.
    town.log_in(&anna()).await;
    assert_eq!(town.tell(&token).await, StatusCode::BAD_REQUEST);
    assert_eq!(town.sessions(), 2);
}

fn now() -> i64 {
    use app::Clock as _;
    app::SystemClock.now().0
}

/// What the provider says of everything the person has there, with some of it changed; `null`
/// takes away.
fn word(town: &Town, changes: &Value) -> Value {
    let mut claims = json!({
        "iss": town.outside.issuer, "aud": "traad", "iat": now(), "exp": now() + 120,
        "jti": format!("{changes}"), "sub": "id-1",
        "events": { "http://schemas.openid.net/event/backchannel-logout": {} },
    });
    let claims_now = claims.as_object_mut().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            claims_now.remove(name);
        } else {
            claims_now.insert(name.clone(), value.clone());
        }
    }
    json!({ "claims": claims, "head": { "typ": "logout+jwt" } })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_about_a_person_ends_all_that_came_from_there() {
    let Some(mut town) = Town::start("subject", &[]) else {
        return;
    };
    town.log_in(&anna()).await;
    town.log_in(&anna()).await;
    let own = town.app.begin_session(town.worker).unwrap();
    let said = word(&town, &json!({ "sub": "somebody else" }));
    let token = town.outside.word(&said);
    assert_eq!(town.tell(&token).await, StatusCode::OK, "nobody's here");
    assert_eq!(town.sessions(), 3);
    let said = word(&town, &json!({ "aud": ["traad", "another"] }));
    let token = town.outside.word(&said);
    assert_eq!(town.tell(&token).await, StatusCode::OK);
    assert_eq!(town.sessions(), 1);
    assert!(
        town.app.who(&own).unwrap().is_some(),
        "it came from elsewhere"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_with_anything_wrong_ends_nothing() {
    let Some(mut town) = Town::start("words", &[]) else {
        return;
    };
    town.log_in(&anna()).await;
    let event = "http://schemas.openid.net/event/backchannel-logout";
    let mut words: Vec<Value> = [
        json!({ "iss": "https://et-andet-sted.example" }),
        json!({ "aud": "another" }),
        json!({ "aud": null }),
        json!({ "iat": now() - 3600, "exp": now() + 60 }),
        json!({ "iat": now() + 3600 }),
        json!({ "iat": null }),
        json!({ "exp": now() - 120 }),
        json!({ "jti": null }),
        json!({ "jti": "" }),
        json!({ "sub": null }),
        json!({ "nonce": "n" }),
        json!({ "nonce": "" }),
        json!({ "events": null }),
        json!({ "events": {} }),
        json!({ "events": { "another": {} } }),
        json!({ "events": { event: "yes" } }),
    ]
    .into_iter()
    .map(|changes| word(&town, &changes))
    .collect();
    let with = |part: &str, value: Value| {
        let mut said = word(&town, &json!({ "jti": part }));
        said[part] = value;
        said
    };
    words.push(with("head", json!({ "typ": "at+jwt" })));
    words.push(with(
        "head",
        json!({ "typ": "logout+jwt", "crit": ["b64"], "b64": true }),
    ));
    words.push(with("head", json!({ "kid": "another" })));
    words.push(with("key", json!("other")));
    words.push(with("key", json!("secret")));
    words.push(with("key", json!("none")));
    for said in &words {
        let token = town.outside.word(said);
        assert_eq!(town.tell(&token).await, StatusCode::BAD_REQUEST, "{said}");
        assert_eq!(town.sessions(), 1, "{said}");
    }
    let said = word(&town, &json!({}));
    let good = town.outside.word(&said);
    let parts: Vec<&str> = good.split('.').collect();
    let moved = format!("{}.{}.{}", parts[0], parts[0], parts[2]);
    let unsigned = format!("{}.{}.", parts[0], parts[1]);
    for token in ["", "x", "a.b", "a.b.c", "a.b.c.d", &moved, &unsigned] {
        assert_eq!(town.tell(token).await, StatusCode::BAD_REQUEST, "{token}");
    }
    assert_eq!(town.sessions(), 1);
    assert_eq!(town.tell(&good).await, StatusCode::OK);
    assert_eq!(town.sessions(), 0);
}

/// A provider's certificate and an authority of one's own; `None` without openssl.
fn signed(folder: &Path) -> Option<Signed> {
    let run = |arguments: &str| -> Option<()> {
        let ran = Command::new("openssl")
            .args(arguments.split(' '))
            .current_dir(folder)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .status();
        let status = ran.ok()?;
        assert!(status.success(), "openssl {arguments}");
        Some(())
    };
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join("san"), "subjectAltName=IP:127.0.0.1\n").unwrap();
    let fresh = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
    run(&format!(
        "req -x509 {fresh} -days 30 -keyout ca.key -out ca.pem -subj /CN=authority"
    ))?;
    run(&format!(
        "req {fresh} -keyout service.key -out service.csr -subj /CN=service"
    ))?;
    run(
        "x509 -req -in service.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 \
         -extfile san -out service.pem",
    )?;
    Some(Signed {
        key: folder.join("service.key"),
        certificate: folder.join("service.pem"),
        authority: folder.join("ca.pem"),
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authority_of_ones_own_is_believed_where_it_is_named() {
    let folder = std::env::temp_dir().join(format!("traad-authority-{}", std::process::id()));
    let Some(signed) = signed(&folder) else {
        eprintln!("skipped: no openssl");
        return;
    };
    let trusted: Option<PathBuf> = Some(signed.authority.clone());
    if let Some(mut town) = Town::signed("trusted", &signed, trusted) {
        let session = town.log_in(&anna()).await.session().unwrap();
        assert_eq!(town.get("/goals", &session).await.status, StatusCode::OK);
    }
    if let Some(town) = Town::signed("unknown", &signed, None) {
        let begun = town.get("/login/service", "").await;
        assert_eq!(begun.status, StatusCode::BAD_GATEWAY);
    }
    std::fs::remove_dir_all(&folder).unwrap();
}
