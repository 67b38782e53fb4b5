//! Cases: the same reach as on the pages, the same access log, names only where permitted.

use crate::calls::{Client, a_team};
use crate::town::TOWN;
use axum::http::StatusCode;
use domain::{Permit, Role};
use serde_json::Value;
use store::Scope;

fn numbers(page: &Value) -> Vec<u64> {
    let cases = page["cases"].as_array().unwrap();
    cases
        .iter()
        .map(|c| c["number"].as_u64().unwrap())
        .collect()
}

#[tokio::test]
async fn pages_of_the_list_cover_its_total_once() {
    let client = Client::new(Role::Head, &[Permit::Cases]);
    let first = client.get("/api/v1/cases?size=7").await.json;
    let total = first["total"].as_u64().unwrap();
    assert!(total > 14, "{total}");
    let mut seen = Vec::new();
    for page in 0..=total / 7 {
        let path = format!("/api/v1/cases?size=7&page={page}");
        seen.extend(numbers(&client.get(&path).await.json));
    }
    assert_eq!(seen.len() as u64, total);
    seen.dedup();
    assert_eq!(seen.len() as u64, total);
}

#[tokio::test]
async fn a_clients_reach_is_its_roles() {
    let whole = Client::new(Role::Head, &[Permit::Cases]);
    let team = Client::new(Role::TeamLeader, &[Permit::Cases]);
    let all = whole.get("/api/v1/cases?state=all").await.json;
    let own = team.get("/api/v1/cases?state=all&size=200").await.json;
    let (all, of_team) = (
        all["total"].as_u64().unwrap(),
        own["total"].as_u64().unwrap(),
    );
    assert!(0 < of_team && of_team < all, "{of_team} of {all}");
    let mine = a_team();
    for case in own["cases"].as_array().unwrap() {
        let team = case["team"].as_str();
        assert!(team.is_none() || team == Some(mine.as_str()));
    }
    let path = format!("/api/v1/cases?state=open&size=200&team={}", other_team());
    let of_others = numbers(&whole.get(&path).await.json);
    let number = of_others.first().expect("a case of another team");
    team.get(&format!("/api/v1/cases/{number}"))
        .await
        .is_problem(404, "not-found");
    team.get("/api/v1/cases/99999999")
        .await
        .is_problem(404, "not-found");
}

fn other_team() -> String {
    let teams = &TOWN.app.ruleset().teams;
    let mine = a_team();
    let other = teams.iter().find(|(team, _)| *team != mine).unwrap();
    other.0.to_string()
}

#[tokio::test]
async fn permits_and_roles_both_have_to_include_a_call() {
    let without = Client::new(Role::Head, &[Permit::Indicators]);
    without
        .get("/api/v1/cases")
        .await
        .is_problem(403, "forbidden");
    let committee = Client::new(Role::Committee, Permit::ALL);
    committee
        .get("/api/v1/cases")
        .await
        .is_problem(403, "forbidden");
    committee
        .get("/api/v1/cases/1")
        .await
        .is_problem(403, "forbidden");
}

#[tokio::test]
async fn names_are_told_only_with_their_permit() {
    let bare = Client::new(Role::Auditor, &[Permit::Cases]);
    let named = Client::new(Role::Auditor, &[Permit::Cases, Permit::Names]);
    let (bare_list, named_list) = (
        bare.get("/api/v1/cases").await.json,
        named.get("/api/v1/cases").await.json,
    );
    assert_eq!(numbers(&bare_list), numbers(&named_list));
    let name = named_list["cases"][0]["name"].as_str().unwrap().to_owned();
    assert!(bare_list["cases"][0].get("name").is_none());
    assert!(bare_list["cases"][0].get("birth_on").is_none());
    let number = numbers(&bare_list)[0];
    let path = format!("/api/v1/cases/{number}");
    assert_eq!(named.get(&path).await.json["name"], name.as_str());
    assert!(!bare.get(&path).await.json.to_string().contains(&name));
}

#[tokio::test]
async fn a_case_tells_its_duties_and_measures_and_its_view_is_logged() {
    let client = Client::new(Role::Head, &[Permit::Cases]);
    let list = client.get("/api/v1/cases?sort=late&size=200").await.json;
    let lines = list["cases"].as_array().unwrap();
    let line = lines.iter().find(|line| line["step"] != 0).unwrap();
    let number = line["number"].as_u64().unwrap();
    let store = TOWN.app.store();
    let person = store
        .person_of_number(&Scope::system(), u32::try_from(number).unwrap())
        .unwrap()
        .unwrap();
    let by_client = || {
        let rows = store.access_of(person).unwrap();
        rows.iter().filter(|r| r.access.actor == client.id).count()
    };
    // The list has shown the child already.
    assert_eq!(by_client(), 1);
    let reply = client.get(&format!("/api/v1/cases/{number}")).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(by_client(), 2);
    let case = reply.json;
    assert_eq!(case["step"], line["step"]);
    assert_eq!(case["person"], person.to_string());
    let duties = case["duties"].as_array().unwrap();
    assert!(!duties.is_empty() && !case["measures"].as_array().unwrap().is_empty());
    let late = duties
        .iter()
        .filter(|d| d["status"] == "late" && d["layer"] == "law");
    assert_eq!(late.count() as u64, line["late_law"].as_u64().unwrap());
}

#[tokio::test]
async fn a_case_tells_where_it_is_and_what_it_waits_for_as_the_page_does() {
    let client = Client::new(Role::Head, &[Permit::Cases]);
    let all = client.get("/api/v1/cases?size=200").await.json;
    let lines = all["cases"].as_array().unwrap().clone();
    let mut waiting = 0;
    for line in lines.iter().take(60) {
        let path = format!("/api/v1/cases/{}", line["number"]);
        let case = client.get(&path).await.json;
        for what in ["station", "waits_for", "ask_by"] {
            assert_eq!(case[what], line[what], "{path} {what}");
        }
        assert!(line["station"].is_string(), "{path}");
        waiting += usize::from(!line["waits_for"].is_null());
    }
    assert!(waiting > 5, "{waiting} cases wait for something");
    let mut total = 0;
    for station in domain::progress::Station::ALL.map(domain::progress::Station::as_str) {
        let path = format!("/api/v1/cases?size=200&station={station}");
        let found = client.get(&path).await.json;
        let of_it = lines.iter().filter(|line| line["station"] == station);
        assert_eq!(
            found["total"].as_u64().unwrap(),
            of_it.count() as u64,
            "{station}"
        );
        total += found["total"].as_u64().unwrap();
    }
    assert_eq!(total, all["total"].as_u64().unwrap());
    let nowhere = client.get("/api/v1/cases?station=nowhere").await;
    nowhere.is_problem(400, "malformed");
}
