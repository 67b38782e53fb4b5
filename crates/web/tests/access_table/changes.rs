//! Nobody overwrites anybody unseen: every address that takes a form says here what keeps a
//! second person from overwriting the first. A new address fails until it has its line.

use crate::places::PLACES;
use crate::town::TOWN;
use Keeps::{Adds, Own, Settled, Version};
use axum::http::Method;
use domain::Role;
use std::collections::BTreeMap;
use web::site::routes::all;

/// The tests that hold two people to one thing.
const TESTS: [&str; 3] = [
    include_str!("../together.rs"),
    include_str!("../handover.rs"),
    include_str!("../api/record.rs"),
];

/// What keeps a second person from overwriting the first unseen.
enum Keeps {
    /// The form carries the version it was filled in on; an older one is a conflict, which a test
    /// of [`TESTS`] holds. With a page, its forms are looked at as somebody.
    Version(&'static str, Option<(&'static str, Role)>),
    /// It adds something; what stood before stands.
    Adds(&'static str),
    /// It ends or settles what it names; whoever comes second is told so.
    Settled(&'static str),
    /// Nobody but the sender has what it changes.
    Own(&'static str),
}

/// The form of a case, which all long forms are.
const CASE: &str = "two_who_record_at_once_see_both_texts_and_the_second_sends_again";

fn worker(page: &'static str) -> (&'static str, Role) {
    (page, Role::Caseworker)
}

#[rustfmt::skip] // A table is read by its lines.
fn table() -> Vec<(&'static str, Keeps)> {
    vec![
        ("/login", Own("a session")),
        ("/login/code", Own("a session")),
        ("/login/service/ended", Own("sessions of the log-in service's own")),
        ("/logout", Own("a session")),
        ("/concern", Adds("a notification")),
        ("/concern/received", Adds("documents")),
        ("/account/password", Own("asks for the password in use")),
        ("/account/second-factor", Own("a secret of one's own")),
        ("/account/sessions", Own("log-ins of one's own")),
        ("/account/contact", Version("two_who_say_how_one_is_reached_see_both", Some(worker("/account")))),
        ("/account/calendar", Own("a secret of one's own")),
        ("/accounts/new", Adds("an account; a name that is taken is refused")),
        ("/accounts/{worker}", Version("two_who_give_one_person_a_post_see_both", Some(("/accounts/{worker}", Role::Administrator)))),
        ("/retention/{number}", Settled("archiving is settled once; an erased case is gone")),
        ("/clients/new", Adds("a client")),
        ("/clients/{client}", Settled("a client is shut out once")),
        ("/templates/new", Adds("a template; a name that is taken is refused")),
        ("/templates/{template}", Version("two_who_change_one_template_see_both", Some(("/templates/{template}", Role::Head)))),
        ("/notifications/new", Adds("a notification")),
        ("/notifications/{id}/evaluate", Version("two_who_evaluate_one_notification_see_both_reasons", None)),
        ("/notifications/{id}/receipt", Adds("that it was sent")),
        ("/notifications/{id}/told", Adds("that it was told")),
        ("/notifications/{id}/child", Settled("a child is recognised once")),
        ("/notifications/{id}/attachments", Adds("a document")),
        ("/drafts", Own("a draft of one's own")),
        ("/drafts/discard", Own("a draft of one's own")),
        ("/cases/{number}/record/{kind}", Version(CASE, Some(worker("/cases/{number}/record/{kind}")))),
        ("/cases/{number}/assessment/{step}", Version(CASE, Some(worker("/cases/{number}/assessment/{step}")))),
        ("/cases/{number}/clarification/{step}", Version(CASE, Some(worker("/cases/{number}/clarification/focus")))),
        ("/cases/{number}/plan/edit", Version(CASE, Some(worker("/cases/{number}/plan/edit")))),
        ("/cases/{number}/follow-up", Version(CASE, Some(worker("/cases/{number}/follow-up")))),
        ("/cases/{number}/measures/start", Version(CASE, Some(worker("/cases/{number}/measures/start")))),
        ("/cases/{number}/growing-up", Version(CASE, None)),
        ("/cases/{number}/decide", Version(CASE, Some(worker("/cases/{number}/decide?kind=support")))),
        ("/cases/{number}/hearing", Version("two_who_hear_one_party_see_both", Some(worker("/cases/{number}/hearing")))),
        ("/cases/{number}/decisions/{id}", Version("a_proposal_is_not_approved_on_what_nobody_read", None)),
        ("/cases/{number}/decisions/{id}/letter", Adds("a document")),
        ("/cases/{number}/complaints", Version(CASE, Some(worker("/cases/{number}/complaints")))),
        ("/cases/{number}/documents", Adds("a document")),
        ("/cases/{number}/file", Version("the_file_is_not_handed_out_with_what_nobody_looked_through", Some(worker("/cases/{number}/file")))),
        ("/cases/{number}/write", Adds("a document")),
        ("/cases/{number}/assign", Version("a_case_handed_over_meanwhile_is_not_handed_over_again_unseen", Some(("/cases/{number}/assign", Role::TeamLeader)))),
        ("/cases/{number}/duties/{id}", Adds("why it is late, after what was said before")),
        ("/cases/{number}/events/{id}", Version("two_who_correct_one_event_see_both_reasons", None)),
        ("/cases/{number}/family", Version("two_who_change_what_a_relative_means_see_both", Some(worker("/cases/{number}/family")))),
        ("/distribution", Version("cases_that_nobody_has_are_given_out_together_or_not_at_all", None)),
        ("/handover/{worker}", Version("a_case_that_another_gave_away_is_not_taken_from_them", Some(("/handover/{worker}", Role::Head)))),
        ("/glass", Adds("an access of one's own")),
        ("/named", Adds("an act with its reason; the acts before stand")),
        ("/access/unusual/{worker}/{case}", Version("two_who_judge_one_line_see_both", Some(("/access/unusual/{worker}/{case}", Role::Auditor)))),
        ("/goals/{*id}", Adds("what somebody said about a goal")),
        ("/cases", Own("a question")),
        ("/search", Own("a question")),
        ("/api/v1/cases/{number}/events", Version("what_was_recorded_meanwhile_is_a_conflict", None)),
    ]
}

/// Every address that takes what somebody sends.
fn takes() -> Vec<String> {
    let routes = all();
    let pages = routes.iter().filter(|r| r.methods.contains(&Method::POST));
    let mut takes: Vec<String> = pages.map(|r| r.path.to_owned()).collect();
    let document = web::api::document();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let methods = operations.as_object().unwrap();
        if methods.keys().any(|method| method != "get") {
            takes.push(path.clone());
        }
    }
    takes
}

#[test]
fn every_form_adds_or_says_what_keeps_it_from_overwriting_unseen() {
    let table: BTreeMap<&str, Keeps> = table().into_iter().collect();
    let takes = takes();
    for path in &takes {
        match table.get(path.as_str()) {
            None => panic!("{path}: does it only add, or does it refuse a version that is past?"),
            Some(Version(test, _)) => {
                let name = format!("fn {test}()");
                assert!(TESTS.iter().any(|t| t.contains(&name)), "{path}: {test}");
            }
            Some(Adds(why) | Settled(why) | Own(why)) => assert!(!why.is_empty(), "{path}"),
        }
    }
    for path in table.keys() {
        assert!(takes.iter().any(|p| p == path), "{path} takes no form");
    }
}

/// The forms of a page that are sent to an address and ask something.
fn asking<'a>(page: &'a str, to: &str) -> Vec<&'a str> {
    let forms = page.split("<form").skip(1);
    let forms = forms.filter_map(|form| form.split("</form>").next());
    let is_sent = |form: &&str| {
        let head = form.split('>').next().unwrap_or_default();
        head.contains("method=\"post\"") && head.contains(&format!("action=\"{to}\""))
    };
    let asks = |form: &&str| {
        form.split('<').any(|tag| {
            let is_input = tag.starts_with("input ") && !tag.contains("type=\"hidden\"");
            is_input || tag.starts_with("select ") || tag.starts_with("textarea ")
        })
    };
    forms.filter(is_sent).filter(asks).collect()
}

#[tokio::test]
async fn the_forms_that_change_what_stands_carry_its_version() {
    for (path, keeps) in table() {
        let Version(_, Some((page, role))) = keeps else {
            continue;
        };
        let here = PLACES.fill(page, "near");
        let to = if path == "/cases/{number}/clarification/{step}" {
            here.clone()
        } else {
            PLACES.fill(path, "near")
        };
        let shown = TOWN.log_in(role).await.get(&here).await;
        assert_eq!(shown.status.as_u16(), 200, "{here}");
        let forms = asking(&shown.body, &to);
        let carries = |form: &&str| form.contains("name=\"seen\"");
        // The cases that change hands are compared with the hands they were in.
        let is_carried = if path == "/handover/{worker}" {
            forms.iter().any(carries)
        } else {
            !forms.is_empty() && forms.iter().all(carries)
        };
        assert!(
            is_carried,
            "{here}: a form does not say what it was filled in on"
        );
    }
}
