//! What happens to nobody in the made-up municipality is told of a few of its cases
//! (`more.jsonl`, one event a line). `{child}` and its like stand for the ids of a case,
//! `{new:x}` for an id of its own, `{day:-3}` and `{moment:+2}` for days from now; `for` says in
//! which of the cases it happens, `!staff` behind a text who may read it.

use super::places::{Places, Told, folded};
use crate::town::now;
use domain::growing_up::concerns;
use domain::wire::from_line;
use domain::{Event, Payload, PersonId, Relation, Role, StreamId};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The events.
const MORE: &str = include_str!("more.jsonl");

/// What is told of each case: whether the child is placed already, and what else.
const CASES: [(Option<bool>, &[&str]); 7] = [
    (None, &["young"]),
    (Some(true), &["placed", "assess"]),
    (Some(true), &["placed", "clarify"]),
    (Some(true), &["placed", "elsewhere"]),
    (Some(false), &["none", "assess"]),
    (Some(false), &["none", "clarified"]),
    (Some(false), &["none", "clarify"]),
];

/// Tells more of the open cases with the fewest events.
pub fn add(places: &mut Places) {
    let mut taken = Vec::new();
    for (is_placed, happens) in CASES {
        let fits = |told: &Told| {
            let file = told.case.file.as_ref();
            let is_open = file.is_some_and(|file| file.closed_at.is_none());
            let has_placement = told.case.placement_at(now()).is_some();
            let fits = is_placed.is_none_or(|placed| placed == has_placement);
            let is_young = concerns(&told.case, now());
            let age_fits = is_young || !happens.contains(&"young");
            is_open && fits && age_fits && told.case.keeper().is_some()
        };
        let known = |told: &Told| known(places, told).is_some();
        let found = (0..places.cases.len())
            .find(|i| !taken.contains(i) && fits(&places.cases[*i]) && known(&places.cases[*i]));
        let i = found.expect("a case to tell more of");
        taken.push(i);
        let told = &places.cases[i];
        let known = known_ids(places, told);
        let more = MORE
            .lines()
            .filter_map(|line| event(line, told, &known, happens));
        let mut events: Vec<Event> = told.events.iter().cloned().chain(more).collect();
        events.sort_by_key(|e| e.appended_at);
        let case = folded(&places.rules, &events, told.child);
        let told = &mut places.cases[i];
        (told.events, told.case, told.is_more) = (events, case, true);
    }
    places
        .cases
        .sort_by_key(|told| (!told.is_more, told.events.len()));
}

type Known = BTreeMap<&'static str, String>;

/// The ids of a case that has all that more is told of.
fn known(places: &Places, told: &Told) -> Option<Known> {
    Some(known_ids(places, told)).filter(|known| known.contains_key("mother"))
}

fn known_ids(places: &Places, told: &Told) -> Known {
    let mut known = Known::from([("child", told.child.to_string())]);
    for event in &told.events {
        if let Payload::RelationRecorded(p) = &event.payload {
            let who = match p.relation {
                Relation::Mother => "mother",
                Relation::Sibling => "sibling",
                _ => continue,
            };
            known.insert(who, p.other.to_string());
        }
    }
    let placement = told.case.placement_at(now()).map(|m| m.id.to_string());
    let own = || new(told.child, "e").to_string();
    known.insert("measure", placement.unwrap_or_else(own));
    let Some(main) = told.case.keeper() else {
        return known;
    };
    known.insert("worker", main.worker.to_string());
    known.insert("team", main.team.to_string());
    for event in &places.office {
        match &event.payload {
            Payload::WorkerRegistered(p) if p.provider.is_some() => {
                known.extend(p.provider.as_ref().map(|id| ("provider", id.to_string())));
            }
            Payload::WorkerRegistered(p)
                if p.role == Role::Caseworker && p.worker != main.worker =>
            {
                known.insert("other", p.worker.to_string());
            }
            _ => {}
        }
    }
    known
}

fn new(child: PersonId, name: &str) -> Uuid {
    Uuid::new_v5(&child.0, name.as_bytes())
}

/// A line as an event of a case; `None` where it does not happen there.
fn event(line: &str, told: &Told, known: &Known, happens: &[&str]) -> Option<Event> {
    let line: Value = serde_json::from_str(line).unwrap();
    if line["for"]
        .as_str()
        .is_some_and(|part| !happens.contains(&part))
    {
        return None;
    }
    let fill = |value: &Value| filled(value, told.child, known);
    let ago = i32::try_from(line["ago"].as_i64().unwrap()).unwrap();
    let at = now().day().add_days(-ago).at(12, 0);
    let is_office = line["stream"] == "office";
    let stream = match &line["stream"] {
        Value::String(_) if is_office => json!(StreamId::OFFICE),
        Value::Null => json!(told.child),
        other => fill(other)?,
    };
    let mut whole = json!({
        "stream": stream,
        "kind": line["kind"],
        "at": at.to_string(),
        "actor": known.get("worker")?,
        "role": "caseworker",
        "data": fill(&line["data"])?,
    });
    // The same for the same line of the same case.
    let own = new(told.child, &line.to_string());
    whole["id"] = fill(&line["id"])
        .filter(Value::is_string)
        .unwrap_or(json!(own));
    if !is_office {
        whole["subjects"] = json!([told.child]);
    }
    if line["corrects"].is_string() {
        whole["corrects"] = fill(&line["corrects"])?;
        whole["mode"] = line["mode"].clone();
    }
    if let Some(texts) = line["text"].as_object() {
        let mut all = Map::new();
        for (field, words) in texts {
            let (field, audience) = field.split_once('!').unwrap_or((field, "family"));
            let of_notifier = field.starts_with("notifier_");
            let audience = if of_notifier { "notifier" } else { audience };
            let field = fill(&json!(field))?.as_str()?.to_owned();
            let words = fill(words)?;
            all.insert(field, json!({ "value": words, "for": audience }));
        }
        whole["text"] = Value::Object(all);
    }
    let event = from_line(&whole.to_string());
    Some(event.unwrap_or_else(|error| panic!("{error}: {whole}")))
}

/// A value with all that stands in braces filled in; `None` where the case has no such thing.
fn filled(value: &Value, child: PersonId, known: &Known) -> Option<Value> {
    let inner = |value: &Value| filled(value, child, known);
    Some(match value {
        Value::Array(all) => Value::Array(all.iter().map(inner).collect::<Option<_>>()?),
        Value::Object(all) => {
            let each = all
                .iter()
                .map(|(key, value)| Some((key.clone(), inner(value)?)));
            Value::Object(each.collect::<Option<_>>()?)
        }
        Value::String(words) => return words_filled(words, child, known),
        other => other.clone(),
    })
}

fn words_filled(words: &str, child: PersonId, known: &Known) -> Option<Value> {
    let mut words = words.to_owned();
    while let Some((before, rest)) = words.split_once('{') {
        let (name, after) = rest.split_once('}')?;
        let (kind, of) = name.split_once(':').unwrap_or((name, ""));
        let day = || Some(now().day().add_days(of.parse().ok()?));
        let value = match kind {
            "day" => return Some(json!(day()?)),
            "moment" => return Some(json!(day()?.at(10, 0))),
            "new" => new(child, of).to_string(),
            _ => known.get(name)?.clone(),
        };
        words = format!("{before}{value}{after}");
    }
    Some(Value::String(words))
}
