//! Sessions: only the hash of the token is stored.

use crate::Store;
use crate::error::StoreError;
use domain::{Moment, Role, WorkerId};

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
        let _ = (token, session);
        Err(StoreError::Invalid("not built".into()))
    }

    /// The session of a token; `None` if there is none or it is over.
    pub fn session_find(&self, token: &str, now: Moment) -> Result<Option<Session>, StoreError> {
        let _ = (token, now);
        Err(StoreError::Invalid("not built".into()))
    }

    /// Notes that a session was used and when it ends from now on.
    pub fn session_touch(
        &self,
        token: &str,
        now: Moment,
        expires_at: Moment,
    ) -> Result<(), StoreError> {
        let _ = (token, now, expires_at);
        Err(StoreError::Invalid("not built".into()))
    }

    /// Ends a session.
    pub fn session_end(&self, token: &str) -> Result<(), StoreError> {
        let _ = token;
        Err(StoreError::Invalid("not built".into()))
    }

    /// Forgets sessions that are over; returns how many.
    pub fn session_sweep(&self, now: Moment) -> Result<u64, StoreError> {
        let _ = now;
        Err(StoreError::Invalid("not built".into()))
    }
}
