//! No fact is asked twice, and none is asked for nothing: every field of every form stands in
//! `docs/forms.md` with the fact it asks for, the event it feeds and who uses it.

#[path = "support/town.rs"]
mod town;

use domain::{Payload, Role};
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use town::{Persona, TOWN};

/// How many cases each kind of form is opened on: what it asks for depends on the case.
const CASES: usize = 12;

type Found = BTreeSet<(String, String)>;

/// The fields that a page's forms ask for, by the address they are sent to.
fn harvest(page: &str, found: &mut Found) {
    for form in page.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap_or_default();
        let head = form.split('>').next().unwrap_or_default();
        if !head.contains("method=\"post\"") {
            continue;
        }
        let action = between(head, "action=\"").unwrap_or_default();
        let action = action.split('?').next().unwrap_or_default();
        for tag in form.split('<').skip(1) {
            let tag = tag.split('>').next().unwrap_or_default();
            let is_field = ["input ", "select ", "textarea "]
                .iter()
                .any(|t| tag.starts_with(t));
            // What a form knows it does not ask.
            if !is_field || tag.contains("type=\"hidden\"") {
                continue;
            }
            if let Some(name) = between(tag, "name=\"") {
                found.insert((pattern(action), field(name)));
            }
        }
    }
}

fn between<'a>(text: &'a str, from: &str) -> Option<&'a str> {
    text.split_once(from)?.1.split('"').next()
}

/// An address without what differs from case to case.
fn pattern(action: &str) -> String {
    let parts = action.split('/').map(|part| {
        if part.len() == 36 && part.bytes().filter(|b| *b == b'-').count() == 4 {
            "{id}"
        } else if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) {
            "{number}"
        } else {
            part
        }
    });
    parts.collect::<Vec<_>>().join("/")
}

/// A field's name without its number among its like; a time belongs to its day.
fn field(name: &str) -> String {
    let parts = name.split(['_', '.', '-']);
    let is_word =
        |p: &&str| !p.is_empty() && !(p.len() > 3 && p.bytes().all(|b| b.is_ascii_hexdigit()));
    let parts: Vec<&str> = parts
        .filter(|p| !p.bytes().all(|b| b.is_ascii_digit()))
        .filter(is_word)
        .collect();
    let name = parts.join("_");
    name.strip_suffix("_time")
        .map_or(name.clone(), str::to_owned)
}

async fn all() -> Found {
    let mut found = Found::new();
    let worker = TOWN.log_in(Role::Caseworker).await;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let head = TOWN.log_in(Role::Head).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let admin = TOWN.log_in(Role::Administrator).await;
    let guest = Persona::guest();
    let mut cases = worker.get("/cases").await.links_to("/cases/");
    cases.truncate(CASES);
    for case in &cases {
        for kind in Payload::KINDS {
            let page = worker.get(&format!("{case}/record/{kind}")).await;
            harvest(&page.body, &mut found);
        }
        for part in ["plan/edit", "follow-up", "decide", "hearing", "family"] {
            harvest(
                &worker.get(&format!("{case}/{part}")).await.body,
                &mut found,
            );
        }
        let page = worker.get(case).await;
        let duties = page.links_to(&format!("{case}/duties/"));
        for duty in duties.iter().take(2) {
            harvest(&worker.get(duty).await.body, &mut found);
        }
        harvest(
            &leader.get(&format!("{case}/assign")).await.body,
            &mut found,
        );
    }
    for (who, page) in [
        (&guest, "/concern"),
        (&guest, "/concern?from=citizen"),
        (&guest, "/concern?from=professional"),
        (&reception, "/notifications/new"),
        (&head, "/named"),
        (&worker, "/glass"),
        (&admin, "/clients/new"),
        (&admin, "/accounts/new"),
    ] {
        harvest(&who.get(page).await.body, &mut found);
    }
    let board = reception.get("/notifications").await;
    for notification in board.links_to("/notifications/").iter().take(CASES) {
        harvest(&reception.get(notification).await.body, &mut found);
    }
    found
}

#[tokio::test]
async fn skeleton() {
    let mut by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (form, field) in all().await {
        by.entry(form).or_default().push(field);
    }
    for (form, fields) in by {
        println!("{form}: {}", fields.join(" "));
    }
}
