//! Finding cases by the words of their texts: all words in one case, whatever their order and
//! inflection.
//!
//! Scope and audience are part of the query, so counts tell no more than rows do. The tokens of
//! every case within them are looked at: they are made under a key of each person, so no index
//! could be asked. Texts are opened for the cases of the page alone.

use super::arms::Arms;
use super::cases::in_scope;
use super::{Filter, Listed, Page};
use crate::Store;
use crate::chain::audience_word;
use crate::error::StoreError;
use crate::journal::of_members;
use crate::keys::Vault;
use crate::people::members;
use crate::scope::Scope;
use crate::sql::Conn;
use crate::words::{CaseTokens, Token, holds};
use domain::correction::effective;
use domain::text::told;
use domain::words::{Piece, Stem, excerpt, words};
use domain::{Audience, Event, EventId, PersonId};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What is sought, and which part of what is found is wanted.
#[derive(Debug, Clone, Copy)]
pub struct TextQuery<'q> {
    /// The words, as somebody writes them.
    pub words: &'q str,
    /// Whose texts may be found.
    pub audiences: &'q [Audience],
    /// Which part of what is found.
    pub page: Page,
    /// How many cases are looked through, the newest first.
    pub most: u32,
}

/// Cases in whose texts all words stand, the newest case first.
#[derive(Debug, Clone, PartialEq)]
pub struct TextsFound {
    /// The page with the total.
    pub cases: Listed<FoundCase>,
    /// Whether there are more cases in reach than were looked through.
    pub is_partial: bool,
}

/// A case that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundCase {
    /// The canonical surrogate.
    pub person: PersonId,
    /// The number people call it by.
    pub number: u32,
    /// Where the words stand: the event that has most of them first, then the latest.
    pub excerpts: Vec<Excerpt>,
}

/// A part of a text in which words stand that were sought.
#[derive(Debug, Clone, PartialEq)]
pub struct Excerpt {
    /// The event as it stands, without its texts.
    pub event: Event,
    /// By which its line in the case is found: the event as first recorded.
    pub original: EventId,
    /// The text around the words.
    pub pieces: Vec<Piece>,
}

/// The most words that are sought; more would narrow nothing.
const MOST_WORDS: usize = 16;

/// Rows whose keys are looked up together.
const BATCH: usize = 512;

impl Store {
    /// Cases in whose texts all words of a query stand; `None` if it holds no word that can be
    /// searched for.
    pub fn search_texts(
        &self,
        scope: &Scope,
        query: TextQuery<'_>,
    ) -> Result<Option<TextsFound>, StoreError> {
        let sought: BTreeSet<Stem> = words(query.words).into_iter().map(|w| w.stem).collect();
        let sought: Vec<Stem> = sought.into_iter().take(MOST_WORDS).collect();
        if sought.is_empty() {
            return Ok(None);
        }
        self.backend.snapshot(|conn| {
            let found = holding(conn, &self.vault, scope, query, &sought)?;
            let is_partial = in_scope(conn, scope)? > u64::from(query.most);
            let skipped = usize::try_from(query.page.offset()).unwrap_or(usize::MAX);
            let size = usize::try_from(query.page.size).unwrap_or(usize::MAX);
            let mut rows = Vec::new();
            for (Reverse(number), person) in found.iter().skip(skipped).take(size) {
                let excerpts = excerpts(conn, &self.vault, *person, query.audiences, &sought)?;
                rows.push(FoundCase {
                    person: *person,
                    number: *number,
                    excerpts,
                });
            }
            let total = found.len() as u64;
            Ok(Some(TextsFound {
                cases: Listed { rows, total },
                is_partial,
            }))
        })
    }
}

