//! Extracts by mapping file: the examples in Danish form, bad rows, and bad mappings.

use domain::event::{Event, Payload};
use domain::fold::Rules;
use domain::{Day, Notifier, Place, Role, Sex};
use exchange::extract::{self, Mapping, Options, Source};
use exchange::statistics::{Statistics, cases};
use exchange::{Column, FindingKind, Import};
use std::path::PathBuf;

const SECRET: Options<'_> = Options {
    secret: Some("a secret of the test"),
    appended_at: None,
    recorded: None,
};

fn examples() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../mappings/examples")
}

fn example(name: &str, options: &Options<'_>) -> Import {
    let mapping = std::fs::read_to_string(examples().join(format!("{name}.toml"))).unwrap();
    let bytes = std::fs::read(examples().join(format!("{name}.csv"))).unwrap();
    let source = Source {
        name,
        bytes: &bytes,
    };
    extract::read(&[source], &Mapping::parse(&mapping).unwrap(), options).unwrap()
}

fn kinds(import: &Import) -> Vec<&str> {
    import.events.iter().map(Event::kind).collect()
}

fn day(y: i32, m: u32, d: u32) -> Day {
    Day::from_ymd(y, m, d).unwrap()
}

#[test]
fn siblings_share_the_events_of_one_notification() {
    let import = example("underretninger", &SECRET);
    assert_eq!(import.problems, []);
    assert_eq!(import.findings, []);
    let received: Vec<&Event> = import
        .events
        .iter()
        .filter(|e| e.kind() == "enquiry_received")
        .collect();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].subjects.len(), 2);
    assert_eq!(received[1].subjects.len(), 1);
    let of = |kind: &str| kinds(&import).iter().filter(|k| **k == kind).count();
    assert_eq!(of("person_registered"), 3);
    assert_eq!(of("receipt_sent"), 1, "»-« is no date of a receipt");
    assert_eq!(of("notification_evaluated"), 2);
    let first = received[0];
    assert!(
        import
            .events
            .iter()
            .all(|e| e.role == Role::Import && e.position == 0)
    );
    let evaluated = import
        .events
        .iter()
        .find(|e| e.kind() == "notification_evaluated")
        .unwrap();
    assert_eq!(
        (evaluated.stream, &evaluated.subjects),
        (first.stream, &first.subjects)
    );
}

#[test]
fn danish_letters_times_of_day_and_lists_are_read() {
    let import = example("underretninger", &SECRET);
    let names: Vec<&str> = import
        .events
        .iter()
        .filter_map(|e| e.text.get("name").map(|t| t.value.as_str()))
        .collect();
    assert_eq!(names, ["Åse Ærøskov", "Søren Ærøskov", "Malthe Bøgelund"]);
    let (at, Payload::EnquiryReceived(p)) = import
        .events
        .iter()
        .find_map(|e| (e.kind() == "enquiry_received").then_some((e.at, &e.payload)))
        .unwrap()
    else {
        panic!("another payload");
    };
    assert_eq!(at, day(2024, 3, 1).at(8, 15));
    assert_eq!(p.notifier, Notifier::School);
    assert!(p.professional && !p.anonymous);
    assert_eq!(p.causes.len(), 2);
}

#[test]
fn birth_and_sex_come_from_the_cpr_number_which_is_kept_among_texts_only() {
    let import = example("underretninger", &SECRET);
    let Payload::PersonRegistered(p) = &import.events[0].payload else {
        panic!("the person comes first");
    };
    assert_eq!(p.birth_on, Some(day(2016, 3, 11)));
    assert_eq!(p.sex, Some(Sex::Male));
    assert_eq!(import.events[0].text["cpr"].value, "7103164821");
    let mut bare = Vec::new();
    exchange::jsonl::write(&mut bare, &import.events, false).unwrap();
    let bare = String::from_utf8(bare).unwrap();
    assert!(!bare.contains("710316") && !bare.contains("rosk"));
}

#[test]
fn ids_hang_on_the_secret_and_a_mapping_over_cpr_numbers_needs_one() {
    let other = Options {
        secret: Some("another"),
        ..SECRET
    };
    let id = |o: &Options<'_>| example("underretninger", o).events[0].subjects[0];
    assert_eq!(id(&SECRET), id(&SECRET));
    assert_ne!(id(&SECRET), id(&other));
    let mapping = std::fs::read_to_string(examples().join("underretninger.toml")).unwrap();
    let mapping = Mapping::parse(&mapping).unwrap();
    assert!(extract::read(&[], &mapping, &Options::default()).is_err());
}

#[test]
fn extracts_of_one_system_meet_in_the_same_cases() {
    let names = ["underretninger", "indsatser", "opfoelgninger"];
    let all = names.map(|name| example(name, &SECRET)).into_iter();
    let import = all.fold(Import::default(), Import::join);
    assert_eq!(import.problems, []);
    let events = import.events;
    assert!(events.is_sorted_by_key(|e| e.known_at));
    let ids: std::collections::HashSet<_> = events.iter().map(|e| e.id).collect();
    assert_eq!(
        ids.len(),
        events.len(),
        "each extract registers a child for itself"
    );
    let cases = cases(&events, &Rules::built_in());
    assert_eq!(
        cases.len(),
        3,
        "a hyphen in a CPR number makes no other child"
    );
    let case = cases.iter().find(|c| c.number() == 4711).unwrap();
    assert_eq!((case.notifications.len(), case.measures.len()), (1, 2));
    let ended = case.measures.iter().find_map(|m| m.ended_at).unwrap();
    assert_eq!(
        ended.day(),
        day(2025, 1, 1),
        "the last day is a day of the measure"
    );
    let network = case.measures.iter().find(|m| m.is_placement).unwrap();
    assert_eq!(network.stays[0].place, Some(Place::NetworkFoster));
    assert_eq!(network.stays[0].step, 4);
    for event in &events {
        if let Payload::FollowUpHeld(held) = &event.payload {
            let case = cases
                .iter()
                .find(|c| c.person == event.subjects[0])
                .unwrap();
            let of_case: Vec<_> = case.measures.iter().map(|m| m.id).collect();
            assert!(held.measures.iter().all(|m| of_case.contains(m)));
        }
    }
    assert_eq!(
        events
            .iter()
            .filter(|e| e.kind() == "follow_up_held")
            .count(),
        2
    );
}

#[test]
fn known_may_be_later_than_happened() {
    let import = example("opfoelgninger", &SECRET);
    let first = import
        .events
        .iter()
        .find(|e| e.at == day(2024, 9, 10).start())
        .unwrap();
    assert_eq!(first.known_at, day(2024, 9, 12).start());
    assert_eq!(first.appended_at, first.known_at);
    let now = day(2026, 1, 1).start();
    let options = Options {
        appended_at: Some(now),
        ..SECRET
    };
    let events = example("opfoelgninger", &options).events;
    assert!(
        events
            .iter()
            .all(|e| e.appended_at == now && e.known_at < now)
    );
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
