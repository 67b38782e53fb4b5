//! The bulk path: many events into an empty database, the one way to write around `append`.
//!
//! Two passes in one transaction: the journal in the order given, then the registers in
//! order of the persons' ids. Making rows and writing them run on a thread each.

mod loader;

pub(crate) use loader::{CopyRows, Loader, finish, prepare};

use crate::Store;
use crate::append::{check_event, correction};
use crate::catalog;
use crate::chain::{JOURNAL as CHAIN, Seal};
use crate::error::StoreError;
use crate::fold::Fold;
use crate::journal::Record;
use crate::keys::NewKeys;
use crate::office::Office;
use crate::people::{Redirects, concerned, is_merge};
use crate::rebuild::write_redirects;
use crate::registers::{Folded, Registrar};
use crate::sql::Conn;
use crate::tally;
use crate::text::{self, LockedText};
use crate::value::Value;
use crate::words::Stems;
use domain::event::{Event, Payload};
use domain::{EventId, Moment, PersonId, StreamId};
use loader::{JOURNAL, JOURNAL_SUBJECT, JOURNAL_TEXT, STREAM};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Events handed from thread to thread at once.
const BATCH: usize = 512;

/// Batches that wait between the threads.
const WAITING: usize = 8;

impl Store {
    /// Loads events into an empty database with registers and duties, in one transaction.
    ///
    /// Ids and moments are kept; positions, places in streams and hashes are given in the
    /// order of the iterator. `progress` is told the number of events written so far.
    /// Returns the number of events. The structured part of all events, and a number for each
    /// word of their texts, is held in memory meanwhile.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] if the journal holds an event; [`StoreError::Duplicate`] if
    /// an id comes twice; [`StoreError::Invalid`] if `appended_at` goes backwards (a
    /// position would not be a moment of knowledge then) or a correction does not fit what
    /// it corrects.
    pub fn bulk_load(
        &self,
        events: &mut dyn Iterator<Item = Event>,
        fold: &Fold<'_>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<u64, StoreError> {
        let mut conn = self.backend.writer()?;
        let mut keys = NewKeys::new(&self.vault)?;
        prepare(&mut conn)?;
        let loaded = conn.transaction(|conn| load(conn, self, &mut keys, events, fold, progress));
        let finished = finish(&mut conn);
        // What went wrong with the load says more than what went wrong after it.
        loaded.and_then(|count| finished.map(|()| count))
    }
}

fn load(
    conn: &mut Conn,
    store: &Store,
    keys: &mut NewKeys<'_>,
    events: &mut dyn Iterator<Item = Event>,
    fold: &Fold<'_>,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, StoreError> {
    if conn.number("SELECT position FROM journal_head", &[])? != 0 {
        return Err(StoreError::NotEmpty);
    }
    let indexes = catalog::indexes(conn)?;
    for index in &indexes {
        conn.batch(&format!("DROP INDEX {}", index.name))?;
    }
    let seal = Seal::of(&store.vault, CHAIN, seal_now(conn)?)?;
    let mut order = Order::new(store, keys, seal);
    let written = journal(conn, events, &mut order, progress)?;
    let (end, stems) = order.done();
    keys.keep()?;
    let registrar = Registrar {
        ring: Some(keys.ring()),
        stems: Some(&stems),
        ..Registrar::new(conn, &store.vault)?
    };
    registers(conn, &written, &registrar, fold)?;
    tally::renew(conn)?;
    head(conn, &end)?;
    for index in &indexes {
        conn.batch(&index.sql)?;
    }
    Ok(written.len() as u64)
}

fn seal_now(conn: &mut Conn) -> Result<u32, StoreError> {
    let generation = conn.number("SELECT seal FROM journal_head", &[])?;
    Ok(u32::try_from(generation).unwrap_or_default())
}

/// What gives each event its place, and its texts their keys.
struct Order<'k, 'v> {
    store: &'k Store,
    keys: &'k mut NewKeys<'v>,
    seal: Seal,
    end: End,
    ids: HashMap<EventId, u64>,
    /// Of each event in turn: what the registers need of its words.
    stems: Vec<Stems>,
}

