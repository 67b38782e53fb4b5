//! New keys for what the database holds: the seal from the next position on, the search tokens
//! all at once.

use crate::Store;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::keys::{Purpose, Vault};
use crate::people::{Opening, Tokens, addresses_anew};
use crate::registers::{forget_marks, insert};
use crate::sql::Conn;
use crate::value::{Cell, Value};
use domain::{Moment, PersonId};

/// Persons whose tokens are made anew between two reads.
const CHUNK: u32 = 400;

impl Store {
    /// Seals journal and access log with a new key from their next position on; gives back its
    /// generation. What was sealed before stays as it is and is checked with the older keys.
    /// Begun again after an interruption it goes on with the key made then.
    pub fn rotate_seal(&self, now: Moment) -> Result<u32, StoreError> {
        let mut conn = self.backend.reader()?;
        let in_force = conn.number("SELECT seal FROM journal_head", &[])?;
        let next = unsigned(conn.number("SELECT position FROM journal_head", &[])?) + 1;
        drop(conn);
        let (newest, _) = self.vault.newest(Purpose::Seal);
        // A key made further on belongs to a journal that an older backup took the place of.
        let begins = self.vault.seal_begins()?;
        let is_here = begins.get(&newest).is_some_and(|begin| *begin <= next);
        let generation = if i64::from(newest) > in_force && is_here {
            newest
        } else {
            self.vault.new_generation(Purpose::Seal, next, now)?
        };
        self.backend.write(|conn| {
            let sql = "UPDATE journal_head SET seal = ?1";
            conn.execute(sql, &[generation.into()])?;
            let sql = "UPDATE access_head SET generation = ?1";
            conn.execute(sql, &[generation.into()])
        })?;
        Ok(generation)
    }

    /// Makes all search tokens with a new key and gives the old one up: tokens in older backups
    /// can be compared with nothing any more. Recording waits meanwhile.
    pub fn rotate_tokens(&self, now: Moment) -> Result<u64, StoreError> {
        self.vault.new_generation(Purpose::Token, 1, now)?;
        self.settle_tokens()
    }

    /// Brings the search tokens to the newest key, if they are not; gives back for how many
    /// persons.
    pub(crate) fn settle_tokens(&self) -> Result<u64, StoreError> {
        let (newest, _) = self.vault.newest(Purpose::Token);
        let is_settled = |conn: &mut Conn| {
            let token = conn.number("SELECT token FROM vault", &[])?;
            Ok::<_, StoreError>(token == i64::from(newest))
        };
        let mut count = 0;
        if !is_settled(&mut self.backend.reader()?)? {
            tracing::info!(generation = newest, "search tokens are made with a new key");
            count = self.backend.write(|conn| {
                forget_marks(conn)?;
                if is_settled(conn)? {
                    return Ok(0);
                }
                conn.execute("UPDATE vault SET token = ?1", &[newest.into()])?;
                // A table that holds tokens of another kind is made anew here as well.
                let tokens = Tokens::of(&self.vault, newest)?;
                addresses_anew(conn, &self.vault, &tokens)?;
                names_anew(conn, &self.vault, &tokens)
            })?;
        }
        self.vault.give_up_older(Purpose::Token)?;
        Ok(count)
    }
}

/// Makes the tokens of names and CPR numbers anew.
fn names_anew(conn: &mut Conn, vault: &Vault, tokens: &Tokens) -> Result<u64, StoreError> {
    conn.execute("DELETE FROM name_token", &[])?;
    let (mut count, mut after) = (0, Vec::new());
    loop {
        let sql = "SELECT person, name, cpr FROM person_text WHERE person > ?1 \
                   ORDER BY person LIMIT ?2";
        let mut words = Opening::default();
        let span: [Value<'_>; 2] = [Value::Bytes(&after), CHUNK.into()];
        let persons = conn.all(sql, &span, |row| {
            let person = PersonId::from_bytes(row.bytes(0)?);
            words.take(person, "name", row, 1)?;
            words.take(person, "cpr", row, 2)?;
            Ok(person)
        })?;
        let Some(last) = persons.last() else {
            return Ok(count);
        };
        after = last.bytes().to_vec();
        let words = words.open(vault)?;
        let mut rows = Vec::new();
        for (person, words) in persons.iter().zip(words.chunks_exact(2)) {
            let id = Value::from(*person).to_cell();
            for token in words[0].iter().flat_map(|name| tokens.of_name(name)) {
                rows.push(vec![id.clone(), Cell::Int(token)]);
            }
            let cpr = words[1].as_deref().map(|cpr| tokens.of_cpr(cpr));
            let row: [Value<'_>; 2] = [(*person).into(), cpr.into()];
            let sql = "UPDATE person_text SET cpr_token = ?2 WHERE person = ?1";
            conn.execute(sql, &row)?;
        }
        insert(conn, "name_token", &["person", "token"], &rows)?;
        count += persons.len() as u64;
    }
}
