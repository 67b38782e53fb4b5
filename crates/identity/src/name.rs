//! The name one logs in with.

use std::fmt;
use std::str::FromStr;

/// A user name: in small letters, without spaces around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UserName(String);

/// Why a text is no user name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a user name has 2 to 64 letters, digits, dots, hyphens, underscores or @")]
pub struct NoUserName;

impl UserName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for UserName {
    type Err = NoUserName;

    fn from_str(text: &str) -> Result<Self, NoUserName> {
        let name = text.trim().to_lowercase();
        let is_fit = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '+');
        if (2..=64).contains(&name.chars().count()) && name.chars().all(is_fit) {
            Ok(Self(name))
        } else {
            Err(NoUserName)
        }
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_spaces_around_make_no_other_person() {
        let name: UserName = " Åse.Holm ".parse().unwrap();
        assert_eq!(name.as_str(), "åse.holm");
        for wrong in ["", "a", "to ord", "a\nb", &"x".repeat(65)] {
            assert!(wrong.parse::<UserName>().is_err(), "{wrong:?}");
        }
    }
}
