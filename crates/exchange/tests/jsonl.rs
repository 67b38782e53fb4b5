//! Events as JSON Lines: what goes out comes in again, and a bad line is named.

use domain::event::{Event, Mode, Payload};
use domain::id::{EventId, ItemId, PersonId, StreamId, WorkerId};
use domain::text::text;
use domain::{Audience, Day, Moment, Role, Texts};
use exchange::jsonl::{self, Options};
use exchange::{Column, FindingKind, Import};
use proptest::prelude::*;
use uuid::Uuid;

fn event(n: u64, kind: &str, data: &str) -> Event {
    let at = Moment(1_700_000_000 + i64::try_from(n).unwrap());
    let child = PersonId(Uuid::from_u128(77));
    Event {
        position: n,
        id: EventId(Uuid::from_u128(1000 + u128::from(n))),
        stream: child.into(),
        seq: u32::try_from(n).unwrap(),
        at,
        known_at: at,
        appended_at: at,
        actor: WorkerId::SYSTEM,
        role: Role::Import,
        subjects: vec![child],
        payload: Payload::parse(kind, 1, data.as_bytes()).unwrap(),
        text: Texts::new(),
        corrects: None,
        mode: None,
    }
}

fn export(events: &[Event], with_text: bool) -> String {
    let mut out = Vec::new();
    jsonl::write(&mut out, events, with_text).unwrap();
    String::from_utf8(out).unwrap()
}

fn import(text: &str) -> Import {
    jsonl::read("f.jsonl", text.as_bytes(), &Options::default()).unwrap()
}

/// Line, byte and beginning of the reason of each problem.
fn problems(import: &Import) -> Vec<(u64, Option<usize>, String)> {
    let byte = |c: &Option<Column>| match c {
        Some(Column::Byte(byte)) => Some(*byte),
        _ => None,
    };
    let of = |p: &exchange::Problem| (p.line, byte(&p.column), p.reason.clone());
    import.problems.iter().map(of).collect()
}

fn notes(n: u64) -> Vec<Event> {
    (1..=n).map(|n| event(n, "note_written", "{}")).collect()
}

/// The only problem, which must be in line 2 of three lines of which two are good.
fn refused(second: &str) -> (Option<usize>, String) {
    let good = export(&notes(3), true);
    let lines: Vec<&str> = good.lines().collect();
    let import = import(&format!("{}\n{second}\n{}\n", lines[0], lines[2]));
    assert_eq!(import.events.len(), 2, "the good lines stay");
    assert_eq!(import.rows, 3);
    let found = problems(&import);
    assert_eq!((found.len(), found[0].0), (1, 2), "{found:?}");
    (found[0].1, found[0].2.clone())
}

