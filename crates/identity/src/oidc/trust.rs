//! Whom the program believes to be the log-in service: certificates of authorities that browsers
//! know, or of the municipality's own.

use openidconnect::ureq;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How long to wait for the service.
const PATIENCE: Duration = Duration::from_secs(10);

/// The certificate of an authority that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the certificate {0}: {1}")]
pub struct NoAuthority(String, String);

/// What speaks to the service; with a file of authorities (PEM) it believes these and no others.
pub(super) fn agent(authority: Option<&Path>) -> Result<ureq::Agent, NoAuthority> {
    // A redirect could lead the program to machines that only it can reach.
    let builder = ureq::AgentBuilder::new().redirects(0).timeout(PATIENCE);
    Ok(match authority {
        Some(path) => builder.tls_config(Arc::new(trusting(path)?)).build(),
        None => builder.build(),
    })
}

fn trusting(path: &Path) -> Result<ClientConfig, NoAuthority> {
    let refused =
        |why: &dyn std::fmt::Display| NoAuthority(path.display().to_string(), why.to_string());
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|e| refused(&e))? {
        let certificate = certificate.map_err(|e| refused(&e))?;
        roots.add(certificate).map_err(|e| refused(&e))?;
    }
    if roots.is_empty() {
        return Err(refused(&"it holds none"));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| refused(&e))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

#[cfg(test)]
mod tests {
    use super::agent;
    use std::path::Path;

    #[test]
    fn a_file_that_is_not_there_or_holds_no_certificate_is_refused() {
        let said = |path: &str| agent(Some(Path::new(path))).unwrap_err().to_string();
        assert!(said("no such file").contains("no such file"));
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert!(said(here).contains("it holds none"), "{}", said(here));
    }
}
