//! Sessions: only the hash of the token is stored.

use crate::Store;
use crate::error::StoreError;
use crate::journal::damaged;
use crate::value::Value;
use domain::{Moment, Role, WorkerId};
use sha2::{Digest, Sha256};

/// A session that is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub worker: WorkerId,
    /// In what role the person logged in.
    pub role: Role,
    /// Since when.
    pub created_at: Moment,
    /// When it was last used.
    pub seen_at: Moment,
    /// When it ends unless it is used.
    pub expires_at: Moment,
}

impl Store {
    /// Begins a session under a token that only the browser keeps.
    pub fn session_create(&self, token: &str, session: &Session) -> Result<(), StoreError> {
        let hash = hash(token);
        let row = [
            Value::Bytes(&hash),
            session.worker.into(),
            session.role.as_str().into(),
            session.created_at.into(),
            session.seen_at.into(),
            session.expires_at.into(),
        ];
        let sql = "INSERT INTO session \
                   (token_hash, worker, role, created_at, seen_at, expires_at) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// The session of a token; `None` if there is none or it is over.
    pub fn session_find(&self, token: &str, now: Moment) -> Result<Option<Session>, StoreError> {
        let hash = hash(token);
        let sql = "SELECT worker, role, created_at, seen_at, expires_at FROM session \
                   WHERE token_hash = ?1 AND expires_at > ?2";
        self.backend
            .reader()?
            .first(sql, &[Value::Bytes(&hash), now.into()], |row| {
                Ok(Session {
                    worker: WorkerId::from_bytes(row.bytes(0)?),
                    role: row.text(1)?.parse().map_err(damaged)?,
                    created_at: Moment(row.int(2)?),
                    seen_at: Moment(row.int(3)?),
                    expires_at: Moment(row.int(4)?),
                })
            })
    }

    /// Notes that a session was used and when it ends from now on.
    pub fn session_touch(
        &self,
        token: &str,
        now: Moment,
        expires_at: Moment,
    ) -> Result<(), StoreError> {
        let hash = hash(token);
        let row = [Value::Bytes(&hash), now.into(), expires_at.into()];
        let sql = "UPDATE session SET seen_at = ?2, expires_at = ?3 \
                   WHERE token_hash = ?1 AND expires_at > ?2";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Ends a session.
    pub fn session_end(&self, token: &str) -> Result<(), StoreError> {
        let hash = hash(token);
        let sql = "DELETE FROM session WHERE token_hash = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[Value::Bytes(&hash)]).map(|_| ()))
    }

    /// Forgets sessions that are over; returns how many.
    pub fn session_sweep(&self, now: Moment) -> Result<u64, StoreError> {
        let sql = "DELETE FROM session WHERE expires_at <= ?1";
        self.backend.write(|conn| conn.execute(sql, &[now.into()]))
    }
}

/// A token has enough randomness that a plain hash cannot be turned back.
fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
