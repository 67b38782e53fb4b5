//! Programs as the administrator lets them in and shuts them out, and the page that tells the
//! people who write them how the interface works.

#[path = "support/calls.rs"]
mod calls;
#[path = "support/town.rs"]
mod town;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use calls::{Reply, send};
use domain::Role;
use town::{Persona, TOWN};
use web::api::Kind;

async fn call(token: &str) -> Reply {
    let bearer = format!("Bearer {token}");
    let request = Request::get("/api/v1/client").header("authorization", bearer);
    send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_program_comes_in_by_the_token_of_the_page_until_it_is_shut_out() {
    let admin = TOWN.log_in(Role::Administrator).await;
    let form = "name=Natlig+kopi&role=head&permits=cases&permits=names&until=2026-12-31";
    let made = admin.post("/clients/new", form).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.body);
    let rest = made.body.split_once("<code>").unwrap().1;
    let token = rest.split('<').next().unwrap();
    let came = call(token).await;
    assert_eq!(came.status, StatusCode::OK);
    assert_eq!(came.json["permits"], serde_json::json!(["cases", "names"]));

    let page = made.links_to("/clients/").pop().unwrap();
    let shown = admin.get(&page).await.body;
    assert!(shown.contains("Natlig kopi") && shown.contains("cases, names"));
    assert!(!shown.contains(token), "shown once");
    let done = admin.post(&page, "").await;
    assert_eq!(done.to, "/clients?done=done-client-revoked");
    call(token).await.is_problem(401, "unauthorized");
    let list = admin.get(&done.to).await.body;
    assert!(list.contains("adgangen lukket"));
    assert!(!admin.get(&page).await.body.contains("clients-revoke"));
}

#[tokio::test]
async fn a_faulty_form_names_each_field_and_makes_no_token() {
    let admin = TOWN.log_in(Role::Administrator).await;
    let answer = admin.post("/clients/new", "name=Uden+alt&until=x").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["role", "until"] {
        assert!(
            answer.body.contains(&format!("href=\"#f-{field}\"")),
            "{field}"
        );
    }
    let own = "name=Egen&role=caseworker&permits=cases&until=2026-12-31";
    let answer = admin.post("/clients/new", own).await;
    assert!(answer.body.contains("href=\"#f-role\""), "{}", answer.body);
    assert!(!answer.body.contains("traad_"));
}

#[tokio::test]
async fn every_kind_of_problem_leads_to_its_words() {
    for (lang, title) in [("da", "Grænsefladen"), ("en", "The interface")] {
        let page = Persona::guest().get_in("/api", lang).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains(title));
        for kind in Kind::ALL {
            let anchor = format!("id=\"problem-{}\"", kind.code());
            assert!(page.body.contains(&anchor), "{anchor}");
        }
    }
}
