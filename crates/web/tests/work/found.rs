//! Finding a case, a word in it, or who has it; and what no address tells of that.

use crate::town::TOWN;
use crate::{link, log_in};
use axum::http::StatusCode;
use domain::Role;
use store::Scope;

#[tokio::test]
async fn a_cpr_number_never_stays_in_an_address() {
    let leader = log_in(Role::TeamLeader).await;
    for path in ["/search?q=711115-5678", "/cases?q=7111155678"] {
        let answer = leader.get(path).await;
        assert_eq!(answer.to, "/search?cpr=1", "{path}");
    }
    for (path, question) in [
        ("/search", "711115-5678"),
        ("/cases", "7111155678"),
        ("/cases", "Alma+711115-5678"),
    ] {
        let posted = leader.post(path, &format!("q={question}")).await;
        assert_eq!(posted.status, StatusCode::OK, "{path}: {}", posted.to);
        assert!(!posted.body.contains("711115"), "nor is it written back");
    }
}

#[tokio::test]
async fn no_name_stands_in_the_address_of_the_list_of_cases() {
    let head = log_in(Role::Head).await;
    let (number, name) = somebody();
    let word = name.split(' ').next().unwrap().to_owned();
    let form = format!("q={word}&open=all&sort=number&page=3");
    let sent = head.post("/cases", &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(sent.to.starts_with("/cases?s=") && sent.to.ends_with("&open=all&sort=number"));
    let bookmark = head.get(&format!("/cases?q={word}&open=all")).await;
    assert!(bookmark.to.starts_with("/cases?s="), "{}", bookmark.to);
    let list = head.get(&sent.to).await;
    assert!(
        list.body.contains(&format!("value=\"{word}\"")),
        "it is in the field"
    );
    assert!(list.links().contains(&format!("/cases/{number}")), "{name}");
    for address in list.links().iter().chain([&sent.to, &bookmark.to]) {
        assert!(!address.contains(&word), "{address}");
    }
    // Sealed for one reader, it tells another nothing.
    let other = log_in(Role::TeamLeader).await.get(&sent.to).await;
    assert!(!other.body.contains(&format!("value=\"{word}\"")));
}

/// A case with its child's name.
fn somebody() -> (u32, String) {
    let cases = TOWN.app.store().load_cases(&Scope::system()).unwrap();
    let plain = |c: &&domain::case::Case| c.file.is_some() && !c.is_protected();
    let named = cases.iter().filter(plain).find_map(|case| {
        let names = TOWN.app.store().names(&Scope::system(), &[case.person]);
        let name = names.unwrap()[0].name.clone()?;
        name.is_ascii().then(|| (case.number(), name))
    });
    named.expect("a case with a name")
}

#[tokio::test]
async fn a_case_number_leads_straight_to_the_case() {
    let leader = log_in(Role::TeamLeader).await;
    let cases = leader.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("the team has a case");
    let number = case.trim_start_matches("/cases/").to_owned();
    let found = leader.post("/search", &format!("q={number}")).await;
    assert_eq!(found.to, case);
}

#[tokio::test]
async fn words_of_a_case_are_found_marked_under_an_address_that_tells_nothing() {
    let caseworker = log_in(Role::Caseworker).await;
    let cases = caseworker.get("/cases").await;
    let case = link(&cases.body, "/cases/").expect("a case");
    let note = "at=2026-11-23&at_time=10%3A00&note=Hun+passer+naboens+s%C3%B8l%C3%B8ver";
    let sent = caseworker
        .post(&format!("{case}/record/note_written"), note)
        .await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let asked = caseworker
        .post("/search", "q=s%C3%B8l%C3%B8verne+nabo")
        .await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    assert!(
        asked.to.starts_with("/search?s=") && !asked.to.contains("nabo"),
        "{}",
        asked.to
    );
    let found = caseworker.get(&asked.to).await;
    assert!(
        found.body.contains("<mark>naboens</mark>"),
        "{}",
        found.body
    );
    assert!(found.body.contains("<mark>søløver</mark>"));
    assert!(found.body.contains(&format!("{case}#e-")));
    assert!(
        found.body.contains("value=\"søløverne nabo\""),
        "asked again with one word more"
    );
    // To another reader the address says nothing, and the words find only what is in reach.
    let reception = log_in(Role::Reception).await;
    assert_eq!(reception.get(&asked.to).await.status, StatusCode::FORBIDDEN);
    let head = log_in(Role::Head).await;
    let nothing = head.get(&asked.to).await;
    assert!(nothing.status == StatusCode::OK && !nothing.body.contains("nabo"));
    for (words, said) in [
        ("og+at", "helt almindelige ord"),
        ("xylofon", "Ingen sag, du har"),
    ] {
        let asked = head.post("/search", &format!("q={words}")).await;
        let answer = head.get(&asked.to).await;
        assert!(answer.body.contains(said), "{words}");
    }
}

#[tokio::test]
async fn a_page_far_beyond_the_last_is_no_fault() {
    let beyond = log_in(Role::TeamLeader)
        .await
        .get("/cases?page=4294967295")
        .await;
    assert_eq!(beyond.status, StatusCode::OK);
}

#[tokio::test]
async fn a_caseworker_is_found_by_some_letters_of_the_name() {
    let leader = log_in(Role::TeamLeader).await;
    let worker = TOWN.worker(Role::Caseworker);
    let name = TOWN.app.ruleset().worker_name(worker).to_owned();
    let (_, last) = name.split_once(' ').unwrap();
    let typed = last.replace('ø', "%C3%B8").to_lowercase();
    let found = leader.get(&format!("/cases?worker={typed}")).await;
    assert_eq!(found.to, format!("/cases?worker={worker}"));
    let page = leader.get(&found.to).await.body;
    assert!(
        page.contains(&format!("value=\"{name}\"")),
        "the field names her"
    );
    let nobody = leader.get("/cases?worker=Zzz").await;
    assert_eq!(nobody.status, StatusCode::OK);
    assert!(nobody.body.contains("Skriv hele navnet"));
}
