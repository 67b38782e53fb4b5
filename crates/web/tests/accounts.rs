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
    TOWN.app.change_post(&system, worker, None, &head).unwrap();
    let now = Post::from(&TOWN.app.ruleset().workers[&worker]);
    assert_eq!(now, Post::of(Role::Head));
}

#[tokio::test]
async fn an_administrators_own_password_is_not_reset_and_the_page_says_so() {
    let own = TOWN.worker(Role::Administrator);
    let system = app::Actor::system();
    TOWN.app
        .add_account(&system, own, "egen-konto", true)
        .unwrap();
    let me = TOWN.log_in(Role::Administrator).await;
    let page = format!("/accounts/{own}");
    let shown = me.get(&page).await.body;
    for button in ["password", "factor"] {
        assert!(!shown.contains(&format!("name=\"do\" value=\"{button}\"")));
    }
    assert!(shown.contains("href=\"/account\""));
    let sent = me.post(&page, "do=password").await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = web::i18n::Lang::Da.t("refused-own-account");
    assert!(sent.body.contains(&words), "{words}");
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

#[tokio::test]
async fn whom_to_call_stands_on_the_familys_plan_and_in_the_letters() {
    let me = TOWN.log_in(Role::Caseworker).await;
    let own = TOWN.worker(Role::Caseworker);
    let wrong = me
        .post("/account/contact", "do=contact&phone=12&email=mette")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["value=\"12\"", "value=\"mette\"", "#f-phone", "#f-email"] {
        assert!(wrong.body.contains(kept), "{kept}");
    }
    let set = "do=contact&phone=12+34+56+78&email=mette%40fjordby.example";
    let set = me.post("/account/contact", set).await;
    assert_eq!(set.to, "/account?done=done-contact", "{}", set.body);
    let known = TOWN.app.ruleset().contact_of(own);
    assert_eq!(known.phone, "12 34 56 78");

    let cases = me.get("/cases").await.links_to("/cases/");
    let mut sheets = Vec::new();
    for case in cases.iter().take(30) {
        let sheet = me.get(&format!("{case}/plan/family")).await;
        sheets.push(sheet.body);
    }
    let called = |sheet: &&String| sheet.contains("href=\"tel:12345678\"");
    assert!(sheets.iter().any(|sheet| called(&sheet)));
    assert!(
        sheets
            .iter()
            .any(|s| s.contains("mailto:mette@fjordby.example"))
    );

    // Whoever leads says it too, from the page of the cases; nobody else does.
    let leader = TOWN.log_in(Role::Head).await;
    let page = format!("/handover/{own}");
    let set = "do=contact&phone=87+65+43+21&email=";
    assert_eq!(
        leader.post(&page, set).await.to,
        format!("{page}?done=done-contact")
    );
    let known = TOWN.app.ruleset().contact_of(own);
    assert_eq!(
        (known.phone.as_str(), known.email.as_str()),
        ("87 65 43 21", "")
    );
    let wrong = leader.post(&page, "do=contact&phone=1").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("name=\"case\"") && wrong.body.contains(" checked"));
    let other = TOWN.worker(Role::Reception);
    let mine = TOWN.app.ruleset().actor(own).unwrap();
    let refused = TOWN.app.set_contact(&mine, other, None, &known);
    assert!(matches!(refused, Err(app::Error::NotFound)));
    // A change of post keeps it.
    let admin = TOWN.log_in(Role::Administrator).await;
    let page = admin.get(&format!("/accounts/{own}")).await;
    assert!(page.body.contains("value=\"87 65 43 21\""));
}
