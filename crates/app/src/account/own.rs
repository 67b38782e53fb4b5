//! What everybody does for themselves: choose a password, see and end one's sessions.

use super::Origin;
use super::enter::{Entry, Opened};
use crate::session::Here;
use crate::{Actor, App, Error, Problem};
use identity::password::{self, Weakness};
use store::{Account, Outcome, Pending, Session, SessionId};

/// A password as typed on the form.
#[derive(Clone, Default)]
pub struct NewPassword {
    /// The one in use; not asked for right after logging in with it.
    pub current: String,
    /// The new one.
    pub new: String,
    /// The new one once more.
    pub again: String,
}

impl App {
    /// Chooses a password. All other sessions end, and this one goes on under another token.
    pub fn choose_password(
        &self,
        token: &str,
        typed: &NewPassword,
        origin: &Origin,
    ) -> Result<Entry, Error> {
        let here = self.here(token)?.ok_or(Error::NotFound)?;
        let is_first = here.pending == Some(Pending::Password);
        if here.pending.is_some() && !is_first {
            return Err(Error::Forbidden);
        }
        let account = self.own_account(&here)?;
        let problems = problems(typed, &account);
        if !problems.is_empty() {
            return Err(Error::Refused(problems));
        }
        if !is_first {
            let worker = Some(account.worker);
            let counted = self.count_attempt(&account.user_name, worker, origin, Outcome::Wrong)?;
            let counting = match counted {
                Ok(counting) => counting,
                Err(seconds) => return Ok(Entry::Wait(seconds)),
            };
            if !password::check(&typed.current, account.password.as_deref()).is_right {
                return Err(Error::refused("current", "refused-password-current"));
            }
            self.store.attempt_end(counting.id, Outcome::In)?;
        } else if password::check(&typed.new, account.password.as_deref()).is_right {
            return Err(Error::refused("new", "refused-password-same"));
        }
        let hashed = password::hash(&typed.new)?;
        self.store
            .account_password(account.worker, &hashed, false, self.now())?;
        let own = SessionId::of(token);
        self.store.sessions_end(account.worker, Some(own))?;
        let after = Account {
            must_change_since: None,
            ..account
        };
        let pending = self.pending_of(&after, true)?;
        let token = self.renew_session(token, pending, origin)?;
        Ok(Entry::In(Opened {
            token,
            pending,
            browser: None,
        }))
    }

    /// The sessions of the actor, the one used last first.
    pub fn own_sessions(&self, actor: &Actor) -> Result<Vec<(SessionId, Session)>, Error> {
        Ok(self.store.sessions_of(actor.worker, self.now())?)
    }

    /// Ends one session of the actor.
    pub fn end_own_session(&self, actor: &Actor, id: SessionId) -> Result<(), Error> {
        if self.store.session_end_of(actor.worker, id)? {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    }

    /// Ends all sessions of the actor but the one of this token.
    pub fn end_other_sessions(&self, actor: &Actor, token: &str) -> Result<u64, Error> {
        let own = SessionId::of(token);
        Ok(self.store.sessions_end(actor.worker, Some(own))?)
    }

    /// The account behind a session; a demo person has none.
    pub fn own_account(&self, here: &Here) -> Result<Account, Error> {
        self.store
            .account_of(here.actor.worker)?
            .ok_or(Error::NotFound)
    }
}

fn problems(typed: &NewPassword, account: &Account) -> Vec<Problem> {
    if let Err(weakness) = password::judge(&typed.new, &account.user_name) {
        return vec![Problem::new("new", words_for(weakness))];
    }
    if typed.new != typed.again {
        return vec![Problem::new("again", "refused-password-again")];
    }
    Vec::new()
}

fn words_for(weakness: Weakness) -> &'static str {
    match weakness {
        Weakness::Short => "refused-password-short",
        Weakness::Long => "refused-password-long",
        Weakness::OwnName => "refused-password-name",
        Weakness::Common => "refused-password-common",
    }
}
