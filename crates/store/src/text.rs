//! Texts under lock: each has a key of its own, wrapped for everybody it is about.
//!
//! Any of those persons' keys opens it; when all are destroyed, nobody can. A text about
//! nobody is wrapped for the office.

use crate::chain::audience_word;
use crate::error::StoreError;
use crate::keys::{Purpose, Ring, Vault};
use crate::people::concerned;
use crate::slots::{Holder, Slots, holders_of};
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
    /// The text's own key once for each holder.
    pub(crate) keys: Slots,
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
    let (generation, office) = vault.newest(Purpose::Office);
    let holders = holders_of(&keepers(event), ring, (generation, &office))?;
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
    Ok(LockedText {
        field: field.to_owned(),
        audience: text.audience,
        value: encrypt_fixed(&own, &about, text.value.as_bytes()),
        keys: Slots::wrap(&own, &about, holders),
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
        let Some(own) = self.keys.open(vault, ring, &about)? else {
            return Ok(None);
        };
        let plain = decrypt_fixed(&own, &about, &self.value)?;
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
        self.keys
            .are_for(vault, ring, &about, keepers(event), are_gone)
    }

    /// The row of `journal_text`: position, field, audience, value, keys.
    pub(crate) fn values(&self, position: u64) -> [Value<'_>; 5] {
        [
            position.into(),
            self.field.as_str().into(),
            audience_word(self.audience).into(),
            Value::Bytes(&self.value),
            Value::Bytes(&self.keys.0),
        ]
    }
}

/// The persons whose keys open some texts.
pub(crate) fn persons<'t>(
    texts: impl IntoIterator<Item = &'t LockedText>,
) -> impl Iterator<Item = PersonId> {
    texts.into_iter().flat_map(|text| text.keys.persons())
}
