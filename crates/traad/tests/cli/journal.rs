//! What is generated, taken in and given out again.

use super::desk::{Desk, read};
use std::fs;

#[test]
fn the_same_arguments_generate_the_same_bytes() {
    let desk = Desk::new("generate");
    desk.generate("a.jsonl");
    desk.generate("b.jsonl");
    let first = read(desk.path("a.jsonl"));
    assert!(first.lines().count() > 2_000);
    assert!(first == read(desk.path("b.jsonl")), "the files differ");
}

#[test]
fn an_export_taken_in_elsewhere_exports_the_same_bytes() {
    let desk = Desk::filled("export");
    desk.ok(&["export", "events", "--full", "--out", &desk.path("a.jsonl")]);
    let other = Desk::new("export-other");
    other.ok(&["import", &desk.path("a.jsonl")]);
    other.ok(&[
        "export",
        "events",
        "--full",
        "--out",
        &other.path("b.jsonl"),
    ]);
    assert!(
        read(desk.path("a.jsonl")) == read(other.path("b.jsonl")),
        "the files differ"
    );
}

#[test]
fn an_export_without_text_holds_no_names() {
    let desk = Desk::filled("bare");
    desk.ok(&["export", "events", "--out", &desk.path("a.jsonl")]);
    assert!(!read(desk.path("a.jsonl")).contains("\"text\""));
}

#[test]
fn a_bad_row_is_named_with_its_place_and_strict_takes_in_nothing() {
    let desk = Desk::new("bad");
    desk.generate("g.jsonl");
    let mut lines: Vec<String> = read(desk.path("g.jsonl"))
        .lines()
        .map(str::to_owned)
        .collect();
    lines.insert(3, "{\"id\":\"nonsense\"}".to_owned());
    fs::write(desk.path("bad.jsonl"), lines.join("\n")).expect("written");
    let strict = desk.run(&["import", "--strict", &desk.path("bad.jsonl")]);
    let said = String::from_utf8_lossy(&strict.stderr).into_owned();
    assert!(
        !strict.status.success() && said.contains("line 4"),
        "{said}"
    );
    desk.ok(&["import", &desk.path("g.jsonl")]);
}
