//! Encryption: AES-256-GCM-SIV (RFC 8452), which forgives a repeated nonce.
//!
//! With a random nonce equal texts look different. With the fixed one equal texts under one
//! key look equal, and nothing else is told: for keys of a single use, for wrapping random
//! keys, and for registers that are compared byte by byte.

use crate::{Key, VaultError};
use aes_gcm_siv::aead::{Aead, KeyInit, Payload};
use aes_gcm_siv::{Aes256GcmSiv, Nonce};

const NONCE: usize = 12;

/// Encrypts under a random nonce, which goes in front.
pub fn encrypt(key: &Key, about: &[u8], plain: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).map_err(|_| VaultError::Randomness)?;
    let mut out = nonce.to_vec();
    out.extend(under(key, nonce, about, plain));
    Ok(out)
}

/// Decrypts what `encrypt` gave; `about` must be the same.
pub fn decrypt(key: &Key, about: &[u8], locked: &[u8]) -> Result<Vec<u8>, VaultError> {
    let (nonce, locked) = locked
        .split_first_chunk::<NONCE>()
        .ok_or(VaultError::Closed)?;
    from_under(key, *nonce, about, locked)
}

/// Encrypts so that the same text under the same key gives the same bytes.
pub fn encrypt_fixed(key: &Key, about: &[u8], plain: &[u8]) -> Vec<u8> {
    under(key, [0; NONCE], about, plain)
}

/// Decrypts what `encrypt_fixed` gave; `about` must be the same.
pub fn decrypt_fixed(key: &Key, about: &[u8], locked: &[u8]) -> Result<Vec<u8>, VaultError> {
    from_under(key, [0; NONCE], about, locked)
}

fn under(key: &Key, nonce: [u8; NONCE], about: &[u8], plain: &[u8]) -> Vec<u8> {
    let payload = Payload {
        msg: plain,
        aad: about,
    };
    cipher(key)
        .encrypt(&Nonce::from(nonce), payload)
        .expect("texts are far shorter than the 64 GiB of RFC 8452")
}

fn from_under(
    key: &Key,
    nonce: [u8; NONCE],
    about: &[u8],
    locked: &[u8],
) -> Result<Vec<u8>, VaultError> {
    let payload = Payload {
        msg: locked,
        aad: about,
    };
    cipher(key)
        .decrypt(&Nonce::from(nonce), payload)
        .map_err(|_| VaultError::Closed)
}

fn cipher(key: &Key) -> Aes256GcmSiv {
    Aes256GcmSiv::new(key.bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(text: &str) -> Vec<u8> {
        (0..text.len() / 2)
            .map(|n| u8::from_str_radix(&text[2 * n..2 * n + 2], 16).unwrap())
            .collect()
    }

    /// RFC 8452, appendix C.2, the case with plaintext 01… and no associated data.
    #[test]
    fn it_is_the_cipher_of_the_rfc() {
        let key: [u8; 32] = hex("0100000000000000000000000000000000000000000000000000000000000000")
            .try_into()
            .unwrap();
        let nonce: [u8; 12] = hex("030000000000000000000000").try_into().unwrap();
        let locked = under(&Key::from_bytes(key), nonce, b"", &hex("0100000000000000"));
        assert_eq!(
            locked,
            hex("c2ef328e5c71c83b843122130f7364b761e0b97427e3df28")
        );
    }

    #[test]
    fn equal_texts_look_different_unless_the_nonce_is_fixed() {
        let key = Key::from_bytes([7; 32]);
        let plain = "Anna Sørensen".as_bytes();
        let (a, b) = (
            encrypt(&key, b"", plain).unwrap(),
            encrypt(&key, b"", plain).unwrap(),
        );
        assert_ne!(a, b);
        assert_eq!(decrypt(&key, b"", &a).unwrap(), plain);
        assert_eq!(
            encrypt_fixed(&key, b"x", plain),
            encrypt_fixed(&key, b"x", plain)
        );
        assert_ne!(
            encrypt_fixed(&key, b"x", plain),
            encrypt_fixed(&key, b"y", plain)
        );
    }

    #[test]
    fn no_bit_can_be_turned() {
        let key = Key::from_bytes([7; 32]);
        let locked = encrypt(&key, b"about", b"words").unwrap();
        for n in 0..locked.len() * 8 {
            let mut turned = locked.clone();
            turned[n / 8] ^= 1 << (n % 8);
            assert_eq!(decrypt(&key, b"about", &turned), Err(VaultError::Closed));
        }
        assert_eq!(decrypt(&key, b"other", &locked), Err(VaultError::Closed));
        assert_eq!(decrypt(&key, b"about", b"short"), Err(VaultError::Closed));
    }
}
