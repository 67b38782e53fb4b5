//! The log of one open store: its queue, its seal, and the thread that writes what nobody
//! waits for.

use super::queue::Queue;
use super::write::{Entry, batch};
use super::{Access, Completion, index};
use crate::error::StoreError;
use crate::keys::Vault;
use crate::sql::Backend;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long an outcome waits for a view to be written with.
const PATIENCE: Duration = Duration::from_millis(500);

/// Every so many rounds of patience whole runs of views are put in order of person.
const INDEX_EVERY: u32 = 20;

/// The access log.
pub(crate) struct Log {
    inner: Arc<Inner>,
    thread: Mutex<Option<JoinHandle<()>>>,
    /// Whether nothing is written: for the measurement of what the log costs, and only there.
    #[cfg(feature = "testing")]
    is_off: std::sync::atomic::AtomicBool,
}

struct Inner {
    backend: Arc<Backend>,
    vault: Arc<Vault>,
    queue: Queue<Entry>,
    is_over: Mutex<bool>,
    over: Condvar,
}

impl Log {
    /// The log in a database, sealed with keys of a vault.
    pub(crate) fn new(backend: Arc<Backend>, vault: Arc<Vault>) -> Self {
        let inner = Inner {
            backend,
            vault,
            queue: Queue::default(),
            is_over: Mutex::new(false),
            over: Condvar::new(),
        };
        Self {
            inner: Arc::new(inner),
            thread: Mutex::new(None),
            #[cfg(feature = "testing")]
            is_off: std::sync::atomic::AtomicBool::new(false),
        }
    }

    /// How many entries are gathered and not yet taken to be written.
    pub(crate) fn waiting(&self) -> u64 {
        self.inner.queue.waiting()
    }

    /// Switches the log off and on.
    #[cfg(feature = "testing")]
    pub(crate) fn set(&self, is_on: bool) {
        self.is_off
            .store(!is_on, std::sync::atomic::Ordering::SeqCst);
    }

    #[cfg(feature = "testing")]
    fn is_off(&self) -> bool {
        self.is_off.load(std::sync::atomic::Ordering::SeqCst)
    }

    #[cfg(not(feature = "testing"))]
    #[expect(clippy::unused_self, reason = "it is always on outside of tests")]
    fn is_off(&self) -> bool {
        false
    }

    pub(super) fn begin(&self, access: &Access) -> Result<u64, StoreError> {
        if self.is_off() {
            return Ok(0);
        }
        let entry = Entry::View(access.clone());
        self.inner.queue.write(entry, |all| self.inner.write(all))
    }

    pub(super) fn complete(&self, completion: Completion) {
        if self.is_off() {
            return;
        }
        self.inner.queue.add(Entry::Outcome(completion));
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread.is_none() {
            let inner = Arc::clone(&self.inner);
            let name = "access log".to_owned();
            match std::thread::Builder::new()
                .name(name)
                .spawn(move || inner.keep())
            {
                Ok(handle) => *thread = Some(handle),
                Err(error) => tracing::error!(%error, "outcomes wait for the next view"),
            }
        }
    }

    pub(super) fn flush(&self) -> Result<(), StoreError> {
        self.inner.flush()
    }

    /// Brings the table of persons up to the end of the log.
    pub(super) fn catch_up(&self) -> Result<(), StoreError> {
        self.inner.flush()?;
        index::catch_up(&self.inner.backend)
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        *self
            .inner
            .is_over
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = true;
        self.inner.over.notify_all();
        let thread = self
            .thread
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(thread) = thread.take() {
            let _ = thread.join();
        }
        if let Err(error) = self.inner.flush() {
            tracing::error!(%error, "outcomes of views are lost");
        }
    }
}

impl Inner {
    fn write(&self, entries: &[Entry]) -> Result<u64, StoreError> {
        let vault = &self.vault;
        self.backend.write(|conn| batch(conn, vault, entries))
    }

    fn flush(&self) -> Result<(), StoreError> {
        self.queue.flush(|all| self.write(all))
    }

    /// Until the store is closed: writes outcomes that no view took along, and now and then
    /// puts the views of each person in order.
    fn keep(&self) {
        let mut round = 0;
        loop {
            let is_over = self.is_over.lock().unwrap_or_else(PoisonError::into_inner);
            let (is_over, _) = self
                .over
                .wait_timeout_while(is_over, PATIENCE, |over| !*over)
                .unwrap_or_else(PoisonError::into_inner);
            if *is_over {
                return;
            }
            drop(is_over);
            round += 1;
            let mut done = self.flush();
            if round % INDEX_EVERY == 0 {
                done = done.and_then(|()| index::keep_up(&self.backend));
            }
            if let Err(error) = done {
                tracing::error!(%error, "the access log cannot be kept up");
            }
        }
    }
}
