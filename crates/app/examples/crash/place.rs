//! Where the database is, and what can be killed besides the program that records.

use std::cell::Cell;
use std::path::PathBuf;
use store::testing::{DurableCluster, Kill, TempDir, sqlite_dir};

/// A kind of database.
pub trait Place {
    /// In words.
    fn name(&self) -> &'static str;

    /// A fresh database, and a folder for its backups.
    fn fresh(&self) -> (Database, PathBuf);

    /// Kills what is not the program itself; says what, or `None` if there is nothing.
    fn kill_server(&self, choice: u64) -> Option<&'static str>;

    /// Brings up again what was killed.
    fn start_again(&self);
}

/// A database of one batch of rounds.
pub struct Database {
    /// Its address.
    pub url: String,
    /// Its folder, which goes with it.
    _dir: TempDir,
}

fn folder(dir: &TempDir) -> PathBuf {
    let folder = dir.path().join("backups");
    std::fs::create_dir(&folder).expect("a folder for backups");
    folder
}

/// One file: the program that records is the database.
#[derive(Default)]
pub struct Lite {}

impl Place for Lite {
    fn name(&self) -> &'static str {
        "sqlite"
    }

    fn fresh(&self) -> (Database, PathBuf) {
        let dir = sqlite_dir();
        let (url, backups) = (dir.url(), folder(&dir));
        (Database { url, _dir: dir }, backups)
    }

    fn kill_server(&self, _: u64) -> Option<&'static str> {
        None
    }

    fn start_again(&self) {}
}

/// A server of its own that waits for the disk.
pub struct Pg {
    cluster: DurableCluster,
    databases: Cell<u32>,
}

impl Pg {
    /// Starts it; `None` where none is installed.
    pub fn start() -> Option<Self> {
        Some(Self {
            cluster: DurableCluster::start()?,
            databases: Cell::new(0),
        })
    }
}

impl Place for Pg {
    fn name(&self) -> &'static str {
        "postgres"
    }

    fn fresh(&self) -> (Database, PathBuf) {
        self.databases.set(self.databases.get() + 1);
        let url = self
            .cluster
            .database(&format!("crash_{}", self.databases.get()));
        let dir = sqlite_dir();
        let backups = folder(&dir);
        (Database { url, _dir: dir }, backups)
    }

    /// In half of the rounds the server is killed too, one way or the other.
    fn kill_server(&self, choice: u64) -> Option<&'static str> {
        match choice % 4 {
            0 => {
                self.cluster.kill(Kill::Postmaster);
                Some("postmaster")
            }
            1 => {
                self.cluster.kill(Kill::AllAtOnce);
                Some("all of the server")
            }
            _ => None,
        }
    }

    fn start_again(&self) {
        self.cluster.start_again();
    }
}
