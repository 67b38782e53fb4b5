//! The keyed seal over a batch of the access log.

use crate::chain::{Hash, cover};
use crate::value::Value;
use vault::Mac;

/// Which table a sealed row stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    View,
    Outcome,
}

/// The seal of a batch after the batch before it: covers the earlier seal and every column
/// of each row as stored, with its type and length. An empty `before` begins the chain.
pub(crate) fn seal<'a>(
    mac: &Mac,
    before: &[u8],
    rows: impl IntoIterator<Item = (Row, Vec<Value<'a>>)>,
) -> Hash {
    let mut mac = mac.clone();
    mac.part(b'b', before);
    for (row, columns) in rows {
        mac.part(if row == Row::View { b'V' } else { b'O' }, &[]);
        cover(&mut mac, &columns);
    }
    mac.finish()
}

#[cfg(test)]
mod tests {
    use super::{Mac, Row, Value, seal};
    use vault::Key;

    fn mac(key: u8) -> Mac {
        Mac::new(&Key::from_bytes([key; 32]))
    }

    #[test]
    fn a_seal_needs_its_key_its_predecessor_its_rows_and_their_order() {
        let one = || (Row::View, vec![Value::Int(1), Value::Text("case")]);
        let two = || (Row::Outcome, vec![Value::Int(2), Value::Null]);
        let whole = seal(&mac(1), b"before", [one(), two()]);
        // Worked out with Python's `hmac`: what is stored rests on this form.
        assert_eq!(whole[..8], [0xc3, 0xfb, 0x48, 0x29, 0x69, 0xda, 0x6c, 0xc5]);
        let others = [
            seal(&mac(2), b"before", [one(), two()]),
            seal(&mac(1), b"", [one(), two()]),
            seal(&mac(1), b"before", [two(), one()]),
            seal(&mac(1), b"before", [one()]),
            seal(&mac(1), b"before", [one(), (Row::View, two().1)]),
            seal(
                &mac(1),
                b"before",
                [one(), (Row::Outcome, vec![Value::Int(2)])],
            ),
        ];
        assert!(others.iter().all(|other| *other != whole));
        assert_eq!(whole, seal(&mac(1), b"before", [one(), two()]));
    }

    #[test]
    fn bytes_cannot_move_from_one_column_to_the_next() {
        let columns = |a, b| vec![Value::Text(a), Value::Text(b)];
        let of = |columns| seal(&mac(1), b"", [(Row::View, columns)]);
        assert_ne!(of(columns("ab", "c")), of(columns("a", "bc")));
    }
}
