//! Recording: once for each key, never over what others recorded, as the forms do.

use crate::calls::{Client, send};
use crate::town::{TOWN, now};
use app::Error;
use app::once::Once;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use domain::event::casework::DecisionMade;
use domain::event::decision::Terms;
use domain::kle::KleList;
use domain::{Act, Audience, Competence, DecisionKind, Permit, Role, Texts};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};
use store::Scope;

const PERMITS: &[Permit] = &[Permit::Cases, Permit::Events, Permit::Texts, Permit::Record];

/// A client that records, and the address of the events of a case in its reach: one for each
/// test, so that none records in the case of another.
async fn recorder() -> (Client, String) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let client = Client::new(Role::TeamLeader, PERMITS);
    let list = client.get("/api/v1/cases?size=20&sort=latest").await.json;
    let at = NEXT.fetch_add(1, Ordering::Relaxed);
    let number = list["cases"][at]["number"].as_u64().unwrap();
    (client, format!("/api/v1/cases/{number}/events"))
}

fn note(words: &str) -> Value {
    json!({ "at": now().to_string(), "event": { "kind": "note_written", "note": words } })
}

async fn notes(client: &Client, path: &str, words: &str) -> usize {
    let events = client.get(path).await.json;
    let all = events["events"].as_array().unwrap();
    all.iter().filter(|e| e["text"]["note"] == words).count()
}

#[tokio::test]
async fn sent_twice_under_one_key_it_is_recorded_once_and_answered_alike() {
    let (client, path) = recorder().await;
    let first = client
        .post(&path, "en-1", &note("Skolen har ringet."))
        .await;
    assert_eq!(first.status, StatusCode::CREATED, "{}", first.json);
    assert!(!first.headers.contains_key("idempotency-replayed"));
    // Something else happens in between; the answer stays.
    client.post(&path, "en-2", &note("Og igen.")).await;
    let again = client
        .post(&path, "en-1", &note("Skolen har ringet."))
        .await;
    assert_eq!(again.status, StatusCode::CREATED);
    assert_eq!(again.json, first.json);
    assert_eq!(again.headers["idempotency-replayed"], "true");
    assert_eq!(notes(&client, &path, "Skolen har ringet.").await, 1);
    let other = client.post(&path, "en-1", &note("Noget andet.")).await;
    other.is_problem(422, "refused");
    assert_eq!(other.json["errors"][0]["field"], "Idempotency-Key");
    assert_eq!(notes(&client, &path, "Noget andet.").await, 0);
}

#[tokio::test]
async fn a_note_is_filed_as_one_from_the_form_is() {
    let (client, path) = recorder().await;
    client.post(&path, "arkiv", &note("Til arkivet.")).await;
    let events = client.get(&path).await.json;
    let all = events["events"].as_array().unwrap();
    let recorded = all.iter().find(|e| e["text"]["note"] == "Til arkivet.");
    let list = KleList::built_in();
    let fitting = list.fitting("note").unwrap().as_str();
    assert_eq!(recorded.unwrap()["data"]["kle"], fitting);
}

#[tokio::test]
async fn many_tries_at_once_under_one_key_record_once() {
    let (client, path) = recorder().await;
    let seen = client.get(&path).await.json["seen"].clone();
    let mut body = note("Mange forsøg.");
    body["seen"] = seen;
    let tries = (0..6).map(|_| client.post(&path, "mange", &body));
    let mut answers = Vec::new();
    for reply in join(tries).await {
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json);
        answers.push(reply.json);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1);
    assert_eq!(notes(&client, &path, "Mange forsøg.").await, 1);
}

