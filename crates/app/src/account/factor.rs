//! The second factor: one-time codes from a telephone, and recovery codes for the day it is
//! lost. No code is taken twice.

use super::Origin;
use super::enter::{Counting, Entry, Opened};
use crate::{Actor, App, Error};
use identity::random;
use identity::totp::{self, Handover};
use store::{Account, Outcome, Pending, SessionId};

/// How many recovery codes there are.
const CODES: usize = 8;
/// For what the secrets are encrypted.
const PURPOSE: &str = "totp";

/// A second factor that was proved.
pub struct Proved {
    /// The session goes on under this token.
    pub opened: Opened,
    /// Recovery codes, to be shown once.
    pub codes: Vec<String>,
}

/// The code is not one of the secret that was offered.
pub struct Unproved;

impl App {
    /// Takes a one-time code or a recovery code: the second step of logging in, or from inside
    /// the first step of moving to another telephone.
    pub fn give_code(&self, token: &str, code: &str, origin: &Origin) -> Result<Entry, Error> {
        let here = self.here(token)?.ok_or(Error::NotFound)?;
        let account = self.own_account(&here)?;
        let is_moving = here.pending.is_none() && account.totp.is_some();
        if here.pending != Some(Pending::Code) && !is_moving {
            return Err(Error::Forbidden);
        }
        let worker = Some(account.worker);
        let counted = self.count_attempt(&account.user_name, worker, origin, Outcome::WrongCode)?;
        let counting = match counted {
            Ok(counting) => counting,
            Err(seconds) => return Ok(Entry::Wait(seconds)),
        };
        if !self.take_code(&account, code)? {
            return Ok(Entry::Wrong);
        }
        let pending = if is_moving {
            Some(Pending::Factor)
        } else {
            self.pending_of(&account, true)?
        };
        let opened = self.go_on(token, &account, pending, &counting, origin)?;
        Ok(Entry::In(opened))
    }

    /// The secret for a telephone, kept with the session until a code proves that it arrived.
    pub fn offer_factor(&self, token: &str, issuer: &str) -> Result<Handover, Error> {
        let account = self.may_set_factor(token)?;
        let kept = self.store.session_draft_of(token)?;
        let secret = if let Some(draft) = kept {
            self.store.vault().reveal(PURPOSE, &draft)?
        } else {
            let secret = totp::new_secret()?;
            let draft = self.store.vault().protect(PURPOSE, &secret)?;
            self.store.session_draft(token, Some(&draft))?;
            secret
        };
        totp::handover(&secret, issuer, &account.user_name)
            .ok_or_else(|| Error::Secret("the picture of the second factor".to_owned()))
    }

    /// Sets the second factor up once a code proves that the telephone has the secret.
    pub fn prove_factor(
        &self,
        token: &str,
        code: &str,
        origin: &Origin,
    ) -> Result<Result<Proved, Unproved>, Error> {
        let account = self.may_set_factor(token)?;
        let draft = self.store.session_draft_of(token)?.ok_or(Error::NotFound)?;
        let secret = self.store.vault().reveal(PURPOSE, &draft)?;
        let now = self.now();
        let Some(step) = totp::step_of(&secret, code, now.0) else {
            return Ok(Err(Unproved));
        };
        let codes = (0..CODES)
            .map(|_| random::readable(4))
            .collect::<Result<Vec<_>, _>>()?;
        self.store
            .factor_set(account.worker, &draft, step, &codes, now)?;
        self.store
            .sessions_end(account.worker, Some(SessionId::of(token)))?;
        let after = Account {
            totp: Some(draft),
            ..account
        };
        let pending = self.pending_of(&after, true)?;
        let token = self.renew_session(token, pending, origin)?;
        Ok(Ok(Proved {
            opened: Opened {
                token,
                pending,
                browser: None,
            },
            codes,
        }))
    }

    /// Asks for the second factor once more, before what cannot be undone. Somebody without a
    /// password here (the log-in service vouched for them, or a command runs) is not asked.
    ///
    /// # Errors
    /// [`Error::Refused`] at `code` if it is wrong, comes too soon after wrong ones, or if there
    /// is a password and no second factor.
    pub(crate) fn prove_again(
        &self,
        actor: &Actor,
        code: &str,
        origin: &Origin,
    ) -> Result<(), Error> {
        let account = self.store.account_of(actor.worker)?;
        let Some(account) = account.filter(|a| a.password.is_some()) else {
            return Ok(());
        };
        if account.totp.is_none() {
            return Err(Error::refused("code", "refused-no-factor"));
        }
        let worker = Some(account.worker);
        let counted = self.count_attempt(&account.user_name, worker, origin, Outcome::WrongCode)?;
        let Ok(counting) = counted else {
            return Err(Error::refused("code", "refused-code-wait"));
        };
        if !self.take_code(&account, code)? {
            return Err(Error::refused("code", "refused-code"));
        }
        self.store.attempt_end(counting.id, Outcome::In)?;
        Ok(())
    }

    /// Whether a code is right; it is used up by that.
    fn take_code(&self, account: &Account, code: &str) -> Result<bool, Error> {
        let Some(locked) = &account.totp else {
            return Ok(false);
        };
        let secret = self.store.vault().reveal(PURPOSE, locked)?;
        if let Some(step) = totp::step_of(&secret, code, self.now().0) {
            return Ok(self.store.factor_take_step(account.worker, step)?);
        }
        let plain: String = code
            .to_lowercase()
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let groups: Vec<&str> = (0..plain.len())
            .step_by(4)
            .map(|at| &plain[at..plain.len().min(at + 4)])
            .collect();
        Ok(self
            .store
            .recovery_take(account.worker, &groups.join("-"))?)
    }

    /// The session goes on under a new token; all factors are proved.
    fn go_on(
        &self,
        token: &str,
        account: &Account,
        pending: Option<Pending>,
        counting: &Counting,
        origin: &Origin,
    ) -> Result<Opened, Error> {
        let fresh = self.renew_session(token, pending, origin)?;
        self.store.attempt_end(counting.id, Outcome::In)?;
        let browser = self.know_browser(account.worker, counting, origin)?;
        Ok(Opened {
            token: fresh,
            pending,
            browser,
        })
    }

    fn may_set_factor(&self, token: &str) -> Result<Account, Error> {
        let here = self.here(token)?.ok_or(Error::NotFound)?;
        let account = self.own_account(&here)?;
        let is_first = here.pending.is_none() && account.totp.is_none();
        if here.pending == Some(Pending::Factor) || is_first {
            Ok(account)
        } else {
            Err(Error::Forbidden)
        }
    }
}
