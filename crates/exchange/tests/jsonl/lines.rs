//! A bad line is named with its byte and its reason, and the good ones stay.

use crate::support::{event, export, import, notes, problems, refused, second};
use domain::Audience;
use domain::text::text;
use exchange::jsonl::{self, Options};

#[test]
fn a_line_that_is_no_json_is_named_with_its_byte() {
    let (byte, reason) = refused("{\"position\":2,oh");
    assert_eq!(byte, Some(15));
    assert_eq!(reason, "not an event: key must be a string");
}

#[test]
fn data_that_do_not_fit_are_named_with_the_byte_in_the_line() {
    let line = second()
        .replace("note_written", "case_opened")
        .replace("\"data\":{}", "\"data\":{\"number\":\"x\"}");
    let (byte, reason) = refused(&line);
    let end_of_value = line.find("\"x\"").unwrap() + 3;
    assert_eq!(byte, Some(end_of_value));
    assert!(
        reason.starts_with("the data of »case_opened« do not fit: invalid type"),
        "{reason}"
    );
    assert!(!reason.contains(" at line "), "{reason}");
}

#[test]
fn an_unknown_kind_and_an_unreadable_moment_are_named() {
    let line = second().replace("note_written", "note_sung");
    let (byte, reason) = refused(&line);
    assert_eq!(byte, line.find("\"note_sung\"").map(|b| b + 1));
    assert_eq!(reason, "unknown kind of event »note_sung«");
    let line = second().replacen("2023-11-14", "2023-13-14", 1);
    assert!(refused(&line).1.contains("is no moment"));
}

#[test]
fn a_line_that_is_not_utf_8_is_named_and_the_others_stay() {
    let good = export(&notes(2), true);
    let mut bytes = good.clone().into_bytes();
    let end = good.lines().next().unwrap().len() + 1;
    bytes.splice(end..end, *b"{\"id\":\"\xe6\"}\n");
    let import = jsonl::read("f", bytes.as_slice(), &Options::default()).unwrap();
    assert_eq!(problems(&import), [(2, Some(8), "not UTF-8".to_owned())]);
    assert_eq!(import.events.len(), 2);
}

#[test]
fn strict_takes_nothing_as_soon_as_one_line_is_bad() {
    let good = export(&notes(2), true);
    assert_eq!(import(&good).strict().events.len(), 2);
    assert_eq!(import(&format!("{good}x\n")).strict().events.len(), 0);
}

#[test]
fn blank_lines_crlf_and_a_byte_order_mark_are_no_problem() {
    let text = format!(
        "\u{feff}{}\r\n\r\n",
        export(&notes(2), true).replace('\n', "\r\n")
    );
    let import = import(&text);
    assert_eq!(import.problems, []);
    assert_eq!(import.events, notes(2));
}

#[test]
fn an_export_without_text_carries_no_word_of_it() {
    let mut note = event(1, "note_written", "{}");
    note.text
        .insert("note".into(), text("Mor ringede", Audience::Staff));
    assert!(export(&[note.clone()], true).contains("Mor ringede"));
    let bare = export(&[note], false);
    assert!(!bare.contains("Mor ringede") && !bare.contains("\"text\""));
    assert_eq!(import(&bare).events.len(), 1);
}
