//! Texts under lock: each has a key of its own, wrapped for everybody it is about.
//!
//! Any of those persons' keys opens it; when all are destroyed, nobody can. A text about
//! nobody is wrapped for the office.

use crate::chain::audience_word;
use crate::error::StoreError;
use crate::keys::{Purpose, Ring, Vault};
use crate::people::concerned;
use crate::value::Value;
use domain::event::{Event, Payload};
use domain::text::{Audience, Text};
use domain::{EventId, PersonId};
use vault::{Key, VaultError, decrypt_fixed, encrypt_fixed};

/// One text as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LockedText {
    pub(crate) field: String,
    pub(crate) audience: Audience,
    /// The words under the text's own key.
    pub(crate) value: Vec<u8>,
    /// The text's own key once for each holder: id of the holder, wrapped key.
    pub(crate) keys: Vec<u8>,
}

const ID: usize = 16;
/// What an id begins with that is no surrogate: no version of UUID is all ones.
const OFFICE: u128 = u128::MAX << 32;
const SLOT: usize = ID + Key::WRAPPED;

/// Who can open a text.
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

/// Whose keys open the texts of an event: everybody it is about. Why somebody was erased must
/// outlast them; it is the office's.
pub(crate) fn keepers(event: &Event) -> Vec<PersonId> {
    match event.payload {
        Payload::PersonErased(_) => Vec::new(),
        _ => concerned(event),
    }
}

/// The texts of an event under lock. `ring` holds the keys of all its keepers.
pub(crate) fn lock(
    vault: &Vault,
    ring: &Ring,
    event: &Event,
) -> Result<Vec<LockedText>, StoreError> {
    if event.text.is_empty() {
        return Ok(Vec::new());
    }
    let persons = keepers(event);
    let (generation, office) = vault.newest(Purpose::Office);
    let mut holders = Vec::with_capacity(persons.len().max(1));
    for person in persons {
        let key = ring.get(&person).ok_or(StoreError::Erased(person))?;
        holders.push((Holder::Person(person), key));
    }
    if holders.is_empty() {
        holders.push((Holder::Office(generation), &office));
    }
    let mut out = Vec::with_capacity(event.text.len());
    for (field, text) in &event.text {
        out.push(lock_one(&holders, event.id, field, text)?);
    }
    Ok(out)
}

/// One text under a new key of its own.
pub(crate) fn lock_one(
    holders: &[(Holder, &Key)],
    event: EventId,
    field: &str,
    text: &Text,
) -> Result<LockedText, StoreError> {
    let own = Key::random()?;
    let about = about(event, field, text.audience);
    let mut keys = Vec::with_capacity(holders.len() * SLOT);
    for (holder, key) in holders {
        keys.extend_from_slice(&holder.bytes());
        keys.extend(own.wrap(key, &about));
    }
    Ok(LockedText {
        field: field.to_owned(),
        audience: text.audience,
        value: encrypt_fixed(&own, &about, text.value.as_bytes()),
        keys,
    })
}

/// What a text is bound to: it opens nowhere else.
fn about(event: EventId, field: &str, audience: Audience) -> Vec<u8> {
    let mut out = event.bytes().to_vec();
    out.extend_from_slice(audience_word(audience).as_bytes());
    out.push(0);
    out.extend_from_slice(field.as_bytes());
    out
}

impl LockedText {
    /// Who can open it.
    pub(crate) fn holders(&self) -> impl Iterator<Item = Holder> + '_ {
        self.slots().map(|(holder, _)| holder)
    }

    fn slots(&self) -> impl Iterator<Item = (Holder, &[u8])> + '_ {
        self.keys.chunks_exact(SLOT).filter_map(|slot| {
            let (id, wrapped) = slot.split_first_chunk::<ID>()?;
            Some((Holder::from_bytes(*id), wrapped))
        })
    }

    /// The words; `None` if no holder has a key any more.
    ///
    /// # Errors
    /// If there is a key, but what it protects was changed.
    pub(crate) fn open(
        &self,
        vault: &Vault,
        ring: &Ring,
        event: EventId,
    ) -> Result<Option<Text>, StoreError> {
        let about = about(event, &self.field, self.audience);
        let mut found = None;
        for (holder, wrapped) in self.slots() {
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
            found = Some(Key::unwrap(key, &about, wrapped));
            if matches!(found, Some(Ok(_))) {
                break;
            }
        }
        let Some(own) = found else {
            return Ok(None);
        };
        let plain = decrypt_fixed(&own?, &about, &self.value)?;
        let value = String::from_utf8(plain).map_err(|_| VaultError::Closed)?;
        Ok(Some(Text {
            value,
            audience: self.audience,
        }))
    }

    /// Whether it is wrapped for exactly those an event is about, and every key there is opens
    /// it. Whose key was destroyed (`are_gone`) may have a slot or none.
    pub(crate) fn is_for(
        &self,
        vault: &Vault,
        ring: &Ring,
        event: &Event,
        are_gone: &dyn Fn(&[PersonId]) -> bool,
    ) -> Result<bool, StoreError> {
        let about = about(event.id, &self.field, self.audience);
        let mut lacking = keepers(event);
        let is_of_office = lacking.is_empty();
        let mut has_office = false;
        for (holder, wrapped) in self.slots() {
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
            if key.is_some_and(|key| Key::unwrap(key, &about, wrapped).is_err()) {
                return Ok(false);
            }
        }
        let is_whole = lacking.is_empty() || are_gone(&lacking);
        Ok(has_office == is_of_office && is_whole)
    }

    /// The row of `journal_text`: position, field, audience, value, keys.
    pub(crate) fn values(&self, position: u64) -> [Value<'_>; 5] {
        [
            position.into(),
            self.field.as_str().into(),
            audience_word(self.audience).into(),
            Value::Bytes(&self.value),
            Value::Bytes(&self.keys),
        ]
    }
}

/// The persons whose keys open some texts.
pub(crate) fn persons<'t>(
    texts: impl IntoIterator<Item = &'t LockedText>,
) -> impl Iterator<Item = PersonId> {
    texts.into_iter().flat_map(|text| {
        text.holders().filter_map(|holder| match holder {
            Holder::Person(person) => Some(person),
            Holder::Office(_) => None,
        })
    })
}
