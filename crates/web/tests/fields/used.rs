//! No field is for nothing: each use that `docs/forms.md` names is proved by difference. One
//! value is changed in the events that the field feeds, and the duty, figure, letter or page
//! must come out otherwise.

use crate::uses::change::Spot;
use crate::uses::places::{Places, Told};
use crate::uses::proof::Prover;
use crate::uses::table::{Line, table};
use crate::uses::trial::Trial;
use domain::case::Notification;
use domain::{Payload, Relation, Role};
use tokio::runtime::{Builder, Runtime};

/// Templates of letters that whoever writes adds words to.
const TEMPLATES: [&str; 2] = ["concern", "receipt"];

/// Why an event was corrected stands in the story of a case alone, which tells every event alike
/// and so proves nothing.
const STORY_ALONE: (&str, &str) = ("/cases/{number}/events/{id}", "reason");

/// The uses on these lines that nothing shows.
fn wrong(places: &Places, lines: &[Line]) -> Vec<String> {
    let (runtime, mut prover) = (runtime(), Prover::new(places));
    let each = lines.iter();
    each.flat_map(|line| runtime.block_on(unproved(&mut prover, line)))
        .collect()
}

fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

async fn unproved(prover: &mut Prover<'_>, line: &Line) -> Vec<String> {
    let is_told_alike = line.form == STORY_ALONE.0 && line.field == STORY_ALONE.1;
    let is_looked_at = |used: &&String| *used != "letter:written" && !is_told_alike;
    if line.feeds.is_empty() {
        return Vec::new();
    }
    let mut open: Vec<String> = line.uses.iter().filter(is_looked_at).cloned().collect();
    for spot in &line.feeds {
        open = prover.unproved(spot, &open).await;
    }
    let here = line.here();
    open.into_iter()
        .map(|used| format!("{here} {used}"))
        .collect()
}

/// Holds the forms of a part of the work to what the table says of them.
fn each_use_makes_a_difference(is_of_part: fn(&str) -> bool) {
    let mut lines = table();
    lines.retain(|line| is_of_part(&line.form));
    assert!(!lines.is_empty());
    let wrong = wrong(&Places::new(), &lines);
    assert!(
        wrong.is_empty(),
        "no change of the value shows there: {wrong:#?}"
    );
}

fn assesses(form: &str) -> bool {
    form.contains("/assessment/") || form.contains("/clarification/")
}

fn records(form: &str) -> bool {
    form.contains("/record/")
}

/// Decisions with what leads to them and follows from them, and the papers of a case.
fn decides(form: &str) -> bool {
    let parts = [
        "decide",
        "decisions",
        "hearing",
        "complaints",
        "documents",
        "events",
        "duties",
        "file",
        "write",
    ];
    let part = form.strip_prefix("/cases/{number}/").unwrap_or_default();
    parts.contains(&part.split('/').next().unwrap_or_default())
}

#[test]
fn each_use_of_what_is_assessed_makes_a_difference() {
    each_use_makes_a_difference(assesses);
}

#[test]
fn each_use_of_what_is_recorded_makes_a_difference() {
    each_use_makes_a_difference(records);
}

#[test]
fn each_use_of_what_is_decided_and_filed_makes_a_difference() {
    each_use_makes_a_difference(decides);
}

#[test]
fn each_use_of_all_else_in_a_case_makes_a_difference() {
    each_use_makes_a_difference(|form| {
        let is_told = assesses(form) || records(form) || decides(form);
        form.starts_with("/cases/") && !is_told
    });
}

#[test]
fn each_use_of_intake_and_of_the_office_makes_a_difference() {
    each_use_makes_a_difference(|form| !form.starts_with("/cases/"));
}

#[test]
fn a_false_claim_is_found() {
    let places = Places::new();
    let line = |event: &str, used: &str| Line {
        form: "/cases/{number}/record/screened".into(),
        field: "risk".into(),
        fact: "a fact".into(),
        feeds: vec![event.into()],
        uses: vec![used.into()],
        again: String::new(),
    };
    let lines = [
        line("screened.text.risk", "rule:notification/receipt"),
        line("screened.text.risk", "card:notifications"),
        line("screened.text.risk", "page:/complaints"),
        line("screened.text.risk", "letter:receipt"),
        line("screened.honour", "page:/cases/{number}/assessment"),
    ];
    let wrong = wrong(&places, &lines);
    assert_eq!(wrong.len(), lines.len() - 1, "{wrong:#?}");
}

