//! The journal itself: gapless, chained, canonical, with its texts and subjects.

use super::{FindingKind, Verification};
use crate::chain::{JOURNAL, Seal};
use crate::error::StoreError;
use crate::file;
use crate::journal::{COLUMNS, COVERED, read, read_text, unsigned};
use crate::keys::{Ring, Vault};
use crate::people::concerned;
use crate::sql::{Conn, Row};
use crate::text::{self, LockedText, keepers};
use crate::value::{Cell, Value, hex};
use domain::{Payload, PersonId, StreamId};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows read in one go.
const STRIDE: u64 = 4096;

/// What is carried from row to row.
struct Walk<'v> {
    vault: &'v Vault,
    /// The seal of the rows that come now; its generation never falls.
    seal: Seal,
    position: u64,
    hash: Vec<u8>,
    seqs: HashMap<StreamId, i64>,
    /// Whether the walk began at the first event, so that every stream does too.
    is_whole: bool,
    subjects: Sum,
    texts: i64,
    /// The first position at which each generation may stand.
    begins: BTreeMap<u32, u64>,
    /// Persons whose keys were destroyed.
    gone: BTreeSet<PersonId>,
    /// Where the journal says that a person was erased whose key is still there.
    undead: Vec<u64>,
}

impl Walk<'_> {
    /// Whether the keys of all these persons were destroyed; nobody is not.
    fn are_gone(&self, persons: &[PersonId]) -> bool {
        !persons.is_empty() && persons.iter().all(|person| self.gone.contains(person))
    }
}

impl<'v> Walk<'v> {
    fn begin(vault: &'v Vault) -> Result<Self, StoreError> {
        Ok(Self {
            vault,
            seal: Seal::of(vault, JOURNAL, 1)?,
            position: 0,
            hash: Vec::new(),
            seqs: HashMap::new(),
            is_whole: true,
            subjects: Sum::default(),
            texts: 0,
            begins: vault.seal_begins()?,
            gone: vault.tombstones()?.iter().map(|one| one.person).collect(),
            undead: Vec::new(),
        })
    }
}

/// A sum over pairs in any order: equal sets have equal sums.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Sum {
    count: u64,
    sum: u128,
}

impl Sum {
    pub(super) fn add(&mut self, person: PersonId, position: u64) {
        let digest = Sha256::new()
            .chain_update(person.bytes())
            .chain_update(position.to_be_bytes())
            .finalize();
        let mut half = [0; 16];
        half.copy_from_slice(&digest[..16]);
        self.count += 1;
        self.sum = self.sum.wrapping_add(u128::from_be_bytes(half));
    }
}

/// One row as it stands.
struct Stored {
    cells: Vec<Cell>,
    event: Result<domain::Event, String>,
}

/// The texts of one event as they are stored.
type Texts = HashMap<u64, Vec<LockedText>>;

pub(super) fn verify(
    conn: &mut Conn,
    vault: &Vault,
    out: &mut Verification,
) -> Result<(), StoreError> {
    let mut walk = Walk::begin(vault)?;
    let end = unsigned(conn.number("SELECT coalesce(max(position), 0) FROM journal", &[])?);
    let mut from = 0;
    while from < end {
        let span = [from.into(), (from + STRIDE).into()];
        stride(conn, &span, &mut walk, out)?;
        from += STRIDE;
    }
    out.events = walk.position;
    out.head = hex(&walk.hash);
    head(conn, &walk, out)?;
    for position in &walk.undead {
        let detail = "a person was erased, and the key is still there";
        out.find(FindingKind::Erasure, Some(*position), None, detail);
    }
    streams(conn, &walk, out)?;
    subjects(conn, &walk, out)
}

/// So many events after a position, which must be there: rows, texts, and how each hangs on the one before.
/// Whether the first hangs on what was sealed is seen from the row before it.
pub(super) fn slice(
    conn: &mut Conn,
    vault: &Vault,
    (after, rows): (u64, u64),
    out: &mut Verification,
) -> Result<(), StoreError> {
    let mut walk = Walk::begin(vault)?;
    if after > 0 {
        let sql = "SELECT hash, seal FROM journal WHERE position = ?1";
        let before = conn.first(sql, &[after.into()], |row| {
            Ok((row.bytes(0)?.to_vec(), row.int(1)?))
        })?;
        let Some((hash, generation)) = before else {
            out.find(
                FindingKind::Position,
                Some(after),
                None,
                "the event is gone",
            );
            return Ok(());
        };
        let generation = u32::try_from(generation).unwrap_or(1);
        walk = Walk {
            seal: Seal::of(vault, JOURNAL, generation)?,
            position: after,
            hash,
            is_whole: false,
            ..walk
        };
    }
    let mut from = after;
    while from < after + rows {
        let to = (from + STRIDE).min(after + rows);
        stride(conn, &[from.into(), to.into()], &mut walk, out)?;
        from = to;
    }
    if walk.position != after + rows {
        let detail = format!("the part ends at {} and not where it should", walk.position);
        out.find(FindingKind::Position, Some(walk.position), None, detail);
    }
    out.events = walk.position - after;
    out.head = hex(&walk.hash);
    Ok(())
}

