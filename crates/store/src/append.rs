//! Appending: events, registers and duties in one transaction.

mod check;
mod plan;

pub(crate) use check::{correction, event as check_event};

use crate::Store;
use crate::chain::{JOURNAL, Seal};
use crate::error::StoreError;
use crate::fold::Fold;
use crate::job::{self, NewJob};
use crate::journal::{self, Record, unsigned};
use crate::office;
use crate::people::concerned;
use crate::registers::{self, Marks, Registrar, Rows, TABLES, insert, table};
use crate::sql::Conn;
use crate::tally;
use crate::text::{self, LockedText};
use crate::value::{Cell, Value};
use domain::case::Case;
use domain::event::{Event, Mode, Payload};
use domain::{EventId, Moment, PersonId, Role, StreamId, Texts, WorkerId};
use plan::Plan;
use std::collections::{BTreeMap, BTreeSet};

/// An event that is to be recorded; the store gives it position and place in the stream.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEvent {
    /// Surrogate, from the id source.
    pub id: EventId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// When it happened.
    pub at: Moment,
    /// When the authority knew; the same as `appended_at` except in imported history.
    pub known_at: Moment,
    /// Now; never before the moment of the event written last (the store moves it up).
    pub appended_at: Moment,
    /// Who records.
    pub actor: WorkerId,
    /// In what role.
    pub role: Role,
    /// Whom it concerns; empty only in the office stream.
    pub subjects: Vec<PersonId>,
    /// What happened.
    pub payload: Payload,
    /// Names and free text.
    pub text: Texts,
    /// The event it corrects; a correction has the same stream and subjects as that one.
    pub corrects: Option<EventId>,
    /// How it corrects; given exactly when `corrects` is.
    pub mode: Option<Mode>,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Appended {
    /// The events with their positions, in the order given.
    pub events: Vec<Event>,
    /// The cases as they stand now, one for each person concerned.
    pub cases: Vec<Case>,
}

impl NewEvent {
    /// The event before it has a place and a position.
    fn into_event(self) -> Event {
        Event {
            position: 0,
            id: self.id,
            stream: self.stream,
            seq: 0,
            at: self.at,
            known_at: self.known_at,
            appended_at: self.appended_at,
            actor: self.actor,
            role: self.role,
            subjects: self.subjects,
            payload: self.payload,
            text: self.text,
            corrects: self.corrects,
            mode: self.mode,
        }
    }
}

impl Store {
    /// Records events with their registers and duties in one transaction.
    ///
    /// `expected` holds the versions of the streams as the caller read them; a stream that
    /// is not named there is not checked.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] if a stream is at another version, [`StoreError::Duplicate`]
    /// if an id is already used, [`StoreError::NumberTaken`] for a case number in use,
    /// [`StoreError::Invalid`] for a correction that does not fit what it corrects.
    pub fn append(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
        fold: &Fold<'_>,
    ) -> Result<Appended, StoreError> {
        self.append_and_queue(events, expected, &[], fold)
    }

    /// As [`Store::append`], and plans jobs in the same transaction: they are there exactly
    /// when the events are.
    pub fn append_and_queue(
        &self,
        events: Vec<NewEvent>,
        expected: &[(StreamId, u32)],
        jobs: &[NewJob],
        fold: &Fold<'_>,
    ) -> Result<Appended, StoreError> {
        let events: Vec<Event> = events.into_iter().map(NewEvent::into_event).collect();
        events.iter().try_for_each(check::event)?;
        if events.is_empty() {
            return Ok(Appended {
                events,
                cases: Vec::new(),
            });
        }
        // The keys first, durably: no text is written that nobody could open afterwards.
        let about: BTreeSet<PersonId> = events.iter().flat_map(text::keepers).collect();
        let about: Vec<PersonId> = about.into_iter().collect();
        let ring = self.vault.ring_for_writing(&about)?;
        let lock = |event| text::lock(&self.vault, &ring, event);
        let texts = events.iter().map(lock).collect::<Result<Vec<_>, _>>()?;
        let written = self.backend.write(|conn| {
            let registrar = Registrar::new(conn, &self.vault)?;
            write(
                conn,
                &registrar,
                (events.clone(), &texts),
                expected,
                jobs,
                fold,
            )
        });
        written.map_err(|e| check::taken(self, e, &events))
    }
}

/// What is not yet in the journal comes after all that is.
const PROVISIONAL: u64 = 1 << 62;

