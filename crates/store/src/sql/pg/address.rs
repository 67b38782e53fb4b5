//! The address of a `PostgreSQL` server: taken apart, and whether the way there is safe.
//!
//! Over a network only an encrypted connection to a server whose certificate was checked is
//! made, unless the address says `sslmode=disable`. What encrypts without checking whom it
//! speaks to is refused, for it protects from nobody who matters.

use crate::error::StoreError;
use postgres::Config;
use postgres::config::{Host, SslMode};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::sync::Arc;
use tokio_postgres_rustls::MakeRustlsConnect;

/// What is told of an address that is not understood: it may hold a password.
const ADDRESS: &str = "postgres…";

/// How a connection is made.
#[derive(Clone)]
pub(super) enum Way {
    /// Through a socket, on this machine, or because the address says so.
    Plain,
    /// Encrypted, the server's certificate checked against an authority of one's own.
    Checked(MakeRustlsConnect),
}

impl std::fmt::Debug for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Plain => "plain",
            Self::Checked(_) => "TLS, checked",
        })
    }
}

/// Reads an address: a URL or a libpq keyword string, with `sslmode` and `sslrootcert`.
pub(super) fn read(url: &str) -> Result<(Config, Way), StoreError> {
    let (rest, mode) = take(url, "sslmode");
    let (rest, root) = take(&rest, "sslrootcert");
    let mut config: Config = rest
        .parse()
        .map_err(|_| StoreError::Url(ADDRESS.to_owned()))?;
    let way = match (mode.as_deref(), root) {
        (Some("disable"), _) => Way::Plain,
        (None, None) if is_here(&config) => Way::Plain,
        (Some("verify-full") | None, Some(root)) => Way::Checked(checked(&root)?),
        (Some("verify-full"), None) => {
            return Err(StoreError::Tls(
                "sslmode=verify-full needs sslrootcert=FILE, the certificate of the authority \
                 that signed the server's"
                    .to_owned(),
            ));
        }
        (None, None) => {
            return Err(StoreError::Tls(
                "the server is on another machine: add sslmode=verify-full and sslrootcert=FILE, \
                 or sslmode=disable if the network between is safe by other means"
                    .to_owned(),
            ));
        }
        (Some(other), _) => {
            return Err(StoreError::Tls(format!(
                "sslmode={other} does not check whom it speaks to; write verify-full or disable"
            )));
        }
    };
    config.ssl_mode(match way {
        Way::Plain => SslMode::Disable,
        Way::Checked(_) => SslMode::Require,
    });
    Ok((config, way))
}

fn checked(root: &str) -> Result<MakeRustlsConnect, StoreError> {
    let refused = |why: String| StoreError::Tls(format!("the certificate {root}: {why}"));
    let mut roots = RootCertStore::empty();
    let found = CertificateDer::pem_file_iter(root).map_err(|e| refused(e.to_string()))?;
    for certificate in found {
        let certificate = certificate.map_err(|e| refused(e.to_string()))?;
        roots.add(certificate).map_err(|e| refused(e.to_string()))?;
    }
    if roots.is_empty() {
        return Err(refused("it holds none".to_owned()));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let client = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| refused(e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(client))
}

/// Whether every host is a socket or this machine.
fn is_here(config: &Config) -> bool {
    let named = config.get_hosts().iter().all(|host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost"
                || name
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|ip| ip.is_loopback())
        }
    });
    named
        && config
            .get_hostaddrs()
            .iter()
            .all(std::net::IpAddr::is_loopback)
}

/// Takes one setting out of an address.
fn take(address: &str, key: &str) -> (String, Option<String>) {
    if address.contains("://") {
        let Some((base, query)) = address.split_once('?') else {
            return (address.to_owned(), None);
        };
        let (mut kept, mut found) = (Vec::new(), None);
        for pair in query.split('&') {
            match pair.split_once('=') {
                Some((name, value)) if name == key => found = Some(decoded(value)),
                _ => kept.push(pair),
            }
        }
        let rest = if kept.is_empty() {
            base.to_owned()
        } else {
            format!("{base}?{}", kept.join("&"))
        };
        return (rest, found);
    }
    let (mut kept, mut found) = (Vec::new(), None);
    for word in words(address) {
        match word.split_once('=') {
            Some((name, value)) if name == key => found = Some(value.replace('\'', "")),
            _ => kept.push(word),
        }
    }
    (kept.join(" "), found)
}

/// The words of a keyword string; one in quotes may hold blanks.
fn words(text: &str) -> Vec<&str> {
    let (mut out, mut start, mut quoted, mut before) = (Vec::new(), 0, false, ' ');
    for (at, c) in text.char_indices() {
        if c == '\'' && before != '\\' {
            quoted = !quoted;
        }
        if c.is_whitespace() && !quoted {
            out.push(&text[start..at]);
            start = at + c.len_utf8();
        }
        before = c;
    }
    out.push(&text[start..]);
    out.retain(|word| !word.is_empty());
    out
}

/// `%2F` and the like as letters.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|_| *first == b'%')
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        rest = if code.is_some() { &after[2..] } else { after };
        bytes.push(code.unwrap_or(*first));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(url: &str) -> String {
        read(url).unwrap_err().to_string()
    }

    #[test]
    fn this_machine_needs_no_tls_and_another_one_does() {
        for here in [
            "host=/run/postgresql dbname=traad",
            "postgres://u@localhost/d",
            "postgres://u@127.0.0.1:5433/d?application_name=x",
            "postgres://u:p@db.example.dk/d?sslmode=disable",
        ] {
            let (config, way) = read(here).unwrap();
            assert!(matches!(way, Way::Plain), "{here}");
            assert_eq!(config.get_ssl_mode(), SslMode::Disable);
        }
        assert!(refusal("postgres://u:hemmelig@db.example.dk/d").contains("sslmode=verify-full"));
        assert!(refusal("host=10.0.0.5 dbname=d").contains("another machine"));
        assert!(!refusal("postgres://u:hemmelig@db.example.dk/d").contains("hemmelig"));
    }

    #[test]
    fn what_does_not_check_whom_it_speaks_to_is_refused() {
        for mode in ["require", "prefer", "allow", "verify-ca"] {
            let said = refusal(&format!("postgres://u@localhost/d?sslmode={mode}"));
            assert!(said.contains(mode), "{said}");
        }
        assert!(refusal("host=db sslmode=verify-full").contains("sslrootcert"));
        let gone = "host=db sslmode=verify-full sslrootcert='no such file'";
        assert!(refusal(gone).contains("no such file"));
    }

    #[test]
    fn settings_are_taken_out_of_both_forms() {
        let url = "postgres://u@h/d?a=1&sslrootcert=%2Fetc%2Fca.pem&b=2";
        let (rest, found) = take(url, "sslrootcert");
        assert_eq!(rest, "postgres://u@h/d?a=1&b=2");
        assert_eq!(found.as_deref(), Some("/etc/ca.pem"));
        let words = "host=h password='a b' sslrootcert='/etc/c a.pem' dbname=d";
        let (rest, found) = take(words, "sslrootcert");
        assert_eq!(rest, "host=h password='a b' dbname=d");
        assert_eq!(found.as_deref(), Some("/etc/c a.pem"));
    }
}