/// The cases whose tokens hold all stems, the highest number first.
fn holding(
    conn: &mut Conn,
    vault: &Vault,
    scope: &Scope,
    query: TextQuery<'_>,
    sought: &[Stem],
) -> Result<BTreeMap<Reverse<u32>, PersonId>, StoreError> {
    let mut wanted = Filter::nothing();
    let within = Arms::of(scope, "f", &mut wanted.params).whole();
    let most = wanted.param(query.most);
    let audiences: Vec<String> = query
        .audiences
        .iter()
        .map(|audience| wanted.param(audience_word(*audience)))
        .collect();
    let sql = format!(
        "SELECT f.person, f.number, w.tokens FROM \
         (SELECT f.person, f.number FROM case_file f WHERE {within} \
          ORDER BY f.number DESC LIMIT {most}) f \
         JOIN word_token w ON w.person = f.person WHERE w.audience IN ({})",
        audiences.join(", ")
    );
    let mut looked = Looked::default();
    let mut batch: Vec<Row> = Vec::with_capacity(BATCH);
    conn.each(&sql, &wanted.params, |row| {
        let number = u32::try_from(row.int(1)?).unwrap_or_default();
        batch.push(Row {
            person: PersonId::from_bytes(row.bytes(0)?),
            number,
            tokens: row.bytes(2)?.to_vec(),
        });
        if batch.len() < BATCH {
            return Ok(());
        }
        looked.take(vault, std::mem::take(&mut batch), sought)
    })?;
    looked.take(vault, batch, sought)?;
    Ok(looked.with_all(sought.len()))
}

/// The tokens of a case's texts for one audience.
struct Row {
    person: PersonId,
    number: u32,
    tokens: Vec<u8>,
}

/// Which of the stems the cases looked at so far hold, a bit for each.
#[derive(Default)]
struct Looked(BTreeMap<Reverse<u32>, (PersonId, u32)>);

impl Looked {
    fn take(&mut self, vault: &Vault, rows: Vec<Row>, sought: &[Stem]) -> Result<(), StoreError> {
        let ring = vault.ring(rows.iter().map(|row| row.person))?;
        // The rows of one case come one after the other.
        let mut tokens: (Option<PersonId>, Vec<Token>) = (None, Vec::new());
        for row in rows {
            let Some(key) = ring.get(&row.person) else {
                continue;
            };
            if tokens.0 != Some(row.person) {
                let case = CaseTokens::of(key);
                let of_case = sought.iter().map(|stem| case.token(*stem)).collect();
                tokens = (Some(row.person), of_case);
            }
            let bits = tokens.1.iter().enumerate().fold(0, |bits, (n, token)| {
                bits | u32::from(holds(&row.tokens, *token)) << n
            });
            if bits != 0 {
                let case = self.0.entry(Reverse(row.number)).or_insert((row.person, 0));
                case.1 |= bits;
            }
        }
        Ok(())
    }

    fn with_all(self, stems: usize) -> BTreeMap<Reverse<u32>, PersonId> {
        let all = (1_u32 << stems) - 1;
        let cases = self.0.into_iter().filter(|(_, (_, bits))| *bits == all);
        cases
            .map(|(number, (person, _))| (number, person))
            .collect()
    }
}

/// Where the words stand in a case, as far as the texts are for one of the audiences.
fn excerpts(
    conn: &mut Conn,
    vault: &Vault,
    person: PersonId,
    audiences: &[Audience],
    sought: &[Stem],
) -> Result<Vec<Excerpt>, StoreError> {
    let surrogates = members(conn, person)?;
    let (events, _) = of_members(conn, vault, &surrogates)?;
    let mut out: Vec<(usize, Excerpt)> = Vec::new();
    for standing in effective(&events) {
        let open = told(&standing.content.text).filter(|(_, t)| audiences.contains(&t.audience));
        for (_, text) in open {
            let Some(pieces) = excerpt(&text.value, sought) else {
                continue;
            };
            let mut stems: Vec<Stem> = words(&text.value).into_iter().map(|w| w.stem).collect();
            stems.retain(|stem| sought.contains(stem));
            stems.sort_unstable();
            stems.dedup();
            let event = Event {
                text: domain::Texts::new(),
                ..standing.content.clone()
            };
            let original = standing.id();
            out.push((
                stems.len(),
                Excerpt {
                    event,
                    original,
                    pieces,
                },
            ));
        }
    }
    out.sort_by_key(|(hits, e)| (Reverse(*hits), Reverse((e.event.at, e.event.position))));
    Ok(out.into_iter().map(|(_, excerpt)| excerpt).collect())
}
