//! Rows that arrive while others are being written wait together and share the next write,
//! so that a durable log costs one sync for many views.

use crate::error::StoreError;
use crate::value::Cell;
use std::collections::HashSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Rows of the table, in the order of its columns.
type Rows = Vec<Vec<Cell>>;

/// Gathers rows until somebody writes them for all.
#[derive(Default)]
pub(crate) struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: Rows,
    /// The number of the batch that is gathering.
    batch: u64,
    /// Batches below this number are over.
    over: u64,
    is_writing: bool,
    /// Batches that were over without being written; their rows are tried again alone.
    failed: HashSet<u64>,
}

impl Queue {
    /// Returns when the rows are written, by this thread or by another.
    pub(crate) fn write(
        &self,
        rows: &[Vec<Cell>],
        write: impl Fn(&[Vec<Cell>]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut state = self.lock();
        let mine = state.batch;
        state.waiting.extend_from_slice(rows);
        while state.over <= mine && state.is_writing {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if state.over > mine {
            let has_failed = state.failed.contains(&mine);
            drop(state);
            return if has_failed { write(rows) } else { Ok(()) };
        }
        state.is_writing = true;
        state.batch += 1;
        let all = std::mem::take(&mut state.waiting);
        drop(state);
        // Told also when the write panics, or the others would wait for ever.
        let mut told = Tell {
            queue: self,
            batch: mine,
            is_written: false,
        };
        let written = write(&all);
        told.is_written = written.is_ok();
        drop(told);
        // The fault may have been in another's row.
        if written.is_err() && all.len() > rows.len() {
            write(rows)
        } else {
            written
        }
    }

    /// How many rows are gathered and not yet taken to be written.
    pub(crate) fn waiting(&self) -> u64 {
        self.lock().waiting.len() as u64
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells those who wait that a batch is over.
struct Tell<'q> {
    queue: &'q Queue,
    batch: u64,
    is_written: bool,
}

impl Drop for Tell<'_> {
    fn drop(&mut self) {
        let mut state = self.queue.lock();
        state.is_writing = false;
        state.over = self.batch + 1;
        if !self.is_written {
            state.failed.insert(self.batch);
        }
        drop(state);
        self.queue.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Queue, Rows, StoreError};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::time::Duration;

    fn together(write: impl Fn(&[Vec<Cell>]) -> Result<(), StoreError> + Sync) -> Vec<bool> {
        let queue = Queue::default();
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|n| {
                    let (queue, write) = (&queue, &write);
                    scope.spawn(move || queue.write(&[vec![Cell::Int(n)]], write).is_ok())
                })
                .collect();
            threads
                .into_iter()
                .map(|t| t.join().expect("a thread"))
                .collect()
        })
    }

    #[test]
    fn every_row_is_written_once_in_fewer_writes() {
        let (written, writes) = (Mutex::new(Rows::new()), AtomicU32::new(0));
        let all = together(|rows| {
            std::thread::sleep(Duration::from_millis(30));
            writes.fetch_add(1, Ordering::Relaxed);
            written
                .lock()
                .expect("the rows")
                .extend(rows.iter().cloned());
            Ok(())
        });
        assert_eq!(all, [true; 16]);
        let mut written = written.into_inner().expect("the rows");
        written.sort_by_key(|row| if let Cell::Int(n) = row[0] { n } else { -1 });
        assert_eq!(
            written,
            (0..16).map(|n| vec![Cell::Int(n)]).collect::<Rows>()
        );
        assert!(writes.into_inner() < 16);
    }

    #[test]
    fn one_bad_row_fails_for_its_writer_only() {
        let bad = Cell::Int(7);
        let all = together(|rows| {
            std::thread::sleep(Duration::from_millis(10));
            let is_bad = rows.iter().any(|row| row[0] == bad);
            if is_bad {
                Err(StoreError::Invalid("seven".into()))
            } else {
                Ok(())
            }
        });
        let expected: Vec<bool> = (0..16).map(|n| n != 7).collect();
        assert_eq!(all, expected);
    }
}
