//! Group commit for `SQLite`: transactions that wait for the one writer share a commit, so
//! that one sync of the disk makes many of them durable.
//!
//! Each works in a savepoint of its own, one after the other; the last in line commits for
//! all, and nobody is told anything before that: an error takes back its own savepoint only, but
//! its reason may lie in what another member wrote, which must be there for whoever looks.

use super::Conn;
use crate::error::StoreError;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// No batch grows larger: somebody must be told at last.
const MOST: u32 = 64;

/// Lets transactions share commits.
#[derive(Default)]
pub(crate) struct Group {
    /// How many wait for their turn.
    waiting: AtomicU32,
    turn: Mutex<Turn>,
}

/// Whoever holds this works.
#[derive(Default)]
struct Turn {
    /// The connection inside the batch's transaction; `None` between batches.
    conn: Option<Conn>,
    batch: Arc<Batch>,
    members: u32,
}

/// One commit, to wait for.
#[derive(Default)]
struct Batch {
    /// Whether it succeeded, once it is over.
    outcome: Mutex<Option<bool>>,
    is_over: Condvar,
}

impl Batch {
    fn end(&self, is_committed: bool) {
        *lock(&self.outcome) = Some(is_committed);
        self.is_over.notify_all();
    }

    /// Waits for the commit of another member.
    fn wait(&self) -> Result<(), StoreError> {
        let outcome = lock(&self.outcome);
        let outcome = self
            .is_over
            .wait_while(outcome, |o| o.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        // The member that failed to commit tells why; for this one trying again may help.
        if *outcome == Some(true) {
            Ok(())
        } else {
            Err(StoreError::Again)
        }
    }
}

impl Group {
    /// Runs `work` in a transaction that it may share with others; returns when what it wrote
    /// is durable, or its error when nothing of it was written.
    pub(super) fn write<T>(
        &self,
        open: impl FnOnce() -> Result<Conn, StoreError>,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        let mut turn = Guard(lock(&self.turn));
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        let done = turn.begin(open).and_then(|conn| in_savepoint(conn, work));
        let is_gone = turn.conn.as_ref().is_none_or(Conn::is_outside);
        if is_gone {
            // The database took back everything, not only this member's part.
            turn.end(false);
            return done.and(Err(StoreError::Again));
        }
        turn.members += u32::from(done.is_ok());
        let is_last = self.waiting.load(Ordering::SeqCst) == 0 || turn.members >= MOST;
        if is_last {
            return turn.commit().and(done);
        }
        let batch = Arc::clone(&turn.batch);
        // Whoever waits for the turn commits, or the one behind it.
        drop(turn);
        batch.wait().and(done)
    }
}

fn in_savepoint<T>(
    conn: &mut Conn,
    work: impl FnOnce(&mut Conn) -> Result<T, StoreError>,
) -> Result<T, StoreError> {
    conn.batch("SAVEPOINT member")?;
    match work(conn) {
        Ok(out) => {
            conn.batch("RELEASE member")?;
            Ok(out)
        }
        Err(e) => {
            // The first error is the one to report; a lost transaction is noticed by the caller.
            let _ = conn.batch("ROLLBACK TO member; RELEASE member");
            Err(e)
        }
    }
}

/// A turn in hand, given to the next with the value; a panic in it gives up the whole batch.
struct Guard<'g>(MutexGuard<'g, Turn>);

impl std::ops::Deref for Guard<'_> {
    type Target = Turn;

    fn deref(&self) -> &Turn {
        &self.0
    }
}

impl std::ops::DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut Turn {
        &mut self.0
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end(false);
        }
    }
}

impl Turn {
    fn begin(
        &mut self,
        open: impl FnOnce() -> Result<Conn, StoreError>,
    ) -> Result<&mut Conn, StoreError> {
        if self.conn.is_none() {
            let mut conn = open()?;
            conn.batch("BEGIN IMMEDIATE")?;
            self.conn = Some(conn);
        }
        self.conn.as_mut().ok_or(StoreError::Again)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        let committed = match &mut self.conn {
            Some(conn) => conn.batch("COMMIT"),
            None => Ok(()),
        };
        self.end(committed.is_ok());
        committed
    }

    /// Ends the batch and begins another; a transaction still open is taken back.
    fn end(&mut self, is_committed: bool) {
        if let Some(mut conn) = self.conn.take()
            && !conn.is_outside()
        {
            let _ = conn.batch("ROLLBACK");
        }
        std::mem::take(&mut self.batch).end(is_committed);
        self.members = 0;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(all(test, feature = "testing"))]
mod tests;
