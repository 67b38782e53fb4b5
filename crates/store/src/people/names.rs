//! Names, CPR numbers and addresses in the registers: under the person's key, and found by
//! keyed tokens.
//!
//! The same words under the same key give the same bytes, so that registers can be compared
//! with what the journal says.

use super::{Who, name_key};
use crate::error::StoreError;
use crate::keys::{Purpose, Ring, Vault};
use crate::sql::Row;
use domain::PersonId;
use std::collections::BTreeSet;
use vault::{Key, Mac, VaultError, decrypt_fixed, encrypt_fixed};

/// The shortest and longest beginning of a word that has a token. Shorter words have one as
/// a whole; of longer ones the first letters count.
const BEGINNING: std::ops::RangeInclusive<usize> = 2..=8;

/// Makes the tokens by which persons are found.
#[derive(Debug, Clone)]
pub(crate) struct Tokens(Mac);

impl Tokens {
    pub(crate) fn of(vault: &Vault, generation: u32) -> Result<Self, StoreError> {
        let key = vault.generation(Purpose::Token, generation)?;
        Ok(Self(Mac::new(&key)))
    }

    /// A token tells nothing without the key but that two of them are equal.
    pub(crate) fn token(&self, kind: &str, bytes: &[u8]) -> i64 {
        let digest = self.0.digest(&[kind.as_bytes(), bytes]);
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        i64::from_be_bytes(first)
    }

    /// The tokens of all beginnings of words of a name, in order.
    pub(crate) fn of_name(&self, name: &str) -> Vec<i64> {
        let key = name_key(name);
        let beginnings = words(&key).flat_map(beginnings);
        let out: BTreeSet<i64> = beginnings.map(|b| self.token("name", b)).collect();
        out.into_iter().collect()
    }

    /// The tokens that a name must have to be found by a text; empty if the text holds no
    /// word.
    pub(crate) fn sought(&self, text: &str) -> Vec<i64> {
        words(&name_key(text))
            .map(|word| self.token("name", &word[..word.len().min(*BEGINNING.end())]))
            .collect()
    }

    /// The token of a CPR number.
    pub(crate) fn of_cpr(&self, cpr: &str) -> i64 {
        self.token("cpr", super::cpr_key(cpr).as_bytes())
    }
}

/// The beginnings of a word that have a token, the longest last.
pub(super) fn beginnings(word: &[u8]) -> impl Iterator<Item = &[u8]> {
    let first = word.len().min(*BEGINNING.start());
    let last = word.len().min(*BEGINNING.end());
    (first..=last).map(move |length| &word[..length])
}

fn words(key: &[u8]) -> impl Iterator<Item = &[u8]> {
    key.split(|b| *b == b' ').filter(|word| !word.is_empty())
}

/// What the registers store of who somebody is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct LockedWho {
    pub(crate) name: Option<Vec<u8>>,
    pub(crate) cpr: Option<Vec<u8>>,
    pub(crate) cpr_token: Option<i64>,
    pub(crate) address: Option<Vec<u8>>,
    pub(crate) tokens: Vec<i64>,
    pub(crate) address_tokens: Vec<i64>,
}

impl LockedWho {
    /// Under the key of the canonical surrogate; without a key nothing is stored.
    pub(crate) fn new(person: PersonId, who: &Who, ring: &Ring, tokens: &Tokens) -> Self {
        let Some(key) = ring.get(&person) else {
            return Self::default();
        };
        let lock = |column: &str, words: &Option<String>| {
            let words = words.as_ref()?;
            Some(lock(key, person, column, words))
        };
        let cpr = who.cpr.as_deref().map(super::cpr_key);
        Self {
            name: lock("name", &who.name),
            cpr_token: cpr.as_deref().map(|cpr| tokens.of_cpr(cpr)),
            cpr: lock("cpr", &cpr),
            address: lock("address", &who.address),
            tokens: who
                .name
                .as_deref()
                .map_or_else(Vec::new, |n| tokens.of_name(n)),
            address_tokens: who
                .address
                .as_deref()
                .map_or_else(Vec::new, |address| tokens.of_address(address)),
        }
    }
}

/// One column of a person's texts under the person's key.
pub(crate) fn lock(key: &Key, person: PersonId, column: &str, words: &str) -> Vec<u8> {
    encrypt_fixed(
        &key.derive("register"),
        &about(person, column),
        words.as_bytes(),
    )
}

fn open(key: &Key, person: PersonId, column: &str, locked: &[u8]) -> Result<String, StoreError> {
    let plain = decrypt_fixed(&key.derive("register"), &about(person, column), locked)?;
    Ok(String::from_utf8(plain).map_err(|_| VaultError::Closed)?)
}

fn about(person: PersonId, column: &str) -> Vec<u8> {
    let mut out = person.bytes().to_vec();
    out.extend_from_slice(column.as_bytes());
    out
}

/// Columns of the registers on their way out: taken row by row, opened together.
#[derive(Debug, Default)]
pub(crate) struct Opening(Vec<(PersonId, &'static str, Option<Vec<u8>>)>);

impl Opening {
    /// Takes a column of the row of a canonical person.
    pub(crate) fn take(
        &mut self,
        person: PersonId,
        column: &'static str,
        row: &Row<'_>,
        at: usize,
    ) -> Result<(), StoreError> {
        let locked = row.maybe_bytes(at)?.map(<[u8]>::to_vec);
        self.0.push((person, column, locked));
        Ok(())
    }

    /// The words in the order taken; `None` where there are none, or nobody can read them.
    pub(crate) fn open(self, vault: &Vault) -> Result<Vec<Option<String>>, StoreError> {
        let present = self.0.iter().filter(|(_, _, locked)| locked.is_some());
        let ring = vault.ring(present.map(|(person, _, _)| *person))?;
        self.0
            .into_iter()
            .map(|(person, column, locked)| {
                let key = ring.get(&person);
                let both = key.zip(locked);
                both.map(|(key, locked)| open(key, person, column, &locked))
                    .transpose()
            })
            .collect()
    }
}
