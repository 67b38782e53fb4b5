//! Extracts by mapping file: bad rows, findings, reading again, and bad mappings.

use domain::Day;
use domain::event::{Event, Payload};
use domain::fold::Rules;
use exchange::extract::{self, Mapping, Options, Source};
use exchange::statistics::Statistics;
use exchange::{Column, FindingKind, Import};

fn kinds(import: &Import) -> Vec<&str> {
    import.events.iter().map(Event::kind).collect()
}

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd(y, m, d).unwrap()
}

const SMALL: &str = r#"
name = "small"
title = { da = "Lille", en = "Small" }
ignore = ["Note"]
[file]
dates = ["%d-%m-%Y"]
[row]
key = ["Child", "From"]
[ids]
child = ["Child"]
measure = ["Child", "From"]
[interval]
from = { column = "From" }
until = { column = "Until" }
overlaps = "reported"
[[event]]
kind = "person_registered"
once = "child"
at = { column = "From" }
[event.data]
person = { id = "child" }
kind = { value = "child" }
birth_on = { column = "Born", as = "day" }
[[event]]
kind = "measure_started"
at = { column = "From" }
[event.data]
measure = { id = "measure" }
law = { value = "bl" }
paragraph = { column = "Paragraph" }
place = { column = "Place" }
consent = { column = "Consent", as = "flag" }
[[event]]
kind = "measure_ended"
when = [{ column = "Until", filled = true }]
at = { column = "Until" }
[event.data]
measure = { id = "measure" }
reason = { column = "Why", table = "ends" }
[tables.ends.values]
met = "purpose_met"
"#;

const HEADER: &str = "Child,Born,From,Until,Paragraph,Place,Consent,Why,Note\n";

fn small(rows: &str) -> Import {
    let text = format!("{HEADER}{rows}");
    let source = Source {
        name: "s.csv",
        bytes: text.as_bytes(),
    };
    extract::read(
        &[source],
        &Mapping::parse(SMALL).unwrap(),
        &Options::default(),
    )
    .unwrap()
}

/// Line, column and reason of the problems.
fn problems(import: &Import) -> Vec<(u64, &str, &str)> {
    import
        .problems
        .iter()
        .map(|p| match &p.column {
            Some(Column::Named(name)) => (p.line, name.as_str(), p.reason.as_str()),
            _ => (p.line, "", p.reason.as_str()),
        })
        .collect()
}

#[test]
fn each_bad_row_is_named_by_line_column_and_reason_and_gives_nothing() {
    let import = small(
        "A,,01-01-2024,,BL § 46,foster,ja,,\n\
         B,,32-01-2024,,BL § 46,foster,ja,,\n\
         C,,01-01-2024,,BL § 46,castle,ja,,\n\
         D,,01-01-2024,,,foster,ja,,\n\
         E,,01-01-2024,,BL § 46,foster,perhaps,,\n\
         F,,01-01-2024,02-01-2024,BL § 46,foster,ja,unheard,\n\
         G,,01-01-2024,31-12-2023,BL § 46,foster,ja,met,\n\
         H,,01-01-2024\n\
         ,,01-01-2024,,BL § 46,foster,ja,,\n\
         A,,01-01-2024,,BL § 47,foster,ja,,\n\
         I,,01-02-2024,,BL § 46,foster,nej,,\n",
    );
    let found = problems(&import);
    let places: Vec<_> = found
        .iter()
        .map(|(line, column, _)| (*line, *column))
        .collect();
    assert_eq!(
        places,
        [
            (3, "From"),
            (4, "Place"),
            (5, "Paragraph"),
            (6, "Consent"),
            (7, "Why"),
            (8, "Until"),
            (9, ""),
            (10, "Child"),
            (11, "Child"),
        ]
    );
    assert_eq!(found[0].2, "»32-01-2024« is no date in the form %d-%m-%Y");
    assert!(
        found[1]
            .2
            .contains("»castle« is not one of: kin, network_foster"),
        "{}",
        found[1].2
    );
    assert_eq!(
        found[2].2,
        "empty, but »measure_started« needs it as »paragraph«"
    );
    assert_eq!(found[4].2, "»unheard« is not in the table: met");
    assert_eq!(found[5].2, "ends before it begins");
    assert_eq!(found[6].2, "3 cells where the header has 9");
    assert_eq!(found[8].2, "the same key as s.csv, line 2");
    assert_eq!(
        kinds(&import),
        ["person_registered", "measure_started"].repeat(2)
    );
    assert_eq!(import.rows, 11);
    assert!(import.strict().events.is_empty());
}

