//! Who somebody is: passwords, one-time codes, `OpenID` Connect. Knows no database and no page.

pub mod name;
pub mod oidc;
pub mod password;
pub mod random;
pub mod throttle;
pub mod totp;

pub use name::UserName;