fn second() -> String {
    export(&notes(2), true).lines().nth(1).unwrap().to_owned()
}

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
    let recorded = notes(2)[0].id;
    let is_recorded = |id: EventId| id == recorded;
    let options = Options {
        is_recorded: Some(&is_recorded),
        now: None,
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
        is_recorded: None,
        now: Some(Moment(1_700_000_001)),
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

fn payload() -> impl Strategy<Value = Payload> {
    use domain::code::{Act, Cause, Enquiry, Notifier, Place};
    use domain::event::casework::{FollowUpHeld, NoteWritten, PlanGoal, PlanMade};
    use domain::event::intake::EnquiryReceived;
    use domain::event::measures::MeasureStarted;
    use domain::event::office::{GoalReviewed, TargetSet};
    use domain::{GoalArea, PlanKind};
    let item = any::<u128>().prop_map(|n| ItemId(Uuid::from_u128(n)));
    let day = (-20_000..40_000i32).prop_map(Day);
    let finite = any::<f64>().prop_filter("finite", |v| v.is_finite());
    let goals = prop::collection::vec(
        (item.clone(), prop::sample::select(GoalArea::ALL)).prop_map(|(goal, area)| PlanGoal {
            goal,
            area,
            subgoals: vec![goal],
        }),
        0..3,
    );
    prop_oneof![
        Just(NoteWritten::default().into()),
        (".*", any::<i16>(), finite).prop_map(|(goal, year, value)| TargetSet {
            goal,
            year,
            value
        }
        .into()),
        "\\PC*".prop_map(|goal| GoalReviewed { goal }.into()),
        (
            any::<[bool; 3]>(),
            prop::sample::subsequence(Cause::ALL, 0..4),
            prop::option::of(day)
        )
            .prop_map(|([professional, anonymous, acute], causes, aware_on)| {
                EnquiryReceived {
                    enquiry: Enquiry::OtherMunicipality,
                    notifier: Notifier::DayCare,
                    professional,
                    anonymous,
                    acute,
                    causes,
                    aware_on,
                    channel: None,
                    receipt_number: None,
                }
                .into()
            }),
        (
            item.clone(),
            ".*",
            prop::option::of(prop::sample::select(Place::ALL)),
            prop::option::of(item.clone()),
            any::<bool>()
        )
            .prop_map(|(measure, paragraph, place, decision, consent)| {
                MeasureStarted {
                    measure,
                    paragraph,
                    law: Act::Bl,
                    place,
                    decision,
                    consent,
                    provider: None,
                    elsewhere: None,
                    away: false,
                    outside: false,
                }
                .into()
            }),
        (
            prop::collection::vec(item.clone(), 0..4),
            any::<Option<u8>>()
        )
            .prop_map(|(measures, rhythm_months)| FollowUpHeld {
                measures,
                rhythm_months,
                conclusion: None,
            }
            .into()),
        (item, goals).prop_map(|(plan_id, goals)| {
            PlanMade {
                plan_id,
                plan: PlanKind::YouthPlan,
                decision: None,
                goals,
                tasks: Vec::new(),
            }
            .into()
        }),
    ]
}

fn journal() -> impl Strategy<Value = Vec<Event>> {
    let texts = prop::collection::btree_map(
        "[a-z_.]{1,12}",
        (".*", 0..4usize).prop_map(|(value, audience)| {
            let all = [
                Audience::Staff,
                Audience::Family,
                Audience::Provider,
                Audience::Notifier,
            ];
            text(value, all[audience])
        }),
        0..3,
    );
    let one = (
        payload(),
        texts,
        -2_000_000_000..3_000_000_000i64,
        0..1000i64,
        0..3u128,
        any::<bool>(),
    );
    prop::collection::vec(one, 1..20).prop_map(|parts| {
        let mut seqs = [0; 3];
        let events = parts.into_iter().enumerate().map(
            |(i, (payload, text, at, later, person, is_correction))| {
                let n = u64::try_from(i).unwrap() + 1;
                let person = usize::try_from(person).unwrap();
                seqs[person] += 1;
                let stream = StreamId(Uuid::from_u128(50 + person as u128));
                let appended_at = Moment(3_100_000_000 + later + i64::try_from(i).unwrap() * 1000);
                let mut event = event(n, "note_written", "{}");
                event.seq = seqs[person];
                event.stream = stream;
                event.subjects = vec![stream.into(), PersonId(Uuid::from_u128(99))];
                (event.at, event.known_at, event.appended_at) =
                    (Moment(at), Moment(at + later), appended_at);
                (event.payload, event.text) = (payload, text);
                (event, is_correction)
            },
        );
        let mut done: Vec<Event> = Vec::new();
        for (mut event, is_correction) in events {
            let same = done
                .iter()
                .find(|e| e.payload.number() == event.payload.number());
            if let Some(first) = same.filter(|_| is_correction) {
                event.corrects = Some(first.id);
                event.mode = Some(if event.seq % 2 == 0 {
                    Mode::Replace
                } else {
                    Mode::Retract
                });
            }
            done.push(event);
        }
        done
    })
}

proptest! {
    #[test]
    fn export_import_export_gives_the_same_bytes(events in journal()) {
        let first = export(&events, true);
        let read = import(&first);
        prop_assert_eq!(&read.problems, &[]);
        prop_assert_eq!(&read.events, &events);
        prop_assert_eq!(export(&read.events, true), first);
        let bare = export(&events, false);
        prop_assert_eq!(export(&import(&bare).events, false), bare);
    }

    #[test]
    fn whatever_stands_in_a_line_the_others_stay(junk in "[^\\r\\n]*") {
        let good = export(&notes(2), true);
        let lines: Vec<&str> = good.lines().collect();
        let read = import(&format!("{}\n{junk}\n{}\n", lines[0], lines[1]));
        prop_assert_eq!(read.events.len(), 2);
        prop_assert_eq!(read.problems.len(), usize::from(!junk.trim_ascii().is_empty()));
    }
}

const DOCUMENT: &str = r#"{"document":"00000000-0000-0000-0000-000000000d0c","kind":"statement","way":"received","file":{"kind":"text","size":3,"digest":"aa"}}"#;

fn document() -> ItemId {
    ItemId(Uuid::from_u128(0xd0c))
}

/// An export of one document with its file.
fn with_file(content: &[u8]) -> String {
    let mut writer = jsonl::Writer::new(Vec::new(), true);
    writer.event(&event(1, "document_added", DOCUMENT)).unwrap();
    writer.file(document(), &[7; 32], content).unwrap();
    String::from_utf8(writer.finish().unwrap().1).unwrap()
}

#[test]
fn the_file_of_a_document_is_a_line_that_is_found_again() {
    let text = with_file(b"Udtalelse");
    let read = import(&text);
    assert_eq!(read.problems, []);
    assert_eq!(read.events.len(), 1);
    let [at] = &read.files[..] else {
        panic!("{:?}", read.files)
    };
    assert_eq!((at.file, at.line, at.event), (0, 2, read.events[0].id));
    let line = &text.as_bytes()[usize::try_from(at.at).unwrap()..];
    let file = jsonl::file_from_line(line).unwrap();
    assert_eq!(file.document, document());
    assert_eq!(file.key, [7; 32]);
    assert_eq!(file.content, b"Udtalelse");
}

#[test]
fn a_file_that_is_not_whole_or_that_no_event_names_is_named() {
    let text = with_file(b"Udtalelse");
    let (event, file) = text.split_once('\n').unwrap();
    let alone = import(file);
    assert_eq!(alone.files, []);
    assert!(alone.problems[0].reason.contains("no event before it"));
    for (from, to, why) in [
        ("\"length\":9", "\"length\":8", "should have 8"),
        ("\"sha256\":\"", "\"sha256\":\"0", "checksum"),
        ("\"content\":\"", "\"content\":\"*", "base64"),
        ("\"key\":\"", "\"key\":\"AAAA", "32 bytes"),
        ("\"key\"", "\"lock\"", "no file of a document"),
    ] {
        assert!(file.contains(from), "{from}");
        let read = import(&format!("{event}\n{}", file.replacen(from, to, 1)));
        assert_eq!((read.events.len(), read.files.len()), (1, 0), "{why}");
        let [problem] = &read.problems[..] else {
            panic!("{why}: {:?}", read.problems)
        };
        assert_eq!(problem.line, 2);
        assert!(problem.reason.contains(why), "{}", problem.reason);
        assert_eq!(read.strict().events, []);
    }
}
