//! What was read of the journal lately, by person. A row of the journal never changes, so only
//! what came after it must be read again.
//!
//! Events without texts: a key destroyed takes nothing with it here. Only what is committed is
//! kept, for the place of an event that was taken back goes to another.

use super::{READ, is_naming, name, padded, read};
use crate::error::StoreError;
use crate::keys::Vault;
use crate::sql::Conn;
use crate::value::Value;
use domain::PersonId;
use domain::event::Event;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Events kept in each half: together about the open cases of a large municipality, some 35 MB.
const HALF: usize = 50_000;

/// Events about one surrogate, in order of position.
type Events<T = Event> = Arc<[T]>;

/// Remembers the events of those persons in whose cases somebody records.
#[derive(Default)]
pub(crate) struct Recent(Mutex<Halves>);

/// What was used since the younger half was begun, and what was used before that.
struct Halves<T = Event> {
    young: HashMap<PersonId, Events<T>>,
    old: HashMap<PersonId, Events<T>>,
    /// Events in the younger half.
    count: usize,
}

impl<T> Default for Halves<T> {
    fn default() -> Self {
        Self {
            young: HashMap::new(),
            old: HashMap::new(),
            count: 0,
        }
    }
}

impl<T> Halves<T> {
    fn get(&mut self, person: PersonId) -> Option<Events<T>> {
        if let Some(events) = self.young.get(&person) {
            return Some(Arc::clone(events));
        }
        let events = self.old.remove(&person)?;
        self.put(person, Arc::clone(&events));
        Some(events)
    }

    fn put(&mut self, person: PersonId, events: Events<T>) {
        if self.count + events.len() > HALF {
            self.old = std::mem::take(&mut self.young);
            self.count = 0;
        }
        self.count += events.len();
        if let Some(before) = self.young.insert(person, events) {
            self.count -= before.len();
        }
    }
}

impl Recent {
    /// The events about each surrogate; what is read anew is remembered. For a connection that
    /// sees only what is committed.
    pub(crate) fn read(&self, conn: &mut Conn, members: &[PersonId]) -> Result<Found, StoreError> {
        let known = self.known(members);
        let found = known.later(conn)?;
        let mut halves = self.lock();
        for (person, events) in &found.0 {
            if known.0[person].len() < events.len() {
                halves.put(*person, Arc::clone(events));
            }
        }
        Ok(found)
    }

    /// The same with names, inside a transaction that may have written events itself: nothing
    /// of it is remembered.
    pub(crate) fn named(
        &self,
        conn: &mut Conn,
        vault: &Vault,
        members: &[PersonId],
    ) -> Result<Found, StoreError> {
        let mut found = self.known(members).later(conn)?;
        let naming = found.0.values().flat_map(|events| events.iter());
        let mut naming: Vec<Event> = naming.filter(|e| is_naming(e)).cloned().collect();
        naming.sort_by_key(|e| e.position);
        naming.dedup_by_key(|e| e.position);
        name(conn, vault, &mut naming)?;
        found.1 = naming;
        Ok(found)
    }

    fn known(&self, members: &[PersonId]) -> Found {
        let mut halves = self.lock();
        let known = |person: &PersonId| (*person, halves.get(*person).unwrap_or_default());
        Found(members.iter().map(known).collect(), Vec::new())
    }

    fn lock(&self) -> MutexGuard<'_, Halves> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Events by surrogate, and those that name somebody once more with their texts.
pub(crate) struct Found(BTreeMap<PersonId, Events>, Vec<Event>);

impl Found {
    /// The events about any of some surrogates, each once, in order of position.
    pub(crate) fn together(&self, members: &[PersonId]) -> Vec<Event> {
        let of_each = members.iter().filter_map(|p| self.0.get(p));
        let mut events: Vec<Event> = of_each.flat_map(|e| e.iter().cloned()).collect();
        if members.len() > 1 {
            events.sort_by_key(|e| e.position);
            events.dedup_by_key(|e| e.position);
        }
        for named in &self.1 {
            if let Ok(at) = events.binary_search_by_key(&named.position, |e| e.position) {
                events[at].text.clone_from(&named.text);
            }
        }
        events
    }

    /// Adds what came later.
    fn later(&self, conn: &mut Conn) -> Result<Self, StoreError> {
        if self.0.is_empty() {
            return Ok(Self(BTreeMap::new(), Vec::new()));
        }
        let last = |events: &Events| events.last().map_or(0, |e| e.position);
        let sets = self.0.iter();
        let sets = sets.map(|(person, events)| [Value::from(*person), last(events).into()]);
        let sets = padded(&sets.collect::<Vec<_>>());
        let these: Vec<String> = (0..sets.len())
            .map(|n| {
                let (person, after) = (2 * n + 1, 2 * n + 2);
                format!("(js.person = ?{person} AND js.position > ?{after})")
            })
            .collect();
        let sql = format!(
            "SELECT {READ}, js.person FROM journal_subject js \
             JOIN journal j ON j.position = js.position WHERE {} ORDER BY j.position",
            these.join(" OR ")
        );
        let mut fresh: BTreeMap<PersonId, Vec<Event>> = BTreeMap::new();
        conn.each(&sql, sets.as_flattened(), |row| {
            let person = PersonId::from_bytes(row.bytes(BEHIND)?);
            fresh.entry(person).or_default().push(read(row)?);
            Ok(())
        })?;
        let all = self.0.iter().map(|(person, before)| {
            let events = match fresh.remove(person) {
                None => Arc::clone(before),
                Some(after) => before.iter().cloned().chain(after).collect(),
            };
            (*person, events)
        });
        Ok(Self(all.collect(), Vec::new()))
    }
}

/// The place of the column behind those of `READ`.
const BEHIND: usize = 15;

#[cfg(test)]
mod tests {
    use super::{HALF, Halves};
    use domain::PersonId;
    use std::sync::Arc;

    fn person(n: u128) -> PersonId {
        PersonId::from_bytes(&n.to_be_bytes())
    }

    #[test]
    fn what_is_used_stays_and_what_is_not_goes() {
        let mut halves = Halves::default();
        let events: super::Events<u8> = vec![0; HALF / 10].into();
        for n in 0..40 {
            halves.put(person(n), Arc::clone(&events));
            assert!(halves.get(person(0)).is_some(), "used all the time: {n}");
        }
        assert!(halves.get(person(1)).is_none(), "long unused");
        assert!(halves.get(person(39)).is_some());
        let kept = halves.young.len() + halves.old.len();
        assert!(kept <= 20, "{kept}");
    }
}
