//! The tables of the key store.

use crate::catalog;
use crate::error::StoreError;
use crate::migrate::{LOCK, in_words};
use crate::sql::{Backend, Conn};
use crate::value::Value;
use vault::Key;

const SCHEMA: &str = include_str!("../../keystore/0001_keys.sql");
/// Brings a key store of an earlier version up to date.
const UPGRADE: &str = include_str!("../../keystore/0002_erasure.sql");
const INDEXES: &str = include_str!("../../keystore/0003_indexes.sql");
const WIPE: &str = include_str!("../../keystore/0004_wipe.sql");

/// Makes the tables of a new key store; returns its id.
pub(super) fn prepare(backend: &Backend, is_new: bool) -> Result<Vec<u8>, StoreError> {
    backend.write(|conn| {
        if let Conn::Pg(_) = conn {
            conn.batch(LOCK)?;
        }
        // However it is spelled: in the database itself, keys would be in every backup of it.
        let before = catalog::tables(conn)?;
        if before.iter().any(|t| t.name == "journal") {
            return Err(StoreError::KeysNowhere);
        }
        conn.batch(&in_words(conn, SCHEMA))?;
        let is_older = |t: &catalog::Table| {
            t.name == "person_key" && !t.columns.iter().any(|column| column == "ground")
        };
        if before.iter().any(is_older) {
            conn.batch(&in_words(conn, UPGRADE))?;
        }
        conn.batch(INDEXES)?;
        conn.batch(&in_words(conn, WIPE))?;
        let read = "SELECT id FROM key_store";
        let known = conn.first(read, &[], |row| Ok(row.bytes(0)?.to_vec()))?;
        match known {
            Some(id) => Ok(id),
            None if is_new => {
                let random = Key::random()?;
                let id = &random.bytes()[..16];
                let sql = "INSERT INTO key_store (one, id) VALUES (1, ?1)";
                conn.execute(sql, &[Value::Bytes(id)])?;
                Ok(id.to_vec())
            }
            None => Err(StoreError::KeysMissing(
                "the content of the key store".into(),
            )),
        }
    })
}
