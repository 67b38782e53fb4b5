//! The lines of one journal go together: ids, corrections, positions and moments.

use crate::support::{event, export, import, notes, problems, refused, second};
use domain::Moment;
use domain::event::Mode;
use domain::id::{EventId, PersonId};
use exchange::FindingKind;
use exchange::jsonl::{self, Options};
use std::collections::BTreeSet;
use uuid::Uuid;

#[test]
fn an_id_stands_once() {
    let line = export(&notes(1), true);
    let again = line
        .trim()
        .replace("\"position\":1", "\"position\":2")
        .replace("\"seq\":1", "\"seq\":2");
    assert_eq!(refused(&again).1, "the id stands on line 1 already");
}

#[test]
fn what_the_journal_has_is_not_taken_again() {
    let recorded = |id: EventId| notes(1).into_iter().find(|e| e.id == id);
    let options = Options {
        recorded: Some(&recorded),
        ..Options::default()
    };
    let import = jsonl::read("f", export(&notes(2), true).as_bytes(), &options).unwrap();
    assert_eq!(
        problems(&import)[0].2,
        "the event is in the journal already"
    );
    assert_eq!(import.events.len(), 1);
}

#[test]
fn files_of_one_journal_are_judged_together() {
    let lines = export(&notes(2), true);
    let (first, second) = lines.split_once('\n').unwrap();
    let options = Options::default();
    let mut reader = jsonl::Reader::new(&options);
    for (name, text) in [("1", first), ("2", second), ("3", first)] {
        reader.file(name, text.as_bytes()).unwrap();
    }
    let read = reader.finish();
    assert_eq!(read.events, notes(2));
    assert_eq!(read.problems.len(), 1);
    assert_eq!(read.problems[0].file, "3");
    assert_eq!(problems(&read)[0].2, "position 1 after 2");
    let again = first.replace("\"position\":1", "\"position\":3");
    let again = again
        .replace("\"seq\":1", "\"seq\":3")
        .replace(":21Z", ":29Z");
    let mut reader = jsonl::Reader::new(&options);
    for (name, text) in [("1", first), ("2", &again)] {
        reader.file(name, text.as_bytes()).unwrap();
    }
    let read = reader.finish();
    assert_eq!(problems(&read)[0].2, "the id stands on 1, line 1 already");
}

fn correction(of: u64, kind: &str, mode: Option<Mode>) -> String {
    let mut event = event(2, kind, "{}");
    event.corrects = Some(EventId(Uuid::from_u128(1000 + u128::from(of))));
    event.mode = mode;
    export(&[event], true).trim().to_owned()
}

#[test]
fn a_correction_needs_a_good_event_of_its_kind_before_it() {
    let retract = Some(Mode::Retract);
    let fits = export(&notes(1), true) + &correction(1, "note_written", retract);
    assert_eq!(import(&fits).problems, []);
    assert!(
        refused(&correction(9, "note_written", retract))
            .1
            .starts_with("no good event")
    );
    assert!(
        refused(&correction(3, "note_written", retract))
            .1
            .starts_with("no good event")
    );
    assert_eq!(
        refused(&correction(1, "receipt_sent", retract)).1,
        "corrects line 1, which is a »note_written«"
    );
    assert_eq!(
        refused(&correction(1, "note_written", None)).1,
        "a correction without a mode"
    );
}

#[test]
fn a_correction_of_what_the_journal_has_stays_where_that_is() {
    let recorded = |id: EventId| notes(1).into_iter().find(|e| e.id == id);
    let options = Options {
        recorded: Some(&recorded),
        ..Options::default()
    };
    let read = |line: &str| {
        let import = jsonl::read("f", line.as_bytes(), &options).unwrap();
        problems(&import).into_iter().map(|p| p.2).next()
    };
    let retract = Some(Mode::Retract);
    assert_eq!(read(&correction(1, "note_written", retract)), None);
    assert_eq!(
        read(&correction(1, "receipt_sent", retract)).unwrap(),
        "corrects an event of the journal, which is a »note_written«"
    );
}

#[test]
fn what_is_new_about_somebody_erased_is_left_out_and_the_rest_is_taken() {
    let all = notes(2);
    let erased = BTreeSet::from([all[0].subjects[0]]);
    let options = Options {
        erased: Some(&erased),
        ..Options::default()
    };
    let mut other = all[1].clone();
    other.subjects = vec![PersonId(Uuid::from_u128(78))];
    other.stream = other.subjects[0].into();
    other.seq = 1;
    let lines = export(&[all[0].clone(), other], true);
    let import = jsonl::read("f", lines.as_bytes(), &options).unwrap();
    assert_eq!(import.events.len(), 1);
    assert_eq!((problems(&import)[0].0, import.problems.len()), (1, 1));
    assert!(problems(&import)[0].2.contains("erased"));
}

#[test]
fn a_correction_of_a_line_that_was_refused_is_refused_too() {
    let bad = export(&notes(1), true).replace("\"data\":{}", "\"data\":7");
    let import = import(&(bad + &correction(1, "note_written", Some(Mode::Replace))));
    assert_eq!(problems(&import).len(), 2);
}

#[test]
fn positions_places_in_the_stream_and_time_of_writing_rise() {
    let line = second();
    let position = line.replace("\"position\":2", "\"position\":1");
    assert_eq!(
        refused(&position),
        (Some(2), "position 1 after 1".to_owned())
    );
    let seq = line.replace("\"seq\":2", "\"seq\":1");
    assert_eq!(refused(&seq).1, "place 1 in the stream after 1");
    let earlier = line.replace("2023-11-14", "2023-11-13");
    assert!(
        refused(&earlier)
            .1
            .starts_with("written 2023-11-13T22:13:22Z, but a line before")
    );
}

#[test]
fn moments_outside_two_centuries_or_known_after_writing_are_refused() {
    let line = second();
    let far = line.replacen("\"at\":\"2023", "\"at\":\"0203", 1);
    assert!(refused(&far).1.contains("is not between 1900 and 2100"));
    let known = line.replacen("\"known_at\":\"2023", "\"known_at\":\"2024", 1);
    assert!(refused(&known).1.contains("after it was written"));
}

#[test]
fn nothing_was_written_in_the_future() {
    let options = Options {
        now: Some(Moment(1_700_000_001)),
        ..Options::default()
    };
    let import = jsonl::read("f", export(&notes(2), true).as_bytes(), &options).unwrap();
    assert_eq!(import.events.len(), 1);
    assert!(problems(&import)[0].2.starts_with("written in the future"));
}

#[test]
fn what_happens_after_it_was_written_is_taken_and_found() {
    let line = second().replacen("\"at\":\"2023", "\"at\":\"2024", 1);
    let import = import(&line);
    assert_eq!(import.events.len(), 1);
    assert_eq!(import.findings_of(FindingKind::Future).count(), 1);
}
