//! Journals of a few events, and what came of reading them.

use domain::event::{Event, Payload};
use domain::id::{EventId, PersonId, WorkerId};
use domain::{Moment, Role, Texts};
use exchange::jsonl::{self, Options};
use exchange::{Column, Import};
use uuid::Uuid;

pub fn event(n: u64, kind: &str, data: &str) -> Event {
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

pub fn export(events: &[Event], with_text: bool) -> String {
    let mut out = Vec::new();
    jsonl::write(&mut out, events, with_text).unwrap();
    String::from_utf8(out).unwrap()
}

pub fn import(text: &str) -> Import {
    jsonl::read("f.jsonl", text.as_bytes(), &Options::default()).unwrap()
}

/// Line, byte and beginning of the reason of each problem.
pub fn problems(import: &Import) -> Vec<(u64, Option<usize>, String)> {
    let byte = |c: &Option<Column>| match c {
        Some(Column::Byte(byte)) => Some(*byte),
        _ => None,
    };
    let of = |p: &exchange::Problem| (p.line, byte(&p.column), p.reason.clone());
    import.problems.iter().map(of).collect()
}

pub fn notes(n: u64) -> Vec<Event> {
    (1..=n).map(|n| event(n, "note_written", "{}")).collect()
}

/// The only problem, which must be in line 2 of three lines of which two are good.
pub fn refused(second: &str) -> (Option<usize>, String) {
    let good = export(&notes(3), true);
    let lines: Vec<&str> = good.lines().collect();
    let import = import(&format!("{}\n{second}\n{}\n", lines[0], lines[2]));
    assert_eq!(import.events.len(), 2, "the good lines stay");
    assert_eq!(import.rows, 3);
    let found = problems(&import);
    assert_eq!((found.len(), found[0].0), (1, 2), "{found:?}");
    (found[0].1, found[0].2.clone())
}

pub fn second() -> String {
    export(&notes(2), true).lines().nth(1).unwrap().to_owned()
}
