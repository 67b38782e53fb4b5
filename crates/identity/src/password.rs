//! Passwords: argon2id (RFC 9106) with the parameters that OWASP names, and rules after
//! NIST SP 800-63B: length and no common word, no demands on kinds of characters.

mod rules;

pub use rules::{LONGEST, SHORTEST, Weakness, judge};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;

/// Memory in KiB; OWASP's password storage cheat sheet: 19 MiB, two passes, one lane.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// A password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed: {0}")]
pub struct NotHashed(String);

/// What came of comparing a password with what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// It is the right one.
    pub is_right: bool,
    /// It was hashed with less than is asked for today and should be hashed again.
    pub is_outdated: bool,
}

/// Stands in where there is no account, so that the answer takes as long.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody has this password").ok());

/// Hashes a password: a string that says how (PHC format), with a salt of its own. Takes
/// 19 MiB for some 20 milliseconds: callers limit how many run at once.
pub fn hash(password: &str) -> Result<String, NotHashed> {
    let wrong = |e: &dyn std::fmt::Display| NotHashed(e.to_string());
    let hashed: PasswordHash = maker()
        .map_err(|e| wrong(&e))?
        .hash_password(password.as_bytes())
        .map_err(|e| wrong(&e))?;
    Ok(hashed.to_string())
}

/// Compares a password with the stored string. Without one, or with one that cannot be read,
/// the work is done all the same and the answer is no.
pub fn check(password: &str, stored: Option<&str>) -> Checked {
    let no = Checked {
        is_right: false,
        is_outdated: false,
    };
    let readable = stored.and_then(|text| PasswordHash::new(text).ok());
    let Some(known) = &readable else {
        if let Some(nobody) = NOBODY.as_deref().and_then(|t| PasswordHash::new(t).ok()) {
            let _ = Argon2::default().verify_password(password.as_bytes(), &nobody);
        }
        return no;
    };
    // The parameters of the stored string are used, whatever they were.
    match Argon2::default().verify_password(password.as_bytes(), known) {
        Ok(()) => Checked {
            is_right: true,
            is_outdated: is_outdated(known),
        },
        Err(_) => no,
    }
}

fn is_outdated(known: &PasswordHash) -> bool {
    known.algorithm.as_str() != Algorithm::Argon2id.as_str()
        || Params::try_from(known).map_or(true, |p| {
            p.m_cost() < MEMORY || p.t_cost() < PASSES || p.p_cost() < LANES
        })
}

fn maker() -> Result<Argon2<'static>, argon2::Error> {
    let params = Params::new(MEMORY, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_known_again_and_no_other() {
        let stored = hash("en lang sætning om æbler").unwrap();
        assert!(
            stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{stored}"
        );
        assert_ne!(stored, hash("en lang sætning om æbler").unwrap(), "salted");
        let right = check("en lang sætning om æbler", Some(&stored));
        assert!(right.is_right && !right.is_outdated);
        assert!(!check("en lang sætning om pærer", Some(&stored)).is_right);
    }

    #[test]
    fn what_was_hashed_with_less_is_right_but_outdated() {
        let weak = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8 * 1024, 1, 1, None).unwrap(),
        );
        let stored: PasswordHash = weak.hash_password(b"en lang sti").unwrap();
        let checked = check("en lang sti", Some(&stored.to_string()));
        assert!(checked.is_right && checked.is_outdated);
    }

    #[test]
    fn nobody_and_nonsense_are_never_right() {
        assert!(!check("nobody has this password", None).is_right);
        assert!(!check("x", Some("plain text")).is_right);
    }
}
