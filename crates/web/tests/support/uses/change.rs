//! Changes one value of events, by its type: what depends on it must then come out otherwise.

use domain::wire::{from_line, to_line};
use domain::{Event, Moment};
use serde_json::Value;

/// An id that nothing has.
const NOBODY: &str = "00000000-0000-4000-8000-00000000abcd";

/// No word of any code list.
const NO_CODE: &str = "@";

/// Other values seen in the same place that are tried at most.
const SEEN: usize = 4;

/// A place in the events of a kind: `kind.field`, `kind.goals.*.area`, `kind.text.summary`,
/// `kind.text.summary.for` (who may read it) or `kind.at`. A `*` stands for any one word.
/// `correction` is the kind of whatever corrects another event.
pub struct Spot {
    kind: String,
    way: Vec<String>,
}

impl Spot {
    /// The place of these words.
    pub fn new(words: &str) -> Self {
        let mut words = words.split('.').map(str::to_owned);
        Self {
            kind: words.next().unwrap_or_default(),
            way: words.collect(),
        }
    }

    /// Whether an event may hold it.
    pub fn is_of(&self, event: &Event) -> bool {
        event.kind() == self.kind || (self.kind == "correction" && event.corrects.is_some())
    }

    /// Where in an event, written as JSON, its values stand.
    pub fn pointers(&self, event: &Value) -> Vec<String> {
        let mut found = Vec::new();
        match self.way[0].as_str() {
            "text" => {
                let texts = event["text"].as_object().into_iter().flatten();
                let name = self.way[1..].join(".");
                for (key, _) in texts {
                    if is_like(&name, key) {
                        found.push(format!("/text/{key}/value"));
                    }
                    if name
                        .strip_suffix(".for")
                        .is_some_and(|name| is_like(name, key))
                    {
                        found.push(format!("/text/{key}/for"));
                    }
                }
            }
            word @ ("at" | "mode") => {
                found.extend(event.get(word).map(|_| format!("/{word}")));
            }
            _ => walk(&event["data"], &self.way, "/data".to_owned(), &mut found),
        }
        found
    }

    /// The values themselves.
    pub fn values(&self, event: &Event) -> Vec<Value> {
        if !self.is_of(event) {
            return Vec::new();
        }
        let written = written(event);
        let values = self.pointers(&written).into_iter();
        values
            .filter_map(|at| written.pointer(&at).cloned())
            .collect()
    }
}

fn is_like(pattern: &str, key: &str) -> bool {
    let (pattern, key) = (pattern.split('.'), key.split('.'));
    pattern.clone().count() == key.clone().count()
        && pattern
            .zip(key)
            .all(|(want, word)| want == "*" || want == word)
}

fn walk(value: &Value, way: &[String], at: String, found: &mut Vec<String>) {
    let Some((first, rest)) = way.split_first() else {
        found.push(at);
        return;
    };
    if let (Value::Array(all), "*") = (value, first.as_str()) {
        for (i, one) in all.iter().enumerate() {
            walk(one, rest, format!("{at}/{i}"), found);
        }
    } else if let Some(inner) = value.get(first) {
        walk(inner, rest, format!("{at}/{first}"), found);
    }
}

/// An event as JSON.
pub fn written(event: &Event) -> Value {
    serde_json::from_str(&to_line(event, true)).unwrap()
}

/// The events with the values of a place changed: in one way after the other, each for every
/// event that holds it and for the last one only. `seen` are values that stand in this place
/// elsewhere. What is no event any more is left out.
pub fn changed(events: &[Event], spot: &Spot, seen: &[Value]) -> Vec<Vec<Event>> {
    let holds = |i: &usize| !spot.values(&events[*i]).is_empty();
    let holding: Vec<usize> = (0..events.len()).filter(holds).collect();
    let ways = holding.iter().map(|i| ways(&events[*i], spot, seen)).max();
    let last = holding.last().copied().filter(|_| holding.len() > 1);
    let scopes = [Some(holding), last.map(|last| vec![last])];
    let mut all = Vec::new();
    for n in 0..ways.unwrap_or(0) {
        for scope in scopes.iter().flatten() {
            let mut events = events.to_vec();
            let made = scope.iter().try_for_each(|i| {
                events[*i] = one(&events[*i], spot, seen, n)?;
                Some(())
            });
            all.extend(made.map(|()| events));
        }
    }
    all
}

