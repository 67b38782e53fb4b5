//! How often a client may call: so many at once, and so many a second for ever.

use domain::WorkerId;
use governor::clock::{Clock, DefaultClock};
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::Arc;

/// The limits of all clients of one municipality, kept by each node for itself.
#[derive(Clone)]
pub struct Limits(Arc<RateLimiter<WorkerId, DashMapStateStore<WorkerId>, DefaultClock>>);

impl Default for Limits {
    /// Twenty calls a second after a hundred at once: enough for a nightly copy, and no
    /// client can take the server from the caseworkers.
    fn default() -> Self {
        Self::new(20, 100)
    }
}

impl Limits {
    /// So many calls a second for ever, and so many at once; at least one of each.
    pub fn new(a_second: u32, at_once: u32) -> Self {
        let whole = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(whole(a_second)).allow_burst(whole(at_once));
        Self(Arc::new(RateLimiter::keyed(quota)))
    }

    /// Takes one call of a client's share, or tells how many seconds to wait.
    pub fn take(&self, client: WorkerId) -> Result<(), u64> {
        self.0.check_key(&client).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            wait.as_secs() + 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn one_client_at_its_limit_leaves_the_others_alone() {
        let limits = Limits::new(1, 2);
        let (a, b) = (WorkerId(Uuid::from_u128(1)), WorkerId(Uuid::from_u128(2)));
        assert!(limits.take(a).is_ok() && limits.take(a).is_ok());
        assert!(
            limits
                .take(a)
                .is_err_and(|seconds| (1..=2).contains(&seconds))
        );
        assert!(limits.take(b).is_ok());
    }
}
