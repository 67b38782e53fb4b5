//! England's placement extract, which nobody here wrote: imported by mapping file, counted,
//! and recounted by SQL. Skipped where the extract is not at hand, as in a fresh clone.

use domain::fold::Rules;
use exchange::extract::{self, Mapping, Options, Source};
use exchange::statistics::Statistics;
use exchange::{FindingKind, Import};
use law::Day;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::process::Command;

const DAYS: [&str; 3] = ["2016-03-31", "2017-03-31", "2018-03-31"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn extract_path() -> Option<PathBuf> {
    let shared =
        std::env::var_os("TRAAD_SHARED").map_or_else(|| root().join("../shared"), PathBuf::from);
    let path = shared.join("data/england-903/episodes.csv");
    if path.is_file() {
        return Some(path);
    }
    println!("skipped: no extract at {}", path.display());
    None
}

fn read(bytes: &[u8]) -> Import {
    let mapping = std::fs::read_to_string(root().join("mappings/england-903.toml")).unwrap();
    let source = Source {
        name: "episodes.csv",
        bytes,
    };
    let mapping = Mapping::parse(&mapping).unwrap();
    extract::read(&[source], &mapping, &Options::default()).unwrap()
}

fn days() -> Vec<Day> {
    DAYS.iter().map(|d| d.parse().unwrap()).collect()
}

/// The figures and the overlapping pairs as child and first days.
fn counted(bytes: &[u8], import: &Import) -> Value {
    let statistics = Statistics::of_import(import, &Rules::built_in(), &days());
    let text = std::str::from_utf8(bytes).unwrap();
    let lines: Vec<Vec<&str>> = text.lines().map(|l| l.split(',').collect()).collect();
    let mut overlaps: Vec<[String; 3]> = import
        .findings_of(FindingKind::Overlap)
        .map(|f| {
            let [first, second] =
                [0, 1].map(|i| &lines[usize::try_from(f.rows[i].line).unwrap() - 1]);
            assert_eq!(first[0], second[0], "an overlap is within one child");
            let day = |text: &str| format!("{}-{}-{}", &text[6..], &text[3..5], &text[..2]);
            [first[0].to_owned(), day(first[1]), day(second[1])]
        })
        .collect();
    overlaps.sort();
    let mut figures = serde_json::to_value(statistics).unwrap();
    figures["overlaps"] = json!(overlaps);
    figures
}

#[test]
fn every_row_is_taken_and_gives_its_events() {
    let Some(path) = extract_path() else { return };
    let import = read(&std::fs::read(path).unwrap());
    assert_eq!(import.problems, []);
    assert_eq!(import.rows, 5050);
    let of = |kind: &str| import.events.iter().filter(|e| e.kind() == kind).count();
    assert_eq!(of("person_registered"), 2123);
    assert_eq!(of("case_opened"), 2123);
    assert_eq!(of("measure_started"), 5050);
    assert_eq!(of("measure_ended"), 5050 - 1413);
    assert_eq!(import.events.len(), 2123 * 2 + 5050 + 5050 - 1413);
}

#[test]
fn the_same_file_gives_the_same_bytes() {
    let Some(path) = extract_path() else { return };
    let bytes = std::fs::read(path).unwrap();
    let export = |import: Import| {
        let mut out = Vec::new();
        exchange::jsonl::write(&mut out, &import.events, true).unwrap();
        out
    };
    let first = export(read(&bytes));
    assert!(first == export(read(&bytes)), "two readings differ");
    let again =
        exchange::jsonl::read("x", first.as_slice(), &exchange::jsonl::Options::default()).unwrap();
    assert_eq!(again.problems, []);
    assert!(first == export(again), "export, import, export differs");
}

#[test]
fn one_spoilt_row_is_reported_and_the_others_stay() {
    let Some(path) = extract_path() else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let spoilt = text.replacen(
        "566910,14/08/2017,T,C2,N3,A3",
        "566910,31/02/2017,T,C2,N3,A3",
        1,
    );
    let import = read(spoilt.as_bytes());
    let shown: Vec<String> = import.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        shown,
        ["episodes.csv, line 3, column »DECOM«: »31/02/2017« is no date in the form %d/%m/%Y"]
    );
    let started = import
        .events
        .iter()
        .filter(|e| e.kind() == "measure_started");
    assert_eq!(started.count(), 5049);
    assert!(import.strict().events.is_empty());
}

