//! Accounts: logging in, one's own password, and what an administrator does for others.
//!
//! Passwords and codes are judged by `identity`; here stands who may, in which order, and
//! what is put on record.

mod contact;
mod enter;
mod factor;
mod manage;
mod own;
mod service;
mod staff;
mod view;

pub use enter::{Entry, Opened};
pub use factor::{Proved, Unproved};
pub use manage::FirstPassword;
pub use own::NewPassword;
pub use service::{Came, Left, Service};
pub use staff::Post;
pub use view::{AccountLine, AccountView};

use domain::Role;
use std::net::IpAddr;

/// How people log in here; every municipality may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How long a session lasts after its last use, in seconds.
    pub idle: i64,
    /// How long a session lasts in any case, in seconds.
    pub absolute: i64,
    /// Who needs a second factor.
    pub second_factor: SecondFactor,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            idle: 2 * 3600,
            absolute: 12 * 3600,
            second_factor: SecondFactor::WhereItMatters,
        }
    }
}

/// Who needs a second factor to log in with a password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecondFactor {
    /// Every role with a deed that asks for one.
    WhereItMatters,
    /// These roles.
    For(Vec<Role>),
}

/// Where somebody logs in from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origin {
    /// The network address; none where the server was not told.
    pub address: Option<IpAddr>,
    /// What kind of browser, coarsely.
    pub browser: String,
    /// The token that a browser keeps after somebody got in with it.
    pub known: Option<String>,
}

impl Origin {
    /// The address as it is written down.
    pub fn address(&self) -> String {
        self.address.map_or_else(String::new, |a| a.to_string())
    }

    /// The place failures are counted for: one who has an IPv6 address has a whole network
    /// of them.
    pub fn place(&self) -> String {
        match self.address {
            Some(IpAddr::V6(a)) if a.to_ipv4_mapped().is_none() => {
                let [first, second, third, fourth, ..] = a.segments();
                format!("{first:x}:{second:x}:{third:x}:{fourth:x}::/64")
            }
            Some(IpAddr::V6(a)) => a
                .to_ipv4_mapped()
                .map_or_else(String::new, |a| a.to_string()),
            Some(IpAddr::V4(a)) => a.to_string(),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(address: &str) -> String {
        Origin {
            address: address.parse().ok(),
            ..Origin::default()
        }
        .place()
    }

    #[test]
    fn neighbours_in_one_ipv6_network_are_one_place() {
        assert_eq!(place("2001:db8:1:2::7"), place("2001:db8:1:2:ffff::1"));
        assert_ne!(place("2001:db8:1:2::7"), place("2001:db8:1:3::7"));
        assert_eq!(place("::ffff:192.0.2.7"), place("192.0.2.7"));
    }
}