fn ways(event: &Event, spot: &Spot, seen: &[Value]) -> usize {
    let written = written(event);
    let each = spot.pointers(&written).into_iter();
    each.map(|at| others(event, &written, &at, seen).len())
        .max()
        .unwrap_or(0)
}

/// The event with each value of the place replaced by the n-th other one.
fn one(event: &Event, spot: &Spot, seen: &[Value], n: usize) -> Option<Event> {
    let mut written = written(event);
    for at in spot.pointers(&written) {
        let others = others(event, &written, &at, seen);
        if let Some(other) = others.get(n % others.len().max(1))? {
            *written.pointer_mut(&at)? = other.clone();
        } else {
            let (holder, key) = at.rsplit_once('/')?;
            // A text goes with who may read it.
            let (holder, key) = match holder.strip_prefix("/text/") {
                Some(field) => ("/text", field),
                None => (holder, key),
            };
            written.pointer_mut(holder)?.as_object_mut()?.remove(key);
        }
    }
    from_line(&written.to_string()).ok()
}

/// What may stand in place of a value: `None` for nothing.
fn others(event: &Event, whole: &Value, at: &str, seen: &[Value]) -> Vec<Option<Value>> {
    let Some(value) = whole.pointer(at) else {
        return Vec::new();
    };
    let elsewhere = seen
        .iter()
        .filter(|other| *other != value)
        .take(SEEN)
        .cloned();
    let mut all: Vec<Value> = match value {
        Value::Bool(flag) => vec![Value::Bool(!flag)],
        Value::Number(number) => {
            let n = number.as_i64().unwrap_or_default();
            steps(n)
                .map(|step| Value::from(n + step))
                .into_iter()
                .chain(elsewhere)
                .collect()
        }
        Value::Array(list) => {
            let shorter = list[..list.len().saturating_sub(1)].to_vec();
            let mut all = vec![Value::Array(shorter), Value::Array(Vec::new())];
            all.extend(elsewhere);
            all
        }
        Value::String(text) => elsewhere.chain(words(event, whole, at, text)).collect(),
        _ => Vec::new(),
    };
    all.dedup();
    let mut all: Vec<Option<Value>> = all.into_iter().map(Some).collect();
    all.insert(all.len().min(1), None);
    all
}

/// How far a number is moved. Days are stored as numbers of days, moments as seconds.
fn steps(number: i64) -> [i64; 5] {
    match number.abs() {
        100_000_000.. => [1, -1, 45, -45, 400].map(|days| days * 86_400),
        3_000.. => [1, -1, 45, -45, 400],
        _ => [1, -1, 2, 10, -number],
    }
}

/// Other words in place of these: another moment, id, code or text.
fn words(event: &Event, whole: &Value, at: &str, text: &str) -> Vec<Value> {
    let is_id = text.len() == 36 && text.matches('-').count() == 4;
    if let (true, Ok(moment)) = (text.contains('T'), text.parse::<Moment>()) {
        let hours = [24, -24, 1, -24 * 45, 24 * 45];
        return hours
            .map(|n| Value::from(moment.add_seconds(n * 3600).to_string()))
            .into();
    }
    if is_id {
        return vec![Value::from(NOBODY)];
    }
    let codes = codes(event, whole, at);
    if codes.is_empty() {
        return vec![Value::from("Noget helt andet end før")];
    }
    codes
        .into_iter()
        .filter(|code| code != text)
        .map(Value::from)
        .collect()
}

/// The code list of a place: reading a word that is none tells which there are.
fn codes(event: &Event, whole: &Value, at: &str) -> Vec<String> {
    let mut wrong = whole.clone();
    if let Some(value) = wrong.pointer_mut(at) {
        *value = Value::from(NO_CODE);
    }
    let Err(error) = from_line(&wrong.to_string()) else {
        return Vec::new();
    };
    let told = format!("{error} of {}", event.kind());
    if let Some((_, list)) = told.split_once("is not one of: ") {
        let list = list.split(" at line").next().unwrap_or_default();
        return list.split(", ").map(str::to_owned).collect();
    }
    let list = told.split_once("expected ").map_or("", |(_, list)| list);
    list.split('`')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect()
}
