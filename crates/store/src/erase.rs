//! Erasing persons: the keys first, then everything that only they could open.
//!
//! The order survives a crash anywhere. The event `person_erased` is recorded; [`Store::open`]
//! destroys every key that the journal says is gone; [`Store::sweep_erased`] takes away what
//! is left and notes it; each time the files are cleaned of what was there
//! ([`Store::finish_wipes`]). Whatever is missing of that is made up for at the next start, also
//! after an older database or an older key store was restored.

mod sweep;

pub use sweep::WouldGo;
pub(crate) use sweep::kin;

use crate::Store;
use crate::error::StoreError;
use crate::journal::bare;
use crate::keys::Tombstone;
use crate::people;
use crate::sql::Conn;
use domain::event::keeping::PersonErased;
use domain::{Event, Moment, Payload, PersonId};
use std::collections::BTreeSet;

/// The condition of the partial index on erasures, word for word.
const ERASED: &str = "j.kind = 'person_erased'";

/// One erasure that stands in the journal.
pub(crate) struct Erasure {
    pub(crate) position: u64,
    pub(crate) at: Moment,
    pub(crate) erased: PersonErased,
}

impl Erasure {
    fn of(event: Event) -> Option<Self> {
        match event.payload {
            Payload::PersonErased(erased) => Some(Self {
                position: event.position,
                at: event.at,
                erased,
            }),
            _ => None,
        }
    }

    fn tombstones(&self) -> impl Iterator<Item = Tombstone> + '_ {
        self.erased.surrogates().map(|person| Tombstone {
            person,
            at: self.at,
            ground: self.erased.ground,
        })
    }
}

/// All erasures in the journal, in order.
pub(crate) fn recorded(conn: &mut Conn) -> Result<Vec<Erasure>, StoreError> {
    let events = bare(conn, ERASED, &[])?;
    Ok(events.into_iter().filter_map(Erasure::of).collect())
}

impl Store {
    /// Destroys the keys of everybody whom the journal says was erased; gives back how many
    /// were still there. After this nobody can read what was written about them.
    pub fn destroy_erased_keys(&self) -> Result<usize, StoreError> {
        let erasures = recorded(&mut self.backend.reader()?)?;
        if erasures.is_empty() {
            return Ok(0);
        }
        let gone = self.vault.tombstones()?;
        let gone: BTreeSet<PersonId> = gone.iter().map(|one| one.person).collect();
        let left: Vec<Tombstone> = erasures
            .iter()
            .flat_map(Erasure::tombstones)
            .filter(|one| !gone.contains(&one.person))
            .collect();
        self.vault.destroy(&left)?;
        Ok(left.len())
    }

    /// Everybody whom the journal says was erased, by every surrogate they had.
    pub fn erased_persons(&self) -> Result<BTreeSet<PersonId>, StoreError> {
        let mut conn = self.backend.reader()?;
        let mut out = BTreeSet::new();
        for erasure in recorded(&mut conn)? {
            out.extend(erasure.erased.surrogates());
            out.extend(people::members(&mut conn, erasure.erased.person)?);
        }
        Ok(out)
    }

    /// Cleans the files of database and key store of what was taken away before, where a crash
    /// or a reader kept that from being done at once; `false` if a reader still does.
    pub fn finish_wipes(&self) -> Result<bool, StoreError> {
        let is_clean = self.vault.finish_wipe()?;
        Ok(self.backend.wipe()? && is_clean)
    }

    /// Persons whose keys are destroyed and of whose erasure this journal knows nothing: an
    /// older database was restored.
    pub fn forgotten_erasures(&self) -> Result<Vec<Tombstone>, StoreError> {
        let gone = self.vault.tombstones()?;
        if gone.is_empty() {
            return Ok(gone);
        }
        self.backend.snapshot(|conn| {
            let known: BTreeSet<PersonId> = recorded(conn)?
                .iter()
                .flat_map(|one| one.erased.surrogates().collect::<Vec<_>>())
                .collect();
            let mut out = Vec::new();
            for one in gone.into_iter().filter(|one| !known.contains(&one.person)) {
                let sql = "SELECT count(*) FROM journal_subject WHERE person = ?1";
                if conn.number(sql, &[one.person.into()])? > 0 {
                    out.push(one);
                }
            }
            Ok(out)
        })
    }
}
