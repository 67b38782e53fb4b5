//! The log of one open store: its queue, its seal, and the thread that writes what nobody
//! waits for.

use super::queue::Queue;
use super::spool::Spool;
use super::write::{Entry, Named, batch, whole};
use super::{Access, Completion, index};
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::keys::Vault;
use crate::sql::{Backend, Conn};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long an outcome waits for a view to be written with, and a view in the spool for others.
const PATIENCE: Duration = Duration::from_millis(500);

/// Views that may wait in the spool: when the log cannot be written nobody is shown more.
const MOST_SPOOLED: u64 = 4096;

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
    spool: OnceLock<Spool>,
    named: Mutex<Named>,
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
            spool: OnceLock::new(),
            named: Mutex::default(),
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
        let inner = &self.inner;
        let Some(spool) = inner.spool.get() else {
            let entry = Entry::View(access.clone());
            return inner.queue.write(entry, |all| inner.write(all));
        };
        if inner.queue.waiting() > MOST_SPOOLED {
            inner.flush()?;
        }
        self.keep();
        spool.write(access, |record| inner.queue.add_all(record))
    }

    /// Takes in what was left in the spool of the database, and lets views wait there.
    pub(super) fn spool(&self) -> Result<bool, StoreError> {
        let inner = &self.inner;
        let Some(database) = inner.backend.file() else {
            return Ok(false);
        };
        if inner.spool.get().is_some() {
            return Ok(true);
        }
        let sql = "SELECT spooled FROM access_head";
        let taken = unsigned(inner.backend.reader()?.number(sql, &[])?);
        let Some((spool, left)) = Spool::open(database, &inner.vault, taken)? else {
            return Ok(false);
        };
        inner.queue.add_all(left);
        inner.flush()?;
        spool.begin()?;
        Ok(inner.spool.set(spool).is_ok())
    }

    pub(super) fn complete(&self, completion: Completion) {
        if self.is_off() {
            return;
        }
        self.inner.queue.add(Entry::Outcome(completion));
        self.keep();
    }

    /// Starts the thread, once, that writes what nobody waits for.
    fn keep(&self) {
        let mut thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner);
        if thread.is_none() {
            let inner = Arc::clone(&self.inner);
            let name = "access log".to_owned();
            match std::thread::Builder::new()
                .name(name)
                .spawn(move || inner.keep())
            {
                Ok(handle) => *thread = Some(handle),
                Err(error) => tracing::error!(%error, "the access log waits for whoever reads it"),
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
        match (self.inner.flush(), self.inner.spool.get()) {
            (Ok(()), Some(spool)) => spool.remove(),
            (Ok(()), None) => {}
            (Err(error), _) => tracing::error!(%error, "outcomes of views are lost"),
        }
    }
}

impl Inner {
    fn write(&self, entries: &[Entry]) -> Result<u64, StoreError> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let work = |conn: &mut Conn| batch(conn, &self.vault, &named, entries);
        let first = self.backend.write(work)?;
        named.note(first, entries);
        if let (Some(spool), Some(record)) = (self.spool.get(), whole(entries)) {
            spool.take(record);
        }
        Ok(first)
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
