//! Reads events line by line: a bad line is a problem with its place, the good ones stay.

use super::file::{file_from_line, is_file};
use crate::import::{Column, ERASED, FileAt, Finding, FindingKind, Import, Problem, RowAt};
use domain::event::{Event, Payload, PayloadError};
use domain::id::{EventId, ItemId, PersonId, StreamId};
use domain::wire::{self, LineError};
use law::{Day, Moment};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::{BTreeSet, HashMap};
use std::io::{self, BufRead};

/// What the reader is told about the world outside the file.
#[derive(Default)]
pub struct Options<'a> {
    /// The event of this id in the journal; without it the journal counts as empty.
    pub recorded: Option<&'a dyn Fn(EventId) -> Option<Event>>,
    /// Who was erased: nothing more is taken about them.
    pub erased: Option<&'a BTreeSet<PersonId>>,
    /// The present; nothing can have been written after it.
    pub now: Option<Moment>,
}

/// Reads events from `input`, which is called `file` in problems and findings.
///
/// Only an error of the medium itself is an `Err`; whatever is wrong with a line is a
/// [`Problem`] and leaves that line out.
pub fn read(file: &str, input: impl BufRead, options: &Options<'_>) -> io::Result<Import> {
    let mut reader = Reader::new(options);
    reader.file(file, input)?;
    Ok(reader.finish())
}

/// Reads the files of one journal one after the other: ids, corrections and order are
/// judged across them all.
pub struct Reader<'a> {
    options: &'a Options<'a>,
    import: Import,
    files: Vec<String>,
    /// Kind, file and line of each event taken, by id.
    taken: HashMap<EventId, (u16, usize, u64)>,
    /// Last place taken in each stream.
    seqs: HashMap<StreamId, u32>,
    /// The event by which each document was put into its file, taken or in the journal.
    documents: HashMap<ItemId, EventId>,
    position: u64,
    appended_at: Moment,
}

/// Byte column and reason.
type Refusal = (Option<usize>, String);

impl<'a> Reader<'a> {
    /// Starts with nothing read.
    pub fn new(options: &'a Options<'a>) -> Self {
        Self {
            options,
            import: Import::default(),
            files: Vec::new(),
            taken: HashMap::new(),
            seqs: HashMap::new(),
            documents: HashMap::new(),
            position: 0,
            appended_at: Moment(i64::MIN),
        }
    }

    /// Reads one file; an error of the medium leaves the lines before it taken.
    pub fn file(&mut self, name: &str, mut input: impl BufRead) -> io::Result<()> {
        self.files.push(name.to_owned());
        let mut bytes = Vec::new();
        let (mut line, mut at) = (0, 0);
        while {
            bytes.clear();
            input.read_until(b'\n', &mut bytes)? > 0
        } {
            line += 1;
            if is_file(&bytes) {
                self.file_line(line, at, &bytes);
            } else {
                self.line(line, &bytes);
            }
            at += bytes.len() as u64;
        }
        Ok(())
    }

    /// The file of a document: looked at, not held. Where it stands is noted.
    fn file_line(&mut self, line: u64, at: u64, bytes: &[u8]) {
        self.import.rows += 1;
        let found = file_from_line(bytes).and_then(|file| {
            let event = self.documents.get(&file.document).copied();
            event.ok_or_else(|| "no event before it names this file".to_owned())
        });
        match found {
            Ok(event) => self.import.files.push(FileAt {
                file: self.files.len() - 1,
                line,
                at,
                event,
            }),
            Err(reason) => self.import.problems.push(Problem {
                file: self.name(),
                line,
                column: None,
                reason,
            }),
        }
    }

    /// What all files gave.
    pub fn finish(self) -> Import {
        self.import
    }

    fn name(&self) -> String {
        self.files.last().cloned().unwrap_or_default()
    }

    /// How a reason names an event taken before.
    fn place(&self, file: usize, line: u64) -> String {
        if file + 1 == self.files.len() {
            format!("line {line}")
        } else {
            format!("{}, line {line}", self.files[file])
        }
    }

    fn line(&mut self, line: u64, bytes: &[u8]) {
        let bytes = match bytes {
            [0xef, 0xbb, 0xbf, rest @ ..] if line == 1 => rest,
            _ => bytes,
        };
        if bytes.trim_ascii().is_empty() {
            return;
        }
        self.import.rows += 1;
        match self.event(line, bytes) {
            Ok(event) => self.take(line, event),
            Err((column, reason)) => self.import.problems.push(Problem {
                file: self.name(),
                line,
                column: column.map(Column::Byte),
                reason,
            }),
        }
    }

    fn event(&mut self, line: u64, bytes: &[u8]) -> Result<Event, Refusal> {
        let text = std::str::from_utf8(bytes)
            .map_err(|e| (Some(e.valid_up_to() + 1), "not UTF-8".to_owned()))?
            .trim_end();
        let event = wire::from_line(text).map_err(|e| locate(text, &e))?;
        if let Payload::DocumentAdded(added) = &event.payload {
            // Also of an event that the journal has: its file may not have come with it.
            self.documents.entry(added.document).or_insert(event.id);
        }
        let at = |field: &str| text.find(&format!("\"{field}\"")).map(|byte| byte + 1);
        self.in_order(&event)
            .and_then(|()| self.sane(&event))
            .and_then(|()| self.identity(line, &event))
            .map_err(|(field, reason)| (at(field), reason))?;
        Ok(event)
    }

