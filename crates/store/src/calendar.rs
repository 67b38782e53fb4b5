//! Calendars read elsewhere: whose secret has which digest. The secret itself is never stored.

use crate::Store;
use crate::error::StoreError;
use crate::value::Value;
use domain::{Moment, WorkerId};

/// That somebody has a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarFeed {
    /// Since when.
    pub made_at: Moment,
    /// When it was last fetched, to within a few minutes.
    pub used_at: Option<Moment>,
}

impl Store {
    /// Gives somebody a calendar under the digest of its secret; an older one ends.
    pub fn calendar_make(
        &self,
        worker: WorkerId,
        digest: &[u8; 32],
        now: Moment,
    ) -> Result<(), StoreError> {
        let row: [Value<'_>; 3] = [worker.into(), Value::Bytes(digest), now.into()];
        let sql = "INSERT INTO calendar_feed (worker, digest, made_at) VALUES (?1, ?2, ?3) \
                   ON CONFLICT (worker) DO UPDATE SET digest = excluded.digest, \
                   made_at = excluded.made_at, used_at = NULL";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Somebody's calendar, if there is one.
    pub fn calendar_of(&self, worker: WorkerId) -> Result<Option<CalendarFeed>, StoreError> {
        let sql = "SELECT made_at, used_at FROM calendar_feed WHERE worker = ?1";
        self.backend.reader()?.first(sql, &[worker.into()], |row| {
            Ok(CalendarFeed {
                made_at: Moment(row.int(0)?),
                used_at: row.maybe_int(1)?.map(Moment),
            })
        })
    }

    /// Whose calendar has a secret of this digest, and when it was last fetched.
    pub fn calendar_find(
        &self,
        digest: &[u8; 32],
    ) -> Result<Option<(WorkerId, Option<Moment>)>, StoreError> {
        let sql = "SELECT worker, used_at FROM calendar_feed WHERE digest = ?1";
        let digest = [Value::Bytes(digest)];
        self.backend.reader()?.first(sql, &digest, |row| {
            Ok((
                WorkerId::from_bytes(row.bytes(0)?),
                row.maybe_int(1)?.map(Moment),
            ))
        })
    }

    /// Notes that a calendar was fetched.
    pub fn calendar_used(&self, worker: WorkerId, now: Moment) -> Result<(), StoreError> {
        let sql = "UPDATE calendar_feed SET used_at = ?2 WHERE worker = ?1";
        let row = [worker.into(), now.into()];
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Ends somebody's calendar; says whether there was one.
    pub fn calendar_end(&self, worker: WorkerId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM calendar_feed WHERE worker = ?1";
        self.backend
            .write(|conn| Ok(conn.execute(sql, &[worker.into()])? == 1))
    }
}