/// Runs all at once.
async fn join<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<_> = futures.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|future| match future.as_mut().poll(context) {
            std::task::Poll::Ready(output) => {
                done.push(output);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    done
}

#[tokio::test]
async fn what_was_recorded_meanwhile_is_a_conflict() {
    let (client, path) = recorder().await;
    let seen = client.get(&path).await.json["seen"].as_u64().unwrap();
    client
        .post(&path, "før", &note("x"))
        .await
        .is_problem(400, "malformed");
    let mine = client.post(&path, "foer", &note("Først.")).await;
    assert_eq!(mine.json["seen"], seen + 1);
    let mut stale = note("For sent.");
    stale["seen"] = json!(seen);
    let reply = client.post(&path, "efter", &stale).await;
    reply.is_problem(409, "conflict");
    stale["seen"] = mine.json["seen"].clone();
    let reply = client.post(&path, "efter", &stale).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json);
}

#[tokio::test]
async fn a_conversation_and_a_follow_up_go_by_the_rules_of_the_forms() {
    let (client, path) = recorder().await;
    let held = json!({ "at": now().to_string(), "event": {
        "kind": "child_conversation", "about": "assessment", "outcome": "held",
        "words": "Jeg vil hjem." } });
    let reply = client.post(&path, "samtale", &held).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.json);
    let mut open = held.clone();
    open["event"]["staff_only"] = json!(false);
    client.post(&path, "samtale-2", &open).await;
    // A child is quoted to its parents only where the client says so.
    let number = path.split('/').nth(4).unwrap().parse().unwrap();
    let found = TOWN.app.store().events_of_number(&Scope::system(), number);
    let events = found.unwrap().unwrap().events;
    let said = events.iter().filter_map(|e| e.text.get("words"));
    let said = said.filter(|words| words.value == "Jeg vil hjem.");
    let said: Vec<Audience> = said.map(|words| words.audience).collect();
    assert_eq!(said, [Audience::Staff, Audience::Family]);
    let nothing = json!({ "at": now().to_string(), "event": {
        "kind": "follow_up_held", "measures": [] } });
    let reply = client.post(&path, "opfølg1", &nothing).await;
    reply.is_problem(400, "malformed");
    let reply = client.post(&path, "opfoelgning", &nothing).await;
    reply.is_problem(422, "refused");
    assert_eq!(reply.json["errors"][0]["field"], "measures");
    let mut ahead = note("I morgen.");
    ahead["at"] = json!(now().add_seconds(86_400).to_string());
    let reply = client.post(&path, "fremtid", &ahead).await;
    reply.is_problem(422, "refused");
    assert_eq!(reply.json["errors"][0]["field"], "at");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_by_its_place() {
    let (client, path) = recorder().await;
    let at = now().to_string();
    for (body, field) in [
        (json!({}), None),
        (
            json!({ "at": "i går", "event": { "kind": "note_written", "note": "x" } }),
            Some("at"),
        ),
        (
            json!({ "at": at, "event": { "kind": "nonsense" } }),
            Some("event"),
        ),
        (
            json!({ "at": at, "event": { "kind": "note_written", "note": "x", "y": 1 } }),
            Some("event"),
        ),
        (
            json!({ "at": at, "more": 1, "event": { "kind": "note_written", "note": "x" } }),
            Some("more"),
        ),
        (json!([]), None),
    ] {
        let reply = client.post(&path, "k", &body).await;
        reply.is_problem(400, "malformed");
        if let Some(field) = field {
            let told = reply.json["errors"][0]["field"].as_str().unwrap();
            assert!(told.starts_with(field), "{told} of {body}");
        }
    }
    let send_as = |kind: &'static str, body: String| {
        let request = Request::post(&path)
            .header("authorization", client.bearer())
            .header("content-type", kind)
            .header("idempotency-key", "k")
            .body(Body::from(body));
        send(request.unwrap())
    };
    let broken = send_as("application/json", "{".into()).await;
    broken.is_problem(400, "malformed");
    let form = send_as("application/x-www-form-urlencoded", "at=1".into()).await;
    form.is_problem(415, "media-type");
    let large = send_as("application/json", format!("\"{}\"", "x".repeat(300_000))).await;
    large.is_problem(413, "too-large");
}

