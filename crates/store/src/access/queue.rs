//! Entries that arrive while others are being written wait together and share the next
//! write, so that a durable log costs one sync for many views.
//!
//! An entry may be added without waiting; it goes with the next write, whoever makes it.

use crate::error::StoreError;
use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Gathers entries until somebody writes them for all.
pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    /// Entries somebody waits for.
    waiting: Vec<T>,
    /// Entries nobody waits for.
    added: Vec<T>,
    /// How many wait for the batch that is gathering.
    waiters: usize,
    /// The number of the batch that is gathering.
    batch: u64,
    /// Batches below this number are over.
    over: u64,
    is_writing: bool,
    /// The first position of batches that are over, and how many have yet to ask; `None` for
    /// one that failed: its entries are tried again alone.
    ended: HashMap<u64, (Option<u64>, usize)>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self {
            state: Mutex::new(State {
                waiting: Vec::new(),
                added: Vec::new(),
                waiters: 0,
                batch: 0,
                over: 0,
                is_writing: false,
                ended: HashMap::new(),
            }),
            changed: Condvar::new(),
        }
    }
}

impl<T: Clone> Queue<T> {
    /// Adds an entry for the next write and does not wait.
    pub(crate) fn add(&self, entry: T) {
        self.lock().added.push(entry);
    }

    /// Whether entries were added and are not being written yet.
    pub(crate) fn has_added(&self) -> bool {
        !self.lock().added.is_empty()
    }

