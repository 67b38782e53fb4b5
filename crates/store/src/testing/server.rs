//! One `PostgreSQL` server in a directory of its own, on a private socket only.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A server that was made; whether it runs is for the caller to know.
#[derive(Debug)]
pub(super) struct Server {
    programs: PathBuf,
    dir: PathBuf,
}

impl Server {
    /// Makes the files of a server in an existing, empty directory.
    pub(super) fn make(programs: &Path, dir: &Path) -> Self {
        std::fs::create_dir(dir.join("socket")).expect("a directory for the socket");
        if is_root() {
            shell(&format!("chown -R postgres {}", dir.display()), false);
        }
        let server = Self {
            programs: programs.to_owned(),
            dir: dir.to_owned(),
        };
        let (bin, data) = (programs.display(), server.data());
        shell(
            &format!(
                "{bin}/initdb -D {} -U postgres -A trust -N -E UTF8 --locale=C.UTF-8",
                data.display()
            ),
            true,
        );
        server
    }

    fn data(&self) -> PathBuf {
        self.dir.join("data")
    }

    /// Where it listens.
    pub(super) fn socket(&self) -> PathBuf {
        self.dir.join("socket")
    }

    fn start_command(&self, settings: &str) -> String {
        let (bin, data, socket) = (self.programs.display(), self.data(), self.socket());
        let (data, socket) = (data.display(), socket.display());
        format!(
            "{bin}/pg_ctl -D {data} -w -l {socket}/log \
             -o \"-k {socket} -c listen_addresses= {settings}\" start"
        )
    }

    /// Starts it and waits until it answers.
    pub(super) fn start(&self, settings: &str) {
        shell(&self.start_command(settings), true);
    }

    /// Starts it; `false` if it does not start.
    pub(super) fn try_start(&self, settings: &str) -> bool {
        succeeds(&as_owner(&self.start_command(settings)))
    }

    fn stop_command(&self) -> String {
        let (bin, data) = (self.programs.display(), self.data());
        as_owner(&format!(
            "{bin}/pg_ctl -D {} -m immediate stop",
            data.display()
        ))
    }

    /// Ends all its processes at once, without writing anything; `false` if none was there.
    pub(super) fn stop_at_once(&self) -> bool {
        succeeds(&self.stop_command())
    }

    /// The number of its first process, if it runs.
    pub(super) fn postmaster(&self) -> Option<u32> {
        let file = std::fs::read_to_string(self.data().join("postmaster.pid")).ok()?;
        file.lines().next()?.trim().parse().ok()
    }

    /// Stops the server and takes its files when a process is over, however it ends.
    #[expect(
        clippy::zombie_processes,
        reason = "the watcher outlives this process on purpose"
    )]
    pub(super) fn ends_with(&self, process: u32) {
        let watch = format!(
            "while kill -0 {process} 2>/dev/null; do sleep 1; done; {}; rm -rf {}",
            self.stop_command(),
            self.dir.display()
        );
        Command::new("setsid")
            .args(["sh", "-c", &watch])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a watcher for the test cluster");
    }
}

/// The server refuses to run as root; then its files belong to the user `postgres`.
pub(super) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|out| out.stdout.starts_with(b"0\n"))
}

pub(super) fn as_owner(command: &str) -> String {
    if is_root() {
        format!("su postgres -s /bin/sh -c '{command}'")
    } else {
        command.to_owned()
    }
}

pub(super) fn shell(command: &str, as_server: bool) {
    let command = if as_server {
        as_owner(command)
    } else {
        command.to_owned()
    };
    assert!(succeeds(&command), "failed: {command}");
}

pub(super) fn succeeds(command: &str) -> bool {
    Command::new("sh")
        .args(["-c", command])
        .current_dir("/")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("a shell")
        .success()
}
