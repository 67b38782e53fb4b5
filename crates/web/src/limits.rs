//! How often anybody may call: so many at once, and so many a second for ever, for each
//! client, session or address. Every node counts for itself.

mod guard;

pub use guard::guard;

use domain::WorkerId;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::collections::HashSet;
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Keys that are remembered before those at rest are forgotten.
const MOST: usize = 10_000;

/// Concerns from one address: a school sends several in a bad week, mistakes in the form count,
/// and a program that sends one after the other is stopped soon.
const CONCERNS_AT_ONCE: u32 = 30;
/// Seconds until one more may be sent from there.
const CONCERN_SECONDS: u64 = 60;

/// One limit, counted for each key apart.
pub struct Limiter<K: Hash + Eq + Clone>(Arc<RateLimiter<K, DashMapStateStore<K>, DefaultClock>>);

impl<K: Hash + Eq + Clone> Clone for Limiter<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Hash + Eq + Clone> Limiter<K> {
    /// So many calls a second for ever, and so many at once; at least one of each.
    pub fn new(a_second: u32, at_once: u32) -> Self {
        let whole = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(whole(a_second)).allow_burst(whole(at_once));
        Self(Arc::new(RateLimiter::keyed(quota)))
    }

    /// One call in so many seconds for ever, and so many at once; at least one of each.
    pub fn slow(seconds: u64, at_once: u32) -> Self {
        let period = std::time::Duration::from_secs(seconds.max(1));
        let quota = Quota::with_period(period).unwrap_or(Quota::per_minute(NonZeroU32::MIN));
        let at_once = NonZeroU32::new(at_once).unwrap_or(NonZeroU32::MIN);
        Self(Arc::new(RateLimiter::keyed(quota.allow_burst(at_once))))
    }

    /// Takes one call of a key's share, or tells how many seconds to wait.
    pub fn take(&self, key: &K) -> Result<(), u64> {
        if self.0.len() > MOST {
            self.0.retain_recent();
        }
        self.0.check_key(key).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            wait.as_secs() + 1
        })
    }
}

/// The limits of all clients of one municipality.
pub type Clients = Limiter<WorkerId>;

impl Default for Clients {
    /// Twenty calls a second after a hundred at once: enough for a nightly copy, and no
    /// client can take the server from the caseworkers.
    fn default() -> Self {
        Self::new(20, 100)
    }
}

/// The limits of browsers, by session and by the network address they come from.
#[derive(Clone)]
pub struct Visits {
    sessions: Option<Limiter<String>>,
    addresses: Option<Limiter<String>>,
    public: Option<Limiter<String>>,
    concerns: Option<Limiter<String>>,
    /// The sessions that were found, as digests: each is looked up once.
    known: Arc<Mutex<HashSet<String>>>,
}

/// How many calls a second, for ever; 0: any number. Fifteen times as many may come at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// From one session.
    pub session: u32,
    /// From one address: a whole town hall may share one.
    pub address: u32,
    /// From one address, of calls that come without a session.
    pub public: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            session: 20,
            address: 100,
            public: 10,
        }
    }
}

impl Rates {
    /// No limit at all.
    pub const NONE: Self = Self {
        session: 0,
        address: 0,
        public: 0,
    };
}

impl std::fmt::Debug for Visits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Visits")
    }
}

impl Visits {
    /// The limits by their rates.
    pub fn new(rates: Rates) -> Self {
        let limiter = |rate: u32| (rate > 0).then(|| Limiter::new(rate, rate.saturating_mul(15)));
        Self {
            sessions: limiter(rates.session),
            addresses: limiter(rates.address),
            public: limiter(rates.public),
            concerns: (rates.public > 0).then(|| Limiter::slow(CONCERN_SECONDS, CONCERNS_AT_ONCE)),
            known: Arc::default(),
        }
    }

    /// Takes one concern written on the open web, or tells how many seconds to wait.
    pub fn take_concern(&self, place: Option<&str>) -> Result<(), u64> {
        take(self.concerns.as_ref(), place)
    }

