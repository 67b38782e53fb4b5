//! From files and a mapping to events, problems and findings.

use super::cell::CellError;
use super::draft::{Draft, Drafts};
use super::ids::{self, Ids};
use super::mapping::{EventSpec, Mapping, MappingError, Overlaps};
use super::overlap::{self, Span};
use super::row::Row;
use crate::import::{Column, Finding, Import, Label, Problem, RowAt};
use domain::event::Event;
use domain::id::{EventId, ItemId, PersonId, StreamId, WorkerId};
use domain::{Role, Texts};
use law::Moment;
use std::collections::{BTreeSet, HashMap};

/// The fewest characters of a secret; a shorter one is tried out as the CPR numbers are.
const SECRET_LENGTH: usize = 16;

/// One file of an extract.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// What it is called in problems and findings.
    pub name: &'a str,
    /// Its bytes as they are.
    pub bytes: &'a [u8],
}

/// What a mapping cannot know.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Goes into all ids, so that a CPR number cannot be found from an id by trying.
    pub secret: Option<&'a str>,
    /// When the events are written; each when it was known, if absent.
    pub appended_at: Option<Moment>,
    /// The event of this id in the journal. An extract that is read again every month gives
    /// its old rows the same ids, so that only what is new is taken.
    pub recorded: Option<&'a dyn Fn(EventId) -> Option<Event>>,
    /// Who was erased: what is new about them is left out, and the rest goes in.
    pub erased: Option<&'a BTreeSet<PersonId>>,
}

/// Reads all files of one extract.
///
/// Only a mapping that cannot be used with these options is an `Err`; whatever is wrong
/// with a row is a [`Problem`].
pub fn read(
    sources: &[Source<'_>],
    mapping: &Mapping,
    options: &Options<'_>,
) -> Result<Import, MappingError> {
    match options.secret {
        None if mapping.secret_ids => return Err(MappingError::Secret),
        Some(secret) if secret.trim().chars().count() < SECRET_LENGTH => {
            return Err(MappingError::ShortSecret);
        }
        _ => {}
    }
    let mut reader = Reader {
        mapping,
        options,
        ids: Ids::new(mapping, options.secret),
        import: Import::default(),
        drafts: Drafts::default(),
        keys: HashMap::new(),
        spans: Vec::new(),
    };
    for (nth, source) in sources.iter().enumerate() {
        super::file::read(source, mapping, |outcome| reader.outcome(nth, outcome));
    }
    Ok(reader.finish())
}

/// What comes out of a file, in order.
pub(super) enum Outcome<'r, 'a> {
    /// A row of the right form.
    Row(RowAt, &'r Row<'a>),
    /// A row that is not of the right form.
    Bad(RowAt, CellError),
    /// The file cannot be read at all.
    NoFile(RowAt, CellError),
    /// Something about the file itself.
    Odd(Finding),
}

struct Reader<'a> {
    mapping: &'a Mapping,
    options: &'a Options<'a>,
    ids: Ids,
    import: Import,
    drafts: Drafts,
    keys: HashMap<String, RowAt>,
    spans: Vec<Span>,
}

/// All that one row gives; taken as a whole or not at all.
struct Taken {
    key: String,
    drafts: Vec<Draft>,
    label: Option<(ItemId, Label)>,
    span: Option<Span>,
}