#[test]
fn lines_are_counted_as_an_editor_shows_them() {
    let import = small(
        "\r\nA,,01-01-2024,,BL § 46,foster,ja,,\"two\r\nlines\"\r\n\r\n\r\nB,,x,,BL § 46,foster,ja,,\r\n",
    );
    let line = |i: &Import| i.problems[0].line;
    assert_eq!(line(&import), 7);
    assert_eq!(kinds(&import).len(), 2);
}

#[test]
fn a_header_without_a_column_of_the_mapping_stops_the_file() {
    let source = Source {
        name: "s.csv",
        bytes: b"Child,From,Until\nA,01-01-2024,\n",
    };
    let mapping = Mapping::parse(SMALL).unwrap();
    let import = extract::read(&[source], &mapping, &Options::default()).unwrap();
    assert_eq!(problems(&import), [(1, "Born", "is not in the header")]);
    assert_eq!(import.events, []);
    let nothing = Source {
        name: "s.csv",
        bytes: b"",
    };
    let import = extract::read(&[nothing], &mapping, &Options::default()).unwrap();
    assert_eq!(problems(&import), [(1, "", "the file is empty")]);
}

#[test]
fn a_column_that_nobody_reads_is_found_unless_left_out_knowingly() {
    let text = format!("{}\n", HEADER.trim().replace("Note", "Note,Surprise"));
    let source = Source {
        name: "s.csv",
        bytes: text.as_bytes(),
    };
    let mapping = Mapping::parse(SMALL).unwrap();
    let import = extract::read(&[source], &mapping, &Options::default()).unwrap();
    let unread: Vec<_> = import.findings_of(FindingKind::UnreadColumn).collect();
    assert_eq!(unread.len(), 1);
    assert!(unread[0].says.contains("»Surprise«"));
}

#[test]
fn overlapping_rows_are_found_and_both_are_taken() {
    let import = small(
        "A,,01-01-2024,02-03-2024,BL § 46,foster,ja,met,\n\
         A,,01-03-2024,,BL § 46,kin,ja,,\n\
         B,,01-01-2024,01-03-2024,BL § 46,foster,ja,met,\n\
         B,,01-03-2024,,BL § 46,kin,ja,,\n",
    );
    let found: Vec<_> = import.findings_of(FindingKind::Overlap).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].to_string(),
        "s.csv, line 2 and s.csv, line 3: 2024-01-01–2024-03-02 overlaps 2024-03-01–"
    );
    assert_eq!(
        kinds(&import)
            .iter()
            .filter(|k| **k == "measure_started")
            .count(),
        4
    );
}

#[test]
fn what_is_recorded_once_comes_from_the_earliest_row_and_contradictions_are_found() {
    let import = small(
        "A,01-01-2010,01-03-2024,,BL § 46,kin,ja,,\n\
         A,02-01-2010,01-01-2024,01-03-2024,BL § 46,foster,ja,met,\n",
    );
    let Payload::PersonRegistered(p) = &import.events[0].payload else {
        panic!("the person comes first");
    };
    assert_eq!(p.birth_on, Some(day(2010, 1, 2)));
    assert_eq!(import.events[0].at, day(2024, 1, 1).start());
    assert_eq!(import.findings_of(FindingKind::Disagreement).count(), 1);
    let at: Vec<_> = import.events.iter().map(|e| e.at).collect();
    assert!(at.is_sorted());
}

#[test]
fn several_files_are_one_extract() {
    let files = [
        "A,,01-01-2023,,BL § 46,foster,ja,,\n",
        "A,,01-01-2024,,BL § 47,foster,nej,,\n",
    ]
    .map(|rows| format!("{HEADER}{rows}"));
    let sources = [0, 1].map(|i| Source {
        name: ["2023.csv", "2024.csv"][i],
        bytes: files[i].as_bytes(),
    });
    let mapping = Mapping::parse(SMALL).unwrap();
    let import = extract::read(&sources, &mapping, &Options::default()).unwrap();
    assert_eq!(
        kinds(&import),
        ["person_registered", "measure_started", "measure_started"]
    );
    let overlap = import.findings_of(FindingKind::Overlap).next().unwrap();
    assert!(
        overlap
            .to_string()
            .starts_with("2023.csv, line 2 and 2024.csv, line 2")
    );
}

