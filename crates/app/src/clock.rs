//! The one place where "now" comes from.

use domain::Moment;
use std::sync::atomic::{AtomicI64, Ordering};

/// Tells the moment.
pub trait Clock: Send + Sync {
    /// The moment that counts as now.
    fn now(&self) -> Moment;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the clock")]
    fn now(&self) -> Moment {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Moment(since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(0)))
    }
}

/// A clock that stands still until it is moved; for tests and for the past.
#[derive(Debug)]
pub struct Fixed(AtomicI64);

impl Fixed {
    /// A clock standing at a moment.
    pub fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }

    /// Moves the clock.
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }
}

impl Clock for Fixed {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}