impl Reader<'_> {
    fn outcome(&mut self, nth: usize, outcome: Outcome<'_, '_>) {
        match outcome {
            Outcome::Odd(finding) => self.import.findings.push(finding),
            Outcome::NoFile(at, error) => self.refuse(at, error),
            Outcome::Bad(at, error) => {
                self.import.rows += 1;
                self.refuse(at, error);
            }
            Outcome::Row(at, row) => {
                self.import.rows += 1;
                match self.row(nth, &at, row) {
                    Ok(taken) => self.take(at, taken),
                    Err(error) => self.refuse(at, error),
                }
            }
        }
    }

    fn refuse(&mut self, at: RowAt, error: CellError) {
        self.import.problems.push(Problem {
            file: at.file,
            line: at.line,
            column: error.column.map(Column::Named),
            reason: error.reason,
        });
    }

    fn row(&self, nth: usize, at: &RowAt, row: &Row<'_>) -> Result<Taken, CellError> {
        let key = ids::key(&self.mapping.row.key, row)?;
        if let Some(first) = self.keys.get(&key) {
            let column = &self.mapping.row.key[0].column;
            let reason = format!("the same key as {}, line {}", first.file, first.line);
            return Err(CellError::new(column, reason));
        }
        let mut drafts = Vec::new();
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for (i, spec) in self.mapping.event.iter().enumerate() {
            let number = numbers.entry(&spec.kind).or_default();
            *number += 1;
            if row.holds(&spec.when) {
                drafts.push(Draft {
                    event: self.event(spec, *number, &key, row)?,
                    row: at.clone(),
                    rank: (spec.once.is_none(), nth, at.line, i),
                });
            }
        }
        Ok(Taken {
            span: self.span(at, row)?,
            label: self.label(row)?,
            key,
            drafts,
        })
    }

    fn event(
        &self,
        spec: &EventSpec,
        number: usize,
        key: &str,
        row: &Row<'_>,
    ) -> Result<Event, CellError> {
        let moment = |field: &super::mapping::Field| {
            field.moment(row)?.ok_or_else(|| {
                let reason = format!("empty, but »{}« needs a date", spec.kind);
                CellError::new(field.named(), reason)
            })
        };
        let at = moment(&spec.at)?;
        let known_at = spec.known.as_ref().map_or(Ok(at), moment)?;
        let (stream, subjects) = self.stream(&spec.stream, row)?;
        let id = match &spec.once {
            Some(of) => self.ids.of_once(&spec.kind, number, self.ids.of(of, row)?),
            None => self.ids.of_row(&spec.kind, number, key),
        };
        let mut text = Texts::new();
        for (name, field) in &spec.text {
            if let Some(words) = field.text(row)? {
                text.insert(name.clone(), words);
            }
        }
        Ok(Event {
            position: 0,
            id: EventId(id),
            stream,
            seq: 0,
            at,
            known_at,
            appended_at: self.options.appended_at.unwrap_or(known_at),
            actor: WorkerId::SYSTEM,
            role: Role::Import,
            subjects,
            payload: super::payload::payload(spec, row, &self.ids)?,
            text,
            corrects: None,
            mode: None,
        })
    }

    fn stream(&self, name: &str, row: &Row<'_>) -> Result<(StreamId, Vec<PersonId>), CellError> {
        if name == "office" {
            return Ok((StreamId::OFFICE, Vec::new()));
        }
        let child = PersonId(self.ids.of("child", row)?);
        let stream = match name {
            "child" => child.into(),
            _ => StreamId(self.ids.of(name, row)?),
        };
        Ok((stream, vec![child]))
    }

    fn span(&self, at: &RowAt, row: &Row<'_>) -> Result<Option<Span>, CellError> {
        let Some(interval) = &self.mapping.interval else {
            return Ok(None);
        };
        let Some(from) = interval.from.moment(row)? else {
            return Ok(None);
        };
        let until = interval.until.moment(row)?;
        if until.is_some_and(|until| until < from) {
            return Err(CellError::new(
                interval.until.named(),
                "ends before it begins",
            ));
        }
        Ok(Some(Span {
            child: PersonId(self.ids.of("child", row)?),
            from,
            until,
            row: at.clone(),
        }))
    }

    fn label(&self, row: &Row<'_>) -> Result<Option<(ItemId, Label)>, CellError> {
        let Some(fields) = &self.mapping.labels else {
            return Ok(None);
        };
        let word = |field: &Option<super::mapping::Field>| match field {
            Some(field) => field.word(row, &self.ids),
            None => Ok(None),
        };
        let change = match (&fields.change, word(&fields.change)?) {
            (Some(field), Some(word)) => Some(
                serde_json::from_value(word.as_str().into())
                    .map_err(|e| CellError::new(field.named(), crate::jsonl::plain(&e)))?,
            ),
            _ => None,
        };
        let label = Label {
            kind: word(&fields.kind)?,
            place: word(&fields.place)?,
            change,
        };
        Ok(Some((ItemId(self.ids.of(&fields.of, row)?), label)))
    }

    fn take(&mut self, at: RowAt, taken: Taken) {
        self.keys.insert(taken.key, at);
        self.import.labels.extend(taken.label);
        self.spans.extend(taken.span);
        for draft in taken.drafts {
            self.drafts.take(draft, &mut self.import.findings);
        }
    }

    fn finish(mut self) -> Import {
        let is_reported = |i: &super::mapping::Interval| i.overlaps == Overlaps::Reported;
        if self.mapping.interval.as_ref().is_some_and(is_reported) {
            self.import.findings.extend(overlap::find(self.spans));
        }
        self.drafts.finish(self.options, &mut self.import);
        self.import
    }
}
