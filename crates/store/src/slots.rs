//! A key wrapped once for everybody who may open what it protects: a text or a file.

use crate::error::StoreError;
use crate::keys::{Purpose, Ring, Vault};
use domain::PersonId;
use vault::Key;

const ID: usize = 16;
/// What an id begins with that is no surrogate: no version of UUID is all ones.
const OFFICE: u128 = u128::MAX << 32;
const SLOT: usize = ID + Key::WRAPPED;

/// Who can open something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    Person(PersonId),
    /// The office with the generation of its key.
    Office(u32),
}

impl Holder {
    fn bytes(self) -> [u8; ID] {
        match self {
            Self::Person(person) => person.bytes(),
            Self::Office(generation) => (OFFICE | u128::from(generation)).to_be_bytes(),
        }
    }

    fn from_bytes(bytes: [u8; ID]) -> Self {
        match u32::try_from(u128::from_be_bytes(bytes) ^ OFFICE) {
            Ok(generation) => Self::Office(generation),
            Err(_) => Self::Person(PersonId::from_bytes(&bytes)),
        }
    }
}

/// Some persons as holders, each with the key; the office where there is nobody.
///
/// # Errors
/// [`StoreError::Erased`] if one of them has no key in the ring.
pub(crate) fn holders_of<'k>(
    persons: &[PersonId],
    ring: &'k Ring,
    office: (u32, &'k Key),
) -> Result<Vec<(Holder, &'k Key)>, StoreError> {
    if persons.is_empty() {
        return Ok(vec![(Holder::Office(office.0), office.1)]);
    }
    let keyed = persons.iter().map(|person| {
        let key = ring.get(person).ok_or(StoreError::Erased(*person))?;
        Ok((Holder::Person(*person), key))
    });
    keyed.collect()
}

/// A key once for each holder: id of the holder, wrapped key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slots(pub(crate) Vec<u8>);

impl Slots {
    /// Wraps a key for some holders; `about` says what it protects, and it opens nothing else.
    pub(crate) fn wrap(own: &Key, about: &[u8], holders: &[(Holder, &Key)]) -> Self {
        let mut out = Vec::with_capacity(holders.len() * SLOT);
        for (holder, key) in holders {
            out.extend_from_slice(&holder.bytes());
            out.extend(own.wrap(key, about));
        }
        Self(out)
    }

    /// Who can open it.
    pub(crate) fn holders(&self) -> impl Iterator<Item = Holder> + '_ {
        self.each().map(|(holder, _)| holder)
    }

    /// The persons among them.
    pub(crate) fn persons(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.holders().filter_map(|holder| match holder {
            Holder::Person(person) => Some(person),
            Holder::Office(_) => None,
        })
    }

    /// Whether the keys of all its holders are among those destroyed.
    pub(crate) fn are_lost(&self, is_gone: impl Fn(PersonId) -> bool) -> bool {
        self.holders().all(|holder| match holder {
            Holder::Person(person) => is_gone(person),
            Holder::Office(_) => false,
        })
    }

    fn each(&self) -> impl Iterator<Item = (Holder, &[u8])> + '_ {
        self.0.chunks_exact(SLOT).filter_map(|slot| {
            let (id, wrapped) = slot.split_first_chunk::<ID>()?;
            Some((Holder::from_bytes(*id), wrapped))
        })
    }

    /// The key; `None` if no holder has one any more.
    ///
    /// # Errors
    /// If a holder has a key, but it opens none of the slots.
    pub(crate) fn open(
        &self,
        vault: &Vault,
        ring: &Ring,
        about: &[u8],
    ) -> Result<Option<Key>, StoreError> {
        let mut found = None;
        for (holder, wrapped) in self.each() {
            let office;
            let key = match holder {
                Holder::Person(person) => match ring.get(&person) {
                    Some(key) => key,
                    None => continue,
                },
                Holder::Office(generation) => {
                    office = vault.generation(Purpose::Office, generation)?;
                    &office
                }
            };
            found = Some(Key::unwrap(key, about, wrapped));
            if matches!(found, Some(Ok(_))) {
                break;
            }
        }
        Ok(found.transpose()?)
    }

    /// Whether it is wrapped for exactly these persons, or the office if there is none, and
    /// every key there is opens it. Whose key was destroyed (`are_gone`) may have a slot or none.
    pub(crate) fn are_for(
        &self,
        vault: &Vault,
        ring: &Ring,
        about: &[u8],
        mut lacking: Vec<PersonId>,
        are_gone: &dyn Fn(&[PersonId]) -> bool,
    ) -> Result<bool, StoreError> {
        let is_of_office = lacking.is_empty();
        let mut has_office = false;
        for (holder, wrapped) in self.each() {
            let office;
            let key = match holder {
                Holder::Person(person) => {
                    let Some(at) = lacking.iter().position(|p| *p == person) else {
                        return Ok(false);
                    };
                    lacking.remove(at);
                    ring.get(&person)
                }
                Holder::Office(generation) => {
                    has_office = true;
                    office = vault.generation(Purpose::Office, generation)?;
                    Some(&office)
                }
            };
            if key.is_some_and(|key| Key::unwrap(key, about, wrapped).is_err()) {
                return Ok(false);
            }
        }
        let is_whole = lacking.is_empty() || are_gone(&lacking);
        Ok(has_office == is_of_office && is_whole)
    }
}
