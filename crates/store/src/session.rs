//! Sessions: only the hash of the token is stored.

use crate::Store;
use crate::error::StoreError;
use crate::journal::damaged;
use crate::sql::Row;
use crate::value::Value;
use domain::{Moment, Role, WorkerId};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

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
    /// When it ends in any case.
    pub ends_at: Moment,
    /// What must be done before it opens anything.
    pub pending: Option<Pending>,
    /// How the person logged in: `password`, `service` or `demo`.
    pub means: String,
    /// From which network address.
    pub address: String,
    /// With what kind of browser.
    pub browser: String,
}

/// What somebody must do before a session opens anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pending {
    /// Give a code of the second factor.
    Code,
    /// Choose a password of one's own.
    Password,
    /// Set up the second factor.
    Factor,
}

/// What a session is called in lists: the hash of its token, of no use to get in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionId([u8; 32]);

impl SessionId {
    /// The id of the session a token belongs to.
    pub fn of(token: &str) -> Self {
        Self(hash(token))
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for SessionId {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let wrong = || StoreError::Damaged("no id of a session".to_owned());
        if text.len() != 64 || !text.is_ascii() {
            return Err(wrong());
        }
        let mut out = [0; 32];
        for (at, byte) in out.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).map_err(|_| wrong())?;
        }
        Ok(Self(out))
    }
}

impl Pending {
    /// The stable word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Password => "password",
            Self::Factor => "factor",
        }
    }

    fn parse(word: &str) -> Result<Self, StoreError> {
        [Self::Code, Self::Password, Self::Factor]
            .into_iter()
            .find(|p| p.as_str() == word)
            .ok_or_else(|| StoreError::Damaged(format!("»{word}« is no state of a session")))
    }
}

const COLUMNS: &str = "s.worker, s.role, s.created_at, s.seen_at, s.expires_at, s.ends_at, \
                       s.pending, s.means, s.address, s.browser";

/// A session that lasts, of an account that is not disabled (a demo has no accounts).
const LASTS: &str = "s.expires_at > ?2 AND s.ends_at > ?2 AND NOT EXISTS \
    (SELECT 1 FROM account a WHERE a.worker = s.worker AND a.disabled_at IS NOT NULL)";

fn read(row: &Row<'_>) -> Result<Session, StoreError> {
    Ok(Session {
        worker: WorkerId::from_bytes(row.bytes(0)?),
        role: row.text(1)?.parse().map_err(damaged)?,
        created_at: Moment(row.int(2)?),
        seen_at: Moment(row.int(3)?),
        expires_at: Moment(row.int(4)?),
        ends_at: Moment(row.int(5)?),
        pending: row.maybe_text(6)?.map(Pending::parse).transpose()?,
        means: row.text(7)?.to_owned(),
        address: row.text(8)?.to_owned(),
        browser: row.text(9)?.to_owned(),
    })
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
            session.ends_at.into(),
            session.pending.map(Pending::as_str).into(),
            session.means.as_str().into(),
            session.address.as_str().into(),
            session.browser.as_str().into(),
        ];
        let sql = "INSERT INTO session (token_hash, worker, role, created_at, seen_at, \
                   expires_at, ends_at, pending, means, address, browser) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// The session of a token; `None` if there is none or it is over.
    pub fn session_find(&self, token: &str, now: Moment) -> Result<Option<Session>, StoreError> {
        let hash = hash(token);
        let sql = format!("SELECT {COLUMNS} FROM session s WHERE s.token_hash = ?1 AND {LASTS}");
        let params = [Value::Bytes(&hash), now.into()];
        self.backend.reader()?.first(&sql, &params, read)
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

    /// Keeps the secret of a second factor until it is proved.
    pub fn session_draft(&self, token: &str, draft: Option<&[u8]>) -> Result<(), StoreError> {
        let hash = hash(token);
        let row = [Value::Bytes(&hash), draft.map_or(Value::Null, Value::Bytes)];
        let sql = "UPDATE session SET draft = ?2 WHERE token_hash = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// The secret of a second factor not yet proved in a session.
    pub fn session_draft_of(&self, token: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let hash = hash(token);
        let sql = "SELECT draft FROM session WHERE token_hash = ?1";
        let found = self
            .backend
            .reader()?
            .first(sql, &[Value::Bytes(&hash)], |row| {
                Ok(row.maybe_bytes(0)?.map(<[u8]>::to_vec))
            })?;
        Ok(found.flatten())
    }

    /// The sessions of a member of staff that last, the one used last first.
    pub fn sessions_of(
        &self,
        worker: WorkerId,
        now: Moment,
    ) -> Result<Vec<(SessionId, Session)>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS}, s.token_hash FROM session s WHERE s.worker = ?1 AND {LASTS} \
             ORDER BY s.seen_at DESC, s.token_hash"
        );
        let mut conn = self.backend.reader()?;
        conn.all(&sql, &[worker.into(), now.into()], |row| {
            let id = row.bytes(10)?.try_into().map_err(damaged)?;
            Ok((SessionId(id), read(row)?))
        })
    }

    /// Ends a session.
    pub fn session_end(&self, token: &str) -> Result<(), StoreError> {
        let hash = hash(token);
        let sql = "DELETE FROM session WHERE token_hash = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[Value::Bytes(&hash)]).map(|_| ()))
    }

    /// Ends one session of a member of staff; returns whether there was one.
    pub fn session_end_of(&self, worker: WorkerId, id: SessionId) -> Result<bool, StoreError> {
        let sql = "DELETE FROM session WHERE worker = ?1 AND token_hash = ?2";
        let row = [worker.into(), Value::Bytes(&id.0)];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Ends all sessions of a member of staff but one; returns how many.
    pub fn sessions_end(
        &self,
        worker: WorkerId,
        except: Option<SessionId>,
    ) -> Result<u64, StoreError> {
        let kept: &[u8] = except.as_ref().map_or(&[], |id| &id.0);
        let sql = "DELETE FROM session WHERE worker = ?1 AND token_hash <> ?2";
        let row = [worker.into(), Value::Bytes(kept)];
        self.backend.write(|conn| conn.execute(sql, &row))
    }

    /// Forgets sessions that are over, and what log-in services told too long ago to be told
    /// again; returns how many sessions.
    pub fn session_sweep(&self, now: Moment) -> Result<u64, StoreError> {
        let sql = "DELETE FROM session WHERE expires_at <= ?1 OR ends_at <= ?1";
        let told = "DELETE FROM logout_told WHERE expires_at <= ?1";
        self.backend.write(|conn| {
            conn.execute(told, &[now.into()])?;
            conn.execute(sql, &[now.into()])
        })
    }
}

/// A token has enough randomness that a plain hash cannot be turned back.
fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
