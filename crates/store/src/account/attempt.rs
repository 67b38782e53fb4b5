//! Attempts to log in: counted before the password is looked at, so that many at once
//! cannot slip past the count.

use crate::Store;
use crate::error::StoreError;
use crate::sql::Conn;
use crate::value::Value;
use domain::{Moment, WorkerId};
use sha2::{Digest, Sha256};

/// One after another, so that each sees those before it.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7204002)";

/// Somebody tries to log in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// As whom, as typed and in small letters.
    pub user_name: String,
    /// Whose account that is, if anybody's.
    pub worker: Option<WorkerId>,
    /// From where, as failures are counted: an address or a known browser.
    pub place: String,
    /// From which network address.
    pub address: String,
}

/// Failures that count against an attempt: how many, and when the last one was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// How many.
    pub count: u32,
    /// When the last one was, in seconds since 1970.
    pub last_at: i64,
}

/// What became of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The user name or the password was wrong.
    Wrong,
    /// The password was right and the code was wrong.
    WrongCode,
    /// The password was right and something else is still asked for.
    Step,
    /// The person got in.
    In,
}

impl Outcome {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::WrongCode => "code",
            Self::Step => "step",
            Self::In => "in",
        }
    }
}

/// An attempt as the administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRow {
    /// When.
    pub at: Moment,
    /// From which network address.
    pub address: String,
    /// In a browser that was logged in with the account before.
    pub is_known_browser: bool,
    /// `wrong`, `code`, `step` or `in`.
    pub outcome: String,
}

/// The number of an attempt, to say later what became of it.
pub type AttemptId = i64;

impl Store {
    /// Counts an attempt as failed (`until_then`) until [`Store::attempt_end`] says otherwise.
    /// `judge` gets the failures of this account from this place since `since` and its last
    /// success there, those of the place since `place_since`, and the wrong codes for the
    /// account from anywhere; if it says to wait, nothing is counted and the seconds are given
    /// back.
    pub fn attempt_begin(
        &self,
        attempt: &Attempt,
        until_then: Outcome,
        now: Moment,
        (since, place_since): (Moment, Moment),
        judge: impl Fn(Counted, Counted, Counted) -> Option<i64>,
    ) -> Result<Result<AttemptId, i64>, StoreError> {
        // What was typed may be a password in the wrong field: a plain digest could be guessed.
        let digest = self
            .vault()
            .digest("login name", attempt.user_name.as_bytes())?;
        let place = attempt.place.as_str();
        self.backend.write(|conn| {
            if let Conn::Pg(_) = conn {
                conn.batch(LOCK)?;
            }
            let of_account = counted(
                conn,
                "SELECT count(*), coalesce(max(at), 0) FROM login_attempt \
                 WHERE name_digest = ?1 AND place = ?2 AND at > ?3 AND outcome IN ('wrong', 'code') \
                 AND id > coalesce((SELECT max(i.id) FROM login_attempt i \
                 WHERE i.name_digest = ?1 AND i.place = ?2 AND i.outcome = 'in'), 0)",
                &[Value::Bytes(&digest), place.into(), since.into()],
            )?;
            let of_place = counted(
                conn,
                "SELECT count(*), coalesce(max(at), 0) FROM login_attempt \
                 WHERE place = ?1 AND at > ?2 AND outcome IN ('wrong', 'code')",
                &[place.into(), place_since.into()],
            )?;
            let codes = counted(
                conn,
                "SELECT count(*), coalesce(max(at), 0) FROM login_attempt \
                 WHERE name_digest = ?1 AND at > ?2 AND outcome = 'code' \
                 AND id > coalesce((SELECT max(i.id) FROM login_attempt i \
                 WHERE i.name_digest = ?1 AND i.outcome = 'in'), 0)",
                &[Value::Bytes(&digest), since.into()],
            )?;
            if let Some(seconds) = judge(of_account, of_place, codes) {
                return Ok(Err(seconds));
            }
            let row = [
                now.into(),
                Value::Bytes(&digest),
                attempt.worker.into(),
                place.into(),
                attempt.address.as_str().into(),
                until_then.as_str().into(),
            ];
            let sql = "INSERT INTO login_attempt \
                       (at, name_digest, worker, place, address, outcome) \
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id";
            Ok(Ok(conn.number(sql, &row)?))
        })
    }

