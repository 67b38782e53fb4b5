//! No fact is asked twice, and none is asked for nothing: every field of every form stands in
//! `docs/forms.md` with the fact it asks for, the event it feeds and who uses it.

#[path = "fields/answered.rs"]
mod answered;
#[path = "support/arrived.rs"]
mod arrived;
#[path = "fields/chosen.rs"]
mod chosen;
#[path = "support/expected.rs"]
mod expected;
#[path = "fields/texts.rs"]
mod texts;
#[path = "support/town.rs"]
mod town;
#[path = "fields/used.rs"]
mod used;
#[path = "support/uses.rs"]
mod uses;

use app::intake::concern::ConcernReceipt;
use axum::http::Method;
use chosen::CHOOSING;
use domain::{Payload, ReceiptNumber, Role};
use std::collections::BTreeMap;
use std::collections::BTreeSet;
use town::forms::{Found, between, harvest, pattern};
use town::{Persona, TOWN};
use uses::table::{Line, table};
use web::site::routes::{About, all as routes};

/// How many cases each kind of form is opened on: what it asks for depends on the case.
const CASES: usize = 8;

/// Pages of one case that are opened at most.
const PAGES: usize = 160;

/// Forms that a page leads to by a choice and not by a link.
const MORE: [&str; 18] = [
    "assign",
    "assessment/focus",
    "assessment/source",
    "assessment/consent",
    "assessment/preliminary",
    "clarification/focus",
    "clarification/consent",
    "clarification/contribution",
    "growing-up",
    "access",
    "complaints?step=complaint_received",
    "complaints?step=complaint_reassessed",
    "complaints?step=complaint_sent_on",
    "complaints?step=complaint_decided",
    "decide?kind=support",
    "decide?kind=placement",
    "decide?kind=refusal",
    "hearing",
];

/// Addresses about a case that take a form without a line in the table, and why.
const ASKS_NOTHING: [(&str, &str); 3] = [
    (
        "/retention/{number}",
        "how long a file is kept: docs/data-retention.md",
    ),
    (
        "/cases/{number}/decisions/{id}/letter",
        "keeps the letter as sent to a party that its button names",
    ),
    (
        "/access/unusual/{worker}/{case}",
        "about whoever looked, and not about the child: docs/audit.md",
    ),
];

/// All addresses there are.
const ROUTES: &str = include_str!("../../../docs/access-table.md");

/// What goes out of the house: a decision, the receipt, what a notifier is told was begun, what
/// is written from a template, and the file when it is handed out.
const LETTERS: [&str; 5] = ["decision", "receipt", "told", "written", "file"];

/// What demands that something is on record, though nothing else uses it: facts and steps of a
/// case (offentlighedsloven § 13), documents with their subject (§ 15), and the reasons for an
/// answer (forvaltningsloven § 24).
const LAW: [&str; 3] = ["OFL § 13", "OFL § 15", "FVL § 24"];

/// Every page that a case leads to, by everybody who may do something there.
async fn crawl(who: &Persona, case: &str, found: &mut Found) {
    let (mut seen, mut next) = (BTreeSet::new(), vec![case.to_owned()]);
    while let Some(address) = next.pop() {
        let address = address.split('#').next().unwrap_or_default().to_owned();
        // One of each kind of page, and every way into a form.
        let kind = pattern(address.split('&').next().unwrap_or_default());
        if seen.len() >= PAGES || !seen.insert(kind) {
            continue;
        }
        let page = who.get(&address).await;
        harvest(&page.body, found);
        next.extend(page.links_to(&format!("{case}/")));
    }
}

/// Begins a clarification in a case, with somebody to be heard: its forms are about both.
async fn clarify(who: &Persona, case: &str) {
    let now = "at=2026-11-23&at_time=10%3A00";
    let begin = format!("{case}/record/clarification_started");
    who.post(&begin, now).await;
    let source = format!("{now}&source_kind=child&ask_until=2026-12-01");
    who.post(&format!("{case}/clarification/source"), &source)
        .await;
}

