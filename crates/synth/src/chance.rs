//! Seeded chance: everything random in the municipality comes from here.
//!
//! One generator for each family, each with its own stream of the same key, so that one
//! family's life does not depend on how many numbers another one used.

use law::Moment;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

/// A stream of chance.
#[derive(Debug, Clone)]
pub(crate) struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream with number `part` under a seed.
    pub(crate) fn new(seed: u64, part: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(part);
        Self(rng)
    }

    /// A stream beside this one: what it gives leaves this one as it is, so that a later part
    /// of the story changes nothing of what was told before.
    pub(crate) fn beside(&self, part: u64) -> Self {
        let mut rng = self.0.clone();
        rng.set_stream(rng.get_stream() ^ (part << 48));
        Self(rng)
    }

    /// A stream of its own beside this one: what is drawn from it moves nothing here.
    pub(crate) fn aside(&self) -> Self {
        let mut rng = self.0.clone();
        rng.set_stream(self.0.get_stream() | (1 << 63));
        Self(rng)
    }

    /// Evenly from 0 to below 1.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0.random::<f64>()
    }

    /// True with this probability.
    pub(crate) fn hit(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// Evenly from `low` to `high`, both included.
    pub(crate) fn days(&mut self, low: i32, high: i32) -> i32 {
        if high <= low {
            low
        } else {
            self.0.random_range(low..=high)
        }
    }

    /// Evenly from `low` to `high` seconds, both included.
    pub(crate) fn seconds(&mut self, low: i64, high: i64) -> i64 {
        if high <= low {
            low
        } else {
            self.0.random_range(low..=high)
        }
    }

    /// An index below `len`; 0 when `len` is 0.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        if len == 0 {
            0
        } else {
            self.0.random_range(0..len)
        }
    }

    /// One of these.
    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.index(from.len())]
    }

    /// One of these by weight.
    pub(crate) fn weighted<T: Copy>(&mut self, from: &[(T, f64)]) -> T {
        let mut left = self.unit() * from.iter().map(|(_, w)| w).sum::<f64>();
        for (value, weight) in from {
            left -= weight;
            if left < 0.0 {
                return *value;
            }
        }
        from[from.len() - 1].0
    }

    /// Exponential with this mean, in whole days.
    pub(crate) fn wait(&mut self, mean: f64) -> i32 {
        whole(-(1.0 - self.unit()).ln() * mean)
    }

    /// Log-normal with this median, in whole days.
    pub(crate) fn spread(&mut self, median: f64, sigma: f64) -> i32 {
        let (a, b) = (1.0 - self.unit(), self.unit());
        let normal = (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos();
        whole(median * (sigma * normal).exp())
    }

    /// A number to choose words by.
    pub(crate) fn word(&mut self) -> u32 {
        self.0.random()
    }

    /// An id in the shape of UUID version 7 for something that came about at a moment.
    pub(crate) fn id(&mut self, at: Moment) -> Uuid {
        let ms = u64::try_from(at.0).unwrap_or(0) * 1000 + self.0.random_range(0..1000u64);
        uuid::Builder::from_unix_timestamp_millis(ms, &self.0.random::<[u8; 10]>()).into_uuid()
    }
}

/// A number of days as a whole, kept between 0 and 40 years.
#[expect(clippy::cast_possible_truncation, reason = "clamped before the cast")]
pub(crate) fn whole(days: f64) -> i32 {
    days.clamp(0.0, 15_000.0).round() as i32
}

/// How many whole things a share of a count is.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped before the cast"
)]
pub(crate) fn count(value: f64) -> u32 {
    value.clamp(0.0, 1e9).round() as u32
}

/// A probability moved by so much on the logit scale.
pub(crate) fn shifted(probability: f64, by: f64) -> f64 {
    let p = probability.clamp(0.001, 0.999);
    1.0 / (1.0 + (-((p / (1.0 - p)).ln() + by)).exp())
}
