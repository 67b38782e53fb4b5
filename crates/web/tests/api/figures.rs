//! Duties, figures and the board: right as of a day, hidden where few are behind them.

use crate::calls::Client;
use crate::town::{TOWN, now};
use axum::http::StatusCode;
use domain::{Permit, Role};
use store::{Page, Reach, RedFilter, Scope};

#[tokio::test]
async fn the_red_list_is_that_of_the_store_and_explains_each_duty() {
    let client = Client::new(Role::Head, &[Permit::Obligations]);
    let path = "/api/v1/obligations?late=true&layer=law&days=0&size=5";
    let page = client.get(path).await.json;
    let filter = RedFilter {
        is_late: true,
        layer: Some(law::Layer::Law),
        ..RedFilter::default()
    };
    let end = now().day().end();
    let scope = Scope::new(client.id, Role::Head, Reach::Whole, now());
    let all = TOWN
        .app
        .store()
        .red_list(&scope, &filter, now(), end, Page::first(5))
        .unwrap();
    assert!(all.total > 5);
    assert_eq!(page["total"], all.total);
    for (line, row) in page["obligations"]
        .as_array()
        .unwrap()
        .iter()
        .zip(&all.rows)
    {
        assert_eq!(line["duty"]["id"], row.id.to_string());
        assert_eq!(line["duty"]["status"], "late");
        let path = format!("/api/v1/obligations/{}", row.id);
        let one = client.get(&path).await.json;
        assert_eq!(one["duty"]["due_at"], line["duty"]["due_at"]);
        assert!(!one["law"].as_array().unwrap().is_empty());
        let last = one["steps"].as_array().unwrap().last();
        let is_counted = last.is_some_and(|step| step["to"] == one["duty"]["due_at"]);
        assert!(is_counted || !one["given_by"].is_null() || last.is_none());
    }
}

#[tokio::test]
async fn a_day_in_the_past_leaves_out_what_began_later() {
    let client = Client::new(Role::Head, &[Permit::Obligations]);
    let path = "/api/v1/obligations?as_of=2025-12-31&days=366&size=200";
    let page = client.get(path).await.json;
    assert_eq!(page["as_of"], "2025-12-31T22:59:59Z");
    let lines = page["obligations"].as_array().unwrap();
    assert!(!lines.is_empty());
    for line in lines {
        assert!(line["duty"]["triggered_at"].as_str().unwrap() <= "2025-12-31T22:59:59Z");
        let status = line["duty"]["status"].as_str().unwrap();
        assert!(matches!(status, "late" | "open" | "coming"), "{status}");
    }
}

