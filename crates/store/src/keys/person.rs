//! One key for each person: made before the first text that needs it, found for reading.

use super::Vault;
use super::purpose::key_id;
use crate::error::StoreError;
use crate::journal::places;
use crate::registers::insert;
use crate::sql::{Conn, Row};
use crate::value::{Cell, Value};
use domain::PersonId;
use std::collections::{BTreeMap, BTreeSet};
use vault::{Key, MasterKeys};

/// Persons looked up in one statement.
const BATCH: usize = 256;

/// Keys wrapped anew in one transaction.
const REWRAPPED: u32 = 1000;

/// Keys by person.
pub(crate) type Ring = BTreeMap<PersonId, Key>;

/// What the key store says of a person.
enum Found {
    Key(Key),
    Destroyed,
}

impl Vault {
    /// The keys of persons, for reading; those never made or destroyed are left out.
    pub(crate) fn ring(
        &self,
        persons: impl IntoIterator<Item = PersonId>,
    ) -> Result<Ring, StoreError> {
        let mut ring = Ring::new();
        let mut unknown = BTreeSet::new();
        {
            let cache = self.cache();
            for person in persons {
                match cache.get(person) {
                    Some(key) => {
                        ring.insert(person, key.clone());
                    }
                    None => {
                        unknown.insert(person);
                    }
                }
            }
        }
        if unknown.is_empty() {
            return Ok(ring);
        }
        let found =
            self.with_master(|master| read(&mut self.backend.reader()?, &unknown, master))?;
        let mut cache = self.cache();
        for (person, found) in found {
            if let Found::Key(key) = found {
                cache.put(person, key.clone());
                ring.insert(person, key);
            }
        }
        Ok(ring)
    }

    /// The keys of persons, for writing; those absent are made, durably, before this
    /// returns.
    ///
    /// # Errors
    /// [`StoreError::Erased`] if a key was destroyed: nothing more is written about them.
    pub(crate) fn ring_for_writing(&self, persons: &[PersonId]) -> Result<Ring, StoreError> {
        let ring = self.ring(persons.iter().copied())?;
        let absent: BTreeSet<PersonId> = persons
            .iter()
            .copied()
            .filter(|person| !ring.contains_key(person))
            .collect();
        if absent.is_empty() {
            return Ok(ring);
        }
        // A key under a master key that was given up meanwhile would be lost.
        self.reload_master()?;
        let master = self.master();
        self.backend.write(|conn| {
            for person in &absent {
                // Two nodes may meet the person at once; the first one's key is the one.
                insert_key(conn, *person, &Key::random()?, &master)?;
            }
            Ok(())
        })?;
        let mut ring = ring;
        let found =
            self.with_master(|master| read(&mut self.backend.reader()?, &absent, master))?;
        let mut cache = self.cache();
        for (person, found) in found {
            let Found::Key(key) = found else {
                return Err(StoreError::Erased(person));
            };
            cache.put(person, key.clone());
            ring.insert(person, key);
        }
        Ok(ring)
    }
}

fn read(
    conn: &mut Conn,
    persons: &BTreeSet<PersonId>,
    master: &MasterKeys,
) -> Result<Vec<(PersonId, Found)>, StoreError> {
    let all: Vec<Value<'_>> = persons.iter().map(|p| (*p).into()).collect();
    let mut out = Vec::with_capacity(all.len());
    for some in all.chunks(BATCH) {
        // A full batch always has the same text, so that its statement stays prepared.
        let mut params = some.to_vec();
        let width = if some.len() > 8 { BATCH } else { some.len() };
        params.resize(width, some[0]);
        let sql = format!(
            "SELECT person, master, wrapped FROM person_key WHERE person IN ({})",
            places(1, width)
        );
        conn.each(&sql, &params, |row| {
            out.push(found(row, master)?);
            Ok(())
        })?;
    }
    Ok(out)
}

/// Reads person, master and wrapped key.
fn found(row: &Row<'_>, master: &MasterKeys) -> Result<(PersonId, Found), StoreError> {
    let person = PersonId::from_bytes(row.bytes(0)?);
    let found = match (row.maybe_bytes(1)?, row.maybe_bytes(2)?) {
        (Some(by), Some(wrapped)) => {
            let by = master.find(key_id(by))?;
            Found::Key(Key::unwrap(by, &person.bytes(), wrapped)?)
        }
        _ => Found::Destroyed,
    };
    Ok((person, found))
}

