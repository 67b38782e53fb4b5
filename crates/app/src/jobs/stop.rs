//! The order to stop, and a rest that it ends.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Told once, heard by every thread that rests on it.
#[derive(Debug, Default)]
pub(super) struct Stop {
    is_ordered: Mutex<bool>,
    heard: Condvar,
}

impl Stop {
    pub(super) fn order(&self) {
        *self.lock() = true;
        self.heard.notify_all();
    }

    pub(super) fn is_ordered(&self) -> bool {
        *self.lock()
    }

    /// Waits so long, or until the order.
    pub(super) fn rest(&self, long: Duration) {
        let ordered = self.lock();
        let _ = self
            .heard
            .wait_timeout_while(ordered, long, |ordered| !*ordered);
    }

    fn lock(&self) -> MutexGuard<'_, bool> {
        self.is_ordered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
