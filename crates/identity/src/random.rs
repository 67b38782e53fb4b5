//! Secrets made from the system's randomness.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The system gave no randomness; nothing secret can be made.
#[derive(Debug, thiserror::Error)]
#[error("the system gives no randomness")]
pub struct NoRandomness;

/// Letters and digits that nobody takes for one another when read aloud or copied by hand.
const READABLE: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// `N` random bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut out = [0; N];
    getrandom::fill(&mut out).map_err(|_| NoRandomness)?;
    Ok(out)
}

/// A token of 256 bits for a cookie.
pub fn token() -> Result<String, NoRandomness> {
    Ok(URL_SAFE_NO_PAD.encode(bytes::<32>()?))
}

/// A digest of parts, written as a token is; from it the parts cannot be guessed if one of
/// them is random.
pub fn digest(parts: &[&str]) -> String {
    let mut sum = Sha256::new();
    for part in parts {
        sum.update(part.as_bytes());
        sum.update([0]);
    }
    URL_SAFE_NO_PAD.encode(sum.finalize())
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub fn is_same(one: &[u8], other: &[u8]) -> bool {
    let differing = one
        .iter()
        .zip(other)
        .fold(0_u8, |sum, (a, b)| sum | (a ^ b));
    one.len() == other.len() && std::hint::black_box(differing) == 0
}

/// Groups of four readable characters joined by hyphens, five bits a character or nearly.
pub fn readable(groups: usize) -> Result<String, NoRandomness> {
    let mut out = String::with_capacity(groups * 5);
    while out.len() + 1 < groups * 5 {
        for byte in bytes::<16>()? {
            // Bytes beyond the alphabet are thrown away, so that each letter is equally likely.
            let Some(letter) = READABLE.get(usize::from(byte & 31)) else {
                continue;
            };
            if out.len() + 1 == groups * 5 {
                break;
            }
            if out.len() % 5 == 4 {
                out.push('-');
            }
            out.push(char::from(*letter));
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_readable_secret_has_its_groups_and_no_letter_that_is_misread() {
        let secret = readable(4).unwrap();
        assert_eq!(secret.len(), 19, "{secret}");
        assert!(secret.split('-').all(|group| group.len() == 4), "{secret}");
        assert!(!secret.contains(['i', 'l', 'o', '0', '1']), "{secret}");
        assert_ne!(secret, readable(4).unwrap());
    }

    #[test]
    fn parts_do_not_run_into_each_other_and_secrets_compare_whole() {
        assert_ne!(digest(&["ab", "c"]), digest(&["a", "bc"]));
        assert!(is_same(b"abc", b"abc"));
        assert!(!is_same(b"abc", b"abd") && !is_same(b"abc", b"abcd") && !is_same(b"", b"a"));
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(token().unwrap(), token().unwrap());
        assert_eq!(token().unwrap().len(), 43);
    }
}