fn insert_key(
    conn: &mut Conn,
    person: PersonId,
    key: &Key,
    master: &MasterKeys,
) -> Result<(), StoreError> {
    let by = master.newest();
    let sql = "INSERT INTO person_key (person, master, wrapped) VALUES (?1, ?2, ?3) \
               ON CONFLICT (person) DO NOTHING";
    let wrapped = key.wrap(by, &person.bytes());
    let row = [
        person.into(),
        Value::Bytes(&by.id().0),
        Value::Bytes(&wrapped),
    ];
    conn.execute(sql, &row).map(|_| ())
}

/// Wraps some of the keys under an older master key anew; returns how many.
pub(super) fn rewrap_persons(conn: &mut Conn, master: &MasterKeys) -> Result<u64, StoreError> {
    let by = master.newest();
    let newest = by.id().0;
    let sql = "SELECT person, master, wrapped FROM person_key \
               WHERE wrapped IS NOT NULL AND master <> ?1 LIMIT ?2";
    let some: [Value<'_>; 2] = [Value::Bytes(&newest), REWRAPPED.into()];
    let old = conn.all(sql, &some, |row| found(row, master))?;
    for (person, key) in &old {
        if let Found::Key(key) = key {
            // Destroyed meanwhile it stays destroyed.
            let sql = "UPDATE person_key SET master = ?2, wrapped = ?3 \
                       WHERE person = ?1 AND wrapped IS NOT NULL";
            let wrapped = key.wrap(by, &person.bytes());
            let row = [
                (*person).into(),
                Value::Bytes(&newest),
                Value::Bytes(&wrapped),
            ];
            conn.execute(sql, &row)?;
        }
    }
    Ok(old.len() as u64)
}

/// Keys for a bulk load: made as persons are met, and kept in one go before anything that
/// needs them is committed.
pub(crate) struct NewKeys<'v> {
    vault: &'v Vault,
    ring: Ring,
    destroyed: BTreeSet<PersonId>,
    fresh: Vec<PersonId>,
}

impl<'v> NewKeys<'v> {
    /// Begins with the keys that are there already.
    pub(crate) fn new(vault: &'v Vault) -> Result<Self, StoreError> {
        let mut out = Self {
            vault,
            ring: Ring::new(),
            destroyed: BTreeSet::new(),
            fresh: Vec::new(),
        };
        let master = vault.master();
        let sql = "SELECT person, master, wrapped FROM person_key";
        vault.backend.reader()?.each(sql, &[], |row| {
            let (person, found) = found(row, &master)?;
            match found {
                Found::Key(key) => out.ring.insert(person, key).is_none(),
                Found::Destroyed => out.destroyed.insert(person),
            };
            Ok(())
        })?;
        Ok(out)
    }

    /// Makes sure that a person has a key.
    pub(crate) fn meet(&mut self, person: PersonId) -> Result<(), StoreError> {
        if self.ring.contains_key(&person) {
            return Ok(());
        }
        if self.destroyed.contains(&person) {
            return Err(StoreError::Erased(person));
        }
        self.ring.insert(person, Key::random()?);
        self.fresh.push(person);
        Ok(())
    }

    /// All keys.
    pub(crate) fn ring(&self) -> &Ring {
        &self.ring
    }

    /// Keeps the new keys durably.
    pub(crate) fn keep(&mut self) -> Result<(), StoreError> {
        let master = self.vault.master();
        let by = master.newest();
        let id = by.id();
        self.vault.backend.write(|conn| {
            for some in self.fresh.chunks(4096) {
                let row = |person: &PersonId| {
                    let wrapped = self.ring[person].wrap(by, &person.bytes());
                    vec![
                        Value::from(*person).to_cell(),
                        Cell::Bytes(id.0.to_vec()),
                        Cell::Bytes(wrapped),
                    ]
                };
                let rows: Vec<Vec<Cell>> = some.iter().map(row).collect();
                insert(conn, "person_key", &["person", "master", "wrapped"], &rows)?;
            }
            Ok(())
        })?;
        self.fresh.clear();
        Ok(())
    }
}