fn stride(
    conn: &mut Conn,
    span: &[Value<'_>],
    walk: &mut Walk<'_>,
    out: &mut Verification,
) -> Result<(), StoreError> {
    let mut texts = Texts::new();
    let sql = "SELECT position, field, audience, value, keys FROM journal_text \
               WHERE position > ?1 AND position <= ?2 ORDER BY position, field";
    conn.each(sql, span, |row| {
        let position = unsigned(row.int(0)?);
        walk.texts += 1;
        match read_text(row) {
            Ok(text) => texts.entry(position).or_default().push(text),
            Err(e) => out.find(FindingKind::Text, Some(position), None, e.to_string()),
        }
        Ok(())
    })?;
    let columns = COLUMNS
        .iter()
        .map(|c| format!("j.{c}"))
        .collect::<Vec<_>>()
        .join(", ");
    let sql = format!(
        "SELECT {columns} FROM journal j WHERE j.position > ?1 AND j.position <= ?2 \
         ORDER BY j.position"
    );
    let ring = walk.vault.ring(text::persons(texts.values().flatten()))?;
    let mut documents = Vec::new();
    conn.each(&sql, span, |row| {
        let stored = stored(row)?;
        let texts = texts.remove(&int(&stored.cells[0])).unwrap_or_default();
        check(&stored, &texts, walk, out);
        opens(&stored, &texts, &ring, walk, out)?;
        let event = stored.event.ok();
        documents.extend(event.filter(|e| matches!(e.payload, Payload::DocumentAdded(_))));
        Ok(())
    })?;
    for event in documents {
        let are_gone = |all: &[PersonId]| walk.are_gone(all);
        let fault = file::fault(conn, walk.vault, &event, keepers(&event), &are_gone)?;
        if let Some(detail) = fault {
            out.find(FindingKind::File, Some(event.position), None, detail);
        }
    }
    Ok(())
}

/// Every text opens with the key of somebody it is about; it is gone only when all of them
/// are deleted.
fn opens(
    row: &Stored,
    texts: &[LockedText],
    ring: &Ring,
    walk: &Walk<'_>,
    out: &mut Verification,
) -> Result<(), StoreError> {
    let Ok(event) = &row.event else {
        return Ok(());
    };
    let at = Some(int(&row.cells[0]));
    let is_told = !bytes(&row.cells[DIGEST]).is_empty();
    let is_gone = || walk.are_gone(&keepers(event));
    if is_told && texts.is_empty() && !is_gone() {
        out.find(FindingKind::Text, at, None, "its texts are gone");
    }
    for text in texts {
        let words = text.open(walk.vault, ring, event.id);
        let is_lost = match words {
            Ok(Some(_)) => false,
            Ok(None) => !is_gone(),
            Err(StoreError::Vault(_)) => true,
            Err(e) => return Err(e),
        };
        if is_lost {
            out.find(FindingKind::Text, at, None, "no key opens a text");
        } else if !text.is_for(walk.vault, ring, event, &|all| walk.are_gone(all))? {
            let detail = "a text is not wrapped for everybody it is about, and nobody else";
            out.find(FindingKind::Text, at, None, detail);
        }
    }
    Ok(())
}

/// The places of the digest of texts and of the generation of the seal in `COLUMNS`.
const DIGEST: usize = 15;
const SEAL: usize = 16;

fn stored(row: &Row<'_>) -> Result<Stored, StoreError> {
    let cells = (0..COLUMNS.len())
        .map(|at| row.cell(at))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Stored {
        cells,
        event: read(row).map_err(|e| e.to_string()),
    })
}

