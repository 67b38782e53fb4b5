//! A `PostgreSQL` cluster of its own for tests, here and in other crates.
//!
//! `TRAAD_TEST_POSTGRES=required` fails where no server is installed, `auto` (the default)
//! skips, `off` never looks. The cluster listens on a private socket only, is shared by all
//! test processes of one run, and is stopped when that run is over.

mod durable;
mod server;
mod tls;

pub use durable::{DurableCluster, Kill};
pub use tls::{TlsServer, postgres_with_tls};

use crate::Keys;
use server::Server;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

/// Names databases of one process apart.
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// The address of a fresh, empty `PostgreSQL` database, or `None` when tests on it are to be
/// skipped; then it says so.
///
/// # Panics
/// If a server is required or installed but cannot be started.
pub fn postgres_url() -> Option<String> {
    let wish = std::env::var("TRAAD_TEST_POSTGRES").unwrap_or_else(|_| "auto".to_owned());
    if wish == "off" {
        return None;
    }
    let Some(programs) = programs() else {
        assert!(
            wish != "required",
            "PostgreSQL is required, but no initdb was found"
        );
        println!("skipped: no PostgreSQL server found");
        return None;
    };
    let socket = cluster(&programs);
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    let name = format!("t_{}_{number}", std::process::id());
    let admin = address(&socket, "postgres");
    let mut client = postgres::Client::connect(&admin, postgres::NoTls).expect("the test cluster");
    client
        .batch_execute(&format!("CREATE DATABASE {name}"))
        .expect("a database of its own");
    Some(address(&socket, &name))
}

/// The keys of a test database: beside an `SQLite` file, or in the folder of the cluster.
///
/// # Panics
/// If the address is neither.
pub fn keys(url: &str) -> Keys {
    if let Ok(keys) = Keys::beside(url) {
        return keys;
    }
    let part = |name: &str| {
        let word = url.split(' ').find_map(|word| word.strip_prefix(name));
        word.expect("an address of the test cluster")
    };
    let folder = Path::new(part("host=")).join(format!("{}.keys", part("dbname=")));
    Keys::in_folder(folder)
}

/// The address of a fresh `SQLite` file in a directory of its own; it goes with the value.
pub fn sqlite_dir() -> TempDir {
    let number = COUNTER.fetch_add(1, Ordering::Relaxed);
    let name = format!("traad-test-{}-{number}", std::process::id());
    let path = std::env::temp_dir().join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).expect("a temporary directory");
    TempDir(path)
}

/// A directory that is removed with its value.
#[derive(Debug)]
pub struct TempDir(PathBuf);

impl TempDir {
    /// The address of a database file in it.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.0.join("test.db").display())
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TempDir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn address(socket: &Path, database: &str) -> String {
    format!("host={} user=postgres dbname={database}", socket.display())
}

/// Where the server's programs are.
fn programs() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH").into_iter();
    let on_path: Vec<PathBuf> = on_path
        .flat_map(|path| std::env::split_paths(&path).collect::<Vec<_>>())
        .collect();
    let packaged = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut packaged: Vec<PathBuf> = packaged.map(|dir| dir.path().join("bin")).collect();
    packaged.sort();
    let mut all = packaged.into_iter().rev().chain(on_path);
    all.find(|dir| dir.join("initdb").exists() && dir.join("pg_ctl").exists())
}

/// Starts the cluster of this run unless another process has; returns its socket directory.
fn cluster(programs: &Path) -> PathBuf {
    let run = runner();
    let dir = std::env::temp_dir().join(format!("traad-postgres-{run}"));
    let socket = dir.join("socket");
    let ready = socket.join("ready");
    // Whoever makes the directory starts the server; all others wait for it.
    if std::fs::create_dir(&dir).is_ok() {
        start(programs, &dir, run);
        std::fs::write(&ready, "").expect("a mark that the cluster is ready");
    }
    for _ in 0..600 {
        if ready.exists() {
            return socket;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("the PostgreSQL cluster in {} did not start", dir.display());
}

/// The process whose end ends the run: what started this test process.
fn runner() -> u32 {
    std::os::unix::process::parent_id()
}

fn start(programs: &Path, dir: &Path, run: u32) {
    let server = Server::make(programs, dir);
    server.start(
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off \
         -c max_connections=400 -c shared_buffers=128MB",
    );
    server.ends_with(run);
}
