//! Getting in: a password, and what must be done before the session opens anything.

use super::{Origin, SecondFactor};
use crate::{Actor, App, Deed, Error};
use domain::{Moment, WorkerId};
use identity::{UserName, password, random, throttle};
use store::{Account, Attempt, AttemptId, Counted, Outcome, Pending, place_of_browser};

/// How long a browser stays known after somebody got in with it, in seconds.
const BROWSER_KNOWN: i64 = 90 * 24 * 3600;

/// What came of an attempt to log in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// Something is wrong; it is never said what.
    Wrong,
    /// Too many failures from this place: so many seconds must pass.
    Wait(i64),
    /// A session began.
    In(Opened),
}

/// A session that began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The token for the cookie.
    pub token: String,
    /// What must be done before it opens anything.
    pub pending: Option<Pending>,
    /// The token that makes the browser known, if it is new.
    pub browser: Option<String>,
}

/// A counted attempt.
pub(super) struct Counting {
    pub id: AttemptId,
    pub is_known: bool,
}

impl App {
    /// Logs in with a user name and a password. An unknown name takes as long and gets the
    /// same answer as a wrong password.
    pub fn log_in(&self, user_name: &str, given: &str, origin: &Origin) -> Result<Entry, Error> {
        let typed = user_name.trim().to_lowercase();
        let account = match typed.parse::<UserName>() {
            Ok(name) => self.store.account_named(name.as_str())?,
            Err(_) => None,
        };
        let worker = account.as_ref().map(|a| a.worker);
        let counting = match self.count_attempt(&typed, worker, origin, Outcome::Wrong)? {
            Ok(counting) => counting,
            Err(seconds) => return Ok(Entry::Wait(seconds)),
        };
        let usable = account.filter(|a| a.disabled_at.is_none() && self.is_here(a.worker));
        let stored = usable.as_ref().and_then(|a| a.password.as_deref());
        let checked = password::check(given, stored);
        let Some(account) = usable.filter(|_| checked.is_right) else {
            return Ok(Entry::Wrong);
        };
        if let (true, Some(before)) = (checked.is_outdated, &account.password) {
            let anew = password::hash(given)?;
            self.store.account_rehash(account.worker, before, &anew)?;
        }
        let pending = self.pending_of(&account, false)?;
        self.let_in(account.worker, pending, &counting, origin)
    }

    /// Counts an attempt before anything is compared; `Err` says how long to wait.
    pub(super) fn count_attempt(
        &self,
        typed: &str,
        worker: Option<WorkerId>,
        origin: &Origin,
        until_then: Outcome,
    ) -> Result<Result<Counting, i64>, Error> {
        let now = self.now();
        let known = match &origin.known {
            None => None,
            Some(token) => {
                // Asked for a name without account too, so that the answer takes as long.
                let whose = worker.unwrap_or(WorkerId::SYSTEM);
                let since = Moment(now.0 - BROWSER_KNOWN);
                self.store
                    .browser_is_known(token, whose, since)?
                    .then(|| place_of_browser(token))
            }
        };
        let is_known = known.is_some();
        let attempt = Attempt {
            user_name: typed.to_owned(),
            worker,
            place: known.unwrap_or_else(|| origin.place()),
            address: origin.address(),
        };
        let windows = (
            Moment(now.0 - throttle::MEMORY),
            Moment(now.0 - throttle::MEMORY_OF_PLACE),
        );
        let judge = |of_account: Counted, of_place: Counted, codes: Counted| {
            // Whoever guesses codes has the password: that account is slowed wherever the
            // guesses come from, but not in the browsers its owner got in with before.
            let codes = if is_known { Counted::default() } else { codes };
            throttle::wait(plain(of_account), plain(of_place), plain(codes), now.0)
        };
        let begun = self
            .store
            .attempt_begin(&attempt, until_then, now, windows, judge)?;
        Ok(begun.map(|id| Counting { id, is_known }))
    }

    /// Opens the session, and makes the browser known once all factors are proved.
    pub(super) fn let_in(
        &self,
        worker: WorkerId,
        pending: Option<Pending>,
        counting: &Counting,
        origin: &Origin,
    ) -> Result<Entry, Error> {
        let is_proved = pending != Some(Pending::Code);
        let outcome = if is_proved {
            Outcome::In
        } else {
            Outcome::Step
        };
        let token = self.open_session(worker, pending, "password", origin)?;
        self.store.attempt_end(counting.id, outcome)?;
        let browser = if is_proved {
            self.know_browser(worker, counting, origin)?
        } else {
            None
        };
        Ok(Entry::In(Opened {
            token,
            pending,
            browser,
        }))
    }

    /// Notes that somebody got in, and makes the browser known; gives back its new token, if it
    /// was not known before.
    pub(super) fn know_browser(
        &self,
        worker: WorkerId,
        counting: &Counting,
        origin: &Origin,
    ) -> Result<Option<String>, Error> {
        let now = self.now();
        self.store.account_entered(worker, now)?;
        let kept = origin.known.as_ref().filter(|_| counting.is_known);
        let its = match kept {
            Some(token) => token.clone(),
            None => random::token()?,
        };
        self.store.browser_know(&its, worker, now)?;
        Ok(kept.is_none().then_some(its))
    }

    /// What somebody must still do; `has_code`: the second factor was proved just now.
    pub(super) fn pending_of(
        &self,
        account: &Account,
        has_code: bool,
    ) -> Result<Option<Pending>, Error> {
        let has_factor = account.totp.is_some();
        Ok(if has_factor && !has_code {
            Some(Pending::Code)
        } else if account.must_change_since.is_some() {
            Some(Pending::Password)
        } else if !has_factor && self.needs_factor(account.worker)? {
            Some(Pending::Factor)
        } else {
            None
        })
    }

    /// Whether the role of a member of staff asks for a second factor.
    pub(super) fn needs_factor(&self, worker: WorkerId) -> Result<bool, Error> {
        let actor = self.actor_of(worker).ok_or(Error::NotFound)?;
        Ok(match &self.accounts.second_factor {
            SecondFactor::For(roles) => roles.contains(&actor.role),
            SecondFactor::WhereItMatters => Deed::ALL
                .iter()
                .any(|deed| deed.needs_second_factor() && actor.may(*deed)),
        })
    }

    /// A member of staff who has not left, as one who acts.
    pub(crate) fn actor_of(&self, worker: WorkerId) -> Option<Actor> {
        self.ruleset().actor(worker)
    }

    fn is_here(&self, worker: WorkerId) -> bool {
        self.actor_of(worker).is_some()
    }
}

fn plain(counted: Counted) -> throttle::Failures {
    throttle::Failures {
        count: counted.count,
        last_at: counted.last_at,
    }
}
