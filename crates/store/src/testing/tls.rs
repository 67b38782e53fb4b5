//! A server with a certificate, for tests of the way to it.

use super::server::{as_owner, is_root, shell};
use super::{TempDir, postgres_url, programs, sqlite_dir};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A server of its own that speaks TLS on this machine's own address; it goes with the value.
#[derive(Debug)]
pub struct TlsServer {
    programs: PathBuf,
    dir: TempDir,
    /// Its port.
    pub port: u16,
}

/// Starts a server with a certificate and its key, both PEM; `None` as for [`postgres_url`].
///
/// # Panics
/// If a server is required or installed but cannot be started.
pub fn postgres_with_tls(certificate: &Path, key: &Path) -> Option<TlsServer> {
    // Whether tests on PostgreSQL are wished for at all is decided in one place.
    postgres_url()?;
    let programs = programs()?;
    let dir = sqlite_dir();
    let path = dir.path().to_owned();
    for (from, name) in [(certificate, "server.pem"), (key, "server.key")] {
        std::fs::copy(from, path.join(name)).expect("a copy");
    }
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = free.local_addr().expect("its number").port();
    drop(free);
    let (bin, here) = (programs.display(), path.display());
    shell(
        &format!("chmod 700 {here} && chmod 600 {here}/server.key"),
        false,
    );
    if is_root() {
        shell(&format!("chown -R postgres {here}"), false);
    }
    shell(
        &format!("{bin}/initdb -D {here}/data -U postgres -A trust -N -E UTF8 --locale=C.UTF-8"),
        true,
    );
    let options = format!(
        "-k {here} -c listen_addresses=127.0.0.1 -c port={port} -c fsync=off -c ssl=on \
         -c ssl_cert_file={here}/server.pem -c ssl_key_file={here}/server.key"
    );
    shell(
        &format!("{bin}/pg_ctl -D {here}/data -w -l {here}/log -o \"{options}\" start"),
        true,
    );
    Some(TlsServer {
        programs,
        dir,
        port,
    })
}

impl Drop for TlsServer {
    fn drop(&mut self) {
        let (bin, here) = (self.programs.display(), self.dir.path().display());
        let stop = as_owner(&format!("{bin}/pg_ctl -D {here}/data -m immediate stop"));
        let _ = Command::new("sh")
            .args(["-c", &stop])
            .current_dir("/")
            .stdout(Stdio::null())
            .status();
    }
}