/// Locks, folds, writes the registers, and only then takes the end of the journal, so that
/// the one lock everybody needs is held for a few statements only.
fn write(
    conn: &mut Conn,
    registrar: &Registrar<'_>,
    (mut events, texts): (Vec<Event>, &[Vec<LockedText>]),
    expected: &[(StreamId, u32)],
    jobs: &[NewJob],
    fold: &Fold<'_>,
) -> Result<Appended, StoreError> {
    let plan = Plan::new(conn, &events)?;
    let mut versions = plan.lock(conn)?;
    for (stream, expected) in expected {
        if let Some(actual) = versions.get(stream) {
            check_version(*stream, *expected, *actual)?;
        }
    }
    let marks = Marks::read(conn, plan.persons())?;
    check::against_journal(conn, &events)?;
    for (n, event) in events.iter_mut().enumerate() {
        let seq = versions.entry(event.stream).or_insert(0);
        *seq += 1;
        event.seq = *seq;
        event.position = PROVISIONAL + n as u64;
    }
    let outcome = plan.fold(conn, &events, registrar, fold)?;
    check::is_on_record(&events, &outcome.folded)?;
    let mut change = Change::default();
    for person in outcome.gone {
        change.write(conn, person, Rows::empty(), &marks)?;
    }
    for one in &outcome.folded {
        change.write(conn, one.case.person, Rows::of(one)?, &marks)?;
    }
    if events.iter().any(|e| e.stream == StreamId::OFFICE) {
        office::rewrite(conn, registrar.vault, &events)?;
    }
    job::enqueue(conn, jobs)?;
    record(conn, registrar, &mut events, texts)?;
    // Read under the lock that everybody takes who appends: a stream that is not locked
    // here, such as that of the rules, can have moved on while this one folded.
    for (stream, expected) in expected {
        if !plan.locks(*stream) {
            check_version(*stream, *expected, version(conn, *stream)?)?;
        }
    }
    // Under the lock on the journal's end: cells are shared by many cases.
    tally::shift(conn, change.before, change.after)?;
    let place = |position: u64| {
        let new = position
            .checked_sub(PROVISIONAL)
            .and_then(|n| usize::try_from(n).ok());
        new.and_then(|n| events.get(n))
            .map_or(position, |e| e.position)
    };
    let mut cases = Vec::with_capacity(outcome.folded.len());
    for (mut one, mut row) in outcome.folded.into_iter().zip(change.persons) {
        one.case.position = place(one.case.position);
        if let Some(last) = row.last_mut() {
            *last = Cell::Int(i64::try_from(one.case.position).unwrap_or(i64::MAX));
        }
        registers::put(conn, &TABLES[table::PERSON], &row)?;
        cases.push(one.case);
    }
    Ok(Appended { events, cases })
}

/// What an append changes in the registers besides the rows it writes at once.
#[derive(Default)]
struct Change {
    /// Rows of persons, which come last: they hold the position.
    persons: Vec<Vec<Cell>>,
    before: tally::Counts,
    after: tally::Counts,
}

impl Change {
    /// Writes the tables of one person that are not as they were written last.
    fn write(
        &mut self,
        conn: &mut Conn,
        person: PersonId,
        mut rows: Rows,
        marks: &BTreeMap<PersonId, Marks>,
    ) -> Result<(), StoreError> {
        let (fresh, known) = (Marks::of(&rows), marks.get(&person));
        for (n, table) in TABLES.iter().enumerate() {
            let is_written = known.is_some_and(|known| known.agree(&fresh, n));
            if n == table::PERSON || is_written {
                continue;
            }
            let old = registers::write(conn, table, person, &rows.0[n])?;
            if n == table::CASE_FILE {
                tally::add_rows(&mut self.before, &old)?;
                tally::add_rows(&mut self.after, &rows.0[n])?;
            }
        }
        if known != Some(&fresh) {
            fresh.write(conn, person)?;
        }
        match rows.0[table::PERSON].pop() {
            Some(row) => self.persons.push(row),
            None => registers::delete(conn, &TABLES[table::PERSON], person)?,
        }
        Ok(())
    }
}

fn check_version(stream: StreamId, expected: u32, actual: u32) -> Result<(), StoreError> {
    if actual == expected {
        return Ok(());
    }
    Err(StoreError::Conflict {
        stream,
        expected,
        actual,
    })
}

fn version(conn: &mut Conn, stream: StreamId) -> Result<u32, StoreError> {
    let seq = conn.number("SELECT seq FROM stream WHERE id = ?1", &[stream.into()])?;
    Ok(u32::try_from(seq).unwrap_or(0))
}

/// Takes the end of the journal and writes the events behind it.
fn record(
    conn: &mut Conn,
    registrar: &Registrar<'_>,
    events: &mut [Event],
    locked: &[Vec<LockedText>],
) -> Result<(), StoreError> {
    let count = events.len() as u64;
    let sql = "UPDATE journal_head SET position = position + ?1 \
               RETURNING position, appended_at, hash, seal, (SELECT token FROM vault)";
    let (end, last, mut hash, generation, token) = conn
        .first(sql, &[count.into()], |row| {
            Ok((
                unsigned(row.int(0)?),
                Moment(row.int(1)?),
                row.bytes(2)?.to_vec(),
                u32::try_from(row.int(3)?).unwrap_or_default(),
                u32::try_from(row.int(4)?).unwrap_or_default(),
            ))
        })?
        .ok_or_else(|| journal::damaged("the journal has no head"))?;
    // The search tokens got a new key while this one folded: its tokens would find nothing.
    if token != registrar.generation {
        return Err(StoreError::Again);
    }
    let seal = Seal::of(registrar.vault, JOURNAL, generation)?;
    let (mut rows, mut subjects, mut texts) = (Vec::new(), Vec::new(), Vec::new());
    let mut latest = last;
    for ((position, event), locked) in (end - count + 1..).zip(events.iter_mut()).zip(locked) {
        event.position = position;
        // Positions are moments of knowledge: a clock that went back must not turn them round.
        latest = latest.max(event.appended_at);
        event.appended_at = latest;
        let record = Record::new(event, locked, &hash, &seal);
        hash = record.hash.to_vec();
        rows.push(cells(&record.values(event)));
        for person in concerned(event) {
            subjects.push(cells(&[person.into(), position.into()]));
        }
        for text in locked {
            texts.push(cells(&text.values(position)));
        }
    }
    insert(conn, "journal", journal::COLUMNS, &rows)?;
    insert(conn, "journal_subject", journal::SUBJECT, &subjects)?;
    insert(conn, "journal_text", journal::TEXT, &texts)?;
    conn.execute(
        "UPDATE journal_head SET hash = ?1, appended_at = ?2",
        &[Value::Bytes(&hash), latest.into()],
    )?;
    Ok(())
}

fn cells(values: &[Value<'_>]) -> Vec<Cell> {
    values.iter().map(|v| v.to_cell()).collect()
}

/// The versions of locked streams.
type Versions = BTreeMap<StreamId, u32>;