    /// Returns when the entries are written, by this thread or by another, with the position
    /// of the first. `write` is given all entries of a batch and tells where it begins.
    pub(crate) fn write(
        &self,
        entries: &[T],
        write: impl Fn(&[T]) -> Result<u64, StoreError>,
    ) -> Result<u64, StoreError> {
        let mut state = self.lock();
        let mine = state.batch;
        let offset = state.waiting.len() as u64;
        state.waiting.extend_from_slice(entries);
        state.waiters += 1;
        while state.over <= mine && state.is_writing {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if state.over > mine {
            let first = state.ask(mine);
            drop(state);
            return first.map_or_else(|| write(entries), |first| Ok(first + offset));
        }
        state.is_writing = true;
        state.batch += 1;
        let mut all = std::mem::take(&mut state.waiting);
        let added = std::mem::take(&mut state.added);
        let waiters = std::mem::take(&mut state.waiters) - 1;
        drop(state);
        all.extend_from_slice(&added);
        // Told also when the write panics, or the others would wait for ever.
        let mut told = Tell {
            queue: self,
            batch: mine,
            waiters,
            first: None,
        };
        let written = write(&all);
        told.first = written.as_ref().ok().copied();
        drop(told);
        let Err(error) = written else {
            return written.map(|first| first + offset);
        };
        if !is_of_an_entry(&error) {
            // The database is away: what was added waits in front of what comes after it.
            self.lock().added.splice(0..0, added);
            return Err(error);
        }
        // The fault may have been in another's entry.
        if all.len() == entries.len() {
            return Err(error);
        }
        for one in added.chunks(1) {
            if let Err(error) = write(one) {
                tracing::error!(%error, "an entry of the access log is lost");
            }
        }
        write(entries)
    }

    /// How many entries are gathered and not yet taken to be written.
    pub(crate) fn waiting(&self) -> u64 {
        let state = self.lock();
        (state.waiting.len() + state.added.len()) as u64
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the fault can lie in what was to be written, and not in the database itself.
fn is_of_an_entry(error: &StoreError) -> bool {
    matches!(error, StoreError::Invalid(_)) || error.broken_unique().is_some()
}

impl<T> State<T> {
    /// Where a batch that is over begins; forgotten when the last has asked.
    fn ask(&mut self, batch: u64) -> Option<u64> {
        let (first, left) = self.ended.get_mut(&batch)?;
        let first = *first;
        *left -= 1;
        if *left == 0 {
            self.ended.remove(&batch);
        }
        first
    }
}

/// Tells those who wait that a batch is over.
struct Tell<'q, T> {
    queue: &'q Queue<T>,
    batch: u64,
    waiters: usize,
    first: Option<u64>,
}

impl<T> Drop for Tell<'_, T> {
    fn drop(&mut self) {
        let mut state = self
            .queue
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        state.is_writing = false;
        state.over = self.batch + 1;
        if self.waiters > 0 {
            state.ended.insert(self.batch, (self.first, self.waiters));
        }
        drop(state);
        self.queue.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::{Queue, StoreError};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    /// Sixteen threads write one entry each; gives back the position each was told.
    fn together(
        queue: &Queue<u64>,
        write: impl Fn(&[u64]) -> Result<u64, StoreError> + Sync,
    ) -> Vec<Option<u64>> {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|n| {
                    let (queue, write) = (queue, &write);
                    scope.spawn(move || queue.write(&[n], write).ok())
                })
                .collect();
            threads
                .into_iter()
                .map(|t| t.join().expect("a thread"))
                .collect()
        })
    }

    #[test]
    fn every_entry_is_written_once_in_fewer_writes_and_knows_its_place() {
        let (written, writes) = (Mutex::new(Vec::new()), AtomicU32::new(0));
        let queue = Queue::default();
        queue.add(99);
        let places = together(&queue, |entries| {
            std::thread::sleep(Duration::from_millis(30));
            writes.fetch_add(1, Ordering::Relaxed);
            let mut all = written.lock().expect("the entries");
            let first = all.len() as u64;
            all.extend_from_slice(entries);
            Ok(first)
        });
        let written = written.into_inner().expect("the entries");
        assert_eq!(written.len(), 17);
        assert!(written.contains(&99) && !queue.has_added());
        for (n, place) in places.into_iter().enumerate() {
            let place = usize::try_from(place.expect("written")).expect("a place");
            assert_eq!(written[place], n as u64);
        }
        assert!(writes.into_inner() < 16);
        assert!(queue.lock().ended.is_empty(), "nothing is kept for ever");
    }

    #[test]
    fn one_bad_entry_fails_for_its_writer_only() {
        let queue = Queue::default();
        let all = together(&queue, |entries| {
            std::thread::sleep(Duration::from_millis(10));
            if entries.contains(&7) {
                Err(StoreError::Invalid("seven".into()))
            } else {
                Ok(1)
            }
        });
        let expected: Vec<bool> = (0..16).map(|n| n != 7).collect();
        let is_written: Vec<bool> = all.iter().map(Option::is_some).collect();
        assert_eq!(is_written, expected);
    }

    #[test]
    fn what_was_added_waits_while_the_database_is_away() {
        let queue = Queue::default();
        queue.add(8);
        let away = |_: &[u64]| Err(StoreError::Again);
        assert!(queue.write(&[1], away).is_err());
        assert_eq!(queue.waiting(), 1);
        let written = Mutex::new(Vec::new());
        let write = |entries: &[u64]| {
            written
                .lock()
                .expect("the entries")
                .extend_from_slice(entries);
            Ok(1)
        };
        assert!(queue.write(&[2], write).is_ok());
        assert_eq!(written.into_inner().expect("the entries"), [2, 8]);
    }

    #[test]
    fn a_bad_added_entry_harms_nobody_else() {
        let queue = Queue::default();
        queue.add(7);
        queue.add(8);
        let written = Mutex::new(Vec::new());
        let write = |entries: &[u64]| {
            if entries.contains(&7) {
                return Err(StoreError::Invalid("seven".into()));
            }
            written
                .lock()
                .expect("the entries")
                .extend_from_slice(entries);
            Ok(1)
        };
        assert!(queue.write(&[1], write).is_ok());
        assert_eq!(written.into_inner().expect("the entries"), [8, 1]);
    }
}