    /// Says what became of an attempt.
    pub fn attempt_end(&self, id: AttemptId, outcome: Outcome) -> Result<(), StoreError> {
        let sql = "UPDATE login_attempt SET outcome = ?2 WHERE id = ?1";
        let row = [id.into(), outcome.as_str().into()];
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// The latest attempts on an account, newest first.
    pub fn attempts_on(&self, worker: WorkerId, limit: u32) -> Result<Vec<AttemptRow>, StoreError> {
        let sql = "SELECT at, address, place, outcome FROM login_attempt WHERE worker = ?1 \
                   ORDER BY at DESC, id DESC LIMIT ?2";
        self.backend
            .reader()?
            .all(sql, &[worker.into(), limit.into()], |row| {
                Ok(AttemptRow {
                    at: Moment(row.int(0)?),
                    address: row.text(1)?.to_owned(),
                    is_known_browser: row.text(2)?.starts_with("browser:"),
                    outcome: row.text(3)?.to_owned(),
                })
            })
    }

    /// Failed attempts on each account since a moment; names without an account come together
    /// under `None`.
    pub fn attempts_failed(
        &self,
        since: Moment,
    ) -> Result<Vec<(Option<WorkerId>, u32)>, StoreError> {
        let sql = "SELECT worker, count(*) FROM login_attempt \
                   WHERE at > ?1 AND outcome IN ('wrong', 'code') GROUP BY worker";
        self.backend.reader()?.all(sql, &[since.into()], |row| {
            let worker = row.maybe_bytes(0)?.map(WorkerId::from_bytes);
            Ok((worker, u32::try_from(row.int(1)?).unwrap_or(u32::MAX)))
        })
    }

    /// Forgets attempts before a moment; returns how many.
    pub fn attempts_sweep(&self, before: Moment) -> Result<u64, StoreError> {
        let sql = "DELETE FROM login_attempt WHERE at < ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[before.into()]))
    }

    /// Remembers a browser in which somebody got in.
    pub fn browser_know(
        &self,
        token: &str,
        worker: WorkerId,
        now: Moment,
    ) -> Result<(), StoreError> {
        let digest = digest(token);
        let row = [Value::Bytes(&digest), worker.into(), now.into()];
        let sql = "INSERT INTO known_browser (digest, worker, at) VALUES (?1, ?2, ?3) \
                   ON CONFLICT (digest) DO UPDATE SET worker = excluded.worker, at = excluded.at";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Whether somebody got in with this browser's token since a moment.
    pub fn browser_is_known(
        &self,
        token: &str,
        worker: WorkerId,
        since: Moment,
    ) -> Result<bool, StoreError> {
        let digest = digest(token);
        let sql = "SELECT count(*) FROM known_browser \
                   WHERE digest = ?1 AND worker = ?2 AND at > ?3";
        let row = [Value::Bytes(&digest), worker.into(), since.into()];
        Ok(self.backend.reader()?.number(sql, &row)? > 0)
    }

    /// Forgets the browsers of a member of staff.
    pub fn browsers_forget(&self, worker: WorkerId) -> Result<(), StoreError> {
        let sql = "DELETE FROM known_browser WHERE worker = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[Value::from(worker)]).map(|_| ()))
    }
}

fn counted(conn: &mut Conn, sql: &str, params: &[Value<'_>]) -> Result<Counted, StoreError> {
    let found = conn.first(sql, params, |row| {
        Ok(Counted {
            count: u32::try_from(row.int(0)?).unwrap_or(u32::MAX),
            last_at: row.int(1)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// The place name of a known browser.
pub fn place_of_browser(token: &str) -> String {
    let digest = digest(token);
    let hex: String = digest[..12].iter().fold(String::new(), |mut out, byte| {
        use std::fmt::Write;
        let _ = write!(out, "{byte:02x}");
        out
    });
    format!("browser:{hex}")
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