    /// Takes one call of an address, whoever calls, or tells how many seconds to wait.
    pub fn take_address(&self, place: Option<&str>) -> Result<(), u64> {
        take(self.addresses.as_ref(), place)
    }

    /// Whether it matters if a cookie names a session, and that is not known yet.
    pub fn must_look_up(&self, token: &str) -> bool {
        let is_limited = self.sessions.is_some() || self.public.is_some();
        is_limited && !self.known().contains(&digest(token))
    }

    /// Remembers that a cookie names a session. One that ended since opens nothing, and stays
    /// the session's share.
    pub fn found(&self, token: &str) {
        let mut known = self.known();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(digest(token));
    }

    fn known(&self) -> MutexGuard<'_, HashSet<String>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one call beside that of the address, or tells how many seconds to wait. Where the
    /// address is not known, only the session counts.
    pub fn take(&self, caller: &Caller<'_>, place: Option<&str>) -> Result<(), u64> {
        match caller {
            Caller::Session(token) => take(self.sessions.as_ref(), Some(&digest(token))),
            Caller::Nobody => take(self.public.as_ref(), place),
            Caller::Other => Ok(()),
        }
    }
}

/// Who calls, as far as the limits tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caller<'a> {
    /// A browser with the token of a session that there is.
    Session(&'a str),
    /// A browser or program without any.
    Nobody,
    /// What is counted by its address alone.
    Other,
}

/// What opens pages does not lie about in memory.
fn digest(token: &str) -> String {
    identity::random::digest(&["visit", token])
}

fn take(limiter: Option<&Limiter<String>>, key: Option<&str>) -> Result<(), u64> {
    match (limiter, key) {
        (Some(limiter), Some(key)) => limiter.take(&key.to_owned()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_client_at_its_limit_leaves_the_others_alone() {
        let limits = Clients::new(1, 2);
        let (a, b) = (WorkerId(Uuid::from_u128(1)), WorkerId(Uuid::from_u128(2)));
        assert!(limits.take(&a).is_ok() && limits.take(&a).is_ok());
        let wait = limits.take(&a);
        assert!(wait.is_err_and(|seconds| (1..=2).contains(&seconds)));
        assert!(limits.take(&b).is_ok());
    }

    /// How many of many calls are let through.
    fn through(visits: &Visits, caller: Caller<'_>, place: Option<&str>) -> usize {
        let call = || {
            visits
                .take_address(place)
                .and_then(|()| visits.take(&caller, place))
        };
        let taken = (0..200).map(|_| call());
        taken.flatten().count()
    }

    #[test]
    fn the_public_part_is_tighter_and_a_session_counts_wherever_it_comes_from() {
        let rates = Rates {
            session: 2,
            address: 4,
            public: 1,
        };
        let visits = Visits::new(rates);
        let (one, two) = (Caller::Session("one"), Caller::Session("two"));
        assert_eq!(through(&visits, Caller::Nobody, Some("192.0.2.1")), 15);
        assert_eq!(through(&visits, one, Some("192.0.2.2")), 30);
        assert_eq!(through(&visits, one, Some("192.0.2.3")), 0);
        assert_eq!(through(&visits, two, None), 30);
        assert_eq!(through(&visits, Caller::Other, Some("192.0.2.4")), 60);
        let concerns = Visits::new(Rates::default());
        let sent = |place| {
            (0..200)
                .filter(|_| concerns.take_concern(place).is_ok())
                .count()
        };
        assert_eq!(sent(Some("192.0.2.1")), 30, "and one a minute from then on");
        assert_eq!(sent(Some("192.0.2.2")), 30);
        assert!(visits.must_look_up("one"));
        visits.found("one");
        assert!(!visits.must_look_up("one") && visits.must_look_up("two"));
        let free = Visits::new(Rates::NONE);
        assert!(!free.must_look_up("one"));
        assert_eq!(through(&free, Caller::Nobody, Some("192.0.2.1")), 200);
    }
}
