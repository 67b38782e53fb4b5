//! Runs the boundary cases of `law/cases`. Every expected date is typed by hand from its
//! source; nothing is computed from the rule.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use law::{Day, Facts, Moment, Obligation, Rulebook, Scratch};
use serde::Deserialize;
use toml::Value;

use crate::vocabulary::{VOCABULARY, book};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    rule: String,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    source: String,
    facts: Vec<BTreeMap<String, Value>>,
    #[serde(default)]
    expect: Vec<Expect>,
}

/// One expected obligation; what is not named is not compared, except that the number of
/// obligations must be right and that met and void must be named if they are there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    trigger: u32,
    #[serde(default)]
    version: Option<String>,
    #[serde(default)]
    opens: Option<String>,
    #[serde(default)]
    due: Option<String>,
    #[serde(default)]
    alarm: Option<String>,
    #[serde(default)]
    met: Option<u32>,
    #[serde(default)]
    void: Option<String>,
    #[serde(default)]
    ordinal: Option<u16>,
    #[serde(default)]
    status: Vec<(String, String)>,
}

/// A bare day is its end; a moment is local time.
fn until(text: &str) -> Moment {
    text.parse::<Day>()
        .map_or_else(|_| text.parse().expect("a moment"), Day::end)
}

/// A bare day is its start.
fn since(text: &str) -> Moment {
    text.parse::<Day>()
        .map_or_else(|_| text.parse().expect("a moment"), Day::start)
}

fn facts(case: &Case) -> Facts {
    let mut facts = Facts::new();
    for (source, fact) in (0_u32..).zip(&case.facts) {
        let mut at = None;
        let mut known = None;
        let mut kind = None;
        let mut attributes = Vec::new();
        for (name, value) in fact {
            match (name.as_str(), value) {
                ("on", Value::String(word)) => kind = VOCABULARY.kind(word),
                // Without a time of day, noon: late enough for the day, early enough for its end.
                ("at", Value::String(text)) => at = Some(noon(text)),
                ("known", Value::String(text)) => known = Some(noon(text)),
                (name, Value::Array(values)) => {
                    attributes.extend(values.iter().map(|value| attribute(name, value)));
                }
                (name, value) => attributes.push(attribute(name, value)),
            }
        }
        let at = at.expect("a fact has at");
        facts.push(
            kind.expect("a known kind"),
            at,
            known.unwrap_or(at),
            source,
            &attributes,
        );
    }
    facts.sort();
    facts
}

fn noon(text: &str) -> Moment {
    text.parse::<Day>()
        .map_or_else(|_| text.parse().expect("a moment"), |day| day.at(12, 0))
}

fn attribute(name: &str, value: &Value) -> (u16, i64) {
    let (number, _) = VOCABULARY
        .attribute(name)
        .unwrap_or_else(|| panic!("attribute {name}"));
    let value = match value {
        Value::Boolean(flag) => i64::from(*flag),
        Value::Integer(value) => *value,
        Value::String(text) => text.parse::<Day>().map_or_else(
            |_| {
                VOCABULARY
                    .code(name, text)
                    .unwrap_or_else(|| panic!("{name} {text}"))
            },
            |day| i64::from(day.0),
        ),
        other => panic!("{name} = {other}"),
    };
    (number, value)
}

fn compare(book: &Rulebook, expect: &Expect, found: &Obligation) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut same = |what: &str, expected: String, found: String| {
        if expected != found {
            wrong.push(format!("{what}: expected {expected}, found {found}"));
        }
    };
    let moment =
        |moment: Option<Moment>| moment.map_or("none".to_owned(), |moment| moment.to_string());
    same(
        "trigger",
        expect.trigger.to_string(),
        found.trigger.to_string(),
    );
    if let Some(version) = &expect.version {
        let from = book.rule(found.rule).versions[usize::from(found.version)].from;
        same("version", version.clone(), from.to_string());
    }
    if let Some(opens) = &expect.opens {
        same(
            "opens",
            moment(Some(since(opens))),
            moment(Some(found.opens)),
        );
    }
    let due = expect.due.as_deref().filter(|due| *due != "none");
    same("due", moment(due.map(until)), moment(found.due));
    if let Some(alarm) = &expect.alarm {
        same(
            "alarm",
            moment(
                Some(alarm)
                    .filter(|alarm| *alarm != "none")
                    .map(|alarm| until(alarm)),
            ),
            moment(found.alarm),
        );
    }
    if let Some(ordinal) = expect.ordinal {
        same("ordinal", ordinal.to_string(), found.ordinal.to_string());
    }
    same(
        "met",
        format!("{:?}", expect.met),
        format!("{:?}", found.met.map(|met| met.source)),
    );
    let void = found.void.map(|void| void.reason.code().to_owned());
    same("void", format!("{:?}", expect.void), format!("{void:?}"));
    for (as_of, status) in &expect.status {
        same(
            &format!("status on {as_of}"),
            status.clone(),
            found.status(until(as_of)).code().to_owned(),
        );
    }
    wrong
}

fn run(path: &Path) -> (usize, Vec<String>) {
    let name = path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let text = fs::read_to_string(path).expect("readable");
    let file: CaseFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let book = book();
    let (rule, _) = book
        .rule_by_id(&file.rule)
        .unwrap_or_else(|| panic!("{name}: no rule {}", file.rule));
    let mut wrong = Vec::new();
    for case in &file.case {
        assert!(
            !case.source.is_empty(),
            "{name}: {} has no source",
            case.name
        );
        let facts = facts(case);
        let mut found = Vec::new();
        book.obligations(&facts, &mut found, &mut Scratch::new());
        found.retain(|obligation| obligation.rule == rule);
        let mut errors = Vec::new();
        if found.len() != case.expect.len() {
            errors.push(format!(
                "expected {} obligations, found {found:#?}",
                case.expect.len()
            ));
        }
        for (expect, found) in case.expect.iter().zip(&found) {
            errors.extend(compare(book, expect, found));
            let explanation = book.explain(&facts, found);
            if let Some(last) = explanation.steps.last()
                && Some(last.to) != found.due
            {
                errors.push("the explanation does not end at the due moment".to_owned());
            }
            if found.due.is_some()
                && explanation.steps.is_empty()
                && explanation.due_given_by.is_none()
            {
                errors.push("the due moment is not explained".to_owned());
            }
        }
        wrong.extend(
            errors
                .into_iter()
                .map(|error| format!("{name}: {}: {error}", case.name)),
        );
    }
    (file.case.len(), wrong)
}

#[test]
fn every_boundary_case_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law/cases");
    let mut files = 0;
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in fs::read_dir(folder).expect("the cases are there") {
        let (count, errors) = run(&entry.expect("readable").path());
        files += 1;
        cases += count;
        wrong.extend(errors);
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        files >= 15 && cases >= 60,
        "only {cases} cases in {files} files"
    );
}

#[test]
fn every_rule_has_boundary_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../law/cases");
    let covered: Vec<String> = fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| fs::read_to_string(entry.expect("readable").path()).expect("readable"))
        .map(|text| toml::from_str::<CaseFile>(&text).expect("a case file").rule)
        .collect();
    let missing: Vec<&str> = book()
        .rules()
        .iter()
        .map(|rule| rule.id.as_str())
        .filter(|id| !covered.iter().any(|c| c == id))
        .collect();
    assert!(missing.is_empty(), "no cases for {missing:?}");
}
