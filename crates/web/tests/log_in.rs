//! Logging in with an account, and forms that another site sends.

#[path = "support/town.rs"]
mod town;

use app::Actor;
use app::account::Post;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use domain::Role;
use town::{Answer, Persona, TOWN};

const OWN: &str = "min bror spiser aldrig rejer";

/// Somebody new in the committee, who needs no second factor, with a first password.
fn begun(name: &str) -> String {
    let system = Actor::system();
    let worker = TOWN
        .app
        .register_worker(&system, name, Post::of(Role::Committee))
        .unwrap();
    let first = TOWN.app.add_account(&system, worker, name, true).unwrap();
    first.unwrap().reveal().to_owned()
}

async fn log_in(browser: &Persona, name: &str, password: &str) -> Answer {
    let password = password.replace(' ', "+");
    let form = format!("user_name={name}&password={password}");
    browser.post("/login", &form).await
}

async fn choose(browser: &Persona, new: &str, again: &str) -> Answer {
    let form = format!(
        "new={}&again={}",
        new.replace(' ', "+"),
        again.replace(' ', "+")
    );
    browser.post("/account/password", &form).await
}

#[tokio::test]
async fn the_first_log_in_leads_to_a_password_of_ones_own_and_then_inside() {
    let first = begun("anna");
    let guest = Persona::guest();
    let answer = log_in(&guest, "anna", &first).await;
    assert_eq!(
        (answer.status, &*answer.to),
        (StatusCode::SEE_OTHER, "/account/password")
    );
    let waiting = guest.after(&answer);
    assert_eq!(
        waiting.get("/goals").await.to,
        "/account/password",
        "nothing opens before"
    );
    let page = waiting.get("/account/password").await;
    assert!(page.body.contains("autocomplete=\"new-password\""));
    let refused = choose(&waiting, "kort", "kort").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.body.contains("href=\"#f-new\""),
        "the field is named"
    );
    let chosen = choose(&waiting, OWN, OWN).await;
    assert_eq!((chosen.status, &*chosen.to), (StatusCode::SEE_OTHER, "/"));
    let inside = waiting.after(&chosen);
    assert_ne!(
        inside.cookie("__Host-traad_session"),
        waiting.cookie("__Host-traad_session")
    );
    assert_eq!(inside.get("/goals").await.status, StatusCode::OK);
    assert_eq!(
        waiting.get("/goals").await.to,
        "/login",
        "the old token opens nothing"
    );
}

#[tokio::test]
async fn a_wrong_password_keeps_the_name_and_says_nothing_of_the_account() {
    begun("bente");
    let guest = Persona::guest();
    let wrong = log_in(&guest, "bente", "forkert adgangskode").await;
    let nobody = log_in(&guest, "findes.ikke", "forkert adgangskode").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"bente\"") && !wrong.body.contains("forkert adgangskode"));
    assert_eq!(
        wrong.body.replace("bente", ""),
        nobody.body.replace("findes.ikke", "")
    );
    let mut last = wrong;
    for _ in 0..4 {
        last = log_in(&guest, "bente", "forkert adgangskode").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.body.contains("ikke spærret"));
}

