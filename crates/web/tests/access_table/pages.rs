//! The pages: every role, nobody, a session that is over, a form of another site, and methods
//! that no route takes.

use crate::places::PLACES;
use crate::table::{Call, Table};
use crate::town::{Answer, Persona, TOWN, now};
use app::account::Post;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use domain::{Moment, Role};
use store::Session;
use web::site::routes::{About, Route, all};

/// The situations in which a route must be asked.
fn situations(about: About) -> &'static [&'static str] {
    match about {
        About::Public | About::Office => &["–"],
        About::Thing => &["known", "unknown"],
        About::Case | About::Notification => &["near", "far", "protected", "unknown"],
        About::Part => &["near", "far", "protected", "unknown", "nonsense"],
    }
}

/// What a form sends. Empty, unless that says nothing of who may: an empty log-in is a try at
/// a password, an empty draft is a draft of nothing, and some pages hold several forms.
fn form(path: &str) -> &'static str {
    match path {
        "/login" => "person=nobody",
        "/accounts/{worker}" => "do=role",
        "/named" => "do=name",
        "/drafts" | "/drafts/discard" => "draft_place=%2Fnotifications%2Fnew",
        _ => "",
    }
}

/// Every method and situation of a route, with the address to ask.
fn calls(route: &Route) -> Vec<(Method, Call, String)> {
    let mut calls = Vec::new();
    for method in &route.methods {
        for situation in situations(route.about) {
            let call = (format!("{method} {}", route.path), (*situation).to_owned());
            calls.push((method.clone(), call, PLACES.fill(route.path, situation)));
        }
    }
    calls
}

/// What came back, as the table says it.
fn cell(answer: &Answer) -> String {
    // A form with something in it is answered by a page that keeps it and leads to logging in.
    let is_kept = answer.status == StatusCode::FORBIDDEN
        && answer.body.contains("href=\"/login\" target=\"_blank\"");
    if is_kept || answer.status == StatusCode::SEE_OTHER && answer.to == "/login" {
        return "login".to_owned();
    }
    answer.status.as_u16().to_string()
}

/// A browser of the one who stands over a column.
async fn browser(column: &str) -> Persona {
    match column {
        "nobody" => Persona::guest(),
        role => TOWN.log_in(role.parse().expect(role)).await,
    }
}

async fn answer(persona: &Persona, method: &Method, route: &Route, to: &str) -> Answer {
    if *method == Method::GET {
        for lang in ["da", "en"] {
            let page = persona.get_in(to, lang).await.body;
            assert!(!page.contains('⟦'), "{to} lacks words in {lang}");
        }
        persona.get(to).await
    } else {
        persona.post(to, form(route.path)).await
    }
}

#[tokio::test]
async fn every_route_answers_every_role_as_the_table_expects() {
    let table = Table::read("Pages");
    let mut personas = Vec::new();
    for column in &table.columns {
        personas.push((column.as_str(), browser(column).await));
    }
    let routes = all();
    assert!(PLACES.near.number != PLACES.far.number);
    let before = TOWN.app.store().head().unwrap();
    let mut found = Vec::new();
    for route in &routes {
        for (method, call, to) in calls(route) {
            let mut answers = Vec::new();
            for (column, persona) in &personas {
                // A form may end the session it came with.
                let fresh = (method == Method::POST).then_some(browser(column).await);
                let persona = fresh.as_ref().unwrap_or(persona);
                answers.push(cell(&answer(persona, &method, route, &to).await));
            }
            found.push((call, answers));
        }
    }
    table.hold(&found);
    let after = TOWN.app.store().head().unwrap();
    assert_eq!(before, after, "an empty form recorded something");
}

#[test]
fn every_role_has_a_column_unless_nobody_can_be_it() {
    let columns = Table::read("Pages").columns;
    assert_eq!(columns[0], "nobody");
    for role in Role::ALL {
        let has_column = columns.iter().any(|column| *column == role.to_string());
        let system = app::Actor::system();
        let can_be = TOWN.app.register_worker(&system, "Prøve", Post::of(*role));
        let is_nobody = matches!(role, Role::System | Role::Import);
        assert_eq!(has_column, !is_nobody, "{role}");
        assert!(!is_nobody || can_be.is_err(), "{role}");
    }
}

#[test]
fn only_what_is_public_is_open_to_nobody() {
    let table = Table::read("Pages");
    for route in all() {
        for (method, call, _) in calls(&route) {
            let Some(row) = table.of(&call) else { continue };
            let is_shut = row[0] == "login";
            // Whoever logs out is shown the way in.
            let is_public = route.about == About::Public;
            let leads_in = route.path == "/logout" || method == Method::POST;
            assert!(
                is_shut != is_public || (is_public && leads_in),
                "{}",
                call.0
            );
        }
    }
}

#[tokio::test]
async fn a_session_that_is_over_opens_as_little_as_none() {
    let table = Table::read("Pages");
    let worker = TOWN.worker(Role::Head);
    let session = Session {
        worker,
        role: Role::Head,
        created_at: Moment(now().0 - 7200),
        seen_at: Moment(now().0 - 7200),
        expires_at: Moment(now().0 - 1),
        ends_at: Moment(now().0 + 3600),
        pending: None,
        means: "demo".to_owned(),
        address: String::new(),
        browser: String::new(),
    };
    let token = "a session that lasted until a second ago";
    TOWN.app.store().session_create(token, &session).unwrap();
    let persona = Persona::with_session(token);
    for route in all() {
        for (method, call, to) in calls(&route) {
            let found = cell(&answer(&persona, &method, &route, &to).await);
            assert_eq!(
                found,
                table.of(&call).unwrap()[0],
                "{} ({})",
                call.0,
                call.1
            );
        }
    }
}

#[tokio::test]
async fn no_form_is_taken_without_the_token_of_the_browser() {
    let head = browser("head").await;
    let other = browser("caseworker").await.token();
    for route in all() {
        for (method, call, to) in calls(&route) {
            // There the log-in service speaks; the signature of what it says stands for the token.
            if method != Method::POST || route.path == "/login/service/ended" {
                continue;
            }
            for form in [String::new(), "_token=x".into(), format!("_token={other}")] {
                let answer = head.post_plain(&to, &form).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {form}", call.0);
            }
        }
    }
    let still = head.get("/account").await;
    assert_eq!(still.status, StatusCode::OK, "the session lasts");
}

#[tokio::test]
async fn head_answers_as_get_without_a_page_and_other_methods_are_refused() {
    let head = browser("head").await;
    for route in all() {
        let (_, call, to) = calls(&route).swap_remove(0);
        let asked = async |method: &str| {
            let request = Request::builder()
                .method(method)
                .uri(&to)
                .header(header::COOKIE, head.sent())
                .header(web::forgery::HEADER, head.token());
            TOWN.raw(request.body(Body::empty()).unwrap()).await
        };
        let takes_get = route.methods.contains(&Method::GET);
        if takes_get {
            let (get, short) = (asked("GET").await.status(), asked("HEAD").await);
            assert_eq!(short.status(), get, "{}", call.0);
            let body = Answer::bytes(short.into_body()).await;
            assert!(body.is_empty(), "{}", call.0);
        }
        for method in ["OPTIONS", "PUT", "PATCH", "DELETE", "TRACE"] {
            let answer = asked(method).await;
            let (status, allow) = (answer.status(), &answer.headers()[header::ALLOW]);
            assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {to}");
            let allowed = allow.to_str().unwrap();
            assert_eq!(allowed.contains("GET"), takes_get, "{method} {to}");
        }
    }
}
