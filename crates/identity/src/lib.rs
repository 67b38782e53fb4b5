//! Who somebody is: passwords, one-time codes, `OpenID` Connect. Knows no database and no page.

pub mod name;
pub mod password;
pub mod random;
pub mod throttle;

pub use name::UserName;
