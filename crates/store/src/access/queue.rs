//! Entries of the log on their way: those somebody waits for stand in line and share a
//! write, so that a durable log costs one sync for many views.
//!
//! An entry may be added without waiting; it goes with the next write, whoever makes it.

use crate::error::StoreError;
use crate::line::Line;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Gathers entries until somebody writes them for all.
pub(crate) struct Queue<T> {
    line: Line<T, u64>,
    /// Entries nobody waits for.
    added: Mutex<Vec<T>>,
    /// Held from when those were taken until they are written, so that a flush that finds none
    /// left does not come back before they are.
    writing: Mutex<()>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self {
            // All batches take turns at the head of the log: a second one would only wait.
            line: Line::new(1),
            added: Mutex::default(),
            writing: Mutex::default(),
        }
    }
}

impl<T: Clone> Queue<T> {
    /// Adds an entry for the next write and does not wait.
    pub(crate) fn add(&self, entry: T) {
        self.added().push(entry);
    }

    /// The same for several that stand together: no write takes some of them without the rest.
    pub(crate) fn add_all(&self, entries: impl IntoIterator<Item = T>) {
        self.added().extend(entries);
    }

    /// How many entries are gathered and not yet taken to be written.
    pub(crate) fn waiting(&self) -> u64 {
        (self.line.waiting() + self.added().len()) as u64
    }

    /// Returns when the entry is written, by this thread or by another, with its position.
    /// `write` is given all entries of a batch and tells where it begins.
    pub(crate) fn write(
        &self,
        entry: T,
        write: impl Fn(&[T]) -> Result<u64, StoreError>,
    ) -> Result<u64, StoreError> {
        self.line.pass(entry, |entries| self.batch(entries, &write))
    }

    /// Writes what was added, if anything was; what another writes is written when this returns.
    pub(crate) fn flush(
        &self,
        write: impl Fn(&[T]) -> Result<u64, StoreError>,
    ) -> Result<(), StoreError> {
        if self.added().is_empty() {
            drop(self.writing());
            return Ok(());
        }
        self.batch(&[], &write).map(|_| ())
    }

    /// Writes entries with what was added meanwhile; gives back their positions.
    fn batch(
        &self,
        entries: &[T],
        write: &dyn Fn(&[T]) -> Result<u64, StoreError>,
    ) -> Result<Vec<u64>, StoreError> {
        let _writing = self.writing();
        let added = std::mem::take(&mut *self.added());
        let all = [entries, &added].concat();
        match write(&all) {
            Ok(first) => Ok((first..).take(entries.len()).collect()),
            Err(error) if added.is_empty() => Err(error),
            Err(error) if !is_of_an_entry(&error) => {
                // The database is away: what was added waits in front of what comes after it.
                self.added().splice(0..0, added);
                Err(error)
            }
            Err(_) => {
                for one in added.chunks(1) {
                    if let Err(error) = write(one) {
                        tracing::error!(%error, "an entry of the access log is lost");
                    }
                }
                let first = if entries.is_empty() {
                    0
                } else {
                    write(entries)?
                };
                Ok((first..).take(entries.len()).collect())
            }
        }
    }

    fn writing(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn added(&self) -> MutexGuard<'_, Vec<T>> {
        self.added.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the fault can lie in what was to be written, and not in the database itself.
fn is_of_an_entry(error: &StoreError) -> bool {
    matches!(error, StoreError::Invalid(_)) || error.broken_unique().is_some()
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
                    scope.spawn(move || queue.write(n, write).ok())
                })
                .collect();
            threads
                .into_iter()
                .map(|t| t.join().expect("a thread"))
                .collect()
        })
    }

    #[test]
    fn what_was_added_together_is_written_together() {
        let queue = Queue::default();
        let is_whole = |all: &[u64]| {
            let whole = all.chunks(2).all(|two| two[0] + 1 == two[1]);
            assert!(whole, "{all:?}");
            Ok(0)
        };
        std::thread::scope(|scope| {
            let flushing = scope.spawn(|| {
                for _ in 0..2_000 {
                    queue.flush(is_whole).expect("written");
                }
            });
            for n in 0..20_000 {
                // As views come out of a record: not all at once.
                let slowly = [2 * n, 2 * n + 1]
                    .into_iter()
                    .inspect(|_| std::hint::spin_loop());
                queue.add_all(slowly);
            }
            flushing.join().expect("a thread");
        });
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
        assert!(written.contains(&99));
        assert_eq!(queue.waiting(), 0);
        for (n, place) in places.into_iter().enumerate() {
            let place = usize::try_from(place.expect("written")).expect("a place");
            assert_eq!(written[place], n as u64);
        }
        assert!(writes.into_inner() < 16);
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
        assert!(queue.write(1, away).is_err());
        assert_eq!(queue.waiting(), 1);
        let written = Mutex::new(Vec::new());
        let write = |entries: &[u64]| {
            written
                .lock()
                .expect("the entries")
                .extend_from_slice(entries);
            Ok(1)
        };
        assert!(queue.write(2, write).is_ok());
        assert_eq!(written.into_inner().expect("the entries"), [2, 8]);
    }

    #[test]
    fn what_nobody_waits_for_is_written_by_a_flush() {
        let queue = Queue::default();
        let write = |entries: &[u64]| {
            assert_eq!(entries, [8], "there is something to write");
            Ok(1)
        };
        queue.flush(write).expect("nothing to do");
        queue.add(8);
        queue.flush(write).expect("written");
        assert_eq!(queue.waiting(), 0);
    }

    #[test]
    fn a_flush_waits_for_what_another_is_writing() {
        let (queue, written) = (Queue::default(), AtomicU32::new(0));
        let (started, has_started) = std::sync::mpsc::channel();
        queue.add(8);
        std::thread::scope(|scope| {
            let (queue, written) = (&queue, &written);
            scope.spawn(move || {
                let write = |_: &[u64]| {
                    started.send(()).expect("somebody listens");
                    std::thread::sleep(Duration::from_millis(50));
                    written.fetch_add(1, Ordering::SeqCst);
                    Ok(1)
                };
                queue.flush(write).expect("written");
            });
            has_started.recv().expect("the other writes");
            queue.flush(|_| Ok(1)).expect("nothing is left to write");
            assert_eq!(written.load(Ordering::SeqCst), 1);
        });
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
        assert!(queue.write(1, write).is_ok());
        assert_eq!(written.into_inner().expect("the entries"), [8, 1]);
    }
}
