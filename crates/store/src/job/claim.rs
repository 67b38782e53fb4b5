//! Taking a job, holding it, and ending it. Only who holds the latest claim may write.

use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::sql::Conn;
use crate::value::Value;
use domain::Moment;
use uuid::Uuid;

/// A job that this node holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// Surrogate.
    pub id: Uuid,
    /// Which job.
    pub name: String,
    /// Whether it comes again.
    pub is_periodic: bool,
    /// What it is about.
    pub argument: String,
    /// When it was to run.
    pub due_at: Moment,
    /// How often it was begun without a good end, this time counted.
    pub attempts: u32,
    claim: i64,
}

/// How a job ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    /// When.
    pub at: Moment,
    /// Whether it did what it should.
    pub is_good: bool,
    /// In words; without anything of a person.
    pub result: String,
    /// When it runs next; `None`: never. A failure without a next time is given up.
    pub next: Option<Moment>,
}

/// The job that has waited longest and that nobody holds.
const WAITING: &str = "due_at <= ?1 AND (leased_until IS NULL OR leased_until <= ?1)";

/// Passes over rows that another node is claiming at this moment; `SQLite` has one writer.
fn passing_over(conn: &Conn) -> &'static str {
    match conn {
        Conn::Lite(_) => "",
        Conn::Pg(_) => "FOR UPDATE SKIP LOCKED",
    }
}

impl Store {
    /// Takes the job that has waited longest among those of the names given, until `until`;
    /// one whose lease has run out counts as waiting.
    pub fn job_claim(
        &self,
        names: &[&str],
        node: &str,
        now: Moment,
        until: Moment,
    ) -> Result<Option<Claimed>, StoreError> {
        if names.is_empty() {
            return Ok(None);
        }
        let places = |from: usize| {
            let places: Vec<String> = (0..names.len()).map(|n| format!("?{}", n + from)).collect();
            places.join(", ")
        };
        // Looked for without a lock first: most of the time there is nothing to do.
        let sql = format!(
            "SELECT count(*) FROM job WHERE {WAITING} AND name IN ({})",
            places(2)
        );
        let mut row: Vec<Value<'_>> = vec![now.into()];
        row.extend(names.iter().map(|name| Value::Text(name)));
        if self.backend.reader()?.number(&sql, &row)? == 0 {
            return Ok(None);
        }
        let mut row: Vec<Value<'_>> = vec![now.into(), until.into(), node.into()];
        row.extend(names.iter().map(|name| Value::Text(name)));
        self.backend.write(|conn| {
            let sql = format!(
                "UPDATE job SET claim = claim + 1, failures = failures + 1, leased_by = ?3, \
                 leased_until = ?2, began_at = ?1 \
                 WHERE id = (SELECT id FROM job WHERE {WAITING} AND name IN ({}) \
                             ORDER BY due_at, id LIMIT 1 {}) \
                 RETURNING id, name, is_periodic, argument, due_at, failures, claim",
                places(4),
                passing_over(conn)
            );
            conn.first(&sql, &row, |row| {
                let mut id = [0; 16];
                id.copy_from_slice(row.bytes(0)?);
                Ok(Claimed {
                    id: Uuid::from_bytes(id),
                    name: row.text(1)?.to_owned(),
                    is_periodic: row.flag(2)?,
                    argument: row.text(3)?.to_owned(),
                    due_at: Moment(row.int(4)?),
                    attempts: u32::try_from(unsigned(row.int(5)?)).unwrap_or(u32::MAX),
                    claim: row.int(6)?,
                })
            })
        })
    }

    /// Holds a job longer; `false` if another node has taken it over.
    pub fn job_hold(&self, job: &Claimed, until: Moment) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET leased_until = ?3 \
                   WHERE id = ?1 AND claim = ?2 AND leased_until IS NOT NULL";
        let row = [
            Value::Id(job.id.into_bytes()),
            Value::Int(job.claim),
            until.into(),
        ];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Writes down how a job ended; `false` if another node has taken it over, whose end
    /// will count.
    pub fn job_end(&self, job: &Claimed, ended: &Ended) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET leased_by = NULL, leased_until = NULL, ended_at = ?3, \
                   result = ?4, due_at = ?5, failures = ?6, \
                   succeeded_at = coalesce(?7, succeeded_at), given_up_at = ?8 \
                   WHERE id = ?1 AND claim = ?2";
        let is_given_up = !ended.is_good && ended.next.is_none();
        let row = [
            Value::Id(job.id.into_bytes()),
            Value::Int(job.claim),
            ended.at.into(),
            Value::Text(&ended.result),
            ended.next.into(),
            Value::from(if ended.is_good { 0 } else { job.attempts }),
            ended.is_good.then_some(ended.at).into(),
            is_given_up.then_some(ended.at).into(),
        ];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Gives back a job that was not done, as if it had not been claimed.
    pub fn job_release(&self, job: &Claimed) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET leased_by = NULL, leased_until = NULL, failures = failures - 1 \
                   WHERE id = ?1 AND claim = ?2 AND leased_until IS NOT NULL";
        let row = [Value::Id(job.id.into_bytes()), Value::Int(job.claim)];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }
}
