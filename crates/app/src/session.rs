//! Who is logged in. The store keeps only a digest of the token.

use crate::{Actor, App, Error};
use domain::WorkerId;
use store::Session;

/// How long a session lasts after its last use, in seconds.
const LASTS: i64 = 8 * 3600;

impl App {
    /// Begins a session for a member of staff; gives back the token for the cookie.
    pub fn begin_session(&self, worker: WorkerId) -> Result<String, Error> {
        let known = self.ruleset();
        let here = known.workers.get(&worker).filter(|w| w.left_at.is_none());
        let role = here.ok_or(Error::NotFound)?.role;
        let token = format!(
            "{}{}",
            self.ids.random().simple(),
            self.ids.random().simple()
        );
        let now = self.now();
        let session = Session {
            worker,
            role,
            created_at: now,
            seen_at: now,
            expires_at: now.add_seconds(LASTS),
        };
        self.store.session_create(&token, &session)?;
        Ok(token)
    }

    /// The member of staff behind a token, if the session still lasts.
    pub fn who(&self, token: &str) -> Result<Option<Actor>, Error> {
        self.follow()?;
        let now = self.now();
        let Some(session) = self.store.session_find(token, now)? else {
            return Ok(None);
        };
        // Written down at most once in five minutes, so that reading a page is no write.
        if now.0 - session.seen_at.0 > 300 {
            self.store
                .session_touch(token, now, now.add_seconds(LASTS))?;
        }
        Ok(self.ruleset().actor(session.worker))
    }

    /// Ends a session.
    pub fn end_session(&self, token: &str) -> Result<(), Error> {
        Ok(self.store.session_end(token)?)
    }
}
