//! Addresses as they are found: keyed tokens that bind the beginning of a word of the street to
//! the number of the house.
//!
//! A street alone finds nobody, so that nobody reads off who lives in it, and a stolen database
//! tells no more than that two tokens are equal. Floor, door, postal code and town play no part.

use super::name_key;
use super::names::{Opening, Tokens, beginnings};
use crate::error::StoreError;
use crate::keys::Vault;
use crate::registers::insert;
use crate::sql::Conn;
use crate::value::{Cell, Value};
use domain::PersonId;
use std::collections::BTreeSet;

/// Persons whose tokens are made between two reads.
const CHUNK: u32 = 400;

/// Words of the street, and the number of the house with its letter.
struct House {
    street: Vec<Vec<u8>>,
    number: Vec<u8>,
}

impl House {
    /// Reads "Sankt Pauls Gade 12 B, 2. tv., 8000 Aarhus C"; `None` without a street or a number.
    fn read(address: &str) -> Option<Self> {
        let key = name_key(address);
        let words = key.split(|b| *b == b' ').filter(|word| !word.is_empty());
        let mut street: Vec<Vec<u8>> = Vec::new();
        let mut words = words.peekable();
        while let Some(word) = words.next() {
            // A street may begin with a number: "10. Februar Vej".
            let is_named = street.iter().any(|w| !w[0].is_ascii_digit());
            if !(is_named && word[0].is_ascii_digit()) {
                street.push(word.to_vec());
                continue;
            }
            let letter = words.next_if(|next| matches!(next, [b'a'..=b'z']));
            let number = [word, letter.unwrap_or_default()].concat();
            return Some(Self { street, number });
        }
        None
    }

    /// The number without its letter.
    fn bare(&self) -> &[u8] {
        let end = self.number.iter().position(|b| !b.is_ascii_digit());
        &self.number[..end.unwrap_or(self.number.len())]
    }
}

impl Tokens {
    /// The tokens of an address, in order: each beginning of a word of the street with the
    /// number of the house, with and without its letter.
    pub(crate) fn of_address(&self, address: &str) -> Vec<i64> {
        let Some(house) = House::read(address) else {
            return Vec::new();
        };
        let mut out = BTreeSet::new();
        for word in &house.street {
            for beginning in beginnings(word) {
                out.insert(self.of_house(beginning, &house.number));
                out.insert(self.of_house(beginning, house.bare()));
            }
        }
        out.into_iter().collect()
    }

    /// The tokens that an address must have to be found by a text; `None` if the text is no
    /// street with a number.
    pub(crate) fn sought_address(&self, text: &str) -> Option<Vec<i64>> {
        let house = House::read(text)?;
        let longest = |word: &Vec<u8>| {
            let beginning = beginnings(word).last().unwrap_or(word.as_slice());
            self.of_house(beginning, &house.number)
        };
        Some(house.street.iter().map(longest).collect())
    }

    fn of_house(&self, beginning: &[u8], number: &[u8]) -> i64 {
        self.token("address", &[beginning, number].join(&b' '))
    }
}

/// Makes the tokens of all addresses that can be read.
pub(crate) fn anew(conn: &mut Conn, vault: &Vault, tokens: &Tokens) -> Result<(), StoreError> {
    conn.execute("DELETE FROM address_token", &[])?;
    let mut after = Vec::new();
    loop {
        let sql = "SELECT person, address FROM person_text WHERE person > ?1 \
                   ORDER BY person LIMIT ?2";
        let mut words = Opening::default();
        let span: [Value<'_>; 2] = [Value::Bytes(&after), CHUNK.into()];
        let persons = conn.all(sql, &span, |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            words.take(person, "address", row, 1)?;
            Ok(person)
        })?;
        let Some(last) = persons.last() else {
            return Ok(());
        };
        after = last.bytes().to_vec();
        let mut rows = Vec::new();
        for (person, address) in persons.iter().zip(words.open(vault)?) {
            let id = Value::from(*person).to_cell();
            for token in address
                .iter()
                .flat_map(|address| tokens.of_address(address))
            {
                rows.push(vec![id.clone(), Cell::Int(token)]);
            }
        }
        insert(conn, "address_token", &["person", "token"], &rows)?;
    }
}

#[cfg(test)]
mod tests {
    use super::House;

    fn read(address: &str) -> Option<(Vec<String>, String)> {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        House::read(address).map(|h| (h.street.into_iter().map(text).collect(), text(h.number)))
    }

    #[test]
    fn an_address_is_a_street_with_a_number() {
        for (address, street, number) in [
            ("Skovvej 12", vec!["skovvej"], "12"),
            ("skovvej 12B, 2. tv., 8000 Aarhus C", vec!["skovvej"], "12b"),
            ("Skovvej 12 b", vec!["skovvej"], "12b"),
            (
                "Sankt Pauls Gade 3, st.",
                vec!["sankt", "pauls", "gade"],
                "3",
            ),
            ("10. Februar Vej 7", vec!["10", "februar", "vej"], "7"),
        ] {
            let street: Vec<String> = street.into_iter().map(str::to_owned).collect();
            assert_eq!(
                read(address),
                Some((street, number.to_owned())),
                "{address}"
            );
        }
        for none in ["", "Skovvej", "12", "8000 Aarhus C", "Alma Pedersen"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
