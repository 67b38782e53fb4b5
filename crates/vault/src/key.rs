//! A key: 32 random bytes that wipe themselves.

use crate::mac::Mac;
use crate::{VaultError, decrypt, decrypt_fixed, encrypt, encrypt_fixed};
use hkdf::Hkdf;
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// Length of a key in bytes.
const LENGTH: usize = 32;

/// A secret key.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; LENGTH]);

/// Names a key without telling it: four bytes of a digest of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|b| write!(f, "{b:02x}"))
    }
}

impl Drop for Key {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

impl Key {
    /// Length of a wrapped key in bytes.
    pub const WRAPPED: usize = LENGTH + 16;

    /// A new key from the system's randomness.
    pub fn random() -> Result<Self, VaultError> {
        let mut key = Self([0; LENGTH]);
        getrandom::fill(&mut key.0).map_err(|_| VaultError::Randomness)?;
        Ok(key)
    }

    /// A key of which the bytes are known.
    pub fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// The bytes themselves.
    pub fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// Names the key without telling it.
    pub fn id(&self) -> KeyId {
        let digest = Mac::new(self).digest(&[b"id"]);
        KeyId([digest[0], digest[1], digest[2], digest[3]])
    }

    /// Another key for one purpose, from which this one does not follow (HKDF, RFC 5869).
    #[must_use]
    pub fn derive(&self, purpose: &str) -> Self {
        let mut out = [0; LENGTH];
        Hkdf::<Sha256>::new(None, &self.0)
            .expand(purpose.as_bytes(), &mut out)
            .expect("32 bytes are within the length HKDF gives");
        Self(out)
    }

    /// This key under another one. The same key under the same one gives the same bytes.
    pub fn wrap(&self, by: &Key, about: &[u8]) -> Vec<u8> {
        encrypt_fixed(by, about, &self.0)
    }

    /// A key from under another one.
    pub fn unwrap(by: &Key, about: &[u8], wrapped: &[u8]) -> Result<Self, VaultError> {
        let plain = Zeroizing::new(decrypt_fixed(by, about, wrapped)?);
        let bytes = plain.as_slice().try_into();
        Ok(Self(bytes.map_err(|_| VaultError::Closed)?))
    }

    /// Encrypts something of which nobody may see whether it equals something else.
    pub fn lock(&self, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
        encrypt(self, about, plain)
    }

    /// Decrypts what `lock` gave.
    pub fn open(&self, about: &[u8], locked: &[u8]) -> Result<Vec<u8>, VaultError> {
        decrypt(self, about, locked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_from_under_another() {
        let (outer, inner) = (Key::random().unwrap(), Key::random().unwrap());
        let wrapped = inner.wrap(&outer, b"anna");
        assert_eq!(wrapped.len(), Key::WRAPPED);
        assert_eq!(Key::unwrap(&outer, b"anna", &wrapped).unwrap(), inner);
        assert_eq!(
            Key::unwrap(&outer, b"bo", &wrapped),
            Err(VaultError::Closed)
        );
        assert_eq!(
            Key::unwrap(&inner, b"anna", &wrapped),
            Err(VaultError::Closed)
        );
        assert!(
            !wrapped
                .windows(8)
                .any(|w| inner.0.windows(8).any(|k| k == w))
        );
    }

    #[test]
    fn derived_keys_differ_by_purpose_and_by_key() {
        let (a, b) = (Key::from_bytes([1; 32]), Key::from_bytes([2; 32]));
        assert_eq!(a.derive("name"), a.derive("name"));
        assert_ne!(a.derive("name"), a.derive("cpr"));
        assert_ne!(a.derive("name"), b.derive("name"));
    }

    #[test]
    fn a_key_does_not_show_itself() {
        let key = Key::from_bytes([0xab; 32]);
        let shown = format!("{key:?} {}", key.id());
        assert!(!shown.contains("ab, ab") && !shown.contains("171") && !shown.contains("abab"));
    }
}
