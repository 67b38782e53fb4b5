//! Logging in through a real `OpenID` Connect provider (`tests/oidc/provider.mjs`), and every
//! way in which its answer must be refused.

#[path = "support/outside.rs"]
mod outside;

use app::Actor;
use axum::http::StatusCode;
use domain::{AccountAct, Payload, Role};
use outside::{BROWSER, Town, anna, with};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_person_gets_in_is_linked_and_gets_the_role_of_the_service() {
    let Some(mut town) = Town::start("in", &[]) else {
        return;
    };
    let came = town.log_in(&anna()).await;
    assert_eq!(
        (came.status, &*came.to),
        (StatusCode::SEE_OTHER, "/"),
        "{}",
        came.body
    );
    let session = came.session().unwrap();
    assert_eq!(town.get("/goals", &session).await.status, StatusCode::OK);
    // Known by the service's id from now on, whatever the name is there.
    let renamed = json!({
        "sub": "id-1",
        "claims": { "preferred_username": "anna.gift", "groups": "b-okonomi" },
    });
    assert_eq!(town.log_in(&renamed).await.to, "/");
    assert_eq!(
        town.app.ruleset().workers[&town.worker].role,
        Role::Economist
    );
    assert_eq!(town.app.ruleset().worker_name(town.worker), "Anna Prøve");
    assert_eq!(
        town.get("/goals", &session).await.to,
        "/login",
        "another role ends sessions"
    );
    // Somebody else who got the name there does not get the account here.
    let other = with("sub", json!("id-2"));
    assert_eq!(town.log_in(&other).await.status, StatusCode::FORBIDDEN);
    let events = town.app.store().office_events().unwrap();
    let linked = events.iter().filter(
        |e| matches!(&e.payload, Payload::AccountChanged(a) if a.act == AccountAct::Linked),
    );
    assert_eq!(linked.count(), 1);
    // Out of the service, too.
    let left = town.get("/login/left", "").await;
    assert!(
        left.body
            .contains(&format!("{}/session/end", town.outside.issuer)),
        "{}",
        left.body
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_role_or_no_open_account_is_told_so() {
    let Some(mut town) = Town::start("none", &[]) else {
        return;
    };
    let nobody = json!({ "sub": "x", "claims": { "preferred_username": "findes.ikke", "groups": ["b-udvalg"] } });
    let came = town.log_in(&nobody).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert!(came.body.contains("ingen åben konto"), "{}", came.body);
    let unmapped = with(
        "claims",
        json!({ "preferred_username": "anna", "groups": ["andet"] }),
    );
    let came = town.log_in(&unmapped).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert!(came.body.contains("ingen af dine roller"), "{}", came.body);
    town.app
        .disable_account(&Actor::system(), town.worker, true)
        .unwrap();
    assert_eq!(town.log_in(&anna()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(town.sessions(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_with_anything_wrong_lets_nobody_in() {
    let Some(mut town) = Town::start("faults", &[]) else {
        return;
    };
    for fault in ["nonce", "audience", "issuer", "expired", "key"] {
        let came = town.log_in(&with("fault", json!(fault))).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{fault}");
        assert!(
            came.body.contains("kunne ikke godkendes"),
            "{fault}: {}",
            came.body
        );
        assert_eq!(town.sessions(), 0, "{fault}");
    }
    assert_eq!(
        town.log_in(&anna()).await.to,
        "/",
        "and without a fault it goes well"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_way_back_is_good_once_and_only_where_it_began() {
    let Some(mut town) = Town::start("state", &[]) else {
        return;
    };
    let back = town.walked(&anna(), BROWSER).await;
    // Another browser, such as that of somebody who was sent the address.
    let stolen = town.get(&back, "__Host-traad_guest=en-anden").await;
    assert_eq!(stolen.status, StatusCode::BAD_REQUEST);
    let forged = back.replace("state=", "state=x");
    assert_eq!(
        town.get(&forged, BROWSER).await.status,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(town.get(&back, BROWSER).await.to, "/");
    let again = town.get(&back, BROWSER).await;
    assert_eq!(again.status, StatusCode::BAD_REQUEST);
    assert_eq!(town.sessions(), 1);
    // The code alone, in a log-in of one's own, is refused by the provider: it was used.
    let code = back
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap()
        .to_owned();
    let own = town.walked(&anna(), BROWSER).await;
    let fresh = own
        .split("code=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap();
    let replayed = town.get(&own.replace(fresh, &code), BROWSER).await;
    assert_eq!(replayed.status, StatusCode::FORBIDDEN);
    assert_eq!(town.sessions(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_level_asked_for_must_be_vouched_for() {
    let Some(mut town) = Town::start("level", &["substantial"]) else {
        return;
    };
    let low = town.log_in(&with("acr", json!("low"))).await;
    assert_eq!(low.status, StatusCode::FORBIDDEN);
    assert!(low.body.contains("mindre sikkerhed"), "{}", low.body);
    assert_eq!(town.sessions(), 0);
    assert_eq!(
        town.log_in(&with("acr", json!("substantial"))).await.to,
        "/"
    );
}