#[tokio::test]
async fn a_duty_out_of_reach_is_not_found() {
    let whole = Client::new(Role::Head, &[Permit::Obligations]);
    let team = Client::new(Role::TeamLeader, &[Permit::Obligations]);
    let mine = team.get("/api/v1/obligations?size=200").await.json;
    let all = whole.get("/api/v1/obligations?size=200").await.json;
    let ids = |page: &serde_json::Value| -> Vec<String> {
        let lines = page["obligations"].as_array().unwrap().iter();
        lines
            .map(|l| l["duty"]["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let of_mine = ids(&mine);
    assert!(!of_mine.is_empty() && mine["total"].as_u64() < all["total"].as_u64());
    let foreign = ids(&all)
        .into_iter()
        .find(|id| !of_mine.contains(id))
        .unwrap();
    let path = format!("/api/v1/obligations/{foreign}");
    assert_eq!(whole.get(&path).await.status, StatusCode::OK);
    team.get(&path).await.is_problem(404, "not-found");
}

#[tokio::test]
async fn a_figure_names_its_units_only_for_who_may_see_them() {
    let with = Client::new(Role::Head, &[Permit::Indicators, Permit::Units]);
    let without = Client::new(Role::Head, &[Permit::Indicators]);
    let path = "/api/v1/indicators/notifications?period=2025";
    let (open, masked) = (with.get(path).await.json, without.get(path).await.json);
    for figure in [&open, &masked] {
        assert!(figure["position"].as_u64().unwrap() > 0);
        assert_eq!(figure["fingerprint"].as_str().unwrap().len(), 64);
        assert_eq!(figure["span"], "2025");
    }
    assert!(masked["units"].is_null());
    let units = &open["units"];
    // Protected cases are counted and open to named persons only.
    let (within, outside) = (units["within"].as_u64(), units["outside"].as_u64());
    assert_eq!(
        within.zip(outside).map(|(a, b)| a + b),
        open["figure"]["n"].as_u64()
    );
    assert_eq!(units["rows"].as_array().unwrap().len(), 20);
    let person = units["rows"][0]["person"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap();
    let seen = TOWN.app.store().access_of(person).unwrap();
    assert!(seen.iter().any(|row| row.access.actor == with.id));
    assert!(seen.iter().all(|row| row.access.actor != without.id));
}

#[tokio::test]
async fn readers_of_aggregates_get_whole_periods_and_no_small_count() {
    let mut client = Client::new(Role::Committee, Permit::ALL);
    let cards = client.get("/api/v1/indicators").await.json;
    let (mut hidden, mut shown) = (0, 0);
    for (n, card) in cards["indicators"].as_array().unwrap().iter().enumerate() {
        if n % 50 == 0 {
            // One client may not call so often.
            client = Client::new(Role::Committee, Permit::ALL);
        }
        let path = format!(
            "/api/v1/indicators/{}?period=2026Q1",
            card["id"].as_str().unwrap()
        );
        let answer = client.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let figure = answer.json;
        assert!(figure["units"].is_null());
        if figure["figure"]["is_hidden"] == true {
            hidden += 1;
            let is_null = |field: &str| figure["figure"][field].is_null();
            // Either part alone tells nothing of the other.
            let is_part_hidden = is_null("numerator") || is_null("n");
            assert!(is_part_hidden && is_null("value"), "{path}");
        } else {
            shown += 1;
        }
        let n = figure["figure"]["n"].as_u64().unwrap_or(0);
        assert!(!(1..5).contains(&n), "{path}: {n}");
    }
    assert!(hidden > 0 && shown > 0, "{hidden} hidden, {shown} shown");
    for query in [
        "as_of=2026-10-31",
        "period=2026-03",
        "known_at=2026-10-31",
        "team=nord",
    ] {
        let path = format!("/api/v1/indicators/notifications?{query}");
        client.get(&path).await.is_problem(422, "refused");
    }
}

#[tokio::test]
async fn questions_that_mean_nothing_are_refused() {
    let client = Client::new(Role::Head, Permit::ALL);
    for (query, status) in [
        ("period=2025Q5", 400),
        ("period=2099", 422),
        ("as_of=2099-01-01", 422),
        ("as_of=31-12-2025", 400),
        ("step=9", 400),
    ] {
        let path = format!("/api/v1/indicators/notifications?{query}");
        let code = if status == 400 {
            "malformed"
        } else {
            "refused"
        };
        client.get(&path).await.is_problem(status, code);
    }
    client
        .get("/api/v1/indicators/nonsense")
        .await
        .is_problem(404, "not-found");
}

#[tokio::test]
async fn the_board_tells_what_came_in() {
    let client = Client::new(Role::Reception, &[Permit::Notifications]);
    let board = client.get("/api/v1/notifications?size=200").await.json;
    let lines = board["notifications"].as_array().unwrap();
    assert!(!lines.is_empty());
    assert_eq!(board["total"], lines.len());
    assert!(lines.iter().all(|line| line.get("name").is_none()));
    let person = lines[0]["person"].as_str().unwrap().parse().unwrap();
    let seen = TOWN.app.store().access_of(person).unwrap();
    assert!(seen.iter().any(|row| row.access.actor == client.id));
}
