//! One transaction for what one or several callers want recorded.

use super::plan::Plan;
use super::{Appended, Request, check};
use crate::chain::{JOURNAL, Seal};
use crate::error::StoreError;
use crate::job;
use crate::journal::{self, Recent, Record, unsigned};
use crate::office;
use crate::people::concerned;
use crate::registers::{self, Folded, Marks, Registrar, Rows, TABLES, insert, table};
use crate::sql::Conn;
use crate::tally;
use crate::text::LockedText;
use crate::value::{Cell, Value};
use domain::event::Event;
use domain::{Moment, PersonId, StreamId};
use std::collections::{BTreeMap, BTreeSet};

/// The versions of locked streams.
pub(super) type Versions = BTreeMap<StreamId, u32>;

/// What is not yet in the journal comes after all that is.
const PROVISIONAL: u64 = 1 << 62;

/// Locks, folds, writes the registers, and only then takes the end of the journal, so that
/// the one lock everybody needs is held for a few statements only. Requests come one after
/// the other, as if each had a transaction of its own.
pub(super) fn write(
    conn: &mut Conn,
    registrar: &Registrar<'_>,
    recent: &Recent,
    requests: &[Request],
) -> Result<Vec<Appended>, StoreError> {
    let events = requests.iter().flat_map(|r| r.events.iter().cloned());
    let mut events: Vec<Event> = events.collect();
    let plan = Plan::new(conn, &events)?;
    let versions = plan.lock(conn)?;
    let marks = Marks::read(conn, plan.persons())?;
    check::against_journal(conn, &events)?;
    number(&mut events, versions, requests)?;
    let outcome = plan.fold(conn, &events, registrar, recent, requests)?;
    check::is_on_record(&events, &outcome.folded)?;
    let mut change = Change::write(conn, &outcome.gone, &outcome.folded, &marks)?;
    if events.iter().any(|e| e.stream == StreamId::OFFICE) {
        office::rewrite(conn, registrar.vault, &events)?;
    }
    for request in requests {
        job::enqueue(conn, &request.jobs)?;
    }
    let texts = requests.iter().flat_map(|r| &r.texts);
    record(conn, registrar, &mut events, texts)?;
    check_unlocked(conn, &plan, requests)?;
    check::is_needed_by_nobody(conn, requests, &outcome.folded)?;
    // Under the lock on the journal's end: cells are shared by many cases.
    tally::shift(conn, change.before, change.after)?;
    let place = |position: u64| {
        let new = position
            .checked_sub(PROVISIONAL)
            .and_then(|n| usize::try_from(n).ok());
        new.and_then(|n| events.get(n))
            .map_or(position, |e| e.position)
    };
    let mut folded = outcome.folded;
    for (one, row) in folded.iter_mut().zip(&mut change.persons) {
        one.case.position = place(one.case.position);
        if let Some(last) = row.last_mut() {
            *last = Cell::Int(i64::try_from(one.case.position).unwrap_or(i64::MAX));
        }
    }
    registers::put(conn, &TABLES[table::PERSON], &change.persons)?;
    Ok(answers(requests, events, &folded))
}

/// Checks the versions that callers had read, each at its turn, and gives every event its
/// place in the stream.
fn number(
    events: &mut [Event],
    mut versions: Versions,
    requests: &[Request],
) -> Result<(), StoreError> {
    let mut position = PROVISIONAL;
    let mut events = events.iter_mut();
    for request in requests {
        for (stream, expected) in &request.expected {
            if let Some(actual) = versions.get(stream) {
                check_version(*stream, *expected, *actual)?;
            }
        }
        for event in events.by_ref().take(request.events.len()) {
            let seq = versions.entry(event.stream).or_insert(0);
            *seq += 1;
            event.seq = *seq;
            event.position = position;
            position += 1;
        }
    }
    Ok(())
}

/// Read under the lock that everybody takes who appends: a stream that is not locked here,
/// such as that of the rules, can have moved on while this one folded.
fn check_unlocked(conn: &mut Conn, plan: &Plan, requests: &[Request]) -> Result<(), StoreError> {
    let expected = requests.iter().flat_map(|r| &r.expected);
    let unlocked = expected.filter(|(stream, _)| !plan.locks(*stream));
    for (stream, expected) in unlocked.collect::<BTreeSet<_>>() {
        check_version(*stream, *expected, version(conn, *stream)?)?;
    }
    Ok(())
}

/// Each caller's events with the cases of everybody they concern.
fn answers(requests: &[Request], events: Vec<Event>, folded: &[Folded]) -> Vec<Appended> {
    let mut events = events.into_iter();
    requests
        .iter()
        .map(|request| {
            let events: Vec<Event> = events.by_ref().take(request.events.len()).collect();
            let about: BTreeSet<PersonId> = events.iter().flat_map(concerned).collect();
            let is_about = |one: &&Folded| {
                requests.len() == 1 || one.case.members.iter().any(|p| about.contains(p))
            };
            let cases = folded.iter().filter(is_about);
            let cases = cases.map(|one| one.case.clone()).collect();
            Appended { events, cases }
        })
        .collect()
}

/// What an append changes in the registers besides the rows it writes at once.
struct Change {
    /// Rows of persons, which come last: they hold the position.
    persons: Vec<Vec<Cell>>,
    before: tally::Counts,
    after: tally::Counts,
}

impl Change {
    /// Writes the tables of everybody that are not as they were written last.
    fn write(
        conn: &mut Conn,
        gone: &[PersonId],
        folded: &[Folded],
        marks: &BTreeMap<PersonId, Marks>,
    ) -> Result<Self, StoreError> {
        let mut all: Vec<(PersonId, Rows)> = Vec::with_capacity(gone.len() + folded.len());
        all.extend(gone.iter().map(|person| (*person, Rows::empty())));
        for one in folded {
            all.push((one.case.person, Rows::of(one)?));
        }
        let fresh: Vec<(PersonId, Marks)> =
            all.iter().map(|(p, rows)| (*p, Marks::of(rows))).collect();
        let mut change = Self {
            persons: Vec::with_capacity(folded.len()),
            before: tally::Counts::default(),
            after: tally::Counts::default(),
        };
        for (n, table) in TABLES.iter().enumerate() {
            let differs = |(person, fresh): &(PersonId, Marks)| {
                n != table::PERSON && !marks.get(person).is_some_and(|m| m.agree(fresh, n))
            };
            let now: Vec<(PersonId, &[Vec<Cell>])> = all
                .iter()
                .zip(&fresh)
                .filter(|(_, fresh)| differs(fresh))
                .map(|((person, rows), _)| (*person, rows.0[n].as_slice()))
                .collect();
            if now.is_empty() {
                continue;
            }
            let old = registers::write(conn, table, &now)?;
            if n == table::CASE_FILE {
                tally::add_rows(&mut change.before, &old)?;
                for (_, rows) in now {
                    tally::add_rows(&mut change.after, rows)?;
                }
            }
        }
        let changed = fresh
            .iter()
            .filter(|(p, fresh)| marks.get(p) != Some(fresh));
        Marks::write(conn, changed)?;
        registers::delete(conn, &TABLES[table::PERSON], gone)?;
        for (_, mut rows) in all {
            change.persons.append(&mut rows.0[table::PERSON]);
        }
        Ok(change)
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
fn record<'t>(
    conn: &mut Conn,
    registrar: &Registrar<'_>,
    events: &mut [Event],
    locked: impl Iterator<Item = &'t Vec<LockedText>>,
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