#[tokio::test]
async fn who_may_not_record_does_not() {
    let (writer, path) = recorder().await;
    for (role, permits) in [
        (Role::TeamLeader, &PERMITS[..3]),
        (Role::Head, Permit::ALL),
        (Role::Auditor, Permit::ALL),
    ] {
        let client = Client::new(role, permits);
        let reply = client.post(&path, "nej", &note("Det må jeg ikke.")).await;
        reply.is_problem(403, "forbidden");
    }
    assert_eq!(notes(&writer, &path, "Det må jeg ikke.").await, 0);
    let far = "/api/v1/cases/99999999/events";
    writer
        .post(far, "k", &note("x"))
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn a_decision_is_made_by_whoever_has_the_competence_whatever_way_it_comes_in() {
    let (client, path) = recorder().await;
    // The interface takes no decisions.
    for kind in ["decision_made", "decision_proposed", "decision_returned"] {
        let body = json!({ "at": now().to_string(), "event": { "kind": kind } });
        let reply = client.post(&path, "afgoer", &body).await;
        reply.is_problem(400, "malformed");
    }
    // Nor does what lies behind it, above the competence of whoever acts.
    let number: u32 = path.split('/').nth(4).unwrap().parse().unwrap();
    let leader = TOWN.app.ruleset().actor(TOWN.worker(Role::TeamLeader));
    let leader = leader.unwrap();
    let decision = |kind, paragraph: &str, by| DecisionMade {
        decision: TOWN.app.new_item(),
        kind,
        paragraph: paragraph.to_owned(),
        law: Act::Bl,
        urgent: false,
        consent: false,
        measure: None,
        placed_before: false,
        terms: Terms {
            by,
            ..Terms::default()
        },
    };
    let (own, theirs) = (DecisionKind::Support, DecisionKind::PlacementWithoutConsent);
    let early = "BL § 30, stk. 1, nr. 1";
    for (n, made, is_made) in [
        (1, decision(theirs, "BL § 47", None), false),
        (
            2,
            decision(theirs, "BL § 47", Some(Competence::TeamLeader)),
            false,
        ),
        (3, decision(own, "BL § 32, stk. 1, nr. 6", None), false),
        (4, decision(own, early, Some(Competence::Committee)), false),
        (5, decision(own, early, None), true),
    ] {
        let once = Once {
            key: format!("kompetence-{n}"),
            seen: None,
            at: now(),
            payload: made.into(),
            texts: Texts::new(),
        };
        match TOWN.app.record_once(&leader, number, &once) {
            Ok(_) => assert!(is_made, "{n}"),
            Err(Error::Refused(problems)) => {
                assert!(!is_made, "{n}: {problems:?}");
                assert_eq!(problems[0].message, "refused-competence", "{n}");
            }
            Err(error) => panic!("{n}: {error}"),
        }
    }
}

#[tokio::test]
async fn texts_and_names_come_only_with_their_permits_and_a_cpr_number_never() {
    let (writer, path) = recorder().await;
    let bare = Client::new(Role::Head, &[Permit::Events]);
    let full = Client::new(Role::Head, Permit::ALL);
    writer.post(&path, "ord", &note("Fortroligt.")).await;
    let (bare, full) = (bare.get(&path).await.json, full.get(&path).await.json);
    assert!(!bare.to_string().contains("Fortroligt"));
    assert!(full.to_string().contains("Fortroligt"));
    let registered = |events: &Value| {
        let all = events["events"].as_array().unwrap();
        all.iter()
            .find(|e| e["kind"] == "person_registered")
            .cloned()
    };
    let (bare, full) = (registered(&bare).unwrap(), registered(&full).unwrap());
    assert!(bare.get("data").is_none() && bare.get("text").is_none());
    assert!(full["text"]["name"].is_string() && full["text"].get("cpr").is_none());
}
