//! Keys of the installation: the office's texts, search tokens, secrets, the seal. Each
//! has generations, so that it can be replaced.

use crate::error::StoreError;
use crate::sql::{Backend, Conn};
use crate::value::Value;
use domain::Moment;
use std::collections::BTreeMap;
use vault::{Key, KeyId, MasterKeys};

/// What a key of the installation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Purpose {
    /// Texts of events that are about no person: names of staff, reviews of goals.
    Office,
    /// Tokens by which names and CPR numbers are found.
    Token,
    /// Secrets of the installation and of log-ins.
    Secret,
    /// The chain over the journal.
    Seal,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Office, Self::Token, Self::Secret, Self::Seal];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Token => "token",
            Self::Secret => "secret",
            Self::Seal => "seal",
        }
    }
}

/// All generations of all purposes.
pub(super) struct Purposes(BTreeMap<(Purpose, u32), Key>);

impl Purposes {
    /// Reads them; for a new database makes the first generation of those that are absent.
    pub(super) fn open(
        backend: &Backend,
        master: &MasterKeys,
        is_new: bool,
    ) -> Result<Self, StoreError> {
        if is_new {
            backend.write(|conn| {
                Purpose::ALL
                    .into_iter()
                    .try_for_each(|purpose| insert(conn, &Made::first(purpose), master))
            })?;
        }
        Self::read(&mut backend.reader()?, master)
    }

    pub(super) fn read(conn: &mut Conn, master: &MasterKeys) -> Result<Self, StoreError> {
        let mut out = BTreeMap::new();
        let sql = "SELECT purpose, generation, master, wrapped FROM purpose_key";
        conn.each(sql, &[], |row| {
            let purpose = Purpose::ALL
                .into_iter()
                .find(|p| row.text(0).is_ok_and(|word| word == p.as_str()));
            if let Some(purpose) = purpose {
                let generation = u32::try_from(row.int(1)?).unwrap_or_default();
                let by = master.find(key_id(row.bytes(2)?))?;
                let key = Key::unwrap(by, &about(purpose.as_str(), generation), row.bytes(3)?)?;
                out.insert((purpose, generation), key);
            }
            Ok(())
        })?;
        for purpose in Purpose::ALL {
            if !out.keys().any(|(known, _)| *known == purpose) {
                let what = format!("the key »{}« in the key store", purpose.as_str());
                return Err(StoreError::KeysMissing(what));
            }
        }
        Ok(Self(out))
    }

    /// Whether the key store answers, and holds keys.
    pub(super) fn are_there(conn: &mut Conn) -> Result<bool, StoreError> {
        Ok(conn.number("SELECT count(*) FROM purpose_key", &[])? > 0)
    }

    /// The generation used from now on.
    pub(super) fn newest(&self, purpose: Purpose) -> (u32, Key) {
        let mut all = self.0.range((purpose, 0)..=(purpose, u32::MAX));
        let (generation, key) = all
            .next_back()
            .map(|((_, generation), key)| (*generation, key.clone()))
            .expect("every purpose has a key once they are read");
        (generation, key)
    }

    pub(super) fn get(&self, purpose: Purpose, generation: u32) -> Option<Key> {
        self.0.get(&(purpose, generation)).cloned()
    }
}

/// A generation of a key that is to be made.
pub(super) struct Made {
    pub(super) purpose: Purpose,
    pub(super) generation: u32,
    /// Of the seal: the first position it may stand at.
    pub(super) from_position: u64,
    pub(super) at: Option<Moment>,
}

impl Made {
    fn first(purpose: Purpose) -> Self {
        Self {
            purpose,
            generation: 1,
            from_position: 1,
            at: None,
        }
    }
}

/// Makes the key of a generation unless it is there.
pub(super) fn insert(conn: &mut Conn, made: &Made, master: &MasterKeys) -> Result<(), StoreError> {
    let by = master.newest();
    let wrapped = Key::random()?.wrap(by, &about(made.purpose.as_str(), made.generation));
    let sql = "INSERT INTO purpose_key \
               (purpose, generation, master, wrapped, from_position, made_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (purpose, generation) DO NOTHING";
    let row = [
        made.purpose.as_str().into(),
        made.generation.into(),
        Value::Bytes(&by.id().0),
        Value::Bytes(&wrapped),
        made.from_position.into(),
        made.at.into(),
    ];
    conn.execute(sql, &row).map(|_| ())
}

/// What a wrapped key is bound to.
pub(super) fn about(purpose: &str, generation: u32) -> Vec<u8> {
    format!("{purpose} {generation}").into_bytes()
}

/// The name of a master key as it is stored.
pub(super) fn key_id(bytes: &[u8]) -> KeyId {
    KeyId(bytes.try_into().unwrap_or_default())
}
