//! Getting in through the municipality's log-in service: whom it means here, and in what role.

use super::Origin;
use super::Post;
use super::enter::Opened;
use crate::{Actor, App, Error};
use domain::Moment;
use domain::{AccountAct, Role, TeamId, WorkerId};
use identity::UserName;
use identity::oidc::{Hint, Provider, Refusal, RoleMap, Vouched};
use store::{EndedThere, ServiceTie};

/// How long a log-in may take at the service, in seconds.
const LASTS: i64 = 15 * 60;

/// The log-in service, and what its claims mean here.
#[derive(Debug)]
pub struct Service {
    /// How to speak to it.
    pub provider: Provider,
    /// What the button says; empty: the words of the program.
    pub title: String,
    /// The claim that holds the user name of the account here.
    pub name_claim: String,
    /// The claim that holds roles; empty: the role on record here is kept.
    pub role_claim: String,
    /// Which value of that claim means which role and team.
    pub roles: RoleMap,
}

/// What came of coming back from the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    /// A session began.
    In(Opened),
    /// The log-in was not begun in this browser, took too long or was used before.
    Stale,
    /// The service said that the person gave up, or that something failed there.
    GivenUp,
    /// The service's answer cannot be trusted.
    Untrusted,
    /// The service does not answer.
    Unreachable,
    /// It vouches for less than is asked for here.
    TooWeak,
    /// There is no account here for the person, it is closed, or the person left.
    NoAccount,
    /// None of the person's roles at the service means one here.
    NoRole,
}

/// Where somebody logged out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// Only here: nothing else is open.
    Here,
    /// Here; the log-in at the service goes on until it is ended at this address, if it has one.
    ServiceOpen(Option<String>),
}

impl App {
    /// Ends a session, and says where the log-in at the service can be ended that it came from.
    pub fn leave(&self, token: &str) -> Result<Left, Error> {
        let here = self.here(token)?;
        let hint = self.store.session_hint(token)?;
        self.end_session(token)?;
        let by_service = here.is_some_and(|here| here.means == "service");
        Ok(match self.service.as_ref().filter(|_| by_service) {
            None => Left::Here,
            Some(service) => {
                let now = self.now().0;
                Left::ServiceOpen(service.provider.log_out_url(hint.as_deref(), now))
            }
        })
    }

    /// Ends the sessions that the service says have ended there; `false` if its word cannot be
    /// trusted, or was taken before.
    pub fn ended_at_service(&self, token: &str) -> Result<bool, Error> {
        let service = self.service.as_ref().ok_or(Error::NotFound)?;
        let ended = match service.provider.logged_out(token, self.now().0) {
            Ok(ended) => ended,
            Err(Refusal::Unreachable(why)) => return Err(Error::Service(why)),
            Err(refusal) => {
                tracing::warn!(%refusal, "what was said to end a log-in was refused");
                return Ok(false);
            }
        };
        let sessions = self.store.sessions_end_there(&EndedThere {
            issuer: &ended.issuer,
            session: ended.session.as_deref(),
            subject: ended.subject.as_deref(),
            word: &ended.id,
            expires_at: Moment(ended.until),
        })?;
        if let Some(sessions) = sessions {
            tracing::info!(sessions, "ended by the log-in service");
        }
        Ok(sessions.is_some())
    }

    /// Begins a log-in at the service: where to send the person. `browser` is the value of a
    /// cookie that only this browser has.
    pub fn begin_at_service(&self, browser: &str) -> Result<String, Error> {
        let service = self.service.as_ref().ok_or(Error::NotFound)?;
        let now = self.now();
        let begun = service
            .provider
            .begin(now.0)
            .map_err(|e| Error::Service(e.to_string()))?;
        let secrets = (begun.nonce.as_str(), begun.verifier.as_str());
        let until = now.add_seconds(LASTS);
        self.store
            .login_begin(&begun.state, browser, secrets, now, until)?;
        Ok(begun.url)
    }

