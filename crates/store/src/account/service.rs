//! Log-ins through a service: those begun, and whom the service means.

use crate::Store;
use crate::error::StoreError;
use crate::value::Value;
use domain::{Moment, WorkerId};
use sha2::{Digest, Sha256};

impl Store {
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
