//! The table of jobs: planned, claimed by one node at a time, ended or given up.
//!
//! What a job does and when it comes again is decided in `app`.

mod claim;
mod overview;

pub use claim::{Claimed, Ended};
pub use overview::JobRow;

use crate::Store;
use crate::error::StoreError;
use crate::sql::Conn;
use crate::value::Value;
use domain::Moment;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A job that is to be done once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// Surrogate, from the id source.
    pub id: Uuid,
    /// Which job.
    pub name: String,
    /// What it is about: JSON of ids and numbers, never names or texts.
    pub argument: String,
    /// Now.
    pub created_at: Moment,
    /// Not before.
    pub due_at: Moment,
}

/// The id of a periodic job: the same on every node.
fn periodic_id(name: &str) -> [u8; 16] {
    id_of(&format!("periodic/{name}"))
}

fn id_of(name: &str) -> [u8; 16] {
    let digest = Sha256::digest(name.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    id
}

/// Plans a job for a change of the schema made at a moment, unless it waits to be done already
/// for another.
pub(crate) fn plan_upgrade(conn: &mut Conn, name: &str, at: Moment) -> Result<(), StoreError> {
    let waits = "SELECT count(*) FROM job \
                 WHERE name = ?1 AND due_at IS NOT NULL AND claim = 0";
    if conn.number(waits, &[Value::Text(name)])? > 0 {
        return Ok(());
    }
    let done = conn.number("SELECT count(*) FROM migration", &[])?;
    let job = NewJob {
        id: Uuid::from_bytes(id_of(&format!("upgrade/{name}/{done}"))),
        name: name.to_owned(),
        argument: "{}".to_owned(),
        created_at: at,
        due_at: at,
    };
    enqueue(conn, &[job])
}

/// Writes jobs inside the transaction of what they follow from.
pub(crate) fn enqueue(conn: &mut Conn, jobs: &[NewJob]) -> Result<(), StoreError> {
    let sql = "INSERT INTO job (id, name, is_periodic, argument, created_at, due_at, claim, failures) \
               VALUES (?1, ?2, 0, ?3, ?4, ?5, 0, 0)";
    for job in jobs {
        let row = [
            Value::Id(job.id.into_bytes()),
            Value::Text(&job.name),
            Value::Text(&job.argument),
            job.created_at.into(),
            job.due_at.into(),
        ];
        conn.execute(sql, &row)?;
    }
    Ok(())
}

impl Store {
    /// Plans a job that is to be done once, on its own; [`Store::append`] plans those that
    /// follow from an event in the event's transaction.
    pub fn job_enqueue(&self, job: &NewJob) -> Result<(), StoreError> {
        self.backend
            .write(|conn| enqueue(conn, std::slice::from_ref(job)))
    }

    /// Makes the row of a periodic job unless there is one; its first time is `due_at`.
    pub fn job_plan(&self, name: &str, now: Moment, due_at: Moment) -> Result<(), StoreError> {
        let id = periodic_id(name);
        let known = "SELECT count(*) FROM job WHERE id = ?1";
        let is_known = self
            .backend
            .reader()?
            .number(known, &[Value::Id(id)])?
            .is_positive();
        if is_known {
            return Ok(());
        }
        let sql = "INSERT INTO job (id, name, is_periodic, argument, created_at, due_at, claim, failures) \
                   VALUES (?1, ?2, 1, '', ?3, ?4, 0, 0) ON CONFLICT (id) DO NOTHING";
        let row = [Value::Id(id), name.into(), now.into(), due_at.into()];
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Lets a periodic job run as soon as a node is free.
    pub fn job_hasten(&self, name: &str, now: Moment) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET due_at = ?2 WHERE id = ?1 AND due_at > ?2";
        let row = [Value::Id(periodic_id(name)), now.into()];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Where a periodic job goes on, in its own words; empty before it first kept a mark. It
    /// stands as the argument of what the job does next.
    pub fn job_mark(&self, name: &str) -> Result<String, StoreError> {
        let sql = "SELECT argument FROM job WHERE id = ?1";
        let mut conn = self.backend.reader()?;
        let found = conn.first(sql, &[Value::Id(periodic_id(name))], |row| {
            Ok(row.text(0)?.to_owned())
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Keeps where a periodic job goes on: ids and numbers, never names or texts.
    pub fn job_keep_mark(&self, name: &str, mark: &str) -> Result<(), StoreError> {
        let sql = "UPDATE job SET argument = ?2 WHERE id = ?1";
        let row = [Value::Id(periodic_id(name)), Value::Text(mark)];
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Takes up again a job that was given up; `false` if there is none with this id.
    pub fn job_retry(&self, id: Uuid, now: Moment) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET due_at = ?2, given_up_at = NULL, failures = 0 \
                   WHERE id = ?1 AND given_up_at IS NOT NULL";
        let row = [Value::Id(id.into_bytes()), now.into()];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Forgets jobs that were done once and ended well before a moment; returns how many.
    pub fn job_sweep(&self, before: Moment) -> Result<u64, StoreError> {
        let sql = "DELETE FROM job WHERE is_periodic = 0 AND due_at IS NULL \
                   AND given_up_at IS NULL AND ended_at < ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[before.into()]))
    }
}
