//! The hash chain over the journal: each row covers the one before it.
//!
//! One function makes the hash; the keyed seal will take its place here.

use crate::value::Value;
use domain::Texts;
use domain::text::Audience;
use sha2::{Digest, Sha256};

/// The hash of one row.
pub(crate) type Hash = [u8; 32];

/// The hash of a row after the row before it: covers every stored column as it stands,
/// each with its type and length. An empty `before` begins the chain.
pub(crate) fn link(before: &[u8], columns: &[Value<'_>]) -> Hash {
    let mut hash = Sha256::new();
    part(&mut hash, b'b', before);
    for column in columns {
        match column {
            Value::Null => part(&mut hash, b'n', &[]),
            Value::Int(n) => part(&mut hash, b'i', &n.to_be_bytes()),
            Value::Id(id) => part(&mut hash, b'b', id),
            Value::Text(t) => part(&mut hash, b't', t.as_bytes()),
            Value::Bytes(b) => part(&mut hash, b'b', b),
        }
    }
    hash.finalize().into()
}

fn part(hash: &mut Sha256, tag: u8, bytes: &[u8]) {
    let mut head = [tag; 9];
    head[1..].copy_from_slice(&(bytes.len() as u64).to_be_bytes());
    hash.update(head);
    hash.update(bytes);
}

/// The digest of an event's texts; `None` if there are none.
pub(crate) fn text_digest(texts: &Texts) -> Option<Hash> {
    if texts.is_empty() {
        return None;
    }
    let mut hash = Sha256::new();
    for (field, text) in texts {
        part(&mut hash, b't', field.as_bytes());
        part(&mut hash, b't', audience_word(text.audience).as_bytes());
        part(&mut hash, b't', text.value.as_bytes());
    }
    Some(hash.finalize().into())
}

/// The stored word of an audience.
pub(crate) fn audience_word(audience: Audience) -> &'static str {
    match audience {
        Audience::Staff => "staff",
        Audience::Family => "family",
        Audience::Provider => "provider",
        Audience::Notifier => "notifier",
    }
}
