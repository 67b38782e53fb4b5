//! No text of an event is kept for nothing: each that an event may hold, as its type says behind
//! "Texts:", is fed by a line of `docs/forms.md`, or stands here with why it is not.

use crate::uses::places::Places;
use crate::uses::table::table;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Texts that no form about a child asks for, and where it is said what they are for.
const ELSEWHERE: [(&str, &str); 17] = [
    ("access_granted.reason", "docs/access.md"),
    ("access_reviewed.note", "docs/audit.md"),
    ("access_revoked.reason", "docs/access.md"),
    ("archiving_waived.reason", "docs/data-retention.md"),
    // Comes with an import alone: a form has another way for who is born.
    ("born.cpr", "docs/exchange.md"),
    ("born.name", "docs/exchange.md"),
    ("client_registered.name", "docs/api.md"),
    ("glass_broken.reason", "docs/access.md"),
    ("glass_seen.remark", "docs/access.md"),
    ("goal_reviewed.action", "docs/glossary.md"),
    ("goal_reviewed.explanation", "docs/glossary.md"),
    // History: such a plan is made as a plan now.
    ("parents_plan_made.parents_plan", "docs/glossary.md"),
    ("person_erased.reason", "docs/data-retention.md"),
    ("protection_changed.reason", "docs/access.md"),
    ("provider_registered.name", "docs/exchange.md"),
    ("team_created.name", "docs/access.md"),
    ("worker_registered.name", "docs/access.md"),
];

/// The events of which a type holds a part, with its texts.
const PARTS: [(&str, &str); 2] = [("plan_goal", "plan_made"), ("plan_task", "plan_made")];

/// A kind of event and a text that it may hold; the words of an id stand for any.
type Held = BTreeSet<(String, String)>;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What the types of events say of their texts.
fn said() -> Held {
    let folder = root().join("crates/domain/src/event");
    let mut held = Held::new();
    for file in std::fs::read_dir(folder).unwrap() {
        let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let mut about = String::new();
        for line in source.lines().map(str::trim) {
            if let Some(words) = line.strip_prefix("///") {
                about.push_str(words);
            } else if let Some(name) = line.strip_prefix("pub struct ") {
                let name: String = name.chars().take_while(|c| c.is_alphanumeric()).collect();
                held.extend(texts(&about).map(|text| (kind(&name), text)));
                about.clear();
            } else if !line.starts_with('#') {
                about.clear();
            }
        }
    }
    held
}

/// The texts that a description names: all in backticks behind "Texts" but an audience.
fn texts(about: &str) -> impl Iterator<Item = String> {
    let named = about.find("Texts").map_or("", |at| &about[at..]);
    let parts: Vec<&str> = named.split('`').collect();
    let named = parts.chunks_exact(2).filter(|part| {
        let is_audience = part[0].ends_with("audience ");
        let is_link = part[0].ends_with('[');
        !is_audience && !is_link
    });
    let named: Vec<String> = named.map(|part| part[1].replace("<id>", "*")).collect();
    named.into_iter()
}

/// The kind of event of a type: its name in words, or the event it is a part of.
fn kind(name: &str) -> String {
    let mut kind = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kind.is_empty() {
            kind.push('_');
        }
        kind.extend(letter.to_lowercase());
    }
    let part = PARTS.iter().find(|(part, _)| *part == kind);
    part.map_or(kind, |(_, whole)| (*whole).to_owned())
}

/// What the forms feed.
fn fed() -> Held {
    let lines = table();
    let spots = lines.iter().flat_map(|line| &line.feeds);
    let texts = spots.filter_map(|spot| spot.split_once(".text."));
    texts
        .map(|(kind, text)| (kind.to_owned(), text.to_owned()))
        .collect()
}

#[test]
fn every_text_that_an_event_may_hold_is_fed_by_a_form_or_stands_elsewhere() {
    let (said, fed) = (said(), fed());
    assert!(said.len() > 60, "the scan found only {}", said.len());
    let lacking: Vec<String> = said
        .difference(&fed)
        .map(|(kind, text)| format!("{kind}.{text}"))
        .collect();
    assert_eq!(lacking, ELSEWHERE.map(|(text, _)| text));
    for (text, page) in ELSEWHERE {
        assert!(root().join(page).is_file(), "{text}: there is no {page}");
    }
}

/// Whether a text is one of those named: an id or a word of a list stands for any.
fn is_named(named: &Held, kind: &str, text: &str) -> bool {
    // A proposal has the texts of the decision it proposes.
    let kind = match kind {
        "decision_proposed" => "decision_made",
        other => other,
    };
    named.iter().any(|(of, name)| {
        let (name, text) = (name.split('.'), text.split('.'));
        of == kind
            && name.clone().count() == text.clone().count()
            && name
                .zip(text)
                .all(|(name, word)| name == "*" || name == word)
    })
}

#[test]
fn every_text_that_an_event_holds_is_named() {
    let places = Places::new();
    let named: Held = said().into_iter().chain(fed()).collect();
    let of_cases = places.cases.iter().flat_map(|told| &told.events);
    let unnamed: BTreeSet<String> = of_cases
        .flat_map(|event| {
            // A correction says why, whatever it corrects.
            let held = event.text.keys().filter(|text| *text != "reason");
            held.map(|text| (event.kind(), text))
        })
        .filter(|(kind, text)| !is_named(&named, kind, text))
        .map(|(kind, text)| format!("{kind}.{text}"))
        .collect();
    assert!(unnamed.is_empty(), "texts that nobody names: {unnamed:#?}");
}
