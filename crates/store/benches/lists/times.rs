//! How long something took, many times.

use std::time::Instant;

/// Times in milliseconds.
#[derive(Default)]
pub struct Times(Vec<f64>);

impl Times {
    /// Takes the time of one run.
    pub fn one<T>(&mut self, run: impl FnOnce() -> T) {
        let start = Instant::now();
        run();
        self.0.push(start.elapsed().as_secs_f64() * 1e3);
    }

    /// The times of several clients together.
    pub fn all(clients: Vec<Self>) -> Self {
        Self(clients.into_iter().flat_map(|c| c.0).collect())
    }

    /// A percentile.
    pub fn at(&self, percent: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let last = sorted.len().saturating_sub(1);
        sorted.get(last * percent / 100).copied().unwrap_or(0.0)
    }
}
