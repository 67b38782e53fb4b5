//! The second factor of an account, and the codes for the day it is lost.

use crate::Store;
use crate::error::StoreError;
use crate::value::Value;
use domain::{Moment, WorkerId};
use sha2::{Digest, Sha256};

impl Store {
    /// Sets the second factor and its recovery codes in place of any before; `step` is that of
    /// the code it was proved with.
    pub fn factor_set(
        &self,
        worker: WorkerId,
        secret: &[u8],
        step: i64,
        codes: &[String],
        now: Moment,
    ) -> Result<(), StoreError> {
        let row = [worker.into(), Value::Bytes(secret), step.into(), now.into()];
        let digests: Vec<[u8; 32]> = codes.iter().map(|code| digest(code)).collect();
        self.backend.write(|conn| {
            conn.execute(
                "UPDATE account SET totp = ?2, totp_step = ?3, totp_at = ?4 WHERE worker = ?1",
                &row,
            )?;
            conn.execute("DELETE FROM recovery_code WHERE worker = ?1", &row[..1])?;
            for digest in &digests {
                conn.execute(
                    "INSERT INTO recovery_code (worker, digest) VALUES (?1, ?2)",
                    &[worker.into(), Value::Bytes(digest)],
                )?;
            }
            Ok(())
        })
    }

    /// Takes the second factor and its recovery codes away.
    pub fn factor_reset(&self, worker: WorkerId) -> Result<(), StoreError> {
        let row = [worker.into()];
        self.backend.write(|conn| {
            conn.execute(
                "UPDATE account SET totp = NULL, totp_step = NULL, totp_at = NULL WHERE worker = ?1",
                &row,
            )?;
            conn.execute("DELETE FROM recovery_code WHERE worker = ?1", &row)?;
            Ok(())
        })
    }

    /// Takes the step of a code; `false` if a code of that step or a later one was taken before.
    pub fn factor_take_step(&self, worker: WorkerId, step: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE account SET totp_step = ?2 \
                   WHERE worker = ?1 AND totp IS NOT NULL AND coalesce(totp_step, -1) < ?2";
        let row = [worker.into(), step.into()];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// Uses up a recovery code; `false` if there is no such code any more.
    pub fn recovery_take(&self, worker: WorkerId, code: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM recovery_code WHERE worker = ?1 AND digest = ?2";
        let digest = digest(code);
        let row = [worker.into(), Value::Bytes(&digest)];
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// How many recovery codes are left.
    pub fn recovery_left(&self, worker: WorkerId) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM recovery_code WHERE worker = ?1";
        self.backend.reader()?.number(sql, &[worker.into()])
    }
}

/// A recovery code has 80 bits of randomness, so a plain hash cannot be turned back.
fn digest(code: &str) -> [u8; 32] {
    Sha256::digest(code.as_bytes()).into()
}
