//! The step from readable to encrypted: checks the chain as it was, encrypts every text,
//! seals every row anew and rewrites the registers that hold names.
//!
//! Runs inside its migration's transaction, between the new tables and the end of the old
//! ones. It speaks to the schema as it is at that moment and must not follow later changes.

use crate::chain::{JOURNAL, Seal, audience};
use crate::error::StoreError;
use crate::journal::{READ, read, unsigned};
use crate::keys::{Purpose, Vault};
use crate::office::lock_name;
use crate::people::{Tokens, concerned, lock_column};
use crate::registers::insert;
use crate::sql::Conn;
use crate::text::lock;
use crate::value::{Cell, Value};
use domain::PersonId;
use domain::event::Event;
use domain::text::Text;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Rows rewritten between two reads.
const STRIDE: u64 = 2048;

/// The columns that the chain covered.
const COVERED: &str = "position, id, stream, seq, kind, v, at, known_at, appended_at, actor, \
                       role, subjects, data, corrects, mode, text_digest";

pub(super) fn run(conn: &mut Conn, vault: &Vault) -> Result<bool, StoreError> {
    let end = unsigned(conn.number("SELECT position FROM journal_head", &[])?);
    if end == 0 {
        return Ok(false);
    }
    tracing::info!(events = end, "encrypting what is recorded");
    if let Conn::Lite(_) = conn {
        // What the migration takes away must not stay readable in the file.
        conn.batch("PRAGMA secure_delete = ON")?;
    }
    let seal = Seal::of(vault, JOURNAL, 1)?;
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let mut from = 0;
    while from < end {
        let until = (from + STRIDE).min(end);
        stride(conn, vault, &seal, (from, until), (&mut old, &mut new))?;
        from = until;
        if from.is_multiple_of(STRIDE * 32) {
            tracing::info!(done = from, of = end, "encrypting");
        }
    }
    let head = conn.first("SELECT hash FROM journal_head", &[], |row| {
        Ok(row.bytes(0)?.to_vec())
    })?;
    if head.as_deref() != Some(old.as_slice()) {
        return Err(broken(end));
    }
    conn.execute("UPDATE journal_head SET hash = ?1", &[Value::Bytes(&new)])?;
    persons(conn, vault)?;
    staff(conn, vault)?;
    tracing::info!("everything is encrypted");
    Ok(true)
}

/// Leaves nothing readable behind in the file: pages once free, and the log of changes.
pub(super) fn wipe(conn: &mut Conn) -> Result<(), StoreError> {
    match conn {
        Conn::Lite(_) => {
            conn.batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA secure_delete = OFF")
        }
        // Tables that were dropped took their files with them; rows that were changed or deleted
        // stay in these until they are written anew.
        Conn::Pg(_) => ["journal", "worker", "team"]
            .iter()
            .try_for_each(|table| conn.batch(&format!("VACUUM FULL {table}"))),
    }
}

fn broken(position: u64) -> StoreError {
    StoreError::Damaged(format!(
        "the chain does not hold at position {position}; nothing was encrypted"
    ))
}