fn check(row: &Stored, texts: &[LockedText], walk: &mut Walk<'_>, out: &mut Verification) {
    let position = int(&row.cells[0]);
    let at = Some(position);
    if position != walk.position + 1 {
        let detail = format!("{} is followed by {position}", walk.position);
        out.find(FindingKind::Position, at, None, detail);
    }
    walk.position = position;
    let values: Vec<Value<'_>> = row.cells[..COVERED].iter().map(Cell::value).collect();
    let generation = u32::try_from(int(&row.cells[SEAL])).unwrap_or_default();
    if walk
        .begins
        .get(&generation)
        .is_some_and(|begin| position < *begin)
    {
        let detail = "sealed with a key that was not made yet";
        out.find(FindingKind::Hash, at, None, detail);
    }
    if generation != walk.seal.generation {
        match Seal::of(walk.vault, JOURNAL, generation) {
            Ok(seal) if generation > walk.seal.generation => walk.seal = seal,
            _ => out.find(
                FindingKind::Hash,
                at,
                None,
                "sealed with a key it cannot have",
            ),
        }
    }
    let hash = walk.seal.link(&walk.hash, &values);
    let was = bytes(&row.cells[COVERED]);
    if hash != was {
        out.find(
            FindingKind::Hash,
            at,
            None,
            "the row or its predecessor was changed",
        );
    }
    // On with the stored hash, so that one changed row is one finding.
    walk.hash = was.to_vec();
    let digest = walk.seal.texts(texts);
    let is_same = digest.as_ref().map_or(&[][..], |d| d.as_slice()) == bytes(&row.cells[DIGEST]);
    // Texts that nobody can open any more are taken away; the seal keeps that there were some.
    if !is_same && !texts.is_empty() {
        out.find(
            FindingKind::Text,
            at,
            None,
            "the texts are not those that were recorded",
        );
    }
    let stream = StreamId::from_bytes(bytes(&row.cells[2]));
    let seq = i64::try_from(int(&row.cells[3])).unwrap_or(0);
    let known = walk.seqs.insert(stream, seq);
    let before = known.unwrap_or(0);
    if seq != before + 1 && (walk.is_whole || known.is_some()) {
        let detail = format!("place {before} of the stream {stream} is followed by {seq}");
        out.find(FindingKind::Sequence, at, None, detail);
    }
    match &row.event {
        Ok(event) => {
            if event.payload.to_bytes() != bytes(&row.cells[12]) {
                out.find(
                    FindingKind::Bytes,
                    at,
                    None,
                    "the payload is not in canonical form",
                );
            }
            for person in concerned(event) {
                walk.subjects.add(person, position);
            }
            if let Payload::PersonErased(erased) = &event.payload
                && !walk.are_gone(&erased.surrogates().collect::<Vec<_>>())
            {
                walk.undead.push(position);
            }
        }
        Err(e) => out.find(FindingKind::Bytes, at, None, e.as_str()),
    }
}

fn int(cell: &Cell) -> u64 {
    if let Cell::Int(n) = cell {
        unsigned(*n)
    } else {
        0
    }
}

fn bytes(cell: &Cell) -> &[u8] {
    if let Cell::Bytes(b) = cell { b } else { &[] }
}

fn head(conn: &mut Conn, walk: &Walk<'_>, out: &mut Verification) -> Result<(), StoreError> {
    let head = conn.first("SELECT position, hash FROM journal_head", &[], |row| {
        Ok((unsigned(row.int(0)?), row.bytes(1)?.to_vec()))
    })?;
    if head.as_ref().map(|(position, _)| *position) != Some(walk.position) {
        let detail = format!(
            "the journal ends at {}, not where its head says",
            walk.position
        );
        out.find(FindingKind::Position, Some(walk.position), None, detail);
    } else if head.is_some_and(|(_, hash)| hash != walk.hash) {
        out.find(
            FindingKind::Hash,
            Some(walk.position),
            None,
            "the head has another hash",
        );
    }
    let texts = conn.number("SELECT count(*) FROM journal_text", &[])?;
    if texts != walk.texts {
        out.find(
            FindingKind::Text,
            None,
            None,
            "there are texts of events that do not exist",
        );
    }
    Ok(())
}

fn streams(conn: &mut Conn, walk: &Walk<'_>, out: &mut Verification) -> Result<(), StoreError> {
    let mut known = 0;
    conn.each("SELECT id, seq FROM stream WHERE seq > 0", &[], |row| {
        let (stream, seq) = (StreamId::from_bytes(row.bytes(0)?), row.int(1)?);
        known += 1;
        if walk.seqs.get(&stream) != Some(&seq) {
            let detail = format!("the stream {stream} is not at {seq}");
            out.find(FindingKind::Sequence, None, None, detail);
        }
        Ok(())
    })?;
    if known != walk.seqs.len() {
        out.find(FindingKind::Sequence, None, None, "a stream has no version");
    }
    Ok(())
}

fn subjects(conn: &mut Conn, walk: &Walk<'_>, out: &mut Verification) -> Result<(), StoreError> {
    let mut sum = Sum::default();
    conn.each("SELECT person, position FROM journal_subject", &[], |row| {
        sum.add(PersonId::from_bytes(row.bytes(0)?), unsigned(row.int(1)?));
        Ok(())
    })?;
    if sum != walk.subjects {
        let detail = "the table of subjects is not what the events say";
        out.find(FindingKind::Subject, None, None, detail);
    }
    Ok(())
}
