//! Accounts: who may log in, and how. What is secret comes here hashed or encrypted.

pub(crate) mod attempt;
pub(crate) mod factor;
pub(crate) mod service;

use crate::Store;
use crate::error::StoreError;
use crate::sql::Row;
use domain::{Moment, WorkerId};

/// Somebody's account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Whose.
    pub worker: WorkerId,
    /// The name to log in with.
    pub user_name: String,
    /// The hashed password; without one only the log-in service lets the person in.
    pub password: Option<String>,
    /// When the password was set.
    pub password_at: Option<Moment>,
    /// Since when a password set by somebody else waits to be changed.
    pub must_change_since: Option<Moment>,
    /// The encrypted secret of the second factor.
    pub totp: Option<Vec<u8>>,
    /// When the second factor was proved.
    pub totp_at: Option<Moment>,
    /// When it was made.
    pub created_at: Moment,
    /// When it was disabled, if it is.
    pub disabled_at: Option<Moment>,
    /// When the person last got in.
    pub entered_at: Option<Moment>,
}

const COLUMNS: &str = "worker, user_name, password, password_at, must_change_since, totp, \
                       totp_at, created_at, disabled_at, entered_at";

fn read(row: &Row<'_>) -> Result<Account, StoreError> {
    Ok(Account {
        worker: WorkerId::from_bytes(row.bytes(0)?),
        user_name: row.text(1)?.to_owned(),
        password: row.maybe_text(2)?.map(str::to_owned),
        password_at: row.maybe_int(3)?.map(Moment),
        must_change_since: row.maybe_int(4)?.map(Moment),
        totp: row.maybe_bytes(5)?.map(<[u8]>::to_vec),
        totp_at: row.maybe_int(6)?.map(Moment),
        created_at: Moment(row.int(7)?),
        disabled_at: row.maybe_int(8)?.map(Moment),
        entered_at: row.maybe_int(9)?.map(Moment),
    })
}

impl Store {
    /// Makes an account; `false` if the member of staff has one or the name is taken.
    pub fn account_add(
        &self,
        worker: WorkerId,
        user_name: &str,
        password: Option<&str>,
        now: Moment,
    ) -> Result<bool, StoreError> {
        let set_at = password.map(|_| now);
        let row = [
            worker.into(),
            user_name.into(),
            password.into(),
            set_at.into(),
            now.into(),
        ];
        let sql = "INSERT INTO account \
                   (worker, user_name, password, password_at, must_change_since, created_at) \
                   VALUES (?1, ?2, ?3, ?4, ?4, ?5) ON CONFLICT DO NOTHING";
        Ok(self.backend.write(|conn| conn.execute(sql, &row))? > 0)
    }

    /// The account of a user name in small letters.
    pub fn account_named(&self, user_name: &str) -> Result<Option<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE user_name = ?1");
        self.backend
            .reader()?
            .first(&sql, &[user_name.into()], read)
    }

    /// The account of a member of staff.
    pub fn account_of(&self, worker: WorkerId) -> Result<Option<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM account WHERE worker = ?1");
        self.backend.reader()?.first(&sql, &[worker.into()], read)
    }

    /// All accounts, by user name.
    pub fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM account ORDER BY user_name");
        self.backend.reader()?.all(&sql, &[], read)
    }

    /// Sets a password. One that somebody else chose must be changed; codes for the second
    /// factor stay.
    pub fn account_password(
        &self,
        worker: WorkerId,
        password: &str,
        must_change: bool,
        now: Moment,
    ) -> Result<(), StoreError> {
        let since = must_change.then_some(now);
        let row = [worker.into(), password.into(), now.into(), since.into()];
        let sql = "UPDATE account SET password = ?2, password_at = ?3, must_change_since = ?4 \
                   WHERE worker = ?1";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Replaces the string of a password that did not change, hashed anew with more work;
    /// unless it was changed meanwhile.
    pub fn account_rehash(
        &self,
        worker: WorkerId,
        before: &str,
        password: &str,
    ) -> Result<(), StoreError> {
        let row = [worker.into(), before.into(), password.into()];
        let sql = "UPDATE account SET password = ?3 WHERE worker = ?1 AND password = ?2";
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Notes that somebody got in.
    pub fn account_entered(&self, worker: WorkerId, now: Moment) -> Result<(), StoreError> {
        let sql = "UPDATE account SET entered_at = ?2 WHERE worker = ?1";
        let row = [worker.into(), now.into()];
        self.backend
            .write(|conn| conn.execute(sql, &row).map(|_| ()))
    }

    /// Disables an account and ends its sessions, or lets it in again.
    pub fn account_disable(
        &self,
        worker: WorkerId,
        disabled_at: Option<Moment>,
    ) -> Result<(), StoreError> {
        let row = [worker.into(), disabled_at.into()];
        self.backend.write(|conn| {
            conn.execute(
                "UPDATE account SET disabled_at = ?2 WHERE worker = ?1",
                &row,
            )?;
            if disabled_at.is_some() {
                conn.execute("DELETE FROM session WHERE worker = ?1", &row[..1])?;
            }
            Ok(())
        })
    }
}
