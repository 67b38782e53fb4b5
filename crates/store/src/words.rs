//! Words of casework texts as they are found again: keyed tokens of their stems, for each case.
//!
//! A token is made under a key of the person. The same word gives other tokens in another case,
//! so how often one comes tells nothing; and when the person's key is destroyed, the tokens say
//! nothing any more, in old copies too.

use crate::chain::audience_word;
use crate::error::StoreError;
use crate::journal::{among, of_members};
use crate::keys::Vault;
use crate::rebuild::{CHUNK, canonical, redirects};
use crate::registers::{Folded, TABLES, table, write};
use crate::sql::Conn;
use crate::value::Cell;
use domain::correction::effective;
use domain::text::told;
use domain::words::{Stem, words};
use domain::{Audience, Event, PersonId, Texts};
use std::collections::{BTreeMap, BTreeSet};
use vault::{Key, Mac};

/// The bytes of a token: of 200 in a case one is mistaken for another in 20 million looks.
const LENGTH: usize = 4;

pub(crate) type Token = [u8; LENGTH];

/// The stems of one event's texts, by audience.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stems(Vec<(Audience, Box<[Stem]>)>);

impl Stems {
    pub(crate) fn of(texts: &Texts) -> Self {
        let of_one = |text: &str| -> BTreeSet<Stem> {
            words(text).into_iter().map(|word| word.stem).collect()
        };
        Self(
            told(texts)
                .map(|(_, text)| (text.audience, of_one(&text.value).into_iter().collect()))
                .collect(),
        )
    }
}

/// Makes the tokens of one person's case.
pub(crate) struct CaseTokens(Mac);

impl CaseTokens {
    pub(crate) fn of(key: &Key) -> Self {
        Self(Mac::new(&key.derive("words")))
    }

    pub(crate) fn token(&self, stem: Stem) -> Token {
        let digest = self.0.digest(&[&stem.bytes()]);
        let mut first = Token::default();
        first.copy_from_slice(&digest[..LENGTH]);
        first
    }
}

/// The tokens of a case's texts, by the word of their audience.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CaseWords(BTreeMap<&'static str, BTreeSet<Token>>);

impl CaseWords {
    /// Of the texts that stand after corrections. `stems` holds those of each event by its
    /// position, where the texts themselves are no longer at hand. Without a key there are none.
    pub(crate) fn new(key: Option<&Key>, events: &[Event], stems: Option<&[Stems]>) -> Self {
        let mut by_audience: BTreeMap<&str, BTreeSet<Stem>> = BTreeMap::new();
        let mut take = |of_event: &Stems| {
            for (audience, stems) in &of_event.0 {
                let all = by_audience.entry(audience_word(*audience)).or_default();
                all.extend(stems);
            }
        };
        for standing in effective(events) {
            let event = standing.content;
            match stems {
                Some(all) => {
                    let at = usize::try_from(event.position).ok();
                    at.and_then(|at| all.get(at.checked_sub(1)?))
                        .into_iter()
                        .for_each(&mut take);
                }
                None if event.text.is_empty() => {}
                None => take(&Stems::of(&event.text)),
            }
        }
        by_audience.retain(|_, stems| !stems.is_empty());
        let Some(key) = key.filter(|_| !by_audience.is_empty()) else {
            return Self::default();
        };
        let tokens = CaseTokens::of(key);
        let keyed = |stems: BTreeSet<Stem>| stems.into_iter().map(|s| tokens.token(s)).collect();
        Self(
            by_audience
                .into_iter()
                .map(|(audience, stems)| (audience, keyed(stems)))
                .collect(),
        )
    }

    /// The word of each audience with its tokens as they are stored.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
        self.0
            .iter()
            .map(|(audience, tokens)| (*audience, tokens.iter().flatten().copied().collect()))
    }
}

/// Takes in what is stored of persons: new texts add words and take none away.
pub(crate) fn add_stored(conn: &mut Conn, all: &mut [Folded]) -> Result<(), StoreError> {
    let persons: Vec<PersonId> = all.iter().map(|one| one.case.person).collect();
    if persons.is_empty() {
        return Ok(());
    }
    let (these, params) = among(&persons);
    let sql = format!("SELECT person, audience, tokens FROM word_token WHERE person IN ({these})");
    conn.each(&sql, &params, |row| {
        let person = PersonId::from_bytes(row.bytes(0)?);
        let audience = audience_word(crate::chain::audience(row.text(1)?)?);
        if let Some(one) = all.iter_mut().find(|one| one.case.person == person) {
            let tokens = one.words.0.entry(audience).or_default();
            tokens.extend(row.bytes(2)?.as_chunks::<LENGTH>().0);
        }
        Ok(())
    })
}

/// Whether tokens as they are stored hold one.
pub(crate) fn holds(stored: &[u8], token: Token) -> bool {
    stored.as_chunks::<LENGTH>().0.binary_search(&token).is_ok()
}

/// Makes the tokens of a person, all surrogates, canonical first, anew from those texts that can
/// still be opened: what was deleted leaves none.
pub(crate) fn renew(
    conn: &mut Conn,
    vault: &Vault,
    members: &[PersonId],
) -> Result<(), StoreError> {
    let person = members[0];
    let (events, _) = of_members(conn, vault, members)?;
    let ring = vault.ring([person])?;
    let words = CaseWords::new(ring.get(&person), &events, None);
    let row = |(audience, tokens): (&str, Vec<u8>)| {
        vec![
            Cell::Bytes(person.bytes().to_vec()),
            Cell::Text(audience.to_owned()),
            Cell::Bytes(tokens),
        ]
    };
    let rows: Vec<Vec<Cell>> = words.rows().map(row).collect();
    write(conn, &TABLES[table::WORD_TOKEN], &[(person, &rows)]).map(|_| ())
}

/// Makes the tokens of everybody, for a database that had none.
pub(crate) fn fill(conn: &mut Conn, vault: &Vault) -> Result<bool, StoreError> {
    let redirects = redirects(conn)?;
    for chunk in canonical(conn, &redirects)?.chunks(CHUNK) {
        // One look at the key store for all, not one for each.
        vault.ring(chunk.iter().copied())?;
        for person in chunk {
            renew(conn, vault, &redirects.members(*person))?;
        }
    }
    Ok(false)
}
