//! The ends of journal and access log, to be kept outside the database: a cut tail whose
//! head rows were rewritten fits itself, but not a head that was taken out before.

use crate::error::StoreError;
use crate::journal::{damaged, unsigned};
use crate::keys::Purpose;
use crate::value::hex;
use crate::{Finding, FindingKind, Store};

/// Where journal and access log end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SealedHeads {
    /// The last position of the journal.
    pub journal: u64,
    /// Its hash, in hexadecimal; empty for an empty journal.
    pub journal_hash: String,
    /// The last position of the access log.
    pub access: u64,
    /// The seal that ends there, in hexadecimal; empty for an empty log.
    pub access_seal: String,
}

impl Store {
    /// Where journal and access log end now.
    pub fn sealed_heads(&self) -> Result<SealedHeads, StoreError> {
        self.backend.snapshot(|conn| {
            let mut of = |sql| {
                conn.first(sql, &[], |row| {
                    Ok((unsigned(row.int(0)?), hex(row.bytes(1)?)))
                })?
                .ok_or_else(|| damaged("a head is missing"))
            };
            let (journal, journal_hash) = of("SELECT position, hash FROM journal_head")?;
            let (access, access_seal) = of("SELECT position, seal FROM access_head")?;
            Ok(SealedHeads {
                journal,
                journal_hash,
                access,
                access_seal,
            })
        })
    }

    /// What of an earlier head does not stand in the database any more, and is not on record as
    /// removed from the access log either.
    pub fn check_heads(&self, heads: &SealedHeads) -> Result<Vec<Finding>, StoreError> {
        self.backend.snapshot(|conn| {
            let mut out = Vec::new();
            let removed = conn.number("SELECT coalesce(max(last), 0) FROM access_cut", &[])?;
            let parts = [
                (
                    "SELECT hash FROM journal WHERE position = ?1",
                    heads.journal,
                    &heads.journal_hash,
                    "the journal",
                    0,
                ),
                (
                    "SELECT seal FROM access_seal WHERE last = ?1 \
                     UNION ALL SELECT seal FROM access_cut WHERE last = ?1",
                    heads.access,
                    &heads.access_seal,
                    "the access log",
                    unsigned(removed),
                ),
            ];
            for (sql, position, kept, name, removed) in parts.into_iter().filter(|p| p.1 > 0) {
                let found = conn.first(sql, &[position.into()], |row| Ok(hex(row.bytes(0)?)))?;
                let detail = match found {
                    None if position < removed => continue,
                    None => format!("{name} had position {position}, and has it no more"),
                    Some(now) if now != *kept => {
                        format!("{name} had another seal at position {position}")
                    }
                    Some(_) => continue,
                };
                out.push(Finding {
                    kind: FindingKind::Head,
                    position: Some(position),
                    person: None,
                    detail,
                });
            }
            Ok(out)
        })
    }

    /// A code over a line of the file of heads that only who has the keys can make.
    pub fn head_code(&self, line: &[u8]) -> Result<String, StoreError> {
        let (newest, _) = self.vault.newest(Purpose::Seal);
        self.head_code_of(newest, line)
    }

    /// Whether a code is that of a line, under any generation of the seal's key.
    pub fn is_head_code(&self, line: &[u8], code: &str) -> Result<bool, StoreError> {
        let (newest, _) = self.vault.newest(Purpose::Seal);
        for generation in (1..=newest).rev() {
            if self.head_code_of(generation, line)? == code {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn head_code_of(&self, generation: u32, line: &[u8]) -> Result<String, StoreError> {
        Ok(hex(&self.vault.access_seal(generation)?.plain(line)))
    }
}
