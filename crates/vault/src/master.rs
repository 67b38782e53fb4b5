//! Master keys: one a line in base64, the newest first. They wrap every other key.

use crate::{Key, KeyId, VaultError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// All generations of the master key that are at hand, the newest first.
#[derive(Debug, Clone)]
pub struct MasterKeys(Vec<Key>);

impl MasterKeys {
    /// A single new one.
    pub fn random() -> Result<Self, VaultError> {
        Ok(Self(vec![Key::random()?]))
    }

    /// Reads one key a line; empty lines and lines with `#` in front are passed over.
    pub fn parse(text: &str) -> Result<Self, VaultError> {
        let mut keys = Vec::new();
        for (n, line) in text.lines().enumerate() {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let bytes = STANDARD
                .decode(line)
                .map_err(|_| VaultError::Master(n + 1))?;
            let bytes = Zeroizing::new(bytes);
            let bytes = bytes
                .as_slice()
                .try_into()
                .map_err(|_| VaultError::Master(n + 1))?;
            keys.push(Key::from_bytes(bytes));
        }
        if keys.is_empty() {
            return Err(VaultError::NoMaster);
        }
        Ok(Self(keys))
    }

    /// The text that `parse` reads.
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut out = Zeroizing::new(String::new());
        for key in &self.0 {
            out.push_str(&Zeroizing::new(STANDARD.encode(key.bytes())));
            out.push('\n');
        }
        out
    }

    /// The key that wraps from now on.
    pub fn newest(&self) -> &Key {
        &self.0[0]
    }

    /// The key with a name.
    pub fn find(&self, id: KeyId) -> Result<&Key, VaultError> {
        let mut all = self.0.iter();
        all.find(|key| key.id() == id)
            .ok_or(VaultError::MissingMaster(id))
    }

    /// The names, the newest first.
    pub fn ids(&self) -> Vec<KeyId> {
        self.0.iter().map(Key::id).collect()
    }

    /// The same with a new key in front.
    #[must_use]
    pub fn with_newer(&self, key: Key) -> Self {
        let mut keys = vec![key];
        keys.extend(self.0.iter().cloned());
        Self(keys)
    }

    /// The newest alone.
    #[must_use]
    pub fn only_newest(&self) -> Self {
        Self(vec![self.0[0].clone()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_from_their_text() {
        let first = MasterKeys::random().unwrap();
        let both = first.with_newer(Key::random().unwrap());
        let text = format!("# made by hand\n\n{}", *both.to_text());
        let read = MasterKeys::parse(&text).unwrap();
        assert_eq!(read.ids(), both.ids());
        assert_eq!(read.newest(), both.newest());
        assert_eq!(read.find(first.newest().id()).unwrap(), first.newest());
        assert_eq!(read.only_newest().ids().len(), 1);
        let gone = first.newest().id();
        assert_eq!(
            read.only_newest().find(gone),
            Err(VaultError::MissingMaster(gone))
        );
    }

    #[test]
    fn what_is_no_key_is_told_by_its_line() {
        assert_eq!(
            MasterKeys::parse("# none\n").err(),
            Some(VaultError::NoMaster)
        );
        assert_eq!(
            MasterKeys::parse("\nAAAA\n").err(),
            Some(VaultError::Master(2))
        );
        assert_eq!(
            MasterKeys::parse("not base64").err(),
            Some(VaultError::Master(1))
        );
    }
}
