//! Secrets of the installation and of persons, for whoever stores one in a table.

use super::{Purpose, Vault};
use crate::error::StoreError;
use domain::PersonId;
use std::sync::PoisonError;
use vault::{Key, Mac, VaultError};

/// Digests stay on the first generation: a new one would turn away everybody logged in.
const DIGESTS: u32 = 1;

impl Vault {
    /// The newest key of a purpose with its generation.
    pub(crate) fn newest(&self, purpose: Purpose) -> (u32, Key) {
        self.purposes
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .newest(purpose)
    }

    /// Whether the key store answers now; what was read from it before does not count.
    pub fn is_answering(&self) -> bool {
        let there = self
            .backend
            .reader()
            .and_then(|mut conn| super::purpose::Purposes::are_there(&mut conn));
        there.unwrap_or(false)
    }

    /// One generation of a purpose.
    pub(crate) fn generation(&self, purpose: Purpose, generation: u32) -> Result<Key, StoreError> {
        let known = self
            .purposes
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(purpose, generation);
        if let Some(key) = known {
            return Ok(key);
        }
        // Another node may have made it since.
        self.reload_purposes()?;
        self.purposes
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(purpose, generation)
            .ok_or_else(|| {
                let what = format!("generation {generation} of the key »{}«", purpose.as_str());
                StoreError::KeysMissing(what)
            })
    }

    /// The key of the registers of staff and teams: derived from the first generation.
    pub(crate) fn office_register(&self) -> Result<Key, StoreError> {
        Ok(self.generation(Purpose::Office, 1)?.derive("register"))
    }

    /// The seal of the access log of one generation.
    pub(crate) fn access_seal(&self, generation: u32) -> Result<Mac, StoreError> {
        let key = self.generation(Purpose::Seal, generation)?;
        Ok(Mac::new(&key.derive("access log")))
    }

    /// Reads the keys of the installation again.
    pub(super) fn reload_purposes(&self) -> Result<(), StoreError> {
        let read = self.with_master(|master| {
            super::purpose::Purposes::read(&mut self.backend.reader()?, master)
        })?;
        *self
            .purposes
            .write()
            .unwrap_or_else(PoisonError::into_inner) = read;
        Ok(())
    }

    /// Encrypts a secret of the installation; `purpose` is a stable word, and what was
    /// protected for one purpose is not revealed for another.
    pub fn protect(&self, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (generation, key) = self.newest(Purpose::Secret);
        let mut out = generation.to_be_bytes().to_vec();
        out.extend(key.derive(purpose).lock(purpose.as_bytes(), plain)?);
        Ok(out)
    }

    /// Decrypts what `protect` gave.
    ///
    /// # Errors
    /// [`StoreError::Vault`] if it was changed or protected for another purpose.
    pub fn reveal(&self, purpose: &str, secret: &[u8]) -> Result<Vec<u8>, StoreError> {
        let (generation, locked) = secret.split_first_chunk::<4>().ok_or(VaultError::Closed)?;
        let key = self.generation(Purpose::Secret, u32::from_be_bytes(*generation))?;
        Ok(key.derive(purpose).open(purpose.as_bytes(), locked)?)
    }

    /// A keyed digest by which a token is found again without being stored.
    pub fn digest(&self, purpose: &str, bytes: &[u8]) -> Result<[u8; 32], StoreError> {
        let key = self.generation(Purpose::Secret, DIGESTS)?;
        Ok(Mac::new(&key.derive(purpose)).digest(&[bytes]))
    }

    /// Encrypts something about a person; it goes with the person's key.
    ///
    /// # Errors
    /// [`StoreError::Erased`] if the person was deleted.
    pub fn protect_for(
        &self,
        person: PersonId,
        purpose: &str,
        plain: &[u8],
    ) -> Result<Vec<u8>, StoreError> {
        let ring = self.ring_for_writing(&[person])?;
        let key = ring.get(&person).ok_or(StoreError::Erased(person))?;
        Ok(key.derive(purpose).lock(purpose.as_bytes(), plain)?)
    }

    /// Decrypts what `protect_for` gave; `None` if the person was deleted since.
    pub fn reveal_for(
        &self,
        person: PersonId,
        purpose: &str,
        secret: &[u8],
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let ring = self.ring([person])?;
        let Some(key) = ring.get(&person) else {
            return Ok(None);
        };
        let plain = key.derive(purpose).open(purpose.as_bytes(), secret)?;
        Ok(Some(plain))
    }
}