#[tokio::test]
async fn a_session_is_seen_and_ended_from_another_browser() {
    let first = begun("clara");
    let guest = Persona::guest();
    let waiting = guest.after(&log_in(&guest, "clara", &first).await);
    let here = waiting.after(&choose(&waiting, OWN, OWN).await);
    let elsewhere = guest.after(&log_in(&guest, "clara", OWN).await);
    assert_eq!(elsewhere.get("/goals").await.status, StatusCode::OK);
    let page = here.get("/account").await;
    let other = page
        .body
        .split("name=\"session\" value=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|id| id.len() == 64)
        .expect("the other session")
        .to_owned();
    let ended = here
        .post("/account/sessions", &format!("session={other}"))
        .await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!(elsewhere.get("/goals").await.to, "/login");
    assert_eq!(here.get("/goals").await.status, StatusCode::OK);
    // Nobody ends a session that is not theirs.
    let stranger = TOWN.log_in(Role::Head).await;
    let own = page.body.split("name=\"session\" value=\"").count();
    assert!(own >= 2);
    let refused = stranger
        .post("/account/sessions", &format!("session={other}"))
        .await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_administrator_adds_an_account_whose_password_is_shown_once() {
    let admin = TOWN.log_in(Role::Administrator).await;
    let form = "name=Dorte+Ny&role=economist&team=&user_name=Dorte&password=1&worker=";
    let shown = admin.post("/accounts/new", form).await;
    assert_eq!(shown.status, StatusCode::OK);
    let first = shown.body.split("<code>").nth(1).unwrap();
    let first = first.split('<').next().unwrap().to_owned();
    assert_eq!(first.len(), 19, "{first}");
    let one = shown.links_to("/accounts/").pop().unwrap();
    let page = admin.get(&one).await;
    assert!(page.body.contains("dorte") && !page.body.contains(&first));
    let guest = Persona::guest();
    assert_eq!(
        log_in(&guest, "dorte", &first).await.to,
        "/account/password"
    );
    let again = admin.post("/accounts/new", form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("Dorte Ny"), "what was typed comes back");
    let closed = admin.post(&one, "do=disable").await;
    assert_eq!(closed.status, StatusCode::SEE_OTHER);
    assert_eq!(
        log_in(&guest, "dorte", &first).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn no_form_is_taken_without_its_token() {
    let head = TOWN.log_in(Role::Head).await;
    let other = TOWN.log_in(Role::Head).await;
    let stolen = format!("_token={}", other.token());
    for form in ["", "_token=", "_token=x", stolen.as_str()] {
        let answer = head.post_plain("/logout", form).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{form}");
    }
    assert_eq!(
        head.get("/goals").await.status,
        StatusCode::OK,
        "still logged in"
    );
    assert_eq!(head.post("/logout", "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(head.get("/goals").await.to, "/login");
    // Nor is anybody logged in by another site.
    let person = TOWN.worker(Role::Head);
    let forged = Persona::guest()
        .post_plain("/login", &format!("person={person}"))
        .await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_form_that_posts_carries_the_token() {
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let cases = leader.get("/cases").await;
    let file = cases.links_to("/cases/").into_iter().find(|l| {
        l.trim_start_matches("/cases/")
            .bytes()
            .all(|b| b.is_ascii_digit())
    });
    let file = file.expect("a case");
    let mut seen = 0;
    for path in [
        "/".to_owned(),
        "/notifications/new".to_owned(),
        "/search".to_owned(),
        "/account".to_owned(),
        file.clone(),
        format!("{file}/assign"),
        format!("{file}/record/note_written"),
    ] {
        let page = leader.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for form in page.body.split("<form").skip(1) {
            let form = form.split("</form>").next().unwrap();
            if form.contains("method=\"post\"") {
                seen += 1;
                let token = format!("name=\"_token\" value=\"{}\"", leader.token());
                assert!(form.contains(&token), "{path}: {form}");
            }
        }
    }
    assert!(seen > 12, "{seen} forms");
}

#[tokio::test]
async fn what_was_typed_before_a_new_log_in_can_be_sent_again() {
    let head = TOWN.log_in(Role::Head).await;
    let path = "/goals/assessment_two_months";
    let request = |site: &'static str| {
        Request::post(path)
            .header(
                header::COOKIE,
                format!(
                    "__Host-traad_session={}",
                    head.cookie("__Host-traad_session").unwrap()
                ),
            )
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", site)
            .body(Body::from(format!(
                "_token=old&_who={}&explanation=Det+tog+lang+tid",
                web::forgery::who_of(TOWN.worker(Role::Head))
            )))
            .unwrap()
    };
    let ours = TOWN.ask(request("same-origin")).await;
    assert_eq!(ours.status, StatusCode::FORBIDDEN);
    assert!(ours.body.contains("value=\"Det tog lang tid\"") && ours.body.contains(&head.token()));
    let foreign = TOWN.ask(request("none")).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert!(!foreign.body.contains("Det tog lang tid"));
    assert!(TOWN.ask(request("cross-site")).await.status == StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_was_typed_into_a_session_that_was_over_waits_for_its_writer_alone() {
    let head = TOWN.log_in(Role::Head).await;
    let path = "/goals/assessment_two_months";
    let page = head.get(path).await;
    let who = page.hidden("_who");
    assert!(!who.is_empty(), "the form says for whom it was drawn");
    let (token, before) = (head.token(), TOWN.app.store().head().unwrap());
    let session = head.cookie("__Host-traad_session").unwrap();
    TOWN.app
        .end_session(session.split(';').next().unwrap())
        .unwrap();
    let form = format!("_token={token}&_who={who}&explanation=Det+tog+lang+tid");
    let late = head.post_plain(path, &form).await;
    assert_eq!(late.status, StatusCode::FORBIDDEN);
    for kept in ["value=\"Det tog lang tid\"", &who, "href=\"/login\""] {
        assert!(late.body.contains(kept), "{kept} is missing");
    }
    let empty = head.post_plain(path, &format!("_token={token}")).await;
    assert_eq!(empty.to, "/login", "there is nothing to keep");
    let again = |persona: Persona, form: String| async move {
        let request = Request::post(path)
            .header(header::COOKIE, persona.sent())
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        TOWN.ask(request.body(Body::from(form)).unwrap()).await
    };
    let other = again(TOWN.log_in(Role::TeamLeader).await, form.clone()).await;
    assert_eq!(other.status, StatusCode::FORBIDDEN);
    assert!(!other.body.contains("Det tog lang tid"), "it is another's");
    let back = TOWN.log_in(Role::Head).await;
    let own = again(back.clone(), form).await;
    assert!(own.body.contains("value=\"Det tog lang tid\"") && own.body.contains(&back.token()));
    assert_eq!(own.hidden("_who"), who);
    assert_eq!(
        TOWN.app.store().head().unwrap(),
        before,
        "nothing recorded yet"
    );
}

#[tokio::test]
async fn answers_carry_the_headers_that_bind_a_browser() {
    let response = TOWN
        .raw(Request::get("/login").body(Body::empty()).unwrap())
        .await;
    let head = |name: &str| {
        response
            .headers()
            .get(name)
            .and_then(|v| v.to_str().ok())
            .unwrap_or("")
    };
    assert!(head("strict-transport-security").contains("max-age="));
    assert_eq!(head("cross-origin-opener-policy"), "same-origin");
    assert_eq!(head("cross-origin-resource-policy"), "same-origin");
    assert_eq!(head("x-content-type-options"), "nosniff");
    assert!(head("permissions-policy").contains("camera=()"));
    assert!(head("content-security-policy").contains("script-src 'self'"));
    let cookie = head("set-cookie");
    assert!(cookie.starts_with("__Host-traad_guest=") && cookie.contains("; Secure"));
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
}
