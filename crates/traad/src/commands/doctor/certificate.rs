//! Until when a certificate is valid.

use anyhow::{Context, Result};
use domain::Moment;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use x509_cert::Certificate;
use x509_cert::der::Decode;

/// The earliest end among the certificates of a PEM file.
pub fn ends_at(path: &str) -> Result<Moment> {
    let unreadable = || format!("the certificate {path} cannot be read");
    let mut ends = Vec::new();
    for one in CertificateDer::pem_file_iter(path).with_context(unreadable)? {
        let one = Certificate::from_der(&one.with_context(unreadable)?).with_context(unreadable)?;
        let end = one.tbs_certificate.validity.not_after.to_unix_duration();
        ends.push(Moment(i64::try_from(end.as_secs())?));
    }
    ends.into_iter().min().with_context(unreadable)
}
