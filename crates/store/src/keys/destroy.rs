//! Destroying persons' keys: the row stays as a tombstone, so that no key is made again.

use super::Vault;
use crate::error::StoreError;
use crate::sql::Wiped;
use crate::value::Value;
use domain::{ErasureGround, Moment, PersonId};

/// A person whose key was destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// The surrogate.
    pub person: PersonId,
    /// When.
    pub at: Moment,
    /// On what ground.
    pub ground: ErasureGround,
}

/// The first destruction is the one that counts.
const DESTROY: &str = "INSERT INTO person_key (person, destroyed_at, ground) VALUES (?1, ?2, ?3) \
     ON CONFLICT (person) DO UPDATE SET master = NULL, wrapped = NULL, \
     destroyed_at = excluded.destroyed_at, ground = excluded.ground \
     WHERE person_key.wrapped IS NOT NULL";

impl Vault {
    /// Destroys keys durably, in the files of the key store too.
    pub(crate) fn destroy(&self, tombstones: &[Tombstone]) -> Result<(), StoreError> {
        if tombstones.is_empty() {
            return Ok(());
        }
        let wiped = Wiped::Rewritten(&["person_key"]);
        let written = self.backend.write_and_wipe(wiped, |conn| {
            for one in tombstones {
                let row: [Value<'_>; 3] =
                    [one.person.into(), one.at.into(), one.ground.as_str().into()];
                conn.execute(DESTROY, &row)?;
            }
            Ok(())
        });
        // Also when wiping failed: the keys are gone all the same.
        let mut cache = self.cache();
        for one in tombstones {
            cache.forget(one.person);
        }
        written
    }

    /// Cleans the files of the key store of keys that were destroyed or wrapped anew before.
    pub(crate) fn finish_wipe(&self) -> Result<bool, StoreError> {
        self.backend.wipe()
    }

    /// Everybody whose key was destroyed, in order of id.
    pub(crate) fn tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        let sql = "SELECT person, coalesce(destroyed_at, 0), ground FROM person_key \
                   WHERE wrapped IS NULL ORDER BY person";
        self.backend.reader()?.all(sql, &[], |row| {
            Ok(Tombstone {
                person: PersonId::from_bytes(row.bytes(0)?),
                at: Moment(row.int(1)?),
                ground: row
                    .maybe_text(2)?
                    .and_then(|word| word.parse().ok())
                    .unwrap_or(ErasureGround::Ordered),
            })
        })
    }
}