/// Hears a party, which answers, hears it again and puts a decision before the committee: both
/// wait for an answer.
async fn ask(who: &Persona, case: &str) {
    let hearing = format!("{case}/hearing");
    let page = who.get(&hearing).await.body;
    let party = page.split("name=\"person\"").nth(1).unwrap_or_default();
    if let Some(person) = between(party, "value=\"") {
        let form = format!("person={person}&answer_by=2026-12-01&about=Samv%C3%A6ret");
        who.post(&hearing, &form).await;
        let page = who.get(&hearing).await.body;
        if let Some(id) = between(&page, "name=\"answer-") {
            let form = format!("hearing={id}&answer-{id}=Det+er+fint");
            who.post(&hearing, &form).await;
        }
        who.post(&hearing, &form).await;
    }
    let proposed = "of=placement_without_consent&at=2026-11-23&at_time=10%3A00&\
                    paragraph=BL+%C2%A7+47&purpose=Ro&facts=Fakta&reasons=Fordi&ends_on=2027-06-01&\
                    way_out=Ro&unanswered=1";
    who.post(&format!("{case}/decide"), proposed).await;
}

async fn all() -> Found {
    let mut found = Found::new();
    let worker = TOWN.log_in(Role::Caseworker).await;
    let leader = TOWN.log_in(Role::TeamLeader).await;
    let reception = TOWN.log_in(Role::Reception).await;
    let guest = Persona::guest();
    let mut cases = worker.get("/cases").await.links_to("/cases/");
    cases.truncate(CASES);
    let mut arrived = BTreeSet::new();
    for case in &cases {
        clarify(&worker, case).await;
        ask(&worker, case).await;
        for kind in Payload::KINDS {
            let page = worker.get(&format!("{case}/record/{kind}")).await;
            harvest(&page.body, &mut found);
        }
        crawl(&worker, case, &mut found).await;
        crawl(&leader, case, &mut found).await;
        arrived.extend(worker.get(case).await.links_to("/notifications/"));
        for part in MORE {
            harvest(
                &worker.get(&format!("{case}/{part}")).await.body,
                &mut found,
            );
        }
    }
    for proposal in leader.get("/decisions").await.links_to("/cases/") {
        harvest(&leader.get(&proposal).await.body, &mut found);
    }
    let workers = leader.get("/").await.links_to("/handover/");
    for address in workers.iter().take(3) {
        harvest(&leader.get(address).await.body, &mut found);
    }
    // Something to give out.
    let number = cases[0].trim_start_matches("/cases/");
    let own = TOWN.worker(Role::Caseworker);
    let taken = format!("do=unassign&worker={own}&role=main");
    leader
        .post(&format!("/cases/{number}/assign"), &taken)
        .await;
    let receipt = ConcernReceipt {
        number: ReceiptNumber::of(1),
        at: TOWN.app.now(),
    };
    let sealed = TOWN.app.seal_receipt(&receipt).unwrap();
    let received = format!("/concern/received?s={sealed}");
    for (who, page) in [
        (&guest, received.as_str()),
        (&leader, "/distribution"),
        (&guest, "/concern?as=citizen"),
        (&guest, "/concern?as=professional"),
        (&reception, "/notifications/new"),
    ] {
        harvest(&who.get(page).await.body, &mut found);
    }
    let board = reception.get("/notifications").await;
    let board = board.links_to("/notifications/").into_iter().take(CASES);
    for notification in board.chain(arrived) {
        harvest(&reception.get(&notification).await.body, &mut found);
        let attached = format!("{notification}/attachments");
        harvest(&reception.get(&attached).await.body, &mut found);
    }
    answered::all(&worker, &reception, &cases, &mut found).await;
    found
}

#[tokio::test]
async fn every_field_of_every_form_is_in_the_table() {
    let told: Found = table().into_iter().map(|l| (l.form, l.field)).collect();
    let found = all().await;
    let untold: Vec<_> = found.difference(&told).collect();
    assert!(untold.is_empty(), "not in docs/forms.md: {untold:?}");
    let gone: Vec<_> = told.difference(&found).collect();
    assert!(gone.is_empty(), "in docs/forms.md, in no form: {gone:?}");
}

