//! Who somebody is: passwords, one-time codes, `OpenID` Connect. Knows no database and no page.
