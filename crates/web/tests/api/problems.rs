//! Every call that is not carried out answers with a problem, and gives nothing away.

use crate::calls::{Client, Reply, send};
use crate::town::{TOWN, now};
use app::Actor;
use app::client::NewClient;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::{Permit, Role};

async fn get_as(path: &str, authorization: Option<&str>) -> Reply {
    let mut request = Request::get(path);
    if let Some(value) = authorization {
        request = request.header("authorization", value);
    }
    send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn nobody_comes_in_without_a_good_token() {
    let client = Client::new(Role::Head, &[Permit::Cases]);
    let cut = &client.bearer()[..client.bearer().len() - 1];
    let other = Client::new(Role::Head, &[Permit::Cases]);
    // The id of one client with the secret of another.
    let (id, _) = client.token.rsplit_once('_').unwrap();
    let (_, secret) = other.token.rsplit_once('_').unwrap();
    let mixed = format!("Bearer {id}_{secret}");
    for bad in [
        None,
        Some(""),
        Some("Bearer"),
        Some("Bearer "),
        Some("Basic Zm9vOmJhcg=="),
        Some(cut),
        Some(mixed.as_str()),
        Some(client.token.as_str()),
    ] {
        let reply = get_as("/api/v1/cases", bad).await;
        reply.is_problem(401, "unauthorized");
        assert!(reply.headers.contains_key("www-authenticate"));
    }
    let good = get_as("/api/v1/cases", Some(&client.bearer())).await;
    assert_eq!(good.status, StatusCode::OK);
}

#[tokio::test]
async fn a_session_of_a_person_opens_nothing_here() {
    let me = TOWN.log_in(Role::Head).await;
    assert_eq!(
        me.get("/api/v1/cases").await.status,
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_revoked_client_is_out_at_once_and_both_acts_are_on_record() {
    let client = Client::new(Role::Head, &[Permit::Cases]);
    assert_eq!(client.get("/api/v1/client").await.status, StatusCode::OK);
    TOWN.app.revoke_client(&Actor::system(), client.id).unwrap();
    client
        .get("/api/v1/client")
        .await
        .is_problem(401, "unauthorized");
    let kinds: Vec<&str> = TOWN
        .app
        .store()
        .office_events()
        .unwrap()
        .iter()
        .filter(|event| {
            use domain::Payload::{ClientRegistered, ClientRevoked};
            match &event.payload {
                ClientRegistered(p) => p.client == client.id,
                ClientRevoked(p) => p.client == client.id,
                _ => false,
            }
        })
        .map(domain::Event::kind)
        .collect();
    assert_eq!(kinds, ["client_registered", "client_revoked"]);
}

#[tokio::test]
async fn unknown_addresses_methods_and_parameters_are_problems() {
    let client = Client::new(Role::Head, Permit::ALL);
    for path in ["/api/v1/nonsense", "/api/v1/", "/api/v2/cases", "/api/x"] {
        get_as(path, None).await.is_problem(404, "not-found");
    }
    let reply = client
        .post("/api/v1/cases", "k", &serde_json::json!({}))
        .await;
    reply.is_problem(405, "method-not-allowed");
    assert_eq!(reply.headers["allow"], "GET,HEAD");
    for query in ["page=x", "nonsense=1", "step=300", "size=0", "state=ajar"] {
        let reply = client.get(&format!("/api/v1/cases?{query}")).await;
        reply.is_problem(400, "malformed");
        assert!(reply.json["errors"][0]["field"].is_string(), "{query}");
    }
    client
        .get("/api/v1/cases/abc")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn a_problem_never_repeats_what_was_sent() {
    let client = Client::new(Role::Head, Permit::ALL);
    for path in [
        "/api/v1/cases?team=%40711115-5678",
        "/api/v1/cases?state=711115-5678",
        "/api/v1/cases?711115-5678=1",
        "/api/v1/cases/711115-5678",
    ] {
        let reply = client.get(path).await;
        assert!(reply.status.is_client_error());
        assert!(!reply.json.to_string().contains("711115"), "{path}");
    }
}

#[tokio::test]
async fn a_problem_is_told_in_the_language_asked_for() {
    let ask = |lang: &'static str| async move {
        let request = Request::get("/api/v1/cases").header("accept-language", lang);
        send(request.body(Body::empty()).unwrap()).await
    };
    let (danish, english) = (ask("da").await, ask("en-GB").await);
    assert_eq!(danish.json["title"], "Der mangler en adgangsnøgle");
    assert_eq!(english.json["title"], "A token is missing");
    assert_eq!(english.headers["content-language"], "en");
}

#[tokio::test]
async fn whoever_calls_too_often_waits_and_the_others_do_not() {
    let (busy, calm) = (
        Client::new(Role::Committee, &[Permit::Indicators]),
        Client::new(Role::Committee, &[Permit::Indicators]),
    );
    let mut last = busy.get("/api/v1/client").await;
    for _ in 0..400 {
        if last.status != StatusCode::OK {
            break;
        }
        last = busy.get("/api/v1/client").await;
    }
    last.is_problem(429, "too-many");
    let wait: u64 = last.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    assert!((1..=60).contains(&wait));
    assert_eq!(calm.get("/api/v1/client").await.status, StatusCode::OK);
}

#[test]
fn a_program_gets_no_role_with_cases_of_its_own_and_no_endless_token() {
    let new = |role, days| NewClient {
        name: "Prøve".into(),
        role,
        team: None,
        permits: vec![Permit::Cases],
        until: now().day().add_days(days),
    };
    let refused = |new: NewClient| match TOWN.app.add_client(&Actor::system(), new) {
        Err(app::Error::Refused(problems)) => problems[0].field,
        _ => "nothing",
    };
    assert_eq!(refused(new(Role::Caseworker, 30)), "role");
    assert_eq!(refused(new(Role::System, 30)), "role");
    assert_eq!(refused(new(Role::TeamLeader, 30)), "team");
    assert_eq!(refused(new(Role::Head, 400)), "until");
    assert_eq!(refused(new(Role::Head, -1)), "until");
    let roles = TOWN.app.ruleset();
    let leader = Actor::new(domain::WorkerId::SYSTEM, Role::TeamLeader, &roles.roles);
    assert!(matches!(
        TOWN.app.add_client(&leader, new(Role::Head, 30)),
        Err(app::Error::Forbidden)
    ));
}
