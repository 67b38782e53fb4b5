//! How the keys are: which there are, how old, how many. Nothing secret.

use super::Vault;
use crate::error::StoreError;
use crate::journal::unsigned;
use crate::sql::Conn;
use crate::value::Value;
use domain::Moment;

/// All keys, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyStatus {
    /// The master keys at hand, the newest first.
    pub masters: Vec<MasterLine>,
    /// The keys of the installation, oldest generation first.
    pub generations: Vec<GenerationLine>,
    /// Persons with a key.
    pub persons: u64,
    /// Persons whose key was destroyed.
    pub destroyed: u64,
}

/// One master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterLine {
    /// Its name, which does not tell it.
    pub id: String,
    /// How many keys it wraps.
    pub wraps: u64,
}

/// One generation of a key of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GenerationLine {
    /// What it is for.
    pub purpose: String,
    /// Which generation.
    pub generation: u32,
    /// When it was made; unknown for those made with the key store.
    pub made_at: Option<Moment>,
    /// Of the seal: the first position it may stand at.
    pub from_position: u64,
}

impl Vault {
    /// How the keys are.
    pub fn status(&self) -> Result<KeyStatus, StoreError> {
        self.reload_master()?;
        let ids = self.master().ids();
        self.backend.snapshot(|conn| {
            let mut masters = Vec::with_capacity(ids.len());
            for id in ids {
                let wraps = wrapped_by(conn, "person_key", &id.0)?
                    + wrapped_by(conn, "purpose_key", &id.0)?;
                let id = id.to_string();
                masters.push(MasterLine { id, wraps });
            }
            let sql = "SELECT purpose, generation, made_at, from_position FROM purpose_key \
                       ORDER BY purpose, generation";
            let generations = conn.all(sql, &[], |row| {
                Ok(GenerationLine {
                    purpose: row.text(0)?.to_owned(),
                    generation: u32::try_from(row.int(1)?).unwrap_or_default(),
                    made_at: row.maybe_int(2)?.map(Moment),
                    from_position: unsigned(row.int(3)?),
                })
            })?;
            let mut count = |what: &str| {
                let sql = format!("SELECT count(*) FROM person_key WHERE wrapped IS {what}");
                Ok::<_, StoreError>(unsigned(conn.number(&sql, &[])?))
            };
            Ok(KeyStatus {
                masters,
                generations,
                persons: count("NOT NULL")?,
                destroyed: count("NULL")?,
            })
        })
    }
}

fn wrapped_by(conn: &mut Conn, table: &str, master: &[u8]) -> Result<u64, StoreError> {
    let sql = format!("SELECT count(*) FROM {table} WHERE master = ?1");
    Ok(unsigned(conn.number(&sql, &[Value::Bytes(master)])?))
}