    fn in_order(&self, event: &Event) -> Result<(), (&'static str, String)> {
        if event.position > 0 && event.position <= self.position {
            let reason = format!("position {} after {}", event.position, self.position);
            return Err(("position", reason));
        }
        if event.appended_at < self.appended_at {
            let reason = format!(
                "written {}, but a line before was written {}",
                event.appended_at, self.appended_at
            );
            return Err(("appended_at", reason));
        }
        let last = self.seqs.get(&event.stream).copied().unwrap_or(0);
        if event.seq > 0 && event.seq <= last {
            let reason = format!("place {} in the stream after {last}", event.seq);
            return Err(("seq", reason));
        }
        Ok(())
    }

    fn sane(&self, event: &Event) -> Result<(), (&'static str, String)> {
        let moments = [
            ("at", event.at),
            ("known_at", event.known_at),
            ("appended_at", event.appended_at),
        ];
        for (field, moment) in moments {
            if !is_sane(moment) {
                return Err((field, format!("{moment} is not between 1900 and 2100")));
            }
        }
        if event.known_at > event.appended_at {
            let reason = format!("known {} after it was written", event.known_at);
            return Err(("known_at", reason));
        }
        if self.options.now.is_some_and(|now| event.appended_at > now) {
            let reason = format!("written in the future, {}", event.appended_at);
            return Err(("appended_at", reason));
        }
        Ok(())
    }

    fn identity(&self, line: u64, event: &Event) -> Result<(), (&'static str, String)> {
        let recorded = |id| self.options.recorded.and_then(|find| find(id));
        if let Some((_, file, line)) = self.taken.get(&event.id) {
            let place = self.place(*file, *line);
            return Err(("id", format!("the id stands on {place} already")));
        }
        if recorded(event.id).is_some() {
            return Err(("id", "the event is in the journal already".to_owned()));
        }
        let is_erased = |person| self.options.erased.is_some_and(|all| all.contains(person));
        let is_erasure = matches!(event.payload, Payload::PersonErased(_));
        if !is_erasure && event.subjects.iter().any(is_erased) {
            return Err(("subjects", ERASED.to_owned()));
        }
        match (event.corrects, event.mode) {
            (None, None) => Ok(()),
            (None, Some(_)) => Err(("mode", "a mode without an event to correct".to_owned())),
            (Some(_), None) => Err(("corrects", "a correction without a mode".to_owned())),
            (Some(id), Some(_)) => match self.taken.get(&id) {
                Some((kind, ..)) if *kind == event.payload.number() => Ok(()),
                Some((kind, file, corrected)) => Err((
                    "kind",
                    format!(
                        "corrects {}, which is a »{}«",
                        self.place(*file, *corrected),
                        domain::Payload::KINDS[usize::from(*kind)]
                    ),
                )),
                None => match recorded(id) {
                    Some(old) => fits(event, &old),
                    None => Err((
                        "corrects",
                        format!("no good event {id} before line {line} to correct"),
                    )),
                },
            },
        }
    }

    fn take(&mut self, line: u64, event: Event) {
        if event.at > event.appended_at {
            self.import.findings.push(Finding {
                kind: FindingKind::Future,
                rows: vec![RowAt {
                    file: self.name(),
                    line,
                }],
                person: event.subjects.first().copied(),
                says: format!(
                    "{} happened {}, after it was written",
                    event.kind(),
                    event.at
                ),
            });
        }
        self.position = self.position.max(event.position);
        self.appended_at = event.appended_at;
        if event.seq > 0 {
            self.seqs.insert(event.stream, event.seq);
        }
        let place = (event.payload.number(), self.files.len() - 1, line);
        self.taken.insert(event.id, place);
        self.import.events.push(event);
    }
}

/// A correction stays where the corrected event is: of its kind, in its stream, about the same.
fn fits(event: &Event, old: &Event) -> Result<(), (&'static str, String)> {
    let persons = |event: &Event| event.subjects.iter().copied().collect::<BTreeSet<_>>();
    if old.kind() != event.kind() {
        let reason = format!(
            "corrects an event of the journal, which is a »{}«",
            old.kind()
        );
        return Err(("kind", reason));
    }
    if old.stream != event.stream {
        return Err(("stream", "corrects an event of another stream".to_owned()));
    }
    if persons(old) != persons(event) {
        return Err(("subjects", "corrects an event about others".to_owned()));
    }
    Ok(())
}

/// Whether a moment can belong to a child's file or to one of its forebears.
pub(crate) fn is_sane(moment: Moment) -> bool {
    let bounds = [(1900, 1), (2100, 1)].map(|(y, m)| Day::from_ymd(y, m, 1).map(Day::start));
    bounds[0].is_some_and(|from| from <= moment) && bounds[1].is_some_and(|until| moment < until)
}

#[derive(Deserialize)]
struct Data<'a> {
    #[serde(borrow)]
    data: &'a RawValue,
}

fn locate(line: &str, error: &LineError) -> Refusal {
    let quoted = |word: &str| line.find(&format!("\"{word}\"")).map(|byte| byte + 1);
    match error {
        LineError::Envelope(e) => (Some(e.column()), format!("not an event: {}", plain(e))),
        LineError::Payload(PayloadError::Data(kind, e)) => {
            // The raw value is a part of the line, so its address gives its place.
            let start = serde_json::from_str::<Data<'_>>(line)
                .ok()
                .map(|d| d.data.get().as_ptr().addr() - line.as_ptr().addr());
            (
                start.map(|start| start + e.column()),
                format!("the data of »{kind}« do not fit: {}", plain(e)),
            )
        }
        LineError::Payload(PayloadError::Kind(kind)) => (quoted(kind), error.to_string()),
        LineError::Payload(PayloadError::Version(..)) => (quoted("v"), error.to_string()),
        LineError::Moment(text) => (quoted(text), error.to_string()),
        LineError::NoSubject => (quoted("subjects"), error.to_string()),
    }
}

/// The message without the place, which stands in the problem's own field.
pub(crate) fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line ") {
        Some((reason, _)) => reason.to_owned(),
        None => message,
    }
}
