//! TLS at the front: certificate and key from files, read anew when they change or on SIGHUP.
//!
//! A pair that does not fit leaves the older one in force, and says so in the log.

use super::signals;
use anyhow::{Context, Result, bail};
use axum_server::tls_rustls::RustlsConfig;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How often the files are looked at.
const LOOK: Duration = Duration::from_secs(10);

/// A chain of certificates and its key, both PEM.
#[derive(Debug, Clone)]
pub struct Files {
    /// The server's certificate, then those that signed it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

impl Files {
    /// The files that are configured; `None` without TLS.
    pub fn of(settings: &crate::config::Tls) -> Result<Option<Self>> {
        match (settings.certificate.is_empty(), settings.key.is_empty()) {
            (true, true) => Ok(None),
            (false, false) => Ok(Some(Self {
                certificate: settings.certificate.clone().into(),
                key: settings.key.clone().into(),
            })),
            _ => bail!("tls.certificate and tls.key belong together: one of them is missing"),
        }
    }
}

/// Reads the files, and goes on reading them.
pub async fn load(files: Files) -> Result<RustlsConfig> {
    let config = RustlsConfig::from_pem_file(&files.certificate, &files.key)
        .await
        .with_context(|| {
            format!(
                "the certificate {} or its key {} cannot be used",
                files.certificate.display(),
                files.key.display()
            )
        })?;
    tokio::spawn(keep(config.clone(), files));
    Ok(config)
}

async fn keep(config: RustlsConfig, files: Files) {
    let mut hang_up = match signals::hang_up() {
        Ok(signal) => signal,
        Err(error) => {
            tracing::error!(%error, "SIGHUP cannot be heard");
            return;
        }
    };
    let mut seen = print(&files);
    loop {
        let is_asked = tokio::select! {
            _ = hang_up.recv() => true,
            () = tokio::time::sleep(LOOK) => false,
        };
        let now = print(&files);
        if !is_asked && now == seen {
            continue;
        }
        seen = now;
        match config
            .reload_from_pem_file(&files.certificate, &files.key)
            .await
        {
            Ok(()) => tracing::info!("the certificate was read anew"),
            Err(error) => {
                tracing::error!(%error, "the new certificate cannot be used; the older one stays");
            }
        }
    }
}

/// What tells that a file was replaced: its length and when it was written.
fn print(files: &Files) -> [Option<(u64, std::time::SystemTime)>; 2] {
    let of = |path: &Path| {
        let meta = std::fs::metadata(path).ok()?;
        Some((meta.len(), meta.modified().ok()?))
    };
    [of(&files.certificate), of(&files.key)]
}
