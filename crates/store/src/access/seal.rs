//! The keyed seal over a batch of the access log.

use crate::chain::Hash;
use crate::value::Value;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Which table a sealed row stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    View,
    Outcome,
}

/// The seal of a batch after the batch before it: covers the earlier seal and every column
/// of each row as stored, with its type and length. An empty `before` begins the chain.
pub(crate) fn seal<'a>(
    key: &[u8],
    before: &[u8],
    rows: impl IntoIterator<Item = (Row, Vec<Value<'a>>)>,
) -> Hash {
    let mut bytes = Vec::with_capacity(1024);
    part(&mut bytes, b'b', before);
    for (row, columns) in rows {
        let tag = if row == Row::View { b'V' } else { b'O' };
        part(&mut bytes, tag, &[]);
        for column in columns {
            match column {
                Value::Null => part(&mut bytes, b'n', &[]),
                Value::Int(n) => part(&mut bytes, b'i', &n.to_be_bytes()),
                Value::Id(id) => part(&mut bytes, b'b', &id),
                Value::Text(t) => part(&mut bytes, b't', t.as_bytes()),
                Value::Bytes(b) => part(&mut bytes, b'b', b),
            }
        }
    }
    keyed(key, &bytes)
}

fn part(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    out.extend_from_slice(&(bytes.len() as u64).to_be_bytes());
    out.extend_from_slice(bytes);
}

/// A code over bytes under a key.
pub(crate) fn keyed(key: &[u8], bytes: &[u8]) -> Hash {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(bytes);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::{Row, Value, seal};

    #[test]
    fn a_seal_needs_its_key_its_predecessor_its_rows_and_their_order() {
        let one = || (Row::View, vec![Value::Int(1), Value::Text("case")]);
        let two = || (Row::Outcome, vec![Value::Int(2), Value::Null]);
        let whole = seal(b"key", b"before", [one(), two()]);
        let others = [
            seal(b"another key", b"before", [one(), two()]),
            seal(b"key", b"", [one(), two()]),
            seal(b"key", b"before", [two(), one()]),
            seal(b"key", b"before", [one()]),
            seal(b"key", b"before", [one(), (Row::View, two().1)]),
            seal(
                b"key",
                b"before",
                [one(), (Row::Outcome, vec![Value::Int(2)])],
            ),
        ];
        assert!(others.iter().all(|other| *other != whole));
        assert_eq!(whole, seal(b"key", b"before", [one(), two()]));
    }

    #[test]
    fn bytes_cannot_move_from_one_column_to_the_next() {
        let columns = |a, b| vec![Value::Text(a), Value::Text(b)];
        let of = |columns| seal(b"key", b"", [(Row::View, columns)]);
        assert_ne!(of(columns("ab", "c")), of(columns("a", "bc")));
    }
}