/// Where the journal ends.
#[derive(Default)]
struct End {
    position: u64,
    latest: Option<Moment>,
    hash: Vec<u8>,
    seqs: HashMap<StreamId, u32>,
}

impl<'k, 'v> Order<'k, 'v> {
    fn new(store: &'k Store, keys: &'k mut NewKeys<'v>, seal: Seal) -> Self {
        Self {
            store,
            keys,
            seal,
            end: End::default(),
            ids: HashMap::new(),
            stems: Vec::new(),
        }
    }

    fn done(self) -> (End, Vec<Stems>) {
        (self.end, self.stems)
    }

    fn place(&mut self, event: &mut Event) -> Result<(Record, Vec<LockedText>), StoreError> {
        check_event(event)?;
        let end = &mut self.end;
        if end.latest.is_some_and(|latest| event.appended_at < latest) {
            return Err(StoreError::Invalid(format!(
                "the event {} was written before the one in front of it; sort by appended_at",
                event.id
            )));
        }
        end.latest = Some(event.appended_at);
        end.position += 1;
        event.position = end.position;
        if self.ids.insert(event.id, end.position).is_some() {
            return Err(StoreError::Duplicate(event.id));
        }
        let seq = end.seqs.entry(event.stream).or_insert(0);
        *seq += 1;
        event.seq = *seq;
        for person in text::keepers(event) {
            self.keys.meet(person)?;
        }
        let texts = text::lock(&self.store.vault, self.keys.ring(), event)?;
        let record = Record::new(event, &texts, &end.hash, &self.seal);
        end.hash.clear();
        end.hash.extend_from_slice(&record.hash);
        self.stems.push(Stems::of(&event.text));
        // Of the texts only names are needed from here on.
        if !names(&event.payload) {
            event.text.clear();
        }
        Ok((record, texts))
    }
}

type Batch = Vec<(Event, Record, Vec<LockedText>)>;

/// First pass: gives places and hashes on this thread, writes on another.
fn journal(
    conn: &mut Conn,
    events: &mut dyn Iterator<Item = Event>,
    order: &mut Order<'_, '_>,
    progress: &mut dyn FnMut(u64),
) -> Result<Vec<Event>, StoreError> {
    let (send, receive) = sync_channel::<Batch>(WAITING);
    let written = std::thread::scope(|scope| {
        let writer = scope.spawn(|| write_journal(conn, receive));
        let placed = place_all(events, order, &send, progress);
        drop(send);
        let written = writer.join().map_err(|_| stopped())?;
        placed?;
        written
    })?;
    for event in written.iter().filter(|e| e.corrects.is_some()) {
        let corrected = event.corrects.and_then(|id| order.ids.get(&id).copied());
        let corrected = corrected
            .filter(|position| *position < event.position)
            .and_then(|position| written.get(usize::try_from(position).ok()? - 1));
        let Some(corrected) = corrected else {
            let what = format!("{} corrects an event that is not before it", event.id);
            return Err(StoreError::Invalid(what));
        };
        correction(event, corrected)?;
    }
    Ok(written)
}

fn place_all(
    events: &mut dyn Iterator<Item = Event>,
    order: &mut Order<'_, '_>,
    send: &SyncSender<Batch>,
    progress: &mut dyn FnMut(u64),
) -> Result<(), StoreError> {
    let mut batch = Batch::with_capacity(BATCH);
    for mut event in events {
        let (record, texts) = order.place(&mut event)?;
        batch.push((event, record, texts));
        if batch.len() == BATCH {
            let full = std::mem::replace(&mut batch, Batch::with_capacity(BATCH));
            // The writer has stopped; its own error is the one to tell.
            if send.send(full).is_err() {
                return Ok(());
            }
            progress(order.end.position);
        }
    }
    let _ = send.send(batch);
    progress(order.end.position);
    Ok(())
}

fn write_journal(conn: &mut Conn, batches: Receiver<Batch>) -> Result<Vec<Event>, StoreError> {
    let mut out = Vec::new();
    let mut loader = Loader::new(conn);
    for batch in batches {
        for (event, record, texts) in batch {
            loader.add(JOURNAL, &record.values(&event))?;
            for text in &texts {
                loader.add(JOURNAL_TEXT, &text.values(event.position))?;
            }
            out.push(event);
        }
    }
    loader.flush()?;
    Ok(out)
}