/// Encrypts and seals the rows after one position up to another.
fn stride(
    conn: &mut Conn,
    vault: &Vault,
    seal: &Seal,
    (from, until): (u64, u64),
    (old, new): (&mut Vec<u8>, &mut Vec<u8>),
) -> Result<(), StoreError> {
    let span: [Value<'_>; 2] = [from.into(), until.into()];
    let sql = format!(
        "SELECT {READ} FROM journal j WHERE j.position > ?1 AND j.position <= ?2 \
         ORDER BY j.position"
    );
    let mut events: Vec<Event> = conn.all(&sql, &span, read)?;
    let sql = "SELECT position, field, audience, value FROM plain_text \
               WHERE position > ?1 AND position <= ?2";
    conn.each(sql, &span, |row| {
        let position = unsigned(row.int(0)?);
        if let Ok(at) = events.binary_search_by_key(&position, |e| e.position) {
            let text = Text {
                audience: audience(row.text(2)?)?,
                value: row.text(3)?.to_owned(),
            };
            events[at].text.insert(row.text(1)?.to_owned(), text);
        }
        Ok(())
    })?;
    let sql = format!(
        "SELECT {COVERED}, hash FROM journal WHERE position > ?1 AND position <= ?2 \
         ORDER BY position"
    );
    let rows: Vec<Vec<Cell>> =
        conn.all(&sql, &span, |row| (0..17).map(|at| row.cell(at)).collect())?;
    let about: BTreeSet<PersonId> = events.iter().flat_map(concerned).collect();
    let about: Vec<PersonId> = about.into_iter().collect();
    let ring = vault.ring_for_writing(&about)?;
    let mut texts = Vec::new();
    for (event, row) in events.iter().zip(&rows) {
        let mut columns: Vec<Value<'_>> = row[..16].iter().map(Cell::value).collect();
        let digest = plain_digest(event);
        let fits = columns[15] == Value::from(digest.as_ref().map(<[u8; 32]>::as_slice));
        *old = plain_link(old, &columns);
        if !fits || row[16] != Cell::Bytes(old.clone()) {
            return Err(broken(event.position));
        }
        let locked = lock(vault, &ring, event)?;
        let digest = seal.texts(&locked);
        columns[15] = digest.as_ref().map(<[u8; 32]>::as_slice).into();
        columns.push(seal.generation.into());
        *new = seal.link(new, &columns).to_vec();
        let set: [Value<'_>; 4] = [
            event.position.into(),
            columns[15],
            columns[16],
            Value::Bytes(new),
        ];
        let sql = "UPDATE journal SET text_digest = ?2, seal = ?3, hash = ?4 WHERE position = ?1";
        conn.execute(sql, &set)?;
        for text in &locked {
            let values = text.values(event.position);
            texts.push(values.iter().map(|v| v.to_cell()).collect());
        }
    }
    let columns = ["position", "field", "audience", "value", "keys"];
    insert(conn, "journal_text", &columns, &texts)
}

/// The chain as it was before the seal.
fn plain_link(before: &[u8], columns: &[Value<'_>]) -> Vec<u8> {
    let mut hash = Sha256::new();
    part(&mut hash, b'b', before);
    for column in columns {
        match column {
            Value::Null => part(&mut hash, b'n', &[]),
            Value::Int(n) => part(&mut hash, b'i', &n.to_be_bytes()),
            Value::Id(id) => part(&mut hash, b'b', id),
            Value::Text(t) => part(&mut hash, b't', t.as_bytes()),
            Value::Bytes(b) => part(&mut hash, b'b', b),
        }
    }
    hash.finalize().to_vec()
}

fn part(hash: &mut Sha256, tag: u8, bytes: &[u8]) {
    let mut head = [tag; 9];
    head[1..].copy_from_slice(&(bytes.len() as u64).to_be_bytes());
    hash.update(head);
    hash.update(bytes);
}

fn plain_digest(event: &Event) -> Option<[u8; 32]> {
    if event.text.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    for (field, text) in &event.text {
        part(&mut hash, b't', field.as_bytes());
        part(
            &mut hash,
            b't',
            crate::chain::audience_word(text.audience).as_bytes(),
        );
        part(&mut hash, b't', text.value.as_bytes());
    }
    Some(hash.finalize().into())
}

fn persons(conn: &mut Conn, vault: &Vault) -> Result<(), StoreError> {
    let (newest, _) = vault.newest(Purpose::Token);
    let tokens = Tokens::of(vault, newest)?;
    let sql = "SELECT person, name, cpr, address FROM plain_person ORDER BY person";
    let all = conn.all(sql, &[], |row| {
        let word = |at| Ok::<_, StoreError>(row.maybe_text(at)?.map(str::to_owned));
        let person = PersonId::from_bytes(row.bytes(0)?);
        Ok((person, word(1)?, word(2)?, word(3)?))
    })?;
    for some in all.chunks(512) {
        let ids: Vec<PersonId> = some.iter().map(|(person, ..)| *person).collect();
        let ring = vault.ring_for_writing(&ids)?;
        let (mut rows, mut words) = (Vec::new(), Vec::new());
        for (person, name, cpr, address) in some {
            let key = &ring[person];
            let lock = |column: &str, word: &Option<String>| {
                let word = word.as_deref()?;
                Some(Cell::Bytes(lock_column(key, *person, column, word)))
            };
            let id = Value::from(*person).to_cell();
            rows.push(vec![
                id.clone(),
                lock("name", name).unwrap_or(Cell::Null),
                lock("cpr", cpr).unwrap_or(Cell::Null),
                cpr.as_deref()
                    .map_or(Cell::Null, |cpr| Cell::Int(tokens.of_cpr(cpr))),
                lock("address", address).unwrap_or(Cell::Null),
            ]);
            for token in name.iter().flat_map(|name| tokens.of_name(name)) {
                words.push(vec![id.clone(), Cell::Int(token)]);
            }
        }
        let columns = ["person", "name", "cpr", "cpr_token", "address"];
        insert(conn, "person_text", &columns, &rows)?;
        insert(conn, "name_token", &["person", "token"], &words)?;
    }
    Ok(())
}

fn staff(conn: &mut Conn, vault: &Vault) -> Result<(), StoreError> {
    let sql = "SELECT worker, name, role, team, since_at, left_at FROM plain_worker";
    let mut rows = conn.all(sql, &[], |row| {
        (0..6).map(|at| row.cell(at)).collect::<Result<Vec<_>, _>>()
    })?;
    lock_names(vault, &mut rows)?;
    let columns = ["worker", "name", "role", "team", "since_at", "left_at"];
    insert(conn, "worker", &columns, &rows)?;
    let sql = "SELECT team, name FROM plain_team";
    let mut rows = conn.all(sql, &[], |row| Ok(vec![row.cell(0)?, row.cell(1)?]))?;
    lock_names(vault, &mut rows)?;
    insert(conn, "team", &["team", "name"], &rows)
}

/// Encrypts the second column; the first is the id.
fn lock_names(vault: &Vault, rows: &mut [Vec<Cell>]) -> Result<(), StoreError> {
    for row in rows {
        let id = match &row[0] {
            Cell::Text(code) => code.as_bytes(),
            Cell::Bytes(id) => id,
            _ => &[],
        };
        if let Cell::Text(name) = &row[1] {
            row[1] = Cell::Bytes(lock_name(vault, id, name)?);
        }
    }
    Ok(())
}