#[test]
fn stock_is_counted_in_episodes_and_in_children() {
    let Some(path) = extract_path() else { return };
    let bytes = std::fs::read(path).unwrap();
    let import = read(&bytes);
    let figures = Statistics::of_import(&import, &Rules::built_in(), &days());
    let stock: Vec<_> = figures
        .days
        .iter()
        .map(|d| (d.stock.episodes, d.stock.children))
        .collect();
    assert_eq!(stock, STOCK);
    for day in &figures.days {
        let by_kind: u64 = day.by_kind.values().map(|c| c.episodes).sum();
        assert_eq!(by_kind, day.stock.episodes, "{}", day.on);
        assert_eq!(day.running.n, day.stock.episodes, "{}", day.on);
    }
    assert_eq!(import.findings_of(FindingKind::Overlap).count(), OVERLAPS);
    assert_eq!(figures.changes.of_place, 2807 + 452 + 101 + 16);
    assert_eq!(figures.changes.of_legal_status, 1293 + 101 + 16);
    assert_eq!(figures.changes.starts, 381);
}

/// Episodes and children, as counted by SQL on the days of [`DAYS`].
const STOCK: [(u64, u64); 3] = [(610, 610), (2107, 2100), (1425, 1419)];
/// Pairs of overlapping rows, as counted by SQL.
const OVERLAPS: usize = 82;

/// Counted by another program in another language: `tests/england/recount.py`.
/// `TRAAD_RECOUNT=required` asks for `DuckDB`, not for the extract, which no clone brings.
#[test]
fn an_independent_recount_is_equal() {
    let is_required = std::env::var("TRAAD_RECOUNT").is_ok_and(|v| v == "required");
    let Some(path) = extract_path() else { return };
    let python = std::env::var("TRAAD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_duckdb = Command::new(&python)
        .args(["-c", "import duckdb"])
        .output()
        .is_ok_and(|o| o.status.success());
    if !has_duckdb {
        assert!(
            !is_required,
            "the recount is required, but {python} has no duckdb"
        );
        println!("skipped: {python} has no duckdb (tests/england/requirements.txt)");
        return;
    }
    let output = Command::new(&python)
        .arg(root().join("tests/england/recount.py"))
        .arg(&path)
        .args(DAYS)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{complaint}");
    let recounted: Value = serde_json::from_slice(&output.stdout).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let counted = counted(&bytes, &read(&bytes));
    let mut compared = 0;
    equal("", &counted, &recounted, &mut compared);
    println!("{compared} values of the recount are equal");
    assert!(compared > 200, "only {compared} values were compared");
}

fn equal(place: &str, ours: &Value, theirs: &Value, compared: &mut usize) {
    match (ours, theirs) {
        (Value::Object(a), Value::Object(b)) => {
            let keys = |m: &serde_json::Map<String, Value>| m.keys().cloned().collect::<Vec<_>>();
            let sorted = |mut k: Vec<String>| {
                k.sort();
                k
            };
            assert_eq!(sorted(keys(a)), sorted(keys(b)), "{place}");
            for (key, value) in a {
                equal(&format!("{place}/{key}"), value, &b[key], compared);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            assert_eq!(a.len(), b.len(), "{place}");
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                equal(&format!("{place}/{i}"), a, b, compared);
            }
        }
        (Value::Number(a), Value::Number(b)) if a.is_f64() || b.is_f64() => {
            let difference = a.as_f64().unwrap() - b.as_f64().unwrap();
            assert!(difference.abs() < 1e-9, "{place}: {a} and {b}");
            *compared += 1;
        }
        _ => {
            assert_eq!(ours, theirs, "{place}");
            *compared += 1;
        }
    }
}
