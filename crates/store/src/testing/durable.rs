//! A cluster that waits for the disk as a real one does, for what must survive a kill and for
//! figures of recording.

use super::server::{Server, succeeds};
use super::{TempDir, address, programs, sqlite_dir};
use std::thread::sleep;
use std::time::Duration;

/// How a server is killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kill {
    /// `SIGKILL` to its first process; the others notice and go.
    Postmaster,
    /// All its processes end at once, without writing anything.
    AllAtOnce,
}

/// A `PostgreSQL` cluster of its own with full durability; gone with the value.
#[derive(Debug)]
pub struct DurableCluster {
    server: Server,
    _dir: TempDir,
}

const SETTINGS: &str = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on \
     -c max_connections=100 -c shared_buffers=256MB";

impl DurableCluster {
    /// Makes and starts a cluster; `None` where no server is installed.
    pub fn start() -> Option<Self> {
        let programs = programs()?;
        let dir = sqlite_dir();
        let server = Server::make(&programs, dir.path());
        server.start(SETTINGS);
        server.ends_with(std::process::id());
        Some(Self { server, _dir: dir })
    }

    /// The address of a fresh database.
    pub fn database(&self, name: &str) -> String {
        let admin = address(&self.server.socket(), "postgres");
        let mut client = postgres::Client::connect(&admin, postgres::NoTls).expect("the cluster");
        client
            .batch_execute(&format!("CREATE DATABASE {name}"))
            .expect("a database of its own");
        address(&self.server.socket(), name)
    }

    /// Kills the server.
    pub fn kill(&self, how: Kill) {
        match how {
            Kill::Postmaster => {
                let process = self.server.postmaster().expect("a running server");
                assert!(
                    succeeds(&format!("kill -9 {process}")),
                    "it was not running"
                );
            }
            Kill::AllAtOnce => assert!(self.server.stop_at_once(), "it was not running"),
        }
    }

    /// Starts the server again after a kill.
    pub fn start_again(&self) {
        // What a killed one leaves behind may hold its memory for a moment.
        let is_up = (0..50).any(|_| {
            let started = self.server.try_start(SETTINGS);
            if !started {
                sleep(Duration::from_millis(200));
            }
            started
        });
        assert!(is_up, "the server does not start again");
    }
}

impl Drop for DurableCluster {
    fn drop(&mut self) {
        self.server.stop_at_once();
    }
}
