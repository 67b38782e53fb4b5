//! Those who want to write stand in a line: whoever is at its head takes along all who wait,
//! so that many share one transaction and one wait for the disk.
//!
//! What goes wrong for one must not be told to another: when a batch fails, each of its
//! members runs again alone and hears its own answer.

use crate::error::StoreError;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// No batch grows larger: its first member waits for the last.
pub(crate) const MOST: usize = 32;

/// Gathers requests `R` into batches that give an answer `A` to each.
pub(crate) struct Line<R, A> {
    /// Batches under way at once.
    heads: usize,
    state: Mutex<State<R, A>>,
}

struct State<R, A> {
    waiting: VecDeque<Place<R, A>>,
    /// How many batches are under way.
    heads: usize,
}

/// A request that waits, and the way to whoever made it.
struct Place<R, A> {
    request: R,
    tell: SyncSender<Turn<R, A>>,
}

/// What somebody in the line is to do next.
enum Turn<R, A> {
    /// Take along all who wait.
    Lead(R),
    /// Do it without the others.
    Alone(R),
    /// Go, it is done.
    Done(A),
}

impl<R, A> Line<R, A> {
    /// A line in which so many batches may be under way at once.
    pub(crate) fn new(heads: usize) -> Self {
        Self {
            heads,
            state: Mutex::new(State {
                waiting: VecDeque::new(),
                heads: 0,
            }),
        }
    }

    /// How many wait for a batch to take them along.
    pub(crate) fn waiting(&self) -> usize {
        self.lock().waiting.len()
    }

    /// Returns when the request is written, by this thread or by another. `write` is given
    /// the requests of a batch and answers each, or fails and has written nothing.
    pub(crate) fn pass(
        &self,
        request: R,
        write: impl Fn(&[R]) -> Result<Vec<A>, StoreError>,
    ) -> Result<A, StoreError> {
        match self.stand(request)? {
            Turn::Done(answer) => Ok(answer),
            Turn::Alone(request) => only(write(&[request])?),
            Turn::Lead(request) => self.lead(request, write),
        }
    }

    fn stand(&self, request: R) -> Result<Turn<R, A>, StoreError> {
        let mut state = self.lock();
        if state.heads < self.heads {
            state.heads += 1;
            return Ok(Turn::Lead(request));
        }
        let (tell, told) = sync_channel(1);
        state.waiting.push_back(Place { request, tell });
        drop(state);
        // Whoever took the request along always tells.
        told.recv().map_err(|_| StoreError::Again)
    }

    fn lead(
        &self,
        request: R,
        write: impl Fn(&[R]) -> Result<Vec<A>, StoreError>,
    ) -> Result<A, StoreError> {
        let (mut batch, mut others) = (vec![request], Vec::new());
        {
            let mut state = self.lock();
            let along = state.waiting.len().min(MOST - 1);
            for place in state.waiting.drain(..along) {
                batch.push(place.request);
                others.push(place.tell);
            }
        }
        // A panic over one request must neither reach another nor strand those behind.
        let written = catch_unwind(AssertUnwindSafe(|| write(&batch)));
        self.hand_on();
        if let Ok(Ok(answers)) = written {
            let mut answers = answers.into_iter();
            let own = answers.next().ok_or(StoreError::Again);
            for (tell, answer) in others.into_iter().zip(answers) {
                let _ = tell.send(Turn::Done(answer));
            }
            return own;
        }
        if others.is_empty() {
            return only(written.unwrap_or_else(|panic| resume_unwind(panic))?);
        }
        let back = batch.split_off(1);
        for (tell, request) in others.into_iter().zip(back) {
            let _ = tell.send(Turn::Alone(request));
        }
        only(write(&batch)?)
    }

    /// Lets the next in the line lead, if anybody waits.
    fn hand_on(&self) {
        let mut state = self.lock();
        match state.waiting.pop_front() {
            Some(next) => {
                let _ = next.tell.send(Turn::Lead(next.request));
            }
            None => state.heads -= 1,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<R, A>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The answer to a batch of one.
fn only<A>(mut answers: Vec<A>) -> Result<A, StoreError> {
    answers.pop().ok_or(StoreError::Again)
}

#[cfg(test)]
mod tests {
    use super::{Line, StoreError};
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    /// Sixteen threads pass one request each; gives back how each fared, `None` for a panic.
    fn together(
        line: &Line<u32, u32>,
        write: impl Fn(&[u32]) -> Result<Vec<u32>, StoreError> + Sync,
    ) -> Vec<Option<Result<u32, StoreError>>> {
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..16)
                .map(|n| {
                    let write = &write;
                    scope.spawn(move || line.pass(n, write))
                })
                .collect();
            threads.into_iter().map(|t| t.join().ok()).collect()
        })
    }

    fn doubled(requests: &[u32]) -> Vec<u32> {
        std::thread::sleep(Duration::from_millis(20));
        requests.iter().map(|n| n * 2).collect()
    }

    #[test]
    fn everybody_is_written_once_in_few_batches_and_gets_the_own_answer() {
        let (written, batches) = (Mutex::new(Vec::<u32>::new()), AtomicUsize::new(0));
        let line = Line::new(2);
        let answers = together(&line, |requests| {
            batches.fetch_add(1, Ordering::Relaxed);
            let answers = doubled(requests);
            written.lock().expect("what was written").extend(requests);
            Ok(answers)
        });
        for (n, answer) in (0..).zip(answers) {
            assert_eq!(answer.expect("no panic").expect("an answer"), n * 2);
        }
        let mut written = written.into_inner().expect("what was written");
        written.sort_unstable();
        assert_eq!(written, (0..16).collect::<Vec<u32>>());
        assert!(batches.into_inner() < 16);
        assert_eq!(line.lock().heads, 0);
    }

    #[test]
    fn a_failed_request_fails_for_its_maker_only() {
        let line = Line::new(2);
        let answers = together(&line, |requests| {
            let answers = doubled(requests);
            if requests.contains(&7) {
                return Err(StoreError::Invalid("seven".into()));
            }
            Ok(answers)
        });
        for (n, answer) in (0..16).zip(answers) {
            assert_eq!(answer.expect("no panic").is_ok(), n != 7, "{n}");
        }
    }

    #[test]
    fn a_panic_over_a_request_reaches_its_maker_only_and_strands_nobody() {
        let line = Line::new(2);
        let answers = together(&line, |requests| {
            let answers = doubled(requests);
            assert!(!requests.contains(&7), "the seventh gives up");
            Ok(answers)
        });
        for (n, answer) in (0..16).zip(answers) {
            assert_eq!(answer.is_some_and(|told| told.is_ok()), n != 7, "{n}");
        }
        assert_eq!(line.lock().heads, 0, "the line is open again");
        assert_eq!(line.pass(3, |r| Ok(doubled(r))).expect("an answer"), 6);
    }

    #[test]
    fn no_more_batches_than_heads_are_under_way() {
        let (line, now) = (Line::new(2), AtomicUsize::new(0));
        let answers = together(&line, |requests| {
            assert!(now.fetch_add(1, Ordering::SeqCst) < 2);
            let answers = doubled(requests);
            now.fetch_sub(1, Ordering::SeqCst);
            Ok(answers)
        });
        assert!(answers.iter().all(|a| matches!(a, Some(Ok(_)))));
    }
}