#[test]
fn an_extract_read_again_gives_only_what_is_new() {
    let first = small("A,,01-01-2024,,BL § 46,foster,ja,,\nB,,01-01-2024,,BL § 46,kin,ja,,\n");
    let recorded = |id| first.events.iter().find(|e| e.id == id).cloned();
    let text = format!(
        "{HEADER}A,,01-01-2024,01-06-2024,BL § 46,foster,ja,met,\n\
         B,,01-01-2024,,BL § 47,kin,ja,,\nC,,01-05-2024,,BL § 46,kin,ja,,\n"
    );
    let source = Source {
        name: "s.csv",
        bytes: text.as_bytes(),
    };
    let options = Options {
        recorded: Some(&recorded),
        ..Options::default()
    };
    let mapping = Mapping::parse(SMALL).unwrap();
    let again = extract::read(&[source], &mapping, &options).unwrap();
    assert_eq!(
        kinds(&again),
        ["person_registered", "measure_started", "measure_ended"]
    );
    assert_eq!(again.recorded, 3);
    let otherwise: Vec<_> = again.findings_of(FindingKind::Disagreement).collect();
    assert_eq!(
        otherwise.len(),
        1,
        "another paragraph is not taken silently"
    );
    assert_eq!(otherwise[0].rows[0].line, 3);
}

#[test]
fn durations_and_stock_of_a_small_extract_counted_by_hand() {
    // Ran 10, 20 and 60 days; two run on 31 March, one child has both.
    let import = small(
        "A,,01-01-2024,11-01-2024,BL § 46,foster,ja,met,\n\
         B,,01-01-2024,21-01-2024,BL § 46,kin,ja,met,\n\
         C,,01-01-2024,01-03-2024,BL § 46,kin,ja,met,\n\
         D,,30-03-2024,,BL § 46,kin,ja,,\n\
         D,,31-03-2024,,BL § 46,foster,ja,,\n\
         E,,01-04-2024,,BL § 46,kin,ja,,\n",
    );
    let s = Statistics::of_import(&import, &Rules::built_in(), &[day(2024, 3, 31)]);
    let on = &s.days[0];
    assert_eq!((on.stock.episodes, on.stock.children), (2, 1));
    assert_eq!(
        (on.by_kind["kin"].episodes, on.by_kind["foster"].children),
        (1, 1)
    );
    assert_eq!(
        (on.running.n, on.running.days, on.running.median),
        (2, 1, Some(0.5))
    );
    assert_eq!((s.completed.n, s.completed.days), (3, 90));
    assert_eq!(
        (s.completed.median, s.completed.mean),
        (Some(20.0), Some(30.0))
    );
    assert_eq!(on.completed_in_year.n, 3);
    assert_eq!(
        s.changes.unknown, 6,
        "the extract says nothing about changes"
    );
}

/// The mapping with one text in place of another must be refused at this place.
fn refused(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    Mapping::parse(&SMALL.replacen(from, to, 1))
        .unwrap_err()
        .to_string()
}

#[test]
fn a_mapping_that_means_nothing_is_refused_before_the_first_row() {
    for (from, to, says) in [
        (
            "kind = \"measure_ended\"",
            "kind = \"measure_stopped\"",
            "no such kind",
        ),
        ("place = {", "plase = {", "unknown field `plase`"),
        (
            "met = \"purpose_met\"",
            "met = \"porpoise\"",
            "table »ends«: »porpoise« is not one of",
        ),
        (
            "value = \"bl\"",
            "value = \"lb\"",
            "event 2 (measure_started), field »law«",
        ),
        (
            "table = \"ends\"",
            "table = \"end\"",
            "there is no table »end«",
        ),
        (
            "id = \"measure\"",
            "id = \"mesure\"",
            "there is no id »mesure«",
        ),
        (
            "once = \"child\"",
            "once = \"family\"",
            "there is no id »family«",
        ),
        ("child = [\"Child\"]", "", "there is no id »child«"),
        ("%d-%m-%Y", "dd-mm-yyyy", "names no whole day"),
        (
            "as = \"flag\"",
            "as = \"number\"",
            "event 2 (measure_started), field »consent«",
        ),
        ("filled = true", "", "asks for nothing"),
        ("overlaps =", "overlap =", "unknown field `overlap`"),
        (
            "column = \"Paragraph\"",
            "column = \"Paragraph\", value = 1",
            "needs one of",
        ),
        (
            "key = [\"Child\", \"From\"]",
            "key = []",
            "row, key: is empty",
        ),
        (
            "reason = { column = \"Why\", table = \"ends\" }",
            "reason = { value = \"other\" }",
            "no field uses it",
        ),
    ] {
        let reason = refused(from, to);
        assert!(reason.contains(says), "{from} → {to}: {reason}");
    }
}
