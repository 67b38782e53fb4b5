//! Accounts as the administrator makes them: the post that somebody has, and where.

#[path = "support/town.rs"]
mod town;

use app::account::Post;
use axum::http::StatusCode;
use domain::Role;
use town::TOWN;

#[tokio::test]
async fn a_role_asks_for_the_place_that_its_reach_needs() {
    let admin = TOWN.log_in(Role::Administrator).await;
    let known = TOWN.app.ruleset();
    let district = known.districts.values().next().unwrap();
    let provider = known.providers.keys().next().unwrap();
    let places = [
        ("team_leader", "team", "nord".to_owned()),
        ("district_leader", "district", district.to_string()),
        ("provider", "provider", provider.to_string()),
    ];
    for (role, field, place) in places {
        let form = |rest: &str| format!("name=Prøve&user_name=ny-{field}&role={role}&{rest}");
        for wrong in [String::new(), format!("{field}=nowhere")] {
            let answer = admin.post("/accounts/new", &form(&wrong)).await;
            assert_eq!(
                answer.status,
                StatusCode::UNPROCESSABLE_ENTITY,
                "{role} {wrong}"
            );
            let link = format!("href=\"#f-{field}\"");
            assert!(answer.body.contains(&link), "{role} {wrong}");
        }
        let made = admin
            .post("/accounts/new", &form(&format!("{field}={place}")))
            .await;
        assert_eq!(made.status, StatusCode::OK, "{role}");
        let page = made.links_to("/accounts/").pop().unwrap();
        let shown = admin.get(&page).await.body;
        assert!(
            shown.contains(&format!("value=\"{place}\" selected")),
            "{role}"
        );
    }
}

#[tokio::test]
async fn a_place_goes_with_the_role_that_needed_it() {
    let system = app::Actor::system();
    let known = TOWN.app.ruleset();
    let district = known.districts.values().next().cloned();
    let leader = Post {
        district,
        ..Post::of(Role::DistrictLeader)
    };
    let worker = TOWN
        .app
        .register_worker(&system, "Prøve Skift", leader.clone());
    let worker = worker.unwrap();
    assert_eq!(Post::from(&TOWN.app.ruleset().workers[&worker]), leader);
    let head = Post {
        role: Role::Head,
        ..leader
    };
    TOWN.app.change_post(&system, worker, head).unwrap();
    let now = Post::from(&TOWN.app.ruleset().workers[&worker]);
    assert_eq!(now, Post::of(Role::Head));
}

#[tokio::test]
async fn everybody_can_read_why_their_role_sees_what_it_sees() {
    let page = TOWN.log_in(Role::Director).await.get("/account").await;
    assert!(
        page.body.contains("styrer efter mål og tal"),
        "{}",
        page.body
    );
}