/// Whether an address of the routes is one of the table: what stands in braces may be anything.
fn is_like(route: &str, form: &str) -> bool {
    let (route, form) = (route.split('/'), form.split('/'));
    let is_same = |(part, word): (&str, &str)| part.starts_with('{') || part == word;
    route.clone().count() == form.clone().count() && route.zip(form).all(is_same)
}

#[test]
fn every_address_that_takes_a_form_about_a_case_is_in_the_table() {
    let lines = table();
    let is_told = |path: &str| lines.iter().any(|line| is_like(path, &line.form));
    let of_case = |about| matches!(about, About::Case | About::Part | About::Notification);
    let lacking: Vec<&str> = routes()
        .iter()
        .filter(|route| of_case(route.about) && route.methods.contains(&Method::POST))
        .map(|route| route.path)
        .filter(|path| !is_told(path))
        .collect();
    assert_eq!(lacking, ASKS_NOTHING.map(|(path, _)| path));
}

#[test]
fn no_fact_is_asked_twice() {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for line in table() {
        let here = line.here();
        match first.get(&line.fact) {
            Some(there) => assert!(
                line.again.len() > 20,
                "»{}« is asked by {here} and by {there}: say why, or ask once",
                line.fact
            ),
            None => drop(first.insert(line.fact, here)),
        }
    }
}

#[test]
fn no_event_is_fed_by_two_forms_without_a_reason() {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for line in table() {
        for event in &line.feeds {
            match first.get(event) {
                Some(form) => assert!(
                    *form == line.form || line.again.len() > 20,
                    "{event} is fed by {} and by {form}: say why, or ask once",
                    line.here()
                ),
                None => drop(first.insert(event.clone(), line.form.clone())),
            }
        }
    }
}

#[test]
fn every_field_feeds_an_event_or_chooses_whom_it_is_about() {
    let lines = table();
    let none = lines.iter().filter(|line| line.feeds.is_empty());
    let none: Vec<_> = none.map(|l| (l.form.as_str(), l.field.as_str())).collect();
    assert_eq!(none, CHOOSING);
}

#[test]
fn no_field_is_for_nothing() {
    let rules = law::Rulebook::built_in_files();
    let cards = indicators::Cards::built_in();
    for line in table() {
        let here = line.here();
        assert!(!line.uses.is_empty(), "{here} is used by nobody");
        for used in &line.uses {
            let (kind, name) = used.split_once(':').unwrap_or((used, ""));
            let exists = match kind {
                "rule" => rules
                    .iter()
                    .any(|(path, _)| path.ends_with(&format!("{name}.toml"))),
                "card" => cards.all().iter().any(|card| card.id.as_str() == name),
                "letter" => LETTERS.contains(&name) && (name != "file" || is_left_out(&line)),
                "law" => LAW.contains(&name),
                "page" => {
                    ROUTES.contains(&format!("`GET {name}`"))
                        && name != line.form
                        && !tells_everything(name, &line)
                }
                _ => false,
            };
            assert!(exists, "{here}: there is no {used} besides the form itself");
        }
    }
}

/// Whether what is asked says what is left out of the file.
fn is_left_out(line: &Line) -> bool {
    line.feeds
        .iter()
        .all(|event| event.starts_with("omission_marked."))
}

/// Pages that tell every event alike prove no use: the file shows besides who may read a text,
/// and a search finds persons.
fn tells_everything(page: &str, line: &Line) -> bool {
    let all = |is: fn(&String) -> bool| line.feeds.iter().all(is);
    match page {
        "/cases/{number}/file" => !all(|event| event.rsplit('.').next() == Some("for")),
        "/cases/{number}/events/{id}" => true,
        "/search" => !all(|event| {
            [".name", ".cpr", ".address"]
                .iter()
                .any(|e| event.ends_with(e))
        }),
        _ => false,
    }
}