fn names(payload: &Payload) -> bool {
    matches!(
        payload,
        Payload::PersonRegistered(_)
            | Payload::PregnancyRegistered(_)
            | Payload::Born(_)
            | Payload::WorkerRegistered(_)
            | Payload::TeamCreated(_)
    )
}

/// Second pass: folds person by person on another thread, writes on this one.
fn registers(
    conn: &mut Conn,
    events: &[Event],
    registrar: &Registrar<'_>,
    fold: &Fold<'_>,
) -> Result<(), StoreError> {
    let merges: Vec<Event> = events
        .iter()
        .filter(|e| is_merge(&e.payload))
        .cloned()
        .collect();
    let redirects = Redirects::from_events(&merges);
    // Who is concerned by which event: as recorded, and under the surrogate that stands.
    let mut recorded: Vec<(PersonId, usize)> = Vec::with_capacity(events.len() * 5 / 4);
    for (n, event) in events.iter().enumerate() {
        recorded.extend(concerned(event).into_iter().map(|person| (person, n)));
    }
    recorded.sort_unstable();
    let mut standing = recorded.clone();
    if !redirects.is_empty() {
        for (person, _) in &mut standing {
            *person = redirects.canonical(*person);
        }
        standing.sort_unstable();
        standing.dedup();
    }
    let (send, receive) = sync_channel::<Vec<Folded>>(WAITING);
    std::thread::scope(|scope| {
        let (standing, redirects) = (&standing, &redirects);
        let folding =
            scope.spawn(move || fold_all(events, standing, redirects, (registrar, fold), &send));
        let written = write_registers(conn, &recorded, receive);
        let folded = folding.join().map_err(|_| stopped());
        written.and(folded?)
    })?;
    write_redirects(conn, &redirects)?;
    let office: Vec<Event> = events
        .iter()
        .filter(|e| e.stream == StreamId::OFFICE)
        .cloned()
        .collect();
    Office::fold(&office).write(conn, registrar.vault)
}

fn fold_all(
    events: &[Event],
    standing: &[(PersonId, usize)],
    redirects: &Redirects,
    (registrar, fold): (&Registrar<'_>, &Fold<'_>),
    send: &SyncSender<Vec<Folded>>,
) -> Result<(), StoreError> {
    let mut batch = Vec::new();
    for group in standing.chunk_by(|a, b| a.0 == b.0) {
        let about: Vec<Event> = group.iter().map(|(_, n)| events[*n].clone()).collect();
        let person = group[0].0;
        let members = if redirects.is_empty() {
            vec![person]
        } else {
            redirects.members(person)
        };
        batch.push(Folded::new(&members, &about, registrar, fold)?);
        if batch.len() == BATCH / 8 && send.send(std::mem::take(&mut batch)).is_err() {
            return Ok(());
        }
    }
    let _ = send.send(batch);
    Ok(())
}

fn write_registers(
    conn: &mut Conn,
    recorded: &[(PersonId, usize)],
    folded: Receiver<Vec<Folded>>,
) -> Result<(), StoreError> {
    let mut loader = Loader::new(conn);
    for (person, n) in recorded {
        loader.add(JOURNAL_SUBJECT, &[(*person).into(), (*n as u64 + 1).into()])?;
    }
    for batch in folded {
        batch.iter().try_for_each(|one| one.emit(&mut loader))?;
    }
    loader.flush()
}

fn head(conn: &mut Conn, order: &End) -> Result<(), StoreError> {
    let mut streams: Vec<_> = order.seqs.iter().collect();
    streams.sort_unstable();
    let mut loader = Loader::new(conn);
    for (stream, seq) in streams {
        loader.add(STREAM, &[(*stream).into(), (*seq).into()])?;
    }
    loader.flush()?;
    let Some(latest) = order.latest else {
        return Ok(());
    };
    conn.execute(
        "UPDATE journal_head SET position = ?1, appended_at = ?2, hash = ?3",
        &[
            order.position.into(),
            latest.into(),
            Value::Bytes(&order.hash),
        ],
    )?;
    Ok(())
}

fn stopped() -> StoreError {
    StoreError::Invalid("a thread of the bulk load stopped".into())
}
