//! Log-ins through a service: those begun, and whom the service means.

use crate::Store;
use crate::error::StoreError;
use crate::value::Value;
use domain::{Moment, WorkerId};
use sha2::{Digest, Sha256};

/// What joins a session here with one at a log-in service.
#[derive(Clone, Copy)]
pub struct ServiceTie<'a> {
    /// Which service.
    pub issuer: &'a str,
    /// What it calls its session, if it says.
    pub session: Option<&'a str>,
    /// What shows it later which log-in is to end.
    pub hint: Option<&'a str>,
}

/// What a log-in service says has ended there.
#[derive(Debug, Clone, Copy)]
pub struct EndedThere<'a> {
    /// Which service.
    pub issuer: &'a str,
    /// What it calls the session; none: all of the subject's.
    pub session: Option<&'a str>,
    /// By what it knows the person.
    pub subject: Option<&'a str>,
    /// What it calls this word of it; none counts twice.
    pub word: &'a str,
    /// When the word is too old to be believed.
    pub expires_at: Moment,
}

/// What the token of identity is encrypted for.
const HINT: &str = "log-in service token";

impl Store {
    /// Joins a session with one at a log-in service.
    pub fn session_tie(&self, token: &str, tie: &ServiceTie<'_>) -> Result<(), StoreError> {
        let hash = digest(token);
        let sid = tie.session.map(|sid| self.named_there(tie.issuer, sid));
        let sid = sid.transpose()?;
        let hint = tie
            .hint
            .map(|hint| self.vault.protect(HINT, hint.as_bytes()));
        let hint = hint.transpose()?;
        let row = [
            Value::Bytes(&hash),
            sid.as_ref().map(<[u8; 32]>::as_slice).into(),
            hint.as_deref().into(),
        ];
        let sql = "UPDATE session SET service_sid = ?2, hint = ?3 WHERE token_hash = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Joins a session with what another one was joined with.
    pub fn session_tie_as(&self, token: &str, before: &str) -> Result<(), StoreError> {
        let (hash, before) = (digest(token), digest(before));
        let row = [Value::Bytes(&hash), Value::Bytes(&before)];
        let of =
            |column: &str| format!("(SELECT s.{column} FROM session s WHERE s.token_hash = ?2)");
        let sql = format!(
            "UPDATE session SET service_sid = {}, hint = {} WHERE token_hash = ?1",
            of("service_sid"),
            of("hint")
        );
        self.backend
            .write(|conn| conn.execute(&sql, &row).map(|_| ()))
    }

    /// What shows the log-in service which log-in a session came from.
    pub fn session_hint(&self, token: &str) -> Result<Option<String>, StoreError> {
        let hash = digest(token);
        let sql = "SELECT hint FROM session WHERE token_hash = ?1";
        let mut conn = self.backend.reader()?;
        let hint = conn.first(sql, &[Value::Bytes(&hash)], |row| {
            Ok(row.maybe_bytes(0)?.map(<[u8]>::to_vec))
        })?;
        let Some(hint) = hint.flatten() else {
            return Ok(None);
        };
        let hint = self.vault.reveal(HINT, &hint)?;
        Ok(String::from_utf8(hint).ok())
    }

    /// Ends the sessions that ended at a log-in service; gives back how many, or `None` if this
    /// word of the service was taken before.
    pub fn sessions_end_there(&self, ended: &EndedThere<'_>) -> Result<Option<u64>, StoreError> {
        let word = self.named_there(ended.issuer, ended.word)?;
        let word: [Value<'_>; 2] = [Value::Bytes(&word), ended.expires_at.into()];
        let sid = ended.session.map(|sid| self.named_there(ended.issuer, sid));
        let sid = sid.transpose()?;
        let sid = sid.as_ref().map(<[u8; 32]>::as_slice);
        let row: [Value<'_>; 3] = [sid.into(), ended.issuer.into(), ended.subject.into()];
        // A session that names none there may be any of the subject's.
        let of_subject = if sid.is_some() {
            "s.service_sid IS NULL AND"
        } else {
            ""
        };
        let sql = format!(
            "DELETE FROM session WHERE token_hash IN (SELECT s.token_hash FROM session s \
             WHERE s.service_sid = ?1 OR ({of_subject} s.means = 'service' AND s.worker IN \
             (SELECT l.worker FROM login_link l WHERE l.issuer = ?2 AND l.subject = ?3)))"
        );
        self.backend.write(|conn| {
            let taken = "INSERT INTO logout_told (digest, expires_at) VALUES (?1, ?2) \
                         ON CONFLICT (digest) DO NOTHING";
            if conn.execute(taken, &word)? == 0 {
                return Ok(None);
            }
            conn.execute(&sql, &row).map(Some)
        })
    }

    /// A keyed digest of what a log-in service calls something.
    fn named_there(&self, issuer: &str, name: &str) -> Result<[u8; 32], StoreError> {
        let both = [issuer.as_bytes(), &[0], name.as_bytes()].concat();
        self.vault.digest("log-in service", &both)
    }

    /// Keeps a log-in that was begun, for the browser that began it; those over are forgotten.
    pub fn login_begin(
        &self,
        state: &str,
        browser: &str,
        (nonce, verifier): (&str, &str),
        now: Moment,
        expires_at: Moment,
    ) -> Result<(), StoreError> {
        let (state, browser) = (digest(state), digest(browser));
        let row = [
            Value::Bytes(&state),
            Value::Bytes(&browser),
            nonce.into(),
            verifier.into(),
            expires_at.into(),
        ];
        self.backend.write(|conn| {
            conn.execute(
                "DELETE FROM login_begun WHERE expires_at <= ?1",
                &[now.into()],
            )?;
            let sql = "INSERT INTO login_begun \
                       (state_digest, browser, nonce, verifier, expires_at) \
                       VALUES (?1, ?2, ?3, ?4, ?5)";
            conn.execute(sql, &row).map(|_| ())
        })
    }

    /// Takes a log-in that was begun in this browser: nonce and verifier, once.
    pub fn login_take(
        &self,
        state: &str,
        browser: &str,
        now: Moment,
    ) -> Result<Option<(String, String)>, StoreError> {
        let (state, browser) = (digest(state), digest(browser));
        let row = [Value::Bytes(&state), Value::Bytes(&browser), now.into()];
        let sql = "DELETE FROM login_begun \
                   WHERE state_digest = ?1 AND browser = ?2 AND expires_at > ?3 \
                   RETURNING nonce, verifier";
        self.backend.write(|conn| {
            conn.first(sql, &row, |row| {
                Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
            })
        })
    }

    /// The member of staff whom a log-in service means by a subject.
    pub fn link_find(&self, issuer: &str, subject: &str) -> Result<Option<WorkerId>, StoreError> {
        let sql = "SELECT worker FROM login_link WHERE issuer = ?1 AND subject = ?2";
        self.backend
            .reader()?
            .first(sql, &[issuer.into(), subject.into()], |row| {
                Ok(WorkerId::from_bytes(row.bytes(0)?))
            })
    }

    /// Remembers whom a log-in service means by a subject; `false` if the subject means somebody
    /// already, or the service means somebody else by this member of staff.
    pub fn link_add(
        &self,
        issuer: &str,
        subject: &str,
        worker: WorkerId,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let row = [issuer.into(), subject.into(), worker.into(), now.into()];
        let sql = "INSERT INTO login_link (issuer, subject, worker, at) \
                   VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Whether a log-in service means this member of staff.
    pub fn is_linked(&self, worker: WorkerId) -> Result<bool, StoreError> {
        let sql = "SELECT count(*) FROM login_link WHERE worker = ?1";
        Ok(self.backend.reader()?.number(sql, &[worker.into()])? > 0)
    }

    /// Forgets whom log-in services meant by this member of staff.
    pub fn links_forget(&self, worker: WorkerId) -> Result<(), StoreError> {
        let sql = "DELETE FROM login_link WHERE worker = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &[Value::from(worker)]).map(|_| ()))
    }
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
