//! Who is logged in. The store keeps only a digest of the token.

use crate::account::Origin;
use crate::{Actor, App, Error};
use domain::WorkerId;
use identity::random;
use store::{Pending, Session};

/// How long a session waits for a code or a password, in seconds.
const PENDING: i64 = 15 * 60;

/// Somebody who has a session, though it may not open anything yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    /// Who.
    pub actor: Actor,
    /// What must be done before it opens anything.
    pub pending: Option<Pending>,
    /// How the person logged in: `password`, `service` or `demo`.
    pub means: String,
}

impl App {
    /// Begins a session for a member of staff without asking for anything; for the demo.
    pub fn begin_session(&self, worker: WorkerId) -> Result<String, Error> {
        self.open_session(worker, None, "demo", &Origin::default())
    }

    /// Begins a session; gives back the token for the cookie.
    pub(crate) fn open_session(
        &self,
        worker: WorkerId,
        pending: Option<Pending>,
        means: &str,
        origin: &Origin,
    ) -> Result<String, Error> {
        let actor = self.actor_of(worker).ok_or(Error::NotFound)?;
        let token = random::token()?;
        let now = self.now();
        let lasts = self.lasts(pending);
        let session = Session {
            worker,
            role: actor.role,
            created_at: now,
            seen_at: now,
            expires_at: now.add_seconds(lasts),
            ends_at: now.add_seconds(self.accounts.absolute),
            pending,
            means: means.to_owned(),
            address: origin.address(),
            browser: origin.browser.clone(),
        };
        self.store.session_create(&token, &session)?;
        Ok(token)
    }

    /// Goes on with a session under a new token: what was known of the old one opens nothing.
    pub(crate) fn renew_session(
        &self,
        token: &str,
        pending: Option<Pending>,
        origin: &Origin,
    ) -> Result<String, Error> {
        let now = self.now();
        let before = self
            .store
            .session_find(token, now)?
            .ok_or(Error::NotFound)?;
        let fresh = random::token()?;
        let session = Session {
            seen_at: now,
            expires_at: now.add_seconds(self.lasts(pending)),
            pending,
            address: origin.address(),
            browser: origin.browser.clone(),
            ..before
        };
        self.store.session_create(&fresh, &session)?;
        self.store.session_tie_as(&fresh, token)?;
        self.store.session_end(token)?;
        Ok(fresh)
    }

    fn lasts(&self, pending: Option<Pending>) -> i64 {
        if pending.is_some() {
            PENDING
        } else {
            self.accounts.idle
        }
    }

    /// The member of staff behind a token, if the session lasts and opens pages.
    pub fn who(&self, token: &str) -> Result<Option<Actor>, Error> {
        let here = self.here(token)?;
        Ok(here.filter(|h| h.pending.is_none()).map(|h| h.actor))
    }

    /// Whoever has a session that lasts. One whose role is another by now has none.
    pub fn here(&self, token: &str) -> Result<Option<Here>, Error> {
        self.follow()?;
        let now = self.now();
        let Some(session) = self.store.session_find(token, now)? else {
            return Ok(None);
        };
        let Some(actor) = self
            .actor_of(session.worker)
            .filter(|a| a.role == session.role)
        else {
            self.store.session_end(token)?;
            return Ok(None);
        };
        // Written down at most once in five minutes, so that reading a page is no write; more
        // often where a session would be over before.
        let often = (self.accounts.idle / 2).min(300);
        if session.pending.is_none() && now.0 - session.seen_at.0 > often {
            self.store
                .session_touch(token, now, now.add_seconds(self.accounts.idle))?;
        }
        Ok(Some(Here {
            actor,
            pending: session.pending,
            means: session.means,
        }))
    }

    /// Ends a session.
    pub fn end_session(&self, token: &str) -> Result<(), Error> {
        Ok(self.store.session_end(token)?)
    }
}