#[test]
fn every_event_stands_somewhere() {
    let places = Places::new();
    let all = || {
        places
            .cases
            .iter()
            .flat_map(|t| &t.events)
            .chain(&places.office)
    };
    let lines = table();
    let lost = lines.iter().flat_map(|line| {
        let nowhere = |spot: &&String| {
            let spot = Spot::new(spot);
            all().all(|event| spot.values(event).is_empty())
        };
        let lost = line.feeds.iter().filter(nowhere);
        lost.map(|spot| format!("{}: {spot}", line.here()))
            .collect::<Vec<_>>()
    });
    let lost: Vec<String> = lost.collect();
    assert!(
        lost.is_empty(),
        "in no event of the municipality: {lost:#?}"
    );
}

/// A letter as it is kept when it is written from a template.
async fn letter(places: &Places, told: &Told, typed: &[(&str, String)]) -> Option<String> {
    let role = Role::Caseworker;
    let trial = Trial::of(places, told, &told.events, &[role]).await?;
    let form: Vec<String> = typed
        .iter()
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let case = format!("/cases/{}", told.number);
    let page = trial
        .form(role, &format!("{case}/write"), &form.join("&"))
        .await?;
    let link = page.split("href=\"").find(|rest| {
        let rest = rest.strip_prefix(&format!("{case}/documents/"));
        rest.is_some_and(|id| id.len() > 36 && id.as_bytes()[36] == b'"')
    })?;
    let link = link.split('"').next()?;
    Some(trial.page(role, link).await?.1)
}

#[test]
fn a_letter_says_what_is_typed_into_it() {
    let places = Places::new();
    let runtime = runtime();
    let told = places.cases.iter().find(|told| {
        let is_open = told
            .case
            .file
            .as_ref()
            .is_some_and(|file| file.closed_at.is_none());
        is_open && told.case.keeper().is_some()
    });
    let told = told.unwrap();
    let mother = told.events.iter().find_map(|e| match &e.payload {
        Payload::RelationRecorded(p) if p.relation == Relation::Mother => Some(p.other),
        _ => None,
    });
    let is_notification = |n: &&Notification| n.enquiry.is_notification();
    let arrived = told.case.notifications.iter().rev();
    let arrived = arrived.filter(is_notification).take(2);
    let arrived: Vec<String> = arrived.map(|n| n.id.to_string()).collect();
    assert_eq!(arrived.len(), 2, "there is something to choose from");
    let typed = [
        ("notifications", arrived.join("&notifications=")),
        ("template", TEMPLATES[0].to_owned()),
        ("to", String::new()),
        ("to_name", "Skolen".to_owned()),
        ("to_address", "Skolegade+1".to_owned()),
        ("words", "Ord".to_owned()),
    ];
    let before = runtime
        .block_on(letter(&places, told, &typed))
        .expect("a letter");
    assert_eq!(
        runtime.block_on(letter(&places, told, &typed)).as_ref(),
        Some(&before)
    );
    let uses = |line: &Line| line.uses.iter().any(|used| used == "letter:written");
    for line in table().into_iter().filter(uses) {
        let mut typed = typed.clone();
        // Somebody on record or a name, not both.
        if line.field == "to" {
            for (_, value) in typed.iter_mut().filter(|(name, _)| *name == "to_name") {
                value.clear();
            }
        }
        let here = typed.iter_mut().find(|(name, _)| *name == line.field);
        here.unwrap().1 = match line.field.as_str() {
            "template" => TEMPLATES[1].to_owned(),
            "to" => mother.unwrap().to_string(),
            "notifications" => arrived[0].clone(),
            _ => "Andet".to_owned(),
        };
        let after = runtime
            .block_on(letter(&places, told, &typed))
            .expect("a letter");
        assert!(before != after, "{} is in no letter", line.here());
    }
}