    /// Takes the code that came back from the service.
    pub fn back_from_service(
        &self,
        state: &str,
        code: Option<&str>,
        browser: &str,
        origin: &Origin,
    ) -> Result<Came, Error> {
        let service = self.service.as_ref().ok_or(Error::NotFound)?;
        let now = self.now();
        let Some((nonce, verifier)) = self.store.login_take(state, browser, now)? else {
            return Ok(Came::Stale);
        };
        let Some(code) = code else {
            return Ok(Came::GivenUp);
        };
        match service.provider.finish(code, &nonce, &verifier, now.0) {
            Ok(vouched) => self.let_vouched_in(service, &vouched, origin),
            Err(refusal) => {
                tracing::warn!(%refusal, "a log-in through the service was refused");
                Ok(match refusal {
                    Refusal::Unreachable(_) => Came::Unreachable,
                    Refusal::Untrusted(_) => Came::Untrusted,
                    Refusal::TooWeak => Came::TooWeak,
                })
            }
        }
    }

    fn let_vouched_in(
        &self,
        service: &Service,
        vouched: &Vouched,
        origin: &Origin,
    ) -> Result<Came, Error> {
        let Some(worker) = self.meant(service, vouched)? else {
            return Ok(Came::NoAccount);
        };
        if !service.role_claim.is_empty() {
            let values = vouched.claims(&service.role_claim);
            let Some((role, team)) = service.roles.find(&values) else {
                return Ok(Came::NoRole);
            };
            let fits = (
                role.parse::<Role>(),
                team.map(str::parse::<TeamId>).transpose(),
            );
            let (Ok(role), Ok(team)) = fits else {
                return Ok(Came::NoRole);
            };
            self.take_role(worker, role, team.as_ref())?;
        }
        let token = self.open_session(worker, None, "service", origin)?;
        let tie = ServiceTie {
            issuer: &vouched.issuer,
            session: vouched.session.as_deref(),
            hint: vouched.hint.as_ref().map(Hint::as_str),
        };
        self.store.session_tie(&token, &tie)?;
        self.store.account_entered(worker, self.now())?;
        Ok(Came::In(Opened {
            token,
            pending: None,
            browser: None,
        }))
    }

    /// The account that the service means: by the link made at the first log-in, else by the
    /// claim that holds the user name, which makes the link.
    fn meant(&self, service: &Service, vouched: &Vouched) -> Result<Option<WorkerId>, Error> {
        let usable = |worker: WorkerId| -> Result<Option<WorkerId>, Error> {
            let account = self.store.account_of(worker)?;
            let is_open = account.is_some_and(|a| a.disabled_at.is_none());
            Ok((is_open && self.actor_of(worker).is_some()).then_some(worker))
        };
        let (issuer, subject) = (&vouched.issuer, &vouched.subject);
        if let Some(worker) = self.store.link_find(issuer, subject)? {
            return usable(worker);
        }
        let name = vouched
            .claim(&service.name_claim)
            .and_then(|name| name.parse::<UserName>().ok());
        let Some(name) = name else { return Ok(None) };
        let Some(account) = self.store.account_named(name.as_str())? else {
            return Ok(None);
        };
        if usable(account.worker)?.is_none() {
            return Ok(None);
        }
        // A name given to somebody else at the service does not inherit the account here.
        if !self
            .store
            .link_add(issuer, subject, account.worker, self.now())?
        {
            return Ok(None);
        }
        self.note(&Actor::system(), account.worker, AccountAct::Linked)?;
        Ok(Some(account.worker))
    }

    /// Puts on record the role that the service gives, if it is another. What it does not give
    /// stays as it is.
    fn take_role(&self, worker: WorkerId, role: Role, team: Option<&TeamId>) -> Result<(), Error> {
        self.put_post(&Actor::system(), worker, |before| {
            Ok(Post {
                role,
                team: team.or(before.team.as_ref()).cloned(),
                ..before.clone()
            })
        })
    }
}
