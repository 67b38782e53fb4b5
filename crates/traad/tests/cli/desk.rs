//! A folder with a database, and the program run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for one test, removed afterwards.
pub struct Desk(PathBuf);

impl Desk {
    /// A new one.
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("traad-cli-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    /// Where a file of that name lies in it.
    pub fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    /// Runs a command on its database.
    pub fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_traad"))
            .args(["--database", &format!("sqlite:{}", self.path("t.db"))])
            .args(arguments)
            .env_remove("TRAAD_DATABASE")
            .env_remove("TRAAD_CONFIG")
            .output()
            .expect("the program runs")
    }

    /// Runs a command that must succeed and gives back what it printed.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Runs a command and gives back what it printed, however it ended.
    pub fn said(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.run(arguments).stdout).expect("text")
    }

    /// A small municipality, taken in.
    pub fn filled(name: &str) -> Self {
        let desk = Self::new(name);
        desk.generate("g.jsonl");
        desk.ok(&["import", &desk.path("g.jsonl")]);
        desk
    }

    /// Writes a small municipality into a file.
    pub fn generate(&self, file: &str) {
        let out = self.path(file);
        self.ok(&[
            "generate",
            "--children",
            "120",
            "--years",
            "5",
            "--until",
            "2026-06-30",
            "--seed",
            "5",
            "--out",
            &out,
        ]);
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The text of a file.
pub fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a file")
}
