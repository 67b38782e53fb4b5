//! What an administrator does to accounts. Every act is an event of the office stream:
//! who did what to whom; never a password or a code. On record first: what lets somebody in
//! without a record would be worse than a record of what was not done. Only shutting out comes
//! before its record.

use crate::retention::Kept;
use crate::{Actor, App, Deed, Error};
use domain::event::office::AccountChanged;
use domain::{AccountAct, Texts, WorkerId};
use identity::{UserName, password, random};

/// A password that is shown once and must be changed at the first log-in.
#[derive(Clone, PartialEq, Eq)]
pub struct FirstPassword(String);

impl FirstPassword {
    /// The password, to be shown.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for FirstPassword {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FirstPassword(…)")
    }
}

impl App {
    /// Makes an account for a member of staff; gives back its first password, or none where
    /// only the log-in service shall let the person in.
    pub fn add_account(
        &self,
        actor: &Actor,
        worker: WorkerId,
        user_name: &str,
        with_password: bool,
    ) -> Result<Option<FirstPassword>, Error> {
        actor.require(Deed::ManageAccounts)?;
        self.actor_of(worker).ok_or(Error::NotFound)?;
        let name: UserName = user_name
            .parse()
            .map_err(|_| Error::refused("user_name", "refused-user-name"))?;
        if self.store.account_of(worker)?.is_some() {
            return Err(Error::refused("worker", "refused-has-account"));
        }
        let taken = || Error::refused("user_name", "refused-user-name-taken");
        if self.store.account_named(name.as_str())?.is_some() {
            return Err(taken());
        }
        let first = with_password.then(first_password).transpose()?;
        let hashed = first.as_ref().map(|p| password::hash(&p.0)).transpose()?;
        let now = self.now();
        self.note(actor, worker, AccountAct::Added)?;
        let is_added = self
            .store
            .account_add(worker, name.as_str(), hashed.as_deref(), now)?;
        // Somebody took the name in between.
        if is_added { Ok(first) } else { Err(taken()) }
    }

    /// Refuses a user name that somebody has.
    pub fn free_user_name(&self, actor: &Actor, user_name: &str) -> Result<(), Error> {
        actor.require(Deed::ManageAccounts)?;
        let name: UserName = user_name
            .parse()
            .map_err(|_| Error::refused("user_name", "refused-user-name"))?;
        match self.store.account_named(name.as_str())? {
            None => Ok(()),
            Some(_) => Err(Error::refused("user_name", "refused-user-name-taken")),
        }
    }

    /// Gives somebody else a new first password and ends the sessions. One's own is changed by
    /// who knows it: a session left open must not be enough.
    pub fn reset_password(&self, actor: &Actor, worker: WorkerId) -> Result<FirstPassword, Error> {
        self.managed(actor, worker)?;
        another(actor, worker)?;
        let first = first_password()?;
        let hashed = password::hash(&first.0)?;
        self.note(actor, worker, AccountAct::PasswordReset)?;
        self.store
            .account_password(worker, &hashed, true, self.now())?;
        self.store.sessions_end(worker, None)?;
        self.store.browsers_forget(worker)?;
        Ok(first)
    }

    /// Takes away somebody else's second factor, for a lost telephone; it is set up anew at the
    /// next log-in. The sessions end.
    pub fn reset_factor(&self, actor: &Actor, worker: WorkerId) -> Result<(), Error> {
        self.managed(actor, worker)?;
        another(actor, worker)?;
        self.note(actor, worker, AccountAct::FactorReset)?;
        self.store.factor_reset(worker)?;
        self.store.sessions_end(worker, None)?;
        Ok(())
    }

    /// Shuts an account out at once, or lets it in again. Nobody disables themselves.
    pub fn disable_account(
        &self,
        actor: &Actor,
        worker: WorkerId,
        is_disabled: bool,
    ) -> Result<(), Error> {
        self.managed(actor, worker)?;
        if is_disabled {
            another(actor, worker)?;
            self.store.account_disable(worker, Some(self.now()))?;
            return self.note(actor, worker, AccountAct::Disabled);
        }
        self.note(actor, worker, AccountAct::Enabled)?;
        Ok(self.store.account_disable(worker, None)?)
    }

    /// Ends all sessions of a member of staff; gives back how many.
    pub fn end_sessions_of(&self, actor: &Actor, worker: WorkerId) -> Result<u64, Error> {
        actor.require(Deed::ManageAccounts)?;
        let ended = self.store.sessions_end(worker, None)?;
        self.note(actor, worker, AccountAct::SessionsEnded)?;
        Ok(ended)
    }

    /// Forgets whom the log-in service means by this member of staff; the next log-in through
    /// it links anew.
    pub fn forget_links(&self, actor: &Actor, worker: WorkerId) -> Result<(), Error> {
        self.managed(actor, worker)?;
        self.note(actor, worker, AccountAct::LinksForgotten)?;
        self.store.links_forget(worker)?;
        Ok(())
    }

    /// Forgets sessions that are over and attempts whose period of retention has run out; gives
    /// back how many rows went. A job of the night.
    pub fn sweep_accounts(&self) -> Result<u64, Error> {
        let now = self.now();
        let sessions = self.store.session_sweep(now)?;
        let ruleset = self.ruleset();
        let before = ruleset
            .retention
            .forgotten_before(Kept::LoginAttempt, now.day());
        Ok(sessions + self.store.attempts_sweep(before.start())?)
    }

    fn managed(&self, actor: &Actor, worker: WorkerId) -> Result<(), Error> {
        actor.require(Deed::ManageAccounts)?;
        self.store
            .account_of(worker)?
            .map(|_| ())
            .ok_or(Error::NotFound)
    }

    pub(super) fn note(
        &self,
        actor: &Actor,
        worker: WorkerId,
        act: AccountAct,
    ) -> Result<(), Error> {
        let changed = AccountChanged { worker, act };
        self.record_office(actor, [(changed.into(), Texts::new())])
    }
}

/// 79 bits in four groups: it can be read out over the telephone and not guessed.
fn first_password() -> Result<FirstPassword, Error> {
    Ok(FirstPassword(random::readable(4)?))
}

/// Fails where somebody would do to the own account what only another may.
fn another(actor: &Actor, worker: WorkerId) -> Result<(), Error> {
    if actor.worker == worker {
        return Err(Error::refused("do", "refused-own-account"));
    }
    Ok(())
}
