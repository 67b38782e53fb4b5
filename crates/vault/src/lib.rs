//! Keys and what they do: texts under a key of their own, keyed digests for the seal and
//! for search, keys wrapped by keys.
//!
//! Pure but for one call to the system's randomness: knows no database and no file. A key
//! never shows itself in a log and is wiped from memory when it goes.

mod cipher;
mod key;
mod mac;
mod master;

pub use cipher::{decrypt, decrypt_fixed, encrypt, encrypt_fixed};
pub use key::{Key, KeyId};
pub use mac::Mac;
pub use master::MasterKeys;

/// Why something stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The key is not the one, or what was encrypted was changed.
    #[error("the key does not fit, or what it protects was changed")]
    Closed,
    /// A master key is not 32 bytes in base64.
    #[error("line {0} is no master key: 32 random bytes in base64")]
    Master(usize),
    /// There is no master key at all.
    #[error("there is no master key")]
    NoMaster,
    /// The master key that wrapped a key is not among those given.
    #[error("the master key {0} is missing")]
    MissingMaster(KeyId),
    /// The system gives no randomness.
    #[error("the system gives no randomness")]
    Randomness,
}
