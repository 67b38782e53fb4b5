//! Connections are given out in the order in which they were asked for: a pool lets whoever
//! just gave one back take it again, past those who wait, so that some wait several times as long
//! as the others.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A number of turns, for as many connections.
pub(super) struct Turns {
    state: Mutex<State>,
}

struct State {
    free: u32,
    waiting: VecDeque<Arc<Condvar>>,
}

/// A turn, until it is dropped.
pub(super) struct Turn(Arc<Turns>);

impl Turns {
    pub(super) fn new(free: u32) -> Self {
        let waiting = VecDeque::new();
        Self {
            state: Mutex::new(State { free, waiting }),
        }
    }

    /// Waits until all who asked before have had their turn and one is free; nothing after
    /// `patience`.
    pub(super) fn take(self: &Arc<Self>, patience: Duration) -> Option<Turn> {
        let own = Arc::new(Condvar::new());
        let mut state = self.lock();
        state.waiting.push_back(Arc::clone(&own));
        let is_first = |s: &State| s.waiting.front().is_some_and(|w| Arc::ptr_eq(w, &own));
        let (mut state, late) = own
            .wait_timeout_while(state, patience, |s| s.free == 0 || !is_first(s))
            .unwrap_or_else(PoisonError::into_inner);
        state.waiting.retain(|w| !Arc::ptr_eq(w, &own));
        if !late.timed_out() {
            state.free -= 1;
        }
        state.call();
        (!late.timed_out()).then(|| Turn(Arc::clone(self)))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Wakes whoever is next, if there is a turn for them.
    fn call(&self) {
        if let Some(next) = self.waiting.front().filter(|_| self.free > 0) {
            next.notify_one();
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.free += 1;
        state.call();
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;
    use std::sync::{Arc, Mutex};
    use std::time::Duration;

    const LONG: Duration = Duration::from_secs(30);

    fn until_waiting(turns: &Turns, count: usize) {
        while turns.lock().waiting.len() < count {
            std::thread::yield_now();
        }
    }

    #[test]
    fn turns_go_round_in_the_order_asked_past_whoever_just_had_one() {
        let (turns, order) = (Arc::new(Turns::new(1)), Mutex::new(Vec::new()));
        let first = turns.take(LONG).expect("free");
        std::thread::scope(|scope| {
            for n in 0..5 {
                let (turns, order) = (&turns, &order);
                scope.spawn(move || {
                    let turn = turns.take(LONG);
                    order.lock().expect("the order").push(n);
                    drop(turn);
                });
                until_waiting(turns, n + 1);
            }
            drop(first);
            let again = turns.take(LONG);
            order.lock().expect("the order").push(5);
            drop(again);
        });
        let order = order.into_inner().expect("the order");
        assert_eq!(order, (0..6).collect::<Vec<_>>());
        assert_eq!(turns.lock().free, 1);
    }

    #[test]
    fn whoever_gives_up_waiting_holds_nobody_back() {
        let turns = Arc::new(Turns::new(1));
        let first = turns.take(LONG).expect("free");
        assert!(turns.take(Duration::from_millis(10)).is_none());
        std::thread::scope(|scope| {
            let next = scope.spawn(|| turns.take(LONG).is_some());
            until_waiting(&turns, 1);
            drop(first);
            assert!(next.join().expect("a turn"));
        });
        assert_eq!(turns.lock().free, 1);
        assert!(turns.lock().waiting.is_empty());
    }

    #[test]
    fn as_many_have_a_turn_as_there_are() {
        let turns = Arc::new(Turns::new(3));
        let held: Vec<_> = (0..3).map(|_| turns.take(LONG).expect("free")).collect();
        assert!(turns.take(Duration::from_millis(1)).is_none());
        drop(held);
        assert_eq!(turns.lock().free, 3);
    }
}
