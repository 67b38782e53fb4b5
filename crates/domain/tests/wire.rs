//! Events as lines: the round trip, canonical bytes, and errors a person can act on.

use domain::event::Payload;
use domain::wire::{LineError, from_line, to_line};

const LINE: &str = r#"{"position":7,"id":"00000000-0000-0000-0000-000000000001","stream":"00000000-0000-0000-0000-000000000002","seq":1,"kind":"enquiry_received","v":1,"at":"2025-03-07T22:30:00Z","known_at":"2025-03-07T22:30:00Z","appended_at":"2025-03-08T07:00:00Z","actor":"00000000-0000-0000-0000-000000000003","role":"reception","subjects":["00000000-0000-0000-0000-000000000004"],"data":{"enquiry":"notification","notifier":"school","professional":true,"anonymous":false,"acute":false,"causes":["child_school"]},"text":{"concern":{"value":"Drengen møder ikke.","for":"staff"}}}"#;

#[test]
fn a_line_survives_the_round_trip_byte_for_byte() {
    assert_eq!(to_line(&from_line(LINE).unwrap(), true), LINE);
}

#[test]
fn without_text_no_word_of_it_remains() {
    assert!(!to_line(&from_line(LINE).unwrap(), false).contains("Drengen"));
}

#[test]
fn fields_in_another_order_give_the_same_canonical_bytes() {
    let one = br#"{"enquiry":"notification","notifier":"school","professional":true,"anonymous":false,"acute":true}"#;
    let other = br#"{"acute":true,"anonymous":false,"professional":true,"notifier":"school","enquiry":"notification"}"#;
    let parse = |bytes| {
        Payload::parse("enquiry_received", 1, bytes)
            .unwrap()
            .to_bytes()
    };
    assert_eq!(parse(one), parse(other));
}

#[test]
fn every_kind_has_its_own_word_and_number() {
    let mut kinds = Payload::KINDS.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    assert_eq!(kinds.len(), Payload::KINDS.len());
}

#[test]
fn an_unknown_word_names_the_allowed_ones() {
    let line = LINE.replace("\"school\"", "\"scool\"");
    let error = from_line(&line).unwrap_err();
    let LineError::Payload(inner) = &error else {
        panic!("{error}")
    };
    let said = format!("{inner}");
    assert!(
        said.contains("scool") && said.contains("health_visitor"),
        "{said}"
    );
}

#[test]
fn a_newer_version_is_refused_and_not_guessed() {
    let error = from_line(&LINE.replace("\"v\":1", "\"v\":2")).unwrap_err();
    assert!(error.to_string().contains("newer"), "{error}");
}

#[test]
fn an_assessment_from_before_target_groups_is_read_and_written_as_it_was() {
    let before = br#"{"assessment":"00000000-0000-0000-0000-000000000009","outcome":"support"}"#;
    let read = Payload::parse("assessment_completed", 1, before).unwrap();
    let Payload::AssessmentCompleted(says) = &read else {
        panic!("{read:?}")
    };
    assert_eq!(says.target_group, None);
    assert_eq!(read.to_bytes(), before);
    let named = br#"{"assessment":"00000000-0000-0000-0000-000000000009","outcome":"support","target_group":"threatened"}"#;
    let read = Payload::parse("assessment_completed", 1, named).unwrap();
    assert_eq!(read.to_bytes(), named);
    let unknown = br#"{"assessment":"00000000-0000-0000-0000-000000000009","outcome":"support","target_group":"truet"}"#;
    let error = Payload::parse("assessment_completed", 1, unknown).unwrap_err();
    assert!(format!("{error}").contains("vulnerable"), "{error}");
}

#[test]
fn data_in_brackets_is_no_payload() {
    let error = Payload::parse("receipt_sent", 1, b"[]").unwrap_err();
    assert!(error.to_string().contains("braces"), "{error}");
}
