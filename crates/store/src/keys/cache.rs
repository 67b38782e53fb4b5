//! Unwrapped keys of persons, for a short while: a key that another node destroyed must be
//! forgotten here too.

use domain::PersonId;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use vault::Key;

/// How long a key may be used without looking whether it is still there.
pub(super) const WHILE: Duration = Duration::from_secs(30);

/// Most keys held.
const MOST: usize = 50_000;

/// Keys with the moment at which they were read.
#[derive(Default)]
pub(super) struct Cache(HashMap<PersonId, (Key, Instant)>);

impl Cache {
    pub(super) fn get(&self, person: PersonId) -> Option<&Key> {
        let (key, since) = self.0.get(&person)?;
        (since.elapsed() < WHILE).then_some(key)
    }

    pub(super) fn forget(&mut self, person: PersonId) {
        self.0.remove(&person);
    }

    pub(super) fn put(&mut self, person: PersonId, key: Key) {
        if self.0.len() >= MOST {
            self.0.retain(|_, (_, since)| since.elapsed() < WHILE);
        }
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert(person, (key, Instant::now()));
    }
}
