//! New keys in place of old ones: another generation of a key of the installation, another
//! master key around all of them.

use super::person::rewrap_persons;
use super::purpose::{self, Made, about, key_id};
use super::{Master, Purpose, Vault, master};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::sql::{Conn, Wiped};
use crate::value::Value;
use domain::Moment;
use std::collections::BTreeMap;
use std::sync::PoisonError;
use vault::{Key, MasterKeys};

/// How many keys were wrapped anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rewrapped {
    /// Keys of persons.
    pub persons: u64,
    /// Keys of the installation.
    pub installation: u64,
}

impl Vault {
    /// Makes another generation of a key, durably; the one before stays.
    pub(crate) fn new_generation(
        &self,
        purpose: Purpose,
        from_position: u64,
        at: Moment,
    ) -> Result<u32, StoreError> {
        self.reload_master()?;
        let generation = self.newest(purpose).0 + 1;
        let made = Made {
            purpose,
            generation,
            from_position,
            at: Some(at),
        };
        let master = self.master();
        self.backend
            .write(|conn| purpose::insert(conn, &made, &master))?;
        self.reload_purposes()?;
        Ok(generation)
    }

    /// Gives up all generations of a key before the newest; what they made can be told from
    /// nothing any more.
    pub(crate) fn give_up_older(&self, purpose: Purpose) -> Result<(), StoreError> {
        let (newest, _) = self.newest(purpose);
        let row: [Value<'_>; 2] = [purpose.as_str().into(), newest.into()];
        let sql = "SELECT count(*) FROM purpose_key WHERE purpose = ?1 AND generation < ?2";
        if self.backend.reader()?.number(sql, &row)? == 0 {
            return Ok(());
        }
        let sql = "DELETE FROM purpose_key WHERE purpose = ?1 AND generation < ?2";
        let wiped = Wiped::Rewritten(&["purpose_key"]);
        self.backend
            .write_and_wipe(wiped, |conn| conn.execute(sql, &row))?;
        self.reload_purposes()
    }

    /// The first position at which each generation of the seal may stand.
    pub(crate) fn seal_begins(&self) -> Result<BTreeMap<u32, u64>, StoreError> {
        let sql = "SELECT generation, from_position FROM purpose_key WHERE purpose = ?1";
        let seal = [Purpose::Seal.as_str().into()];
        let all = self.backend.reader()?.all(sql, &seal, |row| {
            let generation = u32::try_from(row.int(0)?).unwrap_or_default();
            Ok((generation, unsigned(row.int(1)?)))
        })?;
        Ok(all.into_iter().collect())
    }

    /// Begins with another master key, and wraps every key under it. The old one stays at hand
    /// until [`Vault::forget_old_masters`], so that this can be interrupted anywhere, and nodes
    /// that know only the old one go on.
    ///
    /// # Errors
    /// [`StoreError::MasterGiven`] if the master key is not in a file, and no newer one was
    /// given beside it.
    pub fn rotate_master(&self) -> Result<Rewrapped, StoreError> {
        self.reload_master()?;
        let known = self.master();
        // More than one: it was begun before.
        if known.ids().len() == 1 {
            let Master::File(path) = &self.source else {
                return Err(StoreError::MasterGiven);
            };
            master::replace(path, &known.with_newer(Key::random()?))?;
            self.reload_master()?;
        }
        self.rewrap()
    }

    /// Wraps the rest and gives up all master keys but the newest. Every node must have been
    /// started again since the newest was made.
    pub fn forget_old_masters(&self) -> Result<Rewrapped, StoreError> {
        self.reload_master()?;
        let done = self.rewrap()?;
        // Whatever was wrapped before, here or by a node that went away in the middle of it.
        self.clean()?;
        let newest = self.master().only_newest();
        if let Master::File(path) = &self.source {
            master::replace(path, &newest)?;
        }
        *self.master.write().unwrap_or_else(PoisonError::into_inner) = newest;
        Ok(done)
    }

    /// Gives up the files in which keys lay under an older master key.
    fn clean(&self) -> Result<(), StoreError> {
        let wiped = Wiped::Rewritten(&["person_key", "purpose_key"]);
        self.backend.write_and_wipe(wiped, |_| Ok(()))
    }

    fn rewrap(&self) -> Result<Rewrapped, StoreError> {
        let master = self.master();
        let installation = self.backend.write(|conn| rewrap_purposes(conn, &master))?;
        let mut persons = 0;
        loop {
            let some = self.backend.write(|conn| rewrap_persons(conn, &master))?;
            if some == 0 {
                break;
            }
            persons += some;
        }
        if persons + installation > 0 {
            // What lay under the old key is not left behind in the files.
            self.clean()?;
        }
        self.reload_purposes()?;
        Ok(Rewrapped {
            persons,
            installation,
        })
    }
}

fn rewrap_purposes(conn: &mut Conn, master: &MasterKeys) -> Result<u64, StoreError> {
    let by = master.newest();
    let newest = by.id().0;
    let sql = "SELECT purpose, generation, master, wrapped FROM purpose_key WHERE master <> ?1";
    let old = conn.all(sql, &[Value::Bytes(&newest)], |row| {
        Ok((
            row.text(0)?.to_owned(),
            row.int(1)?,
            key_id(row.bytes(2)?),
            row.bytes(3)?.to_vec(),
        ))
    })?;
    for (purpose, generation, id, wrapped) in &old {
        let about = about(purpose, u32::try_from(*generation).unwrap_or_default());
        let key = Key::unwrap(master.find(*id)?, &about, wrapped)?;
        let sql = "UPDATE purpose_key SET master = ?3, wrapped = ?4 \
                   WHERE purpose = ?1 AND generation = ?2";
        let wrapped = key.wrap(by, &about);
        let row = [
            purpose.as_str().into(),
            (*generation).into(),
            Value::Bytes(&newest),
            Value::Bytes(&wrapped),
        ];
        conn.execute(sql, &row)?;
    }
    Ok(old.len() as u64)
}
