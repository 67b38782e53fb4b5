//! Keyed digests: HMAC-SHA256 (RFC 2104) over parts, each with its length.

use crate::Key;
use hmac::{Hmac, KeyInit, Mac as _};
use sha2::Sha256;
use std::fmt;

/// A keyed digest that is being made; a clone of a fresh one costs no key schedule.
#[derive(Clone)]
pub struct Mac(Hmac<Sha256>);

impl fmt::Debug for Mac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mac(…)")
    }
}

impl Mac {
    /// Begins under a key.
    pub fn new(key: &Key) -> Self {
        let mac = Hmac::new_from_slice(key.bytes());
        Self(mac.expect("HMAC takes keys of any length"))
    }

    /// Takes one part with a letter that says what it is.
    pub fn part(&mut self, tag: u8, bytes: &[u8]) {
        let mut head = [tag; 9];
        head[1..].copy_from_slice(&(bytes.len() as u64).to_be_bytes());
        self.0.update(&head);
        self.0.update(bytes);
    }

    /// The digest of all parts.
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into_bytes().into()
    }

    /// The digest of bytes as they are, without their length: what others can work out too.
    pub fn plain(&self, bytes: &[u8]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }

    /// The digest of these parts after those taken so far.
    pub fn digest(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.clone();
        for part in parts {
            mac.part(b'b', part);
        }
        mac.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out with Python's `hmac`.
    #[test]
    fn plain_bytes_are_taken_as_they_are() {
        let mac = Mac::new(&Key::from_bytes([1; 32]));
        assert_eq!(
            mac.plain(b"ab")[..8],
            [0xce, 0xe6, 0xd4, 0x10, 0x7c, 0x6c, 0x21, 0x06]
        );
        assert_ne!(mac.plain(b"ab"), mac.digest(&[b"ab"]));
    }

    #[test]
    fn the_digest_depends_on_the_key_and_on_where_parts_end() {
        let mac = Mac::new(&Key::from_bytes([1; 32]));
        let other = Mac::new(&Key::from_bytes([2; 32]));
        assert_eq!(mac.digest(&[b"ab", b"c"]), mac.digest(&[b"ab", b"c"]));
        assert_ne!(mac.digest(&[b"ab", b"c"]), mac.digest(&[b"a", b"bc"]));
        assert_ne!(mac.digest(&[b"ab"]), other.digest(&[b"ab"]));
    }

    /// Worked out with Python's `hmac` over `b`, the length in eight bytes, and the part: what is
    /// stored rests on this form.
    #[test]
    fn parts_are_taken_in_the_form_that_stored_seals_rest_on() {
        let digest = Mac::new(&Key::from_bytes([1; 32])).digest(&[b"ab", b"c"]);
        assert_eq!(
            digest[..8],
            [0x8a, 0xf6, 0xa3, 0x5b, 0x29, 0xa0, 0x61, 0x16]
        );
    }

    /// RFC 4231, test case 2; its key is shorter than ours, so the function itself is asked.
    #[test]
    fn it_is_the_hmac_of_the_rfc() {
        let mut mac = Hmac::<Sha256>::new_from_slice(b"Jefe").unwrap();
        mac.update(b"what do ya want for nothing?");
        let digest: [u8; 32] = mac.finalize().into_bytes().into();
        assert_eq!(
            digest[..8],
            [0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e]
        );
    }
}
