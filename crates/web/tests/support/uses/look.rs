//! Where a use is looked at: the duties of a rule, the units of a card, the addresses of a page
//! or letter.

use super::places::Told;
use crate::town::now;
use domain::case::Case;
use domain::{DecisionKind, Event, Payload, Relation, Role};
use indicators::{Cards, Filter, Frame, Period, Population, When};
use serde_json::Value;

/// Years that a card is counted for.
const YEARS: i32 = 4;

/// Letters of one kind that are looked at for a case.
const LETTERS: usize = 4;

/// Events on record that are looked at for a case.
const RECORDED: usize = 6;

/// What a rule or card makes of a case, as text; `None` for what is looked at on the site.
pub fn counted(used: &str, case: &Case, cards: &Cards) -> Option<String> {
    match used.split_once(':')? {
        ("rule", name) => {
            let end = format!("/{name}");
            let of_rule = |rule: &str| rule == name || rule.ends_with(&end);
            let duties = case.duties.iter().filter(|duty| of_rule(&duty.rule));
            Some(format!("{:?}", duties.collect::<Vec<_>>()))
        }
        ("card", name) => Some(figures(name, case, cards)),
        _ => None,
    }
}

/// A card over a case alone, for each year and today, with all its splits.
fn figures(name: &str, case: &Case, cards: &Cards) -> String {
    let Some(card) = cards.get(name) else {
        return String::new();
    };
    let frame = Frame::new([case.clone()], Population::default());
    let today = now().day();
    let mut whens: Vec<When> = vec![When::as_of(today)];
    let back = (0..YEARS).map(|n| Period::Year(today.year() - n));
    whens.extend(back.map(|year| When::period(year, today)));
    let figure = |when| {
        let of = &card.dimensions;
        format!(
            "{:?}",
            indicators::collect(card, &frame, when, &Filter::NONE, of, true)
        )
    };
    whens.into_iter().map(figure).collect()
}

/// Whoever looks at a page or letter, those who see most of it first.
pub fn readers(used: &str) -> &'static [Role] {
    let name = used.split_once(':').map_or(used, |(_, name)| name);
    match name {
        "receipt" | "told" => &[Role::Reception],
        name if name.starts_with("/notifications") => &[Role::Reception],
        "/contracts" => &[Role::Provider],
        "/search" => &[Role::Caseworker],
        _ => &[Role::Caseworker, Role::TeamLeader],
    }
}

/// All roles anybody looks in.
pub const ROLES: [Role; 4] = [
    Role::Caseworker,
    Role::TeamLeader,
    Role::Reception,
    Role::Provider,
];

/// The addresses of a page or letter for a case.
pub fn addresses(used: &str, told: &Told) -> Vec<String> {
    let number = told.number;
    let of = |path: &str| path.replace("{number}", &number.to_string());
    match used.split_once(':').unwrap_or_default() {
        ("letter", "decision") => letters(told),
        ("letter", "file") => vec![format!("/cases/{number}/file?form=pdf")],
        ("letter", word) => {
            let about = if word == "told" { "begun" } else { word };
            let all = notifications(told).into_iter();
            all.map(|id| format!("/notifications/{id}/letter?about={about}"))
                .collect()
        }
        ("law", _) => on_record(told),
        ("page", path @ "/briefs") => vec![format!("{path}?cases={number}")],
        ("page", "/indicators/{*id}") => vec!["/indicators/placed_children".to_owned()],
        ("page", path @ "/cases/{number}/decide") => DecisionKind::WORDS
            .iter()
            .map(|kind| format!("{}?kind={kind}", of(path)))
            .collect(),
        ("page", path) if path.starts_with("/notifications/{id}") => notifications(told)
            .into_iter()
            .map(|id| path.replace("{id}", &id))
            .collect(),
        ("page", path) if path.ends_with("/decisions/{id}") => decisions(told)
            .into_iter()
            .map(|id| of(path).replace("{id}", &id))
            .collect(),
        ("page", path) if path.ends_with("/duties/{id}") => {
            let all = told.case.duties.iter().rev().take(8);
            all.map(|duty| of(path).replace("{id}", &duty.id(told.child).to_string()))
                .collect()
        }
        ("page", path) if path.ends_with("/{step}") => vec![of(path).replace("{step}", "complete")],
        ("page", path) if path.ends_with("/{kind}") => {
            vec![of(path).replace("{kind}", "network_council_called")]
        }
        ("page", path) if path.ends_with("/{worker}") => {
            let main = told.case.keeper().into_iter();
            main.map(|a| path.replace("{worker}", &a.worker.to_string()))
                .collect()
        }
        ("page", path) => vec![of(path)],
        _ => Vec::new(),
    }
}

/// What is asked for in a search that should find this.
pub fn question(used: &str, value: &Value) -> Option<String> {
    let words = value.as_str().filter(|_| used == "page:/search")?;
    let coded = words.bytes().map(|b| format!("%{b:02X}"));
    Some(format!("q={}", coded.collect::<String>()))
}

/// Where it is read again what the law demands on record: the file, the list of documents, the
/// events that were corrected, and the latest of those kinds.
fn on_record(told: &Told) -> Vec<String> {
    let case = format!("/cases/{}", told.number);
    let demanded = ["note_written", "document_added", "request_answered"];
    let latest = || told.events.iter().rev();
    let corrected = latest().filter_map(|e| e.corrects).take(RECORDED);
    let is_demanded = |e: &&Event| demanded.contains(&e.kind());
    let recorded = latest().filter(is_demanded).take(RECORDED).map(|e| e.id);
    let pages = ["file", "documents"].map(|page| format!("{case}/{page}"));
    let events = corrected.chain(recorded);
    let events = events.map(|id| format!("{case}/events/{id}"));
    pages.into_iter().chain(events).collect()
}

fn notifications(told: &Told) -> Vec<String> {
    let arrived = told.events.iter().rev();
    let arrived = arrived.filter(|e| matches!(e.payload, Payload::EnquiryReceived(_)));
    arrived
        .map(|e| e.stream.to_string())
        .take(LETTERS)
        .collect()
}

fn decisions(told: &Told) -> Vec<String> {
    let made = told.case.decisions.iter().rev();
    made.map(|d| d.id.to_string()).take(LETTERS).collect()
}

/// The letters of the last decisions, to the child and to the parents.
fn letters(told: &Told) -> Vec<String> {
    let parents = told.events.iter().filter_map(|e| match &e.payload {
        Payload::RelationRecorded(p) => {
            matches!(p.relation, Relation::Mother | Relation::Father).then_some(p.other)
        }
        _ => None,
    });
    let mut to: Vec<String> = vec![told.child.to_string()];
    to.extend(parents.map(|person| person.to_string()));
    to.dedup();
    let each = decisions(told).into_iter().take(2).flat_map(|id| {
        let number = told.number;
        let one = move |to: &String| format!("/cases/{number}/decisions/{id}/letter?to={to}");
        to.iter().map(one).collect::<Vec<_>>()
    });
    each.take(LETTERS).collect()
}
