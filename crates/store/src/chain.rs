//! The seal over the journal: each row covers the one before it, under a key that lies
//! outside the database. Without the key nobody can make a chain that fits.

use crate::error::StoreError;
use crate::keys::{Purpose, Vault};
use crate::text::LockedText;
use crate::value::Value;
use domain::text::Audience;
use vault::Mac;

/// The seal of one row.
pub(crate) type Hash = [u8; 32];

/// The chain over the journal.
pub(crate) const JOURNAL: &str = "journal";

/// One generation of the seal, for one chain.
#[derive(Debug, Clone)]
pub(crate) struct Seal {
    /// Which generation of the key.
    pub(crate) generation: u32,
    mac: Mac,
}

impl Seal {
    /// The seal of a chain (`journal`, …) under a generation of the key.
    pub(crate) fn of(vault: &Vault, chain: &str, generation: u32) -> Result<Self, StoreError> {
        let key = vault.generation(Purpose::Seal, generation)?;
        Ok(Self {
            generation,
            mac: Mac::new(&key.derive(chain)),
        })
    }

    /// The seal of a row after the row before it: covers every stored column as it stands,
    /// each with its type and length. An empty `before` begins the chain.
    pub(crate) fn link(&self, before: &[u8], columns: &[Value<'_>]) -> Hash {
        let mut mac = self.mac.clone();
        mac.part(b'b', before);
        cover(&mut mac, columns);
        mac.finish()
    }

    /// The commitment to an event's texts as they are stored, under lock: it says nothing
    /// of the words. `None` if there are none.
    pub(crate) fn texts<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t LockedText>,
    ) -> Option<Hash> {
        let mut mac = self.mac.clone();
        let mut is_empty = true;
        for text in texts {
            is_empty = false;
            mac.part(b't', text.field.as_bytes());
            mac.part(b't', audience_word(text.audience).as_bytes());
            mac.part(b'b', &text.value);
        }
        (!is_empty).then(|| mac.finish())
    }
}

/// Takes columns as they are stored, each with its type and length.
pub(crate) fn cover(mac: &mut Mac, columns: &[Value<'_>]) {
    for column in columns {
        match column {
            Value::Null => mac.part(b'n', &[]),
            Value::Int(n) => mac.part(b'i', &n.to_be_bytes()),
            Value::Id(id) => mac.part(b'b', id),
            Value::Text(t) => mac.part(b't', t.as_bytes()),
            Value::Bytes(b) => mac.part(b'b', b),
        }
    }
}

/// The stored word of an audience.
pub(crate) fn audience_word(audience: Audience) -> &'static str {
    match audience {
        Audience::Staff => "staff",
        Audience::Child => "child",
        Audience::Family => "family",
        Audience::Provider => "provider",
        Audience::Notifier => "notifier",
    }
}

/// The audience of a stored word.
pub(crate) fn audience(word: &str) -> Result<Audience, StoreError> {
    match word {
        "staff" => Ok(Audience::Staff),
        "child" => Ok(Audience::Child),
        "family" => Ok(Audience::Family),
        "provider" => Ok(Audience::Provider),
        "notifier" => Ok(Audience::Notifier),
        other => Err(StoreError::Damaged(format!("audience »{other}«"))),
    }
}
